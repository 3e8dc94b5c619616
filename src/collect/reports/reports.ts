import { and, eq } from 'drizzle-orm';
import { type Announcement, announcementsOf } from '../../people/announcements/announcements.ts';
import { membersOfYear } from '../../people/members/members.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { type CodeOf, FRAMES } from '../../reference/frames/frames.ts';
import type { By } from '../../web/http/actor.ts';
import { activitiesOf } from '../activities/activities.ts';
import { objective19, type Report } from './objective19.ts';
import { commitmentChecks, reportTexts } from './tables.ts';

export const LEVELS = ['not_yet', 'begun', 'usual', 'reviewed'] as const;
export type Level = (typeof LEVELS)[number];
export type CommitmentCode = CodeOf<'chsCommitments'>;
export type Check = typeof commitmentChecks.$inferSelect;

export interface OfYear {
  readonly organisationId: string;
  readonly year: number;
}

const yearsOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The report of an organisation on objective 19 for a year, from its activities and what it wrote itself. */
export async function reportFor(db: Executor, { organisationId, year }: OfYear): Promise<Report> {
  const [activities, texts] = await Promise.all([
    activitiesOf(db, organisationId, yearsOf(year)),
    db
      .select()
      .from(reportTexts)
      .where(and(eq(reportTexts.organisationId, organisationId), eq(reportTexts.year, year))),
  ]);
  return objective19(year, activities, texts);
}

/** What a report says of an organisation's own life, beside its activities. */
export interface InnerLife {
  /** Who had joined by the end of the year and is a member still: protected, null where they are too few to say. */
  readonly members: number | null;
  /** Meetings of the year to which the members were called, each an announcement. */
  readonly meetings: readonly Announcement[];
}

export async function innerLifeOf(
  db: Executor,
  { organisationId, year }: OfYear,
): Promise<InnerLife> {
  const { from, to } = yearsOf(year);
  const announced = await announcementsOf(db, organisationId);
  return {
    members: await membersOfYear(db, organisationId, year),
    meetings: announced
      .filter(({ meetingOn }) => meetingOn !== null && meetingOn >= from && meetingOn <= to)
      .sort((one, other) => (one.meetingOn ?? '').localeCompare(other.meetingOn ?? '')),
  };
}

/** Writes what an organisation says under the sections, in one language; an empty text takes it back. */
export async function writeReport(
  tx: Executor,
  by: By,
  { organisationId, year }: OfYear,
  lang: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const changedAt = by.clock();
  for (const { code: section } of FRAMES.objective19) {
    const text = texts.get(section)?.trim() ?? '';
    const key = { organisationId, year, section, lang };
    if (text)
      await tx
        .insert(reportTexts)
        .values({ ...key, text, changedAt })
        .onConflictDoUpdate({
          target: [
            reportTexts.organisationId,
            reportTexts.year,
            reportTexts.section,
            reportTexts.lang,
          ],
          set: { text, changedAt },
        });
    else
      await tx
        .delete(reportTexts)
        .where(
          and(
            eq(reportTexts.organisationId, organisationId),
            eq(reportTexts.year, year),
            eq(reportTexts.section, section),
            eq(reportTexts.lang, lang),
          ),
        );
  }
  await note(tx, by, organisationId, 'written', year);
}

/** How an organisation sees itself on the nine commitments in a year, by commitment. */
export async function checksOf(
  db: Executor,
  { organisationId, year }: OfYear,
): Promise<ReadonlyMap<string, Check>> {
  const rows = await db
    .select()
    .from(commitmentChecks)
    .where(
      and(eq(commitmentChecks.organisationId, organisationId), eq(commitmentChecks.year, year)),
    );
  return new Map(rows.map((row) => [row.commitment, row]));
}

export interface CheckGiven {
  readonly commitment: CommitmentCode;
  readonly level: Level | null;
  readonly evidence: string;
  readonly planned: string;
}

export async function saveChecks(
  tx: Executor,
  by: By,
  of: OfYear,
  lang: string,
  given: readonly CheckGiven[],
): Promise<void> {
  const changedAt = by.clock();
  for (const { commitment, ...said } of given)
    await tx
      .insert(commitmentChecks)
      .values({ ...of, commitment, ...said, lang, changedAt })
      .onConflictDoUpdate({
        target: [
          commitmentChecks.organisationId,
          commitmentChecks.year,
          commitmentChecks.commitment,
        ],
        set: { ...said, lang, changedAt },
      });
  await note(tx, by, of.organisationId, 'checked', of.year);
}

async function note(
  tx: Executor,
  by: By,
  organisationId: string,
  act: string,
  year: number,
): Promise<void> {
  await record(tx, by.clock, {
    actor: by.actor,
    act: `reports/${act}`,
    subject: `organisation:${organisationId}`,
    details: { year },
  });
}
