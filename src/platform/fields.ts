import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnce } from './whole-file.ts';

/** Encryption of single values (AES-256-GCM). What is sealed for one place opens nowhere else. */
export interface Fields {
  /** `place` names table, column and row; it is bound to the value and not stored with it. */
  readonly seal: (place: string, text: string) => Buffer;
  /** Seals many values under the key that is the newest now: it is looked for once. */
  readonly sealer: () => Fields['seal'];
  /** Throws where the value was altered, moved, or sealed under a key that is gone. */
  readonly open: (place: string, sealed: Buffer) => string;
  /** The key that seals now. */
  readonly current: () => number;
  /** With what all begins that the newest key seals: what begins otherwise is older. */
  readonly mark: () => Buffer;
  /** Makes a new key, which seals from now on; the old ones still open what they sealed. */
  readonly rotate: () => number;
}

const NAME = /^fields-(\d{1,9})$/;
const [HEAD, NONCE, TAG] = [4, 12, 16];

export function openFields(folder: string): Fields {
  const file = (number: number) => join(folder, `fields-${number}`);
  const make = (number: number) =>
    writeOnce(file(number), () => randomBytes(32).toString('base64'));
  const known = new Map<number, Buffer>();
  const keyAt = (number: number): Buffer => {
    const key = known.get(number) ?? Buffer.from(readFileSync(file(number), 'utf8'), 'base64');
    known.set(number, key);
    return key;
  };
  if (newest(folder) === 0) make(1);
  // Another process of the hub may have made a newer key: it is looked for each time something is sealed.
  const current = () => newest(folder);
  const keyOf = (sealed: Buffer) => sealed.readUInt32BE(0);
  const markOf = (number: number): Buffer => {
    const mark = Buffer.alloc(HEAD);
    mark.writeUInt32BE(number);
    return mark;
  };
  const sealer = (): Fields['seal'] => {
    const number = current();
    const [mark, key] = [markOf(number), keyAt(number)];
    return (place, text) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([mark, nonce, cipher.getAuthTag(), body]);
    };
  };
  return {
    current,
    mark: () => markOf(current()),
    seal: (place, text) => sealer()(place, text),
    sealer,
    open: (place, sealed) => {
      const nonce = sealed.subarray(HEAD, HEAD + NONCE);
      const cipher = createDecipheriv('aes-256-gcm', keyAt(keyOf(sealed)), nonce, {
        authTagLength: TAG,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(HEAD + NONCE, HEAD + NONCE + TAG));
      const body = sealed.subarray(HEAD + NONCE + TAG);
      return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
    },
    rotate: () => {
      const next = current() + 1;
      make(next);
      return next;
    },
  };
}

const newest = (folder: string): number =>
  Math.max(0, ...readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0)));
