import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, type Filters, orderFilters } from '../src/methods/encoding/encoding.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import { threadCount } from '../src/platform/threads.ts';
import { comparePairs } from '../src/process/overlaps/overlaps.ts';
import { askPeer } from './peers.ts';
import type { Result } from './result.ts';

/** Comparisons a second that one thread, and two, must make. */
const LIMIT = 25e6;
const BYTES = 128;
const THRESHOLD = 0.8;

/**
 * npm run bench -- overlap: random filters of 1,024 bits as full as CLKs of FEBRL 4 (68 %), none of whose comparisons the
 * bound by bits spares. Processor time stands beside elapsed time, since other work takes from the latter only.
 */
export async function* benchOverlap(): AsyncIterable<Result> {
  const bytes = [bytesOf('a', 10_000), bytesOf('b', 10_000)] as const;
  const [a, b] = bytes.map((one) => orderFilters(one, BYTES)) as [Filters, Filters]; // two in, two out
  yield await timed('overlap: one thread, vectors', LIMIT, async () => compare(a, b, THRESHOLD));
  yield* besideAnonlink(...bytes, a, b);
  const plain = { plain: true };
  const few = filters('b', 1_000);
  yield await timed('overlap: one thread, plain JavaScript', 1e6, async () =>
    compare(a, few, THRESHOLD, plain),
  );
  const many = filters('many', 20_000);
  const threads = threadCount();
  yield await timed(`overlap: ${threads} threads, vectors`, 2 * LIMIT, () =>
    comparePairs(many, many, THRESHOLD),
  );
}

async function timed(
  name: string,
  limit: number,
  work: () => Promise<{ readonly compared: number }>,
): Promise<Result> {
  const [began, busy] = [performance.now(), process.cpuUsage()];
  const { compared } = await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(busy);
  const perBusySecond = compared / ((user + system) / 1e6) / 1e6;
  return {
    name,
    unit: 'M/s',
    ours: compared / seconds / 1e6,
    peer: limit / 1e6,
    floor: { least: 1 },
    note: `peer is the limit; ${(compared / 1e6).toFixed(0)} million in ${seconds.toFixed(1)} s, ${perBusySecond.toFixed(0)} M a second of a processor`,
  };
}

interface Told {
  readonly version: string;
  readonly seconds: number;
  readonly compared: number;
  readonly pairs: number;
}

/** The same filters at a threshold that some pairs of strangers reach, so that both have something to find. */
const REACHED = 0.74;

async function* besideAnonlink(
  one: Uint8Array,
  other: Uint8Array,
  a: Filters,
  b: Filters,
): AsyncIterable<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const files = [join(folder, 'a'), join(folder, 'b')] as const;
    await Promise.all([writeFile(files[0], one), writeFile(files[1], other)]);
    const given = [...files, String(BYTES), String(REACHED)];
    const told = await askPeer<Told>('anonlink', 'ANONLINK_PYTHON', 'anonlink_peer.py', given);
    if (!told) return;
    const began = process.cpuUsage();
    const { a: found, compared } = compare(a, b, REACHED);
    const { user, system } = process.cpuUsage(began);
    const seconds = (user + system) / 1e6;
    yield {
      name: 'overlap: a second of a processor, beside anonlink',
      unit: 'M/s',
      ours: compared / seconds / 1e6,
      peer: told.compared / told.seconds / 1e6,
      // Native code there; here what a browser can run as well.
      floor: { least: 0.75 },
      note: `anonlink ${told.version}; pairs of Dice ≥ ${REACHED}: ours ${found.length}, theirs ${told.pairs}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const filters = (stream: string, count: number): Filters =>
  orderFilters(bytesOf(stream, count), BYTES);

function bytesOf(stream: string, count: number): Uint8Array {
  const random = seededStreams(4)(stream);
  const bytes = new Uint8Array(count * BYTES);
  for (let bit = 0; bit < bytes.length * 8; bit += 1)
    if (random() < 0.68) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
  return bytes;
}
