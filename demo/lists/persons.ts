import type { Random, Streams } from '../../src/methods/random/random.ts';
import { AGE_BANDS, ARRIVALS, people } from '../cohorts.ts';
import { chance, roundTogether } from '../random.ts';
import type { Truth } from '../truth.ts';
import { CITIES, type City } from './cities.ts';
import { drawFamily, drawGiven, type NameWord, type Sex } from './names.ts';
import { EDUCATIONS, type Education, OCCUPATIONS, type Occupation } from './occupations.ts';

/** The residence whose invented community the lists are about, and the day of which they are true. */
export const LISTED = { residence: 'MAR', year: 2024 } as const;

export type Part = 'bornCitizen' | 'bornNaturalised' | 'childCitizen' | 'childOther' | 'grandchild';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** One invented human being of Senegalese ancestry in the residence. */
export interface Person {
  readonly number: number;
  readonly sex: Sex;
  readonly part: Part;
  readonly age: number;
  /** As the papers say: who was registered late has the first or the last day of a year. */
  readonly birth: Day;
  readonly given: readonly NameWord[];
  readonly family: NameWord;
  /** The family name of the husband, beside which some lists put it. */
  readonly married: NameWord | null;
  /** First year in the residence; null for who was born there. */
  readonly arrived: number | null;
  readonly city: City;
  readonly formerCity: City;
  readonly phone: string | null;
  readonly formerPhone: string | null;
  readonly email: number | null;
  readonly education: Education | null;
  readonly occupation: Occupation | null;
}

export const isCitizen = ({ part }: Person): boolean =>
  part === 'bornCitizen' || part === 'childCitizen';

export const generationOf = ({ part }: Person): 1 | 2 | 3 =>
  part === 'grandchild' ? 3 : part.startsWith('born') ? 1 : 2;

/** How many people of Senegalese ancestry the truth has in the residence. */
export function communitySize(truth: Truth): number {
  return partsOf(truth).reduce((sum, { people: n }) => sum + n, 0);
}

/** Invents `count` persons in the proportions of the truth: sex, age, period of arrival, part, city. */
export function inventPersons(streams: Streams, truth: Truth, count: number): Person[] {
  const parts = partsOf(truth);
  const all = parts.reduce((sum, { people: n }) => sum + n, 0);
  const sizes = roundTogether(parts.map(({ people: n }) => (n * count) / all));
  const slots = parts.flatMap((slot, at) => Array.from({ length: sizes[at] ?? 0 }, () => slot));
  const random = streams('lists persons');
  const phones = phoneBook(streams('lists phones'));
  const persons: Person[] = [];
  const parents: Person[] = [];
  for (const [number, slot] of slots.entries()) {
    const person =
      slot.arrival === null
        ? descendant(random, number, slot, parents, persons.at(-1), phones)
        : newcomer(random, number, slot, slot.arrival, phones);
    persons.push(person);
    if (slot.part.startsWith('born') && person.age >= 25) parents.push(person);
  }
  return persons;
}

interface Slot {
  readonly sex: Sex;
  readonly part: Part;
  /** Band of `AGE_BANDS` and period of `ARRIVALS`; null for who was born in the residence. */
  readonly age: number | null;
  readonly arrival: number | null;
  readonly people: number;
}

function partsOf(truth: Truth): Slot[] {
  const community = truth.communities.find(({ residence }) => residence === LISTED.residence);
  const belonging = truth.belonging.filter(
    ({ residence, year }) => residence === LISTED.residence && year === LISTED.year,
  );
  if (!community) throw new Error(`nobody is in ${LISTED.residence}`);
  const born = belonging.flatMap((here): Slot[] => {
    const sex = here.sex === 'male' ? 0 : 1;
    const everybody = people(community, LISTED.year, { sex });
    return AGE_BANDS.flatMap((_, age) =>
      ARRIVALS.flatMap((_, arrival) => {
        const cell = people(community, LISTED.year, { sex, age, arrival }) / everybody;
        const slot = { sex: here.sex, age, arrival };
        return [
          { ...slot, part: 'bornCitizen' as const, people: cell * here.bornCitizens },
          { ...slot, part: 'bornNaturalised' as const, people: cell * here.bornNaturalised },
        ];
      }),
    );
  });
  const descended = belonging.flatMap(
    ({ sex, childrenCitizens, childrenOthers, grandchildren }) => {
      const slot = { sex, age: null, arrival: null };
      return [
        { ...slot, part: 'childCitizen' as const, people: childrenCitizens },
        { ...slot, part: 'childOther' as const, people: childrenOthers },
        { ...slot, part: 'grandchild' as const, people: grandchildren },
      ];
    },
  );
  return [...born, ...descended];
}

const OLDEST_OF_BAND = [14, 24, 34, 44, 54, 64, 92];
const YOUNGEST_OF_BAND = [0, 15, 25, 35, 45, 55, 65];

function newcomer(
  random: Random,
  number: number,
  slot: Slot,
  arrival: number,
  phones: () => string,
): Person {
  const band = slot.age ?? 0;
  const [low = 0, high = 0] = [YOUNGEST_OF_BAND[band], OLDEST_OF_BAND[band]];
  // The oldest band thins out, the others are even.
  const age = low + Math.floor((high + 1 - low) * (band === 6 ? random() ** 2.2 : random()));
  const [from = 1970, until = 1989] = (ARRIVALS[arrival] ?? '')
    .split('-')
    .map((year) => Number(year) || 1970);
  const arrived = Math.max(LISTED.year - age, from + Math.floor(random() * (until - from + 1)));
  const lived = { number, sex: slot.sex, part: slot.part, age, arrived };
  return finish(
    random,
    lived,
    drawFamily(random),
    drawCity(random),
    birthOf(random, age),
    phones,
    null,
  );
}

/** A child has the family name, the city and sometimes the telephone of a parent; now and then the birth of a twin. */
function descendant(
  random: Random,
  number: number,
  slot: Slot,
  parents: readonly Person[],
  before: Person | undefined,
  phones: () => string,
): Person {
  const twin = before?.arrived === null && before.part === slot.part && chance(random, 0.02);
  const parent = parents[Math.floor(random() * parents.length)];
  const oldest = Math.max(1, (parent?.age ?? 40) - 19);
  const age = twin
    ? before.age
    : Math.min(oldest, Math.floor((slot.part === 'grandchild' ? 22 : 40) * random() ** 1.25));
  const lived = { number, sex: slot.sex, part: slot.part, age, arrived: null };
  const family = twin ? before.family : (parent?.family ?? drawFamily(random));
  const city = (twin ? before.city : parent?.city) ?? drawCity(random);
  const birth = twin ? before.birth : birthOf(random, age);
  return finish(random, lived, family, city, birth, phones, parent?.phone ?? null);
}

type Lived = Pick<Person, 'number' | 'sex' | 'part' | 'age' | 'arrived'>;

function finish(
  random: Random,
  lived: Lived,
  family: NameWord,
  city: City,
  birth: Day,
  phones: () => string,
  parents: string | null,
): Person {
  const { age, sex } = lived;
  const education = age < 18 ? null : drawEducation(random, age, lived.arrived === null);
  const own = chance(random, age < 15 ? 0.05 : 0.9) ? phones() : null;
  const connected = age < 14 ? 0.02 : education === 'high' ? 0.85 : age < 40 ? 0.6 : 0.3;
  return {
    ...lived,
    birth,
    given: drawGiven(random, sex),
    family,
    married: sex === 'female' && age >= 22 && chance(random, 0.45) ? drawFamily(random) : null,
    city,
    formerCity: drawCity(random),
    phone: own ?? (age < 18 && chance(random, 0.7) ? parents : null),
    formerPhone: own && chance(random, 0.5) ? phones() : null,
    email: chance(random, connected) ? Math.floor(random() * 1000) : null,
    education,
    occupation:
      education && age < 68 && chance(random, 0.78) ? drawOccupation(random, education) : null,
  };
}

function drawCity(random: Random): City {
  let left = random();
  const found = CITIES.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return (found ?? CITIES[0]) as City; // The table is not empty.
}

/** Older people were often registered late, under the first or the last day of the year. */
function birthOf(random: Random, age: number): Day {
  const year = LISTED.year - age;
  const late = year < 1965 ? 0.16 : year < 1985 ? 0.07 : 0.02;
  if (chance(random, late))
    return chance(random, 0.75) ? { year, month: 1, day: 1 } : { year, month: 12, day: 31 };
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(random() * 365)));
  return { year, month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

function drawEducation(random: Random, age: number, native: boolean): Education {
  const high = (age < 30 ? 0.34 : age < 45 ? 0.27 : 0.15) + (native ? 0.08 : 0);
  const draw = random();
  return EDUCATIONS[draw < high ? 2 : draw < high + 0.33 ? 1 : 0] ?? 'low';
}

function drawOccupation(random: Random, education: Education): Occupation {
  const fitting = OCCUPATIONS.filter((one) => one.education === education);
  let left = random() * fitting.reduce((sum, { weight }) => sum + weight, 0);
  const found = fitting.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? fitting[0]) as Occupation; // Each education has some.
}

/**
 * Nine digits of four of the ranges that the French authority keeps for fiction (ARCEP, decision 2018-0881): 01 99 00,
 * 02 61 91, 03 53 01 and 04 65 71, which nobody has in Morocco either. 40,000 numbers, each once before any comes again.
 */
function phoneBook(random: Random): () => string {
  const ranges = ['19900', '26191', '35301', '46571'];
  const places = Array.from({ length: 40_000 }, (_, at) => at);
  let next = 0;
  return () => {
    const at = next % places.length;
    const other = at + Math.floor(random() * (places.length - at));
    const [drawn = 0, here = 0] = [places[other], places[at]];
    places[at] = drawn;
    places[other] = here;
    next += 1;
    return `${ranges[Math.floor(drawn / 10_000)]}${String(drawn % 10_000).padStart(4, '0')}`;
  };
}
