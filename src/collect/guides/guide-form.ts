import { z } from 'zod';
import { FRAMES } from '../../reference/frames/frames.ts';
import { day } from '../../web/http/forms.ts';

export const OFFICE_KINDS = [
  'consulate',
  'ministry',
  'bank',
  'municipality',
  'pension_fund',
  'association',
  'online',
] as const;

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const country = z.string().regex(/^[A-Z]{3}$/);
const line = z.string().trim().min(1).max(500);
const paragraph = z.string().trim().max(4000);

export const guideContent = z.object({
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(1000),
  forWhom: paragraph.default(''),
  steps: z
    .array(z.object({ title: line, text: paragraph }))
    .max(40)
    .default([]),
  documents: z.array(line).max(60).default([]),
  costs: paragraph.default(''),
  delays: paragraph.default(''),
  dates: z
    .array(z.object({ when: line, what: line }))
    .max(40)
    .default([]),
  cautions: z.array(line).max(40).default([]),
});

export const guideForm = z.object({
  officeKind: z.enum(OFFICE_KINDS),
  origins: z.array(country).max(250).default([]),
  residences: z.array(country).max(250).default([]),
  topics: z.array(z.enum(FRAMES.topics.map(({ code }) => code))).default([]),
  related: z.array(slug).max(20).default([]),
  reviewedOn: day,
});

export type GuideForm = z.input<typeof guideForm>;
export type GuideText = z.input<typeof guideContent>;
