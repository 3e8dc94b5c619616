import { randomBytes } from 'node:crypto';

// Crockford's base 32 without I, L, O and U: 16 signs are 80 bits, tried against a brake.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** What an author without an account follows their request by, in groups of four. */
export const newFollowCode = (): string =>
  [...randomBytes(LENGTH)]
    .map((byte) => SIGNS[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** As it is hashed, however it was typed; null where it is none. */
export function readFollowCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.length === LENGTH ? plain : null;
}
