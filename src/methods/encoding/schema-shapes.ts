// The small zod: browsers load this too.

import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { EncodingError, type SchemaFault } from './errors.ts';

z.config(en());

/** Bits before folding: bounds what a schema from elsewhere can make a machine do. */
export const MOST_BITS = 2 ** 20;
const MOST_INSERTIONS = 100_000;
const MOST_TOKENS = 10_000;

const WHOLE = 'must be a whole number';
const BASE64 = 'must be base64';
const DOUBLE_HASH = 'goes with doubleHash: remove it';
const PATTERN_ALONE = 'has a pattern: remove case, minLength and maxLength, or the pattern';
const ONE_OF = 'needs one of ';

const whole = z.number().check(z.refine(Number.isInteger, WHOLE));
const count = (most: number, least = 1) => whole.check(z.gte(least), z.lte(most));
const bytes = z.pipe(
  z.string(),
  z.transform((text: string, context) => {
    // Python's decoder skips what is not base64; here that is refused, since it hides a mistake.
    const plain = text.replace(/\s/g, '');
    if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain))
      return Uint8Array.from(atob(plain), (char) => char.charCodeAt(0));
    context.issues.push({ code: 'custom', message: BASE64, input: text });
    return z.NEVER;
  }),
);

const text = z.optional(z.string());
const flag = z._default(z.boolean(), false);
const missingValue = z.optional(z.looseObject({ sentinel: z.string(), replaceWith: text }));
const hashType = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('doubleHash'), prevent_singularity: flag }),
  z.looseObject({
    type: z.literal('blakeHash'),
    prevent_singularity: z.optional(z.null(DOUBLE_HASH)),
  }),
]);

export const clkConfig = z.looseObject({
  l: count(MOST_BITS),
  // The documented name is xorFolds; clkhash reads this one.
  xor_folds: z._default(count(20, 0), 0),
  xorFolds: z.optional(count(20, 0)),
  kdf: z.looseObject({
    type: z.literal('HKDF'),
    hash: z._default(z.enum(['SHA256', 'SHA512']), 'SHA256'),
    salt: z.optional(bytes),
    info: z.optional(bytes),
    keySize: z._default(count(4096), 64),
  }),
});

const textEncoding = z._default(z.enum(['ascii', 'utf-8', 'utf-16', 'utf-32']), 'utf-8');
export const format = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('string'),
      encoding: textEncoding,
      case: z.optional(z.enum(['upper', 'lower', 'mixed'])),
      minLength: z.optional(count(Number.MAX_SAFE_INTEGER, 0)),
      maxLength: z.optional(count(Number.MAX_SAFE_INTEGER)),
      pattern: text,
      description: text,
    })
    .check(
      z.refine(
        ({ pattern, ...rest }) =>
          pattern === undefined ||
          [rest.case, rest.minLength, rest.maxLength].every((one) => one === undefined),
        PATTERN_ALONE,
      ),
    ),
  z.strictObject({
    type: z.literal('integer'),
    minimum: z.optional(whole),
    maximum: z.optional(whole),
    description: text,
  }),
  z.strictObject({ type: z.literal('date'), format: z.string(), description: text }),
  z.strictObject({ type: z.literal('enum'), values: z.array(z.string()), description: text }),
]);

const ngram = count(1000);
export const comparison = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('ngram'), n: ngram, positional: flag }),
  z.looseObject({ type: z.literal('exact') }),
  z.looseObject({
    type: z.literal('numeric'),
    thresholdDistance: z.number().check(z.positive()),
    resolution: count(MOST_TOKENS),
    fractional_precision: z._default(count(300, 0), 0),
  }),
]);

const bits = count(MOST_INSERTIONS);
const oneOfTwo = <T extends object>(shape: z.ZodMiniType<T>, names: string) =>
  shape.check(
    z.refine(
      (one) => Object.values(one).filter((value) => value !== undefined).length === 1,
      `${ONE_OF}${names}`,
    ),
  );

export const ignored = z.strictObject({
  identifier: z.string(),
  ignored: z.literal(true),
  description: text,
});
const hashedWith = <T extends z.ZodMiniType, I extends z.ZodMiniType>(hashing: T, ignoring: I) =>
  z.looseObject({ identifier: z.string(), ignored: ignoring, description: text, format, hashing });
export const version = z.looseObject({
  version: z.literal([1, 2, 3]),
});
export const versionOf = <C extends z.ZodMiniType, F extends z.ZodMiniType>(
  config: C,
  feature: F,
) => z.looseObject({ clkConfig: config, features: z.array(feature).check(z.minLength(1)) });

const notIgnored = z.optional(z.literal(false));
export const first = {
  config: z.extend(clkConfig, { k: bits, hash: hashType }),
  feature: hashedWith(
    z.strictObject({
      ngram,
      positional: flag,
      weight: z._default(z.number().check(z.gte(0)), 1),
      missingValue,
    }),
    notIgnored,
  ),
};
export const second = hashedWith(
  z.strictObject({
    ngram,
    positional: flag,
    strategy: oneOfTwo(
      z.strictObject({ k: z.optional(bits), numBits: z.optional(bits) }),
      'k and numBits',
    ),
    hash: z.optional(hashType),
    missingValue,
  }),
  notIgnored,
);
export const third = hashedWith(
  z.strictObject({
    comparison,
    strategy: oneOfTwo(
      z.strictObject({ bitsPerToken: z.optional(bits), bitsPerFeature: z.optional(bits) }),
      'bitsPerToken and bitsPerFeature',
    ),
    hash: z.optional(hashType),
    missingValue,
  }),
  z.optional(z.boolean()),
);

/** A feature without format and hashing is read as ignored, so that a mistake in another is told of that one. */
export const either = <T extends z.ZodMiniType>(feature: T) =>
  z.pipe(
    z.any(),
    z.transform((one, context): z.output<T> | z.output<typeof ignored> => {
      const bare = one?.ignored === true && !('hashing' in one) && !('format' in one);
      const parsed = (bare ? ignored : feature).safeParse(one);
      if (parsed.success) return parsed.data as z.output<T> | z.output<typeof ignored>; // of one or the other
      for (const issue of parsed.error.issues) context.issues.push({ ...issue } as never); // the same issue, its path going on
      return z.NEVER;
    }),
  );

export function parse<T extends z.ZodMiniType>(shape: T, json: unknown): z.output<T> {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? told(issue, json) : new EncodingError('is not a linkage schema');
}

function told(issue: z.core.$ZodIssue, json: unknown): EncodingError {
  const place = placeOf(issue.path);
  const found = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  );
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const fault = { code: 'unknown-key', place, key } as const;
    return new EncodingError(`${place} has no place for "${key}": remove it`, fault);
  }
  if (found === undefined)
    return new EncodingError(`${place} is missing: add it`, { code: 'missing', place });
  const value = shorten(JSON.stringify(found));
  const mend = issue.message.replace(/^(Invalid input|Too small|Too big|Invalid option): /, '');
  const fault = faultOf(issue, Array.isArray(found));
  return new EncodingError(`${place} is ${value}: ${mend}`, fault && { ...fault, place, value });
}

function faultOf(issue: z.core.$ZodIssue, list: boolean): SchemaFault | null {
  const said = OWN[issue.message];
  if (said) return { code: said };
  if (issue.message.startsWith(ONE_OF))
    return { code: 'one-of', names: issue.message.slice(ONE_OF.length).replace(' and ', ', ') };
  if (issue.code === 'too_small' && list) return { code: 'empty' };
  if (issue.code === 'too_small')
    return issue.inclusive
      ? { code: 'too-small', least: Number(issue.minimum) }
      : { code: 'not-positive' };
  if (issue.code === 'too_big') return { code: 'too-big', most: Number(issue.maximum) };
  const [, kinds] = /^Invalid discriminator value. Expected (.*)$/.exec(issue.message) ?? [];
  if (kinds) return { code: 'choice', names: kinds.replaceAll("'", '').replaceAll(' | ', ', ') };
  if (issue.code === 'invalid_value') return { code: 'choice', names: issue.values.join(', ') };
  if (issue.code === 'invalid_type') return typeFault(issue.expected);
  return null;
}

const typeFault = (expected: string): SchemaFault | null =>
  expected === 'string' ||
  expected === 'number' ||
  expected === 'object' ||
  expected === 'array' ||
  expected === 'boolean'
    ? { code: expected }
    : null;

/** Our own messages. */
const OWN: Readonly<Record<string, SchemaFault['code']>> = {
  [WHOLE]: 'whole',
  [BASE64]: 'base64',
  [DOUBLE_HASH]: 'double-hash',
  [PATTERN_ALONE]: 'pattern-alone',
};

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, key) =>
      typeof key === 'number'
        ? `${place}[${key}]`
        : place
          ? `${place}.${String(key)}`
          : String(key),
    '',
  ) || 'the schema';

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
