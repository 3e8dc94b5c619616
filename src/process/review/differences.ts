/** Where two spellings of one value part: what stands alike at both ends, and what lies between. */

export interface Parts {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** Cut between letters as readers count them, so that no accent is torn from its letter. */
export function partsOf(one: string, other: string): readonly [Parts, Parts] {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && same(a[start], b[start])) start += 1;
  let end = 0;
  while (end < most - start && same(a.at(-1 - end), b.at(-1 - end))) end += 1;
  const cut = (letters: readonly string[]): Parts => ({
    before: letters.slice(0, start).join(''),
    between: letters.slice(start, letters.length - end).join(''),
    after: letters.slice(letters.length - end).join(''),
  });
  return [cut(a), cut(b)];
}

const SEGMENTS = new Intl.Segmenter('und', { granularity: 'grapheme' });

const lettersOf = (text: string): string[] =>
  Array.from(SEGMENTS.segment(text.normalize('NFC')), ({ segment }) => segment);

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLocaleLowerCase('und') === b.toLocaleLowerCase('und');
