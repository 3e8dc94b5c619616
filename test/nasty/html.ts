/** Reads our own pages as a browser would, and more strictly: what is not written as the hub writes it is a fault. */

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text directly and deeply within, as a reader sees it. */
  text: string;
  readonly children: Element[];
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Within these a browser reads text until their end tag, whatever it looks like. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });

/** The page as a tree; throws where it is not well-formed, as after a quote that got out. */
export function readHtml(page: string): Element {
  const root: Element = { name: '#page', attributes: new Map(), text: '', children: [] };
  const open = [root];
  const tags =
    /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|<!doctype html>/gi;
  let at = 0;
  const say = (text: string) => {
    if (/<[a-z/!?]/i.test(text)) throw new Error(`not well-formed: ${text.slice(0, 200)}`);
    for (const element of open) element.text += decoded(text);
  };
  for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
    say(page.slice(at, tag.index));
    at = tags.lastIndex;
    const [, ends, given, attributes = '', alone] = tag;
    const name = given?.toLowerCase();
    if (!name) continue;
    if (ends) close(open, name);
    else {
      const element = { name, attributes: attributesOf(attributes), text: '', children: [] };
      open.at(-1)?.children.push(element);
      if (alone || VOID.has(name)) continue;
      open.push(element);
      if (!RAW.has(name)) continue;
      const end = page.toLowerCase().indexOf(`</${name}`, at);
      for (const each of open) each.text += decoded(page.slice(at, end));
      at = end;
      tags.lastIndex = end;
    }
  }
  say(page.slice(at));
  return root;
}

function close(open: Element[], name: string): void {
  const last = open.pop();
  if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`);
}

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([a-z][\w:-]*)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      decoded(value),
    ]),
  );

/** Every element below, in the order of the page. */
export function* elementsOf(element: Element): Generator<Element> {
  for (const child of element.children) {
    yield child;
    yield* elementsOf(child);
  }
}
