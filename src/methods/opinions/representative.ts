import type { Votes } from './votes.ts';

/** Votes on a statement: agreed, disagreed, and all with those who passed. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly seen: number;
}

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

/** Tallies of each group (rows in no group, −1, are passed over) on each statement: `[group][statement]`. */
export function talliesOf(votes: Votes, groupOf: Int32Array, groups: number): Tally[][] {
  const { participants, statements, starts, columns, values } = votes;
  const wide = 3 * statements.length;
  const counts = new Int32Array(groups * wide);
  for (let row = 0; row < participants.length; row += 1) {
    const group = groupOf[row] ?? -1;
    if (group < 0) continue;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const to = group * wide + 3 * (columns[at] ?? 0) + (values[at] ?? 0) + 1;
      counts[to] = (counts[to] ?? 0) + 1;
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    statements.map((__, at) => tallyOf(counts, group * wide + 3 * at)),
  );
}

function tallyOf(counts: Int32Array, at: number): Tally {
  const [disagree, passed, agree] = [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0];
  return { agree, disagree, seen: agree + passed + disagree };
}

/** The tally of several groups on the statement at a place. */
export function together(tallies: readonly (readonly Tally[])[], at: number): Tally {
  let [agree, disagree, seen] = [0, 0, 0];
  for (const own of tallies) {
    agree += own[at]?.agree ?? 0;
    disagree += own[at]?.disagree ?? 0;
    seen += own[at]?.seen ?? 0;
  }
  return { agree, disagree, seen };
}

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

/**
 * Up to five statements that set a group apart (Small et al. 2021): both the share in the group and its difference from
 * the others' must be significant at 90 %; those with the largest product of ratio, share and both z stand first, but
 * before all the statement that most agree with. Where none is significant, the best one.
 */
export function representative(
  statements: readonly string[],
  group: readonly Tally[],
  others: readonly Tally[],
  hidden: ReadonlySet<string>,
): Representative[] {
  const agreeing: Representative[] = [];
  const stronger: Representative[] = [];
  for (let at = 0; at < statements.length; at += 1) {
    const [statement, own, other] = [statements[at] ?? '', group[at], others[at]];
    if (!own || !other || hidden.has(statement)) continue;
    const { seen } = own;
    const agree = sideOf(statement, true, own.agree, seen, other.agree, other.seen);
    const disagree = sideOf(statement, false, own.disagree, seen, other.disagree, other.seen);
    agreeing.push(agree);
    stronger.push(agree.ratioTest > disagree.ratioTest ? agree : disagree);
  }
  const significant = stronger
    .filter(({ ratioTest, test }) => ratioTest > Z90 && test > Z90)
    .sort((a, b) => metric(b) - metric(a));
  // Chosen by those who agree, told by the stronger side, as Polis does.
  const first = bestAgreed(agreeing)?.statement;
  const agreed = stronger.find(({ statement }) => statement === first);
  const chosen = significant.length > 0 || agreed ? significant : fallback(stronger);
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

const fallback = (sides: readonly Representative[]): Representative[] => {
  const best = most(sides, ({ ratioTest }) => ratioTest);
  return best && best.ratioTest > 0 ? [best] : [];
};

function most<T>(all: readonly T[], of: (one: T) => number): T | null {
  return all.reduce<T | null>((best, one) => (!best || of(one) > of(best) ? one : best), null);
}

/** Up to five statements on which significantly more than half agree, and five on which so many disagree. */
export function consensus(
  statements: readonly string[],
  tallies: readonly Tally[],
  hidden: ReadonlySet<string>,
): Stance[] {
  const side = (agree: boolean) =>
    statements
      .flatMap((statement, at) => {
        const tally = tallies[at];
        if (!tally || hidden.has(statement)) return [];
        return [stanceOf(statement, agree, agree ? tally.agree : tally.disagree, tally.seen)];
      })
      .filter(({ probability, test }) => probability > 0.5 && test > Z90)
      .sort((a, b) => b.probability * b.test - a.probability * a.test)
      .slice(0, MOST);
  return [...side(true), ...side(false)];
}
