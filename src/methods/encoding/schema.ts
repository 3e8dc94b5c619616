import type { ReadDate } from './python-dates.ts';

/** A linkage schema of any version, as the encoder needs it. */
export interface Schema {
  /** Bits of an encoding, after folding. */
  readonly length: number;
  readonly folds: number;
  readonly keys: KeyDerivation;
  readonly features: readonly Feature[];
  /** What the schema's author may want to know. */
  readonly notes: readonly string[];
}

export interface KeyDerivation {
  readonly hash: 'SHA256' | 'SHA512';
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
  /** Bytes of each key. */
  readonly size: number;
}

export interface Feature {
  /** The name of its column. */
  readonly identifier: string;
  /** Null where it is ignored. */
  readonly hashed: Hashing | null;
}

export interface Hashing {
  readonly format: Format;
  readonly encoding: TextEncoding;
  readonly comparison: Comparison;
  readonly strategy: Strategy;
  readonly hash: 'blakeHash' | 'doubleHash';
  readonly preventSingularity: boolean;
  readonly missing: { readonly sentinel: string; readonly replaceWith: string } | null;
}

export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16' | 'utf-32';

export type Format =
  | { readonly type: 'pattern'; readonly source: string; readonly pattern: RegExp }
  | {
      readonly type: 'string';
      readonly case: 'upper' | 'lower' | 'mixed';
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  | { readonly type: 'date'; readonly format: string; readonly read: ReadDate }
  | { readonly type: 'enum'; readonly values: ReadonlySet<string> };

export type Comparison =
  | { readonly type: 'ngram'; readonly n: number; readonly positional: boolean }
  | { readonly type: 'exact' }
  | {
      readonly type: 'numeric';
      readonly interval: bigint;
      readonly resolution: number;
      readonly precision: number;
    };

export type Strategy =
  | { readonly type: 'perToken'; readonly bits: number }
  | { readonly type: 'perFeature'; readonly bits: number };
