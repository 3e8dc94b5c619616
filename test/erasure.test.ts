import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLDINGS, SEALING } from '../src/app.tsx';
import { receive } from '../src/collect/imports/imports.ts';
import { askToAccept, confirmMapping, listById, receiveList } from '../src/collect/lists/lists.ts';
import {
  addPost,
  appealHiding,
  hidePost,
  postIn,
  reportPost,
} from '../src/engage/communities/board.ts';
import {
  communityById,
  openCommunity,
  personIn,
  proposeCommunity,
} from '../src/engage/communities/communities.ts';
import { inviteTo } from '../src/engage/communities/invitations.ts';
import { changeMembership, memberIn } from '../src/engage/communities/members.ts';
import {
  addStatement,
  admit,
  authorName,
  castVote,
  consultationById,
  handOut,
  newVoiceCode,
} from '../src/engage/consultations/consultations.ts';
import { askToBeTold } from '../src/engage/consultations/leaving.ts';
import { addComment } from '../src/engage/documents/comments.ts';
import { addParagraph, beginDocument, documentById } from '../src/engage/documents/documents.ts';
import { addEvent, publishEvent } from '../src/engage/events/editing.ts';
import { eventForm } from '../src/engage/events/event-form.ts';
import { makeCalendar } from '../src/engage/events/own-calendars.ts';
import { register } from '../src/engage/events/registering.ts';
import { EVENTS } from '../src/engage/events/telling.ts';
import { timesOf } from '../src/engage/events/times.ts';
import {
  otherOf,
  ownMeetings,
  putForward,
  say as sayInMeeting,
  write as writeInMeeting,
} from '../src/engage/meetings/answering.ts';
import { askToMeet } from '../src/engage/meetings/asking.ts';
import { linkFor } from '../src/engage/messages/links.ts';
import { queueMessage } from '../src/engage/messages/messages.ts';
import { messagesOf } from '../src/engage/messages/received.ts';
import {
  offerProposal,
  proposalById,
  proposeAmendment,
  takeStand,
} from '../src/engage/proposals/proposals.ts';
import { memberRef, proposalsOf, propose, say } from '../src/engage/requests/proposals.ts';
import {
  answer,
  ownRequest,
  reply,
  requestById,
  requestsOf,
  submit,
} from '../src/engage/requests/requests.ts';
import { addGuide, answerGuide, guideByNumber } from '../src/engage/sessions/guides.ts';
import { addNote } from '../src/engage/sessions/notes.ts';
import { askQuestion } from '../src/engage/sessions/questions.ts';
import { openSession } from '../src/engage/sessions/running.ts';
import { ensureVoice } from '../src/engage/sessions/voices.ts';
import { keepSession, memberVoice, tellChanges } from '../src/engage/summits/agendas.ts';
import { evaluate } from '../src/engage/summits/evaluations.ts';
import { addSpeaker } from '../src/engage/summits/speakers.ts';
import { addSession, addSummit } from '../src/engage/summits/summits.ts';
import { addCode } from '../src/people/accounts/accounts.ts';
import { announce } from '../src/people/announcements/announcements.ts';
import { askApproval } from '../src/people/approvals/approvals.ts';
import { giveConsent, recipientOf } from '../src/people/consents/consents.ts';
import { saveContact, saveWishes, USUAL_WISHES } from '../src/people/contacts/contacts.ts';
import { resealAll } from '../src/people/holdings/holdings.ts';
import { askConfirmation } from '../src/people/mail-links/mail-links.ts';
import { inviteMembers, joinOrganisation, nameMember } from '../src/people/members/members.ts';
import { organisationForm } from '../src/people/organisations/form.ts';
import {
  organisationsOf,
  passOrganisation,
  registerOrganisation,
} from '../src/people/organisations/organisations.ts';
import { saveProfile } from '../src/people/profiles/profiles.ts';
import { countDay, RELAYS } from '../src/people/relays/days.ts';
import { findSheet, makeSheets, useSheet } from '../src/people/relays/sheets.ts';
import { answerRight, readRight, rightsOf } from '../src/people/rights/rights.ts';
import { grantRole } from '../src/people/roles/roles.ts';
import { issueTicket } from '../src/people/tickets/tickets.ts';
import { keepHead, missingFrom, seal, verifyJournal } from '../src/platform/journal/journal.ts';
import { askToEstimate } from '../src/process/estimates/estimates.ts';
import { openLinkage, undoLinkage } from '../src/process/intake/intake.ts';
import { askForTables } from '../src/process/person-tables/person-tables.ts';
import { judge, takeTurn } from '../src/process/review/review.ts';
import { readRoster } from '../src/process/roster/roster.ts';
import type { WeightSettings } from '../src/process/weights/settings.ts';
import { askToWeigh } from '../src/process/weights/weights.ts';
import { askPeople, openConsultation, participantOf } from './consultations.ts';
import { openTestHub, type TestHub } from './hub.ts';
import { keptLinkage } from './linkages.ts';
import { peopleSource } from './lists.ts';
import { appOf, type Member, openMember } from './members.ts';
import { signedIn } from './people.ts';
import { work } from './staff.ts';

/**
 * Tables in which nothing stands about a member; what an organisation does and reports is the organisation's, and the
 * people of a holder's list are the holder's: no account is ever joined to a row of it. A new table is either listed here, or somebody below says something
 * that ends up in it; else the first test fails.
 */
const NOT_ABOUT_PEOPLE = new Set(
  `agreements blob_chunks blobs facts guide_texts guides holders hub_marks import_rows imports jobs offices
   public_offices operator_links plan_answers purposes recipients release_cells release_documents release_facts
   releases runs sources migrations official_notices organisation_pairs organisation_invitations member_invitations member_counts
   organisation_lists organisation_domains activities activity_changes commitment_checks report_texts
   strength_assessments strength_offers review_answers
   guide_helps relations relation_events relation_letters lists list_records overlaps overlap_parties
  overlap_files overlap_counts overlap_links
   linkages linkage_records linkage_pairs linkage_samples linkage_draws population_estimates list_returns
   person_tables privacy_budgets privacy_spendings
   consultations consultation_texts consultation_documents consultation_phases consultation_arrivals statement_texts
   statement_reports fates commitments commitment_steps events event_texts event_times event_feeds
   proposals proposal_versions proposal_texts lineage documents document_titles document_paragraphs
   paragraph_texts divergent_positions document_versions document_adoptions
   ballot_batches ballots sittings sitting_tallies hearing_tasks voices_aside voices_aside_members
   opinion_results opinion_states opinion_places open_vote_files
   summits summit_texts summit_tracks summit_rooms summit_sessions summit_session_texts summit_changes summit_reports
   summit_imports live_sessions session_guides session_notes`.split(/\s+/),
);

let hub: TestHub;
let amina: Member;
let admin: Member;
let organisation = '';
const logged: string[] = [];
const words = new Set<string>();

/** A word that stands nowhere else, to be looked for afterwards. */
function word(about: string): string {
  const made = `Zq${about}Xk${words.size}`;
  words.add(made);
  return made;
}

beforeAll(async () => {
  const log = new Writable({
    write: (chunk, _, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  hub = { ...(await openTestHub()), log: pino({ level: 'trace' }, log) };
  await appOf(hub);
  admin = await openMember(hub, ['administrator', 'data-protection-officer']);
  amina = await openMember(hub, ['administrator']);
}, 60_000);
afterAll(() => hub.close());

type Fill = () => Promise<unknown>;

const gathering = (now: Date) =>
  eventForm.parse({
    ...{
      title: 'Rencontre',
      description: 'Une rencontre ouverte.',
      lang: 'fr',
      zone: 'Europe/Paris',
    },
    ...{ day: new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10), from: '18:00' },
    ...{ to: '20:00', repeat: 'never', times: '', except: '', town: 'Lyon', country: 'FRA' },
    ...{ online: false, address: '', link: '', organiser: '', spoken: [], access: [] },
    ...{ accessNote: '', registers: true, capacity: '' },
  });

const BY_SEX: WeightSettings = {
  from: { how: 'given' },
  margins: [{ aspects: ['sex'], categories: [{ codes: ['female'], total: 1 }], left: 0 }],
  way: 'rake',
  most: null,
};

/** She does the work of the team with files and lists: what she did stands in the journal, and her number nowhere else. */
async function workAtTheDesk(): Promise<void> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: amina.account };
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-erasure-'));
  const path = join(folder, 'liste.csv');
  await writeFile(path, 'nom,prénom,né le\nDiallo,Awa,1990-01-02\n');
  await receive(hub, by, { path, name: 'chiffres.csv' });
  const source = await peopleSource(hub, 'Amicale');
  const { id } = await receiveList(hub, by, { path, name: 'liste.csv', sourceId: source.id });
  await work(hub);
  await db.transaction(async (tx) => {
    await confirmMapping(tx, by, await listById(tx, id), { nom: 'surname', prénom: 'given' });
    const terms = { heldOn: '2026-06-30', uniquePeople: true };
    await askToAccept(tx, by, await listById(tx, id), terms);
  });
  await db.transaction(async (tx) => {
    const linkage = await keptLinkage(tx, hub, {
      lists: [id, crypto.randomUUID()],
      size: 2,
      pairs: [],
    });
    await openLinkage(tx, by, { lists: [id] });
    await askToWeigh(tx, by, await listById(tx, id), BY_SEX);
    await askToEstimate(tx, by, linkage, null);
    await askForTables(tx, by, linkage);
    await undoLinkage(tx, by, linkage);
  });
  await rm(folder, { recursive: true });
}

/** She judges one pair of records, and has another before her. */
async function reviewPairs(): Promise<void> {
  const by = { ...hub, actor: amina.account, exclusive: new Set<string>() };
  await hub.house.db.transaction(async (tx) => {
    const linkage = await keptLinkage(tx, hub, {
      lists: [crypto.randomUUID(), crypto.randomUUID()],
      size: 2,
      pairs: [
        { l: 0, r: 2, weight: 0 },
        { l: 1, r: 3, weight: 1 },
      ],
    });
    await judge(
      tx,
      by,
      linkage,
      (await takeTurn(tx, by, linkage, false)) ?? { l: 0, r: 2 },
      'same',
    );
    await takeTurn(tx, by, linkage, false);
  });
}

/** Somebody else is told of Amina, and says yes. */
async function proposeAmina(): Promise<void> {
  const by = { clock: hub.clock, actor: admin.account };
  const { id } = await submit(
    hub.house.db,
    hub,
    { account: null, channel: 'web' },
    {
      kind: 'need',
      topic: 'mentoring',
      lang: 'fr',
      text: 'Qui m’explique ?',
      residence: 'FRA',
      origin: null,
      town: '',
    },
  );
  const name = word('proposed');
  const ref = memberRef(hub.keys, amina.account);
  const request = await requestById(hub.house.db, id);
  await propose(hub.house.db, by, request, { kind: 'member', id: ref, name }, []);
  const [proposal] = await proposalsOf(hub.house.db, id);
  if (proposal) await say(hub.house.db, by, proposal, 'author', 'yes');
}

/** Everything that Amina can say, and that others can say about her. A new feature adds its line. */
const SAYS: Readonly<Record<string, Fill>> = {
  review: reviewPairs,
  'work at the desk': workAtTheDesk,
  keys: () => addCode(hub.house.db, hub, amina.account, word('label')),
  profile: () =>
    saveProfile(hub.house.db, hub, amina.account, {
      pseudonym: word('pseudonym'),
      residence: 'FRA',
      city: word('city'),
      occupation: { text: word('occupation'), lang: 'fr' },
      offersText: word('offers'),
      wantsText: word('wants'),
    }),
  contact: async () => {
    await saveContact(hub.house.db, hub, amina.account, 'name', word('name'));
    await saveContact(hub.house.db, hub, amina.account, 'email', `${word('mail')}@example.org`);
    await saveContact(hub.house.db, hub, amina.account, 'phone', '+33698765432');
    words.add('+33698765432').add('33698765432');
    await saveWishes(hub.house.db, hub, amina.account, USUAL_WISHES);
  },
  consents: async () => {
    for (const purpose of ['matching', 'introduction', 'news'])
      await giveConsent(hub.house.db, hub, {
        account: amina.account,
        purpose,
        version: 1,
        recipientId: (await recipientOf(hub.house.db, 'office')).id,
        lang: 'fr',
        channel: 'web',
      });
  },
  'looks at her': async () => {
    const recipientId = (await recipientOf(hub.house.db, 'office')).id;
    const reader = { actor: admin.account, reason: word('reason') };
    await readRoster(hub.house.db, hub, { purpose: 'introduction', recipientId }, reader);
  },
  rights: async () => {
    await amina.post('/fr/me/data/rights', { kind: 'access', wording: word('wording') });
    const [asked] = await rightsOf(hub.house.db, hub, amina.account);
    const id = asked?.id ?? '';
    await readRight(hub.house.db, hub, admin.account, id);
    await answerRight(hub.house.db, hub.clock, admin.account, id, {
      outcome: 'refused',
      answer: word('answer'),
    });
  },
  roles: async () => {
    const until = '2027-06-30';
    const by = { clock: hub.clock, actor: admin.account };
    await grantRole(hub.house.db, by, {
      accountId: amina.account,
      role: 'moderator',
      purpose: word('duty'),
      until,
    });
    const { account } = await signedIn(hub.house.db, hub);
    await grantRole(
      hub.house.db,
      { clock: hub.clock, actor: amina.account },
      { accountId: account, role: 'analyst', purpose: 'relève', until },
    );
  },
  approvals: () =>
    askApproval(
      hub.house.db,
      { clock: hub.clock, actor: amina.account },
      {
        act: 'roles/grant',
        subject: `account:${admin.account}`,
        input: { purpose: word('input') },
        reason: word('why'),
      },
    ),
  requests: async () => {
    await submit(
      hub.house.db,
      hub,
      { account: amina.account, channel: 'web' },
      {
        kind: 'need',
        topic: 'mentoring',
        lang: 'fr',
        text: word('need'),
        residence: 'FRA',
        origin: null,
        town: word('town'),
      },
    );
    const [own] = await requestsOf(hub.house.db, hub, amina.account);
    const request = await ownRequest(hub.house.db, hub, amina.account, own?.id ?? '');
    const by = { clock: hub.clock, keys: hub.keys, actor: admin.account };
    await answer(hub.house.db, by, request, { lang: 'fr', text: word('reply') });
    await reply(hub.house.db, { ...by, actor: amina.account }, request, {
      lang: 'fr',
      text: word('thanks'),
    });
    const matched = { kind: 'member', id: word('ref'), name: word('matched') } as const;
    await propose(hub.house.db, by, request, matched, ['same town']);
    await proposeAmina();
  },
  organisations: () =>
    registerOrganisation(
      hub.house.db,
      hub,
      amina.account,
      organisationForm.parse({
        kind: 'association',
        names: [{ text: word('association'), lang: 'fr', kind: 'official' }],
      }),
    ),
  members: async () => {
    const names = [{ text: 'Teranga', lang: 'fr', kind: 'official' as const }];
    const form = { kind: 'association', names } as const;
    const { id } = await registerOrganisation(hub.house.db, hub, admin.account, form);
    await passOrganisation(
      hub.house.db,
      { clock: hub.clock, actor: admin.account, capacity: 'office' },
      id,
    );
    organisation = id;
    const by = { clock: hub.clock, actor: admin.account };
    const bounds = { most: 10, days: 14 };
    const code = await inviteMembers(hub.house.db, hub.keys, by, id, bounds);
    await joinOrganisation(hub.house.db, hub, amina.account, code);
    await nameMember(hub.house.db, hub, amina.account, id, word('member'));
  },
  announcements: () =>
    announce(hub.house.db, hub, amina.account, organisation, {
      texts: [{ lang: 'fr', title: 'Assemblée', text: 'Venez.' }],
      meetingOn: null,
      signature: word('signature'),
    }),
  tickets: () =>
    issueTicket(hub.house.db, hub, {
      kind: 'totp',
      minutes: 10,
      account: amina.account,
      data: { secret: word('ticket') },
    }),
  'mail requests': () =>
    askConfirmation(hub.house.db, hub, amina.account, {
      address: `${word('address')}@example.org`,
      lang: 'fr',
      next: `/me?${word('next')}`,
    }),
  relays: async () => {
    const { sheets } = await makeSheets(hub.house.db, hub, {
      relay: amina.account,
      count: 1,
      kind: 'profile',
      lang: 'fr',
      large: false,
      consents: [],
    });
    const sheet = await findSheet(hub.house.db, hub, 'profile', sheets[0]?.code ?? '');
    const { account } = amina;
    if (sheet) await useSheet(hub.house.db, hub, sheet, { relay: account, account });
    await countDay(hub.house.db, hub, account, 'keyed');
  },
  communities: async () => {
    const { db } = hub.house;
    const form = { kind: 'city', access: 'open', lang: 'fr', rules: '' } as const;
    const said = { ...form, name: word('community'), purpose: word('purpose') };
    await proposeCommunity(db, hub, amina.account, said, word('proposer'));
    const open = {
      ...form,
      name: 'Amis de Thiès',
      purpose: 'Se donner des nouvelles de la ville.',
    };
    const id = await proposeCommunity(db, hub, amina.account, open, word('called'));
    const by = { clock: hub.clock, actor: admin.account };
    await openCommunity(db, hub, by, await communityById(db, id));
    const community = await communityById(db, id);
    await changeMembership(db, hub, amina.account, community, {
      name: word('renamed'),
      listed: true,
      digest: true,
    });
    const member = await memberIn(db, hub, amina.account, id);
    const text = word('post');
    await addPost(db, hub, community, member, { kind: 'question', lang: 'fr', text });
    const [row] = await hub.house.sql<{ id: string }[]>`
      select id from community_posts where text = ${text}`;
    const post = await postIn(db, id, row?.id ?? '');
    await reportPost(db, hub, post, member, word('report'));
    await hidePost(db, hub, admin.account, post, word('hiding'));
    await appealHiding(db, hub, await postIn(db, id, post.id), word('appeal'));
    await inviteTo(db, hub, admin.account, community, 'member');
    words.add(personIn(hub.keys, id, amina.account));
  },
  meetings: async () => {
    const { db } = hub.house;
    const other = await openMember(hub, []);
    const wish = { langs: ['fr'], zone: 'Africa/Dakar', times: [] };
    await askToMeet(db, hub, other.account, null, {
      ...{ ...wish, name: 'Karim', offers: ['rights'], seeks: ['business'], tell: false },
    });
    await askToMeet(db, hub, amina.account, null, {
      ...{ ...wish, name: word('met'), offers: ['business'], seeks: ['rights'], tell: true },
    });
    for (const account of [amina.account, other.account])
      for (const mine of await ownMeetings(db, hub, account))
        await sayInMeeting(db, hub, mine, 'yes');
    const [mine] = await ownMeetings(db, hub, amina.account);
    if (!mine) throw new Error('nobody was proposed');
    expect((await otherOf(db, hub, mine)).name).toBe('Karim');
    await writeInMeeting(db, hub, mine, word('letter'));
    await putForward(db, hub, mine, { time: '2026-12-24T10:00:00.000Z', place: word('café') });
  },
  consultations: async () => {
    const { db } = hub.house;
    const { id } = await askPeople(hub, { slug: 'avis', statements: ['Les vols coûtent trop.'] });
    const consultation = await consultationById(db, id, 'fr');
    const by = { account: amina.account };
    const participant = await admit(db, hub, consultation, { by, channel: 'web', lang: 'fr' });
    const said = { lang: 'fr', source: 'participant', author: participant.id } as const;
    const made = await addStatement(db, hub, consultation, { ...said, text: word('statement') });
    await castVote(db, hub, consultation, participant.id, made.id, 1);
    await askToBeTold(db, hub.keys, participant, amina.account);
    await handOut(db, hub, consultation, amina.account);
    words.add(participant.voice).add(participant.id).add(authorName(hub.keys, participant.id));
  },
  proposals: async () => {
    const { db } = hub.house;
    const consultation = await openConsultation(hub);
    const { id } = await participantOf(hub, consultation, amina.account);
    const draft = { consultationId: consultation.id, lang: 'fr', statements: [] } as const;
    const text = 'Ouvrir un guichet à Milan.';
    const drawn = await offerProposal(db, hub, { ...draft, text }, id, true);
    const proposal = await proposalById(db, drawn, 'fr');
    const wording = { text: word('amendment'), why: word('because'), lang: 'fr' } as const;
    await proposeAmendment(db, hub, proposal, wording, { participant: id, accepted: true });
    const stand = { stand: 'objection', lang: 'fr', reason: word('objection') } as const;
    await takeStand(db, hub, proposal, id, stand, true);
    const by = { clock: hub.clock, actor: admin.account };
    const begun = {
      slug: 'rentrer',
      lang: 'fr',
      title: 'Rentrer',
      summary: '',
      by: 'Nous',
    } as const;
    const document = await documentById(
      db,
      await beginDocument(db, by, { ...begun, consultationId: consultation.id }),
    );
    const opened = { lang: 'fr', text: 'Un guichet ouvre.', by: 'Nous' } as const;
    const paragraphId = await addParagraph(db, by, document, 'text', opened);
    const remark = { paragraphId, version: 1, lang: 'fr', text: word('remark') } as const;
    await addComment(db, hub, id, remark, true);
    words.add(id).add(authorName(hub.keys, id));
  },
  events: async () => {
    const { db } = hub.house;
    const by = { clock: hub.clock, actor: admin.account };
    const event = await addEvent(db, by, gathering(hub.clock()), 'hub.example');
    await publishEvent(db, by, event);
    const [time] = await timesOf(db, event.id, hub.clock());
    await register(db, hub, time?.id ?? '', {
      account: amina.account,
      told: true,
      id: crypto.randomUUID(),
    });
    await makeCalendar(db, hub, amina.account);
    words.add(hub.keys.pseudonym(EVENTS, amina.account));
  },
  summits: async () => {
    const { db } = hub.house;
    const by = { clock: hub.clock, keys: hub.keys, actor: admin.account };
    const { summit, session } = await aSummit(by);
    const voice = memberVoice(hub.keys, summit.id, amina.account);
    words.add(voice);
    await keepSession(db, hub, summit, voice, session.id, true);
    await tellChanges(db, hub, summit, amina.account, true);
    await evaluate(db, summit, voice, { heard: 4, learnt: 3, again: 4 });
    const said = { name: 'Fatou', biography: '', organisationId: null, role: 'speaker' } as const;
    await addSpeaker(db, hub, by, session, said);
    // Nobody has an account in a session: what is said there is somebody's who holds a code.
    await openSession(db, by, session.id);
    const spoken = await ensureVoice(db, hub, session.id, newVoiceCode());
    await askQuestion(db, hub, session.id, spoken, { lang: 'fr', text: 'Qui paie ?' });
    await addGuide(db, by, session.id, { form: 'stance', lang: 'fr', text: 'Un fonds ?' });
    await answerGuide(db, await guideByNumber(db, session.id, 1), spoken, { stance: 1 });
    await addNote(db, by, session.id, 'fr', { kind: 'note', text: 'Un puits.' });
  },
  messages: async () => {
    const recipientId = (await recipientOf(hub.house.db, 'office')).id;
    await queueMessage(hub.house.db, hub, {
      to: { account: amina.account },
      cause: word('cause'),
      of: { purpose: 'news', recipientId },
      template: 'test',
      args: { what: word('message') },
    });
    await linkFor(hub.house.db, hub, amina.account, null);
  },
};

const PUBLIC_PAGES = ['', 'protection/purposes', 'directory', 'search?q=zq', 'sources', 'guides'];
const visit = async (): Promise<string> => {
  const app = await appOf(hub);
  const pages = ['fr', 'ar'].flatMap((lang) => PUBLIC_PAGES.map((path) => `/${lang}/${path}`));
  const texts = await Promise.all(pages.map(async (path) => (await app.request(path)).text()));
  return texts.join('\n');
};

async function tables(): Promise<string[]> {
  const rows = await hub.house.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  return rows.map(({ name }) => name);
}

async function counts(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const table of await tables()) {
    const [row] = await hub.house.sql<{ n: number }[]>`
      select count(*)::int as n from ${hub.house.sql(table)}`;
    found.set(table, row?.n ?? 0);
  }
  return found;
}

/** Where each of these stands: every column of every row of every table, what is written in bytes too. */
async function placesOf(
  needles: readonly string[],
  but: readonly string[] = [],
): Promise<string[]> {
  const places: string[] = [];
  for (const table of (await tables()).filter((name) => !but.includes(name)))
    for (const needle of needles) {
      const hex = Buffer.from(needle).toString('hex');
      const base64 = Buffer.from(needle).toString('base64').slice(0, -4);
      const [row] = await hub.house.sql<{ n: number }[]>`
        select count(*)::int as n from ${hub.house.sql(table)} t where
          position(lower(${needle}) in lower(t::text)) > 0
          or position(${hex} in t::text) > 0 or position(${base64} in t::text) > 0`;
      if (row?.n) places.push(`${needle} in ${table}`);
    }
  return places;
}

/** Every file below the data folder that holds one of these. */
async function filesWith(needles: readonly string[], folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (needles.some((needle) => bytes.includes(needle))) found.push(path);
  }
  return found;
}

/** Columns in which a value is still sealed under the first key. */
async function sealedBefore(): Promise<string[]> {
  const columns = await hub.house.sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and table_name <> 'blob_chunks'`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const value = hub.house.sql(column);
    const rows = await hub.house.sql`
      select 1 from ${hub.house.sql(table)} where substring(${value} from 1 for 4) = '\\x00000001'`;
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** One with a session, as somebody of the team writes it. */
async function aSummit(by: Parameters<typeof addSummit>[1]) {
  const { db } = hub.house;
  const words = { subtitle: '', overview: '', theme: '', scope: '', method: '' };
  const place = { trackId: '', roomId: '', day: '2027-03-27', start: '09:30', minutes: 60 };
  const summit = await addSummit(db, by, {
    ...{ lang: 'fr', title: 'Rencontres', summary: 'Deux jours ensemble.', languages: ['fr'] },
    ...{ opensOn: '2027-03-27', closesOn: '2027-03-28', zone: 'Africa/Dakar' },
    ...{ place: 'Dakar', link: '' },
  });
  const talk = { lang: 'fr', kind: 'panel', title: 'Au village', ...words, ...place } as const;
  return { summit, session: await addSession(db, hub, by, summit, talk) };
}

const FEATURES = [
  'messages as caller',
  'announcements',
  'consents',
  'contacts',
  'profiles',
  'rights',
  'requests',
  'messages',
  'meetings',
  'review',
  RELAYS,
];

describe('an erasure', () => {
  it('is tried on every table that holds something about people', async () => {
    const before = await counts();
    for (const [what, says] of Object.entries(SAYS))
      await says().catch((error) => {
        throw new Error(`${what}: ${error}`, { cause: error });
      });
    await visit();
    const after = await counts();
    const untried = [...after].filter(
      ([table, count]) => !NOT_ABOUT_PEOPLE.has(table) && count === before.get(table),
    );
    expect(untried.map(([table]) => table).filter((table) => table !== 'erasures')).toEqual([]);
    // What is sealed cannot be found, and all else must be: a search that finds nothing would prove nothing.
    const found = await placesOf([...words]);
    expect(found.length).toBeGreaterThan(words.size - 13);
  });

  it('comes after a new key, which reaches every sealed value', async () => {
    const before = await sealedBefore();
    for (const column of [
      'communities.proposer',
      'community_members.digest',
      'messages.body',
      'mail_requests.address',
      'requests.author',
    ])
      expect(before).toContain(column);
    await resealAll(hub.house.db, hub, SEALING);
    expect(await sealedBefore()).toEqual([]);
    expect(await messagesOf(hub.house.db, hub, amina.account)).not.toEqual([]);
  });

  it('leaves no word of hers in any table, job, cache, file or log', async () => {
    const once = crypto.randomUUID();
    const gone = await amina.post('/fr/erasure', { once, sure: 'yes' });
    expect(gone.to).toMatch(/^\/fr\/erasure\/[2-9A-Z-]{24}$/);
    expect(await placesOf([...words])).toEqual([]);
    expect(await filesWith([...words], hub.config.dataDir)).toEqual([]);
    expect([...words].filter((one) => logged.join('').includes(one))).toEqual([]);
    const pages = await visit();
    expect([...words].filter((one) => pages.includes(one) && one !== 'zq')).toEqual([]);
  });

  it('leaves her number in the journal alone, and what features called her nowhere', async () => {
    expect(await placesOf([amina.account], ['journal'])).toEqual([]);
    const names = [...FEATURES, `members ${organisation}`].map((feature) =>
      hub.keys.pseudonym(feature, amina.account),
    );
    expect(await placesOf(names)).toEqual([]);
    expect(await organisationsOf(hub.house.db, hub, amina.account)).toEqual([]);
  });

  it('ends her session, and the same form again leads to the same proof', async () => {
    expect((await amina.get('/fr/me')).to).toContain('/sign-in');
    const again = await openMember(hub, []);
    const once = crypto.randomUUID();
    const first = await again.post('/fr/erasure', { once, sure: 'yes' });
    const second = await again.post('/fr/erasure', { once, sure: 'yes' });
    expect(second.to).toBe(first.to);
    const visitor = await openMember(hub, null);
    const proof = await visitor.get(first.to);
    expect(proof.words).toContain('Preuve d’effacement');
    expect(proof.words).toContain('22 novembre 2026');
    const code = first.to.split('/').at(-1) ?? '';
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect((await visitor.get(`/fr/erasure/${encodeURIComponent(typed)}`)).status).toBe(200);
    expect((await visitor.get('/fr/erasure/2222-2222-2222-2222-2222')).status).toBe(404);
  });

  it('is not done without the box, nor for the last administrator', async () => {
    const fatou = await openMember(hub, []);
    const asked = await fatou.post('/fr/erasure', {});
    expect(asked.status).toBe(422);
    expect((await fatou.get('/fr/me')).status).toBe(200);
    expect((await admin.post('/fr/erasure', { sure: 'yes' })).status).toBe(409);
    expect((await admin.get('/fr/me')).status).toBe(200);
  });
});

describe('the journal afterwards', () => {
  beforeAll(async () => {
    await seal(hub.house.sql);
    await mkdir(hub.config.dataDir, { recursive: true });
    await keepHead(hub.config.dataDir, hub.keys, hub.house.sql);
  });

  const check = async () => ({
    ...(await verifyJournal(hub.house.sql)),
    missing: await missingFrom(hub.config.dataDir, hub.keys, hub.house.sql),
  });

  /** Does something to the journal, looks, and undoes it. */
  async function tampered(change: (sql: typeof hub.house.sql) => Promise<unknown>) {
    const copy = await hub.house.sql`create table kept as table journal`;
    expect(copy).toBeDefined();
    await change(hub.house.sql);
    const report = await check();
    await hub.house.sql`update journal set sequence = null`;
    await hub.house.sql`
      insert into journal select * from kept on conflict (id) do update set
        actor = excluded.actor, subject = excluded.subject, at = excluded.at, hash = excluded.hash,
        sequence = excluded.sequence`;
    await hub.house.sql`drop table kept`;
    return report;
  }

  it('holds', async () => {
    const report = await check();
    expect(report).toMatchObject({ brokenAt: null, altered: [], unsealed: 0, missing: null });
    expect(report.rows).toBeGreaterThan(30);
  });

  it('shows a changed row', async () => {
    const report = await tampered(
      (sql) => sql`update journal set actor = 'nobody' where sequence = 7`,
    );
    expect(report.brokenAt).toBe(7);
    expect((await check()).brokenAt).toBeNull();
  });

  it('shows a removed row', async () => {
    const report = await tampered((sql) => sql`delete from journal where sequence = 9`);
    expect(report.brokenAt).toBe(9);
  });

  it('shows two rows that were swapped', async () => {
    const report = await tampered(async (sql) => {
      await sql`update journal set sequence = -1 where sequence = 11`;
      await sql`update journal set sequence = 11 where sequence = 12`;
      await sql`update journal set sequence = 12 where sequence = -1`;
    });
    expect(report.brokenAt).toBe(11);
  });

  it('shows that its last row was removed, by the head that is kept beside the database', async () => {
    const last = (await check()).rows;
    const report = await tampered((sql) => sql`delete from journal where sequence = ${last}`);
    expect(report).toMatchObject({ brokenAt: null, missing: last });
    expect(await check()).toMatchObject({ brokenAt: null, missing: null });
  });

  it('can still be read by whoever is left: erasing is a duty of every holding', () => {
    const names = HOLDINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('account');
  });
});
