import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { type Cell, csvChunks, openWorkbook, type Workbook } from '../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import { crossCheck } from '../facts/cross-check.ts';
import type { Fact } from '../facts/fact.ts';
import { writeFactsParquet } from '../facts/facts-parquet.ts';
import {
  type Detection,
  detectLayout,
  type Issue,
  LAYOUTS,
  type Mapping,
  nameUnseen,
  newTally,
  type Office,
  type ReadContext,
  type SourceNote,
  type Tally,
} from '../facts/layouts/layouts.ts';
import { clearOffices, insertOffices } from '../offices/offices.ts';
import { refuseForbidden } from './forbidden-columns.ts';
import type { Import } from './imports.ts';
import { keepTally } from './kept-tally.ts';
import { originalOf } from './original.ts';

const SAMPLE = 200;

export interface Staged {
  readonly layout: string;
  readonly proposal: Record<string, unknown>;
  readonly mapping: Record<string, unknown> | null;
  /** Local Parquet file; null for a directory of offices. */
  readonly factsFile: string | null;
  readonly issuesFile: string;
  readonly factCount: number;
  readonly errorCount: number;
  readonly noteCount: number;
  readonly tally: Record<string, unknown>;
  readonly sample: Issue[];
  readonly insertOffices: (tx: Executor) => Promise<void>;
  readonly clean: () => Promise<void>;
}

export interface Watching {
  readonly signal?: AbortSignal;
  readonly onRows?: (rows: number) => void;
}

interface Reading {
  readonly tally: Tally;
  readonly sample: Issue[];
  readonly notes: SourceNote[];
  readonly offices: Office[];
  readonly take: (issues: readonly Issue[]) => Promise<void>;
}

/** Reads the kept original into files of facts and issues; nothing counts yet, and nothing of the database is touched. */
export async function stage(hub: Hub, row: Import, watching: Watching): Promise<Staged> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-import-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    const workbook = await openWorkbook(await originalOf(hub, row), {
      name: row.fileName,
      limits: { rows: hub.config.limits.rows },
    });
    try {
      return { ...(await read(row, workbook, folder, watching)), clean };
    } finally {
      await workbook.close();
    }
  } catch (error) {
    await clean();
    throw error;
  }
}

async function read(
  row: Import,
  workbook: Workbook,
  folder: string,
  watching: Watching,
): Promise<Omit<Staged, 'clean'>> {
  const detection = await choose(row, workbook);
  // Stored by `remap` from a checked form.
  const mapping = row.mapping as Mapping | null;
  refuseForbidden(detection.evidence, detection.layout, mapping?.headerRow);
  const issuesFile = join(folder, 'issues.csv');
  const log = openIssueLog(issuesFile);
  const reading: Reading = {
    tally: newTally(),
    sample: [],
    notes: [],
    offices: [],
    take: log.take,
  };
  const context = contextOf(row, reading.tally, watching);
  const path = join(folder, 'facts.parquet');
  const factsFile = await consume(detection, workbook, context, reading, path, watching);
  await log.close();
  const { tally, sample } = reading;
  return {
    layout: detection.layout.id,
    proposal: { ...detection.proposal },
    mapping: row.mapping,
    factsFile,
    issuesFile,
    factCount: factsFile ? tally.factsOut : reading.offices.length,
    errorCount: tally.errors,
    noteCount: tally.issues - tally.errors,
    tally: { ...keepTally(tally, reading.notes) },
    sample,
    insertOffices: async (tx) => {
      await clearOffices(tx, row.id);
      if (reading.offices.length > 0)
        await insertOffices(
          tx,
          row.id,
          reading.offices.map(({ type, ...office }) => ({ ...office, kind: type })),
        );
    },
  };
}

async function choose(row: Import, workbook: Workbook): Promise<Detection> {
  const found = await detectLayout(workbook);
  const wanted = LAYOUTS.find(({ id }) => id === row.layout);
  return wanted && row.mapping ? { ...found, layout: wanted } : found;
}

function contextOf(row: Import, tally: Tally, { signal }: Watching): ReadContext {
  // Stored by `remap` from a checked form.
  const mapping = row.mapping as Mapping | null;
  return { resolveCountry, tally, ...(mapping ? { mapping } : {}), ...(signal ? { signal } : {}) };
}

async function consume(
  detection: Detection,
  workbook: Workbook,
  context: ReadContext,
  reading: Reading,
  path: string,
  watching: Watching,
): Promise<string | null> {
  const { layout, evidence } = detection;
  await note(reading, nameUnseen(workbook, evidence, context), watching);
  if (layout.yields === 'offices') {
    for await (const batch of layout.read(workbook, evidence, context)) {
      reading.offices.push(...batch.offices);
      await note(reading, batch.issues, watching);
    }
    return null;
  }
  async function* facts(): AsyncGenerator<readonly Fact[]> {
    if (layout.yields !== 'facts') return;
    for await (const batch of layout.read(workbook, evidence, context)) {
      reading.notes.push(...batch.notes.slice(0, SAMPLE - reading.notes.length));
      await note(reading, batch.issues, watching);
      yield batch.facts;
    }
  }
  await writeFactsParquet(facts(), path, watching.signal);
  await compareFigures(path, reading, watching);
  return path;
}

/** Contradictory figures are taken out of the staged file, and out of its counts. */
async function compareFigures(path: string, reading: Reading, watching: Watching): Promise<void> {
  const { tally } = reading;
  const contradicted = await crossCheck(path, tally.factsOut, async (issues) => {
    tally.issues += issues.length;
    tally.errors += issues.filter(({ severity }) => severity === 'error').length;
    await note(reading, issues, watching);
  });
  tally.factsOut -= contradicted;
  tally.cellsRefused += contradicted;
}

async function note(reading: Reading, issues: readonly Issue[], watching: Watching): Promise<void> {
  watching.signal?.throwIfAborted();
  reading.sample.push(...issues.slice(0, SAMPLE - reading.sample.length));
  await reading.take(issues);
  watching.onRows?.(reading.tally.rowsRead);
}

/** Every issue as a line of CSV, however many there are. */
function openIssueLog(path: string): {
  take: (issues: readonly Issue[]) => Promise<void>;
  close: () => Promise<void>;
} {
  const out = createWriteStream(path);
  const write = async (rows: readonly (readonly Cell[])[]) => {
    for await (const chunk of csvChunks(rows))
      if (!out.write(chunk)) await new Promise<void>((done) => out.once('drain', done));
  };
  const first = write([['sheet', 'row', 'column', 'severity', 'code', 'value', 'mend']]);
  return {
    take: async (issues) => {
      await first;
      await write(
        issues.map(({ sheet, row, column, severity, code, value, mend }) => [
          sheet,
          row,
          column,
          severity,
          code,
          value,
          mend ?? null,
        ]),
      );
    },
    close: async () => {
      await first;
      out.end();
      await finished(out);
    },
  };
}
