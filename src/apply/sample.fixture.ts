/** For tests only: a small release with invented figures, as a run of the pipeline would have left it. */

import { loadExampleGuides } from '../collect/guides/guides.ts';
import { imports } from '../collect/imports/tables.ts';
import { insertOffices } from '../collect/offices/offices.ts';
import { estimate } from '../methods/estimation/estimation.ts';
import { blobs } from '../platform/blobs/tables.ts';
import type { Hub } from '../platform/hub.ts';
import { newId } from '../platform/ids.ts';
import type { EstimateDocument } from '../process/estimates/estimates.ts';
import type { PersonsDocument } from '../process/person-tables/person-tables.ts';
import type {
  CorridorDocument,
  Headline,
  HubDocument,
  OriginDocument,
  ResidenceDocument,
  SourceSummary,
} from '../process/pipeline/corridors/document.ts';
import {
  releaseCells,
  releaseDocuments,
  releaseFacts,
  releases,
} from '../process/releases/tables.ts';
import { runs } from '../process/runs/tables.ts';

const IMPORT = '01a20000-0000-7000-8000-000000000001';
const fact = (row: number) => `${IMPORT}/Table 1!R${row}C7`;

const source = (
  id: string,
  holder: string,
  title: string,
  rest: Pick<SourceSummary, 'definition' | 'kind'>,
): SourceSummary => ({
  id,
  slug: id,
  holder,
  title: { fr: title, en: title, es: title, ar: title },
  vintage: '2021-03-01',
  licence: 'CC BY 4.0',
  method: '',
  biases: '',
  facts: 4,
  corridors: 2,
  origins: 2,
  residences: 2,
  firstYear: 2010,
  lastYear: 2020,
  measures: ['stock'],
  definitions: [rest.definition],
  sexes: ['both', 'female', 'male'],
  ...rest,
});

export const CENSUS = source('census', 'INSEE', 'Recensement', {
  definition: 'birth',
  kind: 'observed',
});
export const WORLD = source('world', 'ONU', 'Stock de migrants', {
  definition: 'birth',
  kind: 'modelled',
});
const SOURCES = [CENSUS, WORLD];

const figure = (value: number, row: number, rest: Partial<Headline> = {}): Headline => ({
  source: 'census',
  measure: 'stock',
  definition: 'birth',
  kind: 'observed',
  year: 2020,
  value,
  low: null,
  high: null,
  fact: fact(row),
  cells: 1,
  range: {
    low: value * 0.95,
    high: value,
    sources: ['census', 'world'],
    fromYear: 2020,
    toYear: 2020,
  },
  noRange: null,
  ...rest,
});

const series = {
  source: 'census',
  measure: 'stock',
  definition: 'birth',
  kind: 'observed',
} as const;

export const SEN_FRA: CorridorDocument = {
  version: 1,
  key: 'SEN-FRA',
  origin: 'SEN',
  residence: 'FRA',
  asOf: 2021,
  headline: figure(123_456, 12),
  confidence: {
    level: 'high',
    reasons: [
      { code: 'observed', args: {} },
      { code: 'sources_agree', args: { sources: 2, ratio: 1.05 } },
      { code: 'recent', args: { year: 2020 } },
    ],
  },
  sources: SOURCES,
  rows: [
    { ...figure(123_456, 12), isHeadline: true, inRange: true, dependsOn: [] },
    {
      ...figure(117_283, 40, { source: 'world', kind: 'modelled' }),
      isHeadline: false,
      inRange: true,
      dependsOn: [{ source: 'census', verdict: 'dependent', sameHere: false }],
    },
  ],
  lattice: [],
  series: [
    {
      ...series,
      points: [
        { year: 2010, value: 98_000, fact: fact(10) },
        { year: 2015, value: 110_500, fact: fact(11) },
        { year: 2020, value: 123_456, fact: fact(12) },
      ],
    },
  ],
  composition: [
    {
      dimension: 'sex',
      ...series,
      year: 2020,
      total: 123_456,
      sum: 123_456,
      parts: [
        { code: 'female', value: 58_000, share: 0.47, fact: fact(13), cells: 1 },
        { code: 'male', value: 65_456, share: 0.53, fact: fact(14), cells: 1 },
      ],
    },
  ],
  ranks: {
    residence: { rank: 1, of: 60, share: 0.2 },
    origin: { rank: 14, of: 200, share: 0.016 },
  },
  money: {
    figures: [
      {
        ...figure(500.5, 70, {
          source: 'world',
          measure: 'remittances',
          definition: 'none',
          kind: 'modelled',
        }),
        dependsOn: [],
      },
    ],
    inflow: [],
    series: [],
  },
  prices: {
    source: 'world',
    kind: 'observed',
    latest: { year: 2020, quarter: 3, value: 4.2, fact: fact(82) },
    first: { year: 2011, quarter: 1, value: 8.1, fact: fact(80) },
    change: -3.9,
    meetsTarget: false,
    aboveCeiling: false,
    points: [
      { year: 2011, quarter: 1, value: 8.1, fact: fact(80) },
      { year: 2015, quarter: 1, value: 5.1, fact: fact(81) },
      { year: 2020, quarter: 3, value: 4.2, fact: fact(82) },
    ],
  },
  protection: {
    figures: [
      figure(4_494, 90, { source: 'world', measure: 'refugees', definition: 'protection' }),
    ],
    series: [],
    overlap: 'unknown',
  },
  unknowns: [
    { code: 'no_age', args: {} },
    { code: 'protection_overlap', args: { measures: 'refugees' } },
  ],
};

/** Nobody counts these people: only protection is known. */
export const SEN_GMB: CorridorDocument = {
  ...SEN_FRA,
  key: 'SEN-GMB',
  residence: 'GMB',
  headline: null,
  confidence: null,
  rows: [],
  series: [],
  composition: [],
  ranks: null,
  money: null,
  prices: null,
  unknowns: [{ code: 'no_stock', args: {} }],
};

const total = {
  source: 'census',
  measure: 'stock',
  definition: 'birth',
  kind: 'observed',
  year: 2020,
  basis: 'summed',
  unknown: 0,
  unknownShare: 0,
  partners: 2,
  statedBy: null,
  statedFact: null,
} as const;
const partners = (...entries: [string, number][]) =>
  entries.map(([code, value], index) => ({
    code,
    value,
    share: value / entries.reduce((sum, [, each]) => sum + each, 0),
    rank: index + 1,
    fact: fact(100 + index),
  }));

const shared = {
  version: 1,
  asOf: 2021,
  sex: { male: 330, female: 270 },
  series: [
    {
      ...series,
      points: [
        { year: 2010, value: 500_000 },
        { year: 2020, value: 600_000 },
      ],
    },
  ],
  protection: [],
  sources: SOURCES,
  unknowns: [],
  money: null,
} as const;

export const SEN: OriginDocument = {
  ...shared,
  kind: 'origin',
  code: 'SEN',
  headline: { ...total, value: 600_000, known: 600_000 },
  totals: [{ ...total, value: 600_000, known: 600_000 }],
  partners: partners(['FRA', 123_456], ['ITA', 110_000], ['CPV', 1_600]),
};
export const FRA: ResidenceDocument = {
  ...shared,
  kind: 'residence',
  code: 'FRA',
  headline: { ...total, value: 8_000_000, known: 8_000_000 },
  totals: [],
  partners: partners(['DZA', 1_600_000], ['SEN', 123_456]),
};

export const HUB: HubDocument = {
  version: 1,
  kind: 'hub',
  asOf: 2021,
  scope: { origins: 'all', residences: 'all' },
  who: {
    headline: { ...total, value: 9_000_000, known: 9_000_000 },
    totals: [],
    sex: { male: 52, female: 48 },
  },
  where: {
    residences: partners(['FRA', 8_000_000], ['ITA', 1_000_000]),
    origins: partners(['DZA', 1_600_000], ['SEN', 600_000]),
  },
  what: null,
  series: [{ ...series, points: [{ year: 2020, value: 9_000_000 }] }],
  protection: [],
  counts: { facts: 8, corridors: 2, origins: 2, residences: 2, sources: 2 },
  sources: SOURCES,
  ties: [
    {
      from: 'world',
      on: 'census',
      measure: 'stock',
      verdict: 'dependent',
      shareIdentical: 0.62,
      cells: 120,
    },
  ],
  unknowns: [{ code: 'unknown_origin', args: { share: 0.045, year: 2020, source: 'world' } }],
};

/** Three lists of people, as releases tell of them. */
const HISTORIES = {
  lists: ['1', '2', '3'],
  counts: Float64Array.of(0, 6_200, 5_100, 1_400, 4_300, 1_100, 900, 260),
};
const ESTIMATION = estimate(HISTORIES);
const ESTIMATE: EstimateDocument = {
  ...{ corridor: 'SEN-FRA', on: '2021-06-30', kind: 'modelled', lists: HISTORIES.lists },
  captures: [15_600, 3_400, 260],
  estimation: ESTIMATION,
  doubt: { share: 0.15 },
  ...{ low: ESTIMATION.low, high: ESTIMATION.high, n: ESTIMATION.n },
};

const PERSONS: PersonsDocument = {
  ...{ key: '*', on: '2021-06-30', kind: 'observed', lists: 3, people: 19_260 },
  tables: [
    {
      ...{ name: 'people', dimensions: ['sex'], way: 'hidden' },
      cells: [
        { key: ['Total'], count: 19_260 },
        { key: ['female'], count: 9_130 },
        { key: ['male'], count: 10_130 },
      ],
    },
  ],
};

const cell = (residence: string, value: number, sex = 'both', year = 2020) => ({
  origin: 'SEN',
  residence,
  measure: 'stock',
  definition: 'birth',
  kind: 'observed',
  year,
  sex,
  source: 'census',
  value,
});

/** Publishes the sample and gives the release's id; guides are the examples that ship with the hub. */
export async function publishSample(hub: Hub): Promise<string> {
  const [run, release, importId] = [newId(), newId(), newId()];
  const at = hub.clock();
  const by = { clock: hub.clock, actor: 'test' };
  await hub.house.db.transaction(async (tx) => {
    await tx
      .insert(blobs)
      .values({ hash: 'sample', size: 0, mediaType: 'application/zip', createdAt: at })
      .onConflictDoNothing();
    await tx.insert(runs).values({ id: run, startedAt: at, finishedAt: at, imports: [] });
    await tx.insert(releases).values({
      id: release,
      number: 1,
      runId: run,
      publishedAt: at,
      package: 'sample',
      signature: 's',
      publicKey: 'k',
      report: {},
      difference: { since: null, sources: [], examples: [] },
    });
    const documents = [
      ...[SEN_FRA, SEN_GMB].map((document) => ({ kind: 'corridor', key: document.key, document })),
      { kind: 'origin', key: 'SEN', document: SEN },
      { kind: 'residence', key: 'FRA', document: FRA },
      { kind: 'hub', key: '*', document: HUB },
      ...['*', 'SEN-FRA'].flatMap((key) => [
        { kind: 'persons', key, document: { ...PERSONS, key } },
        { kind: 'estimate', key, document: ESTIMATE },
      ]),
    ];
    await tx
      .insert(releaseDocuments)
      .values(documents.map((row) => ({ releaseId: release, ...row })));
    const cells = [
      cell('FRA', 123_456),
      cell('FRA', 58_000, 'female'),
      cell('ITA', 110_000),
      cell('CPV', 1_600),
      cell('FRA', 98_000, 'both', 2010),
    ];
    await tx.insert(releaseCells).values(cells.map((row) => ({ releaseId: release, ...row })));
    await tx.insert(releaseFacts).values(
      cells.map((row, index) => ({
        releaseId: release,
        position: index + 1,
        ...row,
        importId: IMPORT,
        sheet: 'Table 1',
        row: index + 10,
        column: 7,
      })),
    );
    await tx.insert(imports).values({
      id: importId,
      fileName: 'missions.csv',
      original: 'sample',
      createdAt: at,
      appliedAt: at,
    });
    await insertOffices(tx, importId, [
      {
        operator: 'SEN',
        country: 'FRA',
        city: 'Marseille',
        kind: 'consulate',
        latitude: 43.3,
        longitude: 5.4,
        website: 'https://consulat.example.org',
        phone: '+33 4 00 00 00 00',
      },
      {
        operator: 'SEN',
        country: 'ITA',
        city: 'Milano',
        kind: 'consulate',
        latitude: null,
        longitude: null,
        website: null,
        phone: null,
      },
    ]);
    await loadExampleGuides(tx, by);
  });
  return release;
}
