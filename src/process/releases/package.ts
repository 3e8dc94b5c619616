import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { hashFile } from '../../platform/blobs/blobs.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Keys } from '../../platform/keys.ts';
import { csvLine, FORMULA_STARTS, PLAIN_NUMBER } from '../../platform/sheets/sheets.ts';
import { ESTIMATE_COLUMNS, type EstimateDocument, estimateRows } from '../estimates/estimates.ts';
import {
  PERSON_COLUMNS,
  type PersonsDocument,
  personRows,
} from '../person-tables/person-tables.ts';
import {
  VOLUNTEER_COLUMNS,
  type VolunteersDocument,
  volunteerRows,
} from '../volunteers/volunteers.ts';
import { licencesOf } from './licences.ts';
import type { Tables } from './publishing.ts';

interface Content {
  readonly name: string;
  readonly title: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly demo: boolean;
  readonly tables: Tables;
  readonly manifest: unknown;
  readonly report: unknown;
  readonly difference: unknown;
  readonly sources: readonly {
    readonly title: string;
    readonly holder: string;
    readonly licence: string;
  }[];
  readonly volunteers: readonly VolunteersDocument[];
  readonly persons: readonly PersonsDocument[];
  readonly estimate: EstimateDocument | null;
}

/** The tables that a release hands out, with what each column is. */
const RESOURCES: readonly { name: string; title: string }[] = [
  {
    name: 'facts',
    title: 'Every figure of every source, with the cell that it was read from',
  },
  {
    name: 'corridors',
    title: 'One row a corridor: the headline figure and what its sheet holds',
  },
  {
    name: 'side_by_side',
    title: 'Each source’s figure of each corridor, year and sex',
  },
  { name: 'dependence', title: 'Which sources share figures with which' },
  { name: 'headlines', title: 'The headline of each corridor with its range' },
];

// Zip entries carry a date; a fixed one makes equal contents equal bytes.
const MTIME = new Date(Date.UTC(2000, 0, 1));

// Of repetitive CSV, level 3 keeps nearly what level 6 keeps, in half of its time.
const LEVEL = 3;

/**
 * Writes an immutable Frictionless Data Package (specs.frictionlessdata.io/data-package) as a ZIP. The descriptor names
 * the SHA-256 of each file, so that the signature over the descriptor covers them all.
 */
export async function writePackage(
  duck: Duck,
  folder: string,
  content: Content,
  keys: Keys,
): Promise<{ path: string; signature: string }> {
  const resources = [];
  for (const wanted of RESOURCES)
    resources.push(await writeTable(duck, folder, content.tables, wanted));
  if (content.volunteers.length > 0)
    resources.push(await writeVolunteers(folder, content.volunteers));
  if (content.persons.length > 0) resources.push(await writePersons(folder, content.persons));
  if (content.estimate) resources.push(await writeEstimate(folder, content.estimate));
  const extras = {
    'manifest.json': content.manifest,
    'report.json': content.report,
    'difference.json': content.difference,
  };
  const others = [];
  for (const [name, value] of Object.entries(extras)) {
    await writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
    others.push({ path: name, hash: `sha256:${await hashFile(join(folder, name))}` });
  }
  const licenses = licencesOf(content.sources.map(({ licence }) => licence));
  const descriptor = {
    name: `passerelle-release-${content.number}`,
    title: content.title,
    version: String(content.number),
    created: content.createdAt.toISOString(),
    ...(content.demo ? { 'passerelle:invented': true } : {}),
    sources: content.sources.map(({ title, holder, licence }) => ({
      title: `${holder}: ${title}`,
      ...(licence ? { licence } : {}),
    })),
    ...(licenses.length > 0 ? { licenses } : {}),
    resources,
    'passerelle:files': others,
  };
  const text = `${JSON.stringify(descriptor, null, 2)}\n`;
  const signature = keys.sign(Buffer.from(text));
  await writeFile(join(folder, 'datapackage.json'), text);
  await writeFile(join(folder, 'datapackage.sig'), `ed25519 ${keys.publicKey} ${signature}\n`);
  const names = [
    'datapackage.json',
    'datapackage.sig',
    ...Object.keys(extras),
    ...resources.map(({ path }) => path),
  ];
  return { path: await zip(folder, names), signature };
}

async function writeTable(
  duck: Duck,
  folder: string,
  tables: Tables,
  wanted: (typeof RESOURCES)[number],
) {
  const from = duckdb.readParquet([tables[wanted.name] ?? '']);
  const path = `${wanted.name}.csv`;
  const columns = await duck.rows<Column>(`describe select * from ${from}`);
  await duck.run(
    `copy (select ${columns.map(guarded).join(', ')} from ${from}) to ${duckdb.text(join(folder, path))} (format csv, header true)`,
  );
  const fields = columns.map(({ column_name, column_type }) => ({
    name: column_name,
    type: typeOf(column_type),
  }));
  return described(folder, wanted, fields);
}

interface Column {
  readonly column_name: string;
  readonly column_type: string;
}

const STARTS = FORMULA_STARTS.map(duckdb.text).join(', ');

/** As `csvLine` writes it: no spreadsheet finds a formula in what a holder wrote into a file. */
function guarded({ column_name, column_type }: Column): string {
  const name = duckdb.identifier(column_name);
  if (column_type !== 'VARCHAR') return name;
  const formula = `left(${name}, 1) in (${STARTS}) and not regexp_matches(${name}, ${duckdb.text(PLAIN_NUMBER)})`;
  return `case when ${formula} then '''' || ${name} else ${name} end as ${name}`;
}

/** What volunteers say of themselves, already protected; there is no such file where nobody is counted. */
async function writeVolunteers(folder: string, documents: readonly VolunteersDocument[]) {
  const lines = [VOLUNTEER_COLUMNS, ...volunteerRows(documents)].map(csvLine);
  await writeFile(join(folder, 'volunteers.csv'), lines.join(''));
  const fields = VOLUNTEER_COLUMNS.map((name) => ({
    name,
    type: name === 'people' ? 'integer' : name === 'on' ? 'date' : 'string',
  }));
  const title = 'What volunteers say of themselves: protected counts, never the population';
  return described(folder, { name: 'volunteers', title }, fields);
}

/** Whom lists know, already protected; a hidden count is empty. */
async function writePersons(folder: string, documents: readonly PersonsDocument[]) {
  const lines = [PERSON_COLUMNS, ...personRows(documents)].map(csvLine);
  await writeFile(join(folder, 'persons.csv'), lines.join(''));
  const fields = PERSON_COLUMNS.map((name) => ({
    name,
    type: name === 'people' ? 'integer' : name === 'on' ? 'date' : 'string',
  }));
  const title =
    'People whom at least one list knows, by linkage: protected counts, never the population';
  return described(folder, { name: 'persons', title }, fields);
}

/** How many there are in all, model by model, with the range that they leave open together. */
async function writeEstimate(folder: string, document: EstimateDocument) {
  const lines = [ESTIMATE_COLUMNS, ...estimateRows(document)].map(csvLine);
  await writeFile(join(folder, 'estimate.csv'), lines.join(''));
  const fields = ESTIMATE_COLUMNS.map((name) => ({ name, type: TYPES[name] ?? 'string' }));
  const title =
    'How many there are in all, as lists that were linked tell: modelled, from rounded counts';
  return described(folder, { name: 'estimate', title }, fields);
}

const TYPES: Partial<Record<(typeof ESTIMATE_COLUMNS)[number], string>> = {
  ...{ people: 'integer', low: 'integer', high: 'integer', bic: 'number' },
  ...{ supported: 'boolean', on: 'date' },
};

async function described(
  folder: string,
  { name, title }: { name: string; title: string },
  fields: readonly { name: string; type: string }[],
) {
  const path = `${name}.csv`;
  const { size: bytes } = await stat(join(folder, path));
  return {
    name,
    title,
    path,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${await hashFile(join(folder, path))}`,
    schema: { fields },
  };
}

// Table Schema types (specs.frictionlessdata.io/table-schema) for the engine's.
function typeOf(type: string): string {
  if (/INT/.test(type)) return 'integer';
  if (/DOUBLE|DECIMAL|FLOAT/.test(type)) return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  return 'string';
}

async function zip(folder: string, names: readonly string[]): Promise<string> {
  const path = join(folder, 'package.zip');
  const archive = new ZipFile();
  for (const name of names)
    archive.addFile(join(folder, name), name, {
      mtime: MTIME,
      mode: 0o100644,
      compressionLevel: LEVEL,
    });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(path));
  return path;
}
