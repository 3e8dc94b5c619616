/** Names and places of other scripts, in the letters and spellings of the other lists. */
import { columnOf, type Field, wordsColumnOf } from '../../methods/linkage/linkage.ts';
import { namesApart, namesTogether, romanise, spellingsOf } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { resolvePlace } from '../../reference/places/places.ts';
import { sightingsOf } from './anchors.ts';

const PLACES: readonly Field['kind'][] = ['place', 'region'];

/** Changes `standardised` so that whole names in two scripts or spellings, and cities in two scripts, can be compared. */
export async function spellAlike(duck: Duck, fields: readonly Field[]): Promise<void> {
  for (const field of fields)
    if (PLACES.includes(field.kind)) await spellPlaces(duck, columnOf(field));
  for (const field of fields) if (field.kind === 'name') await spellWords(duck, fields, field);
}

type Spell = (word: string) => string;

/** A whole name as the sorted list of its words, each in one spelling: the nearest by its letters, then as the lists show. */
async function spellWords(duck: Duck, fields: readonly Field[], field: Field): Promise<void> {
  const [column, words] = [columnOf(field), wordsColumnOf(field)];
  const counts = wordsOf(await countsOf(duck, column));
  await duck.run(`alter table standardised add column ${words} varchar[]`);
  await writeWords(duck, field, (word) => word);
  const sightings = await sightingsOf(duck, fields, words);
  const one = spellAs(spellingsOf(counts));
  const apart = namesApart(sightings, one, counts);
  const afresh = spellAs(spellingsOf(counts, new Set(apart.values())));
  const two: Spell = (word) => afresh(apart.get(word) ?? word);
  const together = namesTogether(
    sightings.map(({ one, other, sure }) => ({ one: one.map(two), other: other.map(two), sure })),
    countsBy(counts, two),
  );
  const last: Spell = (word) => together.get(two(word)) ?? two(word);
  await writeWords(duck, field, last);
  await rewrite(duck, column, (value) =>
    isForeign(value) ? wordsIn(value).map(last).join(' ') : romanise(value),
  );
}

const spellAs =
  (spellings: ReadonlyMap<string, string>): Spell =>
  (word) =>
    spellings.get(word) ?? word;

function countsBy(counts: ReadonlyMap<string, number>, spell: Spell): Map<string, number> {
  const spelt = new Map<string, number>();
  for (const [word, n] of counts) spelt.set(spell(word), (spelt.get(spell(word)) ?? 0) + n);
  return spelt;
}

async function writeWords(duck: Duck, field: Field, spell: Spell): Promise<void> {
  const [column, words] = [columnOf(field), wordsColumnOf(field)];
  const rows = (await countsOf(duck, column)).map(({ value }) => {
    const sorted = [...new Set(wordsIn(value).map(spell).filter(Boolean))].toSorted();
    return `(${literal(value)}, [${sorted.map(literal).join(', ')}])`;
  });
  await duck.run('create or replace temp table worded (written text, words varchar[])');
  for (let at = 0; at < rows.length; at += 2000)
    await duck.run(`insert into worded values ${rows.slice(at, at + 2000).join(', ')}`);
  await duck.run(
    `update standardised set ${words} = worded.words from worded where ${column} = written`,
  );
  await duck.run('drop table worded');
}

/** « n diaye » was N’Diaye, « el hadji » and « عبد الله » are one name each; that somebody is married or titled is no name. */
const wordsIn = (value: string): string[] =>
  value
    .replace(/(^| )([nmod]) (?=[bdjg][a-z]{2})/g, '$1$2')
    .replace(/(^| )([ea]l) (?=\p{L}{3})/gu, '$1$2')
    .replace(/(^| )(عبد|ابو) (?=\p{L}{3})/gu, '$1$2')
    .replace(/(\p{L}{2}) (?=الله( |$))/gu, '$1')
    .split(' ')
    .filter((word) => !NO_NAMES.has(word));

const NO_NAMES = new Set('ep epouse nee ne mme mlle mr dr'.split(' '));

interface Value {
  readonly value: string;
  readonly n: number;
}

const countsOf = (duck: Duck, column: string): Promise<Value[]> =>
  duck.rows<Value>(
    `select ${column} as value, count(*)::integer as n from standardised where ${column} is not null group by all order by all`,
  );

function wordsOf(values: readonly Value[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { value, n } of values)
    for (const word of wordsIn(value)) words.set(word, (words.get(word) ?? 0) + n);
  return words;
}

/** Cities become what the gazetteer calls them in the country in which most cities of the lists are. */
async function spellPlaces(duck: Duck, column: string): Promise<void> {
  const values = await countsOf(duck, column);
  if (!values.some(({ value }) => isForeign(value))) return;
  const countries = new Map<string, number>();
  for (const { value, n } of values) {
    const country = resolvePlace(value).country ?? '';
    countries.set(country, (countries.get(country) ?? 0) + n);
  }
  const [most = ''] = [...countries].toSorted(([, x], [, y]) => y - x)[0] ?? [];
  await rewrite(
    duck,
    column,
    (value) => plain(resolvePlace(value, most).label) || romanise(value),
    values,
  );
}

const isForeign = (value: string): boolean => /[^\p{Script=Latin}\p{N}\s]/u.test(value);

const plain = (label: string | null): string => (label ? romanise(label) : '');

/** Writes each value of a column as `spell` does; what comes out empty stays. */
async function rewrite(
  duck: Duck,
  column: string,
  spell: (value: string) => string,
  values?: readonly Value[],
): Promise<void> {
  const written =
    values ?? (await countsOf(duck, column)).filter(({ value }) => /[^ -~]/.test(value));
  const rows = written.flatMap(({ value }) => {
    const spelt = spell(value);
    return spelt && spelt !== value ? [`(${literal(value)}, ${literal(spelt)})`] : [];
  });
  if (rows.length === 0) return;
  await duck.run('create or replace temp table respelt (written text, spelt text)');
  for (let at = 0; at < rows.length; at += 2000)
    await duck.run(`insert into respelt values ${rows.slice(at, at + 2000).join(', ')}`);
  await duck.run(
    `update standardised set ${column} = spelt from respelt where ${column} = written`,
  );
  await duck.run('drop table respelt');
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
