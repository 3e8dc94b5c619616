import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { contactsOf } from '../contacts/contacts.ts';
import { answerInWords, profileOf } from '../profiles/profiles.ts';

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
  /** What other features keep for this recipient alone. */
  others: Readonly<Record<string, string>> = {},
): Promise<ShownField[]> {
  const contacts = new Map<string, string>(
    (await contactsOf(db, means, account)).map(({ kind, value }) => [kind, value]),
  );
  const said = await profileOf(db, means, account);
  return fields.map((name) => ({
    name,
    label: fieldName(name, locale),
    text:
      others[name] ?? contacts.get(name) ?? ((said && answerInWords(name, said, locale)) || null),
  }));
}

export const fieldName = (name: string, locale: Locale): string =>
  locale.has(`field.${name}`) ? locale.t(`field.${name}`) : name;
