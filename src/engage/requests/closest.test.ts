import { expect, it } from 'vitest';
import { closestFirst } from './closest.ts';

it('puts first the guide that speaks of what is asked, whatever its endings and accents', () => {
  const guides = [
    { title: 'Déclarer une naissance', summary: 'À faire dans les premiers jours.' },
    { title: 'En cas de décès', summary: 'À déclarer sur place.' },
    { title: 'Renouveler un passeport', summary: 'Depuis l’étranger.' },
  ];
  const [first, ...others] = closestFirst(guides, 'Mes PASSEPORTS ont expiré, que faire ?');
  expect(first?.title).toBe('Renouveler un passeport');
  expect(others.map(({ title }) => title)).toEqual(['Déclarer une naissance', 'En cas de décès']);
});
