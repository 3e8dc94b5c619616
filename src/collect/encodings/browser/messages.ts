import type { Fault } from '../../../methods/encoding/encoding.ts';
import type { HeaderFault } from '../../../platform/sheets/headed-rows.ts';

/** A list as it is to be encoded; columns count from 0, -1 is none. */
export interface Job {
  readonly file: File;
  readonly charset: string;
  /** The linkage schema's JSON. */
  readonly schema: string;
  /** The names of the list's columns. */
  readonly names: readonly string[];
  /** For each feature of the schema. */
  readonly columns: readonly number[];
  readonly id: number;
  readonly year: number;
  /** Lines in an order that says nothing of the list's own, for a project between holders. */
  readonly shuffled: boolean;
}

/** What the page asks of its worker. */
export type Asked =
  | { readonly ask: 'open'; readonly file: File; readonly charset: string | null }
  | { readonly ask: 'schema'; readonly schema: string; readonly names: readonly string[] }
  | { readonly ask: 'check'; readonly job: Job }
  | {
      readonly ask: 'encode';
      readonly job: Job;
      readonly secret: string;
      /** Rows with a bad cell are left out; else the first one ends the work. */
      readonly leaveOut: boolean;
    }
  | { readonly ask: 'phrase'; readonly secret: string; readonly project: string }
  | { readonly ask: 'stop' };

export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly fault: Fault;
}

export interface Opened {
  readonly columns: readonly string[];
  readonly charset: string;
  /** A line with letters of the old code page, to be judged by eye; null where the file says what it is written in. */
  readonly sample: string | null;
}

export interface FeatureShown {
  readonly identifier: string;
  readonly hashed: boolean;
  /** Of dates. */
  readonly format: string | null;
  /** The column that it most likely means. */
  readonly suggested: number;
}

export interface SchemaShown {
  readonly features: readonly FeatureShown[];
  readonly folds: number;
  /** The column that most likely numbers the rows. */
  readonly id: number;
}

export interface Checked {
  readonly rows: number;
  readonly badRows: number;
  readonly badCells: number;
  /** The first of them. */
  readonly cells: readonly BadCell[];
  /** Rows with values that begin or end with a blank. */
  readonly blanks: number;
}

export interface Encoded {
  readonly csv: Blob;
  readonly rows: number;
  /** Share of bits set, of the mean record. */
  readonly filled: number;
  readonly seconds: number;
}

/** Why nothing came of it, and what its message can name. */
export type Refusal = HeaderFault | { readonly code: string; readonly words?: string };

/** What the worker tells. */
export type Told =
  | { readonly tell: 'ready' }
  | { readonly tell: 'stopped' }
  | { readonly tell: 'opened'; readonly opened: Opened }
  | { readonly tell: 'schema'; readonly schema: SchemaShown }
  | { readonly tell: 'phrase'; readonly digits: string }
  | { readonly tell: 'progress'; readonly done: number }
  | { readonly tell: 'checked'; readonly checked: Checked }
  | { readonly tell: 'encoded'; readonly encoded: Encoded }
  | { readonly tell: 'refused'; readonly asked: Asked['ask']; readonly refusal: Refusal };
