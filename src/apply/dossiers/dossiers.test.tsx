import { describe, expect, it } from 'vitest';
import type { CorridorDocument, Prices } from '../../process/pipeline/corridors/document.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { SEN_FRA, SEN_GMB } from '../sample.fixture.ts';
import { Dossier } from './views.tsx';

/** The words of the sheet as one reads them, with plain spaces. */
const sheet = (document: CorridorDocument, lang: 'fr' | 'ar' = 'fr'): string =>
  String(
    <Dossier
      locale={localeOf(lang)}
      document={document}
      offices={[]}
      guides={[]}
      hub="Passerelle"
      address="https://hub.example/fr/dossiers/SEN-FRA"
      release={{ number: 1, publishedAt: new Date('2026-11-01') }}
    />,
  )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const part = (code: string) => ({ code, value: 10, share: 0.1, fact: `i/s!R${code}C1`, cells: 1 });
const ages = (count: number): CorridorDocument => ({
  ...SEN_FRA,
  composition: SEN_FRA.composition.map((split) => ({
    ...split,
    dimension: 'age',
    parts: Array.from({ length: count }, (_, i) => part(`${i * 5}-${i * 5 + 4}`)),
  })),
});
const priced = (change: number): CorridorDocument => ({
  ...SEN_FRA,
  prices: { ...(SEN_FRA.prices as Prices), change }, // the sample has prices
});

describe('a sheet', () => {
  it('is two pages of paper, and says between which sources its range is', () => {
    const text = sheet(SEN_FRA);
    expect(text).toContain('Page 1 sur 2');
    expect(text).toContain('Page 2 sur 2');
    expect(text).toContain('selon les sources');
  });

  it('is one page where nobody counts these people, and speaks of no year nor of two counts', () => {
    const text = sheet(SEN_GMB);
    expect(text).toContain('Page 1 sur 1');
    expect(text).not.toContain('Page 2');
    expect(text).not.toContain('Évolution');
    expect(text).not.toContain('les deux comptes');
    expect(text.indexOf('Réfugiés')).toBeLessThan(text.indexOf('L’argent envoyé'));
  });

  it('shows protection with its last year where that is long ago, and not at all where nobody was', () => {
    const series = (value: number) => [
      {
        source: 'world',
        measure: 'refugees',
        definition: 'protection',
        kind: 'observed',
        points: [
          { year: 1999, value, fact: 'i/s!R1C1' },
          { year: 2001, value: 0, fact: 'i/s!R2C1' },
        ],
      } as const,
    ];
    const past = (value: number): CorridorDocument => ({
      ...SEN_FRA,
      protection: { figures: [], series: series(value), overlap: 'unknown' },
    });
    expect(sheet(past(12))).toContain('Aucun chiffre récent : le dernier date de 1999.');
    expect(sheet(past(0))).not.toContain('Personnes sous protection');
    expect(sheet(past(0))).not.toContain('Protection internationale');
  });

  it('says how many bars it had no room for, on screen and on paper', () => {
    expect(sheet(ages(5))).not.toContain('parmi les valeurs exactes');
    expect(sheet(ages(6))).toContain('1 autre ligne se lit parmi les valeurs exactes.');
    expect(sheet(ages(12))).toContain('2 autres lignes se lisent');
    expect(sheet(ages(12))).toContain('7 autres lignes se lisent');
  });

  it('names bands in words, from the lowest to the unknown', () => {
    const [split] = SEN_FRA.composition;
    if (!split) throw new Error('the sample has a composition');
    const parts = ['0-5', '10+', '5-10', 'unknown'].map(part);
    const text = sheet({ ...SEN_FRA, composition: [{ ...split, dimension: 'duration', parts }] });
    expect(text).toMatch(/0–5 ans.*5–10 ans.*10 ans et plus.*Non connue/);
  });

  it.each([
    [-3.97, 'il a baissé de 4 points de pourcentage'],
    [1.02, 'il a augmenté de 1 point de pourcentage'],
    [0.01, 'il n’a pas changé'],
  ])('says in words that a price changed by %d', (change, said) => {
    expect(sheet(priced(change))).toContain(said);
  });

  it('says of a share too small to show that it is small, and not that it is nothing', () => {
    const origin = { rank: 123, of: 132, share: 0.000_01 };
    const text = sheet({ ...SEN_FRA, ranks: { residence: origin, origin } });
    expect(text).toContain('moins de 0,1 %');
    expect(text).not.toMatch(/\s0 % de celles/);
  });

  it('separates a holder from the title of its source as the language does', () => {
    expect(sheet(SEN_FRA, 'ar')).toContain('\u2068INSEE\u2069، ');
  });
});
