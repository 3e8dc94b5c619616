import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fields, openFields } from './fields.ts';
import { writeOnce } from './whole-file.ts';

/** The hub's own secrets, below the data folder and outside the database. */
export interface Keys {
  /** Keyed hash of a secret, for look-up: what leaks from the database opens nothing. */
  readonly hash: (purpose: string, secret: string) => string;
  /**
   * What one feature calls somebody. It follows from the account and the hub's secret, and no two features call them
   * the same, so that their tables cannot be joined by whoever holds the database alone.
   */
  readonly pseudonym: (feature: string, account: string) => string;
  /** Encryption of single values, under keys that can be changed. */
  readonly fields: Fields;
  readonly sign: (bytes: Uint8Array) => string;
  /** The public half, as base64 of its SPKI form. */
  readonly publicKey: string;
}

export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(
    writeOnce(join(folder, 'hub'), () => randomBytes(32).toString('base64')),
    'base64',
  );
  const signing = createPrivateKey(writeOnce(join(folder, 'signing.pem'), makeSigningKey));
  const hash = (purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url');
  return {
    hash,
    pseudonym: (feature, account) => hash(`pseudonym of ${feature}`, account).slice(0, 26),
    fields: openFields(folder),
    sign: (bytes) => sign(null, bytes, signing).toString('base64'),
    publicKey: spki(createPublicKey(signing)),
  };
}

export function verifySignature(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = readKey(publicKey);
  return key !== null && verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

// What is no key has signed nothing.
function readKey(publicKey: string): KeyObject | null {
  try {
    const key = Buffer.from(publicKey, 'base64');
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

const makeSigningKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64');
