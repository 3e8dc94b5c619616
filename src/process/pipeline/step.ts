/** What a pipeline is made of: steps listed in order, each giving one named table that can be opened and read. */
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Cell } from '../../platform/duckdb/parquet.ts';

interface Named {
  readonly table: string;
  /** One line for the reader of `docs/pipeline.sql`. */
  readonly about: string;
}

/**
 * A query over earlier tables and inputs. It ends in a complete `order by`, so that the same input gives the same
 * bytes. With `chunks`, a query that gives a number, it is run so many times (at least once) with `:chunk` standing for
 * 0, 1, 2…, and the parts are joined in order.
 */
export interface SqlStep extends Named {
  readonly sql: string;
  readonly chunks?: string;
  /** Rows stay in the order in which they are read: no sort, one thread. Then the query needs no `order by`. */
  readonly inOrder?: true;
  /** Rows written at once; few where rows are long, as documents are. */
  readonly rowGroup?: number;
}

/** A computation in TypeScript over small tables. `reads` names the tables it uses. */
export interface RunStep extends Named {
  readonly reads: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
  readonly run: (context: StepContext) => Promise<readonly Readonly<Record<string, Cell>>[]>;
}

export interface StepContext {
  readonly duck: Duck;
  readonly seed: number;
  readonly signal: AbortSignal;
}

export type Step = SqlStep | RunStep;

/** Something that the first steps read: a view over files. The files' bytes, not their paths, identify it. */
export interface Input {
  readonly name: string;
  readonly files: readonly string[];
  readonly sql: string;
}

export interface Progress {
  /** The table being made. */
  readonly table: string;
  readonly done: number;
  readonly of: number;
  /** Of the whole run, between 0 and 1. */
  readonly share: number;
}

export interface StepRecord {
  readonly table: string;
  /** Hash of all that determines the table: its code, its inputs, the seed. */
  readonly inputs: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly seconds: number;
  /** Highest resident memory of the process up to the end of this step. */
  readonly peakMb: number;
  readonly reused: boolean;
}

export interface Manifest {
  readonly version: 1;
  readonly pipeline: string;
  readonly codeVersion: string;
  readonly dialect: string;
  readonly seed: number;
  readonly parameters: unknown;
  readonly inputs: readonly {
    readonly name: string;
    readonly files: readonly { readonly bytes: number; readonly sha256: string }[];
  }[];
  readonly startedAt: string;
  /** Null while the run is not complete. */
  readonly endedAt: string | null;
  readonly seconds: number;
  readonly steps: readonly StepRecord[];
}
