/** An answer to one request, in its language. */
export interface Answered {
  readonly request: string;
  readonly text: string;
}

/** Whatever was said to so many people is said to nobody in particular. */
const FEWEST = 3;
const MOST = 20;
const SHORTEST = 15;

/**
 * The sentences that answers to several requests share, most shared first, then in the order in which they are said.
 * One that bears a digit or an address (a date, an appointment, a number, somebody's mail) is left out: a guide says
 * nothing about anybody.
 */
export function commonSteps(answers: readonly Answered[], fewest = FEWEST): string[] {
  const found = new Map<string, { text: string; requests: Set<string>; at: number }>();
  for (const { request, text } of answers)
    for (const [at, sentence] of sentencesOf(text).entries()) {
      const key = plain(sentence);
      const known = found.get(key) ?? { text: sentence, requests: new Set(), at };
      known.requests.add(request);
      found.set(key, known);
    }
  return [...found.values()]
    .filter(({ text, requests }) => requests.size >= fewest && !PERSONAL.test(text))
    .sort((a, b) => b.requests.size - a.requests.size || a.at - b.at)
    .slice(0, MOST)
    .map(({ text }) => text);
}

const PERSONAL = /[\p{Nd}@]|https?:/u;

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?؟])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST);
}

/** Without case, accents and punctuation, in which hands differ. */
const plain = (sentence: string): string =>
  sentence
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
