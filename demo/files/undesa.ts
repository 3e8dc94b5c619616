import ExcelJS from 'exceljs';
import { COUNTRIES, country, REGIONS, type RegionCode } from '../countries.ts';
import { type Office, type Seen, type Split, TABLE_YEARS } from '../observe.ts';
import type { Cell } from './csv.ts';
import { stampZip } from './zip-dates.ts';

// Names that the official workbook marks with a note.
const NOTED = new Set(['USA', 'GBR', 'FRA', 'CHN', 'TUR', 'UKR', 'MDA', 'SRB', 'NOR', 'PRT']);
const WORLD = { name: 'World', code: 900 };
const OTHERS = { name: 'Others', code: 2003 };
const FIXED = new Date(Date.UTC(2025, 0, 6));

const TITLES = [
  ['DONNÉES INVENTÉES — INVENTED FIGURES'],
  ['In the layout of: United Nations, Population Division, International Migrant Stock 2024'],
  ['Table 1. International migrant stock by sex and by destination and origin (invented)'],
  ['Passerelle, hub de démonstration. Aucun chiffre de ce classeur n’est réel.'],
  [''],
  ['International migrant stock at mid-year by sex and by region, country or area of destination'],
  ['Figures in this workbook were drawn by a seeded program and describe nobody.'],
  [''],
  [''],
];

// Above the years, in line 10.
const GROUPS = [
  'International migrant stock at mid-year (both sexes)',
  'International migrant stock at mid-year (male)',
  'International migrant stock at mid-year (female)',
];

const HEADER = [
  'Index',
  'Region, development group, country or area of destination',
  'Coverage',
  'Data type',
  'Location code of destination',
  'Region, development group, country or area of origin',
  'Location code of origin',
  ...TABLE_YEARS,
  ...TABLE_YEARS,
  ...TABLE_YEARS,
];

/** A workbook in the official layout of 2024, by destination and origin, with its aggregates and its "Others". */
export async function undesaWorkbook(
  seen: readonly Seen[],
  offices: readonly Office[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Passerelle (données inventées)';
  book.created = FIXED;
  book.modified = FIXED;
  const sheet = book.addWorksheet('Table 1');
  sheet.addRows(TITLES);
  for (const [i, group] of GROUPS.entries()) {
    const first = 8 + i * TABLE_YEARS.length;
    sheet.getCell(10, first).value = group;
    sheet.mergeCells(10, first, 10, first + TABLE_YEARS.length - 1);
  }
  sheet.addRow(HEADER);
  sheet.addRows(undesaRows(seen, offices).map((row, i) => [i + 1, ...row]));
  book.addWorksheet('NOTES').addRows(NOTES);
  return stampZip(new Uint8Array(await book.xlsx.writeBuffer()), FIXED);
}

const NOTES = [
  ['Données inventées / invented figures'],
  ['* Names marked with an asterisk would carry a note in the official workbook.'],
  ['B: born abroad. C: foreign citizens. R: refugees added. I: imputed. "..": not available.'],
];

type Years = ReadonlyMap<number, Split>;

function undesaRows(seen: readonly Seen[], offices: readonly Office[]): Cell[][] {
  const byResidence = Map.groupBy(seen, ({ residence }) => residence);
  const rows: Cell[][] = aggregates(seen);
  for (const office of offices) {
    const all = byResidence.get(office.residence) ?? [];
    const shown = all.filter((corridor) => latest(corridor) >= office.lumped);
    const lumped = all.filter((corridor) => latest(corridor) < office.lumped);
    const head = destination(office);
    rows.push([...head, WORLD.name, WORLD.code, ...figures(office, add(all))]);
    for (const corridor of shown.toSorted((a, b) => a.origin.localeCompare(b.origin, 'en'))) {
      const { m49 } = country(corridor.origin);
      rows.push([...head, noted(corridor.origin), m49, ...figures(office, corridor.years)]);
    }
    if (lumped.length > 0) {
      rows.push([...head, OTHERS.name, OTHERS.code, ...figures(office, add(lumped))]);
    }
  }
  return rows;
}

function destination(office: Office): Cell[] {
  const coverage = office.dataType === 'I' ? '..' : '';
  return [noted(office.residence), coverage, office.dataType, country(office.residence).m49];
}

function noted(code: string): string {
  return country(code).en + (NOTED.has(code) ? '*' : '');
}

function latest(corridor: Seen): number {
  const split = corridor.years.get(2020);
  return split ? split.male + split.female : 0;
}

function aggregates(seen: readonly Seen[]): Cell[][] {
  const regions = Object.entries(REGIONS).map(([code, name]) => ({ code: Number(code), name }));
  const inRegion = (region: number) =>
    seen.filter(({ residence }) => country(residence).region === (region as RegionCode));
  return [
    aggregate(WORLD, WORLD, seen),
    ...COUNTRIES.map(({ code, m49 }) =>
      aggregate(
        WORLD,
        { name: noted(code), code: m49 },
        seen.filter(({ origin }) => origin === code),
      ),
    ),
    ...regions.map((region) => aggregate(region, WORLD, inRegion(region.code))),
  ];
}

interface Area {
  readonly name: string;
  readonly code: number;
}

function aggregate(to: Area, from: Area, seen: readonly Seen[]): Cell[] {
  const years = add(seen);
  return [to.name, '', '', to.code, from.name, from.code, ...three((year) => years.get(year))];
}

function add(seen: readonly Seen[]): Years {
  return new Map(
    TABLE_YEARS.map((year) => {
      const splits = seen.map(({ years }) => years.get(year));
      const sum = (sex: keyof Split) =>
        splits.reduce((total, each) => total + (each?.[sex] ?? 0), 0);
      return [year, { male: sum('male'), female: sum('female') }];
    }),
  );
}

// Offices without a census know no sexes in the first years.
function figures(office: Office, years: Years): Cell[] {
  const blind = (year: number) => office.dataType === 'I' && year < 2000;
  return three((year) => years.get(year), blind);
}

function three(at: (year: number) => Split | undefined, blind = (_: number) => false): Cell[] {
  const cells = (value: (split: Split) => number, hidden: (year: number) => boolean) =>
    TABLE_YEARS.map((year): Cell => {
      const split = at(year);
      return split && !hidden(year) ? value(split) : '..';
    });
  return [
    ...cells(
      ({ male, female }) => male + female,
      () => false,
    ),
    ...cells(({ male }) => male, blind),
    ...cells(({ female }) => female, blind),
  ];
}
