import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { verifySignature } from '../../platform/keys.ts';

export interface Verification {
  /** The descriptor was signed by the key that the hub keeps beside the release. */
  readonly signed: boolean;
  /** Files whose bytes are not those that the descriptor names. */
  readonly altered: readonly string[];
  readonly files: number;
}

interface Descriptor {
  readonly resources?: readonly { readonly path: string; readonly hash: string }[];
  readonly 'passerelle:files'?: readonly { readonly path: string; readonly hash: string }[];
}

const DESCRIPTOR = 'datapackage.json';
const DESCRIPTOR_BYTES = 8 * 1024 * 1024;

/** Recomputes the hash of every file of a release's package and checks the signature over its descriptor. */
export async function verifyPackage(
  path: string,
  key: { publicKey: string; signature: string },
): Promise<Verification> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const { hashes, descriptor } = await readAll(zip);
    const { resources = [], 'passerelle:files': others = [] } = JSON.parse(
      descriptor.toString('utf8'),
    ) as Descriptor; // a release's own file
    const named = [...resources, ...others];
    const altered = named
      .filter((file) => hashes.get(file.path) !== file.hash.replace('sha256:', ''))
      .map((file) => file.path);
    return {
      signed: verifySignature(key.publicKey, descriptor, key.signature),
      altered,
      files: named.length,
    };
  } finally {
    zip.close();
  }
}

async function readAll(zip: ZipFile): Promise<{ hashes: Map<string, string>; descriptor: Buffer }> {
  const hashes = new Map<string, string>();
  let descriptor: Buffer = Buffer.alloc(0);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === DESCRIPTOR) descriptor = await bytesOf(zip, entry);
    else hashes.set(entry.fileName, await hashOf(zip, entry));
  }
  return { hashes, descriptor };
}

async function hashOf(zip: ZipFile, entry: Entry): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await zip.openReadStreamPromise(entry), hash);
  return hash.digest('hex');
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > DESCRIPTOR_BYTES)
    throw new Error(`descriptor of ${entry.uncompressedSize} bytes`);
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part);
  return Buffer.concat(parts);
}
