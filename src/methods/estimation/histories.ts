/** More lists than this are counted by number of captures only. */
export const MOST_LISTS = 8;

/**
 * People by capture history: `counts[h]` is how many were found on exactly the lists whose bits are set in h
 * (bit 0 is the first list). `counts[0]`, whom no list holds, is 0 and what is sought.
 */
export interface Histories {
  readonly lists: readonly string[];
  readonly counts: Float64Array;
}

export const sizeOf = (history: number): number => {
  let [rest, size] = [history, 0];
  for (; rest; rest &= rest - 1) size += 1;
  return size;
};

export const observedOf = ({ counts }: Histories): number =>
  counts.reduce((sum, one) => sum + one, 0);

/** People on all of these lists, whatever other lists hold them too. */
export function overlap(counts: Float64Array, lists: number): number {
  return counts.reduce((sum, count, h) => ((h & lists) === lists ? sum + count : sum), 0);
}

/** How many were captured 1, 2, … times; index 0 is 0. */
export function capturesOf({ lists, counts }: Histories): Float64Array {
  const captured = new Float64Array(lists.length + 1);
  counts.forEach((count, h) => {
    captured[sizeOf(h)] = (captured[sizeOf(h)] ?? 0) + count;
  });
  return captured;
}
