import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Given, type Holding, type Made, made, source } from './corridors.fixture.ts';
import { type CorridorDocument, lineageOf } from './document.ts';

const un = source('un', { holder: 'UN DESA' });
const census = source('census', { kind: 'observed', vintage: '2022-06-29' });
const register = source('register', { kind: 'observed', definition: 'registration' });

const at = (
  origin: string,
  residence: string,
  year: number,
  value: number,
  more: Partial<Given> = {},
): Given => ({
  origin,
  residence,
  year,
  value,
  ...more,
});

async function corridor(key: string, holdings: readonly Holding[]): Promise<CorridorDocument> {
  const run = await made(holdings);
  try {
    return await run.corridor(key);
  } finally {
    await run.close();
  }
}

/** Opens one run for the stories of a `describe`. */
function running(holdings: readonly Holding[]): () => Made {
  let run: Made | undefined;
  beforeAll(async () => {
    run = await made(holdings);
  });
  afterAll(() => run?.close());
  return () => {
    if (!run) throw new Error('the run has not been made');
    return run;
  };
}

describe('the headline', () => {
  const run = running([
    {
      meta: un,
      importId: '018f-2',
      facts: [
        at('SEN', 'FRA', 2020, 134_848),
        at('SEN', 'ITA', 2020, 113_444),
        at('SEN', 'ESP', 2020, 59_549),
        at('SEN', 'USA', 2020, 61_497, { sheet: 'A/B!R1C1', row: 12, column: 5 }),
        at('SEN', 'DEU', 2020, 0),
        at('SEN', 'DEU', 2015, 6_583),
      ],
    },
    { meta: un, importId: '018f-1', facts: [at('SEN', 'USA', 2020, 1)] },
    { meta: census, facts: [at('SEN', 'FRA', 2019, 130_112), at('SEN', 'ITA', 2009, 67_510)] },
    { meta: register, facts: [at('SEN', 'ESP', 2020, 50_000)] },
  ]);

  it('is the census before the model, even when the model is newer', async () => {
    const { headline } = await run().corridor('SEN-FRA');
    expect(headline).toMatchObject({
      source: 'census',
      kind: 'observed',
      year: 2019,
      value: 130_112,
    });
    expect(headline?.range).toEqual({
      low: 130_112,
      high: 134_848,
      sources: ['census', 'un'],
      fromYear: 2019,
      toYear: 2020,
    });
  });

  it('is no longer the census when that is more than ten years older', async () => {
    const { headline } = await run().corridor('SEN-ITA');
    expect(headline).toMatchObject({ source: 'un', range: null, noRange: 'one_source' });
  });

  it('never mixes definitions: registered citizens stand beside, not inside the range', async () => {
    const document = await run().corridor('SEN-ESP');
    expect(document.headline).toMatchObject({
      definition: 'registration',
      range: null,
      noRange: 'one_source',
    });
    expect(document.lattice.map(({ definition, low, high }) => [definition, low, high])).toEqual([
      ['birth', 59_549, 59_549],
      ['registration', 50_000, 50_000],
    ]);
    expect(JSON.stringify(document)).not.toContain('109549');
  });

  it('comes from the newest import where a source was imported twice, and leads back to its cell', async () => {
    const { headline, rows } = await run().corridor('SEN-USA');
    expect(headline?.value).toBe(61_497);
    expect(rows).toHaveLength(1);
    expect(headline?.fact).toBe('018f-2/A/B!R1C1!R12C5');
    expect(lineageOf(headline?.fact ?? '')).toEqual({
      importId: '018f-2',
      sheet: 'A/B!R1C1',
      row: 12,
      column: 5,
    });
  });

  it('is not made of a zero, which in a matrix often means that nobody looked', async () => {
    const { headline } = await run().corridor('SEN-DEU');
    expect(headline).toMatchObject({ year: 2015, value: 6_583 });
  });
});

describe('a source that repeats another', () => {
  const residences = ['FRA', 'ITA', 'ESP', 'USA', 'DEU', 'GBR'];
  const origins = ['SEN', 'MLI', 'CIV', 'MAR', 'TUN'];
  const grid = (value: (index: number) => number, year = 2020): Given[] =>
    origins.flatMap((origin, o) =>
      residences.map((residence, r) =>
        at(origin, residence, year, value(o * residences.length + r)),
      ),
    );
  const original = grid((index) => 1_000 + index * 137);
  const repeated = original.map((fact, index) => ({
    ...fact,
    value: index % 3 === 0 ? fact.value + 55 : fact.value,
  }));
  const copier = source('copier', { vintage: '2022-12-01' });
  const other = source('other', { vintage: '2021-06-01' });
  const run = running([
    { meta: un, facts: original },
    { meta: copier, facts: repeated },
    { meta: other, facts: grid((index) => 900 + index * 151) },
  ]);

  it('is found by its identical figures, and leans on the one that was published first', async () => {
    expect(
      await run().rows('select from_source, on_source, verdict from dependence order by all'),
    ).toEqual([
      { from_source: 'copier', on_source: 'other', verdict: 'independent' },
      { from_source: 'copier', on_source: 'un', verdict: 'dependent' },
      { from_source: 'other', on_source: 'un', verdict: 'independent' },
    ]);
  });

  it('is tied to it in the chart, and says whether this very figure is the same', async () => {
    const { rows } = await run().corridor('SEN-FRA');
    const same = await run().corridor('SEN-ITA');
    expect(rows.find((row) => row.source === 'copier')?.dependsOn).toEqual([
      { source: 'un', verdict: 'dependent', sameHere: false },
    ]);
    expect(same.rows.find((row) => row.source === 'copier')?.dependsOn[0]?.sameHere).toBe(true);
  });

  it('counts as one voice with it, so that the range is between two and not three', async () => {
    const { headline, lattice, rows } = await run().corridor('SEN-FRA');
    expect(headline).toMatchObject({ source: 'other', value: 900 });
    expect(headline?.range).toMatchObject({ low: 900, high: 1_000, sources: ['other', 'un'] });
    expect(rows.filter((row) => row.inRange).map((row) => row.source)).toEqual(['other', 'un']);
    expect(lattice).toMatchObject([{ sources: ['copier', 'other', 'un'], independent: 2 }]);
  });

  it('does not confirm it', async () => {
    const alone = await corridor('SEN-FRA', [
      { meta: un, facts: original },
      { meta: copier, facts: repeated },
    ]);
    expect(alone.headline).toMatchObject({ source: 'un', range: null, noRange: 'only_dependent' });
    expect(alone.unknowns).toContainEqual({ code: 'only_dependent', args: { sources: 2 } });
  });
});

describe('refugees and migrants', () => {
  const unhcr = source('unhcr', {
    kind: 'observed',
    definition: 'protection',
    vintage: '2025-06-01',
  });
  const refugees = { measure: 'refugees' } as const;
  const run = running([
    { meta: un, facts: [at('SYR', 'TUR', 2020, 3_792_505), at('MDA', 'ITA', 2020, 194_480)] },
    {
      meta: unhcr,
      facts: [
        at('SYR', 'TUR', 2020, 3_641_370, refugees),
        at('SYR', 'TUR', 2025, 2_347_756, refugees),
        at('SYR', 'TUR', 2025, 10, { measure: 'asylum_seekers' }),
        at('SYR', 'LBN', 2025, 700_000, refugees),
        at('MDA', 'ITA', 1991, 500, refugees),
      ],
    },
  ]);

  it('stay apart, and the sheet says that nobody knows how far they overlap', async () => {
    const { headline, protection, unknowns } = await run().corridor('SYR-TUR');
    expect(headline).toMatchObject({ source: 'un', value: 3_792_505 });
    expect(protection?.overlap).toBe('unknown');
    expect(protection?.figures.map(({ measure, year, value }) => [measure, year, value])).toEqual([
      ['asylum_seekers', 2025, 10],
      ['refugees', 2025, 2_347_756],
    ]);
    expect(unknowns).toContainEqual({
      code: 'protection_overlap',
      args: { measures: 'asylum_seekers,refugees' },
    });
  });

  it('make a sheet without a headline where nobody counts migrants', async () => {
    const document = await run().corridor('SYR-LBN');
    expect(document).toMatchObject({ headline: null, confidence: null, ranks: null, rows: [] });
    expect(document.unknowns[0]).toEqual({ code: 'no_stock', args: {} });
  });

  it('leave the figures when they ended long ago, and stay in the series', async () => {
    const { protection } = await run().corridor('MDA-ITA');
    expect(protection?.figures).toEqual([]);
    expect(protection?.series[0]?.points).toHaveLength(1);
  });
});

describe('what a source splits', () => {
  const crossing = (residence: string, ages: readonly string[]) =>
    (['male', 'female'] as const).flatMap((sex) =>
      ages.map((age, index) =>
        at('SEN', residence, 2011, 10 + index, { sex, age, isco: '9', education: 'ISCED0-2' }),
      ),
    );
  const crossed = [...crossing('ITA', ['0-24', '25-64']), ...crossing('GRC', ['15-24', '25-64'])];
  const run = running([
    {
      meta: census,
      facts: [
        at('SEN', 'FRA', 2019, 100),
        at('SEN', 'FRA', 2019, 54, { sex: 'male' }),
        at('SEN', 'FRA', 2019, 36, { sex: 'female' }),
        at('SEN', 'FRA', 2014, 1, { sex: 'female' }),
        ...crossed,
        at('SEN', 'ESP', 2019, 36, { sex: 'female' }),
      ],
    },
    { meta: register, facts: [at('SEN', 'ESP', 2019, 20, { place: 'Madrid' })] },
    { meta: un, facts: [at('SEN', 'ESP', 2015, 100), at('SEN', 'GRC', 2015, 50)] },
  ]);

  it('is shown with its own total and what it leaves out', async () => {
    const { composition } = await run().corridor('SEN-FRA');
    expect(composition).toMatchObject([
      {
        dimension: 'sex',
        year: 2019,
        total: 100,
        sum: 90,
        parts: [
          { code: 'female', value: 36, share: 0.4 },
          { code: 'male', value: 54, share: 0.6 },
        ],
      },
    ]);
  });

  it('is added up where the source crosses everything and gives no total', async () => {
    const { headline, composition } = await run().corridor('SEN-ITA');
    expect(headline).toMatchObject({ value: 42, cells: 4 });
    expect(composition.map(({ dimension, sum }) => [dimension, sum])).toEqual([
      ['age', 42],
      ['education', 42],
      ['isco', 42],
      ['sex', 42],
    ]);
  });

  it('makes no total where children are left out', async () => {
    const { rows, composition, sources } = await run().corridor('SEN-GRC');
    expect(rows.map(({ source }) => source)).toEqual(['un']);
    expect(composition.map(({ dimension, sum }) => [dimension, sum])).toContainEqual(['age', 42]);
    const cards = sources.map(({ id }) => id);
    expect(composition.every(({ source: id }) => cards.includes(id))).toBe(true);
  });

  it('makes no total of one sex, nor of places that may not cover the country', async () => {
    const document = await run().corridor('SEN-ESP');
    expect(document.rows.map((row) => row.source)).toEqual(['un']);
    expect(document.composition.map(({ dimension, source: id }) => [dimension, id])).toEqual([
      ['place', 'register'],
      ['sex', 'census'],
    ]);
  });
});

describe('money and its price', () => {
  const rpw = source('rpw', { definition: 'none', kind: 'observed' });
  const knomad = source('knomad', { definition: 'none' });
  const inflows = source('inflows', { definition: 'none' });
  const price = (year: number, quarter: number, value: number): Given =>
    at('SEN', 'FRA', year, value, { measure: 'remittance_cost', quarter });

  it('go from the residence to the origin, and are held against the goals', async () => {
    const { money, prices, sources } = await corridor('SEN-FRA', [
      {
        meta: knomad,
        facts: [at('SEN', 'FRA', 2021, 704.643368, { measure: 'remittances' })],
      },
      {
        meta: inflows,
        facts: [at('SEN', 'WLD', 2022, 2_500, { measure: 'remittance_inflow' })],
      },
      { meta: rpw, facts: [price(2011, 1, 8.2), price(2020, 3, 4.2), price(2020, 1, 5.1)] },
    ]);
    expect(money?.figures).toMatchObject([{ source: 'knomad', year: 2021, value: 704.643368 }]);
    expect(money?.inflow).toMatchObject([{ source: 'inflows', year: 2022, value: 2_500 }]);
    expect(sources.map(({ id }) => id)).toEqual(['inflows', 'knomad', 'rpw']);
    expect(prices).toMatchObject({
      latest: { year: 2020, quarter: 3, value: 4.2 },
      first: { year: 2011, quarter: 1 },
      change: -4,
      meetsTarget: false,
      aboveCeiling: false,
    });
    expect(prices?.points).toHaveLength(3);
  });
});

describe('people of unknown origin', () => {
  const facts = [at('SEN', 'FRA', 2020, 60), at('MLI', 'FRA', 2020, 30)];

  it('are what a stated total has more than the named countries', async () => {
    const totals = source('un-totals', { holder: 'UN DESA' });
    const run = await made([
      { meta: un, facts },
      { meta: totals, facts: [at('WLD', 'FRA', 2020, 100), at('WLD', 'WLD', 2020, 100)] },
    ]);
    const [sheet, france, hub] = [
      await run.corridor('SEN-FRA'),
      await run.residence('FRA'),
      await run.hub(),
    ];
    await run.close();
    const expected = {
      value: 100,
      known: 90,
      unknown: 10,
      unknownShare: 0.1,
      basis: 'stated',
      statedBy: 'un-totals',
    };
    expect(france.headline).toMatchObject(expected);
    expect(hub.who.headline).toMatchObject(expected);
    expect(sheet.unknowns).toContainEqual({
      code: 'unknown_origin',
      args: { share: 0.1, year: 2020, source: 'un' },
    });
  });

  it('are added to the named ones where the source counts them and states no total', async () => {
    const run = await made([
      { meta: un, facts: [...facts, at('UNK', 'FRA', 2020, 8), at('STA', 'FRA', 2020, 2)] },
    ]);
    const france = await run.residence('FRA');
    await run.close();
    expect(france.headline).toMatchObject({ value: 100, known: 90, unknown: 10, basis: 'summed' });
    expect(france.partners.map(({ code, rank }) => [code, rank])).toEqual([
      ['SEN', 1],
      ['MLI', 2],
    ]);
  });
});

describe('a table with several labels for nobody’s country', () => {
  it('loses none of them: other north and other south are both unknown', async () => {
    const run = await made([
      {
        meta: un,
        facts: [
          at('SEN', 'FRA', 2017, 90),
          at('UNK', 'FRA', 2017, 4),
          at('UNK', 'FRA', 2017, 6),
          at('SEN', 'ITA', 2017, 7),
          at('SEN', 'ITA', 2017, 7),
        ],
      },
    ]);
    const [france, italy] = [await run.residence('FRA'), await run.residence('ITA')];
    await run.close();
    expect(france.headline).toMatchObject({ value: 100, known: 90, unknown: 10 });
    expect(italy.headline).toMatchObject({ value: 7 });
  });
});

describe('two definitions of which one contains the other', () => {
  it('are told when they contradict each other', async () => {
    const mixed = source('mixed', { definition: 'born_or_citizen' });
    const document = await corridor('SYR-TUR', [
      { meta: un, facts: [at('SYR', 'TUR', 2020, 3_792_505)] },
      { meta: mixed, facts: [at('SYR', 'TUR', 2021, 217_901)] },
    ]);
    expect(document.lattice.find(({ definition }) => definition === 'birth')?.within).toEqual([
      'born_or_citizen',
    ]);
    expect(document.unknowns).toContainEqual({
      code: 'definitions_inverted',
      args: {
        narrow: 'birth',
        broad: 'born_or_citizen',
        narrowValue: 3_792_505,
        broadValue: 217_901,
      },
    });
  });
});

describe('a table that does not say birth or citizenship', () => {
  const list = source('un-list', { holder: 'UN DESA', definition: 'born_or_citizen' });
  const totals = source('un-totals', { holder: 'UN DESA', definition: 'born_or_citizen' });
  const copy = source('bank', { vintage: '2022-12-01', definition: 'born_or_citizen' });
  const stated = (residence: string, value: number, definition: Given['definition']): Given =>
    at('WLD', residence, 2020, value, definition ? { definition } : {});
  const facts = [
    at('SEN', 'FRA', 2020, 134_848),
    at('SEN', 'JPN', 2020, 700),
    at('SEN', 'CIV', 2020, 900),
  ];
  const holdings: Holding[] = [
    { meta: list, facts },
    {
      meta: totals,
      importId: 'i9',
      facts: [
        stated('WLD', 200_000, 'born_or_citizen'),
        stated('FRA', 150_000, 'birth'),
        stated('JPN', 1_000, 'citizenship'),
        stated('CIV', 1_000, 'born_or_citizen'),
      ],
    },
    { meta: copy, facts: [at('SEN', 'FRA', 2021, 158_927)] },
  ];
  let run: Made;

  beforeAll(async () => {
    run = await made(holdings);
  });
  afterAll(() => run.close());

  it('learns it, residence by residence, from its holder’s totals, and goes before one that never says', async () => {
    const { headline, rows, sources } = await run.corridor('SEN-FRA');
    expect(headline).toMatchObject({
      source: 'un-list',
      definition: 'birth',
      value: 134_848,
      learned: { stated: 'born_or_citizen', source: 'un-totals', fact: 'i9/Table 1!R3C3' },
    });
    expect(rows[1]).toMatchObject({ source: 'bank', definition: 'born_or_citizen', learned: null });
    expect(sources.map(({ id }) => id)).toEqual(['bank', 'un-list', 'un-totals']);
    expect((await run.corridor('SEN-JPN')).headline?.definition).toBe('citizenship');
    expect((await run.corridor('SEN-CIV')).headline).toMatchObject({
      definition: 'born_or_citizen',
      learned: null,
    });
  });

  it('keeps what its table says in the facts, and in every sum over several residences', async () => {
    const [senegal, france, hub] = [
      await run.origin('SEN'),
      await run.residence('FRA'),
      await run.hub(),
    ];
    expect(
      await run.rows(
        `select definition, stated_definition from facts where source = 'un-list' and residence = 'JPN'`,
      ),
    ).toEqual([{ definition: 'citizenship', stated_definition: 'born_or_citizen' }]);
    expect(senegal.headline).toMatchObject({ definition: 'born_or_citizen', value: 136_448 });
    expect(senegal.partners.map(({ code }) => code)).toEqual(['FRA', 'CIV', 'JPN']);
    expect(france.headline).toMatchObject({
      definition: 'birth',
      value: 150_000,
      known: 134_848,
      statedBy: 'un-totals',
    });
    expect(hub.who.headline).toMatchObject({ value: 200_000, known: 136_448 });
    expect(hub.where.residences.map(({ code }) => code)).toEqual(['FRA', 'CIV', 'JPN']);
  });

  it('stays whole on the map of what its table says, and is on that of what was learned', async () => {
    const cells = await run.rows(
      `select residence, definition from atlas_cells where source = 'un-list' order by all`,
    );
    expect(cells).toEqual([
      { residence: 'CIV', definition: 'born_or_citizen' },
      { residence: 'FRA', definition: 'birth' },
      { residence: 'FRA', definition: 'born_or_citizen' },
      { residence: 'JPN', definition: 'born_or_citizen' },
      { residence: 'JPN', definition: 'citizenship' },
    ]);
  });

  it('learns nothing from another vintage, another holder, or totals that contradict each other', async () => {
    const headline = async (others: readonly Holding[]) =>
      (await corridor('SEN-FRA', [{ meta: list, facts }, ...others])).headline?.definition;
    const old = source('un-2015', { holder: 'UN DESA', vintage: '2015-12-31' });
    const birth = [stated('FRA', 150_000, 'birth')];
    expect(await headline([{ meta: old, facts: birth }])).toBe('born_or_citizen');
    expect(await headline([{ meta: source('insee'), facts: birth }])).toBe('born_or_citizen');
    expect(
      await headline([{ meta: totals, facts: [...birth, stated('FRA', 90_000, 'citizenship')] }]),
    ).toBe('born_or_citizen');
  });
});

describe('confidence', () => {
  const run = running([
    { meta: census, facts: [at('SEN', 'FRA', 2020, 130_112), at('SEN', 'DEU', 2020, 100)] },
    {
      meta: un,
      facts: [
        at('SEN', 'FRA', 2020, 134_848),
        at('SEN', 'ITA', 2020, 113_444),
        at('SEN', 'ESP', 2010, 60_000),
        at('SEN', 'DEU', 2020, 250),
        at('MLI', 'FRA', 2024, 1),
      ],
    },
  ]);
  const level = async (key: string) => (await run().corridor(key)).confidence?.level;

  it('is high when an independent source confirms a recent count', async () => {
    const { confidence } = await run().corridor('SEN-FRA');
    expect(confidence?.level).toBe('high');
    expect(confidence?.reasons.map(({ code }) => code)).toEqual([
      'observed',
      'recent',
      'sources_agree',
    ]);
  });

  it('is medium for one recent model, or for a count that another source contradicts', async () => {
    expect(await level('SEN-ITA')).toBe('medium');
    expect(await level('SEN-DEU')).toBe('medium');
  });

  it('is low for an old model', async () => {
    expect(await level('SEN-ESP')).toBe('low');
  });
});

describe('a hub of one origin', () => {
  it('publishes its own corridors, ranked among all', async () => {
    const facts = [
      at('SEN', 'FRA', 2020, 60),
      at('MLI', 'FRA', 2020, 90),
      at('SEN', 'ITA', 2020, 20),
    ];
    const run = await made([{ meta: un, facts }], { origins: ['SEN'], residences: 'all' });
    const [sheet, hub] = [await run.corridor('SEN-FRA'), await run.hub()];
    const keys = await run.rows('select key from corridors');
    const codes = await run.rows('select distinct origin from facts');
    await run.close();
    expect(keys).toEqual([{ key: 'SEN-FRA' }, { key: 'SEN-ITA' }]);
    expect(codes).toEqual([{ origin: 'SEN' }]);
    expect(sheet.ranks).toEqual({
      residence: { rank: 1, of: 2, share: 0.75 },
      origin: { rank: 2, of: 2, share: 0.4 },
    });
    expect(hub.scope).toEqual({ origins: ['SEN'], residences: 'all' });
    expect(hub.where.residences.map(({ code, value }) => [code, value])).toEqual([
      ['FRA', 60],
      ['ITA', 20],
    ]);
    expect(hub.who.headline).toMatchObject({ value: 80, partners: 2 });
  });

  it('has an empty home when nothing was imported', async () => {
    const run = await made([]);
    const hub = await run.hub();
    await run.close();
    expect(hub).toMatchObject({
      who: { headline: null },
      counts: { facts: 0, corridors: 0 },
      sources: [],
    });
  });
});
