import type { Config } from '../../config.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { consultationById, participantsOf, statementsOf } from '../consultations/consultations.ts';
import { countStands, type Edge, originsOf, proposalsWithIds } from '../proposals/proposals.ts';
import type { CitedProposal, CitedStatement, Content, Paragraph } from './content.ts';
import type { Unpublished } from './publishing.ts';
import { type Results, resultsOf } from './results.ts';
import { type Document, paragraphsOf, titlesOf, type Written } from './writing.ts';

/** What a document says now, with all from which it comes: what the next version would say. */
export async function composeDocument(
  db: Executor,
  { name: hub, threat }: Pick<Config['hub'], 'name' | 'threat'>,
  document: Document,
): Promise<Unpublished> {
  const written = await paragraphsOf(db, document);
  const edges = await originsOf(
    db,
    written.map(({ id }) => ({ kind: 'paragraph', id })),
  );
  const evidence = await evidenceOf(db, threat, document, edges);
  let place = 0;
  const paragraphs = written.map((each): Paragraph => {
    if (each.kind === 'text') place += 1;
    return {
      id: each.id,
      kind: each.kind,
      place: each.kind === 'text' ? place : null,
      texts: textsOf(document, each),
      ...citedBy(each.id, edges, evidence),
      divergences: each.divergences.map(({ lang, text, statementId }) => ({
        lang: lang as Lang, // the form took nothing else
        text,
        statement: (statementId && evidence.statements.get(statementId)?.number) || null,
      })),
    };
  });
  return {
    hub,
    lang: document.lang as Lang, // the form took nothing else
    titles: Object.fromEntries(
      (await titlesOf(db, document)).map(({ lang, title, summary, by, on }) => [
        lang,
        { title, summary, by, on },
      ]),
    ),
    consultation: evidence.consultation,
    paragraphs,
  };
}

function textsOf({ lang: first }: Document, { texts }: Written): Paragraph['texts'] {
  const newest = texts.find(({ lang }) => lang === first)?.revision ?? 0;
  return Object.fromEntries(
    texts.map(({ lang, text, by, on, revision }) => [
      lang,
      { text, by, on, outdated: revision < newest },
    ]),
  );
}

interface Evidence {
  readonly consultation: Content['consultation'];
  readonly statements: ReadonlyMap<string, { readonly id: string; readonly number: number }>;
  readonly proposals: ReadonlyMap<string, Omit<CitedProposal, 'statements' | 'proposals'>>;
  readonly results: Results;
}

async function evidenceOf(
  db: Executor,
  threat: Config['hub']['threat'],
  { consultationId, lang }: Document,
  edges: readonly Edge[],
): Promise<Evidence> {
  const proposals = await proposalsIn(db, edges, lang as Lang); // the form took nothing else
  if (!consultationId)
    return { consultation: null, statements: new Map(), proposals, results: new Map() };
  const consultation = await consultationById(db, consultationId, lang as Lang);
  const statements = await statementsOf(db, consultation.id, lang as Lang);
  const participants = (await participantsOf(db, consultation.id)).length;
  const { slug, title, question, minimum } = consultation;
  return {
    consultation: {
      slug,
      lang: consultation.lang as Lang, // a check of the table allows nothing else
      title,
      question,
      participants: participants < minimum ? null : participants,
      statements: statements.length,
    },
    statements: new Map(statements.map(({ id, number }) => [id, { id, number }])),
    proposals,
    results: await resultsOf(db, threat, consultation, statements),
  };
}

async function proposalsIn(db: Executor, edges: readonly Edge[], lang: Lang) {
  const ids = [
    ...new Set(
      edges.flatMap(({ from, to }) => [from, to].filter(({ kind }) => kind === 'proposal')),
    ),
  ].map(({ id }) => id);
  const counts = await countStands(db, ids);
  const found = await proposalsWithIds(db, [...new Set(ids)], lang);
  return new Map(
    found.map(({ id, number, version }) => [
      id,
      { id, number, version, support: 0, objection: 0, ...counts.get(id) },
    ]),
  );
}

/** The proposals that a paragraph carries, and every statement from which it comes, through them too. */
function citedBy(
  paragraph: string,
  edges: readonly Edge[],
  { statements, proposals, results }: Evidence,
): { proposals: CitedProposal[]; statements: CitedStatement[] } {
  const numbersOf = (ids: readonly string[], known: ReadonlyMap<string, { number: number }>) =>
    ids.flatMap((id) => known.get(id)?.number ?? []).sort((a, b) => a - b);
  const carried = edges
    .filter(({ from, to }) => to.id === paragraph && from.kind === 'proposal')
    .flatMap(({ from }) => proposals.get(from.id) ?? []);
  const all = behind(paragraph, edges);
  return {
    proposals: carried
      .map((proposal) => {
        const back = behind(proposal.id, edges);
        return {
          ...proposal,
          statements: numbersOf(back.statement, statements),
          proposals: numbersOf(back.proposal, proposals),
        };
      })
      .sort((a, b) => a.number - b.number),
    statements: all.statement
      .flatMap((id) => statements.get(id) ?? [])
      .map((statement) => ({
        ...statement,
        votes: results.get(statement.id)?.votes ?? null,
        groups: [...(results.get(statement.id)?.groups ?? [])],
      }))
      .sort((a, b) => a.number - b.number),
  };
}

/** Ids of all that stands behind one, each once. */
function behind(id: string, edges: readonly Edge[]): { statement: string[]; proposal: string[] } {
  const seen = new Set([id]);
  const found = { statement: new Set<string>(), proposal: new Set<string>() };
  const next = [id];
  for (let at = next.pop(); at !== undefined; at = next.pop())
    for (const { from, to } of edges) {
      if (to.id !== at || seen.has(from.id) || from.kind === 'paragraph') continue;
      seen.add(from.id);
      found[from.kind].add(from.id);
      next.push(from.id);
    }
  return { statement: [...found.statement], proposal: [...found.proposal] };
}
