import { sql } from 'drizzle-orm';
import {
  createGuide,
  type GuideForm,
  guideWithTexts,
  saveGuideText,
} from '../../collect/guides/guides.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { CodeOf } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { commonSteps } from './common-steps.ts';
import { guideHelps } from './tables.ts';

/** What is asked again and again: a topic, and the corridor where that many come from one. */
export interface Recurring {
  readonly topic: string;
  readonly residence: string | null;
  readonly origin: string | null;
  /** Rounded to five; what fewer than five ask does not recur. */
  readonly count: number;
}

const FEWEST = 5;
const DAYS = 365;

const sinceYear = (clock: Clock): string =>
  new Date(clock().getTime() - DAYS * 86_400_000).toISOString();

/** Needs and questions of a year by topic, and by topic and corridor, the most frequent first. */
export async function recurring(db: Executor, clock: Clock): Promise<Recurring[]> {
  const rows = await db.execute<{
    topic: string;
    residence: string | null;
    origin: string | null;
    n: number;
  }>(sql`
    select topic, residence, origin, count(*)::int as n from requests
    where kind in ('need', 'question') and created_at >= ${sinceYear(clock)}
    group by grouping sets ((topic), (topic, residence, origin))
    having count(*) >= ${FEWEST} and (grouping(residence) = 1 or origin is not null)
    order by n desc, topic, residence nulls first, origin`);
  return [...rows].map(({ n, ...of }) => ({ ...of, count: n - (n % FEWEST) }));
}

export interface Draft {
  readonly topic: CodeOf<'topics'>;
  readonly residence: string | null;
  readonly origin: string | null;
  readonly lang: Lang;
  readonly title: string;
  readonly summary: string;
}

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/**
 * Begins a guide from what recurs: hidden, with the steps that answers have in common and nothing that was asked.
 * Gives its slug; only what recurs has one.
 */
export async function draftGuide(tx: Executor, by: By, draft: Draft): Promise<string> {
  const { topic, residence, origin, lang, title, summary } = draft;
  const known = (await recurring(tx, by.clock)).some(
    (one) => one.topic === topic && one.residence === residence && one.origin === origin,
  );
  if (!known) throw new Problem('page/not-found', 404);
  const slug = await freeSlug(tx, [topic, origin, residence].filter(Boolean).join('-'));
  const settings: GuideForm = {
    officeKind: 'online',
    topics: [topic],
    origins: origin ? [origin] : [],
    residences: residence ? [residence] : [],
    reviewedOn: by.clock().toISOString().slice(0, 10),
  };
  const steps = commonSteps(await answersTo(tx, by.clock, draft));
  await createGuide(tx, by, slug, settings, { draft: true });
  const text = { title, summary, steps: steps.map((step) => ({ title: step, text: '' })) };
  await saveGuideText(tx, by, slug, lang, text);
  return slug;
}

async function freeSlug(tx: Executor, wanted: string): Promise<string> {
  const plain = wanted.toLowerCase();
  for (let turn = 1; turn < 100; turn += 1) {
    const slug = turn === 1 ? plain : `${plain}-${turn}`;
    const taken = await guideWithTexts(tx, slug).catch(() => null);
    if (!taken) return slug;
  }
  throw new Problem('guide/taken', 409, { slug: plain });
}

async function answersTo(
  db: Executor,
  clock: Clock,
  { topic, residence, origin, lang }: Draft,
): Promise<{ request: string; text: string }[]> {
  const rows = await db.execute<{ request: string; text: string }>(sql`
    select r.id as request, s.text from request_steps s join requests r on r.id = s.request_id
    where s.step = 'answered' and s.lang = ${lang} and r.topic = ${topic}
      and r.kind in ('need', 'question') and r.created_at >= ${sinceYear(clock)}
      and (${residence}::text is null or r.residence = ${residence})
      and (${origin}::text is null or r.origin = ${origin})
    order by s.at, s.id limit 2000`);
  return [...rows];
}

/** Somebody was helped by a guide and need not ask. */
export async function countHelp(tx: Executor, clock: Clock, slug: string): Promise<void> {
  await tx
    .insert(guideHelps)
    .values({ slug, month: clock().toISOString().slice(0, 7), count: 1 })
    .onConflictDoUpdate({
      target: [guideHelps.slug, guideHelps.month],
      set: { count: sql`${guideHelps.count} + 1` },
    });
}

/** How many each guide has helped in a year. */
export async function helpsOf(db: Executor, clock: Clock): Promise<Map<string, number>> {
  const rows = await db.execute<{ slug: string; n: number }>(sql`
    select slug, sum(count)::int as n from guide_helps
    where month >= ${sinceYear(clock).slice(0, 7)} group by slug`);
  return new Map([...rows].map(({ slug, n }) => [slug, n]));
}
