import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbook } from '../../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../../reference/countries/countries.ts';
import type { Fact } from '../fact.ts';
import {
  detectLayout,
  type Issue,
  type Mapping,
  nameUnseen,
  newTally,
  type Office,
  type SourceNote,
  type SourceProposal,
  type Tally,
} from './layouts.ts';

export interface Reading {
  readonly layout: string;
  readonly score: number;
  readonly proposal: SourceProposal;
  readonly facts: Fact[];
  readonly offices: Office[];
  readonly issues: Issue[];
  readonly notes: SourceNote[];
  readonly tally: Tally;
}

export interface ReadingOptions {
  readonly name?: string;
  readonly year?: number;
  readonly mapping?: Mapping;
}

/** Recognises a file and reads it whole, as an import does, with the hub's own resolver of countries. */
export async function readFile(path: string, options: ReadingOptions = {}): Promise<Reading> {
  const { name, ...given } = options;
  const workbook = await openWorkbook(path, name ? { name } : {});
  const { layout, score, evidence, proposal } = await detectLayout(workbook);
  const tally = newTally();
  const context = { resolveCountry, tally, ...given };
  const reading: Reading = {
    layout: layout.id,
    score,
    proposal,
    facts: [],
    offices: [],
    issues: [],
    notes: [],
    tally,
  };
  reading.issues.push(...nameUnseen(workbook, evidence, context));
  if (layout.yields === 'offices') {
    for await (const batch of layout.read(workbook, evidence, context)) {
      for (const office of batch.offices) reading.offices.push(office);
      reading.issues.push(...batch.issues);
    }
  } else {
    for await (const batch of layout.read(workbook, evidence, context)) {
      for (const fact of batch.facts) reading.facts.push(fact);
      reading.issues.push(...batch.issues);
      reading.notes.push(...batch.notes);
    }
  }
  await workbook.close();
  return reading;
}

export async function readContent(
  content: string | Buffer,
  name: string,
  options: ReadingOptions = {},
): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-layout-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, content);
    return await readFile(path, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What each figure says, without the fields that are null and without its address. */
export function said({ sheet: _s, row: _r, column: _c, ...fact }: Fact): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== null));
}

export function cellsAccountedFor(tally: Tally): number {
  return (
    tally.factsOut +
    tally.cellsEmpty +
    tally.cellsMissing +
    tally.cellsAggregate +
    tally.cellsRefused
  );
}
