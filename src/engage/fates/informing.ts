import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import {
  citedStatements,
  consultationById,
  type Means,
  tellAuthors,
  tellNamed,
} from '../consultations/consultations.ts';
import { proposalById } from '../proposals/proposals.ts';
import { type Decision, decideFate, fateOf } from './deciding.ts';

/** What of what was said in a consultation is decided upon at the desk. */
export type Said = 'statement' | 'proposal';

export interface Subject {
  readonly kind: Said;
  readonly id: string;
  readonly number: number;
  readonly on: string;
  readonly lang: string;
  readonly text: string;
  readonly consultationId: string;
  readonly slug: string;
  /** Keyed name of whoever wrote a proposal. */
  readonly author: string | null;
}

/** A statement or a proposal that everybody may read; null where there is none. */
export async function subjectOf(
  db: Executor,
  kind: Said,
  id: string,
  lang: Lang,
): Promise<Subject | null> {
  if (kind === 'proposal') {
    const { shown, number, on, consultationId, slug, author } = await proposalById(db, id, lang);
    return { kind, id, number, on, ...shown, consultationId, slug, author };
  }
  const [found] = await citedStatements(db, [id], lang);
  if (!found) return null;
  const { number, on, text, consultationId, slug } = found;
  return { kind, id, number, on, lang: found.lang, text, consultationId, slug, author: null };
}

/** Decides, and tells the author who asked to be told; whoever cannot be told finds it on the pages. */
export async function decideAndTell(
  tx: Executor,
  means: Means,
  by: By,
  subject: Subject,
  decision: Decision,
): Promise<void> {
  if (!(await decideFate(tx, by, decision))) return;
  const fate = await fateOf(tx, subject.kind, subject.id);
  const { shown } = await consultationById(tx, subject.consultationId, 'fr');
  const news = {
    cause: `fate:${fate?.id}`,
    template: `fates.${subject.kind}`,
    args: { consultation: shown.title },
    path: '/me/answers',
  };
  if (subject.kind === 'statement') await tellAuthors(tx, means, [subject.id], news);
  else if (subject.author)
    await tellNamed(tx, means, subject.consultationId, [subject.author], news);
}
