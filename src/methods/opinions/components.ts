import { seededStreams } from '../random/random.ts';
import {
  type Axis,
  dot,
  eigenvectors,
  length,
  mixed,
  orthonormal,
  turnedTo,
  without,
} from './axes.ts';
import { cast, type Votes } from './votes.ts';

/** Principal components of a vote matrix, and where each participant stands on the first two. */
export interface Components {
  /** The mean vote on each statement, over those who voted on it. */
  readonly centre: Float64Array;
  /** Up to two directions of length 1 over statements, the one that divides most first. */
  readonly axes: readonly Axis[];
  /** Participants on the axes, x and y by turns, as sums over the votes that they cast. */
  readonly plain: Float64Array;
  /** The same, times the root of (statements / votes cast), so that few votes do not mean the middle. */
  readonly scaled: Float64Array;
}

const AXES = 2;
/** One direction more than are shown, so that the second settles although the third is near it. */
const BLOCK = 3;
const MOST_ROUNDS = 300;
/** How far a direction may be from settled, beside the largest variance. */
const SETTLED = 1e-9;

/**
 * Principal components of votes around each statement's mean, where a vote not cast counts as that mean (Small et al.
 * 2021): the leading eigenvectors of DᵀD, D the deviations. D is as sparse as the votes, and is never filled in.
 * Statements in `hidden` (those moderated out) weigh nothing and have centre 0.
 */
export function componentsOf(votes: Votes, hidden: ReadonlySet<string> = new Set()): Components {
  const centre = centreOf(votes, hidden);
  const cells = cellsOf(votes, hidden, centre);
  return placed(votes, centre, cells, leading(votes, cells).map(outward));
}

/** One step of the power method from the axes before: near enough after one more vote, and much quicker than anew. */
export function nudged(
  votes: Votes,
  { axes: before }: Components,
  hidden: ReadonlySet<string> = new Set(),
): Components {
  const size = votes.statements.length;
  const centre = centreOf(votes, hidden);
  const cells = cellsOf(votes, hidden, centre);
  const old = before.map((axis) => widened(axis, size));
  const images = applied(votes, cells, old);
  const weights = eigenvectors(old.map((one) => images.map((image) => dot(one, image))));
  const axes = orthonormal(
    [],
    weights.map((one) => mixed(images, one)),
  );
  if (axes.length < Math.min(AXES, size)) return componentsOf(votes, hidden);
  const turned = axes.map((axis, at) => turnedTo(axis, old[at] ?? axis));
  return placed(votes, centre, cells, turned);
}

function widened(axis: Axis, size: number): Axis {
  const wide = new Float64Array(size);
  wide.set(axis);
  return wide;
}

function centreOf(
  { columns, values, statements }: Votes,
  hidden: ReadonlySet<string>,
): Float64Array {
  const sums = new Float64Array(statements.length);
  const counts = new Float64Array(statements.length);
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] ?? 0;
    sums[column] = (sums[column] ?? 0) + (values[at] ?? 0);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return sums.map((sum, column) =>
    hidden.has(statements[column] ?? '') ? 0 : sum / Math.max(1, counts[column] ?? 0),
  );
}

/** How far from the centre each possible vote is: of statement c, disagreeing at 3 c, passing at 3 c + 1, agreeing at 3 c + 2. */
function cellsOf(
  { statements }: Votes,
  hidden: ReadonlySet<string>,
  centre: Float64Array,
): Float64Array {
  const cells = new Float64Array(3 * statements.length);
  for (const [column, name] of statements.entries()) {
    if (hidden.has(name)) continue;
    for (const vote of [-1, 0, 1]) cells[3 * column + vote + 1] = vote - (centre[column] ?? 0);
  }
  return cells;
}

/** Locally optimal block conjugate gradients (Knyazev 2001), from a start that is drawn once and for all. */
function leading(votes: Votes, cells: Float64Array): Axis[] {
  const apply = (block: readonly Axis[]) => applied(votes, cells, block);
  const random = seededStreams(1)('axes');
  const start = () => Float64Array.from(votes.statements, () => random() - 0.5);
  let axes = orthonormal([], apply(Array.from({ length: BLOCK }, start)));
  let images = apply(axes);
  let steps: Axis[] = [];
  for (let round = 0; round < MOST_ROUNDS && axes.length > 0; round += 1) {
    const residuals = axes.map((axis, at) => without(images[at] ?? axis, axis));
    const most = Math.max(...images.map(length));
    const open = residuals.slice(0, AXES).some((one) => length(one) > SETTLED * most);
    if (!open && round > 0) break;
    const fresh = orthonormal(axes, [...residuals, ...steps]);
    const basis = [...axes, ...fresh];
    const seen = [...images, ...apply(fresh)];
    const kept = eigenvectors(basis.map((one) => seen.map((image) => dot(one, image))));
    const best = kept.slice(0, axes.length);
    steps = best.map((weights) => mixed(fresh, weights.slice(axes.length)));
    axes = best.map((weights) => mixed(basis, weights));
    images = best.map((weights) => mixed(seen, weights));
  }
  return axes.slice(0, AXES);
}

/** DᵀD times each vector of a block, two of them in one pass over the votes. */
function applied(votes: Votes, cells: Float64Array, block: readonly Axis[]): Axis[] {
  const made = block.map(() => new Float64Array(votes.statements.length));
  const spare = new Float64Array(votes.statements.length);
  for (let one = 0; one < block.length; one += 2)
    spread(
      votes,
      cells,
      [block[one] ?? spare, block[one + 1] ?? spare],
      [made[one] ?? spare, made[one + 1] ?? spare.slice()],
    );
  return made;
}

function spread(
  { starts, columns, values }: Votes,
  cells: Float64Array,
  [first, second]: readonly [Axis, Axis],
  [firstImage, secondImage]: readonly [Axis, Axis],
): void {
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const from = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let x = 0;
    let y = 0;
    for (let at = from; at < end; at += 1) {
      const column = columns[at] ?? 0;
      const away = cells[3 * column + (values[at] ?? 0) + 1] ?? 0;
      x += away * (first[column] ?? 0);
      y += away * (second[column] ?? 0);
    }
    for (let at = from; at < end; at += 1) {
      const column = columns[at] ?? 0;
      const away = cells[3 * column + (values[at] ?? 0) + 1] ?? 0;
      firstImage[column] = (firstImage[column] ?? 0) + away * x;
      secondImage[column] = (secondImage[column] ?? 0) + away * y;
    }
  }
}

/** The largest loading points up, so that the same votes give the same picture. */
function outward(axis: Axis): Axis {
  const most = axis.reduce((best, one) => (Math.abs(one) > Math.abs(best) + 1e-9 ? one : best), 0);
  return most < 0 ? axis.map((one) => -one) : axis;
}

function placed(
  votes: Votes,
  centre: Float64Array,
  cells: Float64Array,
  axes: readonly Axis[],
): Components {
  const { participants, statements, starts, columns, values } = votes;
  const plain = new Float64Array(AXES * participants.length);
  const scaled = new Float64Array(plain.length);
  const none = new Float64Array(statements.length);
  const [first = none, second = none] = axes;
  for (let row = 0; row < participants.length; row += 1) {
    const scale = Math.sqrt(statements.length / Math.max(1, cast(votes, row)));
    let x = 0;
    let y = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      const away = cells[3 * column + (values[at] ?? 0) + 1] ?? 0;
      x += away * (first[column] ?? 0);
      y += away * (second[column] ?? 0);
    }
    plain[AXES * row] = x;
    plain[AXES * row + 1] = y;
    scaled[AXES * row] = x * scale;
    scaled[AXES * row + 1] = y * scale;
  }
  return { centre, axes, plain, scaled };
}
