import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { partsOf } from '../../methods/organisation-names/organisation-names.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type Cell, columnName, isCellError, openWorkbook } from '../../platform/sheets/sheets.ts';
import { forbiddenSubject } from '../../reference/forbidden/forbidden.ts';
import type { By } from '../../web/http/actor.ts';
import { comparedOrganisations, duplicateFinder, keepLikenesses } from './duplicates.ts';
import { fieldOfHeader, fieldsOf, LIST_FIELDS, type ListField } from './list-columns.ts';
import { type ReadRow, readRow } from './list-rows.ts';
import { townOf } from './places.ts';
import { addOrganisation } from './records.ts';
import type { Organisation } from './states.ts';
import { organisationLists } from './tables.ts';

export type OrganisationList = typeof organisationLists.$inferSelect;

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;
const HEADER_WITHIN = 20;

/** Reads a list into rows that wait: nothing of it is in the directory yet. A column of what a hub never keeps refuses it. */
export async function bringList(
  tx: Executor,
  by: By,
  file: { readonly path: string; readonly name: string },
): Promise<string> {
  const { header, rows, firstRow } = await readSheet(file);
  refuseForbidden(file.name, header);
  const columns = fieldsOf(header);
  if (!columns.includes('name'))
    throw new Problem('organisation/no-name', 422, { file: file.name });
  const id = randomUUID();
  await tx.insert(organisationLists).values({
    id,
    fileName: file.name.slice(0, 200),
    header,
    columns,
    firstRow,
    rows,
    broughtAt: by.clock(),
  });
  await noteList(tx, by, id, 'list-brought');
  return id;
}

async function readSheet(file: { readonly path: string; readonly name: string }) {
  const workbook = await openWorkbook(file.path, {
    name: file.name,
    limits: { rows: MOST_ROWS, fileBytes: 20 * 1024 * 1024 },
  });
  try {
    const [sheet] = workbook.sheets.filter(({ hidden }) => !hidden);
    if (!sheet) throw new Problem('organisation/no-name', 422, { file: file.name });
    const preview = await workbook.preview(sheet.name, HEADER_WITHIN);
    const at = headerRow(preview.map((row) => row.map(textOf)));
    if (at < 0) throw new Problem('organisation/no-name', 422, { file: file.name });
    const header = (preview[at] ?? []).map(textOf).slice(0, MOST_COLUMNS);
    const rows: string[][] = [];
    for await (const batch of workbook.rows(sheet.name))
      for (const { row, cells } of batch) {
        if (row <= at + 1) continue;
        // Rows that hold nothing are kept, so that a row's number is the one that its spreadsheet shows.
        while (rows.length < row - at - 2) rows.push([]);
        rows.push(header.map((_, column) => textOf(cells[column] ?? null)));
      }
    return { header, rows, firstRow: at + 2 };
  } finally {
    await workbook.close();
  }
}

const textOf = (cell: Cell): string =>
  cell === null || isCellError(cell) ? '' : String(cell).replaceAll('\0', '').trim().slice(0, 4000);

/** The row in which most cells are headers that we know, the name's among them. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const counts = rows.map((row) => {
    const fields = fieldsOf(row);
    return fields.includes('name') ? fields.filter(Boolean).length : 0;
  });
  const most = Math.max(0, ...counts);
  return most > 0 ? counts.indexOf(most) : -1;
}

// How an organisation itself is reached is what a directory is for; how a person is reached is not.
const PUBLIC_CONTACTS: ReadonlySet<string> = new Set<ListField>(['email', 'phone', 'website']);

function refuseForbidden(file: string, header: readonly string[]): void {
  for (const [at, text] of header.entries()) {
    const subject = forbiddenSubject(text);
    if (subject && !PUBLIC_CONTACTS.has(fieldOfHeader(text)))
      throw new Problem('import/forbidden-column', 422, {
        file,
        column: columnName(at + 1),
        header: text.slice(0, 80),
        subject,
        others: 0,
      });
  }
}

export async function listById(db: Executor, id: string): Promise<OrganisationList> {
  const [found] = await db.select().from(organisationLists).where(eq(organisationLists.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function latestLists(db: Executor): Promise<Omit<OrganisationList, 'rows'>[]> {
  const { rows: _, ...columns } = listColumns;
  return db
    .select(columns)
    .from(organisationLists)
    .orderBy(desc(organisationLists.broughtAt))
    .limit(20);
}

const listColumns = {
  id: organisationLists.id,
  fileName: organisationLists.fileName,
  header: organisationLists.header,
  columns: organisationLists.columns,
  firstRow: organisationLists.firstRow,
  rows: organisationLists.rows,
  broughtAt: organisationLists.broughtAt,
  appliedAt: organisationLists.appliedAt,
  counts: organisationLists.counts,
};

/** Reads the columns of a list as somebody says. */
export async function mapList(tx: Executor, id: string, columns: readonly string[]): Promise<void> {
  const { header, appliedAt } = await listById(tx, id);
  if (appliedAt) throw new Problem('organisation/list-applied', 409);
  const known = header.map((_, at) => LIST_FIELDS.find((field) => field === columns[at]) ?? '');
  const once = known.map((field, at) => (known.indexOf(field) === at ? field : ''));
  if (!once.includes('name')) throw new Problem('organisation/no-name', 422, { file: '' });
  await tx.update(organisationLists).set({ columns: once }).where(eq(organisationLists.id, id));
}

export interface Planned {
  readonly reading: ReadRow;
  /** The same one is in the directory already, or stands further up in the list. */
  readonly known: string | null;
  /** Others that it may be. */
  readonly like: readonly { readonly name: string; readonly score: number }[];
}

type Kept = Pick<
  Organisation,
  'names' | 'website' | 'email' | 'phone' | 'registration' | 'country' | 'place'
> & {
  readonly id: string;
};

/** What taking the list over would do, row by row, with nothing done. */
export function planOf(list: OrganisationList, existing: readonly Kept[]): Planned[] {
  const find = duplicateFinder(existing);
  const seen = new Set<string>();
  return readList(list).map((reading) => {
    if (!reading.organisation) return { reading, known: null, like: [] };
    const given = keptOf(reading);
    const found = find(given);
    const same = found.find(({ known }) => isSame(given, known));
    const key = `${partsOf(given.names[0]?.text ?? '').core} ${given.place ?? given.country ?? ''}`;
    const again = seen.has(key);
    seen.add(key);
    const known = same ? nameIn(same.known) : again ? (given.names[0]?.text ?? '') : null;
    return {
      reading,
      known,
      like: known
        ? []
        : found.slice(0, 3).map(({ known, score }) => ({ name: nameIn(known), score })),
    };
  });
}

const nameIn = ({ names }: Pick<Kept, 'names'>): string => names[0]?.text ?? '';

function keptOf({ organisation }: ReadRow): Kept {
  const {
    names = [],
    website = null,
    email = null,
    phone = null,
    registration = null,
    country = null,
    town = null,
  } = organisation ?? {};
  return {
    id: '',
    names: names.map((name) => ({ ...name, script: '' })),
    ...{ website, email, phone, registration, country },
    place: townOf(town, country).place,
  };
}

/** The same name in the same place, or the same number of a register: nobody needs to be asked. */
function isSame(given: Kept, known: Kept): boolean {
  if (given.registration && given.registration === known.registration) return true;
  if ((given.country ?? known.country) !== (known.country ?? given.country)) return false;
  if (given.place && known.place && given.place !== known.place) return false;
  const core = partsOf(nameIn(given)).core;
  return known.names.some(({ text }) => partsOf(text).core === core);
}

/** Every row of a list that holds something, as it is read now. */
export function readList({
  rows,
  columns,
  firstRow,
}: Pick<OrganisationList, 'rows' | 'columns' | 'firstRow'>): ReadRow[] {
  return rows.flatMap((row, at) => {
    if (row.every((cell) => cell === '')) return [];
    const cells = Object.fromEntries(
      columns.flatMap((field, column) => (field ? [[field, row[column] ?? '']] : [])),
    );
    return [readRow(at + firstRow, cells)];
  });
}

/** Takes a list over: each new organisation waits, hidden, for its own steward; what may be a duplicate waits for eyes. */
export async function applyList(tx: Executor, by: By, id: string): Promise<void> {
  const [list] = await tx
    .select()
    .from(organisationLists)
    .where(eq(organisationLists.id, id))
    .for('update');
  if (!list) throw new Problem('page/not-found', 404);
  if (list.appliedAt) throw new Problem('organisation/list-applied', 409);
  const existing = await comparedOrganisations(tx);
  const counts = { added: 0, known: 0, bad: 0 };
  const acting = { ...by, capacity: 'list' } as const;
  const added: Organisation[] = [];
  for (const { reading, known } of planOf(list, existing)) {
    if (!reading.organisation) counts.bad += 1;
    else if (known) counts.known += 1;
    else added.push(await addOrganisation(tx, acting, reading.organisation));
  }
  counts.added = added.length;
  await keepLikenesses(tx, by, existing, added);
  await tx
    .update(organisationLists)
    .set({ appliedAt: by.clock(), counts, rows: [] })
    .where(eq(organisationLists.id, id));
  await noteList(tx, by, id, 'list-applied');
}

/** Sets a list aside that was not taken over; nothing of it stays. */
export async function discardList(tx: Executor, by: By, id: string): Promise<void> {
  const { appliedAt } = await listById(tx, id);
  if (appliedAt) throw new Problem('organisation/list-applied', 409);
  await tx.delete(organisationLists).where(eq(organisationLists.id, id));
  await noteList(tx, by, id, 'list-discarded');
}

const noteList = (tx: Executor, { clock, actor }: By, id: string, verb: string) =>
  record(tx, clock, { actor, act: `organisations/${verb}`, subject: `organisation-list:${id}` });
