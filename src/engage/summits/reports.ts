import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type By, dayOf, note, type Summit } from './records.ts';
import { type ReportParagraph, summitReports, summits } from './tables.ts';

export type { ReportParagraph };

/** Keeps what a report says, in place of what it said before, and makes it public. */
export async function keepReport(
  tx: Executor,
  by: By,
  { id, reportedOn }: Summit,
  paragraphs: readonly ReportParagraph[],
): Promise<void> {
  const row = { madeOn: dayOf(by.clock), paragraphs };
  await tx
    .insert(summitReports)
    .values({ summitId: id, ...row })
    .onConflictDoUpdate({ target: summitReports.summitId, set: row });
  await tx
    .update(summits)
    .set({ reportedOn: reportedOn ?? row.madeOn })
    .where(eq(summits.id, id));
  await note(tx, by, 'report-made', id);
}

export async function keptReport(db: Executor, { id }: Pick<Summit, 'id'>) {
  const [found] = await db.select().from(summitReports).where(eq(summitReports.summitId, id));
  return found ?? null;
}

/** What those who came are thanked with. */
export async function keepThanks(
  tx: Executor,
  by: By,
  { id }: Summit,
  thanks: string,
): Promise<void> {
  await tx
    .update(summits)
    .set({ thanks, thankedOn: dayOf(by.clock) })
    .where(eq(summits.id, id));
  await note(tx, by, 'thanked', id);
}
