import { componentsOf } from './components.ts';
import { figuresOf } from './figures.ts';
import { groupsOf } from './groups.ts';
import { countsOf } from './tallies.ts';
import { type Opinions, told } from './told.ts';
import type { Votes } from './votes.ts';

export { componentsOf } from './components.ts';
export { type Arrivals, coordination, type Flag } from './coordination.ts';
export { following } from './following.ts';
export { type Like, likeStatements, type Written } from './likeness.ts';
export { extremitiesOf, nextStatement, priorityOf, type Waiting } from './order.ts';
export {
  consensus,
  differenceTest,
  representative,
  type Stance,
  shareTest,
} from './representative.ts';
export { talliesOf } from './tallies.ts';
export type { Opinions } from './told.ts';
export { gatherVotes, type Vote, type Votes, votesOf } from './votes.ts';

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
  const grouping = groupsOf(votes, components, before?.grouping);
  const counts = countsOf(votes, grouping.groupOf, grouping.ids.length);
  const figures = figuresOf(counts, grouping.ids.length, votes.statements, hidden);
  return told({ votes, hidden, components, grouping, counts, since: 0, groups: [] }, figures);
}
