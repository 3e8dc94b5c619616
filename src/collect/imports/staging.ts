import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Executor } from '../../platform/database/database.ts';
import { FACT_COLUMNS, writeParquet } from '../../platform/duckdb/facts.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { csvChunks, openWorkbook } from '../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import type { Fact } from '../facts/fact.ts';
import { type Batch, gatherEvidence, type Issue, type Layout, layoutById, type Mapping, newTally, type Office, recogniseLayout, type Tally } from '../facts/layouts/layouts.ts';
import { insertOffices } from '../offices/offices.ts';
import type { Import } from './imports.ts';

const SAMPLE = 200;

export interface Staged {
  readonly layout: string;
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
