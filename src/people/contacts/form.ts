import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { ZONES } from '../../web/components/zone-select.tsx';
import type { Typed } from '../../web/http/forms.ts';
import type { Wishes } from './contacts.ts';

/** What a person may be written to in a month, all senders together. */
export const BUDGETS = [0, 1, 2, 4, 8, 12] as const;

const zones = new Set(ZONES);

const hour = z.coerce.number().int().min(0).max(23);

const wishes = {
  lang: z.enum(LANGS),
  monthly: z.coerce.number().int().min(0).max(31),
  quietFrom: hour,
  quietTo: hour,
  zone: z.string().refine((zone) => zones.has(zone) || zone === 'UTC'),
  byPhone: z.string().transform((text) => text !== ''),
};

export interface ContactForm {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly wishes: Wishes;
}

/** Reads the form; a number without its country's code is read as one of the country where the person lives. */
export function readContact(typed: Typed, country: CountryCode | null) {
  const schema = z.object({
    name: z.string().trim().max(80),
    email: z.union([z.literal(''), z.email('email').max(200)]),
    phone: z.string().transform((text, context) => {
      if (text.trim() === '') return '';
      const number = text.length < 40 && parsePhoneNumberFromString(text, country ?? undefined);
      if (number && number.isValid()) return number.number;
      context.addIssue({ code: 'custom', message: 'phone' });
      return z.NEVER;
    }),
    ...wishes,
  });
  const given = Object.fromEntries(
    ['name', 'email', 'phone', ...Object.keys(wishes)].map((key) => [key, typed.one(key).trim()]),
  );
  return schema
    .transform(
      ({ name, email, phone, ...rest }): ContactForm => ({ name, email, phone, wishes: rest }),
    )
    .safeParse(given);
}
