import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import {
  giveConsent,
  preparePurposes,
  recipientOf,
  withdrawConsent,
} from '../../people/consents/consents.ts';
import { type Answers, saveProfile } from '../../people/profiles/profiles.ts';
import { countVolunteers, documentsOf, volunteerRows } from './volunteers.ts';

const NURSE = { text: 'infirmière', lang: 'fr', isco: '2221' } as const;
const DRIVER = { text: 'chauffeur', lang: 'fr', isco: '8322' } as const;

const people = (count: number, said: Partial<Answers>): Answers[] =>
  Array.from({ length: count }, () => ({ residence: 'FRA', ...said }));

describe('the tables of volunteers', () => {
  it('hold major groups of occupations, never a unit group or a word', () => {
    const [all] = documentsOf(people(20, { occupation: NURSE }), '2026-11-30');
    expect(all).toEqual({
      origin: '*',
      on: '2026-11-30',
      kind: 'self_reported',
      volunteers: 20,
      tables: [
        { question: 'occupation', people: 20, cells: [{ code: '2', people: 20 }], other: null },
      ],
    });
  });

  it('are there for an origin with thirty volunteers, if a subtraction gives nobody away', () => {
    const senegal = people(34, { origins: ['SEN'], occupation: NURSE });
    const of = (others: Answers[]) =>
      documentsOf([...senegal, ...others], '2026-11-30').map(({ origin }) => origin);
    expect(of(people(12, { origins: ['MLI'], occupation: DRIVER }))).toEqual(['*', 'SEN']);
    expect(of(people(4, { origins: ['MLI'], occupation: NURSE }))).toEqual(['*']);
    expect(of(people(4, { origins: ['MLI'] }))).toEqual(['*', 'SEN']);
  });

  it('are none below ten volunteers', () => {
    expect(documentsOf(people(9, { occupation: NURSE }), '2026-11-30')).toEqual([]);
    expect(documentsOf(people(30, {}), '2026-11-30')).toEqual([]);
  });

  it('become rows of the data package, with the number that answered and the rest', () => {
    const said = [
      ...people(20, { sector: 'care' }),
      ...people(6, { sector: 'trade' }),
      ...people(5, { sector: 'public' }),
    ];
    expect(volunteerRows(documentsOf(said, '2026-11-30'))).toEqual([
      ['*', 'sector', 'answered', 30, 'self_reported', '2026-11-30'],
      ['*', 'sector', 'care', 20, 'self_reported', '2026-11-30'],
      ['*', 'sector', 'other', 10, 'self_reported', '2026-11-30'],
    ]);
  });
});

describe('somebody', () => {
  let hub: TestHub;
  let everybody: string;
  beforeAll(async () => {
    hub = await openTestHub();
    await preparePurposes(hub.house.db, hub.clock, '');
    everybody = (await recipientOf(hub.house.db, 'public')).id;
  });
  afterAll(() => hub.close());

  const consent = (account: string) => ({
    account,
    purpose: 'statistics',
    version: 1,
    recipientId: everybody,
    lang: 'fr' as const,
    channel: 'web' as const,
  });
  const counted = async () => (await countVolunteers(hub.house.db, hub))[0];

  it('is counted once they allow it, and no longer once they have withdrawn', async () => {
    const accounts: string[] = [];
    for (let made = 0; made < 13; made += 1) {
      const { account } = await signedIn(hub.house.db, hub);
      await saveProfile(hub.house.db, hub, account, { residence: 'FRA', offers: ['mentoring'] });
      accounts.push(account);
    }
    expect(await counted()).toBeUndefined();
    for (const account of accounts) await giveConsent(hub.house.db, hub, consent(account));
    expect((await counted())?.tables).toEqual([
      { question: 'offers', people: 15, cells: [{ code: 'mentoring', people: 15 }], other: null },
    ]);
    for (const account of accounts.slice(0, 2))
      await withdrawConsent(hub.house.db, hub, consent(account), []);
    expect((await counted())?.volunteers).toBe(10);
    for (const account of accounts.slice(2, 4))
      await withdrawConsent(hub.house.db, hub, consent(account), []);
    expect(await counted()).toBeUndefined();
  });
});
