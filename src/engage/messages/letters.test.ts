import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openMember } from '../../../test/members.ts';
import { giveConsent, recipientOf } from '../../people/consents/consents.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { queueMessage, sendDue } from './messages.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

it('says on a letter who writes, when and about what, and not among how many it was printed', async () => {
  const { db, sql } = hub.house;
  const amina = await openMember(hub, []);
  const { id: recipientId } = await recipientOf(db, 'office');
  const of = { purpose: 'news', recipientId };
  await sql`update accounts set channel = 'relay' where id = ${amina.account}`;
  const said = { account: amina.account, version: 1, lang: 'fr', channel: 'web' } as const;
  await giveConsent(db, hub, { ...of, ...said });
  await queueMessage(db, hub, {
    ...{ to: { account: amina.account }, of, cause: 'an answer', template: 'requests.answered' },
    args: { on: { day: '2026-11-20' } },
  });
  await sendDue(hub, null);
  const office = await openMember(hub, ['relationship-officer']);
  expect((await office.get('/fr/staff/letters')).words).toContain('1 lettre attend');
  const { words } = await office.post('/fr/staff/letters');
  const today = longDate(hub.clock().toISOString().slice(0, 10), 'fr');
  expect(words).toContain(`${hub.config.hub.name} ${today} Votre demande a reçu une réponse`);
  expect(words).toContain('Vous le recevez parce que vous avez dit oui à');
  expect(words).toContain('/fr/me/consents');
  // By the moment alone, a name here would say whose request was answered right before.
  const noted = await sql<{ subject: string }[]>`
    select subject from journal where act = 'messages/sent'`;
  expect(noted.map(({ subject }) => subject.split(':')[0])).toEqual(['message']);
});
