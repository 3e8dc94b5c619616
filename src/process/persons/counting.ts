/** The job behind a return sheet: what a list contributed to a linkage, counted person by person. */
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { type ColumnUse, listById } from '../../collect/lists/lists.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import type { Work } from '../../platform/jobs/jobs.ts';
import { type Linkage, linkageById, linkageRecords, pairsAmong } from '../intake/intake.ts';
import { type Bond, bondsOf } from './agreeing.ts';
import {
  comparedAs,
  type Legible,
  legibleLists,
  OF_THE_ROW,
  type OpenRow,
  openRows,
  type Said,
  wholeName,
} from './opening.ts';
import { returnSubject } from './returning.ts';
import { listReturns } from './tables.ts';

/** Counts alone. Small ones stay in the hub: `protecting.ts` says what a sheet may show. */
export interface ReturnCounts {
  readonly rows: number;
  readonly persons: number;
  /** Persons of the list whom another list knows too. */
  readonly known: number;
  /** Persons whom this other list knows. */
  readonly others: readonly { readonly list: string; readonly both: number }[];
  /** Rows of which a column says something. */
  readonly columns: readonly {
    readonly header: string;
    readonly use: ColumnUse;
    readonly filled: number;
  }[];
  /** Of the persons whom others know too: how many of whom the list says what others say, something else, or what none says. */
  readonly fields: readonly FieldCount[];
}

export interface FieldCount {
  readonly use: ColumnUse;
  readonly agree: number;
  readonly differ: number;
  readonly alone: number;
}

export async function countReturn(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const { db } = hub.house;
  const list = await listById(db, job.subject.replace(returnSubject(''), ''));
  // As `askToCount` wrote it.
  const linkage = await linkageById(db, String((job.input as { linkage?: string }).linkage));
  const lists = await legibleLists(hub);
  const counter = newCounter(list.id, lists.get(list.id));
  for await (const persons of personsOf(db, linkage, list.id)) {
    signal.throwIfAborted();
    const records = await recordsOf(db, linkage, persons);
    const pairs = await pairsAmong(
      db,
      linkage,
      records.map(({ idx }) => idx),
    );
    const bond = bondsOf(linkage.model, pairs);
    const personOf = new Map(records.map(({ idx, person }) => [idx, person]));
    const rows = await openRows(hub, lists, records);
    for (const some of Map.groupBy(rows, ({ idx }) => personOf.get(idx)).values())
      counter.take(some, bond);
    await progress(list.rows ? Math.min(0.99, counter.end().rows / list.rows) : 0);
  }
  const counts = counter.end();
  const madeAt = hub.clock();
  await db
    .insert(listReturns)
    .values({ listId: list.id, linkageId: linkage.id, counts, madeAt })
    .onConflictDoUpdate({
      target: [listReturns.listId, listReturns.linkageId],
      set: { counts, madeAt },
    });
}

const BATCH = 500;

/** Persons in whom the list has a row, some hundred at a time. */
async function* personsOf(db: Executor, { id }: Linkage, list: string): AsyncGenerator<number[]> {
  for (let last = -1; ; ) {
    const rows = await db
      .selectDistinct({ person: linkageRecords.person })
      .from(linkageRecords)
      .where(
        and(
          and(eq(linkageRecords.linkageId, id), eq(linkageRecords.listId, list)),
          gt(linkageRecords.person, last),
        ),
      )
      .orderBy(asc(linkageRecords.person))
      .limit(BATCH);
    const persons = rows.map(({ person }) => person);
    if (persons.length > 0) yield persons;
    if (persons.length < BATCH) return;
    last = persons.at(-1) ?? last;
  }
}

const recordsOf = (db: Executor, { id }: Linkage, persons: readonly number[]) =>
  db
    .select()
    .from(linkageRecords)
    .where(and(eq(linkageRecords.linkageId, id), inArray(linkageRecords.person, [...persons])))
    .orderBy(asc(linkageRecords.idx));

type Judge = (a: Said, b: Said) => Bond;

interface Counter {
  readonly take: (rows: readonly OpenRow[], bond: Judge) => void;
  readonly end: () => ReturnCounts;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export function newCounter(listId: string, legible: Legible | undefined): Counter {
  const columns = legible?.columns ?? [];
  const filled = new Map(columns.map(({ header }) => [header, 0]));
  const fields = new Map<ColumnUse, Mutable<FieldCount>>();
  for (const { use } of columns)
    if (!OF_THE_ROW.has(use))
      fields.set(comparedAs(use), { use: comparedAs(use), agree: 0, differ: 0, alone: 0 });
  const others = new Map<string, number>();
  const sums = { rows: 0, persons: 0, known: 0 };
  return {
    take: (rows, bond) => {
      const [own, rest] = [
        rows.filter((row) => row.listId === listId),
        rows.filter((row) => row.listId !== listId),
      ];
      sums.rows += own.length;
      sums.persons += 1;
      for (const { header } of own.flatMap(({ said }) => said))
        filled.set(header, (filled.get(header) ?? 0) + 1);
      if (rest.length === 0) return;
      sums.known += 1;
      for (const list of new Set(rest.map((row) => row.listId)))
        others.set(list, (others.get(list) ?? 0) + 1);
      for (const field of fields.values()) countField(field, own, rest, bond);
    },
    end: () => ({
      ...sums,
      others: [...others].map(([list, both]) => ({ list, both })),
      columns: columns.map(({ header, use }) => ({ header, use, filled: filled.get(header) ?? 0 })),
      fields: [...fields.values()].map((field) => ({ ...field })),
    }),
  };
}

/** Rows that agree with any of the others agree: a holder who knows an old address and the new one is right. */
function countField(
  field: Mutable<FieldCount>,
  own: readonly OpenRow[],
  rest: readonly OpenRow[],
  bond: Judge,
): void {
  const of = (rows: readonly OpenRow[]) =>
    rows.flatMap((row) =>
      field.use === 'name' ? wholeName(row) : row.said.filter(({ use }) => use === field.use),
    );
  const [mine, theirs] = [of(own), of(rest)];
  if (mine.length === 0) return;
  if (theirs.length === 0) field.alone += 1;
  else if (mine.some((a) => theirs.some((b) => bond(a, b) !== 'contrary'))) field.agree += 1;
  else field.differ += 1;
}
