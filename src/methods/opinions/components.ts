import { seededStreams } from '../random/random.ts';
import { type Axis, dot, eigenvectors, length, mixed, orthonormal, without } from './axes.ts';
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

/** Where one participant stands now, on axes that were found before; statements newer than these count for nothing. */
export function placeOf(
  { starts, columns, values }: Votes,
  { axes: [first, second], centre }: Pick<Components, 'axes' | 'centre'>,
  row: number,
): { readonly plain: readonly number[]; readonly scaled: readonly number[] } {
  const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  let [x, y] = [0, 0];
  for (let at = from; at < end; at += 1) {
    const column = columns[at] ?? 0;
    const away = (values[at] ?? 0) - (centre[column] ?? 0);
    x += away * (first?.[column] ?? 0);
    y += away * (second?.[column] ?? 0);
  }
  const scale = scaleOf(centre.length, end - from);
  return { plain: [x, y], scaled: [scale * x, scale * y] };
}

const scaleOf = (statements: number, cast: number): number =>
  Math.sqrt(statements / Math.max(1, cast));

/** Times the root of (statements / votes cast). */
function scaledOf(votes: Votes, plain: Float64Array): Float64Array {
  return plain.map((one, at) => one * scaleOf(votes.statements.length, cast(votes, at >> 1)));
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

/** DᵀD times each vector of a block, two of them at a time. */
function applied(votes: Votes, cells: Float64Array, block: readonly Axis[]): Axis[] {
  const made = block.map(() => new Float64Array(votes.statements.length));
  const spare = new Float64Array(votes.statements.length);
  const places = new Float64Array(AXES * votes.participants.length);
  for (let one = 0; one < block.length; one += 2)
    spread(
      votes,
      cells,
      [block[one] ?? spare, block[one + 1] ?? spare],
      [made[one] ?? spare, made[one + 1] ?? spare.slice()],
      places,
    );
  return made;
}

/** In one pass over the votes: places D v on two vectors, and their images DᵀD v. */
function spread(
  { starts, columns, values }: Votes,
  cells: Float64Array,
  [first, second]: readonly [Axis, Axis],
  [firstImage, secondImage]: readonly [Axis, Axis],
  places: Float64Array,
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
    places[AXES * row] = x;
    places[AXES * row + 1] = y;
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
  const none = new Float64Array(votes.statements.length);
  const plain = new Float64Array(AXES * votes.participants.length);
  const images = [none.slice(), none.slice()] as const;
  spread(votes, cells, [axes[0] ?? none, axes[1] ?? none], images, plain);
  return { centre, axes, plain, scaled: scaledOf(votes, plain) };
}
