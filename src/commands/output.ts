import { resolve } from 'node:path';
import { troubleOf } from '../platform/database/troubles.ts';
import { Problem } from '../platform/problem.ts';
import { explain } from '../web/http/failures.tsx';
import { localeOf, preferredLang } from '../web/i18n/i18n.ts';

/** A command line that cannot be carried out as it is written. */
export class UsageError extends Error {}

/** The language of the person at the terminal. */
export function terminalLocale() {
  return localeOf(preferredLang(Intl.DateTimeFormat().resolvedOptions().locale));
}

/** One clear line on standard error, and exit code 2 for what the person can mend, 1 for what they cannot. */
export function complain(thrown: unknown, json = false): void {
  const error = troubleOf(thrown) ?? thrown;
  const mendable = error instanceof Problem || error instanceof UsageError;
  process.exitCode = mendable ? 2 : 1;
  console.error(mendable ? lineOf(error, json) : error);
}

function lineOf(error: Problem | UsageError, json: boolean): string {
  if (!(error instanceof Problem))
    return json ? JSON.stringify({ title: error.message }) : error.message;
  const locale = terminalLocale();
  // What is said where a problem has no mend of its own speaks of pages.
  const mended = locale.has(`problem.${error.code}.mend`);
  const { title, mend } = { ...explain(error, locale), ...(mended ? {} : { mend: '' }) };
  if (json) return JSON.stringify({ code: error.code, title, mend, details: error.details });
  const parts = [ended(title), mend, `(${error.code})`].map((part) =>
    part.replace(/\s+/g, ' ').trim(),
  );
  return parts.filter(Boolean).join(' ');
}

const ended = (sentence: string) =>
  sentence && !/[.!?؟:…]$/.test(sentence.trim()) ? `${sentence}.` : sentence;

/** Refuses results that would be written over a file that they are made from. */
export function keepInputs(out: string | undefined, ...inputs: readonly string[]): void {
  if (out === undefined) return;
  const lost = inputs.find((input) => resolve(input) === resolve(out));
  if (lost !== undefined)
    throw new UsageError(`--out names ${lost}, which is read from: name another file`);
}

/** Says which file or folder cannot be written to, and what to do. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new UsageError(
      `cannot write ${path} (${code}): name a file in a folder that can be written to`,
    );
  }
}

export interface Bar {
  readonly set: (share: number, text?: string) => void;
  readonly end: () => void;
}

const WIDTH = 24;

/** A progress bar on standard error where a person looks at it; nothing in a pipe. */
export function openBar(label: string, quiet = false): Bar {
  const shown = !quiet && process.stderr.isTTY;
  let last = 0;
  return {
    set: (share, text = '') => {
      if (!shown || (performance.now() - last < 100 && share < 1)) return;
      last = performance.now();
      const full = Math.round(Math.min(1, share) * WIDTH);
      process.stderr.write(
        `\r\x1b[K${label} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${text}`,
      );
    },
    end: () => {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}

export function answer(
  options: { json?: boolean | undefined },
  value: unknown,
  text: string,
): void {
  console.log(options.json ? JSON.stringify(value) : text);
}

/** Rows of texts as aligned columns; figures to the right. */
export function columnsOf(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, at) => ({
    width: Math.max(...rows.map((row) => row[at]?.length ?? 0)),
    right: rows.slice(1).every((row) => /^([-+]?[\d.,]+( %)?|–|)$/.test(row[at] ?? '')),
  }));
  return rows.map((row) =>
    columns
      .map(({ width, right }, at) =>
        right ? (row[at] ?? '').padStart(width) : (row[at] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd(),
  );
}
