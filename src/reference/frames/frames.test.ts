import { existsSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { countryName, fromCountry, inCountry } from '../countries/countries.ts';
import { LANGS, type Lang } from '../languages/languages.ts';
import {
  aboutOf,
  FRAMES,
  type FrameName,
  MIGRATION_TARGETS,
  nameOf,
  type Term,
  term,
} from './frames.ts';

const frames = Object.entries(FRAMES) as [FrameName, readonly Term[]][];

describe('the frames', () => {
  it.each(frames)('%s has each of its texts in four languages', (_, terms) => {
    for (const one of terms)
      for (const text of textsOf(one)) {
        expect(Object.keys(text).sort()).toEqual(['ar', 'en', 'es', 'fr']);
        for (const language of LANGS) expect(text[language].trim()).not.toBe('');
        expect(text.ar).toMatch(/\p{Script=Arabic}/u);
        expect(text.fr + text.en + text.es).not.toMatch(/\p{Script=Arabic}/u);
      }
  });

  it.each(frames)('%s never uses a code or a name twice', (_, terms) => {
    expect(new Set(terms.map((one) => one.code)).size).toBe(terms.length);
    for (const language of LANGS)
      expect(new Set(terms.map((one) => one.name[language])).size).toBe(terms.length);
  });

  it.each(frames)('%s explains each term in one whole sentence', (_, terms) => {
    for (const one of terms)
      for (const language of LANGS) {
        expect(one.name[language]).not.toMatch(/[.]$/u);
        expect(one.about[language]).toMatch(/[^.]\.$/u);
      }
  });

  it.each(frames)('%s follows each language’s typography', (_, terms) => {
    for (const text of terms.flatMap(textsOf)) {
      expect(text.fr).not.toMatch(/[^\u202f][:;?!»]|«[^\u202f]/u);
      expect(text.ar).not.toMatch(/[,;?]/u);
      for (const language of LANGS) expect(text[language]).not.toContain("'");
    }
  });

  it('has as many terms as the frames it comes from', () => {
    const sizes = Object.fromEntries(frames.map(([name, terms]) => [name, terms.length]));
    expect(sizes).toEqual({
      capitals: 5,
      chsCommitments: 9,
      crisisPhases: 3,
      definitions: 8,
      humanitarianPrinciples: 4,
      kinds: 4,
      measures: 15,
      objective19: 9,
      practiceSections: 6,
      programmeStages: 4,
      relationshipStages: 4,
      sessionSections: 6,
      sexes: 3,
      topics: 12,
    });
  });

  it('gives a term, its name and its sentence by code', () => {
    expect(nameOf('kinds', 'observed', 'fr')).toBe('Dénombré');
    expect(nameOf('crisisPhases', 'recovery', 'fr')).toBe('Relèvement');
    expect(aboutOf('sexes', 'both', 'en')).toBe('Women and men together.');
    expect(term('definitions', 'birth').leavesOut.en).toContain('children born abroad');
  });

  it('refuses a code that the frame has not, and says which', () => {
    expect(() => term('kinds', 'guessed' as 'observed')).toThrow('no term guessed in frame kinds');
  });

  it('names migration targets by their official codes, each once', () => {
    for (const code of MIGRATION_TARGETS) expect(code).toMatch(/^([1-9]|1[0-7])\.(\d{1,2}|[a-d])$/);
    expect(new Set(MIGRATION_TARGETS).size).toBe(MIGRATION_TARGETS.length);
  });
});

type Messages = Readonly<Record<string, string>>;
const messages = Object.fromEntries(
  LANGS.map((language) => [language, readMessages(language)]),
) as Record<Lang, Messages>;
const keys = Object.keys(messages.fr);

describe('the messages of the field', () => {
  it('have the same keys in each language', () => {
    expect(keys.length).toBeGreaterThan(300);
    for (const language of LANGS) expect(Object.keys(messages[language])).toEqual(keys);
  });

  it.each(LANGS)('all compile in %s', (language) => {
    for (const key of keys) expect(argumentsOf(language, key), key).toBeDefined();
  });

  it('ask for the same things in each language', () => {
    for (const key of keys)
      for (const language of LANGS)
        expect(places(argumentsOf(language, key)), `${key} in ${language}`).toEqual(
          places(argumentsOf('fr', key)),
        );
  });

  it('write numbers in the same way in each language', () => {
    for (const key of keys)
      for (const language of LANGS)
        expect(argumentsOf(language, key).styles, `${key} in ${language}`).toEqual(
          argumentsOf('fr', key).styles,
        );
  });

  it('give every plural form that the language has', () => {
    for (const language of LANGS)
      for (const key of keys)
        for (const plural of argumentsOf(language, key).plurals)
          expect(plural.forms, `${key} in ${language}`).toEqual(
            expect.arrayContaining(categories(language, plural.ordinal)),
          );
  });

  it('count as people do', () => {
    const says = (language: Lang, n: number) =>
      new IntlMessageFormat(message(language, 'count.people'), language).format({ n });
    expect([0, 1, 2, 3, 11, 100].map((n) => says('ar', n))).toEqual([
      'لا أحد',
      'شخص واحد',
      'شخصان',
      '3 أشخاص',
      '11 شخصًا',
      '100 شخص',
    ]);
    expect(says('fr', 1_000_000)).toMatch(/^1\s000\s000 de personnes$/u);
    expect(says('fr', 1)).toBe('1 personne');
    expect(says('es', 2)).toBe('2 personas');
  });

  it('put the definition into the title of a dossier', () => {
    const title = (language: Lang, definition: string, origin: string, residence: string) =>
      new IntlMessageFormat(message(language, `dossier.headline.${definition}`), language).format({
        ...{ inOrigin: inCountry(origin, language), ofOrigin: fromCountry(origin, language) },
        ...{ inResidence: inCountry(residence, language), origin: countryName(origin, language) },
        residence: countryName(residence, language),
      });
    expect(LANGS.map((language) => title(language, 'birth', 'SEN', 'FRA'))).toEqual([
      'Personnes nées au Sénégal vivant en France',
      'People born in Senegal living in France',
      'Personas nacidas en Senegal que viven en Francia',
      'المولودون في السنغال المقيمون في فرنسا',
    ]);
    expect(LANGS.map((language) => title(language, 'citizenship', 'PHL', 'NLD'))).toEqual([
      'Ressortissants des Philippines vivant aux Pays-Bas',
      'Citizens from the Philippines living in the Netherlands',
      'Nacionales de Filipinas que viven en los Países Bajos',
      'مواطنو الفلبين المقيمون في هولندا',
    ]);
    expect(title('fr', 'registration', 'HTI', 'USA')).toBe(
      'Personnes vivant aux États-Unis, inscrites auprès d’un consulat ou d’une administration d’Haïti',
    );
    expect(title('en', 'protection', 'SYR', 'TUR')).toBe(
      'People from Syria under international protection in Türkiye',
    );
  });

  it('have a headline for each definition, and the same names of kinds as the frames', () => {
    for (const { code } of FRAMES.definitions)
      expect(keys, code).toContain(`dossier.headline.${code}`);
    for (const language of LANGS)
      for (const { code } of FRAMES.kinds) {
        expect(message(language, `kind.${code}`)).toBe(nameOf('kinds', code, language));
        expect(message(language, `kind.${code}.meaning`)).toBe(aboutOf('kinds', code, language));
      }
    for (const language of LANGS)
      for (const { code } of FRAMES.programmeStages)
        expect(message(language, `staff.${code}`)).toBe(nameOf('programmeStages', code, language));
  });

  it('follow each language’s typography', () => {
    const wrong = {
      fr: /[^\u202f\u00a0][:;?!»]|«[^\u202f\u00a0]|'/u,
      en: /'/u,
      es: /'/u,
      ar: /[;?']/u,
    } satisfies Record<Lang, RegExp>;
    const text = (language: Lang, key: string) =>
      message(language, key)
        .replace(/\{\w+, [^{}]*/gu, '')
        .replace(/https?:\/\/\S*/gu, '');
    for (const language of LANGS)
      expect(keys.filter((key) => wrong[language].test(text(language, key)))).toEqual([]);
  });
});

function textsOf(one: Term & { leavesOut?: Term['name'] }): Term['name'][] {
  return one.leavesOut ? [one.name, one.about, one.leavesOut] : [one.name, one.about];
}

/** What the pages say, with the changes that are still to be merged. */
function readMessages(language: Lang): Messages {
  const root = new URL('../../../locales/', import.meta.url);
  const files = [`${language}.json`, `parts/words.${language}.json`].map(
    (name) => new URL(name, root),
  );
  const read = files
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')));
  return Object.assign({}, ...read);
}

function message(language: Lang, key: string): string {
  const found = messages[language][key];
  if (found === undefined) throw new Error(`no message ${key} in ${language}`);
  return found;
}

interface Plural {
  readonly ordinal: boolean;
  readonly forms: readonly string[];
}
interface Asked {
  readonly names: readonly string[];
  readonly plurals: readonly Plural[];
  /** How a number is to be written where the message itself says so. */
  readonly styles: readonly string[];
}

function argumentsOf(language: Lang, key: string): Asked {
  const names: string[] = [];
  const plurals: Plural[] = [];
  const styles: string[] = [];
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('options' in part) {
        if ('pluralType' in part)
          plurals.push({
            ordinal: part.pluralType === 'ordinal',
            forms: Object.keys(part.options),
          });
        for (const option of Object.values(part.options)) walk(option.value);
      }
      if ('style' in part && part.style)
        styles.push(`${part.value} ${JSON.stringify(styleOf(part.style))}`);
      if (part.type > 0 && 'value' in part && typeof part.value === 'string')
        names.push(part.value);
    }
  };
  walk(new IntlMessageFormat(message(language, key), language).getAst());
  return { names, plurals, styles: styles.sort() };
}

/** A style by name or by its options; where it stands in the text does not matter. */
function styleOf(style: unknown): unknown {
  const options = typeof style === 'object' && style !== null && 'parsedOptions' in style;
  return options ? style.parsedOptions : style;
}

/** `inOrigin`, `ofOrigin` and `origin` are forms of one name: each language takes the one that its grammar needs. */
function places(asked: Asked): string[] {
  const name = (raw: string) => raw.replace(/^(?:in|of)(Origin|Residence)$/u, '$1').toLowerCase();
  return [...new Set(asked.names.map(name))].sort();
}

function categories(language: Lang, ordinal: boolean): Intl.LDMLPluralRule[] {
  return new Intl.PluralRules(language, {
    type: ordinal ? 'ordinal' : 'cardinal',
  }).resolvedOptions().pluralCategories;
}
