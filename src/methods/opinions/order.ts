import type { Random } from '../random/random.ts';
import { length } from './axes.ts';
import type { Components } from './components.ts';
import type { Tally } from './tallies.ts';
import type { Votes } from './votes.ts';

/** A statement that may be shown next, and how people have voted on it so far. */
export interface Waiting extends Tally {
  readonly statement: string;
  /** How far it parts people: see `extremitiesOf`; 0 or left out while nobody knows. */
  readonly extremity?: number;
}

/** By how much a statement that nobody has seen goes before one that is known, and after how many votes that is halved. */
const NEW = 8;
const HALVED_AFTER = 5;

/**
 * How much a vote on a statement teaches: ((1 − p) (1 + e) a (1 + 8 · 2^(−n/5)))², p the share who pass and a the share
 * who agree among n voters (each with one added of two), e its extremity. As the Polis server does (compdemocracy/polis,
 * `priority-metric`): new statements first, then those that part people and that are not passed over.
 */
export function priorityOf({
  agree,
  disagree,
  seen,
  extremity = 0,
}: Omit<Waiting, 'statement'>): number {
  const passed = (seen - agree - disagree + 1) / (seen + 2);
  const agreed = (agree + 1) / (seen + 2);
  const fresh = 1 + NEW * 2 ** (-seen / HALVED_AFTER);
  return ((1 - passed) * (1 + extremity) * agreed * fresh) ** 2;
}

/**
 * One of the statements that a participant has not voted on, drawn in proportion to its priority, so that no statement
 * is never shown; null where there is none. `waiting` in the order of numbers makes the draw the same for the same seed.
 */
export function nextStatement(waiting: readonly Waiting[], random: Random): string | null {
  const weights = waiting.map(priorityOf);
  let left = random() * weights.reduce((sum, one) => sum + one, 0);
  for (const [at, { statement }] of waiting.entries()) {
    left -= weights[at] ?? 0;
    if (left < 0) return statement;
  }
  return waiting.at(-1)?.statement ?? null;
}

/** How far from the middle somebody would stand who agreed with one statement and did nothing else. */
export function extremitiesOf(
  { statements }: Pick<Votes, 'statements'>,
  { axes, centre }: Pick<Components, 'axes' | 'centre'>,
): Map<string, number> {
  const scale = Math.sqrt(statements.length);
  return new Map(
    statements.map((name, at) => {
      const loading = length(Float64Array.from(axes, (axis) => axis[at] ?? 0));
      return [name, scale * loading * (1 - (centre[at] ?? 0))];
    }),
  );
}
