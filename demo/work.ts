import type { Random } from '../src/methods/random/random.ts';
import { AGE_BANDS, ARRIVALS, type Community, people } from './cohorts.ts';
import { between, multinomial } from './random.ts';

const EDUCATIONS = ['low', 'medium', 'high'] as const;
const LABOUR = ['employed', 'unemployed', 'inactive'] as const;
/** ISCO-08 major groups; armed forces (0) last. */
const ISCO = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** What people of one community aged 15 or more did in `WORK_YEAR`; cells are disjoint and sum to that community. */
export interface WorkCell {
  readonly residence: string;
  readonly sex: 'male' | 'female';
  readonly age: (typeof AGE_BANDS)[number];
  readonly arrival: (typeof ARRIVALS)[number];
  readonly education: (typeof EDUCATIONS)[number];
  readonly labour: (typeof LABOUR)[number];
  /** Null for whoever does not work. */
  readonly isco: (typeof ISCO)[number] | null;
  readonly people: number;
}

export const WORK_YEAR = 2020;

// biome-ignore format: a table is read in lines
const ISCO_WEIGHTS: Readonly<Record<(typeof EDUCATIONS)[number], readonly number[]>> = {
  //      1   2   3   4   5   6   7   8   9   0
  low:    [1,  1,  3,  4, 24,  5, 18, 12, 31, 0.2],
  medium: [3,  4, 10, 10, 29,  2, 17, 11, 13, 0.5],
  high:   [8, 37, 17, 10, 14,  1,  4,  3,  6, 0.2],
};

/** Splits a community by education, labour status and occupation, person by person; nothing is lost in rounding. */
export function work(random: Random, community: Community): WorkCell[] {
  const selective = between(random, -0.5, 0.9);
  const cells: WorkCell[] = [];
  for (const [sexIndex, sex] of (['male', 'female'] as const).entries()) {
    for (const [age, band] of AGE_BANDS.entries()) {
      if (age === 0) continue;
      for (const [arrival, period] of ARRIVALS.entries()) {
        const n = people(community, WORK_YEAR, { sex: sexIndex, age, arrival });
        const base = { residence: community.residence, sex, age: band, arrival: period };
        cells.push(...occupy(random, n, base, selective));
      }
    }
  }
  return cells;
}

type Base = Pick<WorkCell, 'residence' | 'sex' | 'age' | 'arrival'>;

function occupy(random: Random, n: number, base: Base, selective: number): WorkCell[] {
  if (n === 0) return [];
  return multinomial(random, n, educationWeights(base, selective)).flatMap((learned, e) => {
    const education = EDUCATIONS[e] ?? 'low';
    const [employed = 0, unemployed = 0, inactive = 0] = multinomial(
      random,
      learned,
      labourWeights(base, education),
    );
    const rest = { ...base, education, isco: null };
    const jobs = multinomial(random, employed, ISCO_WEIGHTS[education]);
    return [
      ...jobs.map((count, i) =>
        cell({ ...rest, labour: 'employed', isco: ISCO[i] ?? null, people: count }),
      ),
      cell({ ...rest, labour: 'unemployed', people: unemployed }),
      cell({ ...rest, labour: 'inactive', people: inactive }),
    ].filter(({ people: count }) => count > 0);
  });
}

const cell = (it: WorkCell): WorkCell => it;

function educationWeights({ sex, age, arrival }: Base, selective: number): readonly number[] {
  const recent = arrival >= '2005' ? 0.35 : 0;
  const old = age === '55-64' || age === '65+' ? -0.7 : 0;
  const high = Math.exp(-0.9 + selective + recent + old + (sex === 'female' ? 0.08 : 0));
  return age === '15-24' ? [0.5, 0.4, 0.1 + high / 10] : [1, 0.75, high];
}

function labourWeights({ sex, age }: Base, education: string): readonly number[] {
  if (age === '65+') return [0.06, 0.005, 0.935];
  if (age === '15-24') return [0.33, 0.12, 0.55];
  const idle = sex === 'female' ? 0.27 : 0.11;
  const jobless = education === 'high' ? 0.08 : 0.14;
  return [1 - idle - jobless, jobless, idle];
}
