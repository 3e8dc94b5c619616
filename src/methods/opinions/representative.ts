import type { Tally } from './tallies.ts';

/** What sets a group apart, or what all share: a statement and the side that is taken. */
export interface Stance {
  readonly statement: string;
  readonly agree: boolean;
  /** Who took that side, of how many who voted. */
  readonly successes: number;
  readonly trials: number;
  /** (successes + 1) / (trials + 2). */
  readonly probability: number;
  /** z of that share against one half. */
  readonly test: number;
}

export interface Representative extends Stance {
  /** How many times more probable than outside the group. */
  readonly ratio: number;
  /** z of the difference between group and others. */
  readonly ratioTest: number;
}

/** One-sided 90 %, as Polis uses it. */
const Z90 = 1.2816;
const MOST = 5;

/** z of a share against one half, with one success added: 2 √(n + 1) ((s + 1) / (n + 1) − ½). */
export const shareTest = (successes: number, trials: number): number =>
  2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);

/** z of the difference of two shares, with one success and one trial added to each. */
export function differenceTest(
  successes: number,
  trials: number,
  otherSuccesses: number,
  otherTrials: number,
): number {
  const [n, m] = [trials + 1, otherTrials + 1];
  const pooled = (successes + otherSuccesses + 2) / (n + m);
  if (pooled === 1) return 0;
  const difference = (successes + 1) / n - (otherSuccesses + 1) / m;
  return difference / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

/** A statement in one group beside the others: the side of those who agree, and the side that sets the group apart more. */
export interface Judged {
  readonly agreeing: Representative;
  readonly stronger: Representative;
}

export function judge(statement: string, own: Tally, others: Tally): Judged {
  const { seen } = own;
  const agreeing = sideOf(statement, true, own.agree, seen, others.agree, others.seen);
  const opposed = sideOf(statement, false, own.disagree, seen, others.disagree, others.seen);
  return { agreeing, stronger: agreeing.ratioTest > opposed.ratioTest ? agreeing : opposed };
}

/**
 * Up to five statements that set a group apart (Small et al. 2021): both the share in the group and its difference from
 * the others' must be significant at 90 %; those with the largest product of ratio, share and both z stand first, but
 * before all the statement that most agree with. Where none is significant, the best one.
 */
export function mostApart(judged: readonly Judged[]): Representative[] {
  const significant = judged
    .flatMap(({ stronger }) => (stronger.ratioTest > Z90 && stronger.test > Z90 ? stronger : []))
    .sort((a, b) => metric(b) - metric(a));
  // Chosen by those who agree, told by the stronger side, as Polis does.
  const first = bestAgreed(judged.map(({ agreeing }) => agreeing))?.statement;
  const agreed = judged.find(({ agreeing }) => agreeing.statement === first)?.stronger;
  const chosen = significant.length > 0 || agreed ? significant : fallback(judged);
  const rest = chosen.filter(({ statement }) => statement !== first);
  const found = [...(agreed ? [agreed] : []), ...rest].slice(0, MOST);
  return [...found.filter(({ agree }) => agree), ...found.filter(({ agree }) => !agree)];
}

function sideOf(
  statement: string,
  agree: boolean,
  successes: number,
  trials: number,
  otherSuccesses: number,
  otherTrials: number,
): Representative {
  const probability = (successes + 1) / (trials + 2);
  return {
    statement,
    agree,
    successes,
    trials,
    probability,
    test: shareTest(successes, trials),
    ratio: probability / ((otherSuccesses + 1) / (otherTrials + 2)),
    ratioTest: differenceTest(successes, trials, otherSuccesses, otherTrials),
  };
}

function stanceOf(statement: string, agree: boolean, successes: number, trials: number): Stance {
  return {
    statement,
    agree,
    successes,
    trials,
    probability: (successes + 1) / (trials + 2),
    test: shareTest(successes, trials),
  };
}

const metric = ({ ratio, ratioTest, probability, test }: Representative) =>
  ratio * ratioTest * probability * test;

/** The statement that the group agrees with most, if most of it does: words that speak for a group before those against. */
function bestAgreed(sides: readonly Representative[]): Representative | null {
  const open = sides.filter(
    ({ successes, ratio, probability, test }) =>
      successes > 0 && (test > Z90 || (ratio > 1 && probability > 0.5)),
  );
  const apart = open.filter(({ ratio }) => ratio > 1);
  return most(
    apart.length > 0 ? apart : open,
    apart.length > 0 ? metric : ({ probability, test }) => probability * test,
  );
}

const fallback = (judged: readonly Judged[]): Representative[] => {
  const best = most(judged, ({ stronger }) => stronger.ratioTest)?.stronger;
  return best && best.ratioTest > 0 ? [best] : [];
};

function most<T>(all: readonly T[], of: (one: T) => number): T | null {
  return all.reduce<T | null>((best, one) => (!best || of(one) > of(best) ? one : best), null);
}

/** Those who agree with a statement among everybody, and those who disagree. */
export type Stances = readonly [agree: Stance, disagree: Stance];

export const stancesOn = (statement: string, { agree, disagree, seen }: Tally): Stances => [
  stanceOf(statement, true, agree, seen),
  stanceOf(statement, false, disagree, seen),
];

/** Up to five statements on which significantly more than half agree, and five on which so many disagree. */
export const mostShared = (all: readonly Stances[]): Stance[] =>
  ([0, 1] as const).flatMap((side) =>
    all
      .flatMap((stances) => {
        const { probability, test } = stances[side];
        return probability > 0.5 && test > Z90 ? stances[side] : [];
      })
      .sort((a, b) => b.probability * b.test - a.probability * a.test)
      .slice(0, MOST),
  );

/** `mostApart` from tallies of a group and of all others, statement by statement; those in `hidden` are told nowhere. */
export const representative = (
  statements: readonly string[],
  group: readonly Tally[],
  others: readonly Tally[],
  hidden: ReadonlySet<string>,
): Representative[] =>
  mostApart(
    statements.flatMap((statement, at) => {
      const [own, rest] = [group[at], others[at]];
      return own && rest && !hidden.has(statement) ? judge(statement, own, rest) : [];
    }),
  );

/** `mostShared` from the tallies of everybody. */
export const consensus = (
  statements: readonly string[],
  tallies: readonly Tally[],
  hidden: ReadonlySet<string>,
): Stance[] =>
  mostShared(
    statements.flatMap((statement, at) => {
      const tally = tallies[at];
      return tally && !hidden.has(statement) ? [stancesOn(statement, tally)] : [];
    }),
  );
