import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FRAMES } from '../../src/reference/frames/frames.ts';

const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;

const sentence = z.string().trim().min(2);
const guideSchema = z.strictObject({
  slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  lang: z.enum(LANGUAGES),
  title: sentence,
  summary: sentence,
  forWhom: sentence,
  topics: z.array(z.enum(FRAMES.topics.map(({ code }) => code))).optional(),
  officeKind: z.enum([
    'consulate',
    'ministry',
    'bank',
    'municipality',
    'pension_fund',
    'association',
    'online',
  ]),
  steps: z.array(z.strictObject({ title: sentence, text: sentence })).min(4),
  documents: z.array(sentence).min(2),
  costs: sentence,
  delays: sentence,
  dates: z.array(z.strictObject({ when: sentence, what: sentence })).min(2),
  cautions: z.array(sentence).min(2),
  related: z.array(z.string()).min(2),
  example: z.literal(true),
  reviewedOn: z.iso.date(),
});
type Guide = z.infer<typeof guideSchema>;

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const guides = new Map<string, Guide>(
  files.map((name) => [
    name.replace(/\.json$/, ''),
    guideSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
  ]),
);
const slugs = [...new Set([...guides.values()].map((guide) => guide.slug))];

const guide = (slug: string, lang: string): Guide => {
  const found = guides.get(`${slug}.${lang}`);
  if (!found) throw new Error(`no guide ${slug} in ${lang}`);
  return found;
};

const texts = (of: Guide): string[] => [
  of.title,
  of.summary,
  of.forWhom,
  of.costs,
  of.delays,
  ...of.documents,
  ...of.cautions,
  ...of.steps.flatMap((step) => [step.title, step.text]),
  ...of.dates.flatMap((date) => [date.when, date.what]),
];

const counts = (of: Guide) => ({
  steps: of.steps.length,
  documents: of.documents.length,
  dates: of.dates.length,
  cautions: of.cautions.length,
  office: of.officeKind,
  related: of.related,
  reviewedOn: of.reviewedOn,
});

describe('the guides of the demonstration hub', () => {
  it('are at least a dozen, each in four languages and in a file that bears its name', () => {
    expect(slugs.length).toBeGreaterThanOrEqual(12);
    expect([...guides.keys()].sort()).toEqual(
      slugs.flatMap((slug) => LANGUAGES.map((lang) => `${slug}.${lang}`)).sort(),
    );
    for (const [name, of] of guides) expect(name).toBe(`${of.slug}.${of.lang}`);
  });

  it.each(slugs)('%s says as much in each language', (slug) => {
    for (const lang of LANGUAGES)
      expect(counts(guide(slug, lang))).toEqual(counts(guide(slug, 'fr')));
  });

  it.each(slugs)('%s is written anew in each language', (slug) => {
    const titles = LANGUAGES.map((lang) => guide(slug, lang).title);
    expect(new Set(titles).size).toBe(LANGUAGES.length);
    for (const text of texts(guide(slug, 'ar'))) expect(text).toMatch(/\p{Script=Arabic}/u);
    for (const lang of ['fr', 'en', 'es'])
      for (const text of texts(guide(slug, lang))) expect(text).not.toMatch(/\p{Script=Arabic}/u);
  });

  it.each(slugs)('%s leads to other guides that exist, never to itself', (slug) => {
    const { related } = guide(slug, 'fr');
    expect(slugs).toEqual(expect.arrayContaining(related));
    expect(related).not.toContain(slug);
  });

  it('are reachable from one another: none is left without a way in', () => {
    const led = new Set(slugs.flatMap((slug) => guide(slug, 'fr').related));
    expect(slugs.filter((slug) => !led.has(slug))).toEqual([]);
  });

  it('invent no telephone number, address or link', () => {
    for (const of of guides.values())
      for (const text of texts(of)) {
        expect(text).not.toMatch(/\d[\d\s.-]{5,}\d/u);
        expect(text).not.toMatch(/https?:|www\.|@/);
      }
  });

  it('use short sentences: at most thirty words in French', () => {
    const long = slugs
      .flatMap((slug) => texts(guide(slug, 'fr')))
      .flatMap((text) => text.split(/(?<=[.?!])\s/u))
      .filter((part) => part.split(/\s+/u).length > 30);
    expect(long).toEqual([]);
  });

  it('follow each language’s typography', () => {
    for (const of of guides.values())
      for (const text of texts(of)) {
        expect(text).not.toContain("'");
        if (of.lang === 'fr') expect(text).not.toMatch(/[^\u202f][;?!:»](?!\d)|«[^\u202f]/u);
        if (of.lang === 'ar') expect(text).not.toMatch(/[,;?]/);
      }
  });
});
