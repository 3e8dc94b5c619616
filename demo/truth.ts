import type { Streams } from '../src/methods/random/random.ts';
import { type Community, people, settle } from './cohorts.ts';
import { COUNTRIES, ORIGIN, RESIDENCES } from './countries.ts';
import { type Belonging, belonging, drawHabits } from './definitions.ts';
import { type Corridor, drift, gravity, YEARS } from './gravity.ts';
import { hasMission, PLACES } from './places.ts';
import { roundTogether } from './random.ts';
import { type WorkCell, work } from './work.ts';

/** People by birth in one city; `place` null for the rest of the residence. */
interface Dwelling {
  readonly residence: string;
  readonly place: string | null;
  readonly born: readonly number[];
  readonly citizens: readonly number[];
}

/** The invented world as it is, which no source of the demonstration sees whole. */
export interface Truth {
  readonly corridors: readonly Corridor[];
  readonly communities: readonly Community[];
  readonly belonging: readonly Belonging[];
  readonly dwellings: readonly Dwelling[];
  readonly work: readonly WorkCell[];
}

/** The residences whose statistical offices know what people do. */
export const WORK_RESIDENCES = [
  'FRA',
  'ITA',
  'ESP',
  'USA',
  'CAN',
  'DEU',
  'BEL',
  'PRT',
  'CHE',
  'GBR',
  'NLD',
  'SWE',
  'AUT',
] as const;

/** Invents the whole: same streams, same world. Nothing is read from a file. */
export function imagine(streams: Streams): Truth {
  const targets = gravity(streams);
  const communities = RESIDENCES.map((residence) =>
    settle(streams(`settle ${residence}`), residence, targets.get(`${ORIGIN}-${residence}`) ?? 0),
  );
  const belongings = communities.flatMap((community) => {
    const random = streams(`belonging ${community.residence}`);
    const habits = drawHabits(random, community.residence, hasMission(community.residence));
    return belonging(random, community, habits);
  });
  return {
    corridors: corridors(streams, targets, communities),
    communities,
    belonging: belongings,
    dwellings: dwell(belongings),
    work: communities
      .filter(({ residence }) => WORK_RESIDENCES.some((code) => code === residence))
      .flatMap((community) => work(streams(`work ${community.residence}`), community)),
  };
}

function corridors(
  streams: Streams,
  targets: ReadonlyMap<string, number>,
  communities: readonly Community[],
): Corridor[] {
  const others = COUNTRIES.filter(({ code }) => code !== ORIGIN).flatMap(({ code: origin }) =>
    COUNTRIES.filter(({ code }) => code !== origin).map(({ code: residence }) =>
      drift(
        streams(`drift ${origin} ${residence}`),
        origin,
        residence,
        targets.get(`${origin}-${residence}`) ?? 0,
      ),
    ),
  );
  return [...communities.map(ownCorridor), ...others];
}

function ownCorridor(community: Community): Corridor {
  return {
    origin: ORIGIN,
    residence: community.residence,
    male: YEARS.map((year) => people(community, year, { sex: 0 })),
    female: YEARS.map((year) => people(community, year, { sex: 1 })),
  };
}

function dwell(belongings: readonly Belonging[]): Dwelling[] {
  return RESIDENCES.flatMap((residence) => {
    const here = belongings.filter((b) => b.residence === residence);
    const places = PLACES.filter((place) => place.residence === residence);
    const shares = [...places.map(({ share }) => share)];
    shares.push(1 - shares.reduce((sum, share) => sum + share, 0));
    const yearly = (count: (b: Belonging) => number) =>
      YEARS.map((year) => {
        const total = here.filter((b) => b.year === year).reduce((sum, b) => sum + count(b), 0);
        return roundTogether(shares.map((share) => share * total));
      });
    const born = yearly((b) => b.bornCitizens + b.bornNaturalised + b.bornToForeigners);
    const citizens = yearly((b) => b.bornCitizens + b.childrenCitizens);
    return shares.map((_, i) => ({
      residence,
      place: places[i]?.name ?? null,
      born: born.map((row) => row[i] ?? 0),
      citizens: citizens.map((row) => row[i] ?? 0),
    }));
  });
}
