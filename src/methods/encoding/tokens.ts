import { readFloat, readInteger, roundHalfEven } from './python-numbers.ts';
import type { Comparison, Strategy } from './schema.ts';

/** Values are alike as far as they share tokens. Null where a number is asked for and the text is none. */
export function tokensOf(text: string, comparison: Comparison): readonly string[] | null {
  if (text === '') return [];
  if (comparison.type === 'exact') return [text];
  return comparison.type === 'ngram' ? ngrams(text, comparison) : neighbours(text, comparison);
}

/** How often the token at each place is put into the filter. */
export function insertions(strategy: Strategy, tokens: number): (place: number) => number {
  const { type, bits } = strategy;
  if (type === 'perToken') return () => bits;
  const each = Math.floor(bits / tokens);
  const over = bits % tokens;
  return (place) => (place < over ? each + 1 : each);
}

/** All runs of n characters of the text between n − 1 blanks at either end; positions count from 1. */
function ngrams(text: string, { n, positional }: Comparison & { type: 'ngram' }): string[] {
  const blanks = Array.from<string>({ length: n - 1 }).fill(' ');
  const chars = [...blanks, ...text, ...blanks];
  return Array.from({ length: chars.length - n + 1 }, (_, at) => {
    const gram = chars.slice(at, at + n).join('');
    return positional ? `${at + 1} ${gram}` : gram;
  });
}

/**
 * Vatsalan and Christen (2015): 2 × resolution + 1 points about the number, on a grid common to all numbers, so that
 * numbers within the threshold distance share some. All is multiplied by 2 × resolution, which spares the division.
 */
function neighbours(
  text: string,
  { interval, resolution, precision }: Comparison & { type: 'numeric' },
): string[] | null {
  const number = scaled(text, precision);
  if (number === null) return null;
  const value = number * 2n * BigInt(resolution);
  const over = ((value % interval) + interval) % interval;
  const middle = over * 2n < interval ? value - over : value + (interval - over);
  return Array.from({ length: 2 * resolution + 1 }, (_, at) =>
    String(middle + BigInt(at - resolution) * interval),
  );
}

function scaled(text: string, precision: number): bigint | null {
  const factor = 10n ** BigInt(precision);
  const whole = readInteger(text);
  if (whole !== null) return whole * factor;
  const float = readFloat(text);
  if (float === null) return null;
  const value = precision > 0 ? roundHalfEven(float * Number(factor)) : Math.trunc(float);
  return Number.isFinite(value) ? BigInt(value) : null;
}
