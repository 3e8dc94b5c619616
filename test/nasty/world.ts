/** A small hub in which something of everything has happened, and the people who use it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lightRequests } from '../../demo/requests.ts';
import { type App, createApp } from '../../src/app.tsx';
import { publishSample } from '../../src/apply/sample.fixture.ts';
import { enterActivity } from '../../src/collect/activities/activities.ts';
import { apply, receive, stageNow } from '../../src/collect/imports/imports.ts';
import { addAgreement, addHolder, addSource } from '../../src/collect/sources/sources.ts';
import { linkFor } from '../../src/engage/messages/links.ts';
import { queueMessage } from '../../src/engage/messages/messages.ts';
import { startRelation, stopSecret } from '../../src/engage/relations/relations.ts';
import { memberRef, proposalsOf, propose, say } from '../../src/engage/requests/proposals.ts';
import { answer, ownRequest, requestsOf, submit } from '../../src/engage/requests/requests.ts';
import { addCode, addCredential, numbersPlace } from '../../src/people/accounts/accounts.ts';
import { askReset, offerNumbers, takeOffer } from '../../src/people/confirmations/confirmations.ts';
import { giveConsent, recipientOf } from '../../src/people/consents/consents.ts';
import { saveContact, saveWishes, USUAL_WISHES } from '../../src/people/contacts/contacts.ts';
import { askProof } from '../../src/people/domains/domains.ts';
import { inviteMembers } from '../../src/people/members/invitations.ts';
import { joinOrganisation } from '../../src/people/members/joining.ts';
import { issueLink } from '../../src/people/operators/operators.ts';
import { keepLikenesses } from '../../src/people/organisations/duplicates.ts';
import { organisationForm } from '../../src/people/organisations/form.ts';
import {
  addOrganisation,
  askVerification,
  hideOrganisation,
  inviteSteward,
  passOrganisation,
  registerOrganisation,
} from '../../src/people/organisations/organisations.ts';
import { knownOrganisation, verifyOrganisation } from '../../src/people/organisations/records.ts';
import { saveProfile } from '../../src/people/profiles/profiles.ts';
import { makeSheets } from '../../src/people/relays/sheets.ts';
import { askRight } from '../../src/people/rights/rights.ts';
import { ROLES } from '../../src/people/roles/roles.ts';
import { issueTicket } from '../../src/people/tickets/tickets.ts';
import { claim, enqueue } from '../../src/platform/jobs/jobs.ts';
import { jobs } from '../../src/platform/jobs/tables.ts';
import { openRun, run } from '../../src/process/runs/runs.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { signedIn } from '../people.ts';
import { work } from '../staff.ts';
import { giveGatherings } from './gatherings.ts';
import { giveLists } from './listings.ts';
import { giveOverlaps } from './overlaps.ts';
import type { Person } from './walker.ts';
import { makeZip } from './zip.ts';

export interface World {
  readonly hub: TestHub;
  readonly app: App;
  readonly people: readonly Person[];
  /** A member and relay to whom nothing of theirs belongs. */
  readonly stranger: Person & { readonly account: string };
  /** What somebody would have to know to fill in a form well, by route. */
  readonly known: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where links in letters and messages lead. */
  readonly addresses: readonly string[];
  /** Brakes are tried elsewhere: here they would stop the walk. */
  readonly release: () => Promise<void>;
}

// With a key of their own: else their last key would stand before the question whose key it is.
async function openStranger(hub: TestHub): Promise<World['stranger']> {
  const stranger = await person(hub, 'stranger', ['relay']);
  await addCode(hub.house.db, hub, stranger.account, 'carte');
  return stranger;
}

/** A second factor, which the pages of the team then ask for. */
async function giveNumbers(hub: TestHub, account: string): Promise<void> {
  const { secret, ticket } = await offerNumbers(hub.house.db, hub, account, 'Passerelle');
  await takeOffer(hub.house.db, hub, account, ticket);
  const sealed = hub.keys.fields.seal(numbersPlace(account), secret).toString('base64');
  const data = { sealed, step: 0 };
  await addCredential(hub.house.db, hub, account, { kind: 'totp', selector: account, data });
}

const MAIL = { url: 'smtp://127.0.0.1:9', from: 'Passerelle <hub@example.org>' };

export async function openWorld(): Promise<World> {
  const hub = await openTestHub({
    ...{ mail: MAIL, log: { level: 'error' } },
    organisations: { domain_proof: 'on' },
  });
  await publishSample(hub);
  const app = await createApp(hub);
  await storePackage(hub);
  await lightRequests(hub);
  const visitor = { name: 'visitor', account: '', cookie: '' };
  const [member, team] = [await person(hub, 'member', []), await person(hub, 'team', ROLES)];
  const careful = await person(hub, 'careful', ['administrator']);
  await giveNumbers(hub, careful.account);
  const other = await person(hub, 'other', ['relay']);
  const lost = { account: other.account, reason: 'Téléphone perdu' };
  await askReset(hub.house.db, { clock: hub.clock, actor: careful.account }, lost);
  const organisation = await giveOrganisations(hub, member.account, team.account);
  await giveMember(hub, member.account, team.account, organisation);
  await giveLists(hub, team.account);
  const overlapPages = await giveOverlaps(hub, team.account);
  await giveFigures(hub, team.account);
  const { code } = await giveGatherings(hub, {
    ...{ member: member.account, team: team.account, organisation },
  });
  return {
    ...{ hub, app, people: [visitor, member, careful, team] },
    stranger: await openStranger(hub),
    known: {
      ...(await knownOf(hub, member.account, team.account)),
      '/me/communities/code': { code },
    },
    addresses: [...(await addressesOf(hub, member.account, organisation)), ...overlapPages],
    release: async () => {
      await hub.house.sql`delete from brakes`;
    },
  };
}

async function person(hub: TestHub, name: string, roles: Parameters<typeof signedIn>[2]) {
  const { account, secret } = await signedIn(hub.house.db, hub, roles);
  return { name, account, cookie: `passerelle=${secret}` };
}

// The sample says that it has a package; here is one.
async function storePackage(hub: TestHub): Promise<void> {
  const path = join(hub.config.dataDir, 'package.zip');
  writeFileSync(path, makeZip([{ name: 'datapackage.json', data: '{}' }]));
  const { hash } = await hub.blobs.keep(hub.house.db, path, 'application/zip');
  await hub.house.sql`update releases set package = ${hash}`;
}

const named = (name: string) =>
  organisationForm.parse({
    ...{ kind: 'association', origins: ['SEN'], residences: ['FRA'], country: 'FRA', town: 'Lyon' },
    names: [{ text: name, lang: 'fr', kind: 'official' }],
    texts: [{ lang: 'fr', text: 'Une association.' }],
    ...{ email: 'bureau@example.org', website: 'https://rives.example.org/' },
  });

/** One that its member speaks for, one that waits for its steward, and one that may be the same. */
async function giveOrganisations(hub: TestHub, member: string, team: string): Promise<string> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: team, capacity: 'office' } as const;
  const shown = async (name: string) => {
    const { id } = await registerOrganisation(db, hub, member, named(name));
    await passOrganisation(db, by, id);
    return id;
  };
  const id = await shown('Les Deux Rives');
  const waiting = await addOrganisation(db, by, named('Les deux rives de Lyon'));
  await keepLikenesses(db, by, [await knownOrganisation(db, id)], [waiting]);
  await addOrganisation(db, by, named('Teranga'));
  await startRelation(db, by, hub.keys, id);
  await verifyOrganisation(db, by, await shown('Vérifiée'), 'people');
  await hideOrganisation(db, by, await shown('Retirée'));
  await askVerification(db, { ...by, actor: member }, await shown('Attendue'), 'Statuts lus');
  await enterActivity(db, { clock: hub.clock, actor: member }, id, {
    texts: [{ lang: 'fr', title: 'Trois puits' }],
    ...{ field: 'water', country: 'SEN', state: 'underway', visibility: 'public' },
    ...{ startsOn: '2026-01-01', endsOn: null },
  });
  await askProof(db, hub.clock, await knownOrganisation(db, id));
  // Its steward's, and read by nobody of the office yet.
  await registerOrganisation(db, hub, member, named('Nouvelle'));
  return id;
}

async function giveMember(hub: TestHub, member: string, team: string, organisation: string) {
  const { db } = hub.house;
  await saveProfile(db, hub, member, { residence: 'FRA', origins: ['SEN'] });
  await saveContact(db, hub, member, 'email', 'amina@example.org');
  await saveWishes(db, hub, member, USUAL_WISHES);
  const office = (await recipientOf(db, 'office')).id;
  for (const purpose of ['matching', 'introduction', 'news'])
    await giveConsent(db, hub, {
      ...{ account: member, purpose, version: 1, recipientId: office, lang: 'fr', channel: 'web' },
    });
  await askRight(db, hub, member, { kind: 'access', lang: 'fr', wording: '' });
  const form = {
    topic: 'mentoring',
    lang: 'fr',
    residence: 'FRA',
    origin: null,
    town: '',
  } as const;
  const by = { clock: hub.clock, keys: hub.keys, actor: team };
  for (const kind of ['need', 'offer'] as const)
    await submit(db, hub, { account: member, channel: 'web' }, { ...form, kind, text: 'Bonjour' });
  const [own] = await requestsOf(db, hub, member);
  const asked = await ownRequest(db, hub, member, own?.id ?? '');
  await answer(db, by, asked, { lang: 'fr', text: 'Nous cherchons.' });
  const recipients = [
    { kind: 'member', id: memberRef(hub.keys, member), name: 'Amina' },
    { kind: 'organisation', id: organisation, name: 'Les Deux Rives' },
  ] as const;
  for (const each of recipients) await propose(db, by, asked, each, ['town']);
  const [proposal] = await proposalsOf(db, asked.id);
  if (proposal) await say(db, by, proposal, 'author', 'yes');
  await queueMessage(db, hub, {
    ...{
      to: { account: member },
      cause: 'a cause',
      template: 'requests.answered',
      args: { on: '1 décembre' },
    },
    of: { purpose: 'news', recipientId: office },
  });
}

/** Files in each state of their way, a run and a job that failed. */
async function giveFigures(hub: TestHub, team: string): Promise<void> {
  const by = { clock: hub.clock, actor: team };
  const files = {
    'ready.csv': 'Origine;Résidence;Année;Effectif\nSénégal;France;2020;12345\n',
    'unknown.csv': 'a;b;c\nx;y;z\nSénégal;1;2\n',
  };
  for (const [name, text] of Object.entries(files)) await bring(hub, by, name, text);
  await work(hub);
  const applied = await stageNow(hub, await bring(hub, by, 'applied.csv', files['ready.csv']));
  const source = await addSourceOf(hub, by);
  await hub.house.db.transaction((tx) => apply(tx, by, applied, source));
  await run(hub, await openRun(hub.house.db, by));
  await openRun(hub.house.db, by);
  await enqueue(hub.house.db, hub.clock, {
    kind: 'mail-links/asked',
    subject: 'mail-request:none',
  });
  await claim(hub.house.db, hub.clock, ['mail-links/asked']);
  const problem = { code: 'job/died', details: { attempts: 3 } };
  await hub.house.db.update(jobs).set({ endedAt: hub.clock(), outcome: 'failed', problem });
  await enqueue(hub.house.db, hub.clock, { kind: 'runs/asked', subject: 'run:none' });
}

type By = { readonly clock: TestHub['clock']; readonly actor: string };

async function bring(hub: TestHub, by: By, name: string, text: string) {
  const path = join(hub.config.dataDir, name);
  writeFileSync(path, text);
  return receive(hub, by, { path, name });
}

async function addSourceOf(hub: TestHub, by: By): Promise<string> {
  const { db } = hub.house;
  const holder = await addHolder(db, by, { name: 'INSEE', kind: 'statistics_office' });
  const agreement = await addAgreement(db, by, holder.id, {
    ...{ legalBasis: 'open_licence', purpose: 'Effectifs', uses: ['figures', 'internal'] },
    signedOn: '2026-01-01',
  });
  const said = { definition: 'birth', kind: 'observed', vintage: '2020-12-31' } as const;
  const more = { agreementId: agreement.id };
  return (await addSource(db, by, holder.id, { title: { fr: 'RP' }, ...said }, more)).id;
}

async function knownOf(hub: TestHub, member: string, team: string): Promise<World['known']> {
  const { db } = hub.house;
  const card = await addCode(db, hub, member, 'carte');
  const sheet = await printed(hub, team, 'profile');
  const second = await signedIn(db, hub);
  await giveConsent(db, hub, {
    ...{ account: second.account, purpose: 'news', version: 1, lang: 'fr', channel: 'web' },
    recipientId: (await recipientOf(db, 'office')).id,
  });
  return {
    '/sign-in': { code: card },
    '/me/relay/with': { code: await addCode(db, hub, second.account, 'carte') },
    '/me/relay/key': { code: sheet.code },
    '/me/relay/key/sheet': { code: sheet.code },
    '/me/relay/requests/key': { code: (await printed(hub, team, 'request')).code },
    '/staff/recovery': { account: second.account },
    '/staff/roles': { account: member.slice(0, 8) },
    '/staff/guides/new': { slug: 'une-demarche', origins: 'SEN', residences: 'FRA', related: '' },
    '/staff/guides/:slug': { origins: 'SEN', residences: 'FRA', related: '' },
  };
}

async function printed(hub: TestHub, relay: string, kind: 'profile' | 'request') {
  const { sheets } = await makeSheets(hub.house.db, hub, {
    ...{ relay, count: 1, kind, lang: 'fr', large: false, consents: [] },
  });
  const [sheet] = sheets;
  if (!sheet) throw new Error('no sheet was made');
  return sheet;
}

async function addressesOf(hub: TestHub, member: string, organisation: string) {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: 'operator', capacity: 'office' } as const;
  const waiting = await addOrganisation(db, by, named('Une autre'));
  const link = await linkFor(db, hub, member, {
    purpose: 'news',
    recipientId: (await recipientOf(db, 'office')).id,
  });
  const members = await inviteMembers(
    db,
    hub.keys,
    { clock: hub.clock, actor: member },
    organisation,
    {
      ...{ most: 10, days: 14 },
    },
  );
  await joinOrganisation(db, hub, member, members);
  const ticket = (kind: 'mail-sign-in' | 'mail-confirm') =>
    issueTicket(db, hub, { kind, minutes: 60, account: member });
  return [
    `/operator/${await issueLink(db, hub)}`,
    `/invitation/${await inviteSteward(db, hub, by, waiting.id)}`,
    `/invitation/${members}`,
    `/messages/stop/${link}`,
    `/messages/language/${link}`,
    `/letters/stop/${stopSecret(hub.keys, organisation)}`,
    `/sign-in/mail/${await ticket('mail-sign-in')}`,
    `/me/keys/mail/${await ticket('mail-confirm')}`,
    ...(await rowsOf(hub)),
  ].map((path) => `/fr${path}`);
}

/** Pages of single rows that lie deep: one of each kind, in each state. */
async function rowsOf({ house: { sql } }: TestHub): Promise<string[]> {
  const imported = await sql`select id from imports`;
  const organisations = await sql`select id from organisations`;
  const communities = await sql`select id from communities`;
  const runs = await sql`select id from runs`;
  const [source] = await sql`select slug from sources limit 1`;
  const finished = await sql`select id from runs where manifest is not null`;
  return [
    ...imported.flatMap(({ id }) => [`/staff/imports/${id}`, `/staff/imports/${id}/mapping`]),
    ...organisations.map(({ id }) => `/staff/organisations/${id}`),
    ...communities.flatMap(({ id }) => [`/staff/communities/${id}`, `/me/communities/${id}`]),
    ...runs.map(({ id }) => `/staff/runs/${id}`),
    `/staff/sources/${source?.slug}/voices`,
    ...finished.map(({ id }) => `/staff/releases/new?run=${id}`),
    '/me/activities/les-deux-rives/report/2026/edit',
    '/me/activities/les-deux-rives/check/2026/edit',
    '/sign-in/confirm',
  ];
}
