import { inFours, newSigns, readSigns } from '../../platform/signs.ts';

/** An access code as somebody holds it: what finds the credential, and the secret that opens it. */
export interface AccessCode {
  readonly selector: string;
  readonly secret: string;
}

const SELECTOR = 6;
/** 26 signs of five bits: 130 bits, of which 128 are asked for. */
const SECRET = 26;

/** A new code: 30 bits to find it by, 130 bits to open it. */
export const newCode = (): AccessCode => ({
  selector: newSigns(SELECTOR),
  secret: newSigns(SECRET),
});

export const writeCode = ({ selector, secret }: AccessCode): string =>
  inFours(`${selector}${secret}`);

/** Reads a code as people type it; null where it is none. */
export function readCode(typed: string): AccessCode | null {
  const plain = readSigns(typed, SELECTOR + SECRET);
  return plain === null
    ? null
    : { selector: plain.slice(0, SELECTOR), secret: plain.slice(SELECTOR) };
}
