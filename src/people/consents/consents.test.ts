import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import type { Holding, Withdrawn } from '../holdings/holdings.ts';
import { personOf } from '../holdings/holdings.ts';
import {
  addRecipient,
  allowing,
  allows,
  attestationOf,
  consentHolding,
  consentsOf,
  currentPurposes,
  giveConsent,
  ledgerOf,
  monthsLater,
  openRecipients,
  preparePurposes,
  publishPurpose,
  purposeOf,
  recipientOf,
  refuseConsent,
  type Said,
  withdrawConsent,
} from './consents.ts';

let hub: TestHub;
let amina: string;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await preparePurposes(hub.house.db, hub.clock, 'Bureau des Sénégalais de l’extérieur');
  amina = (await signedIn(hub.house.db, hub)).account;
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const said = (over: Partial<Said> = {}): Said => ({
  account: amina,
  purpose: 'matching',
  version: 1,
  recipientId: office,
  lang: 'fr',
  channel: 'web',
  ...over,
});

describe('Amina', () => {
  it('is asked by purposes that exist in four languages, for recipients that she can name', async () => {
    const purposes = await currentPurposes(hub.house.db);
    expect(purposes.map(({ code }) => code)).toContain('matching');
    for (const { texts } of purposes)
      expect(Object.keys(texts).sort()).toEqual(['ar', 'en', 'es', 'fr']);
    const names = (await openRecipients(hub.house.db)).map(({ names }) => names.fr);
    expect(names).toEqual(['Bureau des Sénégalais de l’extérieur', 'Tout le monde']);
  });

  it('says no, then yes; the same yes twice is one', async () => {
    await refuseConsent(hub.house.db, hub, said());
    expect(await allows(hub.house.db, hub, said())).toBe(false);
    const id = await giveConsent(hub.house.db, hub, said());
    expect(await giveConsent(hub.house.db, hub, said())).toBe(id);
    expect(await allows(hub.house.db, hub, said())).toBe(true);
    expect(await allowing(hub.house.db, hub, 'matching', office)).toMatchObject([
      { account: amina, version: 1 },
    ]);
    expect((await attestationOf(hub.house.db, hub, amina, id))?.until).toBe('2027-11-22');
  });

  it('has an attestation that nobody else finds', async () => {
    const [act] = await ledgerOf(hub.house.db, hub, amina);
    const stranger = (await signedIn(hub.house.db, hub)).account;
    expect(await attestationOf(hub.house.db, hub, stranger, act?.id ?? '')).toBeNull();
  });

  it('withdraws, and everything that hangs on it ends in the same transaction', async () => {
    const told: Withdrawn[] = [];
    const holding: Holding = {
      ...consentHolding,
      withdraw: async (_tx, _means, _person, what) => {
        told.push(what);
      },
    };
    await withdrawConsent(hub.house.db, hub, said(), [holding]);
    expect(told).toEqual([{ purpose: 'matching', recipientId: office }]);
    expect(await allowing(hub.house.db, hub, 'matching', office)).toEqual([]);
    expect((await ledgerOf(hub.house.db, hub, amina)).map(({ act }) => act)).toEqual([
      'withdrawn',
      'given',
      'refused',
    ]);
  });

  it('keeps her yes where what hangs on it cannot end', async () => {
    await giveConsent(hub.house.db, hub, said());
    const stuck: Holding = {
      ...consentHolding,
      withdraw: () => Promise.reject(new Error('the queue is stuck')),
    };
    const withdrawing = hub.house.db.transaction((tx) => withdrawConsent(tx, hub, said(), [stuck]));
    await expect(withdrawing).rejects.toThrow('the queue is stuck');
    expect(await allows(hub.house.db, hub, said())).toBe(true);
  });

  it('allows one association and not another', async () => {
    const [teranga, other] = [randomUUID(), randomUUID()];
    const recipient = await addRecipient(hub.house.db, hub.clock, {
      kind: 'organisation',
      subject: teranga,
      name: 'Teranga',
    });
    const stranger = await addRecipient(hub.house.db, hub.clock, {
      kind: 'organisation',
      subject: other,
      name: 'Autre',
    });
    await giveConsent(hub.house.db, hub, said({ purpose: 'news', recipientId: recipient }));
    const asked = { account: amina, purpose: 'news' };
    expect(await allows(hub.house.db, hub, { ...asked, recipientId: recipient })).toBe(true);
    expect(await allows(hub.house.db, hub, { ...asked, recipientId: stranger })).toBe(false);
  });

  it('cannot be asked for a purpose of a kind of recipient that it does not name', async () => {
    await expect(
      giveConsent(hub.house.db, hub, said({ purpose: 'statistics' })),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is asked again when the text changes, and does not agree to what she did not read', async () => {
    const former = await purposeOf(hub.house.db, 'emergency');
    if (!former) throw new Error('no purpose');
    const by = { clock: hub.clock, actor: 'somebody' };
    const newer = await publishPurpose(hub.house.db, by, { ...former, months: 3 });
    expect(newer.version).toBe(2);
    await expect(
      giveConsent(hub.house.db, hub, said({ purpose: 'emergency', version: 1 })),
    ).rejects.toMatchObject({ code: 'consent/changed' });
    await giveConsent(hub.house.db, hub, said({ purpose: 'emergency', version: 2 }));
  });

  it('is not held to a yes whose last day is over', async () => {
    hub.wait(100 * 86_400_000);
    expect(await allows(hub.house.db, hub, said({ purpose: 'emergency' }))).toBe(false);
    expect(await allowing(hub.house.db, hub, 'emergency', office)).toEqual([]);
  });

  it('is erased: the acts stay, and are nobody’s', async () => {
    const touched = await consentHolding.erase(hub.house.db, hub, personOf(hub.keys, amina));
    expect(touched).toBeGreaterThan(4);
    expect(await consentsOf(hub.house.db, hub, amina)).toEqual([]);
    expect(await allowing(hub.house.db, hub, 'matching', office)).toEqual([]);
    const [row] = await hub.house.sql<{ rows: number; people: number }[]>`
      select count(*)::int as rows, count(distinct person)::int as people from consent_acts`;
    expect(row).toEqual({ rows: touched, people: 1 });
  });
});

describe('months', () => {
  it('end on the last day of a shorter month', () => {
    expect(monthsLater(new Date('2027-08-31T10:00:00Z'), 6)).toBe('2028-02-29');
    expect(monthsLater(new Date('2026-12-31T10:00:00Z'), 2)).toBe('2027-02-28');
    expect(monthsLater(new Date('2026-11-22T10:00:00Z'), 24)).toBe('2028-11-22');
  });
});
