import type { Lang } from '../languages/languages.ts';

/** A name with its language: the list is published in French and English only. */
export interface SectorName {
  readonly lang: 'fr' | 'en';
  readonly text: string;
}

export interface Sector {
  /** Five digits (DAC and CRS purpose code). */
  readonly code: string;
  /** Three digits. */
  readonly category: string;
  /** Kept for older activities; not to be chosen any more. */
  readonly withdrawn: boolean;
}

export interface Sectors {
  readonly sectors: readonly Sector[];
  readonly categories: readonly string[];
  /** The name of a purpose code or of a category; null where there is none such. */
  name(code: string, lang: Lang): SectorName | null;
}

let loading: Promise<Sectors> | undefined;

/** The purpose codes of the OECD's development assistance committee, read at the first call. */
export function loadSectors(): Promise<Sectors> {
  loading ??= read();
  return loading;
}

type Row = readonly (string | number)[];

async function read(): Promise<Sectors> {
  const { default: table } = await import('../data/sectors.json', { with: { type: 'json' } });
  const categories: [string, Row][] = Object.entries(table.categories);
  const sectors: [string, Row][] = Object.entries(table.sectors);
  const names = new Map([...categories, ...sectors]);
  return {
    categories: categories.map(([code]) => code),
    sectors: sectors.map(([code, row]) => ({
      code,
      category: String(row[2] ?? ''),
      withdrawn: row[3] === 1,
    })),
    name: (code, lang) => nameOf(names.get(code), lang),
  };
}

function nameOf(row: Row | undefined, lang: Lang): SectorName | null {
  if (!row) return null;
  const [fr = '', en = ''] = row.map(String);
  return lang === 'fr' && fr !== '' ? { lang: 'fr', text: fr } : { lang: 'en', text: en };
}
