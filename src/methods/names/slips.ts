/** Words that are another word with one slip of the pen. */

/** A shorter word has too many neighbours. */
const SHORTEST = 4;
/** Who writes a name wrongly is rare beside those who write it right. */
const [MOST_SLIPS, TIMES] = [2, 10];

/**
 * Leads each word that stands once or twice to the most frequent one that is ten times as frequent and differs by one
 * letter put in, left out, changed, or changed places with the next (Damerau 1964). Neighbours are found by what is left of
 * both words without one letter, so that the work grows with the letters alone. The order of the words changes nothing.
 */
export function slipsOf(words: ReadonlyMap<string, number>): Map<string, string> {
  const known = new Map<string, string[]>();
  for (const [word, n] of words)
    if (n >= TIMES && word.length >= SHORTEST - 1)
      for (const rest of restsOf(word)) known.set(rest, [...(known.get(rest) ?? []), word]);
  const slips = new Map<string, string>();
  for (const [word, n] of words) {
    if (n > MOST_SLIPS || word.length < SHORTEST) continue;
    let best: string | undefined;
    for (const rest of restsOf(word))
      for (const other of known.get(rest) ?? []) {
        const often = words.get(other) ?? 0;
        const most = best === undefined ? 0 : (words.get(best) ?? 0);
        if (often < n * TIMES || !isOneSlip(word, other)) continue;
        if (often > most || (often === most && other < (best ?? ''))) best = other;
      }
    if (best !== undefined) slips.set(word, best);
  }
  return slips;
}

/** The word, and the word without each of its letters. */
const restsOf = (word: string): Set<string> =>
  new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]);

function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const rest = (word: string, left: number) => word.slice(from + left);
  if (long.length > short.length) return rest(short, 0) === rest(long, 1);
  const turned = short[from] === long[from + 1] && short[from + 1] === long[from];
  return rest(short, 1) === rest(long, 1) || (turned && rest(short, 2) === rest(long, 2));
}
