import { type Components, componentsOf, nudged } from './components.ts';
import { type Grouping, groupsOf, regrouped } from './groups.ts';
import {
  consensus,
  type Representative,
  representative,
  type Stance,
  talliesOf,
  together,
} from './representative.ts';
import { castVote, type Vote, type Votes } from './votes.ts';

export { componentsOf } from './components.ts';
export { type Arrivals, coordination, type Flag } from './coordination.ts';
export { type Like, likeStatements, type Written } from './likeness.ts';
export { extremitiesOf, nextStatement, priorityOf, type Waiting } from './order.ts';
export {
  consensus,
  differenceTest,
  representative,
  type Stance,
  shareTest,
  talliesOf,
  together,
} from './representative.ts';
export { gatherVotes, type Vote, type Votes, votesOf } from './votes.ts';

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
  readonly groups: readonly OpinionGroup[];
  /** Statements on which all participants together are of one mind. */
  readonly consensus: readonly Stance[];
}

export interface OpinionOptions {
  /** Statements moderated out: they shape nothing and are told of nowhere. */
  readonly hidden?: ReadonlySet<string>;
  /** An earlier answer about the same consultation, for the names of its groups. */
  readonly before?: Opinions;
}

/**
 * Groups of opinion in votes on statements, what each stands for and what all share, as Polis publishes them: principal
 * components, k-means, representativeness (Small, Bjorkegren, Erkkilä, Shaw and Megill 2021, «Polis: Scaling deliberation
 * by mapping high dimensional opinion spaces», Recerca 26(2)). Takes votes of any number of participants on any number
 * of statements; of none there is no group. The same votes give the same answer; no error is thrown.
 */
export function opinionsOf(
  votes: Votes,
  { hidden = new Set(), before }: OpinionOptions = {},
): Opinions {
  const components = componentsOf(votes, hidden);
  return told(votes, hidden, components, groupsOf(votes, components, before?.grouping));
}

/**
 * The answer after one more vote, from the one before: groups are as many, in the same projection and of the same names.
 * Axes move by one step; call `opinionsOf` with `before` from time to time, to ask anew how many groups there are.
 */
export function afterVote(before: Opinions, vote: Vote): Opinions {
  const votes = castVote(before.votes, vote);
  const { hidden } = before;
  const components = nudged(votes, before.components, vote, hidden);
  return told(votes, hidden, components, regrouped(votes, components, before.grouping));
}

function told(
  votes: Votes,
  hidden: ReadonlySet<string>,
  components: Components,
  grouping: Grouping,
): Opinions {
  const { statements } = votes;
  const tallies = talliesOf(votes, grouping.groupOf, grouping.ids.length);
  const all = statements.map((_, at) => together(tallies, at));
  const members = grouping.ids.map((): string[] => []);
  for (let row = 0; row < votes.participants.length; row += 1)
    members[grouping.groupOf[row] ?? 0]?.push(votes.participants[row] ?? '');
  const groups = grouping.ids.flatMap((id, group): OpinionGroup[] => {
    const participants = members[group] ?? [];
    if (participants.length === 0) return [];
    const own = tallies[group] ?? [];
    const others = all.map(({ agree, disagree, seen }, at) => ({
      agree: agree - (own[at]?.agree ?? 0),
      disagree: disagree - (own[at]?.disagree ?? 0),
      seen: seen - (own[at]?.seen ?? 0),
    }));
    const apart = grouping.ids.length > 1;
    return [
      {
        id,
        participants,
        representative: apart ? representative(statements, own, others, hidden) : [],
      },
    ];
  });
  return {
    votes,
    hidden,
    components,
    grouping,
    groups,
    consensus: consensus(statements, all, hidden),
  };
}
