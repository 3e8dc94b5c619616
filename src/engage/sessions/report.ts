import type { Executor } from '../../platform/database/database.ts';
import { isLang, type Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { addParagraph, beginDocument, documentById } from '../documents/documents.ts';
import { queueMessage } from '../messages/messages.ts';
import {
  keepReport,
  keepThanks,
  keptReport,
  type Means,
  type Placed,
  programmeOf,
  type ReportParagraph,
  type Summit,
  tellersOf,
} from '../summits/summits.ts';
import { heardIn } from './guides.ts';
import { notesOf } from './notes.ts';
import { inOrder, questionsOf } from './questions.ts';

export type { ReportParagraph };

/** A session of a report, with what came out of it. */
export interface Reported {
  readonly session: Placed;
  readonly paragraphs: readonly ReportParagraph[];
}

/** Builds the report from what stands in the sessions now, and makes it public; made again, it takes the place of the former. */
export async function makeReport(tx: Executor, by: By, summit: Summit): Promise<number> {
  const { sessions } = await programmeOf(tx, summit, '');
  const paragraphs: ReportParagraph[] = [];
  for (const session of sessions)
    if (!session.cancelledOn) paragraphs.push(...(await paragraphsOf(tx, session)));
  await keepReport(tx, by, summit, paragraphs);
  return paragraphs.length;
}

/** Recommendations first, then what was answered, what was asked and what was noted; each with where it stands. */
async function paragraphsOf(db: Executor, { id, lang: own }: Placed): Promise<ReportParagraph[]> {
  const [notes, guides, questions] = await Promise.all([
    notesOf(db, id),
    heardIn(db, id),
    questionsOf(db, id),
  ]);
  const written = (kind: 'recommendation' | 'note') =>
    notes
      .filter((note) => note.kind === kind)
      .map(({ number, lang, text }) => ({
        ...{ session: id, kind, lang, text },
        answer: '',
        source: `n${number}`,
      }));
  return [
    ...written('recommendation'),
    ...guides
      .filter(({ stances, said }) => stances || said.length > 0)
      .map(({ number, lang, text, stances, said }) => ({
        ...{ session: id, kind: 'guide' as const, lang: lang || own, text },
        answer: stances ? JSON.stringify(stances) : said.map((each) => each.text).join('\n'),
        source: `g${number}`,
      })),
    ...inOrder(questions).map(({ number, lang, text, answer }) => ({
      ...{ session: id, kind: 'question' as const, lang, text, answer },
      source: `q${number}`,
    })),
    ...written('note'),
  ];
}

/** The report as it was made, session by session; null where none was made. */
export async function reportOf(
  db: Executor,
  summit: Summit,
  lang: Lang,
): Promise<{ readonly madeOn: string; readonly sessions: readonly Reported[] } | null> {
  const found = await keptReport(db, summit);
  if (!found) return null;
  const { sessions } = await programmeOf(db, summit, lang);
  return {
    madeOn: found.madeOn,
    sessions: sessions
      .map((session) => ({
        session,
        paragraphs: found.paragraphs.filter((paragraph) => paragraph.session === session.id),
      }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
  };
}

/** Thanks those who asked to be told, once, with the way to the report. */
export async function thankAll(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  thanks: string,
): Promise<void> {
  await keepThanks(tx, by, summit, thanks);
  for (const account of await tellersOf(tx, means, summit))
    await queueMessage(tx, means, {
      to: { account },
      cause: `summit:${summit.id}:thanks`,
      of: null,
      template: 'summits.thanks',
      args: { summit: summit.title, thanks },
      path: `/summits/${summit.slug}/report`,
    });
}

/**
 * Begins a final document from the recommendations of a report: a heading a session, a paragraph a recommendation, each
 * with the address of the note that it comes from.
 */
export async function carryIntoDocument(
  tx: Executor,
  by: By,
  summit: Summit,
  address: string,
): Promise<string> {
  const lang = isLang(summit.lang) ? summit.lang : 'fr';
  const report = await reportOf(tx, summit, lang);
  const { title, summary } = summit;
  const id = await beginDocument(tx, by, {
    ...{ lang, title, summary },
    slug: `${summit.slug}-document`,
    consultationId: null,
    by: title,
  });
  const document = await documentById(tx, id);
  for (const { session, paragraphs } of report?.sessions ?? []) {
    const own = paragraphs.filter(({ kind }) => kind === 'recommendation');
    if (own.length === 0) continue;
    await addParagraph(tx, by, document, 'heading', { lang, text: session.title, by: title });
    for (const { text, source } of own)
      await addParagraph(tx, by, document, 'text', {
        lang,
        text: `${text}\n\n${address}/sessions/${session.code}#${source}`,
        by: title,
      });
  }
  return id;
}
