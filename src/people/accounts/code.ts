import { randomBytes } from 'node:crypto';

/** An access code as somebody holds it: what finds the credential, and the secret that opens it. */
export interface AccessCode {
  readonly selector: string;
  readonly secret: string;
}

// Crockford's base 32 has no I, L, O or U; what people read as such is taken for the sign that they saw.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SELECTOR = 6;
/** 26 signs of five bits: 130 bits, of which 128 are asked for. */
const SECRET = 26;

/** A new code: 30 bits to find it by, 130 bits to open it. */
export function newCode(): AccessCode {
  return { selector: signs(SELECTOR), secret: signs(SECRET) };
}

// 256 is a multiple of 32: each sign is as likely as any other.
const signs = (count: number): string =>
  [...randomBytes(count)].map((byte) => SIGNS[byte % 32]).join('');

/** In groups of four, for paper and for the voice. */
export const writeCode = ({ selector, secret }: AccessCode): string =>
  `${selector}${secret}`.replace(/(.{4})(?=.)/g, '$1-');

/** Reads a code as people type it: small letters, blanks, any dash; null where it is none. */
export function readCode(typed: string): AccessCode | null {
  if (typed.length > 200) return null;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== SELECTOR + SECRET || [...plain].some((sign) => !SIGNS.includes(sign)))
    return null;
  return { selector: plain.slice(0, SELECTOR), secret: plain.slice(SELECTOR) };
}
