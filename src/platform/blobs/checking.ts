import { createHash, type Hash } from 'node:crypto';
import type postgres from 'postgres';

export interface BlobReport {
  readonly blobs: number;
  readonly bytes: number;
  /** Names of files whose stored bytes are not theirs, or are not all there. */
  readonly damaged: readonly string[];
}

interface Row {
  readonly hash: string;
  readonly size: string;
  readonly bytes: Buffer | null;
}

/** Hashes every stored file anew, a chunk in memory at a time; the disk's cache is not asked. */
export async function verifyBlobs(
  sql: postgres.Sql,
  onProgress?: (share: number) => void,
): Promise<BlobReport> {
  const [all] = await sql<{ bytes: string }[]>`select coalesce(sum(size), 0) as bytes from blobs`;
  const total = Number(all?.bytes ?? 0);
  const damaged: string[] = [];
  let [blobs, seen] = [0, 0];
  let open = begin('', 0);
  const close = () => {
    if (open.hash && !isWhole(open)) damaged.push(open.hash);
  };
  const query = sql<Row[]>`
    select b.hash, b.size, c.bytes from blobs b left join blob_chunks c on c.hash = b.hash order by b.hash, c.part`;
  for await (const page of query.cursor(4)) {
    for (const { hash, size, bytes } of page) {
      if (open.hash !== hash) {
        close();
        open = begin(hash, Number(size));
        blobs += 1;
      }
      open.digest.update(bytes ?? Buffer.alloc(0));
      open.length += bytes?.length ?? 0;
      seen += bytes?.length ?? 0;
      onProgress?.(total ? seen / total : 1);
    }
  }
  close();
  return { blobs, bytes: seen, damaged };
}

interface Open {
  readonly hash: string;
  readonly size: number;
  readonly digest: Hash;
  length: number;
}

const begin = (hash: string, size: number): Open => ({
  hash,
  size,
  digest: createHash('sha256'),
  length: 0,
});

const isWhole = ({ hash, size, digest, length }: Open): boolean =>
  length === size && digest.digest('hex') === hash;
