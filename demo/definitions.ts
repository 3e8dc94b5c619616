import type { Random } from '../src/methods/random/random.ts';
import { type Community, people } from './cohorts.ts';
import { YEARS } from './gravity.ts';
import { between, roundTogether } from './random.ts';

/**
 * Who belongs, in parts that do not overlap, for one residence, year and sex.
 * birth = bornCitizens + bornNaturalised + bornToForeigners
 * citizenship = bornCitizens + childrenCitizens
 * ancestry = bornCitizens + bornNaturalised + childrenCitizens + childrenOthers + grandchildren
 * registered, dual ⊂ citizenship; members ⊂ selfIdentified ⊂ ancestry; dualBorn ⊂ bornCitizens
 */
export interface Belonging {
  readonly residence: string;
  readonly year: number;
  readonly sex: 'male' | 'female';
  readonly bornCitizens: number;
  readonly bornNaturalised: number;
  readonly bornToForeigners: number;
  readonly childrenCitizens: number;
  readonly childrenOthers: number;
  readonly grandchildren: number;
  /** Citizens who also hold the citizenship of the residence: born in the origin, and their children. */
  readonly dualBorn: number;
  readonly dualChildren: number;
  readonly registered: number;
  readonly selfIdentified: number;
  readonly members: number;
}

/** The laws and habits of one residence that decide between the definitions. */
interface Habits {
  readonly foreigners: number;
  readonly naturalisedYearly: number;
  readonly dual: number;
  readonly childrenCitizens: number;
  readonly registered: number;
  readonly identify: number;
  readonly members: number;
}

export function drawHabits(random: Random, residence: string, hasMission: boolean): Habits {
  return {
    foreigners: residence === 'FRA' ? 0.045 : between(random, 0.005, 0.025),
    naturalisedYearly: between(random, 0.002, 0.013),
    dual: between(random, 0.05, 0.5),
    childrenCitizens: between(random, 0.35, 0.8),
    registered: hasMission ? between(random, 0.28, 0.62) : between(random, 0.03, 0.09),
    identify: between(random, 0.62, 0.88),
    members: between(random, 0.015, 0.06),
  };
}

export function belonging(random: Random, community: Community, habits: Habits): Belonging[] {
  const boys = between(random, 0.505, 0.515);
  let children = firstChildren(community);
  let grandchildren = children * 0.05;
  const out: Belonging[] = [];
  for (const [step, year] of YEARS.entries()) {
    const mothers = [1, 2, 3].reduce(
      (sum, age) => sum + people(community, year, { sex: 1, age }),
      0,
    );
    children = children * 0.985 + mothers * 0.062;
    grandchildren = grandchildren * 0.99 + children * 0.004;
    for (const sex of ['male', 'female'] as const) {
      const born = people(community, year, { sex: sex === 'male' ? 0 : 1 });
      const share = sex === 'male' ? boys : 1 - boys;
      out.push({
        residence: community.residence,
        year,
        sex,
        ...split(born, children * share, grandchildren * share, habits, step),
      });
    }
  }
  return out;
}

// Before the first year: eight children for ten women then present.
function firstChildren(community: Community): number {
  return people(community, YEARS[0] ?? 0, { sex: 1 }) * 0.8;
}

function split(
  born: number,
  children: number,
  grandchildren: number,
  habits: Habits,
  step: number,
): Omit<Belonging, 'residence' | 'year' | 'sex'> {
  const naturalised = (1 - habits.foreigners) * (1 - (1 - habits.naturalisedYearly) ** (step + 6));
  const [bornToForeigners = 0, bornNaturalised = 0, bornCitizens = 0] = roundTogether([
    born * habits.foreigners,
    born * naturalised,
    born * (1 - habits.foreigners - naturalised),
  ]);
  const [childrenCitizens = 0, childrenOthers = 0, third = 0] = roundTogether([
    children * habits.childrenCitizens,
    children * (1 - habits.childrenCitizens),
    grandchildren,
  ]);
  const ancestry = bornNaturalised + bornCitizens + childrenCitizens + childrenOthers + third;
  const selfIdentified = Math.round(ancestry * habits.identify);
  const growing = 0.6 + (0.4 * step) / (YEARS.length - 1);
  return {
    bornCitizens,
    bornNaturalised,
    bornToForeigners,
    childrenCitizens,
    childrenOthers,
    grandchildren: third,
    dualBorn: Math.round(bornCitizens * habits.dual * growing),
    dualChildren: Math.round(childrenCitizens * Math.min(1, habits.dual + 0.35)),
    registered: Math.round((bornCitizens + childrenCitizens) * habits.registered * growing),
    selfIdentified,
    members: Math.round(selfIdentified * habits.members),
  };
}

export function byBirth(b: Belonging): number {
  return b.bornCitizens + b.bornNaturalised + b.bornToForeigners;
}

export function byCitizenship(b: Belonging): number {
  return b.bornCitizens + b.childrenCitizens;
}

export function byAncestry(b: Belonging): number {
  return (
    b.bornCitizens + b.bornNaturalised + b.childrenCitizens + b.childrenOthers + b.grandchildren
  );
}
