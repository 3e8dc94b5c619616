import { type Part, partsOf, type Role, readingsOf } from './parts.ts';
import { romaniseToken } from './romanise.ts';
import { wordOf, wordSimilarity } from './similarity.ts';

/** Why two names are judged as they are; pages translate these codes. */
export const REASONS = [
  'same',
  'nothing-to-compare',
  'different-name',
  'other-script',
  'other-spelling',
  'order-swapped',
  'written-together',
  'initial',
  'name-left-out',
  'patronymic-left-out',
  'particle-left-out',
  'title-left-out',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Comparison {
  /** From 0 to 1; `SAME_NAME` and more says that both are one name. */
  readonly similarity: number;
  readonly reasons: readonly Reason[];
}

/** The one threshold for all scripts, of words and of whole names. */
export const SAME_NAME = 0.5;

/**
 * Compares two whole names in any scripts: words are paired in whatever order, two or three that stand together also
 * as one (« Abd al-Rahman », « Abdelrahman »); what one side leaves out costs little, a name against another much.
 * Symmetric, 1 for the same words in the same order; bounded by 12 words a name.
 */
export function compareNames(one: string, other: string): Comparison {
  const [first, second] = one < other ? [one, other] : [other, one];
  const [left, right] = [partsOf(first), partsOf(second)];
  if (left.length === 0 || right.length === 0)
    return { similarity: 0, reasons: ['nothing-to-compare'] };
  if (textOf(left) === textOf(right)) return { similarity: 1, reasons: ['same'] };
  const scripts = left[0]?.word.script === right[0]?.word.script;
  const readings = scripts ? [[left, right] as const] : readingsOfBoth(left, right);
  return readings
    .map(([a, b]) => judge(a, b))
    .reduce((best, each) => (each.similarity > best.similarity ? each : best));
}

const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join(' ');

function readingsOfBoth(left: readonly Part[], right: readonly Part[]) {
  return readingsOf(left).flatMap((a) => readingsOf(right).map((b) => [a, b] as const));
}

/** Words `from` to `to` of one name beside those of another. */
interface Match {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
  readonly similarity: number;
  readonly initial: boolean;
}

function judge(left: readonly Part[], right: readonly Part[]): Comparison {
  const matches = pairUp(candidates(left, right), left.length, right.length);
  const leftRest = rest(left, matches, 'left');
  const rightRest = rest(right, matches, 'right');
  const conflicts = conflictsOf(leftRest.filter(isCore), rightRest.filter(isCore));
  const scores = matches.map(({ similarity }) => similarity).concat(conflicts);
  const omissions = omissionsOf([...leftRest, ...rightRest], conflicts.length);
  const swapped = isSwapped(matches);
  const similarity =
    blend(scores) *
    omissions.reduce((product, reason) => product * COSTS[reason], 1) *
    (swapped ? SWAPPED : 1) *
    (certain(matches, left, right) ? 1 : UNCERTAIN);
  const reasons = reasonsOf(left, right, matches, conflicts, swapped, omissions);
  return { similarity: Math.min(1, similarity), reasons };
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

type Span = readonly [number, number];

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

const isInitial = ({ role }: Part): boolean => role === 'initial';

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

function ofInitials(one: Part | undefined, other: Part | undefined): number {
  if (!one || !other) return 0;
  if (one.text === other.text) return 1;
  const [a, b] = [soundOf(one), soundOf(other)];
  return a !== '' && a === b ? INITIAL : 0;
}

/** The first sound of a word, where habits of spelling differ. */
function soundOf({ text }: Part): string {
  const first = romaniseToken(text).charAt(0);
  return first === 'c' || first === 'q' ? 'k' : first === 'j' || first === 'i' ? 'y' : first;
}

/** The best pairs first; no word twice. */
function pairUp(found: readonly Match[], lefts: number, rights: number): Match[] {
  const ranked = found.toSorted(
    (a, b) =>
      b.similarity - a.similarity ||
      drift(a, lefts, rights) - drift(b, lefts, rights) ||
      a.left[0] - b.left[0] ||
      a.right[0] - b.right[0],
  );
  const chosen: Match[] = [];
  for (const match of ranked)
    if (
      !chosen.some((other) => overlap(match.left, other.left) || overlap(match.right, other.right))
    )
      chosen.push(match);
  return chosen;
}

const drift = ({ left, right }: Match, lefts: number, rights: number): number =>
  Math.abs((left[0] + left[1]) / lefts - (right[0] + right[1]) / rights);

const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

function rest(parts: readonly Part[], matches: readonly Match[], side: 'left' | 'right'): Part[] {
  return parts.filter((_, at) => !matches.some(({ [side]: [from, to] }) => at >= from && at < to));
}

const isCore = ({ role }: Part): boolean => role === 'name' || role === 'patronymic';

/** Names that one side has and the other has not, beside what the other has in their place. */
function conflictsOf(left: readonly Part[], right: readonly Part[]): number[] {
  const [fewer, more] = left.length < right.length ? [left, right] : [right, left];
  return fewer.map((part) =>
    Math.max(...more.map((other) => wordSimilarity(part.word, other.word))),
  );
}

/** A typical name counts as much as the worst: one wrong family name is not mended by three right given names. */
function blend(scores: readonly number[]): number {
  if (scores.length === 0) return 0;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.sqrt(mean * Math.min(...scores));
}

const COSTS = {
  'name-left-out': 0.9,
  'patronymic-left-out': 0.96,
  'particle-left-out': 0.98,
  'title-left-out': 0.99,
} as const;
type Omission = keyof typeof COSTS;

const OMISSION: Readonly<Record<Role, Omission>> = {
  name: 'name-left-out',
  initial: 'patronymic-left-out',
  patronymic: 'patronymic-left-out',
  particle: 'particle-left-out',
  title: 'title-left-out',
};

/** What is left over on one side; as many names as conflicts have their counterpart already, on both sides. */
function omissionsOf(parts: readonly Part[], conflicts: number): Omission[] {
  const cores = parts.filter(isCore).slice(2 * conflicts);
  return parts
    .filter((part) => !isCore(part))
    .concat(cores)
    .map(({ role }) => OMISSION[role]);
}

const SWAPPED = 0.98;

function isSwapped(matches: readonly Match[]): boolean {
  const inOrder = matches.toSorted((a, b) => a.left[0] - b.left[0]);
  return inOrder.some(({ right }, at) => at > 0 && right[0] < (inOrder[at - 1]?.right[0] ?? 0));
}

/** One name of several, or nothing but initials, does not tell who somebody is. */
const UNCERTAIN = 0.5;

function certain(
  matches: readonly Match[],
  left: readonly Part[],
  right: readonly Part[],
): boolean {
  const whole = matches.filter(
    ({ initial, left: [from, to] }) => !initial && left.slice(from, to).some(isCore),
  );
  if (whole.length === 0) return false;
  const said = Math.max(left.filter(counts).length, right.filter(counts).length);
  const initials = matches.filter(({ initial }) => initial);
  return whole.length + initials.length > 1 || said === 1 || whole.some(isWide);
}

const isWide = ({ left: [a, b], right: [c, d] }: Match): boolean => b - a + d - c > 2;

const counts = (part: Part): boolean => isCore(part) || isInitial(part);

function reasonsOf(
  left: readonly Part[],
  right: readonly Part[],
  matches: readonly Match[],
  conflicts: readonly number[],
  swapped: boolean,
  omissions: readonly Omission[],
): Reason[] {
  const apart = left[0]?.word.script !== right[0]?.word.script;
  const said: Readonly<Record<Reason, boolean>> = {
    same: false,
    'nothing-to-compare': false,
    'different-name': conflicts.length > 0 || matches.length === 0,
    'other-script': apart,
    'other-spelling':
      !apart && matches.some(({ similarity, initial }) => similarity < 1 && !initial),
    'order-swapped': swapped,
    'written-together': matches.some(isWide),
    initial: matches.some(({ initial, similarity }) => initial && similarity < 1),
    'name-left-out': omissions.includes('name-left-out'),
    'patronymic-left-out': omissions.includes('patronymic-left-out'),
    'particle-left-out': omissions.includes('particle-left-out'),
    'title-left-out': omissions.includes('title-left-out'),
  };
  return REASONS.filter((reason) => said[reason]);
}
