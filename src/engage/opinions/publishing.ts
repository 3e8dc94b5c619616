import type { Vote } from '../../methods/opinions/opinions.ts';
import { type Computed, type Heard, type Rules, settled } from './computing.ts';
import {
  type GroupResult,
  NO_ANSWERS,
  type Result,
  type StatementResult,
  sumOf,
  type Tally,
  voicesIn,
} from './result.ts';

/** An answer as it is counted in what stands published: in all, and in the group where it was counted. */
export interface Said {
  readonly vote?: Vote['vote'];
  readonly grouped?: readonly [group: number, vote: Vote['vote']];
}

/** One voice as it is counted in what stands published. */
export interface PublishedVoice {
  /** Among the participants who are told. */
  readonly counted: boolean;
  readonly group: number | null;
  /** By the number of the statement. */
  readonly said: Readonly<Record<number, Said>>;
}

/** The cells of one statement as they stand published, those that are withheld too. */
interface Column {
  readonly tally: Tally;
  readonly hands: Tally;
  readonly groups: Readonly<Record<string, Tally>>;
  /** Groups of which it is told. */
  readonly shown: readonly number[];
}

export interface Told {
  readonly columns: Readonly<Record<string, Column>>;
  readonly participants: number;
  readonly setAside: number;
  readonly present: number;
  /** How many times something of it was counted anew. */
  readonly moves: number;
  readonly filed: { readonly moves: number; readonly on: string; readonly blob: string } | null;
}

export const NOTHING_TOLD: Told = {
  ...{ columns: {}, participants: 0, setAside: 0, present: 0, moves: 0, filed: null },
};

export interface Published {
  readonly told: Told;
  readonly voices: ReadonlyMap<string, PublishedVoice>;
  readonly result: Result | null;
}

export interface Next extends Published {
  readonly result: Result;
  /** Whether enough people came or were taken out that figures about people are told anew. */
  readonly grown: boolean;
}

/** Under this no difference is told, whatever the hub's threshold. */
export const LEAST = 5;

/**
 * What may be told next. Each cell (a statement in all, a statement in a group, a group, the number of people) keeps what
 * it said before until so many voices differ in it that no subtraction tells one of them.
 */
export function nextPublished(
  before: Published,
  heard: Heard,
  computed: Computed,
  rules: Rules,
): Next {
  const least = Math.max(LEAST, rules.threshold);
  const now = ballotsOf(heard.votes);
  const frame = frameOf(before, computed, least);
  const columns: Record<string, Column> = {};
  const everybody = [...new Set([...before.voices.keys(), ...now.keys()])];
  const voices = new Map(everybody.map((one) => [one, draftOf(before.voices.get(one))]));
  let moved = frame.moved;
  for (const { id, number } of heard.statements) {
    const old = before.told.columns[id];
    const change = changeIn(
      { id, number },
      { before, now, heard, everybody, frame, computed, least },
    );
    if (change) {
      moved = true;
      columns[id] = change.column;
      for (const [one, voice] of voices) {
        const vote = now.get(one)?.get(id);
        const group = frame.groupOf.get(one);
        const grouped = !change.grouped
          ? voice.said[number]?.grouped
          : vote !== undefined && group !== undefined
            ? ([group, vote] as const)
            : undefined;
        voice.said[number] = { ...(vote !== undefined && { vote }), ...(grouped && { grouped }) };
      }
    } else if (old) columns[id] = old;
  }
  const came = [...voices].filter(([one, { counted }]) => counted !== now.has(one)).length;
  const grown = came >= least;
  if (grown) for (const [one, voice] of voices) voice.counted = now.has(one);
  if (frame.moved) for (const [one, voice] of voices) voice.group = frame.groupOf.get(one) ?? null;
  const { told } = before;
  const next: Told = {
    columns,
    participants: grown ? now.size : told.participants,
    setAside: grown ? heard.setAside : told.setAside,
    present: Math.abs(heard.present - told.present) >= least ? heard.present : told.present,
    moves: told.moves + Number(moved || grown),
    filed: told.filed,
  };
  return { told: next, voices, grown, result: resultFrom(next, heard, computed, rules, frame) };
}

interface Draft {
  counted: boolean;
  group: number | null;
  said: Record<number, Said>;
}

const draftOf = (voice: PublishedVoice | undefined): Draft => ({
  counted: voice?.counted ?? false,
  group: voice?.group ?? null,
  said: { ...voice?.said },
});

type Ballots = ReadonlyMap<string, ReadonlyMap<string, Vote['vote']>>;

function ballotsOf(votes: readonly Vote[]): Ballots {
  const ballots = new Map<string, Map<string, Vote['vote']>>();
  for (const { participant, statement, vote } of votes) {
    const own = ballots.get(participant) ?? new Map();
    ballots.set(participant, own.set(statement, vote));
  }
  return ballots;
}

interface Frame {
  readonly groups: readonly GroupResult[];
  readonly noGroups: Result['noGroups'];
  /** In which group each voice is counted from now on. */
  readonly groupOf: ReadonlyMap<string, number>;
  readonly moved: boolean;
  /** Whether statements may be told anew by group. */
  readonly open: boolean;
}

/** Groups are told anew together: none while one of them has changed by too few. */
function frameOf({ result: before, voices }: Published, computed: Computed, least: number): Frame {
  const { groups, noGroups } = computed.result;
  if (groups.length === 0)
    return { groups, noGroups, groupOf: new Map(), moved: false, open: false };
  const groupOf = computed.places.of;
  const changed = new Map<number, number>();
  const count = (group: number | null | undefined) =>
    typeof group === 'number' && changed.set(group, (changed.get(group) ?? 0) + 1);
  for (const one of new Set([...voices.keys(), ...groupOf.keys()])) {
    const [old, now] = [voices.get(one)?.group ?? null, groupOf.get(one) ?? null];
    if (old === now) continue;
    count(old);
    count(now);
  }
  const held = before?.groups ?? [];
  if ([...changed.values()].some((voice) => voice < least))
    return {
      ...{ groups: held, noGroups: held.length > 0 ? null : (before?.noGroups ?? 'one') },
      ...{ groupOf: new Map(), moved: false, open: false },
    };
  const kept = groups.map((one) => {
    const old = held.find(({ id }) => id === one.id);
    return old && !changed.has(one.id) ? old : one;
  });
  return { groups: kept, noGroups, groupOf, moved: changed.size > 0, open: true };
}

interface Around {
  readonly before: Published;
  readonly now: Ballots;
  readonly heard: Heard;
  readonly everybody: readonly string[];
  readonly frame: Frame;
  readonly computed: Computed;
  readonly least: number;
}

/** The cells of a statement anew, or null while too few voices differ in it. */
function changeIn(
  { id, number }: Pick<StatementResult, 'id' | 'number'>,
  { before, now, heard, everybody, frame, computed, least }: Around,
): { column: Column; grouped: boolean } | null {
  const old = before.told.columns[id];
  const hands = heard.hands.get(id) ?? NO_ANSWERS;
  const raised = apart(hands, old?.hands ?? NO_ANSWERS);
  let changed = raised;
  let tally = NO_ANSWERS;
  const cells = new Map<number, { tally: Tally; changed: number }>();
  const cell = (group: number) => {
    const found = cells.get(group) ?? { tally: NO_ANSWERS, changed: 0 };
    cells.set(group, found);
    return found;
  };
  for (const one of everybody) {
    const said = before.voices.get(one)?.said[number];
    const vote = now.get(one)?.get(id);
    if (said?.vote !== vote) changed += 1;
    if (vote !== undefined) tally = sumOf(tally, ONE[vote]);
    const [oldGroup, oldVote] = said?.grouped ?? [];
    const group = vote === undefined ? undefined : frame.groupOf.get(one);
    if (group !== undefined && vote !== undefined) {
      const own = cell(group);
      own.tally = sumOf(own.tally, ONE[vote]);
    }
    if (oldGroup === group && (group === undefined || oldVote === vote)) continue;
    if (oldGroup !== undefined) cell(oldGroup).changed += 1;
    if (group !== undefined && group !== oldGroup) cell(group).changed += 1;
  }
  if (changed < least) return null;
  const isSafe = ([group, own]: [number, { tally: Tally; changed: number }]) =>
    own.changed >= least || apart(own.tally, old?.groups[group] ?? NO_ANSWERS) === 0;
  for (const group of Object.keys(old?.groups ?? {})) cell(Number(group));
  const grouped = frame.open && (raised === 0 || raised >= least) && [...cells].every(isSafe);
  return {
    grouped,
    column: {
      ...{ tally, hands },
      groups: grouped
        ? Object.fromEntries([...cells].map(([group, own]) => [group, own.tally]))
        : (old?.groups ?? {}),
      shown: grouped ? shownAt(computed, number) : (old?.shown ?? []),
    },
  };
}

const ONE: Readonly<Record<Vote['vote'], Tally>> = {
  '-1': { ...NO_ANSWERS, disagree: 1 },
  '0': { ...NO_ANSWERS, pass: 1 },
  '1': { ...NO_ANSWERS, agree: 1 },
};

const apart = (one: Tally, other: Tally): number =>
  Math.abs(one.agree - other.agree) +
  Math.abs(one.disagree - other.disagree) +
  Math.abs(one.pass - other.pass);

function shownAt({ result }: Computed, number: number): number[] {
  const at = result.statements.findIndex((one) => one.number === number);
  return result.groups.filter(({ tallies }) => tallies[at]).map(({ id }) => id);
}

/** The page from its cells: what all share and what divides follow from what is told. */
function resultFrom(
  told: Told,
  heard: Heard,
  computed: Computed,
  rules: Rules,
  frame: Frame,
): Result {
  const order = computed.result.statements.map(({ id, number }) => ({ id, number }));
  const totals = order.map(({ id, number }) => {
    const column = told.columns[id];
    return { id, number, tally: column ? sumOf(column.tally, column.hands) : NO_ANSWERS };
  });
  const standing = new Set(order.map(({ number }) => number));
  const groups = frame.groups.map((group) => ({
    ...group,
    representative: group.representative.filter(({ number }) => standing.has(number)),
    tallies: order.map(({ id }) => {
      const column = told.columns[id];
      return column?.shown.includes(group.id) ? (column.groups[group.id] ?? null) : null;
    }),
  }));
  const votes = heard.statements.reduce(
    (sum, { id }) => sum + voicesIn(told.columns[id]?.tally ?? NO_ANSWERS),
    0,
  );
  const { participants, setAside, present } = told;
  const enough = computed.opinions.votes.participants.length >= rules.minimum;
  const settling = settled(totals, groups, rules, enough);
  return {
    ...computed.result,
    ...{ participants, setAside, present, votes, noGroups: frame.noGroups },
    ...(rules.threatened ? sharedByGroups(settling, computed) : settling),
  };
}

type Settled = ReturnType<typeof settled>;

/** Under a threat groups are not told, and all the same what is shared must be so in each of them. */
function sharedByGroups(settling: Settled, { result }: Computed): Settled {
  const shared = new Set(result.convergences.map(({ number }) => number));
  const statements = settling.statements.map((one) =>
    shared.has(one.number) ? one : { ...one, tally: null },
  );
  return {
    ...{ ...settling, statements },
    convergences: settling.convergences.filter(({ number }) => shared.has(number)),
    withheld: statements.filter(({ tally }) => tally === null).length,
  };
}
