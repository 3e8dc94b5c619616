import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import { findAccount } from '../accounts/accounts.ts';
import {
  allows,
  giveConsent,
  ledgerOf,
  preparePurposes,
  recipientOf,
} from '../consents/consents.ts';
import type { Holding, Withdrawn } from '../holdings/holdings.ts';
import { issueLink } from '../operators/operators.ts';
import { answerRight, askRight, rightsOf } from '../rights/rights.ts';
import { monthsBefore, performDuties } from './duties.ts';

const DAY = 86_400_000;

let hub: TestHub;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await preparePurposes(hub.house.db, hub.clock, '');
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const count = async (table: string): Promise<number> => {
  const [row] = await hub.house.sql<{ n: number }[]>`
    select count(*)::int as n from ${hub.house.sql(table)}`;
  return row?.n ?? 0;
};

describe('as time goes by', () => {
  it('the duties are done once an hour, by whichever worker comes first', async () => {
    const turns = await Promise.all(
      [1, 2, 3].map(() => performDuties(hub.house.db, hub, HOLDINGS)),
    );
    expect(turns.filter(Boolean)).toHaveLength(1);
    hub.wait(3_600_000);
    expect(await performDuties(hub.house.db, hub, HOLDINGS)).toBe(true);
  });

  it('a yes ends on its day as if it had been taken back, and the person can read it', async () => {
    const { account } = await signedIn(hub.house.db, hub);
    const said = { account, purpose: 'emergency', recipientId: office };
    await giveConsent(hub.house.db, hub, { ...said, version: 1, lang: 'fr', channel: 'web' });
    const told: Withdrawn[] = [];
    const queue: Holding = {
      name: 'queue',
      held: async () => [],
      export: async () => [],
      withdraw: async (_tx, _means, _person, what) => {
        told.push(what);
      },
      erase: async () => 0,
    };
    hub.wait(180 * DAY);
    await performDuties(hub.house.db, hub, [queue]);
    expect(await allows(hub.house.db, hub, said)).toBe(true);
    expect(told).toEqual([]);
    hub.wait(3 * DAY);
    await performDuties(hub.house.db, hub, [queue]);
    expect(told).toEqual([{ purpose: 'emergency', recipientId: office }]);
    expect((await ledgerOf(hub.house.db, hub, account)).map(({ act }) => act)).toEqual([
      'expired',
      'given',
    ]);
    hub.wait(DAY);
    await performDuties(hub.house.db, hub, [queue]);
    expect(told).toHaveLength(1);
  });

  it('sessions and one-time links that are over are forgotten', async () => {
    await signedIn(hub.house.db, hub);
    await issueLink(hub.house.db, hub);
    hub.wait(62 * DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect([await count('sessions'), await count('operator_links')]).toEqual([0, 0]);
    const [row] = await hub.house.sql<{ subject: string }[]>`
      select subject from journal where act = 'retention/expired'`;
    expect(row?.subject).toBe('holding:sessions');
  });

  it('what was asked of the officer goes three years after it was answered', async () => {
    const { account } = await signedIn(hub.house.db, hub, ['data-protection-officer']);
    const asked = { kind: 'access', wording: 'Que savez-vous de moi ?', lang: 'fr' } as const;
    const id = await askRight(hub.house.db, hub, account, asked);
    await answerRight(hub.house.db, hub.clock, account, id, {
      outcome: 'granted',
      answer: 'Rien.',
    });
    expect(await rightsOf(hub.house.db, hub, account)).toMatchObject([{ outcome: 'granted' }]);
    hub.wait(1130 * DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect(await rightsOf(hub.house.db, hub, account)).toEqual([]);
  });

  it('an account that nobody has opened for three years is erased; one in use is not', async () => {
    const [idle, used] = [
      await signedIn(hub.house.db, hub),
      await signedIn(hub.house.db, hub, ['analyst']),
    ];
    hub.wait(250 * DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect(await findAccount(hub.house.db, idle.account)).not.toBeNull();
    hub.wait(880 * DAY);
    const third = await signedIn(hub.house.db, hub);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect(await findAccount(hub.house.db, idle.account)).toBeNull();
    expect(await findAccount(hub.house.db, third.account)).not.toBeNull();
    // A duty that has ended keeps nobody.
    expect(await findAccount(hub.house.db, used.account)).toBeNull();
  });

  it('counts months back', () => {
    expect(monthsBefore(new Date('2027-03-15T09:00:00Z'), 36)).toBe('2024-03-15');
    expect(monthsBefore(new Date('2027-01-10T09:00:00Z'), 1)).toBe('2026-12-10');
  });
});
