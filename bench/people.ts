/**
 * Registrations and withdrawals of a consent a second, each a durable transaction with all that it really writes; the
 * peer is the shortest durable transaction of the same server in the same run: one row, committed.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOLDINGS } from '../src/app.tsx';
import { readConfig } from '../src/config.ts';
import { makeCard, openAccount } from '../src/people/accounts/accounts.ts';
import {
  giveConsent,
  preparePurposes,
  recipientOf,
  type Said,
  withdrawConsent,
} from '../src/people/consents/consents.ts';
import { openSession } from '../src/people/sessions/sessions.ts';
import { type Hub, openHub } from '../src/platform/hub.ts';
import type { Result } from './result.ts';

const TIMES = 1600;
/** As many at once as the pool has connections. */
const AT_ONCE = 8;

export async function* benchPeople(): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  // The database may run under an account of its own, which must be able to enter.
  await chmod(folder, 0o755);
  const config = { ...readConfig({ data: folder }), log: { level: 'error' as const } };
  const hub = await openHub(config);
  try {
    yield* measure(hub);
  } finally {
    await hub.close();
    await rm(folder, { recursive: true });
  }
}

async function* measure(hub: Hub): AsyncGenerator<Result> {
  const { db, sql } = hub.house;
  await preparePurposes(db, hub.clock, '');
  await sql`create table bench_rows (n int)`;
  const accounts: string[] = [];
  const shortest = await perSecond(() =>
    db.transaction((tx) => tx.execute('insert into bench_rows values (1)')),
  );
  const registered = await perSecond(async () => {
    accounts.push(await register(hub));
  });
  yield {
    name: 'people: registrations a second',
    unit: '/s',
    ours: registered,
    peer: shortest,
    floor: { least: 0.05 },
    note: `account, code, phrase, session and journal in one transaction; ${TIMES}, ${AT_ONCE} at once; peer: one row`,
  };
  const office = (await recipientOf(db, 'office')).id;
  await perSecond((n) =>
    db.transaction((tx) => giveConsent(tx, hub, said(accounts[n] ?? '', office))),
  );
  const withdrawn = await perSecond((n) =>
    db.transaction((tx) => withdrawConsent(tx, hub, said(accounts[n] ?? '', office), HOLDINGS)),
  );
  yield {
    name: 'people: withdrawals of a consent a second',
    unit: '/s',
    ours: withdrawn,
    peer: shortest,
    floor: { least: 0.05 },
    note: `ledger, journal and what every feature owes, in one transaction; ${HOLDINGS.length} features`,
  };
}

const register = (hub: Hub): Promise<string> =>
  hub.house.db.transaction(async (tx) => {
    const id = await openAccount(tx, hub, { lang: 'fr', channel: 'web' });
    await makeCard(tx, hub, { id, lang: 'fr' });
    await openSession(tx, hub, { accountId: id, method: 'code', agent: '', staff: false });
    return id;
  });

const said = (account: string, recipientId: string): Said => ({
  account,
  purpose: 'matching',
  version: 1,
  recipientId,
  lang: 'fr',
  channel: 'web',
});

async function perSecond(work: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const began = performance.now();
  const loop = async () => {
    while (next < TIMES) {
      const n = next;
      next += 1;
      await work(n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  return TIMES / ((performance.now() - began) / 1000);
}
