import { and, desc, eq, like, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Executor } from '../../platform/database/database.ts';
import { journal, journalDetails } from '../../platform/journal/tables.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { fieldName, purposeOf, recipientById, recipientOf } from '../consents/consents.ts';

/** One look at somebody's data, in their language: which body, never which person of it. */
export interface Look {
  readonly at: Date;
  readonly act: string;
  readonly who: string;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly fields: readonly string[];
}

const MOST = 500;

const told = z.object({
  recipient: z.string().optional(),
  reason: z.string().optional(),
  fields: z.array(z.string()).optional(),
});

/** Who looked at somebody's data, when and for what, newest first: acts of others on them that end in `/read`. */
export async function looksAt(db: Executor, account: string, lang: Lang): Promise<Look[]> {
  const rows = await db
    .select({
      at: journal.at,
      act: journal.act,
      purpose: journal.purpose,
      details: journalDetails.details,
    })
    .from(journal)
    .leftJoin(journalDetails, eq(journalDetails.journalId, journal.id))
    .where(
      and(
        eq(journal.subject, `account:${account}`),
        like(journal.act, '%/read'),
        ne(journal.actor, account),
      ),
    )
    .orderBy(desc(journal.at), desc(journal.id))
    .limit(MOST);
  const office = (await recipientOf(db, 'office')).names[lang];
  const names = await namesOf(db, lang, rows);
  return rows.map(({ at, act, purpose, details }) => {
    const { recipient = '', reason = null, fields = [] } = told.safeParse(details).data ?? {};
    return {
      at,
      act,
      reason,
      who: names.get(recipient) ?? office,
      purpose: names.get(purpose ?? '') ?? null,
      fields: fields.map((name) => fieldName(name, localeOf(lang))),
    };
  });
}

/** The titles of purposes and the names of recipients that a page of looks speaks of, each found once. */
async function namesOf(
  db: Executor,
  lang: Lang,
  rows: readonly { purpose: string | null; details: unknown }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const code of new Set(rows.flatMap(({ purpose }) => purpose ?? []))) {
    const purpose = await purposeOf(db, code);
    if (purpose) names.set(code, purpose.texts[lang].title);
  }
  const ids = rows.flatMap(({ details }) => told.safeParse(details).data?.recipient ?? []);
  for (const id of new Set(ids)) {
    const recipient = await recipientById(db, id);
    if (recipient) names.set(id, recipient.names[lang]);
  }
  return names;
}
