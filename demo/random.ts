/** A source of numbers in [0, 1). Everything invented here is drawn from one that the caller hands in. */
export type Random = () => number;

/** Names a stream of its own for each thing drawn, so that drawing more of one thing leaves the others as they were. */
export type Streams = (name: string) => Random;

export function seededStreams(seed: number): Streams {
  return (name) => sfc32(seed >>> 0, fnv1a(name), fnv1a(`${name}#`), 1);
}

// FNV-1a, 32 bits (draft-eastlake-fnv).
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

// "Small Fast Counter", 32 bits, of PractRand (Doty-Humphrey), warmed up by twelve rounds.
function sfc32(a: number, b: number, c: number, counter: number): Random {
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** Box and Muller 1958. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A factor around 1 whose logarithm has the standard deviation `spread`. */
export function factor(random: Random, spread: number): number {
  return Math.exp(spread * normal(random));
}

/** How many of `n` fall on the side that has the probability `p`; exact below 60, by the normal curve above. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n >= 60) return clamp(Math.round(n * p + normal(random) * Math.sqrt(n * p * (1 - p))), 0, n);
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) hits += 1;
  return hits;
}

/** Distributes `n` people over categories of the given weights; the parts sum to `n`. */
export function multinomial(random: Random, n: number, weights: readonly number[]): number[] {
  let people = n;
  let weight = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => {
    const part = weight > 0 ? binomial(random, people, w / weight) : 0;
    people -= part;
    weight -= w;
    return part;
  });
}

/** Rounds so that the rounded parts sum to the rounded total: each is the step of the rounded running sum. */
export function roundTogether(parts: readonly number[]): number[] {
  let sum = 0;
  let rounded = 0;
  return parts.map((part) => {
    sum += part;
    const step = Math.round(sum) - rounded;
    rounded += step;
    return step;
  });
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
