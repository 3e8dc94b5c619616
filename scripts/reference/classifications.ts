// Makes src/reference/data/{occupations,sdg,sectors,divisions}.json. Sources and licences: src/reference/data/SOURCES.md.
import { iso31662 } from 'iso-3166';
import { SaxesParser } from 'saxes';
import { sharedRows, sharedText, writeTable } from './inputs.ts';

const LANGS = ['fr', 'en', 'es', 'ar'] as const;

/** ISCO-08 code → [fr, en, es]. */
function occupations(): Record<string, string[]> {
  const titles = (['fr', 'en', 'es'] as const).map(
    (lang) =>
      new Map(
        sharedRows(`classifications/isco-esco/isco08_groups_${lang}.csv`).map((row) => [
          row.code ?? '',
          row.preferredLabel?.trim().replaceAll("'", '’') ?? '',
        ]),
      ),
  );
  const codes = [...(titles[0]?.keys() ?? [])].sort();
  return Object.fromEntries(
    codes.map((code) => [`i${code}`, titles.map((title) => title.get(code) ?? '')]),
  );
}

/** The keys and texts of a flat YAML file of the SDG translations: `1-a-title: text`, continued on indented lines. */
function flatYaml(text: string): Map<string, string> {
  const entries = text.matchAll(/^([\w-]+):((?:.*\n?)(?:[ \t]+.*\n?)*)/gmu);
  return new Map([...entries].map(([, key = '', value = '']) => [key, plain(value)]));
}

// Single quotes where YAML asks for them; tatweel that only stretches the line in the Arabic texts.
function plain(value: string): string {
  const line = value.trim().replace(/\s+/gu, ' ');
  const quoted = /^'(.*)'$/u.exec(line)?.[1]?.replaceAll("''", "'") ?? line;
  return quoted.replaceAll('\u0640', '').trim();
}

/** Goal or target → texts in the four languages; goals have a short name too. */
function sdg(): Record<string, Record<string, string[]>> {
  const read = (file: string) =>
    LANGS.map((lang) => flatYaml(sharedText(`classifications/sdg/${lang}/${file}`)));
  const [goals, targets] = [read('global_goals.yml'), read('global_targets.yml')];
  const texts = (maps: Map<string, string>[], key: string) => maps.map((map) => map.get(key) ?? '');
  const numbers = Array.from({ length: 17 }, (_, at) => String(at + 1));
  const keys = [...(targets[0]?.keys() ?? [])].map((key) => key.replace('-title', ''));
  return {
    short: Object.fromEntries(numbers.map((goal) => [`g${goal}`, texts(goals, `${goal}-short`)])),
    goals: Object.fromEntries(numbers.map((goal) => [`g${goal}`, texts(goals, `${goal}-title`)])),
    targets: Object.fromEntries(
      keys.sort(byGoal).map((key) => [key.replace('-', '.'), texts(targets, `${key}-title`)]),
    ),
  };
}

function byGoal(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

interface Item {
  code: string;
  withdrawn: boolean;
  category: string;
  en: string;
  fr: string;
}

/** The items of an IATI codelist with their names. */
function codelist(file: string): Item[] {
  const items: Item[] = [];
  const path: string[] = [];
  let lang = 'en';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (name === 'codelist-item')
      items.push({
        code: '',
        withdrawn: attributes.status === 'withdrawn',
        category: '',
        en: '',
        fr: '',
      });
    if (name === 'narrative') lang = attributes['xml:lang'] ?? 'en';
  });
  parser.on('closetag', () => path.pop());
  parser.on('text', (text) => addText(items.at(-1), path, lang, text));
  parser.write(sharedText(`classifications/iati-dac/${file}`)).close();
  return items;
}

function addText(item: Item | undefined, path: readonly string[], lang: string, text: string) {
  const [parent, tag] = path.slice(-2);
  if (!item) return;
  if (tag === 'code') item.code += text;
  if (tag === 'category' && parent === 'codelist-item') item.category += text;
  if (tag === 'narrative' && parent === 'name' && (lang === 'en' || lang === 'fr'))
    item[lang] += text;
}

// The French list leaves out some accents.
function accented(name: string): string {
  return name
    .trim()
    .replace(/^Education/, 'Éducation')
    .replace('Refugiés', 'Réfugiés')
    .replace('Specifié', 'Spécifié')
    .replace('Rapportant a la', 'Rapportant à la')
    .replaceAll("'", '’');
}

function sectors() {
  const categories = codelist('SectorCategory.xml').map((item) => [
    item.code,
    [accented(item.fr), item.en.trim()],
  ]);
  const codes = codelist('Sector.xml').map((item) => [
    item.code,
    [accented(item.fr), item.en.trim(), item.category, ...(item.withdrawn ? [1] : [])],
  ]);
  return { categories: Object.fromEntries(categories), sectors: Object.fromEntries(codes) };
}

/** Country → [[code, name]] of its first-level divisions. */
function divisions(): Record<string, [string, string][]> {
  const first = iso31662.filter((division) => division.parent.length === 2);
  const byCountry = Map.groupBy(first, (division) => division.parent);
  return Object.fromEntries(
    [...byCountry].map(([country, list]) => [country, list.map(({ code, name }) => [code, name])]),
  );
}

writeTable('occupations', occupations());
writeTable('sdg', sdg());
writeTable('sectors', sectors());
writeTable('divisions', divisions());
