import { scrypt } from '@noble/hashes/scrypt.js';

/** OWASP's second choice for passwords: 64 MiB, about a second on a telephone. */
const SLOW = { N: 2 ** 16, r: 8, p: 2, dkLen: 8 };
const DIGITS = 100_000;

/**
 * Five digits that follow from a project's secret, to be read out on the telephone. Slow, and so few that a thousand
 * secrets in a dictionary of a hundred million have the same: whoever overhears them can exclude guesses, one a second, and
 * confirm none. Of a drawn secret they tell nothing.
 */
export function checkNumber(secret: string, project: string): string {
  const key = scrypt(secret, `passerelle check ${project}`, SLOW);
  const number = new DataView(key.buffer, key.byteOffset).getUint32(0) % DIGITS;
  const digits = String(number).padStart(5, '0');
  return `${digits.slice(0, 2)} ${digits.slice(2)}`;
}
