import {
  type Flag,
  likeStatements,
  type Vote,
  type Written,
} from '../../methods/opinions/opinions.ts';
import type { Channel } from '../consultations/consultations.ts';
import type { Tally } from './result.ts';

/** Two statements that may say the same, by their numbers. */
export interface Likely {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
  /** Alike in words, opposite in sense: never to be joined. */
  readonly opposed: boolean;
}

export const CHANNELS = ['web', 'relay', 'paper', 'room'] as const satisfies readonly Channel[];

/** How voices of one way in answer, beside the others. */
export interface ByChannel {
  readonly channel: Channel;
  readonly voices: number;
  readonly votes: number;
}

/** What a person of the team should look at. It removes nothing. */
export interface Watch {
  readonly flags: readonly Flag[];
  readonly likely: readonly Likely[];
  readonly channels: readonly ByChannel[];
  readonly split: readonly ChannelSplit[];
}

export const NOTHING_SEEN: Watch = { flags: [], likely: [], channels: [], split: [] };

/** Each comparison reads all statements: of many, only the newest are compared with the others. */
const MOST_READ = 20_000;
const MOST_LIKELY = 20;

/** Statements that may say the same, likest first; each pair once. */
export function likelyPairs(
  statements: readonly (Written & { readonly number: number })[],
): Likely[] {
  const numberOf = new Map(statements.map(({ id, number }) => [id, number]));
  const pairs = new Map<string, Likely>();
  const newest = statements.toSorted((a, b) => b.number - a.number);
  for (const one of newest.slice(0, Math.ceil(MOST_READ / Math.max(1, statements.length)))) {
    const others = statements.filter(({ id }) => id !== one.id);
    for (const { id, likeness, opposed } of likeStatements(one.text, one.lang, others)) {
      const [low, high] = [one.number, numberOf.get(id) ?? 0].sort((a, b) => a - b);
      if (low === undefined || high === undefined) continue;
      pairs.set(`${low} ${high}`, { one: low, other: high, likeness, opposed });
    }
  }
  return [...pairs.values()]
    .toSorted((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other)
    .slice(0, MOST_LIKELY);
}

export interface ChannelSplit {
  readonly number: number;
  /** One a channel, in the order of `CHANNELS`, hands raised with those of the room; null below the threshold. */
  readonly tallies: readonly (Tally | null)[];
}

/** How each way in answered, statement by statement: equal in weight, and here side by side. */
export function splitByChannel(
  votes: readonly Vote[],
  channelOf: ReadonlyMap<string, Channel>,
  numberOf: ReadonlyMap<string, number>,
  hands: ReadonlyMap<string, Tally>,
): { number: number; tallies: Tally[] }[] {
  const rows = new Map<string, Tally[]>();
  const rowOf = (statement: string): Tally[] => {
    const row = rows.get(statement) ?? CHANNELS.map(() => ({ agree: 0, disagree: 0, pass: 0 }));
    rows.set(statement, row);
    return row;
  };
  const add = (row: Tally[], at: number, { agree, disagree, pass }: Tally) => {
    const before = row[at] ?? { agree: 0, disagree: 0, pass: 0 };
    row[at] = {
      agree: before.agree + agree,
      disagree: before.disagree + disagree,
      pass: before.pass + pass,
    };
  };
  for (const { participant, statement, vote } of votes) {
    const at = CHANNELS.indexOf(channelOf.get(participant) ?? 'web');
    const [agree, disagree, pass] = [vote === 1, vote === -1, vote === 0].map(Number);
    add(rowOf(statement), at, { agree: agree ?? 0, disagree: disagree ?? 0, pass: pass ?? 0 });
  }
  for (const [statement, tally] of hands) add(rowOf(statement), CHANNELS.indexOf('room'), tally);
  return [...rows]
    .flatMap(([statement, tallies]) => {
      const number = numberOf.get(statement);
      return number === undefined ? [] : [{ number, tallies }];
    })
    .toSorted((a, b) => a.number - b.number);
}
