import { EncodingError, ValueError } from './errors.ts';
import type { Fault } from './faults.ts';
import { deriveKeys, type Insert, insertWith } from './hashes.ts';
import type { Hashing, Schema } from './schema.ts';
import { insertions, tokensOf } from './tokens.ts';
import { formatValue } from './values.ts';

export { toBase64 } from './base64.ts';
export {
  bitsSet,
  compare,
  type Filters,
  orderFilters,
  type Pairs,
} from './comparison.ts';
export { EncodingError, SCHEMA_FAULTS, ValueError } from './errors.ts';
export { type Fault, mendOf } from './faults.ts';
export { frequencyGate, GATE, type GateReport } from './frequency-gate.ts';
export { idColumn, idReader } from './ids.ts';
export { type Match, matchOneToOne } from './matches.ts';
export {
  SHOWN,
  type ShownSize,
  shownSize,
  unionBounds,
} from './overlap-bounds.ts';
export { estimateOverlap, type OverlapEstimate } from './overlap-estimate.ts';
export { readSchema } from './read-schema.ts';
export type { Schema } from './schema.ts';
export { bestOf, type Ground, groundOf, nearestOthers } from './similarities.ts';

/** One record to its encoding: its values stand as the schema's features do. Throws a ValueError. */
export type Encode = (values: readonly string[]) => Uint8Array;

export interface EncodeOptions {
  /**
   * Attribute salting (Niedermeyer et al. 2014): what this gives for a record, such as its birth year, is hashed with
   * each token. All holders must do the same; clkhash has nothing of the kind, so encodings are no longer its own.
   */
  readonly salt?: (values: readonly string[]) => string;
}

/** An encoder for a schema and the secret that the holders share. Same bytes as clkhash 0.18 where no option is given. */
export function encoderFor(
  schema: Schema,
  secret: Uint8Array,
  options: EncodeOptions = {},
): Encode {
  if (secret.length === 0)
    throw new EncodingError('the secret is empty: agree on a long random one');
  const bits = schema.length * 2 ** schema.folds;
  const keys = deriveKeys(secret, schema.keys, schema.features.length);
  const steps = schema.features.flatMap(({ hashed }, feature) => {
    const own = keys[feature];
    return hashed && own ? [{ feature, hashed, insert: insertWith(hashed, own, bits) }] : [];
  });
  return (values) => {
    const filter = new Uint8Array(Math.ceil(bits / 8));
    const suffix = options.salt ? `\u001f${options.salt(values)}` : '';
    for (const { feature, hashed, insert } of steps) {
      const value = values[feature] ?? '';
      const tokens = tokensFor(value, hashed);
      if ('code' in tokens) throw new ValueError(feature, value, tokens);
      insertAll(filter, tokens, hashed, insert, suffix);
    }
    return foldXor(filter, bits, schema.folds);
  };
}

/** A value that its feature does not allow, by the place of the feature in the schema. */
export interface BadValue {
  readonly feature: number;
  readonly fault: Fault;
}

/** All that keeps a record from being encoded, found without hashing anything. */
export function checkerFor({ features }: Schema): (values: readonly string[]) => BadValue[] {
  return (values) =>
    features.flatMap(({ hashed }, feature) => {
      const tokens = hashed ? tokensFor(values[feature] ?? '', hashed) : [];
      return 'code' in tokens ? [{ feature, fault: tokens }] : [];
    });
}

/** Salts a record by the birth year (the first four digits in a row) in a value that stands behind those of its features. */
export const saltByBirthYear: EncodeOptions = {
  salt: (values) => /\d{4}/.exec(values.at(-1) ?? '')?.[0] ?? '',
};

/** The tokens of a value, or why there are none. */
function tokensFor(value: string, hashed: Hashing): readonly string[] | Fault {
  const formatted = formatValue(value, hashed);
  if ('fault' in formatted) return formatted.fault;
  return tokensOf(formatted.text, hashed.comparison) ?? { code: 'number' };
}

function insertAll(
  filter: Uint8Array,
  tokens: readonly string[],
  { strategy }: Hashing,
  insert: Insert,
  suffix: string,
): void {
  const times = insertions(strategy, tokens.length);
  tokens.forEach((token, place) => {
    insert(filter, suffix ? token + suffix : token, times(place));
  });
}

/**
 * Lays the second half of a filter upon its first by exclusive or, as often as asked. A bit then no longer says that a
 * token is there, which hardens against attacks that read bits one by one (Schnell and Borgs 2016).
 */
export function foldXor(filter: Uint8Array, bits: number, folds: number): Uint8Array {
  let [folded, length] = [filter, bits];
  for (let fold = 0; fold < folds; fold += 1) {
    if (length % 2)
      throw new EncodingError(`a filter of ${bits} bits cannot be folded ${folds} times`);
    length /= 2;
    folded = length % 8 ? foldBits(folded, length) : foldBytes(folded, length / 8);
  }
  return folded;
}

const foldBytes = (filter: Uint8Array, half: number) =>
  filter.slice(0, half).map((byte, at) => byte ^ (filter[half + at] ?? 0));

function foldBits(filter: Uint8Array, half: number): Uint8Array {
  const bit = (at: number) => ((filter[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  const folded = new Uint8Array(Math.ceil(half / 8));
  for (let at = 0; at < half; at += 1)
    folded[at >> 3] = (folded[at >> 3] ?? 0) | ((bit(at) ^ bit(half + at)) << (7 - (at & 7)));
  return folded;
}
