import { EncodingError } from './errors.ts';
import { asciiDigits, PYTHON_SPACE } from './python-numbers.ts';

/** Gives yyyymmdd, or null where the text is no date of the format. */
export type ReadDate = (text: string) => string | null;

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const short = (names: readonly string[]) => names.map((name) => name.slice(0, 3));
const oneOf = (names: readonly string[]) =>
  `(${names.toSorted((a, b) => b.length - a.length).join('|')})`;

/** CPython's _strptime.py, its regular expressions in the C locale; \d is any script's digit there. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  d: '(3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9])',
  f: '([0-9]{1,6})',
  H: '(2[0-3]|[0-1]\\d|\\d)',
  I: '(1[0-2]|0[1-9]|[1-9])',
  j: '(36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9])',
  m: '(1[0-2]|0[1-9]|[1-9])',
  M: '([0-5]\\d|\\d)',
  S: '(6[0-1]|[0-5]\\d|\\d)',
  w: '([0-6])',
  u: '([1-7])',
  y: '(\\d\\d)',
  Y: '(\\d\\d\\d\\d)',
  A: oneOf(DAYS),
  a: oneOf(short(DAYS)),
  B: oneOf(MONTHS),
  b: oneOf(short(MONTHS)),
  p: '(am|pm)',
  z: '([+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|z)',
};
const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Reads dates as Python's strptime does with this format, and gives them as %Y%m%d. */
export function compileDateFormat(format: string): ReadDate {
  const names: string[] = [];
  const pattern = new RegExp(patternOf(expand(format), names), 'iuy');
  return (text) => {
    pattern.lastIndex = 0;
    const found = pattern.exec(text);
    // As in Python the format is not tried again to reach the end of the text.
    if (!found || pattern.lastIndex !== text.length) return null;
    return dateOf(
      new Map(names.map((name, at) => [name, asciiDigits(found[at + 1] ?? '').toLowerCase()])),
    );
  };
}

const expand = (format: string) =>
  format.replace(/%(.)/gsu, (all, name: string) => COMPOSED[name] ?? all);

function patternOf(format: string, names: string[]): string {
  const parts = format.match(/%.?|\s+|[^%\s]/gsu) ?? [];
  return parts.map((part) => partOf(part, format, names)).join('');
}

function partOf(part: string, format: string, names: string[]): string {
  if (part === '%%') return '%';
  if (new RegExp(`^[${PYTHON_SPACE}]+$`).test(part)) return `[${PYTHON_SPACE}]+`;
  if (!part.startsWith('%')) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const name = part.slice(1);
  const pattern = DIRECTIVES[name];
  if (pattern === undefined)
    throw new EncodingError(
      `"${format}" has %${name}, which is not read here: take one of %${Object.keys(DIRECTIVES).join(' %')}`,
      {
        code: 'date-unknown',
        value: format,
        key: `%${name}`,
        names: `%${Object.keys(DIRECTIVES).join(' %')}`,
      },
    );
  if (names.includes(name))
    throw new EncodingError(`"${format}" has %${name} twice: keep one`, {
      code: 'date-twice',
      value: format,
      key: `%${name}`,
    });
  names.push(name);
  return pattern.replaceAll('\\d', '\\p{Nd}');
}

function dateOf(found: ReadonlyMap<string, string>): string | null {
  const number = (name: string) => (found.has(name) ? Number(found.get(name)) : undefined);
  const year = number('Y') ?? century(number('y')) ?? 1900;
  const month = number('m') ?? monthOf(found) ?? 1;
  const day = number('d') ?? 1;
  const julian = number('j');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A leap second is of the format and of no date.
  if ((number('S') ?? 0) > 59) return null;
  if (year < 1 || date.getUTCMonth() !== month - 1) return null;
  // A day of the year is believed above month and day.
  if (julian !== undefined) date.setUTCFullYear(year, 0, julian);
  // Python before 3.14 on Linux does not fill years before 1000 with zeros.
  return [String(date.getUTCFullYear()), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join(
    '',
  );
}

const two = (value: number) => String(value).padStart(2, '0');
/** POSIX: 69 to 99 are of the twentieth century. */
const century = (year: number | undefined) =>
  year === undefined ? undefined : year + (year <= 68 ? 2000 : 1900);

function monthOf(found: ReadonlyMap<string, string>): number | undefined {
  const name = found.get('B') ?? found.get('b');
  return name === undefined ? undefined : short(MONTHS).indexOf(name.slice(0, 3)) + 1;
}
