import { setTimeout as pause } from 'node:timers/promises';
import { issueLink } from '../../src/people/operators/operators.ts';
import { importInvented, inventedTable } from '../ops/small-hub.ts';
import { signedIn } from '../people.ts';
import { inspect, type LivingHub } from './living-hub.ts';

/** What the hub has said yes to: each of these must be there for ever after. */
export interface Acknowledged {
  readonly links: Set<string>;
  readonly holders: Set<string>;
  readonly uploads: Set<string>;
  readonly applied: Set<string>;
  readonly runs: Set<string>;
  /** Numbers of the releases that readers were shown. */
  readonly released: Set<string>;
}

export interface Writers {
  readonly acknowledged: Acknowledged;
  /** Gives the writers of links more to open. */
  readonly refill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const SOURCE = 'invented-1';

/** People who write all the time and note what was acknowledged; what fails is not tried again. */
export async function startWriters(hub: LivingHub): Promise<Writers> {
  const acknowledged: Acknowledged = {
    links: new Set(),
    holders: new Set(),
    uploads: new Set(),
    applied: new Set(),
    runs: new Set(),
    released: new Set(),
  };
  const unopened: string[] = [];
  const refill = async () => {
    unopened.push(...(await makeLinks(hub, 150 - unopened.length)));
  };
  const cookie = await prepare(hub);
  await refill();
  let writing = true;
  const post = (path: string, body: URLSearchParams | FormData) =>
    send(hub, cookie, path, body).catch(() => null);
  const forever = async (write: () => Promise<void>) => {
    while (writing) await write();
  };
  const loops = [
    forever(async () => {
      const link = unopened.pop();
      await pause(link ? 20 : 200);
      // From a browser of its own: whoever comes in by a link leaves the session that was there.
      const opened = link ? send(hub, '', `/fr/operator/${link}`, new URLSearchParams()) : null;
      if (link && (await opened?.catch(() => null))) acknowledged.links.add(link);
    }),
    forever(async () => {
      const name = `Holder ${crypto.randomUUID()}`;
      const form = new URLSearchParams({ name, kind: 'university', country: 'FRA' });
      if (await post('/fr/staff/holders/new', form)) acknowledged.holders.add(name);
      await pause(30);
    }),
    forever(() =>
      handIn(
        post,
        (path) => read(hub, cookie, path),
        () => releasesShown(hub),
        acknowledged,
        () => writing,
      ),
    ),
  ];
  return {
    acknowledged,
    refill,
    stop: async () => {
      writing = false;
      await Promise.all(loops);
    },
  };
}

async function makeLinks(hub: LivingHub, count: number): Promise<string[]> {
  return inspect(hub.dataDir, (opened) =>
    opened.house.db.transaction(async (tx) => {
      const links: string[] = [];
      for (let i = 0; i < count; i += 1) links.push(await issueLink(tx, opened));
      return links;
    }),
  );
}

/** A source to hand figures in for, and the way in to the team's side. */
async function prepare(hub: LivingHub): Promise<string> {
  return inspect(hub.dataDir, async (opened) => {
    await importInvented(opened, 1);
    const { secret } = await opened.house.db.transaction((tx) =>
      signedIn(tx, opened, ['analyst', 'administrator']),
    );
    return `passerelle=${secret}`;
  });
}

/** Where the hub sends us on after it did as asked; null where it did not. */
async function send(
  hub: LivingHub,
  cookie: string,
  path: string,
  body: URLSearchParams | FormData,
): Promise<string | null> {
  const origin = hub.address();
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
    signal: AbortSignal.timeout(20_000),
  });
  await response.text();
  return response.status === 303 ? response.headers.get('location') : null;
}

async function read(hub: LivingHub, cookie: string, path: string): Promise<{ state: string }> {
  const signal = AbortSignal.timeout(20_000);
  const response = await fetch(`${hub.address()}${path}`, { headers: { cookie }, signal });
  return (await response.json()) as { state: string };
}

async function releasesShown(hub: LivingHub): Promise<number[]> {
  const signal = AbortSignal.timeout(20_000);
  const response = await fetch(`${hub.address()}/api/v1/releases`, { signal });
  const { releases } = (await response.json()) as { releases: { number: number }[] };
  return releases.map(({ number }) => number);
}

let salt = 100;

// A file, read by a child; then it counts; then a run over everything and a release, each in a child.
async function handIn(
  post: (path: string, body: URLSearchParams | FormData) => Promise<string | null>,
  status: (path: string) => Promise<{ state: string }>,
  shown: () => Promise<number[]>,
  acknowledged: Acknowledged,
  writing: () => boolean,
): Promise<void> {
  const over = async (path: string) => {
    for (let waited = 0; waited < 300 && writing(); waited += 1) {
      const answer = await status(path).catch(() => null);
      if (answer?.state === 'done') return;
      await pause(100);
    }
  };
  salt += 1;
  const form = new FormData();
  form.append('files', new Blob([inventedTable(salt)]), `dioc_${salt}.csv`);
  const id = (await post('/fr/staff/imports', form))?.split('/').at(-1)?.split('?')[0];
  if (!id) return void (await pause(100));
  acknowledged.uploads.add(id);
  await over(`/fr/staff/imports/${id}/status.json`);
  const source = new URLSearchParams({ source: SOURCE });
  if (await post(`/fr/staff/imports/${id}/apply`, source)) acknowledged.applied.add(id);
  const run = (await post('/fr/staff/runs', new URLSearchParams()))?.split('/').at(-1);
  if (!run) return;
  acknowledged.runs.add(run);
  await over(`/fr/staff/runs/${run}/status.json`);
  const sure = new URLSearchParams({ run, sure: '1' });
  if (!(await post('/fr/staff/releases', sure))) return;
  await over(`/fr/staff/releases/publishing/${run}/status.json`);
  for (const number of await shown().catch(() => [])) acknowledged.released.add(`${number}`);
}
