import type { Definition, Kind, Measure } from '../src/collect/facts/fact.ts';
import { country, RESIDENCES } from './countries.ts';
import { ANCESTRY_RESIDENCES } from './files/ancestry.ts';
import { MEMBER_RESIDENCES } from './files/federation.ts';
import { HOLDERS } from './holders.ts';
import { PLACES } from './places.ts';
import { AGREEMENT_WORDS, SOURCE_WORDS, type SourceSlug } from './source-words.ts';
import { WORK_RESIDENCES } from './truth.ts';
import type { Words } from './words.ts';

/** The generated files by source, relative to the output directory. */
export const FILES = {
  'un-stocks': 'donnees-inventees-stocks-onu-2024.xlsx',
  'register-stocks': 'donnees-inventees-stocks-registres-2020.csv',
  'compiled-stocks': 'donnees-inventees-matrice-stocks-2021.csv',
  remittances: 'donnees-inventees-matrice-transferts-2021.csv',
  'remittance-prices': 'donnees-inventees-prix-transferts.csv',
  protection: 'donnees-inventees-protection-hcr.csv',
  'census-work': 'donnees-inventees-recensements-activite-2020.csv',
  'consular-register': 'donnees-inventees-registre-consulaire.csv',
  'municipal-register': 'donnees-inventees-registre-municipal.csv',
  'ancestry-surveys': 'donnees-inventees-ascendance-declaree.csv',
  'federation-members': 'donnees-inventees-adherents-federation.csv',
  missions: 'donnees-inventees-representations.csv',
  faulty: 'donnees-inventees-fichier-fautif.csv',
} as const;
export type FileSlug = keyof typeof FILES;

export type Layout =
  | 'undesa-2024'
  | 'flat'
  | 'matrix'
  | 'remittance-matrix'
  | 'rpw-wide'
  | 'unhcr'
  | 'dioc'
  | 'generic'
  | 'missions'
  | 'interviews';

export type HolderKind =
  | 'international_organisation'
  | 'statistical_office'
  | 'research'
  | 'ministry'
  | 'city'
  | 'diaspora_organisation';

export interface Holder {
  readonly slug: string;
  readonly name: string;
  readonly kind: HolderKind;
  /** Alpha-3, or null for those above countries. */
  readonly country: string | null;
}

export interface Agreement {
  readonly legalBasis: Words;
  readonly purpose: Words;
  readonly allowedUses: readonly ('publish_aggregates' | 'internal_analysis')[];
  /** Calendar days. */
  readonly signedOn: string;
  readonly expiresOn: string;
}

export interface Coverage {
  /** Alpha-3 codes of the residences it speaks of. */
  readonly residences: readonly string[];
  readonly from: number;
  readonly to: number;
  /** What it leaves out. */
  readonly gaps: Words;
}

/** How the columns of a free table are read; columns and rows count from 1. `constants` hold for every row. */
export interface Mapping {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly wide: readonly { readonly column: number; readonly sex: 'both' | 'male' | 'female' }[];
  readonly constants: { readonly origin?: string; readonly residence?: string };
  readonly systems: { readonly origin?: 'iso3'; readonly residence?: 'iso3' };
  readonly decimal: ',' | '.' | null;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
}
export type Role = 'origin' | 'residence' | 'place' | 'year' | 'value' | 'low' | 'high';

export interface DemoSource {
  readonly slug: string;
  readonly holder: Holder;
  readonly title: Words;
  readonly definition: Definition;
  readonly kind: Kind;
  /** The year in which the holder published it. */
  readonly vintage: number;
  readonly method: Words;
  readonly biases: Words;
  readonly coverage: Coverage;
  readonly quality: 'good' | 'fair' | 'weak';
  readonly licence: string;
  readonly agreement: Agreement | null;
  readonly file: string | null;
  readonly layout: Layout;
  /** Where it is given, it reads the file, and says the definition and kind of its facts. */
  readonly mapping?: Mapping;
}

const ALL = RESIDENCES;
const WITH_OFFICE = [...new Set(PLACES.filter(({ mission }) => mission).map((p) => p.residence))];
const INVENTED = 'CC0-1.0';
// The one sheet of a CSV file.
const SHEET = 'CSV';

interface Term {
  readonly words: keyof typeof AGREEMENT_WORDS;
  readonly uses: Agreement['allowedUses'];
  /** Days from now. */
  readonly signed: number;
  readonly expires: number;
}

type Table = Pick<Mapping, 'headerRow' | 'columns' | 'wide' | 'constants' | 'decimal'> &
  Partial<Pick<Mapping, 'systems'>>;

interface Entry {
  readonly slug: SourceSlug;
  readonly holder: Holder;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly vintage: number;
  readonly span: readonly [residences: readonly string[], from: number, to: number];
  readonly quality: DemoSource['quality'];
  readonly layout: Layout;
  readonly term?: Term;
  readonly mapping?: Table;
}

const ENTRIES: readonly Entry[] = [
  {
    slug: 'un-stocks',
    holder: HOLDERS.un,
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: 2024,
    span: [ALL, 1990, 2024],
    quality: 'good',
    layout: 'undesa-2024',
  },
  {
    slug: 'register-stocks',
    holder: HOLDERS.observatory,
    definition: 'birth',
    kind: 'observed',
    vintage: 2021,
    span: [ALL, 1990, 2020],
    quality: 'good',
    layout: 'flat',
    mapping: {
      headerRow: 1,
      columns: { origin: 1, residence: 2, year: 3 },
      wide: [
        { column: 4, sex: 'both' },
        { column: 5, sex: 'male' },
        { column: 6, sex: 'female' },
      ],
      constants: {},
      systems: { origin: 'iso3', residence: 'iso3' },
      decimal: '.',
    },
  },
  {
    slug: 'compiled-stocks',
    holder: HOLDERS.compiler,
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: 2022,
    span: [ALL, 2021, 2021],
    quality: 'fair',
    layout: 'matrix',
  },
  {
    slug: 'remittances',
    holder: HOLDERS.compiler,
    definition: 'none',
    kind: 'modelled',
    vintage: 2022,
    span: [ALL, 2021, 2021],
    quality: 'weak',
    layout: 'remittance-matrix',
  },
  {
    slug: 'remittance-prices',
    holder: HOLDERS.prices,
    definition: 'none',
    kind: 'observed',
    vintage: 2024,
    span: [ALL.filter((code) => country(code).pull >= 4), 2016, 2024],
    quality: 'good',
    layout: 'rpw-wide',
  },
  {
    slug: 'protection',
    holder: HOLDERS.unhcr,
    definition: 'protection',
    kind: 'observed',
    vintage: 2024,
    span: [ALL, 2000, 2024],
    quality: 'good',
    layout: 'unhcr',
  },
  {
    slug: 'census-work',
    holder: HOLDERS.censuses,
    definition: 'birth',
    kind: 'observed',
    vintage: 2022,
    span: [WORK_RESIDENCES, 2020, 2020],
    quality: 'good',
    layout: 'dioc',
  },
  {
    slug: 'consular-register',
    holder: HOLDERS.consular,
    definition: 'registration',
    kind: 'observed',
    vintage: 2024,
    span: [WITH_OFFICE, 2018, 2024],
    quality: 'fair',
    layout: 'generic',
    term: { words: 'consular', uses: ['publish_aggregates'], signed: -1060, expires: 35 },
    mapping: {
      headerRow: 4,
      columns: { residence: 1, place: 2, year: 3 },
      wide: [
        { column: 4, sex: 'both' },
        { column: 5, sex: 'male' },
        { column: 6, sex: 'female' },
      ],
      constants: { origin: 'SEN' },
      decimal: ',',
    },
  },
  {
    slug: 'municipal-register',
    holder: HOLDERS.city,
    definition: 'citizenship',
    kind: 'observed',
    vintage: 2024,
    span: [['ESP'], 2015, 2024],
    quality: 'good',
    layout: 'generic',
    term: { words: 'city', uses: ['publish_aggregates'], signed: -300, expires: 795 },
    mapping: {
      headerRow: 4,
      columns: { place: 1, origin: 2, year: 3 },
      wide: [
        { column: 4, sex: 'male' },
        { column: 5, sex: 'female' },
        { column: 6, sex: 'both' },
      ],
      constants: { residence: 'ESP' },
      decimal: ',',
    },
  },
  {
    slug: 'ancestry-surveys',
    holder: HOLDERS.surveys,
    definition: 'ancestry',
    kind: 'extrapolated',
    vintage: 2022,
    span: [ANCESTRY_RESIDENCES, 2011, 2021],
    quality: 'fair',
    layout: 'generic',
    mapping: {
      headerRow: 2,
      columns: { residence: 1, year: 2, value: 3, low: 4, high: 5 },
      wide: [],
      constants: { origin: 'SEN' },
      decimal: '.',
    },
  },
  {
    slug: 'federation-members',
    holder: HOLDERS.federation,
    definition: 'self_identification',
    kind: 'self_reported',
    vintage: 2024,
    span: [MEMBER_RESIDENCES, 2022, 2024],
    quality: 'weak',
    layout: 'generic',
    term: { words: 'federation', uses: ['publish_aggregates'], signed: -420, expires: 675 },
    mapping: {
      headerRow: 1,
      columns: { residence: 1, year: 2 },
      wide: [
        { column: 4, sex: 'both' },
        { column: 5, sex: 'female' },
      ],
      constants: { origin: 'SEN' },
      decimal: null,
    },
  },
  {
    slug: 'missions',
    holder: HOLDERS.consular,
    definition: 'none',
    kind: 'observed',
    vintage: 2024,
    span: [WITH_OFFICE, 2024, 2024],
    quality: 'good',
    layout: 'missions',
  },
  {
    slug: 'interviews',
    holder: HOLDERS.university,
    definition: 'self_identification',
    kind: 'self_reported',
    vintage: 2024,
    span: [['FRA', 'ITA', 'GAB', 'USA'], 2024, 2024],
    quality: 'fair',
    layout: 'interviews',
    term: { words: 'interviews', uses: ['internal_analysis'], signed: -240, expires: 490 },
  },
  {
    slug: 'household-survey',
    holder: HOLDERS.statistics,
    definition: 'birth',
    kind: 'extrapolated',
    vintage: 2020,
    span: [ALL, 2019, 2019],
    quality: 'fair',
    layout: 'generic',
    term: { words: 'survey', uses: ['internal_analysis'], signed: -1160, expires: -65 },
  },
];

/** Every source of the demonstration; agreements are dated from `now`, so that one has expired and one is about to. */
export function demoSources(now: Date): DemoSource[] {
  return ENTRIES.map(({ span, term, mapping, ...entry }) => {
    const { gaps, ...words } = SOURCE_WORDS[entry.slug];
    const [residences, from, to] = span;
    return {
      ...entry,
      ...words,
      coverage: { residences, from, to, gaps },
      licence: INVENTED,
      agreement: term ? agree(term, now) : null,
      file: entry.slug in FILES ? FILES[entry.slug as FileSlug] : null,
      ...(mapping ? { mapping: wholeMapping(mapping, entry) } : {}),
    };
  });
}

function wholeMapping(
  table: Table,
  { definition, kind }: Pick<Entry, 'definition' | 'kind'>,
): Mapping {
  return { sheet: SHEET, systems: {}, measure: 'stock', definition, kind, ...table };
}

function agree({ words, uses, signed, expires }: Term, now: Date): Agreement {
  return {
    ...AGREEMENT_WORDS[words],
    allowedUses: uses,
    signedOn: dayFrom(now, signed),
    expiresOn: dayFrom(now, expires),
  };
}

/** The calendar day, in UTC, so many days from `now`. */
export function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
