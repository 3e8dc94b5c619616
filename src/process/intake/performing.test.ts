import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { acceptedList } from '../../../test/lists.ts';
import { signedIn } from '../../../test/people.ts';
import { work } from '../../../test/staff.ts';
import { type List, withdrawList } from '../../collect/lists/lists.ts';
import { findJob, jobsOf } from '../../platform/jobs/jobs.ts';
import {
  askToLink,
  askToPlan,
  currentLinkage,
  evidenceOf,
  forgetLeftovers,
  giveVerdict,
  type Linkage,
  linkageById,
  openLinkage,
  pairsAmong,
  performLinkage,
  recordsOfPerson,
} from './intake.ts';
import { linkageRecords, verdicts } from './tables.ts';

const GIVEN = ['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Mariama', 'Ousmane', 'Khady', 'Cheikh'];
const FAMILY = ['Diallo', 'Ndiaye', 'Sow', 'Fall', 'Diop', 'Faye', 'Ba', 'Gueye', 'Sarr', 'Kane'];

/** Eighty people, each of whom stands in both lists; the second writes some of them with a slip. */
const people = Array.from({ length: 80 }, (_, at) => ({
  given: GIVEN[at % 8] ?? '',
  family: `${FAMILY[Math.floor(at / 8)] ?? ''}`,
  born: `19${50 + (at % 45)}-0${1 + (at % 9)}-${10 + (at % 18)}`,
}));

const register = [
  'N°,Prénom,Nom,Date de naissance',
  ...people.map(({ given, family, born }, at) => `${at + 1},${given},${family},${born}`),
].join('\n');
const members = [
  'id,given name,surname,date of birth',
  ...people.map(
    ({ given, family, born }, at) =>
      `m${at + 1},${given},${at % 10 === 3 ? `${family}e` : family},${born}`,
  ),
].join('\n');

let hub: TestHub;
let lists: List[] = [];
let analyst = '';
const by = () => ({ clock: hub.clock, actor: analyst });

beforeAll(async () => {
  hub = await openTestHub();
  analyst = (await signedIn(hub.house.db, hub, ['analyst'])).account;
  lists = [
    await acceptedList(hub, 'Registre', register, { uniquePeople: true }),
    await acceptedList(hub, 'Membres', members),
  ];
});
afterAll(() => hub?.close());

async function planned(): Promise<Linkage> {
  const id = await hub.house.db.transaction(async (tx) => {
    const made = await openLinkage(tx, by(), { lists: lists.map((list) => list.id) });
    await askToPlan(tx, by(), made);
    return made;
  });
  await work(hub);
  return linkageById(hub.house.db, id);
}

async function linked(): Promise<Linkage> {
  const linkage = await planned();
  await hub.house.db.transaction((tx) => askToLink(tx, by(), linkage));
  await work(hub);
  return linkageById(hub.house.db, linkage.id);
}

const workFolder = (id: string) => join(hub.config.dataDir, 'cache', 'linkage', id);

describe('a linkage of two lists', () => {
  let linkage: Linkage;
  beforeAll(async () => {
    linkage = await linked();
  });

  it('is planned before anything is compared', async () => {
    expect(linkage.plan).toMatchObject({ records: 160, pairs: (160 * 159) / 2, all: true });
  });

  it('finds everybody in both lists, slips of the pen and all', async () => {
    expect(linkage.manifest).toMatchObject({ records: 160, persons: 80, links: 80 });
    const rows = await hub.house.db
      .select()
      .from(linkageRecords)
      .where(eq(linkageRecords.linkageId, linkage.id));
    const rowsOf = Map.groupBy(rows, ({ person }) => person);
    expect([...rowsOf.values()].every(([a, b]) => a?.row === b?.row)).toBe(true);
    expect((await currentLinkage(hub.house.db))?.id).toBe(linkage.id);
  });

  it('says why two rows are one person', async () => {
    const [first] = await hub.house.db
      .select()
      .from(linkageRecords)
      .where(eq(linkageRecords.linkageId, linkage.id));
    const records = await recordsOfPerson(hub.house.db, linkage, first?.person ?? 0);
    const [pair] = await pairsAmong(
      hub.house.db,
      linkage,
      records.map(({ idx }) => idx),
    );
    if (!linkage.model || !pair) throw new Error('no pair');
    const { reasons, weight } = evidenceOf(linkage.model, pair);
    expect(reasons.map(({ kind }) => kind)).toEqual(['given', 'surname', 'birth-date', 'list']);
    expect(weight).toBeGreaterThan(linkage.model.least);
  });

  it('leaves no working database behind, and no name in the database', async () => {
    await expect(readdir(workFolder(linkage.id))).rejects.toThrow('ENOENT');
    const rows = await hub.house.sql<{ text: string }[]>`
      select row_to_json(l)::text as text from linkages l
      union all select row_to_json(r)::text from linkage_records r
      union all select row_to_json(j)::text from jobs j
      union all select row_to_json(d)::text from journal_details d`;
    const names = rows.filter(({ text }) => /Ndiaye|Mariama|1994-/.test(text));
    expect(names).toEqual([]);
  });

  it('carries over what reviewers said of the same rows', async () => {
    const { db } = hub.house;
    const [record] = await db
      .select()
      .from(linkageRecords)
      .where(eq(linkageRecords.linkageId, linkage.id));
    const records = await recordsOfPerson(db, linkage, record?.person ?? 0);
    const [pair] = await pairsAmong(
      db,
      linkage,
      records.map(({ idx }) => idx),
    );
    if (!pair) throw new Error('no pair');
    const reviewing = {
      clock: hub.clock,
      keys: hub.keys,
      actor: analyst,
      exclusive: new Set<string>(),
    };
    await db.transaction((tx) => giveVerdict(tx, reviewing, linkage, pair, 'different'));
    const again = await linked();
    expect(again.manifest).toMatchObject({ persons: 81 });
    const said = await db.select().from(verdicts).where(eq(verdicts.linkageId, again.id));
    expect(said).toMatchObject([{ verdict: 'different' }]);
  });
});

describe('a linkage that is cut off', () => {
  it('goes on in the same encrypted database, and the former one stays in force until it ends', async () => {
    const before = await currentLinkage(hub.house.db);
    const linkage = await planned();
    const stop = new AbortController();
    await hub.house.db.transaction((tx) => askToLink(tx, by(), linkage));
    const [job] = await jobsOf(hub.house.db, `linkage:${linkage.id}`);
    if (!job) throw new Error('no job');
    const cut = performLinkage(hub, {
      job: await findJob(hub.house.db, job.id),
      signal: stop.signal,
      progress: async (_, note) => {
        if (note?.key === 'linkages.stage.learn') stop.abort();
      },
    });
    await expect(cut).rejects.toThrow();
    const bytes = await readFile(join(workFolder(linkage.id), 'work.duckdb'));
    expect(bytes.includes('Ndiaye')).toBe(false);
    expect((await currentLinkage(hub.house.db))?.id).toBe(before?.id);
    await work(hub);
    expect((await currentLinkage(hub.house.db))?.id).toBe(linkage.id);
  });

  it('leaves no names behind: a plan that nobody runs is forgotten after a week, and can be run all the same', async () => {
    const linkage = await planned();
    expect(await readdir(workFolder(linkage.id))).toContain('work.duckdb');
    hub.wait(6 * 86_400_000);
    expect(await forgetLeftovers(hub)).toBe(0);
    hub.wait(2 * 86_400_000);
    expect(await forgetLeftovers(hub)).toBe(1);
    await expect(readdir(workFolder(linkage.id))).rejects.toThrow('ENOENT');
    await hub.house.db.transaction((tx) => askToLink(tx, by(), linkage));
    await work(hub);
    expect((await currentLinkage(hub.house.db))?.id).toBe(linkage.id);
  });

  it('is refused once a list was withdrawn, and what was read of it is gone', async () => {
    const linkage = await planned();
    const [, second] = lists;
    if (!second) throw new Error('no list');
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by(), second));
    await hub.house.db.transaction((tx) => askToLink(tx, by(), linkage));
    await work(hub);
    const [job] = await jobsOf(hub.house.db, `linkage:${linkage.id}`);
    expect(job?.problem?.code).toBe('linkage/list-closed');
    expect(await readdir(workFolder(linkage.id))).toContain('work.duckdb');
    expect(await forgetLeftovers(hub)).toBe(1);
    await expect(readdir(workFolder(linkage.id))).rejects.toThrow('ENOENT');
    expect((await linkageById(hub.house.db, linkage.id)).sealedKey).toBeNull();
  });
});
