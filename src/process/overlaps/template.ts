import { z } from 'zod';
import { FEATURES } from '../../collect/encodings/encodings.ts';
import { EncodingError, readSchema } from '../../methods/encoding/encoding.ts';

/** What a project may compare, where it takes the schema that is offered: columns that the encoder knows by name. */
export const FIELDS = FEATURES;
export type Field = (typeof FIELDS)[number];
export const USUAL_FIELDS: readonly Field[] = ['given_name', 'family_name', 'birth_date'];
/** With fewer columns encodings are counted and spelt out: the gate would refuse them. */
export const LEAST_FIELDS = 3;

/** Half of the bits set after folding, which keeps bits from being read one by one. */
const BITS: Readonly<Record<Field, number>> = {
  given_name: 300,
  family_name: 300,
  birth_date: 300,
  birth_place: 200,
  sex: 50,
};

export const schemaOf = (fields: readonly Field[]): Record<string, unknown> => ({
  version: 3,
  clkConfig: { l: 1024, xor_folds: 1, kdf: { type: 'HKDF', hash: 'SHA256', keySize: 64 } },
  features: FIELDS.filter((field) => fields.includes(field)).map((field) => ({
    identifier: field,
    format:
      field === 'birth_date'
        ? { type: 'date', format: '%Y-%m-%d' }
        : { type: 'string', encoding: 'utf-8' },
    hashing: {
      comparison: comparisonOf(field),
      strategy: { bitsPerFeature: BITS[field] },
      hash: { type: 'blakeHash' },
      ...(field === 'birth_date' && { missingValue: { sentinel: '' } }),
    },
  })),
});

function comparisonOf(field: Field) {
  if (field === 'sex') return { type: 'exact' };
  // Each figure with its place: one mistyped leaves seven of eight alike.
  return field === 'birth_date'
    ? { type: 'ngram', n: 1, positional: true }
    : { type: 'ngram', n: 2 };
}

const LONGEST_SCHEMA = 100_000;
const object = z.record(z.string(), z.unknown());

/** A message of the encoder's, which reads the same schemas, and its arguments. */
export interface WrongSchema {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A schema that holders bring along; what is wrong with it is said by its place. */
export function readOwnSchema(
  text: string,
): { readonly schema: Record<string, unknown> } | { readonly wrong: WrongSchema } {
  const json = text.length > LONGEST_SCHEMA ? null : jsonIn(text);
  const given = object.safeParse(json);
  if (!given.success) return { wrong: { key: 'not-json', args: { value: text.slice(0, 40) } } };
  try {
    const { length } = readSchema(given.data);
    if (length % 8 === 0) return { schema: given.data };
    return { wrong: { key: 'bytes', args: { place: 'clkConfig.l', value: length } } };
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    const { code = '', ...args } = error.fault ?? {};
    const known = Object.entries(args).filter(([, value]) => value !== undefined);
    return {
      wrong: {
        key: code,
        args: { words: error.message, ...(Object.fromEntries(known) as WrongSchema['args']) }, // without what is undefined
      },
    };
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
