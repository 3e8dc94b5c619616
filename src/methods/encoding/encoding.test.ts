import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodingError, encoderFor, foldXor, readSchema, ValueError } from './encoding.ts';
import { compilePattern } from './python-patterns.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const SECRET = bytes('agreed between the consulate and two associations');

const name = { identifier: 'name', format: { type: 'string' }, hashing: hashing({}) };

function hashing(more: object) {
  return { comparison: { type: 'ngram', n: 2 }, strategy: { bitsPerFeature: 100 }, ...more };
}

const schemaOf = (features: readonly object[], config: object = {}) => ({
  version: 3,
  clkConfig: { l: 512, kdf: { type: 'HKDF' }, ...config },
  features,
});

/** A consulate and an association encode two spellings. */
function alike(a: readonly string[], b: readonly string[], schema: object): number {
  const encode = encoderFor(readSchema(schema), SECRET);
  const [one, other] = [encode(a), encode(b)];
  return (2 * set(one.map((byte, at) => byte & (other[at] ?? 0)))) / (set(one) + set(other));
}

const set = (filter: Uint8Array) =>
  [...filter]
    .join(' ')
    .split(' ')
    .reduce((sum, byte) => sum + ones(Number(byte)), 0);
const ones = (byte: number) => byte.toString(2).replaceAll('0', '').length;

/**
 * Random schemas (all versions, formats, comparisons, strategies, hashes, key lengths, folds) with values, valid and
 * not, in several scripts; what clkhash 0.18.3 made of them: SHA-256 of the encoding, cut, or null where it refused.
 */
interface Vector {
  readonly schema: { readonly clkConfig: { readonly l: number } };
  readonly secret: string;
  readonly rows: readonly (readonly [readonly string[], string | null])[];
}
const vectors: Vector[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/golden/clkhash-vectors.json'), 'utf8'),
);

it('Encodes what clkhash encodes, byte for byte, and refuses what it refuses', () => {
  let compared = 0;
  for (const { schema, secret, rows } of vectors) {
    const encode = encoderFor(readSchema(schema), bytes(secret));
    for (const [row, expected] of rows) {
      expect(digest(encode, row), JSON.stringify({ schema, row })).toBe(expected);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

function digest(
  encode: (row: readonly string[]) => Uint8Array,
  row: readonly string[],
): string | null {
  try {
    return createHash('sha256').update(encode(row)).digest('hex').slice(0, 16);
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

type Path = readonly (string | number)[];

/** Every place in a JSON value. */
const pathsOf = (json: unknown, path: Path = []): Path[] => [
  ...(path.length ? [path] : []),
  ...(typeof json === 'object' && json !== null
    ? Object.entries(json).flatMap(([key, value]) =>
        pathsOf(value, [...path, Array.isArray(json) ? Number(key) : key]),
      )
    : []),
];

function withAt(json: object, path: Path, value: unknown): object {
  const copy = structuredClone(json);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((at: object, key) => Reflect.get(at, key), copy);
  Reflect.set(holder, last, value);
  return copy;
}

function faultOf(schema: object) {
  try {
    readSchema(schema);
    return null;
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    expect(error.fault, error.message).not.toBeNull();
    return error.fault;
  }
}

describe('A schema', () => {
  it('is refused at its place, with its value and the mend', () => {
    const cases: [object, string][] = [
      [{ ...schemaOf([name]), version: 4 }, 'version is 4: expected one of 1|2|3'],
      [schemaOf([name], { l: 0 }), 'clkConfig.l is 0: expected number to be >=1'],
      [
        schemaOf([name], { l: 1000 }),
        'clkConfig.l is 1000: blakeHash needs a power of two, such as 1024',
      ],
      [
        schemaOf([name], { kdf: { type: 'HKDF', salt: 'a-b' } }),
        'clkConfig.kdf.salt is "a-b": must be base64',
      ],
      [schemaOf([name, { identifier: 'born' }]), 'features[1].format is missing: add it'],
      [
        schemaOf([{ ...name, hashing: hashing({ strategy: { bits: 3 } }) }]),
        'features[0].hashing.strategy has no place for "bits": remove it',
      ],
      [
        schemaOf([{ ...name, hashing: hashing({ strategy: {} }) }]),
        'features[0].hashing.strategy is {}: needs one of bitsPerToken and bitsPerFeature',
      ],
      [
        schemaOf([{ ...name, format: { type: 'string', pattern: '[' } }]),
        'features[0].format.pattern: "[" has a [ that is not closed, which is not read here: write it otherwise',
      ],
      [
        schemaOf([{ ...name, format: { type: 'date', format: '%Y-%U' } }]),
        'features[0].format.format: "%Y-%U" has %U, which is not read here: take one of %',
      ],
      [
        schemaOf(Array.from({ length: 64 }, () => name)),
        'clkConfig.kdf.keySize is 64: HKDF with SHA256 yields 8160 bytes, and 64 features need two keys each; take SHA512 or shorter keys',
      ],
    ];
    for (const [schema, words] of cases) expect(() => readSchema(schema)).toThrow(words);
  });

  it('is refused in a way that other languages can say, whatever is wrong with it', () => {
    const whole = schemaOf([name, { ...name, format: { type: 'date', format: '%Y-%m-%d' } }]);
    const refused = new Map<string, string>();
    for (const path of pathsOf(whole))
      for (const wrong of [undefined, null, -1, 0, 1.5, 1e9, 'a-b', true, [], {}]) {
        const fault = faultOf(withAt(whole, path, wrong));
        if (fault) refused.set(fault.code, fault.place ?? '');
      }
    expect([...refused.keys()].toSorted()).toEqual([
      ...['array', 'choice', 'empty', 'missing', 'number', 'object', 'one-of', 'string'],
      ...['too-big', 'too-small', 'whole'],
    ]);
  });

  it('says that xorFolds folds nothing, as in clkhash', () => {
    expect(readSchema(schemaOf([name], { xorFolds: 1 })).notes).toHaveLength(1);
    expect(readSchema(schemaOf([name], { xor_folds: 1 }))).toMatchObject({ folds: 1, notes: [] });
  });

  it('of version 1 leaves out what weighs nothing', () => {
    const feature = (weight: number) => ({
      identifier: 'name',
      format: { type: 'string' },
      hashing: { ngram: 2, weight },
    });
    const { features } = readSchema({
      version: 1,
      clkConfig: { l: 1024, k: 5, hash: { type: 'doubleHash' }, kdf: { type: 'HKDF' } },
      features: [feature(0), feature(0.5)],
    });
    expect(features.map(({ hashed }) => hashed?.strategy)).toEqual([
      undefined,
      { type: 'perToken', bits: 2 },
    ]);
  });
});

describe('Encodings', () => {
  it('of two spellings are alike, of two people are not', () => {
    const schema = schemaOf([name]);
    expect(alike(['Fatoumata Diallo'], ['Fatumata Diallo'], schema)).toBeGreaterThan(0.8);
    expect(alike(['Fatoumata Diallo'], ['Jean-Pierre Dubois'], schema)).toBeLessThan(0.45);
  });

  it('of numbers are the more alike the nearer they are', () => {
    const born = {
      identifier: 'born',
      format: { type: 'integer' },
      hashing: hashing({ comparison: { type: 'numeric', thresholdDistance: 10, resolution: 10 } }),
    };
    const to = (year: string) => alike(['1970'], [year], schemaOf([born]));
    expect(to('1971')).toBeGreaterThan(to('1975'));
    expect(to('1975')).toBeGreaterThan(to('1990'));
  });

  it('salted by birth year are alike within a year only', () => {
    const schema = readSchema(schemaOf([name, { identifier: 'born', ignored: true }]));
    const encode = encoderFor(schema, SECRET, { salt: ([, born = '']) => born });
    const same = encode(['Amina', '1980']);
    expect(encode(['Amina', '1980'])).toEqual(same);
    expect(encode(['Amina', '1981'])).not.toEqual(same);
  });

  it('name the feature, the value and the mend where a value is not allowed', () => {
    const encode = encoderFor(
      readSchema(schemaOf([name, { ...name, format: { type: 'integer' } }])),
      SECRET,
    );
    expect(() => encode(['Amina', 'x'])).toThrow(
      expect.objectContaining({ feature: 1, value: 'x' }),
    );
    expect(() => encode(['Amina', 'x'])).toThrow('is no whole number: correct it');
  });

  it('differ with the secret', () => {
    const encoded = (secret: string) =>
      encoderFor(readSchema(schemaOf([name])), bytes(secret))(['Amina']);
    expect(encoded('one')).not.toEqual(encoded('two'));
    expect(() => encoded('')).toThrow('the secret is empty');
  });

  it('fold alike by bytes and by bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (filter) => {
        const bitsOf = (bytes: Uint8Array) =>
          [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const whole = bitsOf(filter);
        const folded = (text: string): string =>
          [...text.slice(0, text.length / 2)]
            .map((bit, at) => Number(bit !== text[text.length / 2 + at]))
            .join('');
        expect(bitsOf(foldXor(filter, 64, 1))).toBe(folded(whole));
        expect(bitsOf(foldXor(filter, 64, 4)).slice(0, 4)).toBe(
          folded(folded(folded(folded(whole)))),
        );
      }),
    );
  });
});

it('Python’s patterns match whole texts as they do there', () => {
  const cases: [string, string, boolean][] = [
    ['\\d{4}', '١٩٨٠', true],
    ['[]a-]+', ']-a', true],
    ['a{,2}', 'aaa', false],
    ['(?P<x>\\w)(?P=x)', 'éé', true],
    ['a|ab', 'ab', true],
    ['[^\\W\\d_]+', 'Zoé', true],
    ['(?i)diallo', 'DIALLO', true],
    ['x{y}', 'x{y}', true],
    ['.', '\n', false],
  ];
  for (const [pattern, text, matches] of cases)
    expect(compilePattern(pattern).test(text), `${pattern} ${text}`).toBe(matches);
});
