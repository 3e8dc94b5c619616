import { Problem } from '../problem.ts';

interface InFile {
  readonly file: string;
}
interface AtRow extends InFile {
  readonly row: number;
}
interface InSheet extends AtRow {
  readonly sheet: string;
}
interface Limited {
  readonly limit: number;
}

/** Why a file cannot be read, and what its message `problem.sheet/….title` can name. Sizes of files are in MiB. */
export interface Refusals {
  empty: InFile;
  html: InFile;
  password: InFile;
  'old-excel': InFile;
  archive: InFile & { readonly found: string };
  'wrong-kind': InFile & { readonly found: string };
  truncated: InFile;
  damaged: InFile;
  entities: InFile;
  'zip-bomb': InFile & Limited;
  'too-large': InFile & Limited;
  'unpacks-too-large': InFile & Limited;
  'too-many-parts': InFile & Limited;
  'too-many-sheets': InFile & Limited;
  'too-many-merges': InFile & Limited;
  'too-much-text': InFile & Limited;
  'endless-text': InFile;
  'nul-bytes': AtRow;
  'invalid-utf8': AtRow;
  'mixed-encodings': AtRow;
  'unknown-encoding': AtRow;
  'quote-never-closed': AtRow;
  'line-too-long': AtRow & Limited;
  'too-many-rows': InSheet & Limited;
  'too-many-cells': InSheet & Limited;
  'too-many-columns': InSheet & Limited & { readonly column: number };
  'cell-too-long': InSheet & Limited & { readonly column: number };
}

/** A file that cannot be read: 422, with one line for people. */
export function refusal<Why extends keyof Refusals>(why: Why, where: Refusals[Why]): Problem {
  return new Problem(`sheet/${why}`, 422, { ...where });
}

/** Turns an error of a library into "damaged"; refusals and stops by the reader pass through. */
export function asDamage(error: unknown, file: string): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  return refusal('damaged', { file });
}

export function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
