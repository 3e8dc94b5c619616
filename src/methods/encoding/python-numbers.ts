/** Numbers as Python reads and rounds them: encodings of two programs are equal only where these are. */

/** What str.strip() and \s take for blank. */
export const PYTHON_SPACE =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const around = new RegExp(`^[${PYTHON_SPACE}]+|[${PYTHON_SPACE}]+$`, 'g');
const MOST_DIGITS = 4300;

/** int(text, base=10): blanks about it, a sign, underscores between digits, digits of any script. */
export function readInteger(text: string): bigint | null {
  const plain = asciiDigits(text.replace(around, ''));
  const parts = /^([+-]?)([0-9]+(?:_[0-9]+)*)$/.exec(plain);
  if (!parts) return null;
  const digits = (parts[2] ?? '').replaceAll('_', '');
  if (digits.length > MOST_DIGITS) return null;
  return parts[1] === '-' ? -BigInt(digits) : BigInt(digits);
}

/** float(text) where that is finite. */
export function readFloat(text: string): number | null {
  const plain = asciiDigits(text.replace(around, ''));
  const DIGITS = '[0-9]+(?:_[0-9]+)*';
  const shape = new RegExp(
    `^[+-]?(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`,
    'i',
  );
  if (!shape.test(plain)) return null;
  const value = Number(plain.replaceAll('_', ''));
  return Number.isFinite(value) ? value : null;
}

/** round(): halves go to the even neighbour. */
export function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const over = value - low;
  if (over !== 0.5) return over < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}

/** Digits of any script as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0) ?? 0)));
}

/** Digits stand in Unicode as unbroken runs of ten; some runs adjoin one another. */
function digitOf(code: number): number {
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
  return (code - start) % 10;
}
