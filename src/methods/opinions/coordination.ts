import { alikeIn } from './alike.ts';
import type { Opinions } from './told.ts';

/** How many people voted for the first time on a day; days without any are told too. */
export interface Arrivals {
  readonly day: string;
  readonly newcomers: number;
}

/** Something that a person should look at. It removes nobody: see docs/methods/opinions.md for honest causes of each. */
export type Flag =
  | {
      readonly code: 'flood';
      readonly day: string;
      readonly newcomers: number;
      /** Newcomers on a usual day before. */
      readonly usual: number;
      /** How many standard deviations above it, of counts as they scattered before. */
      readonly deviations: number;
    }
  | {
      readonly code: 'alike';
      readonly participants: readonly string[];
      /** Statements on which two of them both voted, and on how many they voted the same: of the pair that is least alike. */
      readonly shared: number;
      readonly same: number;
      /** How many pairs at least as alike chance would give among all participants, of the same pair. */
      readonly expected: number;
    };

/**
 * Floods of newcomers and people who vote as one beyond chance. O(votes) and days; the same input gives the same flags,
 * floods by day, then those alike, the largest set first.
 */
export function coordination(opinions: Opinions, arrivals: readonly Arrivals[] = []): Flag[] {
  return [...floods(arrivals), ...concerts(opinions)];
}

/** A day is compared with up to so many before it, and with no fewer than `LEAST_DAYS`. */
const DAYS = 14;
const LEAST_DAYS = 3;
const LEAST_NEWCOMERS = 10;
/** One false alarm in some 30,000 days if counts scatter as they did. */
const DEVIATIONS = 4;

function floods(arrivals: readonly Arrivals[]): Flag[] {
  const days = arrivals.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const calm: number[] = [];
  return days.flatMap(({ day, newcomers }): Flag[] => {
    const before = calm.slice(-DAYS);
    const usual = before.reduce((sum, one) => sum + one, 0) / Math.max(1, before.length);
    const deviations = before.length < LEAST_DAYS ? 0 : deviationsOf(newcomers, usual, before);
    const flood = newcomers >= LEAST_NEWCOMERS && deviations > DEVIATIONS;
    // A flood does not make the next one usual.
    if (!flood) calm.push(newcomers);
    return flood ? [{ code: 'flood', day, newcomers, usual, deviations }] : [];
  });
}

/** Of roots, which scatter alike whatever the count (Anscombe 1948), widened where days scattered more than a Poisson count. */
function deviationsOf(count: number, usual: number, before: readonly number[]): number {
  const spread = before.reduce((sum, one) => sum + (one - usual) ** 2, 0) / (before.length - 1);
  const wider = Math.max(1, spread / Math.max(usual, 1));
  return (2 * (root(count) - root(usual))) / Math.sqrt(wider * (1 + 1 / before.length));
}

const root = (count: number): number => Math.sqrt(count + 3 / 8);

function concerts({ votes, grouping }: Opinions): Flag[] {
  return alikeIn(votes, grouping.groupOf)
    .map(({ rows, ...figures }) => {
      const participants = rows.map((row) => votes.participants[row] ?? '');
      return { code: 'alike' as const, participants, ...figures };
    })
    .sort((a, b) => b.participants.length - a.participants.length || a.expected - b.expected);
}
