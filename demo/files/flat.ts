import type { Seen } from '../observe.ts';
import { type Cell, csv } from './csv.ts';

/** `origin_iso3,dest_iso3,year,both,male,female`: the plainest layout of stocks. */
export function flatStocks(seen: readonly Seen[]): string {
  const rows = seen.flatMap((corridor) =>
    [...corridor.years]
      .filter(([, { male, female }]) => male + female > 0)
      .map(([year, { male, female }]): Cell[] => [
        corridor.origin,
        corridor.residence,
        year,
        male + female,
        male,
        female,
      ]),
  );
  return csv([['origin_iso3', 'dest_iso3', 'year', 'both', 'male', 'female'], ...rows]);
}
