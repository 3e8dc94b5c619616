import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { languageName } from '../../reference/languages/languages.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { contactsOf } from '../contacts/contacts.ts';
import { type Answers, profileOf } from '../profiles/profiles.ts';

/** A field that a recipient may see, and what stands in it now; null where there is nothing. */
export interface ShownField {
  readonly name: string;
  readonly label: string;
  readonly text: string | null;
}

/** The fields of a purpose with what somebody has in them, in their words. */
export async function fieldsInWords(
  db: Executor,
  means: { readonly keys: Keys },
  account: string,
  fields: readonly string[],
  locale: Locale,
): Promise<ShownField[]> {
  const contacts = await contactsOf(db, means, account);
  const said: Readonly<Record<string, unknown>> = {
    ...(await profileOf(db, means, account)),
    ...Object.fromEntries(contacts.map(({ kind, value }) => [kind, value])),
  };
  return fields.map((name) => ({
    name,
    label: fieldName(name, locale),
    text: inWords(name, said[name], locale) || null,
  }));
}

export const fieldName = (name: string, locale: Locale): string =>
  locale.has(`field.${name}`) ? locale.t(`field.${name}`) : name;

function inWords(name: string, value: unknown, locale: Locale): string {
  if (value === undefined || value === null) return '';
  if (name === 'occupation') return (value as Answers['occupation'])?.text ?? ''; // as the profile checked it
  if (name === 'availability') return locale.t('field.availability.hours', { n: Number(value) });
  return [value]
    .flat()
    .map((each) => oneInWords(name, String(each), locale))
    .join(' · ');
}

function oneInWords(name: string, value: string, locale: Locale): string {
  if (name === 'residence' || name === 'origins') return countryName(value, locale.lang);
  if (name === 'languages') return languageName(value, locale.lang);
  const key = `profile.${name}.${value}`;
  return locale.has(key) ? locale.t(key) : value;
}
