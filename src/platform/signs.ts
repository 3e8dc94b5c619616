import { randomBytes } from 'node:crypto';

// Crockford's base 32 has no I, L, O or U; what people read as such is taken for the sign that they saw.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many random signs of five bits each. 256 is a multiple of 32: each is as likely as any other. */
export const newSigns = (count: number): string => signsOf(randomBytes(count));

/** A sign for each byte. */
export const signsOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => SIGNS[byte % 32]).join('');

/** In groups of four, for paper and for the voice. */
export const inFours = (signs: string): string => signs.replace(/(.{4})(?=.)/g, '$1-');

/** Signs as people type them: small letters, blanks, any dash; null where they are not so many. */
export function readSigns(typed: string, count: number): string | null {
  if (typed.length > 200) return null;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.length === count && [...plain].every((sign) => SIGNS.includes(sign)) ? plain : null;
}
