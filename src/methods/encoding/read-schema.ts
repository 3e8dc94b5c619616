import type * as z from 'zod/mini';
import { EncodingError } from './errors.ts';
import { compileDateFormat } from './python-dates.ts';
import { roundHalfEven } from './python-numbers.ts';
import { compilePattern } from './python-patterns.ts';
import type { Comparison, Format, Hashing, Schema, Strategy } from './schema.ts';
import {
  clkConfig,
  type comparison,
  either,
  first,
  type format,
  type ignored,
  MOST_BITS,
  parse,
  second,
  third,
  version,
  versionOf,
} from './schema-shapes.ts';

type Third = z.output<typeof third>;
type Given = Pick<Third, 'identifier' | 'format' | 'hashing'>;
type Ignored = z.output<typeof ignored>;
interface Read {
  readonly config: z.output<typeof clkConfig>;
  readonly identifiers: readonly string[];
  /** Null where it is not hashed. */
  readonly features: readonly (Given | null)[];
}

/**
 * Reads a linkage schema of version 1, 2 or 3 (clkhash's master schemas), older ones as clkhash converts them.
 * Throws an EncodingError that names the place in the JSON, its value and the mend.
 */
export function readSchema(json: unknown): Schema {
  const { config, identifiers, features } = readVersion(json);
  const read: Schema = {
    length: config.l,
    folds: config.xor_folds,
    keys: {
      hash: config.kdf.hash,
      salt: config.kdf.salt ?? new Uint8Array(),
      info: config.kdf.info ?? new Uint8Array(),
      size: config.kdf.keySize,
    },
    features: features.map((one, at) => ({
      identifier: identifiers[at] ?? '',
      hashed: one && hashingOf(one, `features[${at}]`),
    })),
    notes: notesOf(config),
  };
  refuseImpossible(read);
  return read;
}

function readVersion(json: unknown): Read {
  const { version: number } = parse(version, json);
  if (number === 1) {
    const { clkConfig: config, features } = parse(
      versionOf(first.config, either(first.feature)),
      json,
    );
    return readWith(config, features, (one, at) => fromFirst(one, config, at));
  }
  if (number === 2) {
    const { clkConfig: config, features } = parse(versionOf(clkConfig, either(second)), json);
    return readWith(config, features, fromSecond);
  }
  const { clkConfig: config, features } = parse(versionOf(clkConfig, either(third)), json);
  return readWith(config, features, (one) => one);
}

function readWith<T extends { identifier: string; ignored?: boolean | undefined }>(
  config: Read['config'],
  features: readonly (T | Ignored)[],
  given: (one: T, at: number) => Given | null,
): Read {
  return {
    config,
    identifiers: features.map(({ identifier }) => identifier),
    features: features.map((one, at) => (isIgnored(one) ? null : given(one, at))),
  };
}

const isIgnored = (one: { ignored?: boolean | undefined }): one is Ignored => one.ignored === true;

function fromFirst(
  { identifier, format, hashing }: z.output<typeof first.feature>,
  { k, hash }: z.output<typeof first.config>,
  at: number,
): Given | null {
  const { ngram: n, positional, weight, missingValue } = hashing;
  if (weight === 0) return null;
  const bitsPerToken = roundHalfEven(weight * k);
  if (bitsPerToken === 0)
    throw new EncodingError(
      `features[${at}].hashing.weight is ${weight}: times k that is less than one bit; make it larger, or 0 to leave the feature out`,
      { code: 'weight', place: `features[${at}].hashing.weight`, value: weight },
    );
  return {
    identifier,
    format,
    hashing: {
      comparison: { type: 'ngram', n, positional },
      strategy: { bitsPerToken },
      hash,
      missingValue,
    },
  };
}

function fromSecond({ identifier, format, hashing }: z.output<typeof second>): Given {
  const { ngram: n, positional, strategy, hash, missingValue } = hashing;
  return {
    identifier,
    format,
    hashing: {
      comparison: { type: 'ngram', n, positional },
      strategy: { bitsPerToken: strategy.k, bitsPerFeature: strategy.numBits },
      hash,
      missingValue,
    },
  };
}

function hashingOf({ format, hashing }: Given, place: string): Hashing {
  const { sentinel, replaceWith = sentinel } = hashing.missingValue ?? {};
  return {
    format: formatOf(format, `${place}.format`),
    encoding: format.type === 'string' ? format.encoding : 'utf-8',
    comparison: comparisonOf(hashing.comparison, `${place}.hashing.comparison`),
    strategy: strategyOf(hashing.strategy),
    hash: hashing.hash?.type ?? 'blakeHash',
    preventSingularity: hashing.hash?.prevent_singularity ?? false,
    missing: sentinel === undefined || replaceWith === undefined ? null : { sentinel, replaceWith },
  };
}

function formatOf(given: z.output<typeof format>, place: string): Format {
  if (given.type === 'integer')
    return { type: 'integer', least: given.minimum ?? -Infinity, most: given.maximum ?? Infinity };
  if (given.type === 'enum') return { type: 'enum', values: new Set(given.values) };
  if (given.type === 'date')
    return {
      type: 'date',
      format: given.format,
      read: at(`${place}.format`, () => compileDateFormat(given.format)),
    };
  const { pattern: source } = given;
  if (source !== undefined)
    return {
      type: 'pattern',
      source,
      pattern: at(`${place}.pattern`, () => compilePattern(source)),
    };
  return {
    type: 'string',
    case: given.case ?? 'mixed',
    least: given.minLength ?? 0,
    most: given.maxLength ?? Infinity,
  };
}

function at<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    const { message, fault } = error;
    throw new EncodingError(`${place}: ${message}`, fault && { ...fault, place });
  }
}

function comparisonOf(given: z.output<typeof comparison>, place: string): Comparison {
  if (given.type === 'ngram') return { type: 'ngram', n: given.n, positional: given.positional };
  if (given.type === 'exact') return { type: 'exact' };
  const { thresholdDistance, resolution, fractional_precision: precision } = given;
  const interval = BigInt(roundHalfEven(thresholdDistance * Number(10n ** BigInt(precision))));
  if (interval === 0n)
    throw new EncodingError(
      `${place}.thresholdDistance is ${thresholdDistance}: rounds to 0 with fractional_precision ${precision}; make either larger`,
      {
        ...{ code: 'threshold', place: `${place}.thresholdDistance` },
        ...{ value: thresholdDistance, precision },
      },
    );
  return { type: 'numeric', interval, resolution, precision };
}

function strategyOf(given: Given['hashing']['strategy']): Strategy {
  return given.bitsPerToken === undefined
    ? { type: 'perFeature', bits: given.bitsPerFeature ?? 0 }
    : { type: 'perToken', bits: given.bitsPerToken };
}

function notesOf({ xorFolds, xor_folds }: z.output<typeof clkConfig>): string[] {
  if (!xorFolds || xor_folds) return [];
  return [
    `clkConfig.xorFolds is ${xorFolds}, and nothing is folded: clkhash reads xor_folds, and so does this program`,
  ];
}

/** What clkhash finds out only while it encodes. */
function refuseImpossible({ length, folds, keys, features }: Schema): void {
  const bits = length * 2 ** folds;
  const hashed = features.flatMap(({ hashed }) => hashed ?? []);
  const blake = hashed.some(({ hash }) => hash === 'blakeHash');
  if (bits > MOST_BITS)
    throw new EncodingError(
      `clkConfig.l is ${length}: with ${folds} folds at most ${MOST_BITS / 2 ** folds} bits`,
      { code: 'bits', place: 'clkConfig.l', value: length, folds, most: MOST_BITS / 2 ** folds },
    );
  if (blake && !Number.isInteger(Math.log2(bits)))
    throw new EncodingError(
      `clkConfig.l is ${length}: blakeHash needs a power of two, such as 1024`,
      { code: 'power-of-two', place: 'clkConfig.l', value: length },
    );
  if (bits === 1 && hashed.some(({ preventSingularity }) => preventSingularity))
    throw new EncodingError('clkConfig.l is 1: prevent_singularity needs more bits, such as 1024', {
      code: 'one-bit',
      place: 'clkConfig.l',
    });
  if (blake && keys.size > 64)
    throw new EncodingError(
      `clkConfig.kdf.keySize is ${keys.size}: blakeHash takes at most 64 bytes`,
      { code: 'key-size', place: 'clkConfig.kdf.keySize', value: keys.size, most: 64 },
    );
  const most = 255 * (keys.hash === 'SHA256' ? 32 : 64);
  if (features.length * 2 * keys.size > most)
    throw new EncodingError(
      `clkConfig.kdf.keySize is ${keys.size}: HKDF with ${keys.hash} yields ${most} bytes, and ${features.length} features need two keys each; take SHA512 or shorter keys`,
      {
        ...{ code: 'keys-long', place: 'clkConfig.kdf.keySize', value: keys.size },
        ...{ most, features: features.length },
      },
    );
}
