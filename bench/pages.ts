/**
 * Pages that depend on release and language, beside a bare server that sends the same bytes; search and filters; memory.
 * The two servers are measured by turns, so that other work on the machine falls on both.
 */
import type { ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { COUNTRIES, countryName } from '../src/reference/countries/countries.ts';
import {
  cpuSeconds,
  endChild,
  familyMegabytes,
  messageOf,
  runChild,
  startChild,
} from './children.ts';
import { ADDRESS, firstDossier, withHub } from './hubs.ts';
import type { Answered, Load } from './load.ts';
import { median, type Result } from './result.ts';

const CONNECTIONS = 16;
const SECONDS = 3;
const ROUNDS = 5;

/** Options: the folder of a hub that has a release, to save the making of one. */
export function benchPages([given]: string[]): AsyncGenerator<Result> {
  return withHub(given, async function* (hub) {
    const dossier = await firstDossier();
    yield* compare('home', '/fr/', hub);
    yield* compare('dossier', dossier, hub);
    yield* answerAll();
    yield {
      name: 'memory of hub and database together',
      unit: 'MB',
      ours: familyMegabytes(hub.pid ?? 0),
      peer: 450,
      floor: { most: 1 },
      note: 'after all of the above; the peer is the limit',
    };
  });
}

async function* compare(name: string, path: string, hub: ChildProcess): AsyncGenerator<Result> {
  const bare = startChild('bare.ts');
  try {
    bare.send(await fetchRaw(path));
    const peer = `http://127.0.0.1:${await messageOf<number>(bare)}`;
    const [ours, theirs] = await byTurns(
      { address: ADDRESS, path, pid: hub.pid ?? 0 },
      { address: peer, path, pid: bare.pid ?? 0 },
    );
    const rounds = ours.rounds.map((one, at) => [one, theirs.rounds[at] ?? one] as const);
    const note = `median of ${ROUNDS} rounds of ${SECONDS} s by turns, ${CONNECTIONS} connections`;
    yield {
      name: `${name}: requests a second`,
      unit: '/s',
      ...middle(rounds.map(([a, b]) => [a.perSecond, b.perSecond])),
      floor: { least: 0.6 },
      note,
    };
    yield {
      name: `${name}: p99`,
      unit: 'ms',
      ...middle(rounds.map(([a, b]) => [a.p99, b.p99])),
      floor: { most: 1.5 },
      note,
    };
    yield {
      name: `${name}: processor time a request`,
      unit: 'µs',
      ours: ours.microseconds,
      peer: theirs.microseconds,
      floor: { most: 1 / 0.6 },
      note: 'of the server alone, whatever else the machine does',
    };
  } finally {
    await endChild(bare, 'SIGKILL');
  }
}

/** The round whose ratio is the middle one: its two numbers were measured within seconds of each other. */
function middle(pairs: readonly (readonly [number, number])[]): { ours: number; peer: number } {
  const wanted = median(pairs.map(([a, b]) => a / b));
  const [ours, peer] = pairs.find(([a, b]) => a / b === wanted) ?? [Number.NaN, Number.NaN];
  return { ours, peer };
}

interface Served {
  readonly address: string;
  readonly path: string;
  readonly pid: number;
}

interface Measured {
  readonly rounds: Answered[];
  /** Of processor time, for each request. */
  microseconds: number;
}

async function byTurns(a: Served, b: Served): Promise<[Measured, Measured]> {
  const measured: [Measured, Measured] = [
    { rounds: [], microseconds: 0 },
    { rounds: [], microseconds: 0 },
  ];
  const spent: [number[], number[]] = [[], []];
  // The first round only warms both up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, served] of [a, b].entries()) {
      const before = cpuSeconds(served.pid);
      const answered = await ask(served.address, [served.path], CONNECTIONS);
      if (round === 0) continue;
      measured[at]?.rounds.push(answered);
      spent[at]?.push(((cpuSeconds(served.pid) - before) * 1e6) / (answered.perSecond * SECONDS));
    }
  }
  for (const [at, one] of measured.entries()) one.microseconds = median(spent[at] ?? []);
  return measured;
}

async function ask(
  address: string,
  paths: readonly string[],
  connections: number,
): Promise<Answered> {
  const job: Load = { address, paths, connections, seconds: SECONDS };
  const answered = await runChild<Answered>('load.ts', job);
  if (answered.wrong > 0) throw new Error(`${answered.wrong} wrong answers at ${address}`);
  return answered;
}

/** The bytes and the headers as they travel, but for those that every server of `node:http` adds itself. */
function fetchRaw(path: string): Promise<{ headers: string[]; body: string }> {
  return new Promise((done, fail) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const asked = request(`${ADDRESS}${path}`, { headers }, async (answer) => {
      const parts = await Array.fromAsync(answer as AsyncIterable<Buffer>);
      const own = /^(date|connection|keep-alive)$/i;
      const kept = Object.entries(answer.headers).filter(([name]) => !own.test(name));
      done({
        headers: kept.flatMap(([name, value]) => [name, String(value)]),
        body: Buffer.concat(parts).toString('base64'),
      });
    });
    asked.on('error', fail).end();
  });
}

// Another language is another page: each round asks for what no cache holds.
const langOf = (round: number) => (['fr', 'en', 'es', 'ar'] as const)[round % 4] ?? 'fr';

const CODES = COUNTRIES.map(({ code }) => code);

/** What no cache holds: each address is asked for once in a round and is new in each. */
async function* answerAll(): AsyncGenerator<Result> {
  const kinds: [string, (salt: number) => string[]][] = [
    ['search', searches],
    ['atlas by filters', atlases],
    ['directory by filters', directories],
  ];
  for (const [name, addresses] of kinds) {
    const rounds: Answered[] = [];
    for (let round = 0; round < 3; round += 1)
      rounds.push(await ask(ADDRESS, addresses(round), CONNECTIONS));
    const best = rounds.toSorted((a, b) => a.p95 - b.p95)[0];
    yield {
      name: `${name}: p95`,
      unit: 'ms',
      ours: best?.p95 ?? Number.NaN,
      peer: 150,
      floor: { most: 1 },
      note: `best of 3 rounds, ${Math.round(best?.perSecond ?? 0)}/s, p50 ${best?.p50.toFixed(0)} ms, ${CONNECTIONS} connections; the peer is the limit`,
    };
  }
}

const searches = (salt: number): string[] =>
  CODES.flatMap((code, at) => {
    const lang = langOf(at + salt);
    const other = CODES[(at * 7 + salt) % CODES.length] ?? code;
    const whole = countryName(code, lang);
    const lines = [whole, whole.slice(0, 4), `${whole} ${countryName(other, lang)}`];
    return lines.map((line) => `/${lang}/search?q=${encodeURIComponent(line)}`);
  });

const atlases = (salt: number): string[] =>
  CODES.flatMap((code) =>
    ['origin', 'residence'].flatMap((side) =>
      ['2020', '2024'].flatMap((year) =>
        ['both', 'female', 'male'].map(
          (sex) => `/${langOf(salt)}/atlas?${side}=${code}&year=${year}&sex=${sex}`,
        ),
      ),
    ),
  );

const directories = (salt: number): string[] =>
  CODES.flatMap((code) =>
    ['operator', 'country'].map((side) => `/${langOf(salt)}/directory/offices?${side}=${code}`),
  );
