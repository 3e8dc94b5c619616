import { gzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { galleryPlaces } from '../components/gallery-places.ts';
import { SAMPLE_LANGS, sampleLocale } from '../components/sample-locale.ts';
import { Bars } from './bars.tsx';
import { IntervalChart } from './interval-chart.tsx';
import { Sparkline } from './sparkline.tsx';
import { endNames, Trend, type TrendSeries } from './trend.tsx';
import { type Place, WorldMap } from './world-map.tsx';

const fr = sampleLocale('fr');
const ar = sampleLocale('ar');

function elements(markup: unknown): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    found.push({ name, attributes: { ...attributes } }),
  );
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<root>${String(markup)}</root>`).close();
  return found;
}

const SERIES: TrendSeries[] = [
  {
    name: 'Recensement',
    points: [1990, 2000, 2010, 2020].map((year) => ({
      year,
      value: year === 2010 ? null : year * 50,
      kind: 'observed',
    })),
  },
  {
    name: 'Organisation des Nations unies, estimations',
    points: [{ year: 2020, value: 100_900, kind: 'modelled', low: 90_000, high: 120_000 }],
  },
];

const interval = (locale: typeof fr) => (
  <IntervalChart
    locale={locale}
    id="i"
    title="Sources"
    groups={[
      {
        definition: 'Naissance',
        estimates: [
          {
            id: 'a',
            source: 'Recensement',
            year: '2020',
            value: 75,
            low: 50,
            high: 100,
            kind: 'observed',
          },
          { id: 'b', source: 'ONU', year: '2020', value: 25, kind: 'modelled', dependsOn: ['a'] },
        ],
      },
      {
        definition: 'Nationalité',
        estimates: [
          { id: 'c', source: 'Registre', year: '2021', value: 10, kind: 'self_reported' },
        ],
      },
    ]}
  />
);

const all = (locale: typeof fr) => [
  interval(locale),
  <Trend locale={locale} id="t" title="Évolution" description="Une hausse." series={SERIES} />,
  <Bars
    locale={locale}
    id="b"
    title="Sexe"
    series={['F', 'H']}
    rows={[{ label: 'Santé', values: [3, null], kind: 'extrapolated' }]}
  />,
  <Sparkline locale={locale} values={[1, null, 3]} label="De 1 à 3" />,
  <WorldMap
    locale={locale}
    id="m"
    title="Monde"
    origin="SN"
    places={galleryPlaces(locale.lang)}
    flows={[{ from: 'SN', to: 'FR', value: 3, kind: 'modelled' }]}
  />,
];

describe.each(SAMPLE_LANGS)('charts in %s', (lang) => {
  it('are well-formed, carry no style and no number that is none', () => {
    for (const markup of all(sampleLocale(lang))) {
      for (const { name, attributes } of elements(markup)) {
        expect(name).not.toBe('style');
        expect(attributes).not.toHaveProperty('style');
        for (const value of Object.values(attributes))
          expect(value).not.toMatch(/NaN|Infinity|undefined|\[object/);
      }
    }
  });
  it('refer only to patterns that they bring along', () => {
    const found = all(sampleLocale(lang)).flatMap(elements);
    const ids = new Set(found.map(({ attributes }) => attributes.id));
    const wanted = found.flatMap(({ attributes }) =>
      [...(attributes.fill ?? '').matchAll(/url\(#(.+)\)/g)].map(([, id]) => id),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the interval chart', () => {
  it('says every figure, its range and its dependence in words', () => {
    const text = String(interval(fr))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('Recensement 2020');
    expect(text).toContain('75 de 50 à 100');
    expect(text).toContain('25 marge non publiée reprend Recensement 2020');
  });
  it('is mirrored for readers from the right', () => {
    const marks = (locale: typeof fr) =>
      elements(interval(locale))
        .filter(({ name, attributes }) => name === 'svg' && attributes.overflow && attributes.x)
        .map(({ attributes }) => Number.parseFloat(attributes.x ?? ''));
    expect(marks(fr)).toEqual([75, 25, 10]);
    expect(marks(ar)).toEqual([25, 75, 90]);
  });
});

describe('the trend', () => {
  it('leaves a gap where a source has one', () => {
    const lines = elements(
      <Trend locale={fr} id="t" title="" description="Une hausse." series={SERIES.slice(0, 1)} />,
    );
    const segments = lines.filter(
      ({ name, attributes }) =>
        name === 'line' && attributes.class === 'stroke' && attributes.y1 !== '2' && attributes.x1,
    );
    expect(segments).toHaveLength(1);
  });
  it('numbers its lines where a name is too long to stand beside one, and lists the names whole', () => {
    const name =
      'Organisation de coopération et de développement économiques, base de données sur les immigrés';
    const markup = String(
      <Trend
        locale={fr}
        id="t"
        title=""
        description="Une hausse."
        series={[{ name, points: SERIES[1]?.points ?? [] }]}
      />,
    );
    expect(markup).toContain(`<bdi dir="ltr">${name}</bdi>`);
    expect(markup).toContain('trend-body numbered');
    expect(markup).not.toContain('…');
  });
  it('names seven lines that end at one point without overlap', () => {
    const same = Array.from({ length: 7 }, (_, i) => ({
      name: `Source numéro ${i + 1} de la longue liste des sources`,
      points: SERIES[1]?.points ?? [],
    }));
    const middles = endNames(same, () => 30, 13).map(({ middle, lines }) => ({
      middle,
      half: lines.length * 8.5,
    }));
    for (const [i, { middle, half }] of middles.entries()) {
      const next = middles[i + 1];
      if (next) expect(next.middle - next.half).toBeGreaterThanOrEqual(middle + half - 0.2);
    }
  });
});

describe('bars', () => {
  it('say in words what they show, withheld values too', () => {
    const bars = (
      <Bars
        locale={fr}
        id="b"
        title=""
        series={['Femmes', 'Hommes']}
        absent="masqué"
        rows={[{ label: 'Santé', values: [3, null], kind: 'observed' }]}
      />
    );
    expect(
      elements(bars).find(({ attributes }) => attributes.role === 'img')?.attributes['aria-label'],
    ).toBe('Femmes : 3 et Hommes : masqué');
  });
  it('grow from the side where reading begins', () => {
    const bar = (locale: typeof fr) =>
      elements(
        <Bars
          locale={locale}
          id="b"
          title=""
          rows={[{ label: '', values: [3], kind: 'observed' }]}
        />,
      ).find(({ name, attributes }) => name === 'rect' && attributes.stroke)?.attributes;
    const width = Number.parseFloat(bar(fr)?.width ?? '');
    expect(bar(fr)?.x).toBe('0');
    expect(Number.parseFloat(bar(ar)?.x ?? '')).toBeCloseTo(100 - width, 1);
  });
});

describe('the world map', () => {
  const map = (locale: typeof fr, places: readonly Place[] = galleryPlaces(locale.lang)) => (
    <WorldMap locale={locale} id="m" title="Monde" origin="SN" places={places} />
  );
  const circles = (locale: typeof fr) =>
    elements(map(locale))
      .filter(({ name, attributes }) => name === 'circle' && attributes.cx)
      .map(({ attributes }) => `${attributes.cx} ${attributes.cy}`);

  it('is the same for every reader: the earth is not mirrored', () => {
    expect(circles(ar)).toEqual(circles(fr));
  });
  it('gives circles areas in proportion to their values', () => {
    const two = galleryPlaces('fr')
      .slice(1, 3)
      .map((place, i) => ({ ...place, value: i === 0 ? 4000 : 1000 }));
    const radii = elements(map(fr, two))
      .filter(({ attributes }) => attributes.class?.startsWith('dot dot-'))
      .map(({ attributes }) => Number(attributes.r));
    expect(radii[0]).toBe(40);
    expect(radii[1]).toBe(20);
  });
  it('lists the territories that it has no shape for, with their figures', () => {
    const text = String(map(fr));
    expect(text).toContain('Petits territoires');
    expect(text).toMatch(/<a href="#CV">Cap-Vert<\/a>/);
  });
  it('weighs at most 22 kB over the wire with 230 countries and territories', () => {
    const many = Array.from({ length: 230 }, (_, i): Place => {
      const place = galleryPlaces('fr')[i % 60];
      if (!place) throw new Error('the gallery has fewer than 60 places');
      return {
        ...place,
        code: `${place.code}${i}`,
        name: `${place.name} ${i}`,
        lat: place.lat + (i % 7) - 3,
        lon: place.lon + (i % 11) - 5,
        value: 1 + ((i * 7919) % 100_000),
        href: `/fr/fiches/${place.code}${i}`,
      };
    });
    expect(gzipSync(String(map(fr, many)), { level: 9 }).length).toBeLessThanOrEqual(22_000);
  });
});
