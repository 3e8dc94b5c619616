import { channelOf, type Table } from '../../src/methods/names/channel.ts';
import { featuresOf, type Spelling } from '../../src/methods/names/spelling.ts';
import { learnPieces, type Piece } from './expectation.ts';
import { DIFFERENT, HABITS } from './habits.ts';
import { bothWays, edged, judgedPairs, type Spellings } from './spellings.ts';
import { countLines, pieceLines } from './tables.ts';

const SETTINGS = { longest: [3, 3], rounds: 8, damping: 0.15, discount: 0.3 } as const;
/** What pairs taught by hand weigh. */
const BY_HAND = { same: 8, near: 25 } as const;
/** One pair in so many is kept from learning to find the weights on. */
const SPARED = 5;
/** Near misses, and strangers, that are taken for one name at the cut, at most. */
const MISTAKEN = { near: 0.08, strangers: 0.001 } as const;
const MOST_NEAR_MISSES = 25_000;

/** Two transducers, of spellings of one name and of near misses, and the weights by which they decide. */
export function learnLatin(folder: string): Spelling {
  const { variants, nearMisses } = judgedPairs(folder);
  const step = Math.ceil(nearMisses.length / MOST_NEAR_MISSES);
  const near = nearMisses.filter((_, at) => at % step === 0);
  const taught = (pairs: readonly Spellings[]) => pairs.filter((_, at) => at % SPARED > 0);
  const spared = (pairs: readonly Spellings[]) => pairs.filter((_, at) => at % SPARED === 0);
  console.log(`  ${variants.length} variants, ${near.length} near misses`);
  const words = [...taught(variants), ...taught(near)].flatMap(({ one, other }) => [one, other]);
  const tables = {
    same: tableFrom([...taught(variants), ...byHand(HABITS, BY_HAND.same)], words),
    near: tableFrom([...taught(near), ...byHand(DIFFERENT, BY_HAND.near)], words),
  };
  const weights = weigh(tables, spared(variants), spared(near));
  const spelling = { ...tables, weights };
  report(spelling, spared(variants), spared(near));
  return spelling;
}

function byHand(pairs: readonly string[], weight: number): Spellings[] {
  return pairs.map((pair) => {
    const [one = '', other = ''] = pair.split(' ');
    return { one, other, weight };
  });
}

function tableFrom(pairs: readonly Spellings[], words: readonly string[]): Table {
  const { pieces } = learnPieces(bothWays(pairs), SETTINGS);
  const counts = countLines(words.map(edged));
  return {
    longest: [...SETTINGS.longest],
    cut: 0,
    slope: 1,
    pieces: pieceLines(symmetric(pieces)),
    left: counts,
    right: counts,
  };
}

/** A piece and its mirror image get the mean of both. */
function symmetric(pieces: readonly Piece[]): Piece[] {
  const ratios = new Map(pieces.map(({ left, right, ratio }) => [`${left} ${right}`, ratio]));
  return pieces.flatMap((piece) => {
    const mirrored = ratios.get(`${piece.right} ${piece.left}`);
    const both = { ...piece, ratio: (piece.ratio + (mirrored ?? 0)) / 2 };
    const image = { ...both, left: piece.right, right: piece.left };
    return mirrored === undefined ? [both, image] : [both];
  });
}

/** The first word of each pair beside the second of others. */
function shuffled(pairs: readonly Spellings[], times = 1): Spellings[] {
  return Array.from({ length: times }, (_, round) => round + 1).flatMap((round) =>
    pairs.flatMap(({ one }, at) => {
      const other = pairs[(at + round * 1009) % pairs.length]?.other ?? one;
      return other === one ? [] : [{ one, other, weight: 1 }];
    }),
  );
}

/** Strangers for each variant. */
const ROUNDS = 20;
const STEPS = 400;
const RATE = 4;

/** Logistic regression with both classes of equal weight, then moved to the cut that near misses allow. */
function weigh(
  tables: Pick<Spelling, 'same' | 'near'>,
  variants: readonly Spellings[],
  nearMisses: readonly Spellings[],
): number[] {
  const features = featuresFrom(tables);
  const strangers = shuffled(variants, ROUNDS);
  const rows = [
    ...variants.map((pair) => ({ x: features(pair), y: 1, weight: 1 / variants.length })),
    ...nearMisses.map((pair) => ({ x: features(pair), y: 0, weight: 0.5 / nearMisses.length })),
    ...strangers.map((pair) => ({ x: features(pair), y: 0, weight: 0.5 / strangers.length })),
  ];
  const size = rows[0]?.x.length ?? 0;
  const spread = Array.from({ length: size }, (_, at) =>
    Math.sqrt(rows.reduce((sum, { x }) => sum + (x[at] ?? 0) ** 2, 0) / rows.length),
  );
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Array<number>(size).fill(0);
    for (const { x, y, weight } of rows) {
      const scaled = x.map((value, at) => value / (spread[at] ?? 1));
      const error = y - 1 / (1 + Math.exp(-dot(weights, scaled)));
      scaled.forEach((value, at) => {
        slope[at] = (slope[at] ?? 0) + weight * error * value;
      });
    }
    slope.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) + RATE * value;
    });
  }
  const plain = weights.map((weight, at) => weight / (spread[at] ?? 1));
  const quantile = (pairs: readonly Spellings[], share: number) =>
    pairs.map((pair) => dot(plain, features(pair))).sort((a, b) => b - a)[
      Math.floor(pairs.length * share)
    ] ?? 0;
  const cut = Math.max(
    quantile(nearMisses, MISTAKEN.near),
    quantile(strangers, MISTAKEN.strangers),
  );
  return plain.map((weight, at) => Number((at === 0 ? weight - cut : weight).toFixed(4)));
}

function featuresFrom({ same, near }: Pick<Spelling, 'same' | 'near'>) {
  const [alike, apart] = [channelOf(same), channelOf(near)];
  return ({ one, other }: Spellings): readonly number[] => {
    const [left, right] = [edged(one), edged(other)];
    return featuresOf(
      alike.ratio(alike.prepareLeft(left), alike.prepareRight(right)),
      apart.ratio(apart.prepareLeft(left), apart.prepareRight(right)),
      alike.prepareLeft(left),
      alike.prepareRight(right),
    );
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

function report(
  spelling: Spelling,
  variants: readonly Spellings[],
  near: readonly Spellings[],
): void {
  const features = featuresFrom(spelling);
  const above = (pairs: readonly Spellings[]) =>
    (100 * pairs.filter((pair) => dot(spelling.weights, features(pair)) >= 0).length) /
    pairs.length;
  const [found, mistaken, strange] = [variants, near, shuffled(variants, ROUNDS)].map(above);
  console.log(
    `  variants ${found?.toFixed(1)} %, near misses ${mistaken?.toFixed(1)} %, strangers ${strange?.toFixed(2)} %`,
  );
}
