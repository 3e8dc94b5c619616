/** How far to the left and right of a symbol a decision looks, the widest first; each window holds the next. */
export const WINDOWS: readonly (readonly [number, number])[] = [
  [3, 3],
  [2, 2],
  [1, 2],
  [1, 1],
  [0, 1],
  [0, 0],
];

/** Before and behind each word, as long as the widest window looks. */
export const EDGE = '###';

export function decisionAt(
  text: string,
  at: number,
  decisions: ReadonlyMap<string, string>,
): string | undefined {
  for (const window of WINDOWS) {
    const found = decisions.get(windowAt(text, at, window));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The surroundings of a symbol as the key of a decision; windows differ in length. */
export function windowAt(
  text: string,
  at: number,
  [before, after]: readonly [number, number],
): string {
  return text.slice(at - before, at + after + 1);
}
