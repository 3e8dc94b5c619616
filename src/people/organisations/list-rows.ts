import { resolveCountry } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import { LANGS, resolveLanguage } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { FIELDS, KINDS } from './codes.ts';
import { type OrganisationForm, organisationForm } from './form.ts';
import type { ListField } from './list-columns.ts';
import { townOf } from './places.ts';
import { scriptOf } from './scripts.ts';

/** What is wrong with one cell of a list, and what was read from the row all the same. */
export interface RowTrouble {
  readonly row: number;
  readonly field: ListField;
  readonly value: string;
  /** Without it the row cannot be taken over. */
  readonly grave: boolean;
}

export interface ReadRow {
  readonly row: number;
  /** null where the row cannot be taken over. */
  readonly organisation: OrganisationForm | null;
  readonly troubles: readonly RowTrouble[];
}

type Cells = Partial<Record<ListField, string>>;

/** Reads one row of a list: what cannot be understood is named and left out; only a missing name costs the row. */
export function readRow(row: number, cells: Cells): ReadRow {
  const troubles: RowTrouble[] = [];
  const trouble = (field: ListField, value: string, grave = false) =>
    troubles.push({ row, field, value: value.slice(0, 120), grave });
  const text = (field: ListField) => (cells[field] ?? '').trim();
  const several = <Code>(field: ListField, read: (part: string) => Code | null): Code[] => {
    const parts = text(field)
      .split(/\s*[;,|/،؛\n]\s*/)
      .filter(Boolean);
    return [
      ...new Set(
        parts.slice(0, 60).flatMap((part) => {
          const code = read(part);
          if (code === null) trouble(field, part);
          return code === null ? [] : [code];
        }),
      ),
    ];
  };
  const valid = <Key extends keyof OrganisationForm & ListField>(
    field: Key,
    value: OrganisationForm[Key] | null,
  ) => {
    if (value === null || value === undefined) return null;
    const { success } = organisationForm.shape[field].safeParse(value);
    if (!success) trouble(field, text(field));
    return success ? value : null;
  };
  const name = text('name');
  if (name.length < 2 || name.length > 200) trouble('name', name, true);
  const country = text('country') ? countryOf(text('country')) : null;
  if (text('country') && !country) trouble('country', text('country'));
  const residences = several('residences', countryOf);
  const within = country ?? (residences.length === 1 ? (residences[0] ?? null) : null);
  const town = text('town') || null;
  if (town && !townOf(town, within).town) trouble('town', town);
  const lang = languageOfText(name);
  const organisation: OrganisationForm = {
    kind: kindOf(text('kind')) ?? 'association',
    names: [
      { text: name, lang, kind: 'official' as const },
      ...several('otherNames', (part) => part.slice(0, 200)).map((other) => ({
        text: other,
        lang: languageOfText(other),
        kind: /^[\p{Lu}\d&.-]{2,10}$/u.test(other) ? ('short' as const) : ('translated' as const),
      })),
    ]
      .filter(({ text }) => text.length >= 2)
      .slice(0, 20),
    texts: text('description')
      ? [{ lang: languageOfText(text('description')), text: text('description').slice(0, 3000) }]
      : [],
    origins: several('origins', countryOf),
    residences,
    sectors: several('sectors', sectorOf),
    languages: several('languages', (part) => resolveLanguage(part).code),
    website: valid('website', websiteOf(text('website'))),
    email: valid('email', text('email') || null),
    phone: valid('phone', text('phone') || null),
    registration: valid('registration', registrationOf(text('registration'), within)),
    founded: valid('founded', yearOf(text('founded'))),
    country: within,
    town,
  };
  if (text('kind') && !kindOf(text('kind'))) trouble('kind', text('kind'));
  const grave =
    troubles.some((each) => each.grave) || !organisationForm.safeParse(organisation).success;
  if (grave && !troubles.some((each) => each.grave)) trouble('name', name, true);
  return { row, organisation: grave ? null : organisation, troubles };
}

function countryOf(label: string): string | null {
  const { kind, code, score } = resolveCountry(label);
  return kind === 'country' && score >= 0.85 ? code : null;
}

const websiteOf = (text: string): string | null =>
  text ? (/^[a-z]+:/i.test(text) ? text : `https://${text}`) : null;

const yearOf = (text: string): number | null => {
  const [year] = /\b(1[5-9]|20|21)\d\d\b/.exec(text) ?? [];
  return text ? Number(year ?? 0) : null;
};

// Registers whose numbers can be told by their form; others are written as org-id.guide asks.
function registrationOf(text: string, country: string | null): string | null {
  if (!text) return null;
  const plain = text.toUpperCase().replace(/\s/g, '');
  if (/^W\d{9}$/.test(plain)) return `FR-RNA-${plain}`;
  if (country === 'FRA' && /^\d{9}$/.test(plain)) return `FR-SIRENE-${plain}`;
  return plain;
}

// The words that the four languages have on screen for a code, and the code itself.
const wordsFor = (prefix: string, codes: readonly string[]) =>
  new Map(
    codes.flatMap((code) =>
      [code, ...LANGS.map((lang) => localeOf(lang).t(`${prefix}.${code}`))].map(
        (word) => [fold(word), code] as const,
      ),
    ),
  );

let kinds: Map<string, string> | undefined;
let sectors: Map<string, string> | undefined;

function kindOf(text: string): (typeof KINDS)[number] | null {
  kinds ??= wordsFor('organisation.kind', KINDS);
  const found = kinds.get(fold(text));
  return KINDS.find((kind) => kind === found) ?? null;
}

function sectorOf(text: string): (typeof FIELDS)[number]['code'] | null {
  sectors ??= wordsFor(
    'organisation.sector',
    FIELDS.map(({ code }) => code),
  );
  const found = sectors.get(fold(text));
  return FIELDS.find(({ code }) => code === found)?.code ?? null;
}

/** The language that a script gives away; French is what most lists are written in. */
export function languageOfText(text: string): string {
  const script = scriptOf(text);
  if (script === 'Arab') return 'ar';
  if (script === 'Cyrl') return 'ru';
  if (script === 'Grek') return 'el';
  if (/\b(the|of|and|for)\b/i.test(text)) return 'en';
  return /\b(los|las|para|del|asociaci[oó]n)\b/i.test(text) ? 'es' : 'fr';
}
