/** Which pair a reviewer is shown next: the one that teaches most, and never the same kind over and over. */
import { probabilityOf } from '../linkage/linkage.ts';
import type { Streams } from '../random/random.ts';

export interface Candidate {
  readonly l: number;
  readonly r: number;
  /** log2 of the odds that both are one person. */
  readonly weight: number;
  /** What the comparisons found, packed; pairs that share it are alike to the model. */
  readonly vector: bigint;
}

/** The entropy of a pair in bits: 1 where the model knows nothing, 0 where it is sure (Shannon 1948). */
export function uncertainty(weight: number): number {
  const p = probabilityOf(weight);
  return -[p, 1 - p].reduce((sum, share) => sum + (share > 0 ? share * Math.log2(share) : 0), 0);
}

interface Ranked<Each> {
  readonly pair: Each;
  readonly uncertain: number;
  readonly lot: number;
}

/**
 * The pairs worth asking about, the best first, at most `most` of them. A pair is worth its uncertainty times the number
 * of candidates that share its vector, of which one answer tells something (uncertainty sampling weighted by density:
 * Settles & Craven 2008, An analysis of active learning strategies, EMNLP). Each pair of a vector that was asked before,
 * `asked`, or stands earlier in the queue makes the next of its kind worth less, as 1 ⁄ (1 + n), so that no vector fills
 * the screen. Where two are worth the same, a lot decides that is drawn for each pair from `streams`: the order in which
 * candidates come changes nothing.
 */
export function queueOf<Each extends Candidate>(
  candidates: readonly Each[],
  asked: ReadonlyMap<bigint, number>,
  { streams, most }: { readonly streams: Streams; readonly most: number },
): Each[] {
  const kinds = [...Map.groupBy(candidates, ({ vector }) => vector)].map(([vector, pairs]) => ({
    size: pairs.length,
    before: asked.get(vector) ?? 0,
    waiting: pairs
      .map((pair) => ({
        pair,
        uncertain: uncertainty(pair.weight),
        lot: streams(`review ${pair.l} ${pair.r}`)(),
      }))
      .toSorted((a, b) => b.uncertain - a.uncertain || a.lot - b.lot),
    taken: 0,
  }));
  const queue: Each[] = [];
  while (queue.length < most) {
    let [best, worth, first]: [(typeof kinds)[number] | null, number, Ranked<Each> | null] = [
      null,
      0,
      null,
    ];
    for (const kind of kinds) {
      const head = kind.waiting[kind.taken];
      if (!head) continue;
      const value = (head.uncertain * kind.size) / (1 + kind.before + kind.taken);
      if (first === null || value > worth || (value === worth && head.lot < first.lot))
        [best, worth, first] = [kind, value, head];
    }
    if (best === null || first === null) break;
    queue.push(first.pair);
    best.taken += 1;
  }
  return queue;
}

/** What a pair waits for: a first and a second reviewer, a third where two differ; then nobody. */
export type Stage = 'first' | 'second' | 'third' | 'settled';

/** `said`: what each reviewer says of a pair, each once. */
export function stageOf(said: readonly string[]): Stage {
  if (said.length === 0) return 'first';
  if (said.length === 1) return 'second';
  if (said.length === 2 && said[0] !== said[1]) return 'third';
  return 'settled';
}
