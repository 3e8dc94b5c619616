import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readVotes } from '../src/commands/opinions-input.ts';
import { afterVote, opinionsOf, type Vote, votesOf } from '../src/methods/opinions/opinions.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import { quantile, type Result } from './result.ts';

const PARTICIPANTS = 10_000;
const STATEMENTS = 1_000;
const DENSITY = 0.03;
const MORE = 200;
/** What each may take at most. */
const SECONDS = 2;
const MILLISECONDS = 5;
const STREAMED = 1_000_000;
const STREAM_SECONDS = 30;

/** npm run bench -- opinions: groups of opinion from scratch, after one more vote, and out of a file of a million votes. */
export async function* benchOpinions(): AsyncIterable<Result> {
  const votes = votesOf(invented(PARTICIPANTS, STATEMENTS, DENSITY));
  const began = performance.now();
  let opinions = opinionsOf(votes);
  yield {
    name: `opinions: ${PARTICIPANTS} × ${STATEMENTS} from scratch`,
    unit: 's',
    ours: (performance.now() - began) / 1000,
    peer: SECONDS,
    floor: { most: 1 },
    note: `peer is the limit; ${votes.values.length} votes, ${opinions.groups.length} groups`,
  };
  const times: number[] = [];
  for (const vote of invented(MORE, STATEMENTS, 1 / STATEMENTS)) {
    const started = performance.now();
    opinions = afterVote(opinions, vote);
    times.push(performance.now() - started);
  }
  yield {
    name: 'opinions: one more vote, median',
    unit: 'ms',
    ours: quantile(times, 0.5),
    peer: MILLISECONDS,
    floor: { most: 1 },
    note: `peer is the limit; ${times.length} votes, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
  };
  yield await streamed();
}

async function streamed(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const file = join(folder, 'votes.csv');
    await pipeline(Readable.from(lines()), createWriteStream(file));
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

function* lines(): Iterable<string> {
  yield 'participant,statement,vote\n';
  for (const { participant, statement, vote } of invented(
    STREAMED / (STATEMENTS * DENSITY),
    STATEMENTS,
    DENSITY,
  ))
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
