import { createHash } from 'node:crypto';

/** What a box on paper stands for: its number is what is keyed. */
export const BOXES = { '1': 1, '2': -1, '3': 0 } as const;
export type Answer = (typeof BOXES)[keyof typeof BOXES];

/** Statements are keyed in lines of so many signs. */
export const LINE = 10;

/** What is wrong with a line: a sign that is none, or not as many as there are statements. */
export type Wrong =
  | { readonly why: 'sign'; readonly sign: string }
  | { readonly why: 'count'; readonly given: number; readonly wanted: number };

/**
 * `1203` → agree, disagree, nothing, pass. One sign a statement, in the order of the paper: 1 to 3 for the box that is
 * ticked, 0 where none is, or two, or nobody could tell. Blanks are for the eye. Any digits will do.
 */
export function readLine(text: string, wanted: number): (Answer | null)[] | Wrong {
  const signs = [...western(text)].filter((sign) => !/\s/u.test(sign));
  const strange = signs.find((sign) => sign !== '0' && !Object.hasOwn(BOXES, sign));
  if (strange !== undefined) return { why: 'sign', sign: strange };
  if (signs.length !== wanted) return { why: 'count', given: signs.length, wanted };
  return signs.map((sign) => BOXES[sign as keyof typeof BOXES] ?? null); // others were refused above
}

const western = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));

/** How many statements each line holds. */
export const linesOf = (statements: number): number[] =>
  Array.from({ length: Math.ceil(statements / LINE) }, (_, at) =>
    Math.min(LINE, statements - at * LINE),
  );

/** One sheet in ten is keyed twice, by its code: nobody chooses which. */
export const isKeyedTwice = (codeHash: string): boolean =>
  createHash('sha256').update(codeHash).digest().readUInt16BE() % 10 === 0;
