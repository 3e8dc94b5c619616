/** Two words as symbols that are taken for one name, and how often. */
export interface Pair {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly weight?: number;
}

export interface Settings {
  readonly longest: readonly [number, number];
  readonly rounds: number;
  /** What a piece is worth at first for each symbol that it has more than one. */
  readonly damping: number;
  /** Taken off the expected count of each long piece: rare ones die out (a sparse Dirichlet prior). */
  readonly discount: number;
}

/** A pair of pieces with its expected count and its ratio to chance. */
export interface Piece {
  readonly left: string;
  readonly right: string;
  readonly count: number;
  readonly ratio: number;
}

export interface Learnt {
  readonly pieces: readonly Piece[];
  /** For each pair, how likely it is one name rather than two that met by mistake. */
  readonly sound: Float64Array;
  /** Share of sound pairs. */
  readonly share: number;
}

/** Words apart by more than this share of their length are not aligned. */
const BAND = 0.45;
const MANY = 2 ** 22;

/**
 * Expectation maximisation of a many-to-many stochastic transducer (Ristad and Yianilos 1998; Jiampojamarn, Kondrak and
 * Sherif 2007) on ratios to chance, so that nothing underflows; pairs that look like strangers count for less.
 */
export function learnPieces(pairs: readonly Pair[], settings: Settings): Learnt {
  const lattice = buildLattice(pairs, settings);
  const { base, size, first } = lattice;
  let ratio = normalise(
    first.map((count, at) => count * settings.damping ** ((size[at] ?? 1) - 1)),
    base,
  );
  let counts = new Float64Array(ratio.length);
  let share = 0.9;
  let sound: Float64Array = new Float64Array(pairs.length).fill(1);
  for (let round = 0; round < settings.rounds; round++) {
    const expected = expect(pairs, lattice, ratio, round < 2 ? 1 : share);
    share = expected.share;
    sound = expected.sound;
    counts = expected.counts.map((count, at) => {
      const long = size[at] ?? 1;
      const left = long === 1 ? count + 0.01 : count - settings.discount * (long > 2 ? 1 : 0.5);
      return left > 0.05 ? left : 0;
    });
    ratio = normalise(counts, base);
    console.log(
      `  round ${round}: log ratio ${expected.mean.toFixed(3)}, sound ${share.toFixed(3)}`,
    );
  }
  const pieces = lattice.names.flatMap(([left, right], at) => {
    const [count = 0, worth = 0] = [counts[at], ratio[at]];
    return count > 0 ? [{ left, right, count, ratio: worth }] : [];
  });
  return { pieces, sound, share };
}

interface Lattice {
  readonly shapes: readonly (readonly [number, number])[];
  /** For each pair, cell and shape: the number of the piece that ends there, or -1. */
  readonly cells: readonly Int32Array[];
  readonly names: readonly (readonly [string, string])[];
  /** Chance that the symbols of a piece stand together. */
  readonly base: Float64Array;
  readonly size: Uint8Array;
  readonly first: Float64Array;
}

function buildLattice(pairs: readonly Pair[], { longest }: Settings): Lattice {
  const shapes = shapesUpTo(longest);
  const [lefts, rights] = [frequencies(pairs, 'left'), frequencies(pairs, 'right')];
  const numbers = { left: new Map<string, number>(), right: new Map<string, number>() };
  const ids = new Map<number, number>();
  const names: [string, string][] = [];
  const base: number[] = [];
  const size: number[] = [];
  const first: number[] = [];
  const cells = pairs.map(({ left, right, weight = 1 }) => {
    const found = new Int32Array((left.length + 1) * (right.length + 1) * shapes.length).fill(-1);
    let at = 0;
    for (let row = 0; row <= left.length; row++)
      for (let column = 0; column <= right.length; column++)
        for (const [tall, wide] of shapes) {
          const place = at++;
          if (row < tall || column < wide) continue;
          const drift = (row - tall / 2) / left.length - (column - wide / 2) / right.length;
          if (Math.abs(drift) > BAND) continue;
          const one = left.slice(row - tall, row);
          const other = right.slice(column - wide, column);
          const [oneName, otherName] = [one.join(''), other.join('')];
          const key = numbered(numbers.left, oneName) * MANY + numbered(numbers.right, otherName);
          let id = ids.get(key);
          if (id === undefined) {
            id = names.length;
            ids.set(key, id);
            names.push([oneName, otherName]);
            base.push(chance(one, lefts) * chance(other, rights));
            size.push(tall + wide);
            first.push(0);
          }
          first[id] = (first[id] ?? 0) + weight;
          found[place] = id;
        }
    return found;
  });
  return {
    shapes,
    cells,
    names,
    base: Float64Array.from(base),
    size: Uint8Array.from(size),
    first: Float64Array.from(first),
  };
}

function shapesUpTo([tallest, widest]: readonly [number, number]): [number, number][] {
  const shapes: [number, number][] = [];
  for (let tall = 0; tall <= tallest; tall++)
    for (let wide = 0; wide <= widest; wide++) {
      const nothing = tall + wide === 0;
      const tooMuchLeftOut = (wide === 0 && tall > 2) || (tall === 0 && wide > 1);
      if (!nothing && !tooMuchLeftOut) shapes.push([tall, wide]);
    }
  return shapes;
}

function numbered(all: Map<string, number>, key: string): number {
  const known = all.get(key) ?? all.size;
  all.set(key, known);
  return known;
}

export function frequencies(
  pairs: readonly Pair[],
  side: 'left' | 'right',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { weight = 1, ...pair } of pairs)
    for (const symbol of pair[side]) {
      counts.set(symbol, (counts.get(symbol) ?? 0) + weight);
      all += weight;
    }
  for (const [symbol, count] of counts) counts.set(symbol, count / all);
  return counts;
}

const chance = (symbols: readonly string[], known: ReadonlyMap<string, number>): number =>
  symbols.reduce((product, symbol) => product * (known.get(symbol) ?? 1e-6), 1);

function normalise(counts: Float64Array, base: Float64Array): Float64Array {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, at) => count / all / (base[at] ?? 1));
}

function expect(
  pairs: readonly Pair[],
  { cells, shapes }: Lattice,
  ratio: Float64Array,
  share: number,
): { counts: Float64Array; sound: Float64Array; share: number; mean: number } {
  const counts = new Float64Array(ratio.length);
  const sound = new Float64Array(pairs.length);
  let [together, matched, all] = [0, 0, 0];
  pairs.forEach(({ left, right, weight = 1 }, number) => {
    const found = cells[number] ?? new Int32Array();
    const forward = sumForward(found, shapes, left.length, right.length, ratio);
    const total = forward.at(-1) ?? 0;
    all += weight;
    if (!(total > 0)) return;
    const posterior = (share * total) / (share * total + 1 - share);
    sound[number] = posterior;
    matched += posterior * weight;
    together += Math.log(total) * weight;
    if (posterior < 1e-3) return;
    collect(found, shapes, right.length, ratio, forward, counts, posterior * weight);
  });
  return { counts, sound, share: matched / all, mean: together / all };
}

function sumForward(
  found: Int32Array,
  shapes: readonly (readonly [number, number])[],
  height: number,
  length: number,
  ratio: Float64Array,
): Float64Array {
  const width = length + 1;
  const sums = new Float64Array((height + 1) * width);
  sums[0] = 1;
  let at = 0;
  for (let row = 0; row <= height; row++)
    for (let column = 0; column <= length; column++) {
      let sum = sums[row * width + column] ?? 0;
      for (const [tall, wide] of shapes) {
        const piece = found[at++] ?? -1;
        if (piece >= 0)
          sum += (sums[(row - tall) * width + column - wide] ?? 0) * (ratio[piece] ?? 0);
      }
      sums[row * width + column] = sum;
    }
  return sums;
}

/** The backward pass, which adds to the counts as it goes. */
function collect(
  found: Int32Array,
  shapes: readonly (readonly [number, number])[],
  length: number,
  ratio: Float64Array,
  forward: Float64Array,
  counts: Float64Array,
  weight: number,
): void {
  const width = length + 1;
  const total = forward.at(-1) ?? 1;
  const backward = new Float64Array(forward.length);
  backward[forward.length - 1] = 1;
  for (let cell = forward.length - 1; cell >= 0; cell--) {
    const after = backward[cell] ?? 0;
    if (after === 0) continue;
    shapes.forEach(([tall, wide], shape) => {
      const piece = found[cell * shapes.length + shape] ?? -1;
      if (piece < 0) return;
      const from = cell - tall * width - wide;
      const worth = after * (ratio[piece] ?? 0);
      backward[from] = (backward[from] ?? 0) + worth;
      counts[piece] = (counts[piece] ?? 0) + (((forward[from] ?? 0) * worth) / total) * weight;
    });
  }
}
