import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePlaces } from '../../../scripts/reference/places.ts';
import { resolveCountry } from '../countries/countries.ts';
import { readPlaceIndex } from './place-index.ts';
import { loadPlaces, type PlaceResolution, resolvePlace } from './places.ts';

const SHARED = process.env.PASSERELLE_SHARED ?? '../shared';
const MISSIONS = `${SHARED}/data/missions/database_of_embassies.csv`;

beforeAll(() => ensurePlaces());

describe('a place', () => {
  it('is found with its people and its point', () => {
    expect(resolvePlace('Dakar', 'SEN')).toMatchObject({
      code: '2253354',
      label: 'Dakar',
      country: 'SEN',
      score: 1,
      ambiguous: false,
    });
    expect(resolvePlace('Dakar', 'SEN').latitude).toBeCloseTo(14.69, 1);
    expect(resolvePlace('Dakar', 'SEN').longitude).toBeCloseTo(-17.44, 1);
    expect(resolvePlace('Dakar', 'SEN').population).toBeGreaterThan(1_000_000);
  });

  it.each([
    ['Londres', 'GBR', 'London'],
    ['القاهرة', 'EGY', 'Cairo'],
    ['東京', 'JPN', 'Tokyo'],
    ['Киев', 'UKR', 'Kyiv'],
    ['MUNCHEN', 'DEU', 'Munich'],
    ['St Louis', 'SEN', 'Saint-Louis'],
    ['Pétion-Ville', 'HTI', 'Pétionville'],
    ['Nuku’alofa', 'TON', 'Nuku‘alofa'],
    ['Washington, D.C.', 'USA', 'Washington'],
    ['Noumea', 'FRA', 'Nouméa'],
    ['Hong Kong', 'CHN', 'Hong Kong'],
    ['Jerusalem', 'PSE', 'Jerusalem'],
    ['75018 Paris', 'FRA', 'Paris'],
    ['16th arrondissement of Paris', 'FRA', 'Paris'],
    ['Budapest District VI', 'HUN', 'Budapest'],
    ['Oslo municipality', 'NOR', 'Oslo'],
    ['Emirate of Abu Dhabi', 'ARE', 'Abu Dhabi'],
    ['Quebec City', 'CAN', 'Québec'],
    ['Marsielle', 'FRA', 'Marseille'],
    ['Guadalajara, Jal.', 'MEX', 'Guadalajara'],
    ['Sto. Domingo', 'DOM', 'Santo Domingo'],
    ['Sta. Cruz de Tenerife', 'ESP', 'Santa Cruz de Tenerife'],
  ])('written «%s» in %s is %s', (name, country, label) => {
    expect(resolvePlace(name, country).label?.normalize('NFC')).toBe(label);
  });

  it('is the one within what stands behind the comma', () => {
    expect(resolvePlace('Paris, Texas', 'USA')).toMatchObject({ label: 'Paris', country: 'USA' });
    expect(resolvePlace('Paris, Texas', 'USA').latitude).toBeCloseTo(33.66, 1);
    expect(resolvePlace('Springfield, Illinois', 'USA').latitude).toBeCloseTo(39.8, 1);
    expect(resolvePlace('Montréal (Québec)', 'CAN').label).toBe('Montréal');
    expect(resolvePlace('Saint-Denis, La Réunion', 'FRA').country).toBe('REU');
    expect(resolvePlace('Dakar, Sénégal').country).toBe('SEN');
  });

  it('may be a division, which lies at its seat or its largest city', () => {
    expect(resolvePlace('Illinois', 'USA')).toMatchObject({ code: 'US.IL', label: 'Illinois' });
    expect(resolvePlace('Illinois', 'USA').latitude).toBeCloseTo(41.85, 1);
    expect(resolvePlace('Seine-Saint-Denis', 'FRA').code).toBe('FR.11.93');
  });

  it('is asked back about where nobody can tell', () => {
    const denis = resolvePlace('Saint-Denis', 'FRA');
    expect(denis).toMatchObject({ code: null, ambiguous: true });
    expect(denis.alternatives.map((one) => one.country)).toContain('REU');
    expect(denis.alternatives.map((one) => one.country)).toContain('FRA');
  });

  it('is the largest of its name, and says which others there are', () => {
    const birmingham = resolvePlace('Birmingham');
    expect(birmingham.country).toBe('GBR');
    expect(birmingham.alternatives[0]).toMatchObject({ label: 'Birmingham', country: 'USA' });
    expect(birmingham.alternatives[0]?.score).toBeLessThan(birmingham.score);
  });

  it('in the wrong country, or nowhere, is not found', () => {
    expect(resolvePlace('Brasília', 'AUS').code).toBeNull();
    expect(resolvePlace('Ankara', 'AUS').code).toBeNull();
    expect(resolvePlace('Xyzzyville', 'FRA')).toMatchObject({ code: null, ambiguous: false });
  });

  it('of any length and nature is answered', () => {
    for (const name of [
      '',
      ' ',
      ',',
      '(',
      ' - ',
      '((((((',
      ',,,,,',
      'a, b, c, d',
      '12',
      'District VI',
      '__proto__',
    ])
      expect(resolvePlace(name, 'FRA').score, name).toBeLessThanOrEqual(1);
    expect(resolvePlace('x'.repeat(1_000_000), 'FRA').code).toBeNull();
    expect(resolvePlace('Dakar', 'ZZZ').label).toBe('Dakar');
  });
});

describe('a gazetteer', () => {
  it('that is missing or of another kind is refused with its path', () => {
    expect(() => readPlaceIndex('/nowhere/places.bin')).toThrow('/nowhere/places.bin');
    expect(() => readPlaceIndex('package.json')).toThrow('package.json is not a gazetteer');
  });
});

interface Mission {
  readonly country: string;
  readonly city: string;
  readonly latitude: string;
  readonly longitude: string;
}

describe.skipIf(!existsSync(MISSIONS))('the cities of 8,571 missions', () => {
  it('are found to 97 %, and 0.3 % or fewer lie more than 50 km off', () => {
    loadPlaces();
    const missions = readMissions();
    const answers = missions.map((mission) => {
      const country = resolveCountry(mission.country, { lang: 'en' }).code ?? undefined;
      return [mission, resolvePlace(mission.city, country)] as const;
    });
    const found = answers.filter(([, place]) => place.code !== null);
    const off = found.filter(([mission, place]) => kilometres(mission, place) > 50);
    expect(missions).toHaveLength(8571);
    expect(found.length / missions.length).toBeGreaterThanOrEqual(0.97);
    expect(off.length / missions.length).toBeLessThanOrEqual(0.003);
  });
});

function readMissions(): Mission[] {
  const rows: Mission[] = parse(readFileSync(MISSIONS), {
    ...{ columns: true, bom: true, delimiter: ';' },
    ...{ relax_quotes: true, relax_column_count: true },
  });
  return rows.filter((row) => row.city && row.latitude && row.longitude);
}

function kilometres(mission: Mission, place: PlaceResolution): number {
  const [north, south] = [radians(Number(mission.latitude)), radians(place.latitude ?? 0)];
  const east = radians(Number(mission.longitude) - (place.longitude ?? 0));
  const half =
    Math.sin((north - south) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin(east / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(half));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
