import { z } from 'zod';
import { FIELDS } from '../../people/organisations/organisations.ts';
import { country } from '../../reference/countries/countries.ts';
import { division } from '../../reference/divisions/divisions.ts';
import { type CodeOf, FRAMES, type FrameName } from '../../reference/frames/frames.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { loadSdg } from '../../reference/sdg/sdg.ts';
import { loadSectors } from '../../reference/sectors/sectors.ts';
import { GROUPS, MONEY, STATES, UNITS, VISIBILITIES } from './codes.ts';

const MOST_PEOPLE = 100_000_000;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // Marks that turn the direction of a line or hide in it: a name must look like what it is.
    .transform((text) => text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));

const oneOf = <Code extends string>(codes: readonly Code[]) =>
  z
    .array(z.enum(codes))
    .max(codes.length)
    .default([])
    .transform((given) => codes.filter((code) => given.includes(code)));

const termsOf = <Name extends FrameName>(frame: Name) =>
  oneOf<CodeOf<Name>>(FRAMES[frame].map(({ code }) => code));

const text = z.strictObject({
  lang: z.string().refine((code) => languageName(code, 'fr') !== code, 'choice'),
  title: line(160).pipe(z.string().min(3)),
  text: line(4000).default(''),
});

const count = z.number().int().min(0).max(MOST_PEOPLE).nullable().default(null);

const day = z.iso.date().refine((date) => date >= '1950-01-01' && date < '2100-01-01', 'date');

/** What an organisation enters once. What, where, when and who sees it are needed; all else may be left out. */
export const activityForm = z
  .strictObject({
    texts: z
      .array(text)
      .min(1)
      .max(12)
      .refine((texts) => new Set(texts.map(({ lang }) => lang)).size === texts.length, 'once'),
    field: z.enum(FIELDS.map(({ code }) => code)),
    purpose: z.string().refine(isPurpose, 'choice').nullable().default(null),
    unit: z.enum(UNITS).default('people'),
    targeted: count,
    reached: count,
    groups: oneOf(GROUPS),
    country: z.string().refine((code) => country(code) !== null, 'choice'),
    divisions: z.array(z.string()).max(60).default([]),
    place: line(100).nullable().default(null),
    startsOn: day,
    endsOn: day.nullable().default(null),
    state: z.enum(STATES),
    /** As written, one a name; those of the directory are recognised. */
    partners: z
      .array(line(200).pipe(z.string().min(2)))
      .max(40)
      .default([]),
    money: z.enum(MONEY).nullable().default(null),
    capitals: termsOf('capitals'),
    targets: z.array(z.string()).max(30).refine(areTargets, 'choice').default([]),
    sections: termsOf('objective19'),
    commitments: termsOf('chsCommitments'),
    visibility: z.enum(VISIBILITIES).default('coordination'),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'before_start',
  })
  .refine(areDivisions, { path: ['divisions'], message: 'choice' });

export type ActivityForm = z.input<typeof activityForm>;
export type ActivitySaid = z.output<typeof activityForm>;

async function isPurpose(code: string): Promise<boolean> {
  const { sectors } = await loadSectors();
  return sectors.some((sector) => sector.code === code && !sector.withdrawn);
}

async function areTargets(codes: readonly string[]): Promise<boolean> {
  const goals = await loadSdg();
  const known = new Set(goals.flatMap(({ targets }) => targets.map(({ code }) => code)));
  return codes.every((code) => known.has(code));
}

async function areDivisions({
  country: code,
  divisions,
}: {
  readonly country: string;
  readonly divisions: readonly string[];
}): Promise<boolean> {
  const start = `${country(code)?.alpha2 ?? ''}-`;
  const known = await Promise.all(divisions.map((each) => division(each)));
  return known.every((each) => each?.code.startsWith(start));
}
