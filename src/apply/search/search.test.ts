import { describe, expect, it } from 'vitest';
import type { Guide } from '../../collect/guides/guides.ts';
import { foldedTowns } from '../directory/directory.ts';
import { findCities, findGuides, findPlaces, readableGuides } from './search.ts';

describe('a line of search', () => {
  it.each([
    ['Sénégal', 'SEN'],
    ['senegal', 'SEN'],
    ['السنغال', 'SEN'],
    ['cote d ivoire', 'CIV'],
    ["Côte d'Ivoire", 'CIV'],
    ['Estados Unidos', 'USA'],
    ['germ', 'DEU'],
    ['Haitian', 'HTI'],
  ])('%s is a country', (query, code) => {
    expect(findPlaces(query).countries[0]).toBe(code);
  });

  it.each([
    ['Sénégal France', 'SEN', 'FRA'],
    ['senegalese in italy', 'SEN', 'ITA'],
    ['sénégalais en Italie', 'SEN', 'ITA'],
    ['from Haiti to United States', 'HTI', 'USA'],
    ['السنغال فرنسا', 'SEN', 'FRA'],
  ])('%s is a corridor', (query, origin, residence) => {
    expect(findPlaces(query).corridors[0]).toEqual({ origin, residence });
  });

  it('offers both directions where the words do not say which', () => {
    expect(findPlaces('France Sénégal').corridors).toHaveLength(2);
    expect(findPlaces('senegalese in italy').corridors).toHaveLength(1);
  });

  it('finds nothing in nonsense and in nothing', () => {
    expect(findPlaces('')).toEqual({ countries: [], corridors: [] });
    expect(findPlaces('qzxv blorp').corridors).toEqual([]);
  });

  it('finds a city with offices whatever its accents', () => {
    const cities = foldedTowns([
      { city: 'São Paulo', country: 'BRA', offices: 2 },
      { city: 'Paris', country: 'FRA', offices: 9 },
    ]);
    expect(findCities(cities, 'sao p')).toMatchObject([
      { city: 'São Paulo', country: 'BRA', offices: 2 },
    ]);
  });

  it('finds a city and a guide in spite of a slip of the finger', () => {
    const cities = foldedTowns([
      { city: 'Marseille', country: 'FRA', offices: 3 },
      { city: 'Mars', country: 'FRA', offices: 1 },
    ]);
    expect(findCities(cities, 'marseile')).toMatchObject([{ city: 'Marseille' }]);
    expect(findCities(cities, 'narseille')).toEqual([]);
    const passport = { slug: 'renew-a-passport', title: 'Renouveler un passeport', summary: '' };
    // Only what is searched.
    const guides = readableGuides([{ ...passport, forWhom: '' } as Guide]);
    expect(findGuides(guides, 'passport')).toMatchObject([passport]);
    expect(findGuides(guides, 'passoire')).toEqual([]);
  });
});
