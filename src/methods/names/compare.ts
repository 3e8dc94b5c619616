import { isCore, isInitial, isWide, type Match, pairUp } from './pairing.ts';
import { type Part, partsOf, type Role, readingsOf } from './parts.ts';
import { wordSimilarity } from './similarity.ts';

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

function judge(left: readonly Part[], right: readonly Part[]): Comparison {
  const matches = pairUp(left, right);
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

function rest(parts: readonly Part[], matches: readonly Match[], side: 'left' | 'right'): Part[] {
  return parts.filter((_, at) => !matches.some(({ [side]: [from, to] }) => at >= from && at < to));
}

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
