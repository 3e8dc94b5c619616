import {
  type Consultation,
  consultationBySlug,
  participantsOf,
  statementsOf,
} from '../src/engage/consultations/consultations.ts';
import {
  addAdoption,
  addDivergence,
  addParagraph,
  beginDocument,
  composeDocument,
  type Document,
  documentById,
  publishVersion,
  titleDocument,
  traceParagraph,
  writeParagraph,
} from '../src/engage/documents/documents.ts';
import {
  commitmentById,
  type Decision,
  decideFate,
  followUp,
  undertake,
} from '../src/engage/fates/fates.ts';
import {
  type Node,
  type Proposal,
  proposalById,
  proposalsIn,
  reviseProposal,
  takeStand,
  translateProposal,
  writeProposal,
} from '../src/engage/proposals/proposals.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';
import { LANGS } from '../src/reference/languages/languages.ts';
import { SERVICES } from './consultation-words.ts';
import { COMMITMENTS, FATES, PARAGRAPHS, PROPOSALS, SUMMARY, TITLE } from './document-words.ts';

const OFFICE = 'Direction de la diaspora (exemple)';
const OTHERS = LANGS.filter((lang) => lang !== 'fr');

interface Told {
  readonly tx: Executor;
  readonly consultation: Consultation;
  /** Ids by number. */
  readonly statements: ReadonlyMap<number, string>;
  readonly by: { readonly clock: Hub['clock']; readonly keys: Hub['keys']; readonly actor: string };
}

/** The consultation that is over ends in a document: proposals, paragraphs traced to them, fates, commitments. */
export async function lightDocument(hub: Hub): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    const consultation = await consultationBySlug(tx, SERVICES.slug, 'fr');
    const said = await statementsOf(tx, consultation.id, 'fr');
    const told: Told = {
      tx,
      consultation,
      statements: new Map(said.map(({ number, id }) => [number, id])),
      by: { clock: ago(hub, 45), keys: hub.keys, actor: 'worker' },
    };
    await drawProposals(told);
    const { document, places } = await writeDocument(told);
    await publish(told, hub, document);
    await decideFates(told, hub, places);
    await undertakeAll(told, hub);
  });
}

const ago = (hub: Hub, days: number) => {
  const then = new Date(hub.clock().getTime() - days * 86_400_000);
  return () => then;
};

async function drawProposals({ tx, consultation, statements, by }: Told): Promise<void> {
  const people = await participantsOf(tx, consultation.id);
  for (const { words, from, before, supports, objections } of PROPOSALS) {
    const id = await writeProposal(tx, by, {
      consultationId: consultation.id,
      lang: 'fr',
      text: before ?? words.fr,
      statements: from.flatMap((number) => statements.get(number) ?? []),
    });
    if (before)
      await reviseProposal(tx, by, await proposalById(tx, id, 'fr'), {
        text: words.fr,
        why: 'Les villes sans consulat en ont le plus besoin.',
        lang: 'fr',
      });
    const proposal = await proposalById(tx, id, 'fr');
    for (const lang of OTHERS) await translateProposal(tx, by, proposal, lang, words[lang]);
    const stands = [
      ...supports.map((reason) => ({ stand: 'support' as const, reason })),
      ...objections.map((reason) => ({ stand: 'objection' as const, reason })),
    ];
    for (const [index, stand] of stands.entries())
      await takeStand(tx, by, proposal, people[index]?.id ?? '', { ...stand, lang: 'fr' }, true);
  }
}

async function writeDocument(
  told: Told,
): Promise<{ document: Document; places: ReadonlyMap<number, string> }> {
  const { tx, consultation, by } = told;
  const id = await beginDocument(tx, by, {
    slug: SERVICES.slug,
    consultationId: consultation.id,
    ...{ lang: 'fr', title: TITLE.fr, summary: SUMMARY.fr, by: OFFICE },
  });
  const document = await documentById(tx, id);
  for (const lang of OTHERS)
    await titleDocument(tx, by, document, {
      ...{ lang, title: TITLE[lang], summary: SUMMARY[lang], by: OFFICE },
    });
  const proposals = await proposalsIn(tx, consultation.id, 'fr');
  const places = new Map<number, string>();
  for (const paragraph of PARAGRAPHS) {
    const written = await writeOne(told, document, paragraph, proposals);
    if (paragraph.kind === 'text') places.set(places.size + 1, written);
  }
  return { document, places };
}

async function writeOne(
  { tx, statements, by }: Told,
  document: Document,
  {
    kind,
    words,
    proposals: carried = [],
    statements: cited = [],
    divergence,
  }: (typeof PARAGRAPHS)[number],
  proposals: readonly Proposal[],
): Promise<string> {
  const id = await addParagraph(tx, by, document, kind, { lang: 'fr', text: words.fr, by: OFFICE });
  for (const lang of OTHERS)
    await writeParagraph(tx, by, document, id, { lang, text: words[lang], by: OFFICE });
  const from: Node[] = [
    ...proposals
      .filter(({ number }) => carried.includes(number))
      .map((proposal): Node => ({ kind: 'proposal', id: proposal.id })),
    ...cited.flatMap((number): Node[] => {
      const statement = statements.get(number);
      return statement ? [{ kind: 'statement', id: statement }] : [];
    }),
  ];
  if (from.length > 0) await traceParagraph(tx, by, document, id, from);
  if (divergence)
    await addDivergence(tx, by, document, {
      paragraphId: id,
      statementId: statements.get(divergence.statement) ?? null,
      ...{ lang: 'fr', text: divergence.words },
    });
  return id;
}

async function publish({ tx, by }: Told, hub: Hub, document: Document): Promise<void> {
  const said = () => composeDocument(tx, hub.config.hub, document);
  await publishVersion(tx, by, document, 'draft', await said());
  const later = { ...by, clock: ago(hub, 20) };
  const version = await publishVersion(tx, later, document, 'adopted', await said());
  const on = later.clock().toISOString().slice(0, 10);
  const adopter = { version, organisationId: null, on };
  for (const [kind, who, people] of [
    ['office', OFFICE, null],
    ['organisation', 'Fédération des associations du Fleuve', null],
    ['people', 'Assemblée de Milan (exemple)', 43],
  ] as const)
    await addAdoption(tx, later, document, { ...adopter, kind, name: who, people });
}

async function decideFates(
  { tx, statements, by }: Told,
  hub: Hub,
  places: ReadonlyMap<number, string>,
): Promise<void> {
  for (const [
    index,
    { statement, fate, reason, lang, place, with: other, by: days },
  ] of FATES.entries()) {
    const subject = statements.get(statement);
    if (!subject) continue;
    const clock = ago(hub, 19 - index);
    const about = {
      kind: 'statement',
      subject,
      ...{ saidOn: ago(hub, 120)().toISOString().slice(0, 10), lang, reason },
    } as const;
    const decided = {
      retained: { ...about, fate: 'retained', paragraphId: places.get(place ?? 0) ?? null },
      joined: { ...about, fate: 'joined', joinedWith: statements.get(other ?? 0) ?? subject },
      'not-retained': { ...about, fate: 'not-retained' },
      expected: {
        ...about,
        fate: 'expected',
        expectedBy: ago(hub, -(days ?? 30))()
          .toISOString()
          .slice(0, 10),
      },
    } as const satisfies Record<typeof fate, Decision>;
    await decideFate(tx, { ...by, clock }, decided[fate]);
  }
}

async function undertakeAll({ tx, consultation, by }: Told, hub: Hub): Promise<void> {
  for (const { owner, lang, text, within, seen } of COMMITMENTS) {
    const id = await undertake(
      tx,
      { ...by, clock: ago(hub, 20) },
      {
        consultationId: consultation.id,
        paragraphId: null,
        organisationId: null,
        ...{ owner, lang, text },
        dueOn: ago(hub, 20 - within)()
          .toISOString()
          .slice(0, 10),
      },
    );
    if (seen)
      await followUp(
        tx,
        { ...by, clock: ago(hub, 20 - seen.after) },
        await commitmentById(tx, id),
        { state: 'under-way', lang, text: seen.text, dueOn: null },
      );
  }
}
