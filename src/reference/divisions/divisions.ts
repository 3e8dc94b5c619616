import { country } from '../countries/countries.ts';

/** A first-level division of a country (ISO 3166-2). */
export interface Division {
  /** `SN-DK` */
  readonly code: string;
  /** Its name in its own country's language, in Latin letters. */
  readonly name: string;
  /** The place code of humanitarian files (OCHA), which an operator imports; null until then. */
  readonly pCode: string | null;
}

/** ISO 3166-2 code → P-code, as an operator has imported them. */
export type PCodes = ReadonlyMap<string, string>;

const NONE: PCodes = new Map();

let loading: Promise<ReadonlyMap<string, readonly string[][]>> | undefined;

/** The first-level divisions of a country (alpha-3), in the order of their codes. */
export async function divisionsOf(alpha3: string, pCodes = NONE): Promise<readonly Division[]> {
  const rows = (await load()).get(country(alpha3)?.alpha2 ?? '') ?? [];
  return rows.map((row) => divisionOf(row, pCodes));
}

/** One division by its ISO 3166-2 code; null where there is none such. */
export async function division(code: string, pCodes = NONE): Promise<Division | null> {
  const rows = (await load()).get(code.slice(0, 2)) ?? [];
  const row = rows.find(([known]) => known === code);
  return row ? divisionOf(row, pCodes) : null;
}

function load(): Promise<ReadonlyMap<string, readonly string[][]>> {
  loading ??= import('../data/divisions.json', { with: { type: 'json' } }).then(
    ({ default: table }) => new Map<string, string[][]>(Object.entries(table)),
  );
  return loading;
}

function divisionOf([code = '', name = '']: readonly string[], pCodes: PCodes): Division {
  return { code, name, pCode: pCodes.get(code) ?? null };
}
