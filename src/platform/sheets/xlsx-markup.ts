import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { asDamage, refusal } from './refusals.ts';

export type Attributes = Record<string, string>;

/** Names come without their namespace prefix: producers differ (`c`, `x:c`). */
export interface MarkupHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const DEPTH = 64;
const QUIET = 8 * 1024 * 1024;

/**
 * Feeds a part to the handler, a step for each piece read, so that the caller can give on what it has before reading on.
 * A DOCTYPE is refused whatever is in it: workbooks have none, and entities are declared nowhere else.
 */
export async function* walkMarkup(
  pieces: AsyncIterable<Buffer>,
  handler: MarkupHandler,
  file: string,
): AsyncGenerator<void> {
  const decoder = new StringDecoder('utf8');
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  let depth = 0;
  let quiet = 0;
  parser.on('doctype', () => {
    throw refusal('entities', { file });
  });
  parser.on('opentag', (tag) => {
    quiet = 0;
    depth += 1;
    if (depth > DEPTH) throw refusal('damaged', { file });
    handler.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    quiet = 0;
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  const onText = (text: string) => handler.text?.(text);
  parser.on('text', onText);
  parser.on('cdata', onText);
  try {
    for await (const piece of pieces) {
      const text = decoder.write(piece);
      quiet += text.length;
      parser.write(text);
      // So much without a tag is one endless text, comment, attribute or DOCTYPE.
      if (quiet > QUIET) throw refusal('endless-text', { file });
      yield;
    }
    parser.close();
  } catch (error) {
    throw asDamage(error, file);
  }
  yield;
}

const SMALL = 32 * 1024 * 1024;

/** For parts that are small by nature (the list of sheets, the styles): a large one is no honest one. */
export async function readSmallMarkup(
  pieces: AsyncIterable<Buffer>,
  handler: MarkupHandler,
  file: string,
): Promise<void> {
  for await (const _ of walkMarkup(upTo(pieces, SMALL, file), handler, file));
}

async function* upTo(
  pieces: AsyncIterable<Buffer>,
  bytes: number,
  file: string,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > bytes) throw refusal('damaged', { file });
    yield piece;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
