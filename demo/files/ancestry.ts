import type { Streams } from '../../src/methods/random/random.ts';
import { country } from '../countries.ts';
import { byAncestry } from '../definitions.ts';
import { belongingSum } from '../observe.ts';
import { between, normal } from '../random.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv } from './csv.ts';

export const ANCESTRY_RESIDENCES = ['USA', 'CAN', 'GBR', 'AUS'] as const;
const ANCESTRY_YEARS = [2011, 2016, 2021] as const;

const HEADER = ['Country of residence', 'Year', 'Estimate', 'Low', 'High'];

/** Surveys that ask for ancestry, with the interval of 90 % that they print: many of the third generation do not name it. */
export function ancestrySurveys(streams: Streams, truth: Truth): string {
  const rows = ANCESTRY_RESIDENCES.flatMap((residence) => {
    const random = streams(`ancestry ${residence}`);
    const named = between(random, 0.8, 0.92);
    return ANCESTRY_YEARS.map((year): Cell[] => {
      const asked = belongingSum(truth, residence, year, byAncestry) * named;
      // One household in eighty is asked.
      const error = Math.sqrt(asked * 79);
      const estimate = Math.max(0, asked + normal(random) * error);
      const margin = 1.645 * error;
      const bounds = [estimate, Math.max(0, estimate - margin), estimate + margin];
      return [country(residence).en, year, ...bounds.map((value) => Math.round(value))];
    });
  });
  return csv([
    ['People who name Senegal as an ancestry — invented data (données inventées)'],
    HEADER,
    ...rows,
  ]);
}
