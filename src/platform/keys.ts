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
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The hub's own secrets, below the data folder and outside the database. */
export interface Keys {
  /** Keyed hash of a secret, for look-up: what leaks from the database opens nothing. */
  readonly hash: (purpose: string, secret: string) => string;
  readonly sign: (bytes: Uint8Array) => string;
  /** The public half, as base64 of its SPKI form. */
  readonly publicKey: string;
}

export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(
    readOrMake(join(folder, 'hub'), () => randomBytes(32).toString('base64')),
    'base64',
  );
  const signing = createPrivateKey(readOrMake(join(folder, 'signing.pem'), makeSigningKey));
  return {
    hash: (purpose, text) =>
      createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url'),
    sign: (bytes) => sign(null, bytes, signing).toString('base64'),
    publicKey: spki(createPublicKey(signing)),
  };
}

export function verifySignature(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

// Linked to its name when it is whole: two processes that start at once agree on one key, and none is ever half written.
function readOrMake(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`;
    try {
      writeFileSync(unfinished, make(), { mode: 0o600 });
      linkSync(unfinished, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}

const makeSigningKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64');
