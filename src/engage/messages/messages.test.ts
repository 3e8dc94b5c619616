import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import {
  giveConsent,
  preparePurposes,
  recipientOf,
  withdrawConsent,
} from '../../people/consents/consents.ts';
import {
  confirmContact,
  saveContact,
  saveWishes,
  USUAL_WISHES,
} from '../../people/contacts/contacts.ts';
import { eraseAccount } from '../../people/me/erasure.ts';
import { Problem } from '../../platform/problem.ts';
import { lettersPrinted, offerAgain, printLetters } from './letters.ts';
import { forgetMessages, queueMessage, sendDue } from './messages.ts';
import { messagesOf } from './received.ts';

let hub: TestHub;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await preparePurposes(hub.house.db, hub.clock, '');
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

let count = 0;

async function somebody({ allows = true, mail = true } = {}): Promise<string> {
  const { account } = await signedIn(hub.house.db, hub);
  count += 1;
  const address = `amina-${count}@home.example`;
  if (mail) {
    await saveContact(hub.house.db, hub, account, 'email', address);
    await confirmContact(hub.house.db, hub, account, 'email', address);
  }
  if (allows) await giveConsent(hub.house.db, hub, news(account));
  return account;
}

const news = (account: string) => ({
  account,
  purpose: 'news',
  version: 1,
  recipientId: office,
  lang: 'fr' as const,
  channel: 'web' as const,
});

const tell = (account: string, cause: string) =>
  hub.house.db.transaction((tx) =>
    queueMessage(tx, hub, {
      to: { account },
      cause,
      of: { purpose: 'news', recipientId: office },
      template: 'test',
    }),
  );

/** Sends what is due; gives the addresses that it went to. */
async function sent(): Promise<string[]> {
  const to: string[] = [];
  await sendDue(hub, async (_, { email }) => {
    to.push(email);
  });
  return to;
}

const states = async (account: string) =>
  (await messagesOf(hub.house.db, hub, account)).map(({ state }) => state);

describe('a message', () => {
  it('is written once for a person and a cause, and sent once', async () => {
    const amina = await somebody();
    expect(await tell(amina, 'meeting')).not.toBeNull();
    expect(await tell(amina, 'meeting')).toBeNull();
    expect(await sent()).toHaveLength(1);
    expect(await sent()).toEqual([]);
    expect(await states(amina)).toEqual(['sent']);
  });

  it('is not written where nobody allows it', async () => {
    const amina = await somebody({ allows: false });
    expect(await tell(amina, 'meeting')).toBeNull();
  });

  it('is on its reader’s page alone where there is no confirmed address', async () => {
    const amina = await somebody({ mail: false });
    await tell(amina, 'meeting');
    expect(await sent()).toEqual([]);
    expect(await states(amina)).toEqual(['kept']);
  });

  it('ends with the yes that it hangs on, in the same transaction', async () => {
    const amina = await somebody();
    await tell(amina, 'meeting');
    await hub.house.db.transaction((tx) => withdrawConsent(tx, hub, news(amina), HOLDINGS));
    expect(await messagesOf(hub.house.db, hub, amina)).toEqual([]);
    await giveConsent(hub.house.db, hub, news(amina));
    expect(await sent()).toEqual([]);
  });

  it('waits for morning, and for a month with room', async () => {
    const amina = await somebody();
    await saveWishes(hub.house.db, hub, amina, { ...USUAL_WISHES, monthly: 1 });
    hub.wait(12 * 3_600_000);
    for (const cause of ['one', 'two']) await tell(amina, cause);
    expect(await sent()).toEqual([]);
    hub.wait(12 * 3_600_000);
    expect(await sent()).toHaveLength(1);
    hub.wait(5 * 86_400_000);
    expect(await sent()).toEqual([]);
    hub.wait(5 * 86_400_000);
    expect(await sent()).toHaveLength(1);
  });

  it('is tried again after a passing trouble, and given up after a refusal', async () => {
    const amina = await somebody();
    await tell(amina, 'trouble');
    let tries = 0;
    const failing = (error: Error) => async () => {
      tries += 1;
      throw error;
    };
    await sendDue(hub, failing(new Error('try later')));
    expect(await states(amina)).toEqual(['waiting']);
    await sendDue(hub, failing(new Error('too soon')));
    expect(tries).toBe(1);
    hub.wait(3_600_000);
    await sendDue(hub, failing(new Problem('mail/refused', 502)));
    expect(await states(amina)).toEqual(['failed']);
    expect(tries).toBe(2);
  });

  it('cannot be read in the database, and is forgotten when its time is over', async () => {
    const amina = await somebody();
    const words = { what: 'Xaritoo', on: { day: '2026-12-01' } };
    await queueMessage(hub.house.db, hub, {
      to: { account: amina },
      cause: 'secret',
      of: { purpose: 'news', recipientId: office },
      template: 'test',
      args: words,
    });
    const rows = await hub.house.sql`select * from messages where body is not null`;
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('Xaritoo').toString('hex'));
    expect(rows.some(({ body }) => body.includes('Xaritoo'))).toBe(false);
    expect((await messagesOf(hub.house.db, hub, amina))[0]?.content.args).toEqual(words);
    hub.wait(200 * 86_400_000);
    expect(await forgetMessages(hub.house.db, hub.clock)).toBeGreaterThan(0);
    expect(await messagesOf(hub.house.db, hub, amina)).toEqual([]);
    expect(await sent()).toEqual([]);
  });

  it('is printed for whoever came by a relay and has no e-mail, once, and not after a withdrawal', async () => {
    const amina = await somebody({ mail: false });
    await hub.house.sql`update accounts set channel = 'relay' where id = ${amina}`;
    const print = () => hub.house.db.transaction((tx) => printLetters(tx, hub, 'fatou'));
    await tell(amina, 'on paper');
    await sent();
    expect(await print()).toMatchObject([{ lang: 'fr', content: { template: 'test' } }]);
    expect(await print()).toEqual([]);
    // Lost on its way: it is offered again, as the same message, for thirty days.
    const [lost] = await lettersPrinted(hub.house.db, hub);
    const again = () => offerAgain(hub.house.db, hub, lost?.id ?? '', 'fatou');
    await again();
    await expect(again()).rejects.toMatchObject({ code: 'page/not-found' });
    expect(await print()).toMatchObject([{ number: lost?.number }]);
    expect(await states(amina)).toEqual(['sent']);
    hub.wait(31 * 86_400_000);
    await expect(again()).rejects.toMatchObject({ code: 'page/not-found' });
    await tell(amina, 'too late');
    await sent();
    await hub.house.db.transaction((tx) => withdrawConsent(tx, hub, news(amina), HOLDINGS));
    expect(await print()).toEqual([]);
  });

  it('goes with the account', async () => {
    const amina = await somebody();
    await tell(amina, 'last');
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: amina, actor: amina }, HOLDINGS),
    );
    const person = hub.keys.pseudonym('messages', amina);
    expect(await hub.house.sql`select 1 from messages where person = ${person}`).toEqual([]);
    expect(await hub.house.sql`select 1 from message_people where person = ${person}`).toEqual([]);
  });
});
