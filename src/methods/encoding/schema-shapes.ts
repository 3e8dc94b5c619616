import { z } from 'zod';
import { EncodingError } from './errors.ts';

/** Bits before folding: bounds what a schema from elsewhere can make a machine do. */
export const MOST_BITS = 2 ** 20;
const MOST_INSERTIONS = 100_000;
const MOST_TOKENS = 10_000;

const whole = z.number().refine(Number.isInteger, 'must be a whole number');
const count = (most: number, least = 1) => whole.min(least).max(most);
const bytes = z.string().transform((text, context) => {
  // Python's decoder skips what is not base64; here that is refused, since it hides a mistake.
  const plain = text.replace(/\s/g, '');
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain))
    return Uint8Array.from(atob(plain), (char) => char.charCodeAt(0));
  context.addIssue({ code: 'custom', message: 'must be base64' });
  return z.NEVER;
});

const description = z.string().optional();
const missingValue = z
  .looseObject({ sentinel: z.string(), replaceWith: z.string().optional() })
  .optional();
const hashType = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('doubleHash'), prevent_singularity: z.boolean().default(false) }),
  z.looseObject({
    type: z.literal('blakeHash'),
    prevent_singularity: z.null('goes with doubleHash: remove it').optional(),
  }),
]);

export const clkConfig = z.looseObject({
  l: count(MOST_BITS),
  // The documented name is xorFolds; clkhash reads this one.
  xor_folds: count(20, 0).default(0),
  xorFolds: count(20, 0).optional(),
  kdf: z.looseObject({
    type: z.literal('HKDF'),
    hash: z.enum(['SHA256', 'SHA512']).default('SHA256'),
    salt: bytes.optional(),
    info: bytes.optional(),
    keySize: count(4096).default(64),
  }),
});

const textEncoding = z.enum(['ascii', 'utf-8', 'utf-16', 'utf-32']).default('utf-8');
export const format = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('string'),
      encoding: textEncoding,
      case: z.enum(['upper', 'lower', 'mixed']).optional(),
      minLength: count(Number.MAX_SAFE_INTEGER, 0).optional(),
      maxLength: count(Number.MAX_SAFE_INTEGER).optional(),
      pattern: z.string().optional(),
      description,
    })
    .refine(
      ({ pattern, ...rest }) =>
        pattern === undefined ||
        [rest.case, rest.minLength, rest.maxLength].every((one) => one === undefined),
      'has a pattern: remove case, minLength and maxLength, or the pattern',
    ),
  z.strictObject({
    type: z.literal('integer'),
    minimum: whole.optional(),
    maximum: whole.optional(),
    description,
  }),
  z.strictObject({ type: z.literal('date'), format: z.string(), description }),
  z.strictObject({ type: z.literal('enum'), values: z.array(z.string()), description }),
]);

const ngram = count(1000);
export const comparison = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('ngram'), n: ngram, positional: z.boolean().default(false) }),
  z.looseObject({ type: z.literal('exact') }),
  z.looseObject({
    type: z.literal('numeric'),
    thresholdDistance: z.number().positive(),
    resolution: count(MOST_TOKENS),
    fractional_precision: count(300, 0).default(0),
  }),
]);

const bits = count(MOST_INSERTIONS);
const oneOfTwo = <T extends object>(shape: z.ZodType<T>, names: string) =>
  shape.refine(
    (one) => Object.values(one).filter((value) => value !== undefined).length === 1,
    `needs one of ${names}`,
  );

export const ignored = z.strictObject({
  identifier: z.string(),
  ignored: z.literal(true),
  description,
});
const hashedWith = <T extends z.ZodType, I extends z.ZodType>(hashing: T, ignoring: I) =>
  z.looseObject({ identifier: z.string(), ignored: ignoring, description, format, hashing });
export const version = z.looseObject({
  version: z.literal([1, 2, 3]),
});
export const versionOf = <C extends z.ZodType, F extends z.ZodType>(config: C, feature: F) =>
  z.looseObject({ clkConfig: config, features: z.array(feature).min(1) });

const notIgnored = z.literal(false).optional();
export const first = {
  config: clkConfig.extend({ k: bits, hash: hashType }),
  feature: hashedWith(
    z.strictObject({
      ngram,
      positional: z.boolean().default(false),
      weight: z.number().min(0).default(1),
      missingValue,
    }),
    notIgnored,
  ),
};
export const second = hashedWith(
  z.strictObject({
    ngram,
    positional: z.boolean().default(false),
    strategy: oneOfTwo(
      z.strictObject({ k: bits.optional(), numBits: bits.optional() }),
      'k and numBits',
    ),
    hash: hashType.optional(),
    missingValue,
  }),
  notIgnored,
);
export const third = hashedWith(
  z.strictObject({
    comparison,
    strategy: oneOfTwo(
      z.strictObject({ bitsPerToken: bits.optional(), bitsPerFeature: bits.optional() }),
      'bitsPerToken and bitsPerFeature',
    ),
    hash: hashType.optional(),
    missingValue,
  }),
  z.boolean().optional(),
);

/** A feature without format and hashing is read as ignored, so that a mistake in another is told of that one. */
export const either = <T extends z.ZodType>(feature: T) =>
  z.any().transform((one, context): z.output<T> | z.output<typeof ignored> => {
    const bare = one?.ignored === true && !('hashing' in one) && !('format' in one);
    const parsed = (bare ? ignored : feature).safeParse(one);
    if (parsed.success) return parsed.data as z.output<T> | z.output<typeof ignored>; // of one or the other
    for (const issue of parsed.error.issues)
      context.addIssue({ ...issue, message: issue.message } as never); // the same issue, its path going on
    return z.NEVER;
  });

export function parse<T extends z.ZodType>(shape: T, json: unknown): z.output<T> {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EncodingError(issue ? tell(issue, json) : 'is not a linkage schema');
}

function tell(issue: z.core.$ZodIssue, json: unknown): string {
  const place = placeOf(issue.path);
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  );
  if (issue.code === 'unrecognized_keys')
    return `${place} has no place for "${issue.keys[0]}": remove it`;
  if (value === undefined) return `${place} is missing: add it`;
  return `${place} is ${shorten(JSON.stringify(value))}: ${issue.message.replace(/^(Invalid input|Too small|Too big|Invalid option): /, '')}`;
}

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
