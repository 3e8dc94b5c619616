/** Laws that hold whatever the sources say. Each case runs the whole pipeline several times, so there are few of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../collect/facts/fact.ts';
import { EVERYWHERE, type Given, type Holding, made, source } from './corridors.fixture.ts';
import type { CorridorDocument, Scope } from './document.ts';

const CASES = Number(process.env.PASSERELLE_LAW_CASES ?? 4);
const ORIGINS = ['SEN', 'MLI', 'CIV', 'HTI', 'MDA'];
const RESIDENCES = ['FRA', 'ITA', 'ESP', 'USA', 'DEU', 'GBR'];
const PAIRS = ORIGINS.flatMap((origin) => RESIDENCES.map((residence) => ({ origin, residence })));

const KINDS = ['observed', 'modelled', 'extrapolated', 'self_reported'] as const;

// Unbiased: fast-check prefers small and extreme numbers, which coincide, and then sources do look dependent.
const CELL = fc.oneof(
  { weight: 9, arbitrary: fc.noBias(fc.integer({ min: 100, max: 900_000 })) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, 7) },
);

/** A source that speaks of all pairs but a few, with men and women, in one or two years. */
const holding = (id: string): fc.Arbitrary<Holding> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      definition: fc.constantFrom('birth', 'citizenship', 'born_or_citizen'),
      vintage: fc.constantFrom('2014-12-31', '2018-12-31', '2021-12-31'),
      years: fc.uniqueArray(fc.constantFrom(2005, 2011, 2015, 2019, 2021), {
        minLength: 1,
        maxLength: 2,
      }),
      values: fc.array(CELL, { minLength: PAIRS.length, maxLength: PAIRS.length }),
    })
    .map(({ years, values, ...meta }) => ({
      // `as const` values of an arbitrary are widened by `map`.
      meta: source(id, meta as { kind: Kind; definition: 'birth'; vintage: string }),
      facts: years.flatMap((year) => values.flatMap((value, index) => factsOf(index, year, value))),
    }));

function factsOf(index: number, year: number, value: number | null): Given[] {
  const pair = PAIRS[index];
  if (value === null || !pair) return [];
  const men = Math.floor(value / 3);
  return [
    { ...pair, year, value },
    { ...pair, year, value: men, sex: 'male' },
    { ...pair, year, value: value - men, sex: 'female' },
  ];
}

const holdings = fc.tuple(holding('a'), holding('b'), holding('c')).map((all) => [...all]);

/** Another holder's later repetition of a source: most cells the same, some off. It speaks only where the original does. */
function copyOf(original: Holding, off: readonly boolean[]): Holding {
  const { meta, facts } = original;
  return {
    meta: { ...meta, id: 'z', slug: 'z', holder: 'copier', vintage: '2024-01-01' },
    facts: facts.map((fact, index) =>
      fact.value > 0 && off[Math.floor(index / 3) % off.length]
        ? { ...fact, value: Math.round(fact.value * 1.4) + 7 }
        : fact,
    ),
  };
}

async function sheets(
  given: readonly Holding[],
  scope: Scope = EVERYWHERE,
): Promise<CorridorDocument[]> {
  const run = await made(given, scope);
  try {
    return await run.corridors();
  } finally {
    await run.close();
  }
}

const LEVELS = ['low', 'medium', 'high'];
const level = (sheet: CorridorDocument): number => LEVELS.indexOf(sheet.confidence?.level ?? '');

const offs = fc
  .array(fc.boolean(), { minLength: 9, maxLength: 9 })
  .filter((off) => off.filter(Boolean).length <= 4);

describe('the laws of a sheet', () => {
  it(
    'hold for whatever the sources say',
    async () => {
      await fc.assert(
        fc.asyncProperty(holdings, fc.nat(2), offs, async (given, which, off) => {
          const before = await sheets(given);
          before.forEach(headlineIsInItsRange);
          before.forEach(latticeIsNeverSummed);

          const original = given[which] ?? given[0];
          if (original) copyChangesNothing(before, await sheets([...given, copyOf(original, off)]));

          expect(await sheets(given.toReversed())).toEqual(before);

          const scope: Scope = { origins: ['SEN', 'HTI'], residences: ['FRA', 'USA', 'DEU'] };
          const within = before.filter(
            ({ origin, residence }) =>
              scope.origins.includes(origin) && scope.residences.includes(residence),
          );
          expect(await sheets(given, scope)).toEqual(within);
        }),
        { numRuns: CASES, endOnFailure: true, asyncReporter: briefly },
      );
    },
    60_000 * Math.max(3, CASES),
  );
});

/** The counterexample is hundreds of facts: the seed brings it back. */
async function briefly<T>({
  failed,
  seed,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<T>): Promise<void> {
  if (!failed) return;
  throw new Error(`seed ${seed}, path ${counterexamplePath}: ${errorInstance}`, {
    cause: errorInstance,
  });
}

function headlineIsInItsRange({ headline, rows }: CorridorDocument): void {
  if (!headline) return;
  expect(headline.range === null).toBe(headline.noRange !== null);
  if (!headline.range) return;
  expect(headline.value).toBeGreaterThanOrEqual(headline.range.low);
  expect(headline.value).toBeLessThanOrEqual(headline.range.high);
  const compared = rows.filter((row) => row.inRange);
  expect(compared.map((row) => row.definition)).toEqual(compared.map(() => headline.definition));
  expect(Math.min(...compared.map((row) => row.value))).toBe(headline.range.low);
  expect(Math.max(...compared.map((row) => row.value))).toBe(headline.range.high);
}

/** Every figure of the lattice is one that some source gave for that very definition. */
function latticeIsNeverSummed({ lattice, rows }: CorridorDocument): void {
  for (const { definition, low, high } of lattice) {
    const said = rows.filter((row) => row.definition === definition).map((row) => row.value);
    expect(said).toContain(low);
    expect(said).toContain(high);
  }
}

function copyChangesNothing(
  before: readonly CorridorDocument[],
  after: readonly CorridorDocument[],
): void {
  const copied = new Map(after.map((sheet) => [sheet.key, sheet]));
  for (const sheet of before) {
    const now = copied.get(sheet.key);
    expect(now?.headline?.value, sheet.key).toBe(sheet.headline?.value);
    expect(now?.headline?.range, sheet.key).toEqual(sheet.headline?.range);
    expect(level(now ?? sheet)).toBeLessThanOrEqual(level(sheet));
  }
}
