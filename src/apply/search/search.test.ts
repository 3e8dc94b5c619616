import { describe, expect, it } from 'vitest';
import { foldedTowns } from '../directory/directory.ts';
import { findCities, findPlaces } from './search.ts';

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
});
