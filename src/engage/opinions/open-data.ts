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
  /** What this file alone calls somebody. */
  readonly nameOf: (participant: string) => string;
}

/** An answer that fewer gave is left out: whoever is known to think so would be found, and all else that they said. */
const RARE = 3;
/** Somebody stands out where too few others answered this share of what they did. */
const NEARLY = 0.8;

/**
 * What of single votes can be given away: no statement, participant or answer that stands out. Left out until nothing
 * more does, since each that is left out makes others fewer. In the order of names that are drawn, not of time.
 */
export function openVotes(all: readonly Vote[], means: Means): OpenVotes {
  const known = all.filter(({ statement }) => means.numberOf.has(statement));
  const gone = { statements: new Set<string>(), participants: new Set<string>(), votes: 0 };
  let kept = known;
  for (;;) {
    const quiet = few(
      countBy(kept, ({ statement }) => statement),
      means.threshold,
    );
    if (quiet.size > 0) {
      for (const one of quiet) gone.statements.add(one);
      kept = kept.filter(({ statement }) => !quiet.has(statement));
      continue;
    }
    const loud = standingOut(
      countBy(kept, ({ participant }) => participant),
      means.threshold,
    );
    if (loud.size > 0) {
      for (const one of loud) gone.participants.add(one);
      kept = kept.filter(({ participant }) => !loud.has(participant));
      continue;
    }
    const rare = few(countBy(kept, answerOf), RARE);
    if (rare.size === 0) break;
    const common = kept.filter((vote) => !rare.has(answerOf(vote)));
    gone.votes += kept.length - common.length;
    kept = common;
  }
  const names = new Map<string, string>();
  const nameOf = (one: string) => {
    const name = names.get(one) ?? means.nameOf(one);
    names.set(one, name);
    return name;
  };
  return {
    votes: kept
      .map(({ participant, statement, vote }) => ({
        participant: nameOf(participant),
        statement: means.numberOf.get(statement) ?? 0,
        vote,
      }))
      .toSorted((a, b) => compare(a.participant, b.participant) || a.statement - b.statement),
    withheld: {
      statements: gone.statements.size,
      participants: gone.participants.size,
      votes: gone.votes,
    },
  };
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
