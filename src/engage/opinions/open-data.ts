import type { Vote } from '../../methods/opinions/opinions.ts';

/** Votes as they are given away, and how many are not. */
export interface OpenVotes {
  readonly votes: readonly OpenVote[];
  readonly withheld: Withheld;
}

interface OpenVote {
  readonly participant: string;
  /** Its permanent number. */
  readonly statement: number;
  readonly vote: Vote['vote'];
}

export interface Withheld {
  /** With fewer voters than the threshold. */
  readonly statements: number;
  /** Who would stand out by how much they answered. */
  readonly participants: number;
  /** Answers that too few others gave to the same statement, those of the statements and participants above not counted. */
  readonly votes: number;
}

interface Means {
  readonly threshold: number;
  readonly numberOf: ReadonlyMap<string, number>;
  /** How many voices the results tell of each statement; of none, where they withhold it. */
  readonly voicesOf: ReadonlyMap<string, number>;
  /** What this file alone calls somebody. */
  readonly nameOf: (participant: string) => string;
}

/** An answer that fewer gave is left out: whoever is known to think so would be found, and all else that they said. */
const RARE = 3;
/** What the footer says is withheld, no finer than this. */
const ROUNDED = 5;
/** Somebody stands out where too few others answered this share of what they did. */
const NEARLY = 0.8;

/**
 * What of single votes can be given away: no statement, participant or answer that stands out, and nothing that the
 * results would give back when the file is subtracted from them. Left out until nothing more has to be, since each that
 * is left out makes others fewer. In the order of names that are drawn, not of time.
 */
export function openVotes(all: readonly Vote[], means: Means): OpenVotes {
  const { threshold, numberOf } = means;
  const names = namesOf(all, means);
  const known = all.filter(({ statement }) => numberOf.has(statement));
  const gone = { statements: new Set<string>(), participants: new Set<string>(), votes: 0 };
  let kept = known;
  for (;;) {
    const quiet = quietIn(kept, means);
    if (quiet.size > 0) {
      for (const one of quiet) gone.statements.add(one);
      kept = kept.filter(({ statement }) => !quiet.has(statement));
      continue;
    }
    const loud = loudIn(kept, threshold, gone.participants.size, names);
    if (loud.size > 0) {
      for (const one of loud) gone.participants.add(one);
      kept = kept.filter(({ participant }) => !loud.has(participant));
      continue;
    }
    const rare = few(countBy(kept, answerOf), RARE);
    const common = kept.filter((vote) => !rare.has(answerOf(vote)));
    const covered = withoutRemainders(common, means, names);
    if (covered.length === kept.length) break;
    gone.votes += kept.length - covered.length;
    kept = covered;
  }
  return {
    votes: kept
      .map(({ participant, statement, vote }) => ({
        participant: names.get(participant) ?? '',
        statement: numberOf.get(statement) ?? 0,
        vote,
      }))
      .toSorted((a, b) => compare(a.participant, b.participant) || a.statement - b.statement),
    withheld: {
      statements: gone.statements.size,
      participants: rounded(gone.participants.size),
      votes: rounded(gone.votes),
    },
  };
}

const namesOf = (votes: readonly Vote[], { nameOf }: Means): Map<string, string> =>
  new Map([...new Set(votes.map(({ participant }) => participant))].map((id) => [id, nameOf(id)]));

const rounded = (count: number): number => Math.round(count / ROUNDED) * ROUNDED;

/** Statements with too few voters, or of which the results tell nothing. */
function quietIn(kept: readonly Vote[], { threshold, voicesOf }: Means): Set<string> {
  const counts = countBy(kept, ({ statement }) => statement);
  const untold = [...counts.keys()].filter((one) => !voicesOf.get(one));
  return new Set([...few(counts, threshold), ...untold]);
}

/** Whoever stands out; with those withheld before, none or at least the threshold: next in line go with them. */
function loudIn(
  kept: readonly Vote[],
  threshold: number,
  before: number,
  names: ReadonlyMap<string, string>,
): Set<string> {
  const counts = countBy(kept, ({ participant }) => participant);
  const loud = standingOut(counts, threshold);
  if (loud.size === 0 || before + loud.size >= threshold) return loud;
  const line = [...counts].toSorted(
    ([a, one], [b, other]) => other - one || compare(names.get(a) ?? '', names.get(b) ?? ''),
  );
  return new Set(line.slice(0, threshold - before).map(([one]) => one));
}

/** Where the results tell of a few voices more than the file, further answers are left out, in the order of names. */
function withoutRemainders(
  kept: readonly Vote[],
  { threshold, voicesOf }: Means,
  names: ReadonlyMap<string, string>,
): Vote[] {
  const byStatement = Map.groupBy(kept, ({ statement }) => statement);
  return [...byStatement].flatMap(([statement, votes]) => {
    const remain = Math.abs((voicesOf.get(statement) ?? 0) - votes.length);
    if (remain === 0 || remain >= threshold) return votes;
    return votes
      .toSorted((a, b) => compare(names.get(a.participant) ?? '', names.get(b.participant) ?? ''))
      .slice(threshold - remain);
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const answerOf = ({ statement, vote }: Vote): string => `${statement} ${vote}`;

function countBy(votes: readonly Vote[], keyOf: (vote: Vote) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const vote of votes) counts.set(keyOf(vote), (counts.get(keyOf(vote)) ?? 0) + 1);
  return counts;
}

const few = (counts: ReadonlyMap<string, number>, least: number): Set<string> =>
  new Set([...counts].filter(([, count]) => count < least).map(([key]) => key));

/** Whoever answered so much that fewer than the threshold answered nearly as much. */
function standingOut(counts: ReadonlyMap<string, number>, threshold: number): Set<string> {
  const sorted = [...counts.values()].sort((a, b) => b - a);
  const near = sorted[threshold - 1] ?? 0;
  return new Set([...counts].filter(([, count]) => near < NEARLY * count).map(([key]) => key));
}

/** The file: rows, then how many there are and what is withheld, in lines that begin with #. */
export function* voteRows({ votes, withheld }: OpenVotes): Generator<(string | number)[]> {
  yield ['participant', 'statement', 'vote'];
  for (const { participant, statement, vote } of votes) yield [participant, statement, vote];
  yield ['# withheld statements', withheld.statements, ''];
  yield ['# withheld participants', withheld.participants, ''];
  yield ['# withheld votes', withheld.votes, ''];
  yield ['# rows', votes.length, ''];
}
