import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affirm, openConsultation, participantOf } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { verifySignature } from '../../platform/keys.ts';
import { type Consultation, castVote, type Statement } from '../consultations/consultations.ts';
import { type Proposal, proposalById, takeStand, writeProposal } from '../proposals/proposals.ts';
import { changesBetween } from './changes.ts';
import {
  addAdoption,
  addDivergence,
  addParagraph,
  beginDocument,
  composeDocument,
  documentById,
  paragraphPlaces,
  proofOf,
  publishVersion,
  traceParagraph,
  versionIn,
  writeParagraph,
} from './documents.ts';
import { adoptionsOf } from './publishing.ts';
import { type Document, moveParagraph, paragraphsOf, removeParagraph } from './writing.ts';

let hub: TestHub;
let consultation: Consultation;
let proposal: Proposal;
let document: Document;
const said: Statement[] = [];
const by = () => ({ clock: hub.clock, keys: hub.keys, actor: 'fatou' });
const db = () => hub.house.db;
const FRENCH = { lang: 'fr', by: 'Direction de la diaspora' } as const;
const ARABIC = { lang: 'ar', by: 'A. Benali' } as const;

beforeAll(async () => {
  hub = await openTestHub();
  consultation = await openConsultation(hub);
  for (const text of ['Le consulat est loin.', 'Il ferme trop tôt.', 'Un site suffirait.'])
    said.push(await affirm(hub, consultation, text));
  const [far] = said;
  const voters = await Promise.all([1, 2, 3, 4, 5, 6].map(() => participantOf(hub, consultation)));
  for (const [index, { id }] of voters.entries())
    await castVote(db(), hub, consultation, id, far?.id ?? '', index < 4 ? 1 : -1);
  await castVote(db(), hub, consultation, voters[0]?.id ?? '', said[1]?.id ?? '', 1);
  const drawn = await writeProposal(db(), by(), {
    consultationId: consultation.id,
    lang: 'fr',
    text: 'Ouvrir un guichet à Milan.',
    statements: said.slice(0, 2).map(({ id }) => id),
  });
  proposal = await proposalById(db(), drawn, 'fr');
  const stand = { stand: 'support', lang: 'fr', reason: 'Enfin.' } as const;
  await takeStand(db(), hub, proposal, voters[0]?.id ?? '', stand, true);
  document = await documentById(
    db(),
    await beginDocument(db(), by(), {
      ...FRENCH,
      slug: 'rentrer-au-pays',
      consultationId: consultation.id,
      title: 'Rentrer au pays : ce que nous retenons',
      summary: '',
    }),
  );
}, 60_000);
afterAll(() => hub.close());

const publish = async (state: 'draft' | 'adopted') =>
  versionIn(
    db(),
    document.id,
    await publishVersion(
      db(),
      by(),
      document,
      state,
      await composeDocument(db(), hub.config.hub, document),
    ),
  );

describe('a final document', () => {
  let [first, second] = ['', ''];

  it('is written in paragraphs, traced to what people said, translated by people', async () => {
    await addParagraph(db(), by(), document, 'heading', { ...FRENCH, text: 'Être reçu' });
    const text = 'Un guichet ouvre à Milan.';
    first = await addParagraph(db(), by(), document, 'text', { ...FRENCH, text });
    second = await addParagraph(db(), by(), document, 'text', {
      ...FRENCH,
      text: 'Un site ouvre.',
    });
    await writeParagraph(db(), by(), document, first, { ...ARABIC, text: 'يفتح مكتب في ميلانو.' });
    await traceParagraph(db(), by(), document, first, [{ kind: 'proposal', id: proposal.id }]);
    await traceParagraph(db(), by(), document, second, [
      { kind: 'statement', id: said[2]?.id ?? '' },
    ]);
    await addDivergence(db(), by(), document, {
      paragraphId: first,
      statementId: said[2]?.id ?? '',
      lang: 'fr',
      text: 'D’autres préfèrent un site.',
    });
  });

  it('cannot be published empty', async () => {
    const empty = { ...(await composeDocument(db(), hub.config.hub, document)), paragraphs: [] };
    await expect(publishVersion(db(), by(), document, 'draft', empty)).rejects.toMatchObject({
      code: 'document/empty',
    });
  });

  it('carries with each paragraph its proposals, statements, results, and what diverges; no words of people', async () => {
    const { content } = await publish('draft');
    const [heading, one, two] = content.paragraphs;
    expect([heading?.place, one?.place, two?.place]).toEqual([null, 1, 2]);
    expect(one?.proposals).toEqual([
      {
        id: proposal.id,
        number: 1,
        version: 1,
        support: 1,
        objection: 0,
        statements: [1, 2],
        proposals: [],
      },
    ]);
    // One voice is not told: fewer than five answered the second.
    expect(one?.statements.map(({ number, votes }) => [number, votes])).toEqual([
      [1, { agree: 4, disagree: 2, pass: 0 }],
      [2, null],
    ]);
    expect(one?.divergences).toEqual([
      { lang: 'fr', text: 'D’autres préfèrent un site.', statement: 3 },
    ]);
    expect(content.consultation).toMatchObject({ participants: 6, statements: 3 });
    expect(JSON.stringify(content)).not.toContain('Il ferme trop tôt');
  });

  it('is hashed and signed by the hub, over the very bytes that are kept', async () => {
    const version = await versionIn(db(), document.id, 1);
    expect(proofOf(version)).toBe('sound');
    expect(createHash('sha256').update(version.text).digest('hex')).toBe(version.hash);
    expect(verifySignature(version.publicKey, Buffer.from(version.text), version.signature)).toBe(
      true,
    );
    expect(proofOf({ ...version, text: version.text.replace('Milan', 'Turin') })).toBe('changed');
  });

  it.each([
    ['changed', 'update document_versions set content = content'],
    ['deleted', 'delete from document_versions'],
    ['emptied', 'truncate document_versions'],
  ])('that is published is never %s: the database refuses', async (_, command) => {
    await expect(hub.house.sql.unsafe(command)).rejects.toMatchObject({
      constraint_name: 'document_versions_kept',
    });
  });

  it('says which translation is of an older text, and what has changed between two versions', async () => {
    await writeParagraph(db(), by(), document, first, {
      ...FRENCH,
      text: 'Deux guichets ouvrent à Milan.',
    });
    await removeParagraph(db(), by(), document, second);
    await addParagraph(db(), by(), document, 'text', { ...FRENCH, text: 'Un bilan suit en 2028.' });
    const after = await publish('adopted');
    expect(after.content.paragraphs[1]?.texts.ar?.outdated).toBe(true);
    const before = await versionIn(db(), document.id, 1);
    const changes = changesBetween(before.content, after.content, 'fr');
    expect(changes.map(({ how, place, before: was, after: is }) => [how, place, was, is])).toEqual([
      ['changed', 1, 'Un guichet ouvre à Milan.', 'Deux guichets ouvrent à Milan.'],
      ['added', 2, '', 'Un bilan suit en 2028.'],
      ['removed', 2, 'Un site ouvre.', ''],
    ]);
    // The Arabic reader compares what was translated, which has not changed.
    expect(changesBetween(before.content, after.content, 'ar').map(({ place }) => place)).toEqual([
      2, 2,
    ]);
  });

  it('leads from a paragraph to the newest version that has it', async () => {
    const places = await paragraphPlaces(db(), [first, second], 'fr');
    expect(new Map(places.map(({ id, path }) => [id, path]))).toEqual(
      new Map([
        [first, '/documents/rentrer-au-pays/v/2#p1'],
        [second, '/documents/rentrer-au-pays/v/1#p2'],
      ]),
    );
  });

  it('is adopted by offices and organisations by name, and by people by their number alone', async () => {
    const adopter = { version: 2, organisationId: null, on: '2026-11-20' } as const;
    const people = { ...adopter, kind: 'people', name: 'Assemblée de Milan' } as const;
    await addAdoption(db(), by(), document, { ...people, people: 43 });
    await addAdoption(db(), by(), document, {
      ...adopter,
      kind: 'office',
      name: 'Direction de la diaspora',
      people: null,
    });
    await expect(addAdoption(db(), by(), document, { ...people, people: 3 })).rejects.toThrow();
    await expect(
      addAdoption(db(), by(), document, { ...people, version: 1, people: 43 }),
    ).rejects.toMatchObject({ code: 'document/draft' });
    expect(
      (await adoptionsOf(db(), document.id, 2)).map(({ name, people: n }) => [name, n]),
    ).toEqual([
      ['Direction de la diaspora', null],
      ['Assemblée de Milan', 43],
    ]);
  });

  it('changes the order of paragraphs, and stays within its ends', async () => {
    const order = async () => (await paragraphsOf(db(), document)).map(({ id }) => id);
    const [heading, one] = await order();
    await moveParagraph(db(), by(), document, one ?? '', 'up');
    await moveParagraph(db(), by(), document, one ?? '', 'up');
    expect((await order()).slice(0, 2)).toEqual([one, heading]);
  });
});
