/** The job: rows into persons, persons into tables, tables into what may be kept. Runs in a process of its own. */
import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { z } from 'zod';
import { acceptedLists, eachRecord, type List } from '../../collect/lists/lists.ts';
import { belowFrom } from '../../methods/noise/noise.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import type { Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { describer } from '../attributes/attributes.ts';
import { type Linkage, linkageById } from '../intake/intake.ts';
import { gatherPersons, type Persons } from './agreement.ts';
import { type Counted, countTable, type Person } from './counting.ts';
import { shownIn } from './earlier.ts';
import { publishedTables } from './finding.ts';
import { type Dimension, type KeptTable, type MakingReport, TABLE_NAMES } from './kept.ts';
import { auditEdition, protectTable } from './protecting.ts';
import { personTables } from './tables.ts';

/** Noise of a table, where noise is chosen: one person more or less changes a chance by a factor of e at most. */
export const EPSILON = '1';

const asked = z.object({ origin: z.string().optional(), residence: z.string().optional() });

export async function makeTables(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const linkage = await linkageById(hub.house.db, job.subject.replace('person-tables:', ''));
  if (!linkage.finishedAt || linkage.undoneAt) throw new Problem('linkage/not-finished', 409);
  const lists = await listsOf(hub, linkage);
  const tell = (share: number) =>
    void progress(share, { key: 'personTables.making' }).catch(() => {});
  const persons = gatherPersons();
  const today = hub.clock().toISOString().slice(0, 10);
  const shared = asked.parse(job.input);
  for (const [at, list] of lists.entries()) {
    await hear(hub, linkage, list, describer(list, today, shared), persons, signal);
    tell((0.7 * (at + 1)) / lists.length);
  }
  const on =
    lists
      .map(({ heldOn }) => heldOn ?? today)
      .sort()
      .at(-1) ?? today;
  const tables = await tablesOf(hub, [...persons.each()], on, signal);
  await keep(hub, linkage, on, tables, {
    ...(await reportOf(hub, linkage, lists, persons)),
    shared,
  });
}

/** A list that was withdrawn or whose agreement has ended says nothing any more: then there are no tables. */
export async function listsOf(hub: Hub, linkage: Linkage): Promise<List[]> {
  const open = await acceptedLists(hub.house.db, hub.clock);
  const lists = open.filter(({ id }) => linkage.settings.lists.includes(id));
  if (lists.length < linkage.settings.lists.length)
    throw new Problem('person-tables/list-closed', 409);
  return lists;
}

async function hear(
  { house, keys }: Hub,
  linkage: Linkage,
  list: List,
  describe: ReturnType<typeof describer>,
  persons: Persons,
  signal: AbortSignal,
): Promise<void> {
  for await (const records of eachRecord(house.sql, keys, list)) {
    signal.throwIfAborted();
    const [first, last] = [records[0]?.row ?? 0, records.at(-1)?.row ?? 0];
    const personOf = await personsBetween(house.sql, linkage.id, list.id, first, last);
    for (const { row, cells } of records) {
      const person = personOf.get(row);
      if (person !== undefined) persons.hear(person, describe(cells));
    }
  }
}

async function personsBetween(
  sql: postgres.Sql,
  linkage: string,
  list: string,
  first: number,
  last: number,
): Promise<Map<number, number>> {
  const rows = await sql<{ row: number; person: number }[]>`
    select row, person from linkage_records
    where linkage_id = ${linkage} and list_id = ${list} and row between ${first} and ${last}`;
  return new Map(rows.map(({ row, person }) => [row, person]));
}

/** One table after another, each held against those that are published and those made just before. */
async function tablesOf(
  hub: Hub,
  persons: readonly Person[],
  on: string,
  signal: AbortSignal,
): Promise<KeptTable[]> {
  const published = await publishedTables(hub.house.db);
  const { threshold } = hub.config.tables;
  const rules = {
    threshold,
    epsilon: EPSILON,
    below: belowFrom((count) => randomBytes(count)),
  };
  const made: { counted: Counted; table: KeptTable }[] = [];
  for (const name of TABLE_NAMES) {
    signal.throwIfAborted();
    const former = published
      .filter(({ table, way }) => way === 'hidden' && table.name === name)
      .map(({ table }) => table);
    const shown = (dimension: Dimension) => shownIn(former, dimension);
    const counted = countTable(name, persons, { on, threshold, shown });
    if (!counted) continue;
    const beside = made.map(({ table }) => table);
    made.push({ counted, table: await protectTable(counted, rules, published, beside) });
  }
  return auditEdition(made, published, threshold);
}

async function reportOf(
  { config, house }: Hub,
  linkage: Linkage,
  lists: readonly List[],
  persons: Persons,
): Promise<MakingReport> {
  const [counted] = await house.sql<{ records: number }[]>`
    select count(*)::int as records from linkage_records where linkage_id = ${linkage.id}`;
  return {
    threshold: config.tables.threshold,
    epsilon: EPSILON,
    records: counted?.records ?? 0,
    people: persons.count(),
    lists: lists.length,
    attributes: persons.tally(),
  };
}

async function keep(
  hub: Hub,
  linkage: Linkage,
  countedOn: string,
  tables: KeptTable[],
  report: MakingReport,
): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    const id = newId();
    await tx
      .insert(personTables)
      .values({ id, linkageId: linkage.id, countedOn, tables, report, madeAt: hub.clock() });
    await record(tx, hub.clock, {
      actor: 'worker',
      act: 'person-tables/made',
      subject: `linkage:${linkage.id}`,
      details: { tables: tables.length, lists: report.lists },
    });
  });
}
