import { normalCdf } from '../distributions/distributions.ts';
import type { Random, Streams } from '../random/random.ts';
import { EncodingError } from './errors.ts';
import type { OverlapSize } from './overlap-size.ts';

/** What comparing two lists gave, without a name. Similarities are Dice coefficients, 0 where they do not reach the floor. */
export interface Similarities {
  /** Of each record of the smaller list: to its partner in the larger one, at most one each. */
  readonly best: Float64Array;
  /** Of some records of either list, the smaller first: to the record of their own list that is most like them. */
  readonly noise: readonly [Float64Array, Float64Array];
  /** Records of the larger list. */
  readonly larger: number;
  /** Of two records that have nothing to do with one another, on average. */
  readonly unrelated: number;
  /** What was looked for from here on. */
  readonly floor: number;
  /** From here on two records are taken for one person. */
  readonly threshold: number;
  /** Both holders say that nobody stands twice in their list. */
  readonly unique: boolean;
}

export interface OverlapEstimate extends OverlapSize {
  /** Share of those on both lists whom the threshold finds. */
  readonly found: number;
  /** Share of what the threshold finds that are two persons. */
  readonly wrong: number;
}

const BINS = 24;
const [CHAINS, STEPS, WARM] = [40, 480, 360];

/**
 * How many people are on both lists, with an interval (95 %) that takes in whom a threshold misses and whom it joins by
 * chance. The best similarities are a mixture: of people on both lists, whose records are alike, differ little or
 * differ much, and of chance, as strong as between different people of either list. Six unknowns are drawn from what they
 * may be (Metropolis et al. 1953), for each redrawn chance.
 *
 * Assumes that both lists write of the same kind of people, and nobody changed beyond recognition: such are missing from the
 * number. Where people may stand twice in a list, it is computed with such pairs as chance and without them, and the
 * interval holds both. Throws where there is nothing to compare.
 */
export function estimateOverlap(given: Similarities, streams: Streams): OverlapEstimate {
  if (given.best.length === 0 || given.noise.some(({ length }) => length === 0))
    throw new EncodingError('there is nobody to compare');
  const random = streams('overlap');
  const seen = drawsOf(given, given.noise, random);
  const below = given.noise.map((own) => own.filter((one) => one < given.threshold));
  const doubled = below.some(({ length }, at) => length < (given.noise[at]?.length ?? 0));
  if (given.unique || !doubled) return summary(seen, given);
  return joined(summary(seen, given), summary(drawsOf(given, below, random), given));
}

const joined = (a: OverlapEstimate, b: OverlapEstimate): OverlapEstimate => ({
  n: (a.n + b.n) / 2,
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
  found: (a.found + b.found) / 2,
  wrong: Math.max(a.wrong, b.wrong),
});

/** What is not known: how many are on both, how many of these are written alike, and how the others fall off. */
interface Guess {
  /** Share of the smaller list, as a logit, like all shares here. */
  readonly share: number;
  readonly alike: number;
  /** Of those not written alike, who differs little. */
  readonly little: number;
  /** How like the two records of somebody are who differs little, as a logit. */
  readonly near: number;
  /** How much less like they are where much differs, and the spread of both, as logarithms. */
  readonly gap: number;
  readonly spread: number;
}

interface Draw {
  readonly people: number;
  readonly found: number;
  readonly wrong: number;
}

/** The similarities in classes: below the floor, in equal steps to 1, and 1 itself. */
interface Classes {
  /** How far each class goes: 0 for two that have nothing in common, 1 for equals. */
  readonly ends: readonly number[];
  readonly counts: readonly number[];
  readonly records: number;
  readonly larger: number;
  /** The class with which matches begin. */
  readonly first: number;
}

function drawsOf(given: Similarities, noise: readonly Float64Array[], random: Random): Draw[] {
  const classes = classesOf(given);
  const heard = noise.map((own) => countsOf(own, given));
  const draws: Draw[] = [];
  for (let chain = 0; chain < CHAINS; chain += 1) {
    const chance = chanceOf(heard, classes, random);
    const walk = walkFrom(firstGuess(classes, chance), classes, chance, random);
    for (let step = 0; step < WARM; step += 1) walk.step();
    for (let step = 0; step < STEPS; step += 1) {
      walk.step();
      if (step % 6 === 0) draws.push(drawAt(walk.at(), classes, chance, random));
    }
  }
  return draws;
}

function classesOf(given: Similarities): Classes {
  const { best, larger, floor, threshold } = given;
  const ends = Array.from({ length: BINS + 1 }, (_, at) =>
    rescaled(floor + ((1 - floor) * at) / BINS, given),
  );
  const first = Math.max(1, classOf(threshold, floor));
  return { ends, counts: countsOf(best, given), records: best.length, larger, first };
}

const rescaled = (similarity: number, { unrelated }: Similarities) =>
  Math.min(1, Math.max(0, (similarity - unrelated) / (1 - unrelated)));

/** 0 below the floor, then equal steps; what is exactly alike is a class of its own. */
function classOf(similarity: number, floor: number): number {
  if (similarity < floor) return 0;
  if (similarity >= 1) return BINS + 1;
  return Math.min(BINS, 1 + Math.floor(((similarity - floor) / (1 - floor)) * BINS + 1e-9));
}

function countsOf(similarities: Float64Array, { floor }: Similarities): number[] {
  const counts = Array.from({ length: BINS + 2 }, () => 0);
  for (const one of similarities) {
    const at = classOf(one, floor);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/**
 * Up to each class: how like the most similar stranger of the larger list is. Records of the smaller one may be written more
 * alike or less than those of the larger one: how much each has to say is drawn by lot.
 */
function chanceOf(
  [smaller = [], larger = []]: readonly number[][],
  classes: Classes,
  random: Random,
): number[] {
  const more = classes.larger / classes.records;
  const [ours, theirs] = [cumulated(redrawn(smaller, random)), cumulated(redrawn(larger, random))];
  const part = random();
  return ours.map((share, at) => part * share ** more + (1 - part) * (theirs[at] ?? 1));
}

/** A pair of strangers is seen from both its ends: two records tell as much as one. */
const SEEN = 2;

/** The sample of chance as another would have come out; half a record more, since what was never seen is not impossible. */
function redrawn(counts: readonly number[], random: Random): number[] {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const drawn = counts.map(() => 0.5 / counts.length);
  const upTo = cumulated(counts);
  for (let one = 0; one < total / SEEN; one += 1) {
    const lot = random();
    const at = upTo.findIndex((share) => lot < share);
    drawn[at] = (drawn[at] ?? 0) + SEEN;
  }
  return drawn;
}

function cumulated(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, one) => sum + one, 0) || 1;
  let sum = 0;
  return counts.map((one) => {
    sum += one;
    return sum / total;
  });
}

/** The likeliest of some guesses: a walk that begins far off may not come back. */
function firstGuess(classes: Classes, chance: readonly number[]): Guess {
  const guesses = SHARES.flatMap((share) =>
    ALIKE.flatMap((alike) =>
      LITTLE.flatMap((little) =>
        NEAR.map((near) => ({
          ...{ share: logit(share), alike: logit(alike), little: logit(little), near },
          ...{ gap: USUAL.gap.middle, spread: USUAL.spread.middle },
        })),
      ),
    ),
  );
  const densities = guesses.map((guess) => densityAt(guess, classes, chance));
  const best = densities.indexOf(Math.max(...densities));
  const [first] = guesses;
  return guesses[best] ?? (first as Guess); // there are guesses
}

const SHARES = [0.001, 0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 0.95];
const ALIKE = [0.1, 0.35, 0.65, 0.9];
const LITTLE = [0.4, 0.8];
const NEAR = [0.9, 1.4, 1.9];

const logit = (share: number) => Math.log(share / (1 - share));
const expit = (value: number) => 1 / (1 + Math.exp(-value));

/** The walk of Metropolis with steps that fit the spread of each unknown, learnt as it goes. */
function walkFrom(
  start: Guess,
  classes: Classes,
  chance: readonly number[],
  random: Random,
): { step: () => void; at: () => Guess } {
  let here = start;
  let height = densityAt(here, classes, chance);
  const widths = { share: 0.2, alike: 0.3, little: 0.3, near: 0.15, gap: 0.15, spread: 0.15 };
  const names = ['share', 'alike', 'little', 'near', 'gap', 'spread'] as const;
  let turn = 0;
  return {
    at: () => here,
    step: () => {
      const name = names[turn % names.length] ?? 'share';
      turn += 1;
      const there = { ...here, [name]: here[name] + widths[name] * normal(random) };
      const other = densityAt(there, classes, chance);
      const taken = Math.log(random() || Number.MIN_VALUE) < other - height;
      widths[name] *= taken ? 1.1 : 0.96;
      if (!taken) return;
      here = there;
      height = other;
    },
  };
}

/** Box and Muller (1958). */
const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(random() || Number.MIN_VALUE)) * Math.cos(2 * Math.PI * random());

/** The logarithm of how likely the counts are, and of what was to be expected before. */
function densityAt(guess: Guess, classes: Classes, chance: readonly number[]): number {
  const { own, other } = partsAt(guess, classes, chance);
  const share = expit(guess.share);
  let sum = 0;
  let [before, beside] = [0, 0];
  for (const [at, count] of classes.counts.entries()) {
    const p = share * ((own[at] ?? 0) - before) + (1 - share) * ((other[at] ?? 0) - beside);
    [before, beside] = [own[at] ?? 0, other[at] ?? 0];
    if (count) sum += count * Math.log(Math.max(p, 1e-300));
  }
  // Any share is as likely as another, but of those not written alike most differ little.
  const beta = (value: number, yes: number, no: number) =>
    yes * Math.log(expit(value)) + no * Math.log(expit(-value));
  const around = (value: number, { middle, give }: Usual) => -(((value - middle) / give) ** 2) / 2;
  return (
    sum +
    beta(guess.share, 1, 1) +
    beta(guess.alike, 1, 1) +
    beta(guess.little, 6, 2) +
    around(guess.near, USUAL.near) +
    around(guess.gap, USUAL.gap) +
    around(guess.spread, USUAL.spread)
  );
}

interface Usual {
  readonly middle: number;
  readonly give: number;
}

/** One slip leaves some four fifths of what two strangers have not in common, several leave three fifths. */
const USUAL = {
  near: { middle: 1.4, give: 0.4 },
  gap: { middle: 0, give: 0.3 },
  spread: { middle: Math.log(0.4), give: 0.3 },
} satisfies Record<string, Usual>;

/** Up to each class: best similarities of people on both lists, and of the others. */
function partsAt(guess: Guess, { ends }: Classes, chance: readonly number[]) {
  const matched = likeness(guess, ends);
  return { matched, other: chance, own: matched.map((share, at) => share * (chance[at] ?? 1)) };
}

/** Up to each class: the similarity of the two records of one person. */
function likeness(guess: Guess, ends: readonly number[]): number[] {
  const [below, little] = [1 - expit(guess.alike), expit(guess.little)];
  const [far, spread] = [guess.near - Math.exp(guess.gap), Math.exp(guess.spread)];
  return [
    ...ends.map((end) => {
      const at = logit(end);
      const near = normalCdf((at - guess.near) / spread);
      return below * (little * near + (1 - little) * normalCdf((at - far) / spread));
    }),
    1,
  ];
}

/** Who of each class is on both lists is drawn too: the lists are whole, no sample of anything larger. */
function drawAt(guess: Guess, classes: Classes, chance: readonly number[], random: Random): Draw {
  const { matched, own, other } = partsAt(guess, classes, chance);
  const before = classes.first - 1;
  const share = expit(guess.share);
  let people = 0;
  for (const [at, count] of classes.counts.entries()) {
    const step = (upTo: readonly number[]) => (upTo[at] ?? 0) - (at ? (upTo[at - 1] ?? 0) : 0);
    const [ours, theirs] = [share * step(own), (1 - share) * step(other)];
    const likely = ours + theirs > 0 ? ours / (ours + theirs) : 0;
    people += count * likely + Math.sqrt(count * likely * (1 - likely)) * normal(random);
  }
  const found = 1 - (matched[before] ?? 0);
  const astray = (1 - share) * (1 - (other[before] ?? 1));
  return { people: Math.max(0, people), found, wrong: astray / (astray + share * found || 1) };
}

/** Lighter tails than the 2.5 % that are stated: of few people on both lists the draws are surer than they should be. */
const TAIL = 0.01;

function summary(draws: readonly Draw[], { best }: Similarities): OverlapEstimate {
  const at = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
  const people = draws.map((draw) => Math.min(best.length, draw.people));
  return {
    n: at(people, 0.5),
    low: at(people, TAIL),
    high: at(people, 1 - TAIL),
    found: at(
      draws.map(({ found }) => found),
      0.5,
    ),
    wrong: at(
      draws.map(({ wrong }) => wrong),
      0.5,
    ),
  };
}
