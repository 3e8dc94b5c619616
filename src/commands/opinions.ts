import { type Opinions, opinionsOf, type Stance } from '../methods/opinions/opinions.ts';
import { readVotes } from './opinions-input.ts';
import { describeOpinions } from './opinions-words.ts';
import type { Options } from './options.ts';
import { answer, UsageError } from './output.ts';

/** What is printed of one statement: the side taken, and how probably somebody takes it, as (takers + 1) / (voters + 2). */
export interface ToldStance {
  readonly statement: string;
  readonly agree: boolean;
  readonly probability: number;
}

export interface ToldOpinions {
  readonly participants: number;
  readonly statements: number;
  readonly votes: number;
  readonly groups: readonly {
    readonly id: number;
    readonly size: number;
    readonly participants: readonly string[];
    readonly representative: readonly ToldStance[];
  }[];
  readonly consensus: readonly ToldStance[];
  /** How long the mathematics took, reading aside. */
  readonly seconds: number;
}

/** Which groups vote alike, what sets each apart and what all share. */
export async function opinions(options: Options, [file, ...more]: string[]): Promise<void> {
  if (!file || more.length) throw new UsageError('opinions takes one file: opinions VOTES.csv');
  const votes = await readVotes(file);
  const began = performance.now();
  const found = opinionsOf(votes);
  const told = toldOf(found, (performance.now() - began) / 1000);
  answer(options, told, describeOpinions(told));
}

function toldOf({ votes, groups, consensus }: Opinions, seconds: number): ToldOpinions {
  return {
    participants: votes.participants.length,
    statements: votes.statements.length,
    votes: votes.values.length,
    groups: groups.map(({ id, participants, representative }) => ({
      id,
      size: participants.length,
      participants,
      representative: representative.map(stanceOf),
    })),
    consensus: consensus.map(stanceOf),
    seconds,
  };
}

const stanceOf = ({ statement, agree, probability }: Stance): ToldStance => ({
  statement,
  agree,
  probability,
});
