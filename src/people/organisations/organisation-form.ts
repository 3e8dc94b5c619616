import { ZodError } from 'zod';
import { countryName, resolveCountry } from '../../reference/countries/countries.ts';
import {
  LANGS,
  type Lang,
  languageName,
  resolveLanguage,
} from '../../reference/languages/languages.ts';
import { type FieldError, fieldErrors, type Typed, typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { OrganisationForm, OrganisationSaid } from './form.ts';
import { organisationForm } from './form.ts';
import { languageOfText } from './list-rows.ts';
import { townOf, townsMeant } from './places.ts';
import type { Organisation } from './states.ts';

export interface Heard {
  readonly said: OrganisationSaid | null;
  readonly errors: readonly FieldError[];
}

/** Reads the form as people fill it in: countries and languages by their names, a name a line. */
export function heard(form: Typed, locale: Locale, before?: Organisation): Heard {
  const errors: FieldError[] = [];
  const error = (name: string, key: string, args: Record<string, string> = {}) =>
    errors.push({ name, message: locale.t(key, args) });
  const codes = (name: string, read: (label: string) => string | null) =>
    parted(form.one(name)).flatMap((label) => {
      const code = read(label);
      if (!code) error(name, 'organisation.error.unknown', { label: label.slice(0, 60) });
      return code ? [code] : [];
    });
  const country = form.one('country') || null;
  const town = form.one('town').trim() || null;
  const place = form.one('place') || null;
  if (town && !country) error('country', 'organisation.error.townCountry');
  else if (town && country && !townOf(town, country, place).town)
    error(
      'town',
      townsMeant(town, country).length > 0 ? 'organisation.error.towns' : 'organisation.error.town',
      { town: town.slice(0, 60) },
    );
  const given = organisationForm.safeParse({
    kind: form.one('kind'),
    names: namesOf(form, before),
    texts: textsOf(form),
    origins: codes('origins', countryOf),
    residences: codes('residences', countryOf),
    sectors: form.all('sectors'),
    languages: codes('languages', (label) => resolveLanguage(label, { lang: locale.lang }).code),
    offers: form.all('offers'),
    capitals: form.all('capitals'),
    website: form.one('website').trim() || null,
    email: form.one('email').trim() || null,
    phone: form.one('phone').trim() || null,
    registration: form.one('registration').trim() || null,
    founded: form.one('founded').trim() ? Number(form.one('founded')) : null,
    size: form.one('size') || null,
    country,
    town,
    place,
    namedOn: form.all('namedOn'),
  });
  const wrong = given.success
    ? []
    : fieldErrors(onForm(given.error, form.one('short').trim() !== ''), locale);
  const all = [...wrong, ...errors.filter(({ name }) => !wrong.some((each) => each.name === name))];
  return { said: all.length === 0 && given.success ? given.data : null, errors: all };
}

/** The parts of a name and of a text stand in one field of the form. */
function onForm({ issues }: ZodError, short: boolean): ZodError {
  const fieldOf = ([part, index]: readonly PropertyKey[]) => {
    if (part === 'texts') return 'text.fr';
    if (part !== 'names') return String(part);
    if (typeof index !== 'number' || index === 0) return 'name';
    return short && index === 1 ? 'short' : 'otherNames';
  };
  return new ZodError(issues.map((issue) => ({ ...issue, path: [fieldOf(issue.path)] })));
}

const parted = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;،؛\n]+/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

function countryOf(label: string): string | null {
  const { kind, code } = resolveCountry(label);
  return kind === 'country' ? code : null;
}

function namesOf(form: Typed, before?: Organisation): OrganisationForm['names'] {
  const known = new Map((before?.names ?? []).map((name) => [name.text, name]));
  const short = form.one('short').trim();
  const lang = form.one('nameLang');
  return [
    { text: form.one('name'), lang, kind: 'official' },
    ...(short ? [{ text: short, lang, kind: 'short' as const }] : []),
    ...form
      .one('otherNames')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 1)
      .map((text) => {
        const former = known.get(text);
        const kind = former?.kind === 'former' ? ('former' as const) : ('translated' as const);
        return { text, lang: former?.lang ?? languageOfText(text), kind };
      }),
  ];
}

/** The original is what is written in the language of the name, else the first; the others translate it. */
function textsOf(form: Typed): OrganisationForm['texts'] {
  const own = form.one('nameLang');
  return LANGS.map((lang) => ({ lang: lang as string, text: form.one(`text.${lang}`).trim() }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => Number(b.lang === own) - Number(a.lang === own));
}

/** What an organisation says now, as its form shows it. */
export function formOf(organisation: Organisation, lang: Lang): Typed {
  const [official, ...others] = organisation.names;
  const short = others.find(({ kind }) => kind === 'short');
  const names = (codes: readonly string[], name: (code: string, lang: Lang) => string) =>
    codes.map((code) => name(code, lang)).join(', ');
  return typed({
    kind: organisation.kind,
    name: official?.text ?? '',
    nameLang: official?.lang ?? 'fr',
    short: short?.text ?? '',
    otherNames: others
      .filter((name) => name !== short)
      .map(({ text }) => text)
      .join('\n'),
    ...Object.fromEntries(organisation.texts.map(({ lang, text }) => [`text.${lang}`, text])),
    origins: names(organisation.origins, countryName),
    residences: names(organisation.residences, countryName),
    sectors: organisation.sectors,
    languages: names(organisation.languages, languageName),
    offers: organisation.offers,
    capitals: organisation.capitals,
    website: organisation.website ?? '',
    email: organisation.email ?? '',
    phone: organisation.phone ?? '',
    registration: organisation.registration ?? '',
    founded: organisation.founded === null ? '' : String(organisation.founded),
    size: organisation.size ?? '',
    country: organisation.country ?? '',
    town: organisation.town ?? '',
    place: organisation.place ?? '',
    namedOn: organisation.namedOn,
  });
}
