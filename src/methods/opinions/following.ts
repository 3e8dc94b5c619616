import { nearest } from './clusters.ts';
import { placeOf } from './components.ts';
import { figuresOf, refresh } from './figures.ts';
import { addRow, type Counts, widened } from './tallies.ts';
import { type Opinions, told } from './told.ts';
import { columnsOf, growing, roomFor, type Vote } from './votes.ts';

/**
 * Takes votes one by one and gives the answer after each, good until the next. The voter's own place and group, all
 * counts and what they say are exact; axes, other people's places and the middles of groups stay as they were at the
 * start. Ask anew (`opinionsOf` with `before`) once `since` is more than one in a hundred votes. Memory is moved, little is made:
 * O(votes) moved, O(statements × groups) looked at.
 */
export function following(start: Opinions): (vote: Vote) => Opinions {
  const matrix = growing(start.votes);
  const { hidden, components, grouping } = start;
  const { axes } = components;
  const centre = components.centre.slice();
  let [plain, scaled] = [components.plain.slice(), components.scaled.slice()];
  const figures = figuresOf(start.counts, grouping.ids.length, start.votes.statements, hidden);
  let groupOf = grouping.groupOf.slice();
  let counts: Counts = start.counts.slice();
  let { groups, since } = start;
  let known = start.votes.statements.length;
  return (vote) => {
    const former = leave(vote.participant);
    const { row, column } = matrix.cast(vote);
    const votes = matrix.votes();
    const [people, wide] = [votes.participants.length, votes.statements.length];
    counts = widened(counts, known, wide);
    known = wide;
    if (column < centre.length && !hidden.has(vote.statement))
      centre[column] = meanOf(counts, wide, column, vote.vote);
    [plain, scaled] = [roomFor(plain, 2 * people), roomFor(scaled, 2 * people)];
    groupOf = roomFor(groupOf, people);
    const place = placeOf(votes, { axes, centre }, row);
    plain.set(place.plain, 2 * row);
    scaled.set(place.scaled, 2 * row);
    const group = nearest(Float64Array.from(place[grouping.space]), grouping.centres)[0] ?? 0;
    groupOf[row] = group;
    addRow(counts, wide, group, votes, row, 1);
    const touched = group === former ? [column] : columnsOf(votes, row);
    refresh(figures, counts, votes.statements, hidden, touched);
    since += 1;
    const after = told(
      {
        ...{ votes, hidden, counts, since },
        components: {
          axes,
          centre,
          plain: plain.subarray(0, 2 * people),
          scaled: scaled.subarray(0, 2 * people),
        },
        grouping: { ...grouping, groupOf: groupOf.subarray(0, people) },
        groups: group === former ? groups : [],
      },
      figures,
    );
    groups = after.groups;
    return after;
  };

  /** Takes all former votes of somebody out of the counts; from which group, −1 where there are none. */
  function leave(participant: string): number {
    const row = matrix.rowOf(participant);
    if (row < 0) return -1;
    const votes = matrix.votes();
    const group = groupOf[row] ?? 0;
    addRow(counts, votes.statements.length, group, votes, row, -1);
    return group;
  }
}

/** The mean vote on a statement, from counts in which the voter is not. */
function meanOf(counts: Counts, wide: number, column: number, vote: number): number {
  let [sum, voters] = [vote, 1];
  for (let at = 3 * column; at < counts.length; at += 3 * wide) {
    const [disagree, passed, agree] = [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0];
    sum += agree - disagree;
    voters += agree + passed + disagree;
  }
  return sum / voters;
}
