import type { Random, Streams } from '../../src/methods/random/random.ts';
import { COUNTRIES, country, ORIGIN } from '../countries.ts';
import { FIRST_YEAR } from '../gravity.ts';
import { belongingOf, bornAt } from '../observe.ts';
import { between, factor } from '../random.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv, thousands } from './csv.ts';

const CITY = { name: 'Barcelone', residence: 'ESP' } as const;
const CITY_YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;

const TITLE = [
  [
    'Padrón municipal de habitantes: población extranjera por nacionalidad y sexo. DATOS INVENTADOS',
  ],
  ['Ayuntamiento de una gran ciudad (ejemplo), 1 de enero de cada año'],
  [],
];

/** A city's own register by nationality, in Spanish: who also holds the city's nationality is not in it. */
export function municipalRegister(streams: Streams, truth: Truth): string {
  const nationalities = COUNTRIES.filter(({ code }) => code !== CITY.residence);
  const rows = nationalities.flatMap(({ code }) =>
    nationality(streams(`padron ${code}`), truth, code),
  );
  return csv(
    [
      ...TITLE,
      ['Municipio', 'Nacionalidad', 'Año', 'Hombres', 'Mujeres', 'Total'],
      ...rows,
      [],
      ['Fuente: elaboración propia. Datos inventados.'],
    ],
    ';',
    '\r\n',
  );
}

function nationality(random: Random, truth: Truth, code: string): Cell[][] {
  const share = between(random, 0.09, 0.2);
  return CITY_YEARS.flatMap((year): Cell[][] => {
    const both = code === ORIGIN ? own(truth, year) : elsewhere(truth, code, year, share);
    const men = Math.round(both.men * factor(random, 0.02));
    const women = Math.round(both.women * factor(random, 0.02));
    if (men + women < 25) return [];
    const [m, w, total] = [men, women, men + women].map((n) => thousands(n, '.'));
    return [['Barcelona', country(code).es, year, m ?? '', w ?? '', total ?? '']];
  });
}

// Departures are struck off every two years only: the register is a twentieth too full.
function own(truth: Truth, year: number): { men: number; women: number } {
  const dwelling = truth.dwellings.find(
    ({ residence, place }) => residence === CITY.residence && place === CITY.name,
  );
  const all = dwelling?.citizens[year - FIRST_YEAR] ?? 0;
  const [male, female] = (['male', 'female'] as const).map((sex) => {
    const b = belongingOf(truth, CITY.residence, year, sex);
    return b ? b.bornCitizens + b.childrenCitizens - b.dualBorn - b.dualChildren : 0;
  });
  const citizens = (['male', 'female'] as const).reduce((sum, sex) => {
    const b = belongingOf(truth, CITY.residence, year, sex);
    return sum + (b ? b.bornCitizens + b.childrenCitizens : 0);
  }, 0);
  const scale = citizens > 0 ? (all / citizens) * 1.05 : 0;
  return { men: (male ?? 0) * scale, women: (female ?? 0) * scale };
}

function elsewhere(truth: Truth, code: string, year: number, share: number) {
  const corridor = truth.corridors.find(
    ({ origin, residence }) => origin === code && residence === CITY.residence,
  );
  if (!corridor) return { men: 0, women: 0 };
  const born = bornAt(corridor, year);
  return { men: born.male * share * 0.7, women: born.female * share * 0.7 };
}
