import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Issue } from '../collect/facts/layouts/layouts.ts';
import {
  apply,
  discard,
  type Import,
  issueLine,
  proposedSource,
  receive,
  sampleOf,
  stageNow,
} from '../collect/imports/imports.ts';
import { findSource, slugOf } from '../collect/sources/sources.ts';
import type { Hub } from '../platform/hub.ts';
import { Problem } from '../platform/problem.ts';
import { type Options, withNewHub } from './options.ts';
import { answer, complain, openBar, terminalLocale, UsageError } from './output.ts';

interface Imported {
  readonly file: string;
  readonly layout: string | null;
  readonly source: string;
  readonly facts: number;
  readonly errors: number;
  readonly notes: number;
  readonly state: 'applied' | 'already';
  readonly seconds: number;
  /** The first of them, with their cells; the hub's page has all. */
  readonly issues: readonly Issue[];
}

const MOST_FAULTS_SHOWN = 20;

/** Reads each file, and lets it count: all of its readable rows or, where it cannot be read, nothing of it. */
export async function importFiles(options: Options, files: string[]): Promise<void> {
  if (files.length === 0) throw new UsageError('import needs at least one file');
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (!found) throw new UsageError(`no such file: ${file}`);
    if (!found.isFile()) throw new UsageError(`not a file: ${file}`);
  }
  if (options.source !== undefined && files.length > 1)
    throw new UsageError('--source goes with one file');
  await withNewHub(options, async (hub) => {
    for (const file of files) {
      try {
        const done = await importFile(hub, options, file);
        answer(options, done, describe(done));
        if (!options.json) for (const line of faultsOf(done)) console.error(line);
      } catch (error) {
        // One file that cannot be read does not keep the others out.
        if (!(error instanceof Problem)) throw error;
        complain(error, options.json);
      }
    }
  });
}

async function importFile(hub: Hub, options: Options, file: string): Promise<Imported> {
  const began = performance.now();
  const by = { clock: hub.clock, actor: 'cli' };
  const received = await receive(hub, by, { path: file, name: basename(file) });
  const staged = await read(hub, options, received).catch(async (error) => {
    // What is refused leaves nothing behind: no file, and no import that waits on the staff side.
    await hub.house.db.transaction((tx) => discard(hub, tx, by, received));
    throw error;
  });
  return hub.house.db.transaction(async (tx) => {
    const known = options.source ? await findSource(tx, slugOf(options.source)) : null;
    const source = known ?? (await proposedSource(tx, by, staged, options.source));
    const state = await apply(tx, by, staged, source.id);
    const { layout, factCount: facts, errorCount: errors, noteCount: notes } = staged;
    return {
      file,
      layout,
      source: source.slug,
      facts,
      errors,
      notes,
      state,
      issues: sampleOf(staged),
      seconds: Math.round(performance.now() - began) / 1000,
    };
  });
}

async function read(hub: Hub, options: Options, received: Import): Promise<Import> {
  const bar = openBar(received.fileName, options.quiet);
  const staged = await stageNow(hub, received, { onRows: (rows) => bar.set(0, `${rows}`) }).finally(
    bar.end,
  );
  refuseEmpty(staged);
  return staged;
}

function refuseEmpty(staged: Import): void {
  if (staged.factCount === 0)
    throw new Problem('import/no-facts', 422, { file: staged.fileName, errors: staged.errorCount });
}

function describe({
  file,
  layout,
  source,
  facts,
  errors,
  notes,
  state,
  seconds,
}: Imported): string {
  const rest =
    state === 'already'
      ? 'already applied, nothing changed'
      : `${facts} facts, ${errors} errors, ${notes} notes`;
  return `${basename(file)} → ${source} (${layout}): ${rest} in ${seconds} s`;
}

/** Each bad cell with its mend, as far as they fit on a screen. */
function faultsOf({ issues, errors, state }: Imported): string[] {
  if (state === 'already') return [];
  const locale = terminalLocale();
  const faults = issues.filter(({ severity }) => severity === 'error').slice(0, MOST_FAULTS_SHOWN);
  const lines = faults.map((issue) => `  ${issueLine(issue, locale)}`);
  return errors > lines.length && lines.length > 0
    ? [...lines, `  ${locale.t('imports.issues.shown', { shown: lines.length, all: errors })}`]
    : lines;
}
