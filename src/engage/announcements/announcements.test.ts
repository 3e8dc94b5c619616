import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { giveConsent, recipientOfSubject } from '../../people/consents/consents.ts';
import { saveWishes, USUAL_WISHES } from '../../people/contacts/contacts.ts';
import { eraseAccount } from '../../people/me/erasure.ts';
import { inviteMembers, joinOrganisation } from '../../people/members/members.ts';
import {
  passOrganisation,
  registerOrganisation,
} from '../../people/organisations/organisations.ts';
import { claim, perform } from '../../platform/jobs/jobs.ts';
import { handlerOf } from '../../worker.ts';

let hub: TestHub;
let fatou: Member;
let id = '';
let code = '';
let base = '';
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  const { db } = hub.house;
  fatou = await openMember(hub, []);
  const names = [{ text: 'Teranga', lang: 'fr', kind: 'official' as const }];
  ({ id } = await registerOrganisation(db, hub, fatou.account, { kind: 'association', names }));
  await passOrganisation(db, { clock: hub.clock, actor: 'officer', capacity: 'office' }, id);
  const by = { clock: hub.clock, actor: fatou.account };
  code = await inviteMembers(db, hub.keys, by, id, { most: 50, days: 90 });
  base = `/fr/me/organisations/${id}/announcements`;
});
afterAll(async () => {
  await (await appOf(hub)).close();
  await hub.close();
});

/** Somebody who joined; `allows` them to be written to, `lang` they read. */
async function member({ allows = false, joins = true, lang = 'fr' } = {}): Promise<Member> {
  const { db } = hub.house;
  const one = await openMember(hub, []);
  if (joins) await joinOrganisation(db, hub, one.account, code);
  await saveWishes(db, hub, one.account, { ...USUAL_WISHES, lang });
  const recipientId = (await recipientOfSubject(db, id))?.id ?? '';
  const said = { account: one.account, purpose: 'news', version: 1, recipientId };
  if (allows) await giveConsent(db, hub, { ...said, lang: 'fr', channel: 'web' });
  return one;
}

async function work(): Promise<void> {
  for (;;) {
    const kinds = ['announcements/made', 'announcements/taken-back'];
    const job = await claim(hub.house.db, hub.clock, kinds);
    if (!job) return;
    await perform(hub.house.db, hub.clock, job, (each) => handlerOf(job.kind)(hub, each));
  }
}

const announce = (more: Record<string, string> = {}) =>
  fatou.post(base, {
    'title.fr': 'Assemblée générale',
    'text.fr': 'Venez nombreux.\n\nOn dîne ensemble.',
    ...more,
  });

const inbox = async (one: Member, lang = 'fr') => (await one.get(`/${lang}/me/messages`)).words;
const board = async (one: Member, lang = 'fr') =>
  (await one.get(`/${lang}/me/memberships/${id}/announcements`)).words;

describe('an announcement', () => {
  it('stands on every member’s page, and is sent to those alone who allow it and are members', async () => {
    const [amina, moussa, stranger] = [
      await member({ allows: true }),
      await member(),
      await member({ allows: true, joins: false }),
    ];
    await announce({ meetingOn: '2026-12-12', signature: 'Fatou, présidente' });
    await work();
    await work();
    for (const one of [amina, moussa])
      expect(await board(one)).toMatch(/Rendez-vous le 12 décembre 2026 Venez nombreux\./);
    const read = await inbox(amina);
    expect(read).toContain('Teranga : Assemblée générale');
    expect(read).toMatch(/On dîne ensemble\. — Fatou, présidente/);
    expect(read.match(/Venez nombreux/g)).toHaveLength(1);
    for (const one of [moussa, stranger]) expect(await inbox(one)).not.toContain('Venez nombreux');
    expect((await stranger.get(`/fr/me/memberships/${id}/announcements`)).status).toBe(404);
    expect((await stranger.get(base)).status).toBe(404);
  });

  it('speaks the reader’s language where the steward wrote it, and says in which it is otherwise', async () => {
    const [karim, carmen] = [
      await member({ allows: true, lang: 'ar' }),
      await member({ allows: true, lang: 'es' }),
    ];
    await announce({ 'title.ar': 'الجمعية العامة', 'text.ar': 'مرحباً بالجميع.' });
    await work();
    expect(await inbox(karim, 'ar')).toContain('مرحباً بالجميع.');
    expect(await inbox(carmen, 'es')).toContain('Venez nombreux.');
    expect(await board(carmen, 'es')).toContain('escrito en francés');
  });

  it('does not leave any more once it is taken back, and is on no page', async () => {
    const amina = await member({ allows: true });
    await announce({ 'title.fr': 'Erreur', 'text.fr': 'À ne pas envoyer.' });
    await work();
    const [, one] =
      /announcements\/([0-9a-f-]{36})\/take-back/.exec((await fatou.get(base)).text) ?? [];
    await fatou.post(`${base}/${one}/take-back`);
    await work();
    expect(await inbox(amina)).not.toContain('À ne pas envoyer');
    expect(await board(amina)).not.toContain('À ne pas envoyer');
  });

  it('reaches nobody who left between its making and its sending', async () => {
    const amina = await member({ allows: true });
    await announce({ 'title.fr': 'Trop tard', 'text.fr': 'Elle est partie.' });
    await amina.post(`/fr/me/memberships/${id}/leave`);
    await work();
    expect(await inbox(amina)).not.toContain('Elle est partie');
  });

  it('comes back with what is missing, and not more often than members can bear', async () => {
    hub.wait(8 * 86_400_000);
    fatou = await openMember(hub, [], fatou.account);
    const half = await announce({ 'text.fr': '', 'title.en': 'Only a title' });
    expect(half.status).toBe(422);
    expect(half.text).toContain('href="#f-text.fr"');
    expect(half.text).toContain('href="#f-text.en"');
    // Sent twice, even at once, a form counts once.
    const once = crypto.randomUUID();
    const twice = await Promise.all([announce({ once }), announce({ once })]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    for (let each = 0; each < 3; each += 1) expect((await announce()).status).toBe(303);
    expect((await announce()).status).toBe(429);
  });

  it('is refused from the page on which it is read, by its reader alone', async () => {
    hub.wait(8 * 86_400_000);
    fatou = await openMember(hub, [], fatou.account);
    const [amina, moussa] = [await member({ allows: true }), await member({ allows: true })];
    await announce();
    await work();
    const { text } = await amina.get('/fr/me/messages');
    const [, one] = /me\/messages\/([0-9a-f-]{36})\/stop/.exec(text) ?? [];
    expect((await moussa.post(`/fr/me/messages/${one}/stop`)).status).toBe(404);
    expect((await amina.post('/fr/me/messages/x/stop')).status).toBe(404);
    const { to } = await amina.post(`/fr/me/messages/${one}/stop`);
    expect((await amina.get(to)).words).toContain('plus aucun message de ce type');
    await announce({ 'text.fr': 'Encore une fois.' });
    await work();
    expect(await inbox(amina)).not.toContain('Encore une fois');
    expect(await inbox(moussa)).toContain('Encore une fois');
  });

  it('keeps its words and loses its writer’s name when they go', async () => {
    const { account } = fatou;
    const amina = await member({ allows: true });
    hub.wait(8 * 86_400_000);
    fatou = await openMember(hub, [], account);
    await announce({
      'title.fr': 'Adieu',
      'text.fr': 'Je m’en vais.',
      signature: 'Fatou Zqsigned',
    });
    await work();
    expect(await inbox(amina)).toMatch(/Je m’en vais\. — Fatou Zqsigned/);
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account, actor: account }, HOLDINGS),
    );
    const left = await board(amina);
    expect(left).toContain('Venez nombreux.');
    expect(left).not.toContain('présidente');
    const waiting = await inbox(await openMember(hub, [], amina.account));
    expect(waiting).toMatch(/Je m’en vais\. — Teranga/);
    expect(waiting).not.toContain('Zqsigned');
  });
});
