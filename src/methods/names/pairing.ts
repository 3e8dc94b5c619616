import type { Part } from './parts.ts';
import { romaniseToken } from './romanise.ts';
import { SAME_NAME, wordOf, wordSimilarity } from './similarity.ts';

/** From this word on, up to but without that one. */
type Span = readonly [number, number];

/** Words of one name beside words of another. */
export interface Match {
  readonly left: Span;
  readonly right: Span;
  readonly similarity: number;
  readonly initial: boolean;
}

/** Words of two names that stand for one another, the best pairs first; no word twice. */
export function pairUp(left: readonly Part[], right: readonly Part[]): Match[] {
  const ranked = candidates(left, right).toSorted(
    (a, b) =>
      b.similarity - a.similarity ||
      drift(a, left.length, right.length) - drift(b, left.length, right.length) ||
      a.left[0] - b.left[0] ||
      a.right[0] - b.right[0],
  );
  const chosen: Match[] = [];
  for (const next of ranked)
    if (!chosen.some((one) => overlap(next.left, one.left) || overlap(next.right, one.right)))
      chosen.push(next);
  return chosen;
}

const WIDEST = 3;
/** What an initial says of a name. */
const INITIAL = 0.75;

function candidates(left: readonly Part[], right: readonly Part[]): Match[] {
  const singles = left.flatMap((one, i) =>
    right.flatMap((other, j) => {
      const initial = isInitial(one) || isInitial(other);
      const similarity = initial ? ofInitials(one, other) : wordSimilarity(one.word, other.word);
      return match([i, i + 1], [j, j + 1], similarity, initial);
    }),
  );
  const clear = singles.filter(({ similarity }) => similarity >= CLEAR);
  return [
    ...singles,
    ...[...wideSpans(left.length, right.length)].flatMap(([a, b]) =>
      clear.some((each) => overlap(each.left, a) || overlap(each.right, b))
        ? []
        : match(a, b, ofSpans(left.slice(...a), right.slice(...b)), false),
    ),
  ];
}

/** Words so near need not be tried together with their neighbours. */
const CLEAR = 0.95;

function match(left: Span, right: Span, similarity: number, initial: boolean): Match[] {
  return similarity >= SAME_NAME ? [{ left, right, similarity, initial }] : [];
}

/** Two or three words that stand together on one side, one on the other. */
function* wideSpans(lefts: number, rights: number): Generator<readonly [Span, Span]> {
  for (let i = 0; i < lefts; i++)
    for (let j = 0; j < rights; j++)
      for (let wide = 2; wide <= WIDEST; wide++) {
        if (i + wide <= lefts)
          yield [
            [i, i + wide],
            [j, j + 1],
          ];
        if (j + wide <= rights)
          yield [
            [i, i + 1],
            [j, j + wide],
          ];
      }
}

export const isInitial = ({ role }: Part): boolean => role === 'initial';

function ofSpans(one: readonly Part[], other: readonly Part[]): number {
  const [first, second] = [joined(one), joined(other)];
  return first && second ? wordSimilarity(first, second) : 0;
}

function joined(parts: readonly Part[]) {
  const [only] = parts;
  if (only && parts.length === 1) return only.word;
  const sameScript = parts.every(({ word }) => word.script === only?.word.script);
  return sameScript ? wordOf(parts.map(({ text }) => text).join('')) : null;
}

function ofInitials(one: Part, other: Part): number {
  if (one.text === other.text) return 1;
  if (![one, other].every((part) => isCore(part) || isInitial(part))) return 0;
  const [a, b] = [soundOf(one), soundOf(other)];
  return a !== '' && a === b ? INITIAL : 0;
}

/** The first sound of a word, where habits of spelling differ. */
function soundOf({ text }: Part): string {
  const first = romaniseToken(text).charAt(0);
  return first === 'c' || first === 'q' ? 'k' : first === 'j' || first === 'i' ? 'y' : first;
}

const drift = ({ left, right }: Match, lefts: number, rights: number): number =>
  Math.abs((left[0] + left[1]) / lefts - (right[0] + right[1]) / rights);

const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

export const isCore = ({ role }: Part): boolean => role === 'name' || role === 'patronymic';

/** Whether several words stand as one. */
export const isWide = ({ left: [a, b], right: [c, d] }: Match): boolean => b - a + d - c > 2;
