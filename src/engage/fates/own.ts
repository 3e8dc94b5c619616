import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import {
  consultationById,
  type Means,
  type Participant,
  statementsBy,
  statementsById,
} from '../consultations/consultations.ts';
import { proposalsBy } from '../proposals/proposals.ts';
import { fatesOf } from './deciding.ts';
import { type ToldFate, tellFates } from './telling.ts';
import type { OwnConsultation, OwnWords } from './views.tsx';

/** What somebody said in a consultation, and what became of each. */
export async function ownAnswers(
  db: Executor,
  means: Pick<Means, 'keys'>,
  { id, consultationId }: Pick<Participant, 'id' | 'consultationId'>,
  lang: Lang,
): Promise<OwnConsultation> {
  const { slug, shown, answerBy } = await consultationById(db, consultationId, lang);
  const base = `/consultations/${slug}`;
  const statements = await statementsBy(db, means, id);
  const proposals = await proposalsBy(db, means, id, lang);
  const told = await toldOf(db, 'statement', statements, lang);
  const toldProposals = await toldOf(db, 'proposal', proposals, lang);
  const into = await statementsById(
    db,
    statements.flatMap(({ joinedInto }) => joinedInto ?? []),
  );
  const follows = await toldOf(db, 'statement', into, lang);
  const words: OwnWords[] = [
    ...statements.map((each) => ({
      kind: 'statement' as const,
      number: each.number,
      path: `${base}/statements/${each.number}`,
      lang: each.lang,
      text: each.text,
      state: stateIn(each),
      reason: each.reason,
      told: told.get(each.id) ?? follows.get(each.joinedInto ?? '') ?? null,
    })),
    ...proposals.map((each) => ({
      kind: 'proposal' as const,
      number: each.number,
      path: `${base}/proposals/${each.number}`,
      lang: each.lang,
      text: each.original,
      state: stateIn(each),
      reason: each.reason,
      told: toldProposals.get(each.id) ?? null,
    })),
  ];
  return { slug, title: shown.title, lang: shown.lang, answerBy, words };
}

const stateIn = (each: {
  acceptedOn: string | null;
  hiddenOn: string | null;
}): OwnWords['state'] => (each.hiddenOn ? 'hidden' : each.acceptedOn ? 'shown' : 'waiting');

async function toldOf(
  db: Executor,
  kind: 'statement' | 'proposal',
  those: readonly { readonly id: string }[],
  lang: Lang,
): Promise<Map<string, ToldFate>> {
  const fates = await fatesOf(
    db,
    kind,
    those.map(({ id }) => id),
  );
  const told = await tellFates(db, [...fates.values()], lang);
  return new Map(told.map((each) => [each.fate.subject, each]));
}
