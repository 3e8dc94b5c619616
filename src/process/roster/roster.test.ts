import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
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
  contactOf,
  resealContacts,
  saveContact,
  saveWishes,
  USUAL_WISHES,
  wishesOf,
} from '../../people/contacts/contacts.ts';
import { eraseAccount } from '../../people/me/erasure.ts';
import { saveProfile } from '../../people/profiles/profiles.ts';
import { accountOf, entryByKey, mayReach, readRoster, rosterSize, walkRoster } from './roster.ts';

let hub: TestHub;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await preparePurposes(hub.house.db, hub.clock, '');
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const reader = { actor: 'fatou', reason: 'Une demande de conseil' };

async function somebody(): Promise<string> {
  const { account } = await signedIn(hub.house.db, hub);
  await saveProfile(hub.house.db, hub, account, {
    pseudonym: 'Baobab',
    residence: 'FRA',
    city: 'Lyon',
    offers: ['mentoring'],
    motivations: ['family'],
  });
  await saveContact(hub.house.db, hub, account, 'email', 'Amina@Example.org');
  return account;
}

/** So many people who said yes; written at once, since nobody looks at how they said it. */
async function allowAll(number: number, purpose: string): Promise<string[]> {
  const accounts = Array.from({ length: number }, () => randomUUID());
  const people = accounts.map((account) => {
    const person = hub.keys.pseudonym('consents', account);
    const sealed = hub.keys.fields.seal(`consent_people.account ${person}`, account);
    return { person, sealed: sealed.toString('hex') };
  });
  await hub.house.sql`
    with people as (select * from json_to_recordset(${JSON.stringify(people)}::json) as p(person text, sealed text)),
      known as (insert into consent_people select person, decode(sealed, 'hex') from people)
    insert into consent_acts (id, person, purpose, version, recipient_id, act, at, until, lang, channel)
    select gen_random_uuid(), person, ${purpose}, 1, ${office}, 'given', now(), '2999-01-01', 'fr', 'web' from people`;
  return accounts;
}

const says = (account: string, purpose: string) => ({
  account,
  purpose,
  version: 1,
  recipientId: office,
  lang: 'fr' as const,
  channel: 'web' as const,
});

describe('a roster', () => {
  it('shows what was allowed and nothing else, and each look to the person', async () => {
    const amina = await somebody();
    await giveConsent(hub.house.db, hub, says(amina, 'matching'));
    const of = { purpose: 'matching', recipientId: office };
    const [entry] = await readRoster(hub.house.db, hub, of, reader);
    expect(entry?.fields).toEqual({
      pseudonym: 'Baobab',
      residence: 'FRA',
      city: 'Lyon',
      offers: ['mentoring'],
    });
    const looks = await hub.house.sql`
      select actor, purpose from journal where act = 'roster/read' and subject = ${`account:${amina}`}`;
    expect(looks).toMatchObject([{ actor: 'fatou', purpose: 'matching' }]);
    await hub.house.db.transaction((tx) => withdrawConsent(tx, hub, says(amina, 'matching'), []));
  });

  it('calls the same person differently for each purpose', async () => {
    const amina = await somebody();
    const keys = [];
    for (const purpose of ['matching', 'news']) {
      await giveConsent(hub.house.db, hub, says(amina, purpose));
      const of = { purpose, recipientId: office };
      const [entry] = await readRoster(hub.house.db, hub, of, reader);
      keys.push(entry?.key);
      expect((await accountOf(hub.house.db, hub, of, entry?.key ?? ''))?.account).toBe(amina);
      await withdrawConsent(hub.house.db, hub, says(amina, purpose), []);
      expect(await entryByKey(hub.house.db, hub, of, entry?.key ?? '', reader)).toBeNull();
    }
    expect(new Set(keys).size).toBe(2);
  });

  it('holds exactly those whose last word was yes, whatever they said before', async () => {
    const people = await Promise.all([somebody(), somebody(), somebody()]);
    const of = { purpose: 'news', recipientId: office };
    const words = fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(words, async (acts) => {
        const last = new Map<string, boolean>();
        for (const [who, yes] of acts) {
          const account = people[who] ?? '';
          if (yes) await giveConsent(hub.house.db, hub, says(account, 'news'));
          else await withdrawConsent(hub.house.db, hub, says(account, 'news'), HOLDINGS);
          last.set(account, yes);
        }
        for (const [account, yes] of last)
          expect(await mayReach(hub.house.db, hub, of, account)).toBe(yes);
        for (const account of people)
          await withdrawConsent(hub.house.db, hub, says(account, 'news'), HOLDINGS);
        expect(await rosterSize(hub.house.db, hub, of)).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('reaches everybody, however many they are, and each of them once', async () => {
    const people = await allowAll(10_050, 'emergency');
    const of = { purpose: 'emergency', recipientId: office };
    const walked = await Array.fromAsync(walkRoster(hub.house.db, hub, of));
    expect(walked).toHaveLength(people.length);
    expect(new Set(walked.map(({ account }) => account))).toEqual(new Set(people));
    expect(await accountOf(hub.house.db, hub, of, walked.at(-1)?.key ?? '')).toEqual({
      account: walked.at(-1)?.account,
      version: 1,
    });
  });

  it('loses whoever is erased', async () => {
    const amina = await somebody();
    await giveConsent(hub.house.db, hub, says(amina, 'introduction'));
    const of = { purpose: 'introduction', recipientId: office };
    const [entry] = await readRoster(hub.house.db, hub, of, reader);
    expect(entry?.fields).toEqual({ pseudonym: 'Baobab', email: 'Amina@Example.org' });
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: amina, actor: amina }, HOLDINGS),
    );
    expect(await readRoster(hub.house.db, hub, of, reader)).toEqual([]);
  });
});

describe('a way to be reached', () => {
  it('is sealed, found without being read, and sealed anew under a new key', async () => {
    const amina = await somebody();
    const rows = await hub.house.sql`select value, blind from contacts`;
    expect(JSON.stringify(rows.map(({ value }) => value.toString('latin1')))).not.toContain(
      'xample',
    );
    hub.keys.fields.rotate();
    expect(await resealContacts(hub.house.db, hub)).toBe(rows.length);
    expect(await resealContacts(hub.house.db, hub)).toBe(0);
    expect((await contactOf(hub.house.db, hub, amina, 'email'))?.value).toBe('Amina@Example.org');
  });

  it('opens nowhere but in its own place', async () => {
    const [amina, moussa] = [await somebody(), await somebody()];
    const { keys } = hub;
    await hub.house.sql`
      update contacts set value = (select value from contacts where person = ${keys.pseudonym('contacts', amina)})
      where person = ${keys.pseudonym('contacts', moussa)}`;
    await expect(contactOf(hub.house.db, hub, moussa, 'email')).rejects.toThrow();
    await hub.house.sql`delete from contacts where person = ${keys.pseudonym('contacts', moussa)}`;
  });

  it('is confirmed for one account only', async () => {
    const [amina, moussa] = [await somebody(), await somebody()];
    await confirmContact(hub.house.db, hub, amina, 'email', ' amina@example.ORG ');
    await expect(
      confirmContact(hub.house.db, hub, moussa, 'email', 'amina@example.org'),
    ).rejects.toMatchObject({ code: 'credential/taken' });
  });

  it('is used as often as its owner wishes', async () => {
    const amina = await somebody();
    expect(await wishesOf(hub.house.db, hub, amina)).toEqual(USUAL_WISHES);
    const seldom = { ...USUAL_WISHES, monthly: 1, zone: 'Africa/Dakar' };
    await saveWishes(hub.house.db, hub, amina, seldom);
    expect(await wishesOf(hub.house.db, hub, amina)).toEqual(seldom);
  });
});
