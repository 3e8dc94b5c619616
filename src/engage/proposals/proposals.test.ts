import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affirm, openConsultation, participantOf } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { personOf } from '../../people/holdings/holdings.ts';
import type { Consultation, Statement } from '../consultations/consultations.ts';
import { proposalHolding } from './holding.ts';
import {
  amendmentsOf,
  countStands,
  decideAmendment,
  hideProposal,
  idsAmong,
  joinProposals,
  offerProposal,
  originsOf,
  outcomesOf,
  type Proposal,
  proposalById,
  proposalByNumber,
  proposalsIn,
  proposeAmendment,
  reviseProposal,
  splitProposal,
  standsOf,
  takeStand,
  translateProposal,
  versionsOf,
  withdrawStand,
  writeProposal,
} from './proposals.ts';

let hub: TestHub;
let consultation: Consultation;
const said: Statement[] = [];
beforeAll(async () => {
  hub = await openTestHub();
  consultation = await openConsultation(hub);
  for (const text of ['Le consulat est loin.', 'Il ferme trop tôt.', 'Un site suffirait.'])
    said.push(await affirm(hub, consultation, text));
}, 60_000);
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'fatou' });
const db = () => hub.house.db;
const draw = async (text: string, statements: readonly Statement[]): Promise<Proposal> => {
  const ids = statements.map(({ id }) => id);
  const id = await db().transaction((tx) =>
    writeProposal(tx, by(), {
      consultationId: consultation.id,
      lang: 'fr',
      text,
      statements: ids,
    }),
  );
  return proposalById(db(), id, 'fr');
};
const forget = (account: string) => proposalHolding.erase(db(), hub, personOf(hub.keys, account));
const numbers = async (edges: Promise<Awaited<ReturnType<typeof originsOf>>>, end: 'from' | 'to') =>
  idsAmong(await edges, end, 'proposal').length;

describe('a proposal', () => {
  it('is drawn from statements, has a number, and is read in the language of whoever translated it', async () => {
    const proposal = await draw('Ouvrir un guichet à Milan.', said.slice(0, 2));
    expect([proposal.number, proposal.version]).toEqual([1, 1]);
    await translateProposal(db(), by(), proposal, 'ar', 'فتح مكتب في ميلانو.');
    const arabic = await proposalByNumber(db(), consultation.id, 1, 'ar');
    expect(arabic.shown).toEqual({ lang: 'ar', text: 'فتح مكتب في ميلانو.' });
    expect(arabic.original).toBe('Ouvrir un guichet à Milan.');
    const origins = await originsOf(db(), [{ kind: 'proposal', id: proposal.id }]);
    expect(idsAmong(origins, 'from', 'statement').sort()).toEqual(
      said
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('two of one moment bear two numbers', async () => {
    const both = await Promise.all([
      draw('Ouvrir le samedi.', said.slice(1, 2)),
      draw('Tout mettre en ligne.', said.slice(2)),
    ]);
    expect(both.map(({ number }) => number).sort()).toEqual([2, 3]);
  });

  it('by a participant waits where moderation comes before, and is read by nobody else meanwhile', async () => {
    const strict = await openConsultation(hub, { moderation: 'before' });
    const author = await participantOf(hub, strict);
    const draft = {
      consultationId: strict.id,
      lang: 'fr',
      text: 'Baisser les tarifs.',
      statements: [],
    } as const;
    await offerProposal(db(), hub, draft, author.id, false);
    expect(await proposalsIn(db(), strict.id, 'fr')).toEqual([]);
    await expect(proposalByNumber(db(), strict.id, 1, 'fr')).rejects.toMatchObject({
      code: 'page/not-found',
    });
  });

  it('leaves no row in the journal of what participants do', async () => {
    const acts = await hub.house
      .sql`select distinct actor from journal where act like 'proposals/%'`;
    expect(acts.map(({ actor }) => actor)).toEqual(['fatou']);
  });
});

describe('an amendment', () => {
  it('is another wording of the version that stands; accepted, it makes the next; what is older is outdated', async () => {
    const proposal = await draw('Ouvrir un guichet.', said.slice(0, 1));
    const author = await participantOf(hub, consultation);
    const wording = {
      text: 'Ouvrir deux guichets.',
      why: 'Un seul ne suffit pas.',
      lang: 'fr',
    } as const;
    const from = { participant: author.id, accepted: true };
    await proposeAmendment(db(), hub, proposal, wording, from);
    await proposeAmendment(
      db(),
      hub,
      proposal,
      { ...wording, text: 'Ouvrir trois guichets.' },
      from,
    );
    const [two, three] = await amendmentsOf(db(), proposal.id);
    if (!two || !three) throw new Error('there are two');
    const reason = { lang: 'fr', reason: 'Le budget le permet.' } as const;
    await decideAmendment(db(), by(), proposal, two, { ...reason, decision: 'accepted' });
    const now = await proposalById(db(), proposal.id, 'fr');
    expect([now.version, now.original]).toEqual([2, 'Ouvrir deux guichets.']);
    await expect(
      decideAmendment(db(), by(), now, three, { ...reason, decision: 'accepted' }),
    ).rejects.toMatchObject({ code: 'amendment/outdated' });
    await decideAmendment(db(), by(), now, three, { ...reason, decision: 'rejected' });
    await expect(
      decideAmendment(db(), by(), now, three, { ...reason, decision: 'rejected' }),
    ).rejects.toMatchObject({ code: 'amendment/decided' });
    expect((await versionsOf(db(), proposal.id)).map(({ text }) => text)).toEqual([
      'Ouvrir un guichet.',
      'Ouvrir deux guichets.',
    ]);
  });

  it('of a facilitator is accepted at once, with its reason; the same words are none', async () => {
    const proposal = await draw('Ouvrir tôt.', said.slice(1, 2));
    const wording = { text: 'Ouvrir à huit heures.', why: 'Plus précis.', lang: 'fr' } as const;
    await reviseProposal(db(), by(), proposal, wording);
    const [made] = await amendmentsOf(db(), proposal.id);
    expect([made?.decision, made?.reason]).toEqual(['accepted', 'Plus précis.']);
    const now = await proposalById(db(), proposal.id, 'fr');
    await expect(reviseProposal(db(), by(), now, wording)).rejects.toMatchObject({
      code: 'amendment/same',
    });
  });

  it('goes with its author, and what it brought about stays', async () => {
    const proposal = await draw('Ouvrir un bureau.', said.slice(0, 1));
    const chloe = await signedIn(db(), hub);
    const author = await participantOf(hub, consultation, chloe.account);
    const wording = {
      text: 'Ouvrir deux bureaux.',
      why: 'Un secret de famille.',
      lang: 'fr',
    } as const;
    await proposeAmendment(db(), hub, proposal, wording, {
      participant: author.id,
      accepted: true,
    });
    const [amendment] = await amendmentsOf(db(), proposal.id);
    if (!amendment) throw new Error('there is one');
    const decision = { decision: 'accepted', lang: 'fr', reason: 'Oui.' } as const;
    await decideAmendment(db(), by(), proposal, amendment, decision);
    await forget(chloe.account);
    expect(await amendmentsOf(db(), proposal.id)).toEqual([]);
    expect((await proposalById(db(), proposal.id, 'fr')).original).toBe('Ouvrir deux bureaux.');
  });
});

describe('support and objection', () => {
  it('count one a participant, with a reason; the second changes the first; they go with their author', async () => {
    const proposal = await draw('Ouvrir le dimanche.', said.slice(1, 2));
    const account = (await signedIn(db(), hub)).account;
    const [awa, binta] = [
      await participantOf(hub, consultation),
      await participantOf(hub, consultation, account),
    ];
    const take = (who: string, stand: 'support' | 'objection', reason: string) =>
      takeStand(db(), hub, proposal, who, { stand, lang: 'fr', reason }, true);
    await take(awa.id, 'support', 'Je travaille la semaine.');
    await take(binta.id, 'support', 'Moi aussi.');
    await take(binta.id, 'objection', 'Le dimanche est en famille.');
    const counts = async () => (await countStands(db(), [proposal.id])).get(proposal.id);
    expect(await counts()).toEqual({ support: 1, objection: 1 });
    await withdrawStand(db(), hub, proposal.id, awa.id);
    await forget(account);
    expect(await standsOf(db(), proposal.id)).toEqual([]);
    expect(await counts()).toEqual({ support: 0, objection: 0 });
  });
});

describe('lineage', () => {
  it('is kept through joining and splitting, both ways', async () => {
    const [one, two] = [
      await draw('Un guichet à Lyon.', said.slice(0, 1)),
      await draw('Un guichet à Marseille.', said.slice(1, 2)),
    ];
    const words = { lang: 'fr', text: 'Des guichets à Lyon et à Marseille.' } as const;
    const joined = await proposalById(
      db(),
      await joinProposals(db(), by(), [one, two], words),
      'fr',
    );
    const parts = await splitProposal(db(), by(), joined, ['Lyon d’abord.', 'Marseille ensuite.']);
    const back = await originsOf(db(), [{ kind: 'proposal', id: parts[1] ?? '' }]);
    expect(idsAmong(back, 'from', 'statement').sort()).toEqual(
      said
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
    expect(idsAmong(back, 'from', 'proposal').sort()).toEqual([joined.id, one.id, two.id].sort());
    const first = { kind: 'statement', id: said[0]?.id ?? '' } as const;
    const forward = idsAmong(await outcomesOf(db(), [first]), 'to', 'proposal');
    expect(forward).toEqual(expect.arrayContaining(parts));
    expect((await proposalById(db(), one.id, 'fr')).endedOn).not.toBeNull();
    const gone = await proposalById(db(), joined.id, 'fr');
    await expect(joinProposals(db(), by(), [gone, two], words)).rejects.toMatchObject({
      code: 'proposal/ended',
    });
  });

  it('ends where rows go round in a circle', async () => {
    const [one, two] = [
      await draw('L’un avant l’autre.', []),
      await draw('L’autre avant l’un.', []),
    ];
    await hub.house.sql`insert into lineage (from_kind, from_id, to_kind, to_id, how, "on") values
      ('proposal', ${one.id}, 'proposal', ${two.id}, 'joined', now()),
      ('proposal', ${two.id}, 'proposal', ${one.id}, 'joined', now())`;
    expect(await numbers(originsOf(db(), [{ kind: 'proposal', id: one.id }]), 'from')).toBe(2);
  });
});

describe('a hidden proposal', () => {
  it('is on no page, and its author reads why', async () => {
    const proposal = await draw('Nommer le consul.', []);
    await hideProposal(db(), by(), proposal, 'Elle vise une personne.');
    expect((await proposalsIn(db(), consultation.id, 'fr')).map(({ id }) => id)).not.toContain(
      proposal.id,
    );
    expect((await proposalById(db(), proposal.id, 'fr')).reason).toBe('Elle vise une personne.');
  });
});
