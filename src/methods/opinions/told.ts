import type { Components } from './components.ts';
import type { Figures } from './figures.ts';
import type { Grouping } from './groups.ts';
import { mostApart, mostShared, type Representative, type Stance } from './representative.ts';
import type { Counts } from './tallies.ts';
import type { Votes } from './votes.ts';

export interface OpinionGroup {
  /** A number that the group keeps while it keeps most of its people. */
  readonly id: number;
  readonly participants: readonly string[];
  /** What sets it apart; empty where there is no other group. */
  readonly representative: readonly Representative[];
}

export interface Opinions {
  readonly votes: Votes;
  readonly hidden: ReadonlySet<string>;
  readonly components: Components;
  readonly grouping: Grouping;
  readonly counts: Counts;
  /** How many votes were taken one by one since all was asked. */
  readonly since: number;
  readonly groups: readonly OpinionGroup[];
  /** Statements on which all participants together are of one mind. */
  readonly consensus: readonly Stance[];
}

/** Opinions without what follows from them. */
type Known = Omit<Opinions, 'consensus'>;

/** All that is said of votes, from what is known of them. Groups handed in lend the lists of their people, which have not changed. */
export function told({ groups: former, ...known }: Known, { judged, all }: Figures): Opinions {
  const { votes, grouping } = known;
  const people = former.length > 0 ? null : peopleOf(votes, grouping);
  const groups = grouping.ids.flatMap((id, group): OpinionGroup[] => {
    const participants = people?.[group] ?? former.find((one) => one.id === id)?.participants ?? [];
    if (participants.length === 0) return [];
    const said = grouping.ids.length > 1 ? mostApart(shown(judged[group] ?? [])) : [];
    return [{ id, participants, representative: said }];
  });
  return { ...known, groups, consensus: mostShared(shown(all)) };
}

/** Without the holes that hidden statements leave. */
const shown = <T>(all: readonly T[]): T[] => all.filter(() => true);

function peopleOf({ participants }: Votes, { ids, groupOf }: Grouping): string[][] {
  const people = ids.map((): string[] => []);
  for (const [row, name] of participants.entries()) people[groupOf[row] ?? 0]?.push(name);
  return people;
}
