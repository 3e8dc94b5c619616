import { UNHCR, UNITED_NATIONS, WORLD_BANK } from './aliases.ts';
import { COUNTRIES, FORMER } from './table.ts';

/** Who wrote the code: the same three letters mean different countries (AUS is Austria for UNHCR). */
export const CODE_SYSTEMS = ['iso3', 'iso2', 'm49', 'unhcr', 'worldbank', 'un'] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

const SPECIAL = { WLD: 'WLD', UNK: 'UNK', STA: 'STA', XXA: 'STA', XXX: 'UNK' };
const alpha3 = Object.fromEntries(COUNTRIES.map(({ code }) => [code, code]));
const former = Object.fromEntries(Object.keys(FORMER).map((code) => [code, code]));
const m49 = Object.fromEntries([
  ...COUNTRIES.map((one) => [one.m49, one.code]),
  ...Object.entries(FORMER).map(([code, { m49: number }]) => [number, code]),
]);
const unhcr = COUNTRIES.flatMap((one) => (one.unhcr ? [[one.unhcr, one.code]] : []));

const TABLES: Readonly<Record<CodeSystem, ReadonlyMap<string, string>>> = {
  iso3: tableOf(alpha3, former, SPECIAL),
  iso2: tableOf(Object.fromEntries(COUNTRIES.map((one) => [one.alpha2, one.code])), {
    UK: 'GBR',
    EL: 'GRC',
  }),
  m49: tableOf(m49, { '001': 'WLD' }),
  unhcr: tableOf(Object.fromEntries(unhcr), UNHCR),
  worldbank: tableOf(alpha3, former, SPECIAL, WORLD_BANK),
  un: tableOf(m49, UNITED_NATIONS),
};

function tableOf(...parts: Record<string, string>[]): ReadonlyMap<string, string> {
  const table = new Map(parts.flatMap((part) => Object.entries(part)));
  table.delete('');
  return table;
}

/** The alpha-3 (or special) code that `value` stands for in a system; null if it is none of that system. */
export function countryCode(value: string | number, system: CodeSystem): string | null {
  const text = String(value).trim().toUpperCase();
  const numeric = system === 'm49' || system === 'un';
  return TABLES[system].get(numeric ? text.padStart(3, '0') : text) ?? null;
}
