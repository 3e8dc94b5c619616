import { z } from 'zod';
import { day } from '../../web/http/forms.ts';
import { DEFINITIONS, KINDS } from '../facts/fact.ts';
import { HOLDER_KINDS, LEGAL_BASES, QUALITIES, SOURCE_FORMS, USES } from './tables.ts';

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const texts = z.partialRecord(z.enum(['fr', 'en', 'es', 'ar']), z.string().max(2000));

export const holderForm = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(HOLDER_KINDS),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
});

export const agreementForm = z
  .object({
    legalBasis: z.enum(LEGAL_BASES),
    purpose: z.string().trim().min(1).max(500),
    uses: z.array(z.enum(USES)).min(1),
    signedOn: day,
    expiresOn: day.nullable().default(null),
  })
  .refine(({ signedOn, expiresOn }) => !expiresOn || expiresOn > signedOn, {
    path: ['expiresOn'],
    error: 'before_signature',
  });

export const sourceForm = z.object({
  title: texts.refine((title) => Object.values(title).some((text) => text?.trim()), {
    error: 'required',
  }),
  form: z.enum(SOURCE_FORMS).default('figures'),
  definition: z.enum(DEFINITIONS),
  kind: z.enum(KINDS),
  vintage: day,
  licence: z.string().trim().max(200).default(''),
  coverage: texts.default({}),
  method: texts.default({}),
  biases: texts.default({}),
  quality: z.enum(QUALITIES).default('unknown'),
});

export type HolderForm = z.input<typeof holderForm>;
export type AgreementForm = z.input<typeof agreementForm>;
export type SourceForm = z.input<typeof sourceForm>;
