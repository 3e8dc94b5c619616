import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { authorName, type Means } from '../consultations/consultations.ts';
import { addLineage, type Node } from './lineage.ts';
import { dayOf, note } from './noting.ts';
import { proposals, proposalTexts, proposalVersions } from './tables.ts';

export {
  type Amendment,
  amendmentsOf,
  decideAmendment,
  proposeAmendment,
  reviseProposal,
} from './amending.ts';
export { forgetProposed } from './holding.ts';
export {
  addLineage,
  cutLineage,
  type Edge,
  idsAmong,
  type Kind,
  type Node,
  originsOf,
  outcomesOf,
} from './lineage.ts';
export {
  type Counted,
  countStands,
  type Stand,
  standsOf,
  takeStand,
  withdrawStand,
} from './standing.ts';

type Row = typeof proposals.$inferSelect;
export type Version = typeof proposalVersions.$inferSelect;

/** A proposal with the text that stands, in the reader's language where a person translated it. */
export interface Proposal extends Row {
  /** The address of its consultation. */
  readonly slug: string;
  readonly version: number;
  /** In its own language. */
  readonly original: string;
  readonly shown: { readonly lang: string; readonly text: string };
}

export interface Draft {
  readonly consultationId: string;
  readonly lang: Lang;
  readonly text: string;
  /** The statements from which it is drawn. */
  readonly statements: readonly string[];
}

/** A facilitator writes one from what was said. */
export async function writeProposal(tx: Executor, by: By, draft: Draft): Promise<string> {
  const id = await insertProposal(tx, by.clock, draft, {
    source: 'office',
    author: null,
    accepted: true,
  });
  await note(tx, by, 'written', id);
  return id;
}

/** A participant writes one; `accepted` where moderation comes after. */
export const offerProposal = (
  tx: Executor,
  { clock, keys }: Means,
  draft: Draft,
  participant: string,
  accepted: boolean,
): Promise<string> =>
  insertProposal(tx, clock, draft, {
    source: 'participant',
    author: authorName(keys, participant),
    accepted,
  });

interface Origin {
  readonly source: 'office' | 'participant';
  readonly author: string | null;
  readonly accepted: boolean;
}

async function insertProposal(
  tx: Executor,
  clock: Clock,
  { consultationId, lang, text, statements }: Draft,
  { source, author, accepted }: Origin,
): Promise<string> {
  const id = randomUUID();
  const on = dayOf(clock);
  // Two at once would bear one number.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`proposals ${consultationId}`}, 0))`,
  );
  await tx.insert(proposals).values({
    id,
    consultationId,
    number: sql`(select coalesce(max(number), 0) + 1 from proposals where consultation_id = ${consultationId})`,
    lang,
    source,
    author,
    on,
    acceptedOn: accepted ? on : null,
  });
  await tx.insert(proposalVersions).values({ proposalId: id, version: 1, text, on });
  const from = statements.map((statement): Node => ({ kind: 'statement', id: statement }));
  await addLineage(tx, clock, from, { kind: 'proposal', id }, 'drawn');
  return id;
}

/** Several become one: those remain, with what came of them. */
export async function joinProposals(
  tx: Executor,
  by: By,
  joined: readonly Proposal[],
  { lang, text }: { readonly lang: Lang; readonly text: string },
): Promise<string> {
  const [first] = joined;
  if (!first || joined.length < 2) throw new Problem('proposal/too-few', 422);
  refuseEnded(joined);
  return replace(tx, by, joined, { consultationId: first.consultationId, lang, text }, 'joined');
}

/** One becomes several: it remains, with what came of it. */
export async function splitProposal(
  tx: Executor,
  by: By,
  proposal: Proposal,
  texts: readonly string[],
): Promise<string[]> {
  if (texts.length < 2) throw new Problem('proposal/too-few', 422);
  refuseEnded([proposal]);
  const lang = proposal.lang as Lang; // the form took nothing else
  const { consultationId } = proposal;
  const made: string[] = [];
  for (const text of texts)
    made.push(await replace(tx, by, [proposal], { consultationId, lang, text }, 'split'));
  return made;
}

function refuseEnded(proposals: readonly Proposal[]): void {
  if (proposals.some(({ endedOn, hiddenOn }) => endedOn || hiddenOn))
    throw new Problem('proposal/ended', 409);
}

async function replace(
  tx: Executor,
  by: By,
  old: readonly Proposal[],
  draft: Omit<Draft, 'statements'>,
  how: 'joined' | 'split',
): Promise<string> {
  const id = await insertProposal(
    tx,
    by.clock,
    { ...draft, statements: [] },
    { source: 'office', author: null, accepted: true },
  );
  const from = old.map((one): Node => ({ kind: 'proposal', id: one.id }));
  await addLineage(tx, by.clock, from, { kind: 'proposal', id }, how);
  await tx
    .update(proposals)
    .set({ endedOn: dayOf(by.clock) })
    .where(
      inArray(
        proposals.id,
        old.map((one) => one.id),
      ),
    );
  await note(tx, by, how, id);
  return id;
}

/** Everybody may read it from now on. */
export async function acceptProposal(tx: Executor, by: By, { id }: Proposal): Promise<void> {
  await tx
    .update(proposals)
    .set({ acceptedOn: dayOf(by.clock), hiddenOn: null, reason: '' })
    .where(eq(proposals.id, id));
  await note(tx, by, 'accepted', id);
}

/** It is taken off the pages, for a reason that its author reads. */
export async function hideProposal(
  tx: Executor,
  by: By,
  { id }: Proposal,
  reason: string,
): Promise<void> {
  await tx
    .update(proposals)
    .set({ hiddenOn: dayOf(by.clock), reason })
    .where(and(eq(proposals.id, id), isNull(proposals.hiddenOn)));
  await note(tx, by, 'hidden', id);
}

/** The standing version in another language, by a person. */
export async function translateProposal(
  tx: Executor,
  by: By,
  { id, version, lang: own }: Proposal,
  lang: Lang,
  text: string,
): Promise<void> {
  if (lang === own) throw new Problem('page/refused', 400);
  const on = dayOf(by.clock);
  await tx
    .insert(proposalTexts)
    .values({ proposalId: id, version, lang, text, on })
    .onConflictDoUpdate({
      target: [proposalTexts.proposalId, proposalTexts.version, proposalTexts.lang],
      set: { text, on },
    });
  await note(tx, by, 'translated', id);
}

/** What everybody reads of a consultation, by number. */
export const proposalsIn = (db: Executor, consultation: string, lang: Lang): Promise<Proposal[]> =>
  select(
    db,
    lang,
    and(
      eq(proposals.consultationId, consultation),
      isNotNull(proposals.acceptedOn),
      isNull(proposals.hiddenOn),
    ),
  );

/** All of a consultation, for the team: what waits first. */
export const proposalsForTeam = (
  db: Executor,
  consultation: string,
  lang: Lang,
): Promise<Proposal[]> => select(db, lang, eq(proposals.consultationId, consultation));

export const proposalsWithIds = (
  db: Executor,
  ids: readonly string[],
  lang: Lang,
): Promise<Proposal[]> =>
  ids.length === 0 ? Promise.resolve([]) : select(db, lang, inArray(proposals.id, [...ids]));

export async function proposalById(db: Executor, id: string, lang: Lang): Promise<Proposal> {
  const [found] = await proposalsWithIds(db, [id], lang);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** One that everybody may read, by its number. */
export async function proposalByNumber(
  db: Executor,
  consultation: string,
  number: number,
  lang: Lang,
): Promise<Proposal> {
  const [found] = await select(
    db,
    lang,
    and(eq(proposals.consultationId, consultation), eq(proposals.number, number)),
  );
  if (!found?.acceptedOn || found.hiddenOn) throw new Problem('page/not-found', 404);
  return found;
}

async function select(
  db: Executor,
  lang: Lang,
  where: ReturnType<typeof and>,
): Promise<Proposal[]> {
  const rows = await db
    .selectDistinctOn([proposals.consultationId, proposals.number], {
      proposal: proposals,
      slug: sql<string>`(select slug from consultations c where c.id = ${proposals.consultationId})`,
      version: proposalVersions.version,
      original: proposalVersions.text,
      translated: proposalTexts.text,
    })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.proposalId, proposals.id))
    .leftJoin(
      proposalTexts,
      and(
        eq(proposalTexts.proposalId, proposals.id),
        eq(proposalTexts.version, proposalVersions.version),
        eq(proposalTexts.lang, lang),
      ),
    )
    .where(where)
    .orderBy(asc(proposals.consultationId), asc(proposals.number), desc(proposalVersions.version));
  return rows.map(({ proposal, slug, version, original, translated }) => ({
    ...proposal,
    slug,
    version,
    original,
    shown:
      translated === null ? { lang: proposal.lang, text: original } : { lang, text: translated },
  }));
}

/** Every text that it has had, oldest first. */
export const versionsOf = (db: Executor, id: string): Promise<Version[]> =>
  db
    .select()
    .from(proposalVersions)
    .where(eq(proposalVersions.proposalId, id))
    .orderBy(asc(proposalVersions.version));

export interface OwedProposal {
  readonly id: string;
  readonly consultationId: string;
  readonly on: string;
  /** Others stand in its place. */
  readonly ended: boolean;
}

/** Every proposal of a participant that is owed an answer: what everybody may read. */
export async function owedProposals(db: Executor): Promise<OwedProposal[]> {
  const rows = await db
    .select()
    .from(proposals)
    .where(
      and(
        eq(proposals.source, 'participant'),
        isNotNull(proposals.acceptedOn),
        isNull(proposals.hiddenOn),
      ),
    )
    .orderBy(asc(proposals.on), asc(proposals.id));
  return rows.map(({ id, consultationId, on, endedOn }) => ({
    id,
    consultationId,
    on,
    ended: endedOn !== null,
  }));
}

/** What a participant wrote, whatever became of it. */
export const proposalsBy = (
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  participant: string,
  lang: Lang,
): Promise<Proposal[]> => select(db, lang, eq(proposals.author, authorName(keys, participant)));
