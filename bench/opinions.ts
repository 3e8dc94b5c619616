import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readVotes } from '../src/commands/opinions-input.ts';
import { following, opinionsOf, type Vote, votesOf } from '../src/methods/opinions/opinions.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import { askPeer } from './peers.ts';
import { quantile, type Result } from './result.ts';

const PARTICIPANTS = 10_000;
const STATEMENTS = 1_000;
const DENSITY = 0.03;
const MORE = 1_000;
/** Votes before this many make the machine warm; they are not counted. */
const WARM = 100;
/** What each may take at most. */
const SECONDS = 2;
const MILLISECONDS = 5;
const STREAMED = 1_000_000;
const STREAM_SECONDS = 30;

/** npm run bench -- opinions: groups of opinion from scratch, after one more vote, and out of a file of a million votes. */
export async function* benchOpinions(): AsyncIterable<Result> {
  const votes = votesOf(invented(PARTICIPANTS, STATEMENTS, DENSITY));
  const began = performance.now();
  const before = process.cpuUsage();
  const opinions = opinionsOf(votes);
  const seconds = (performance.now() - began) / 1000;
  const worked = workedSince(before) / 1000;
  yield {
    name: `opinions: ${PARTICIPANTS} × ${STATEMENTS} from scratch`,
    unit: 's',
    ours: seconds,
    peer: SECONDS,
    floor: { most: 1 },
    note: `peer is the limit; ${votes.values.length} votes, ${opinions.groups.length} groups; ${worked.toFixed(2)} s of a processor`,
  };
  yield* ofPeer(seconds);
  const times: number[] = [];
  const work: number[] = [];
  const take = following(opinions);
  for (const vote of invented(MORE + WARM, STATEMENTS, 1 / STATEMENTS)) {
    const started = performance.now();
    const spent = process.cpuUsage();
    take(vote);
    times.push(performance.now() - started);
    work.push(workedSince(spent));
  }
  for (const [name, share] of [
    ['median', 0.5],
    ['p99', 0.99],
  ] as const)
    yield {
      name: `opinions: one more vote, ${name}`,
      unit: 'ms',
      ours: quantile(times.slice(WARM), share),
      peer: MILLISECONDS,
      floor: { most: 1 },
      note: `peer is the limit; ${MORE} votes, after ${WARM} others; ${quantile(work.slice(WARM), share).toFixed(1)} ms of a processor`,
    };
  yield await streamed();
}

/** Milliseconds of a processor, which other work beside us does not lengthen. */
function workedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface PeerAnswer {
  readonly version: string;
  readonly seconds: number;
  readonly groups: number;
  readonly megabytes: number;
}

async function* ofPeer(ours: number): AsyncIterable<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const file = join(folder, 'votes.csv');
    const all = linesOf(invented(PARTICIPANTS, STATEMENTS, DENSITY));
    await pipeline(Readable.from(all), createWriteStream(file));
    const told = await askPeer<PeerAnswer>('red-dwarf', 'REDDWARF_PYTHON', 'opinions_peer.py', [
      file,
    ]);
    if (!told) return;
    const { version, seconds, groups, megabytes } = told;
    yield {
      name: 'opinions: from scratch, beside red-dwarf',
      unit: 's',
      ours,
      peer: seconds,
      floor: { most: 1 },
      note: `red-dwarf ${version}; ${groups} groups, ${Math.round(megabytes)} MB`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function streamed(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const file = join(folder, 'votes.csv');
    await pipeline(
      Readable.from(linesOf(invented(STREAMED / (STATEMENTS * DENSITY), STATEMENTS, DENSITY))),
      createWriteStream(file),
    );
    const began = performance.now();
    const votes = await readVotes(file);
    const read = (performance.now() - began) / 1000;
    const { groups } = opinionsOf(votes);
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    return {
      name: 'opinions: a million votes from a file',
      unit: 's',
      ours: (performance.now() - began) / 1000,
      peer: STREAM_SECONDS,
      floor: { most: 1 },
      note: `peer is the limit; ${votes.values.length} votes, read in ${read.toFixed(1)} s, ${groups.length} groups, peak ${peak} MB`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function* linesOf(votes: Iterable<Vote>): Iterable<string> {
  yield 'participant,statement,vote\n';
  for (const { participant, statement, vote } of votes)
    yield `${participant},${statement},${vote}\n`;
}

const KINDS = 3;

/** People of three kinds who hold opposite views of some statements, one view of others and none of the rest. */
function* invented(participants: number, statements: number, density: number): Iterable<Vote> {
  const streams = seededStreams(5);
  const view = streams('views');
  const views = Array.from({ length: KINDS }, () =>
    Array.from({ length: statements }, () => 0.15 + 0.7 * view()),
  );
  const random = streams(`votes ${participants}`);
  const each = Math.max(1, Math.round(statements * density));
  for (let one = 0; one < participants; one += 1)
    for (let vote = 0; vote < each; vote += 1) {
      const statement = Math.floor((statements * (vote + random())) / each);
      const agrees = random() < (views[one % KINDS]?.[statement] ?? 0.5);
      const passes = random() < 0.1;
      yield {
        participant: `p${one}`,
        statement: `s${statement}`,
        vote: passes ? 0 : agrees ? 1 : -1,
      };
    }
}
