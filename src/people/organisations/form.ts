import { z } from 'zod';
import { country } from '../../reference/countries/countries.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { FIELDS, KINDS, NAME_KINDS, NAMINGS, OFFERS, SIZES } from './codes.ts';

const NAME = 200;
/** A short form is what people call it: an abbreviation, a word or two. */
export const SHORT_NAME = 30;
const TEXT = 3000;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // Marks that turn the direction of a line or hide in it: a name must look like what it is.
    .transform((text) => text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));

const language = z
  .string()
  .refine((code) => /^[a-z]{2,3}$/.test(code) && languageName(code, 'fr') !== code);
const countries = z.array(z.string().refine((code) => country(code) !== null)).max(250);
const oneOf = <Code extends string>(codes: readonly Code[]) =>
  z.array(z.enum(codes)).max(codes.length);

const name = z
  .strictObject({
    text: line(NAME).pipe(z.string().min(2)),
    lang: language,
    kind: z.enum(NAME_KINDS),
  })
  .refine(({ kind, text }) => kind !== 'short' || text.length <= SHORT_NAME, {
    path: ['text'],
    message: 'long',
  });

const website = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(300)
  // An address that carries a name and a password shows one host and leads to another.
  .refine((text) => !/^[a-z]+:\/\/[^/]*@/i.test(text));

/** What an organisation says of itself, whoever writes it. Every part but its name may be left out. */
export const organisationForm = z.strictObject({
  kind: z.enum(KINDS),
  names: z
    .array(name)
    .min(1)
    .max(20)
    .refine((names) => names[0]?.kind === 'official'),
  texts: z
    .array(z.strictObject({ lang: language, text: line(TEXT).pipe(z.string().min(1)) }))
    .max(12)
    .refine((texts) => new Set(texts.map(({ lang }) => lang)).size === texts.length)
    .default([]),
  origins: countries.default([]),
  residences: countries.default([]),
  sectors: oneOf(FIELDS.map(({ code }) => code)).default([]),
  languages: z.array(language).max(30).default([]),
  offers: oneOf(OFFERS).default([]),
  capitals: oneOf(FRAMES.capitals.map(({ code }) => code)).default([]),
  website: website.nullable().default(null),
  email: z.email().max(200).nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ().-]{6,30}$/)
    .nullable()
    .default(null),
  registration: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2,3}-[A-Z]{2,10}-[A-Z0-9./-]{2,40}$/)
    .nullable()
    .default(null),
  founded: z.number().int().min(1500).max(2200).nullable().default(null),
  size: z.enum(SIZES).nullable().default(null),
  country: z
    .string()
    .refine((code) => country(code) !== null)
    .nullable()
    .default(null),
  /** As written; it is looked up in the gazetteer within the country. */
  town: line(100).nullable().default(null),
  /** Which of several towns of that name, by its number in the gazetteer. */
  place: z.string().max(20).nullable().default(null),
  namedOn: oneOf(NAMINGS).default([]),
});

export type OrganisationForm = z.input<typeof organisationForm>;
export type OrganisationSaid = z.output<typeof organisationForm>;
