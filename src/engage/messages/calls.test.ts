import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { allows, giveConsent, recipientOf } from '../../people/consents/consents.ts';
import { saveContact, saveWishes, USUAL_WISHES } from '../../people/contacts/contacts.ts';
import { looksAt } from '../../people/me/access-log.ts';
import { eraseAccount } from '../../people/me/erasure.ts';
import { forgetCalls } from './calls.ts';
import { queueMessage, sendDue } from './messages.ts';
import { messagesOf } from './received.ts';

let hub: TestHub;
let office: string;
let fatou: Member;
let other: Member;
beforeAll(async () => {
  hub = await openTestHub();
  fatou = await openMember(hub, ['relay']);
  other = await openMember(hub, ['relay']);
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const HOME = '/fr/me/relay/calls';
const DAY = 86_400_000;
const news = (account: string) => ({ account, purpose: 'news', recipientId: office });

async function somebody(wishes: Partial<typeof USUAL_WISHES> = {}): Promise<Member> {
  const amina = await openMember(hub, []);
  await saveContact(hub.house.db, hub, amina.account, 'phone', '+221771234567');
  const wished = { ...USUAL_WISHES, byPhone: true, ...wishes };
  await saveWishes(hub.house.db, hub, amina.account, wished);
  const said = { ...news(amina.account), version: 1 } as const;
  await giveConsent(hub.house.db, hub, { ...said, lang: 'fr', channel: 'web' });
  return amina;
}

async function tell({ account }: Member, cause: string, official = false): Promise<void> {
  const of = official ? null : { purpose: 'news', recipientId: office };
  await queueMessage(hub.house.db, hub, {
    ...{ to: { account }, cause, of },
    template: 'requests.answered',
    args: { on: { day: '2026-11-20' } },
  });
  await sendDue(hub, null);
}

const states = async ({ account }: Member) =>
  (await messagesOf(hub.house.db, hub, account)).map(({ state, channel }) => [state, channel]);

const take = async (relay: Member, lang = 'fr') => (await relay.post(HOME, { lang })).to;

describe('a call', () => {
  it('is taken by one relay, who alone sees the number; the person sees that it was looked at', async () => {
    const amina = await somebody();
    await tell(amina, 'meeting');
    expect((await fatou.get(HOME)).words).toContain('1 appel attend.');
    expect((await fatou.get(HOME)).text).not.toMatch(/77 ?123/);
    expect(await take(other, 'ar')).toBe(`${HOME}?done=none`);
    const path = await take(fatou);
    expect(await take(other)).toBe(`${HOME}?done=none`);
    const call = await fatou.get(path);
    expect(call.words).toContain('+221 77 123 45 67');
    expect(call.words).toContain('j’appelle de la part de Passerelle');
    expect((await other.get(path)).status).toBe(404);
    const [look] = await looksAt(hub.house.db, amina.account, 'fr');
    expect(look).toMatchObject({ reason: 'pour vous dire un message au téléphone' });
    expect(look?.fields).toEqual(['Téléphone']);
    await fatou.post(path, { word: 'reached' });
    expect(await states(amina)).toEqual([['sent', 'call']]);
    expect((await fatou.get(path)).status).toBe(404);
    expect((await fatou.get('/fr/me/relay')).words).toMatch(/jointes au téléphone\s+1/);
  });

  it('is made again the next day, three times at most, and is then on the page alone', async () => {
    const amina = await somebody();
    await tell(amina, 'busy');
    for (const _ of [1, 2, 3]) {
      await fatou.post(await take(fatou), { word: 'missed' });
      expect(await take(fatou)).toBe(`${HOME}?done=none`);
      hub.wait(DAY);
      fatou = await openMember(hub, ['relay'], fatou.account);
    }
    expect(await states(amina)).toEqual([['kept', 'call']]);
  });

  it('ends what a no ends, at once', async () => {
    const amina = await somebody();
    await tell(amina, 'first');
    const path = await take(fatou);
    await tell(amina, 'second');
    await fatou.post(path, { word: 'refused' });
    expect(await allows(hub.house.db, hub, news(amina.account))).toBe(false);
    expect(await states(amina)).toEqual([]);
    const [act] = await hub.house.sql`
      select channel, witness from consent_acts where act = 'withdrawn' order by sequence desc`;
    expect(act).toEqual({ channel: 'relay', witness: fatou.account });
  });

  it('waits for the hours and the month that its reader wishes', async () => {
    const amina = await somebody({ monthly: 1, zone: 'Asia/Tokyo' });
    await tell(amina, 'one');
    await tell(amina, 'two');
    hub.wait(4 * 3_600_000);
    expect(await take(fatou)).toBe(`${HOME}?done=none`);
    hub.wait(15 * 3_600_000);
    fatou = await openMember(hub, ['relay'], fatou.account);
    const path = await take(fatou);
    expect(await take(fatou)).toBe(`${HOME}?done=none`);
    // Opened when it has become late there, it shows no number.
    hub.wait(10 * 3_600_000);
    fatou = await openMember(hub, ['relay'], fatou.account);
    const late = await fatou.get(path);
    expect(late.words).toContain('N’appelez pas maintenant');
    expect(late.text).not.toContain('771234567');
    await amina.post(`/fr/me/consents/news/${office}`, { answer: 'no', version: '1' });
  });

  it('is not made once the number or the wish is gone, and the message takes another way', async () => {
    const amina = await somebody();
    await tell(amina, 'changed');
    await saveWishes(hub.house.db, hub, amina.account, USUAL_WISHES);
    expect(await take(fatou)).toBe(`${HOME}?done=none`);
    await sendDue(hub, null);
    expect(await states(amina)).toEqual([['kept', null]]);
  });

  it('that its relay never came back from is given to nobody else', async () => {
    const amina = await somebody();
    await tell(amina, 'lost');
    await take(fatou);
    hub.wait(8 * DAY);
    other = await openMember(hub, ['relay'], other.account);
    expect(await take(other)).toBe(`${HOME}?done=none`);
    await forgetCalls(hub.house.db, hub);
    expect(await states(amina)).toEqual([['kept', 'call']]);
  });

  it('is let go when its relay is erased, who is named nowhere after', async () => {
    const amina = await somebody();
    await tell(amina, 'gone', true);
    const moussa = await openMember(hub, ['relay']);
    expect(await take(moussa)).toMatch(/calls\/[0-9a-f-]{36}$/);
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: moussa.account, actor: moussa.account }, HOLDINGS),
    );
    expect(await states(amina)).toEqual([['kept', 'call']]);
    expect(await hub.house.sql`select 1 from messages where caller is not null`).toEqual([]);
  });
});
