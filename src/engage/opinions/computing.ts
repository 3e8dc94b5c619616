import {
  consensus,
  type Opinions,
  opinionsOf,
  representative,
  talliesOf,
  type Vote,
  type Votes,
  votesOf,
} from '../../methods/opinions/opinions.ts';
import { type Groups, keepNumbers, largeEnough, type Places } from './grouping.ts';
import {
  type GroupResult,
  NO_ANSWERS,
  type NoGroups,
  type Result,
  type Stance,
  sumOf,
  type Tally,
  voicesIn,
} from './result.ts';

/** Everything that was said, voices set aside left out. */
export interface Heard {
  readonly votes: readonly Vote[];
  /** Statements that stand, with their permanent numbers. */
  readonly statements: readonly Numbered[];
  /** Hands raised in rooms, by statement. */
  readonly hands: ReadonlyMap<string, Tally>;
  readonly present: number;
  readonly setAside: number;
}

interface Numbered {
  readonly id: string;
  readonly number: number;
}

export interface Rules {
  /** No count of fewer is said. */
  readonly threshold: number;
  /** No group is shown before so many take part. */
  readonly minimum: number;
  /** Under a threat, convergences only. */
  readonly threatened: boolean;
}

export interface Computed {
  readonly result: Result;
  /** In which group each participant is, to keep numbers. */
  readonly places: Places;
  /** As the method found it, before it was protected. */
  readonly opinions: Opinions;
}

/** From voices to what may be said of them. The same voices give the same answer, whatever their order. */
export function computeResult(heard: Heard, rules: Rules, before: Places): Computed {
  const opinions = opinionsOf(votesOf(heard.votes));
  const { participants, columns } = opinions.votes;
  const totals = totalsOf(heard, opinions.votes);
  const enough = participants.length >= rules.minimum;
  const { found, noGroups, places } = formed(opinions, totals, rules, before);
  return {
    ...{ places, opinions },
    result: {
      version: 1,
      participants: participants.length,
      votes: columns.length,
      present: heard.present,
      setAside: heard.setAside,
      minimum: rules.minimum,
      threshold: rules.threshold,
      noGroups: rules.threatened ? 'threat' : noGroups,
      ...settled(totals, found, rules, enough),
    },
  };
}

/** What follows from counts by statement and by group: which are told, what all share, what divides. */
export function settled(
  totals: readonly Total[],
  found: readonly GroupResult[],
  rules: Rules,
  enough: boolean,
): Pick<Result, 'statements' | 'withheld' | 'convergences' | 'divides' | 'groups'> {
  const groups = rules.threatened ? [] : found;
  const convergences = enough ? convergencesOf(totals, found, rules.threshold) : [];
  const isShown = ({ number, tally }: Total) =>
    voicesIn(tally) >= rules.threshold &&
    (!rules.threatened || convergences.some((one) => one.number === number));
  return {
    statements: totals.map((one) => (isShown(one) ? one : { ...one, tally: null })),
    withheld: totals.filter((one) => !isShown(one)).length,
    convergences,
    divides: enough && !rules.threatened ? dividing(totals, groups, rules.threshold) : [],
    groups,
  };
}

interface Total extends Numbered {
  readonly tally: Tally;
}

/** Voices and raised hands on each statement, each of the same weight, by number. */
function totalsOf({ statements, hands }: Heard, votes: Votes): Total[] {
  const [own = []] = talliesOf(votes, new Int32Array(votes.participants.length), 1);
  const columns = new Map(votes.statements.map((id, at) => [id, at]));
  return statements
    .map(({ id, number }) => ({
      id,
      number,
      tally: sumOf(answersIn(own[columns.get(id) ?? -1]), hands.get(id) ?? NO_ANSWERS),
    }))
    .toSorted((a, b) => a.number - b.number);
}

type Seen = ReturnType<typeof talliesOf>[number][number];

const answersIn = (tally: Seen | undefined): Tally =>
  tally
    ? {
        agree: tally.agree,
        disagree: tally.disagree,
        pass: tally.seen - tally.agree - tally.disagree,
      }
    : NO_ANSWERS;

const seenIn = (tally: Tally): Seen => ({
  agree: tally.agree,
  disagree: tally.disagree,
  seen: voicesIn(tally),
});

interface Formed {
  readonly found: readonly GroupResult[];
  readonly noGroups: NoGroups | null;
  readonly places: Places;
}

function formed(
  opinions: Opinions,
  totals: readonly Total[],
  rules: Rules,
  before: Places,
): Formed {
  const { participants } = opinions.votes;
  const none = (noGroups: NoGroups): Formed => ({ found: [], noGroups, places: before });
  if (participants.length < rules.minimum) return none('few');
  const large = largeEnough(opinions, rules.threshold);
  if (large.centres.length < 2) return none('one');
  const { ids, places } = keepNumbers(participants, large, before);
  const found = describe(opinions, large, ids, totals, rules.threshold);
  return { found: found.toSorted((a, b) => a.id - b.id), noGroups: null, places };
}

const ROUNDED = 5;

/** What each group stands for, of statements on which enough of it answered, here and elsewhere. */
function describe(
  opinions: Opinions,
  { groupOf, centres }: Groups,
  ids: readonly number[],
  totals: readonly Total[],
  threshold: number,
): GroupResult[] {
  const { votes } = opinions;
  const tallies = talliesOf(votes, groupOf, centres.length);
  const columns = new Map(votes.statements.map((id, at) => [id, at]));
  const numberOf = new Map(totals.map(({ id, number }) => [id, number]));
  const byGroup = tallies.map((own) =>
    totals.map(({ id }) => answersIn(own[columns.get(id) ?? -1])),
  );
  const spreads = spreadsOf(opinions, { groupOf, centres });
  const shown = shownOf(byGroup, totals.length, threshold);
  return centres.map(({ x, y, size }, group): GroupResult => {
    const own = byGroup[group] ?? [];
    const others = totals.map((_, at) =>
      byGroup
        .filter((__, other) => other !== group)
        .reduce((sum, tallies) => sumOf(sum, tallies[at] ?? NO_ANSWERS), NO_ANSWERS),
    );
    const few = (tally: Tally | undefined) => voicesIn(tally ?? NO_ANSWERS) < threshold;
    const quiet = totals.filter((_, at) => few(own[at]) || few(others[at])).map(({ id }) => id);
    const stands = representative(
      totals.map(({ id }) => id),
      own.map(seenIn),
      others.map(seenIn),
      new Set(quiet),
    );
    return {
      id: ids[group] ?? group,
      size: Math.round(size / ROUNDED) * ROUNDED,
      ...{ x: rounded(x), y: rounded(y), spread: rounded(spreads[group] ?? 0) },
      representative: stands.map(({ statement, agree }) => ({
        number: numberOf.get(statement) ?? 0,
        agree,
      })),
      tallies: own.map((tally, at) => (shown[group]?.[at] ? tally : null)),
    };
  });
}

/** `[group][statement]`: which tallies are told. Where one is too small, as many others are not that no subtraction gives it away. */
function shownOf(
  byGroup: readonly (readonly Tally[])[],
  statements: number,
  threshold: number,
): boolean[][] {
  const shown = byGroup.map((own) => own.map((tally) => voicesIn(tally) >= threshold));
  const voices = (group: number, at: number) => voicesIn(byGroup[group]?.[at] ?? NO_ANSWERS);
  for (let at = 0; at < statements; at += 1) {
    const order = [...byGroup.keys()].sort((a, b) => voices(a, at) - voices(b, at) || a - b);
    let hidden = 0;
    for (const group of order) {
      const row = shown[group];
      if (row?.[at] && hidden > 0 && hidden < threshold) row[at] = false;
      if (!row?.[at]) hidden += voices(group, at);
    }
  }
  return shown;
}

/** Places in a drawing need no more, and must not tell one person's move. */
const rounded = (value: number): number => Math.round(value * 10) / 10;

/** How far from its middle a group's people stand: the root of the mean square. */
function spreadsOf({ grouping, components }: Opinions, { groupOf, centres }: Groups): number[] {
  const points = components[grouping.space];
  const sums = centres.map(() => 0);
  for (const [row, group] of groupOf.entries()) {
    const { x = 0, y = 0 } = centres[group] ?? {};
    const away = ((points[2 * row] ?? 0) - x) ** 2 + ((points[2 * row + 1] ?? 0) - y) ** 2;
    sums[group] = (sums[group] ?? 0) + away;
  }
  return sums.map((sum, group) => Math.sqrt(sum / (centres[group]?.size ?? 1)));
}

/** On which significantly more than half are of one mind, in all and in every group that answered enough. */
function convergencesOf(
  totals: readonly Total[],
  groups: readonly GroupResult[],
  threshold: number,
): Stance[] {
  const said = totals.map((one, at) => ({ ...one, at }));
  const shared = (agree: boolean, at: number) =>
    groups.every(({ tallies }) => {
      const own = tallies[at];
      return !own || shareOf(own, agree) > 0.5;
    });
  const found = consensus(
    totals.map(({ id }) => id),
    totals.map(({ tally }) => seenIn(tally)),
    new Set(totals.filter(({ tally }) => voicesIn(tally) < threshold).map(({ id }) => id)),
  );
  return found.flatMap(({ statement, agree }) => {
    const one = said.find(({ id }) => id === statement);
    return one && shared(agree, one.at) ? [{ number: one.number, agree }] : [];
  });
}

const shareOf = (tally: Tally, agree: boolean): number =>
  (agree ? tally.agree : tally.disagree) / voicesIn(tally);

const MOST_DIVIDING = 5;
/** Shares that differ by less divide nobody. */
const APART = 0.3;

/** On which the groups' shares of agreement lie furthest apart; without groups, on which as many say yes as no. */
function dividing(
  totals: readonly Total[],
  groups: readonly GroupResult[],
  threshold: number,
): number[] {
  const apart = ({ tally }: Total, at: number): number => {
    if (voicesIn(tally) < threshold) return 0;
    if (groups.length === 0) return (2 * Math.min(tally.agree, tally.disagree)) / voicesIn(tally);
    const shares = groups.flatMap(({ tallies }) => {
      const own = tallies[at];
      return own ? [shareOf(own, true)] : [];
    });
    return shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares);
  };
  return totals
    .map((one, at) => ({ number: one.number, apart: apart(one, at) }))
    .filter((one) => one.apart >= APART)
    .toSorted((a, b) => b.apart - a.apart || a.number - b.number)
    .slice(0, MOST_DIVIDING)
    .map(({ number }) => number);
}
