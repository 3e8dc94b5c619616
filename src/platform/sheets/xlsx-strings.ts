import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Archive } from './xlsx-archive.ts';
import { type MarkupHandler, walkMarkup } from './xlsx-markup.ts';

/** The texts that cells refer to by number. Pronunciation guides (`rPh`) are no part of a text. */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  limits: Limits,
): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.has(part)) return strings;
  let text = '';
  let taking = false;
  let phonetic = false;
  let total = 0;
  const handler: MarkupHandler = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text(piece) {
      if (taking) text += piece;
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      total += text.length + 8;
      if (total > limits.sharedChars) {
        throw refusal('too-much-text', { file: archive.file, limit: limits.sharedChars });
      }
      strings.push(unescapeText(text));
    },
  };
  for await (const _ of walkMarkup(archive.read(part), handler, archive.file));
  return strings;
}

/** ECMA-376 22.4.2.4: characters that XML cannot hold are written `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
