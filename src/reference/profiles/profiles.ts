/** What is known of a country when the hub has no figures yet: The World Factbook, frozen in 2015, public domain. */
import rows from '../data/profiles.json' with { type: 'json' };

export const PROFILE_YEAR = 2015;

export interface Profile {
  /** Its English name. */
  readonly capital: string | null;
  readonly population: number;
  /** Square kilometres. */
  readonly area: number | null;
  readonly medianAge: number | null;
  /** Per cent of the population. */
  readonly urban: number | null;
  readonly lifeExpectancy: number | null;
  /** Persons a year per thousand inhabitants; below zero more leave than come. */
  readonly netMigration: number | null;
}

type Row = [
  string | null,
  number,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
];
// JSON imports widen tuples to arrays; scripts/reference/profiles.ts writes exactly this shape.
const table = rows as unknown as Readonly<Record<string, Row>>;

export function profileOf(code: string): Profile | null {
  const row = table[code];
  if (!row) return null;
  const [capital, population, area, medianAge, urban, lifeExpectancy, netMigration] = row;
  return { capital, population, area, medianAge, urban, lifeExpectancy, netMigration };
}
