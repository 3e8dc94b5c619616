import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { brake, releaseBrakes } from '../../platform/brakes/brakes.ts';
import { personOf } from '../holdings/holdings.ts';
import { eraseAccount } from '../me/erasure.ts';
import { endGrant, grantFirst, grantRole, grantsOf } from '../roles/roles.ts';
import {
  confirmSession,
  deviceOf,
  endOtherSessions,
  findSession,
  openSession,
  sessionsOf,
} from '../sessions/sessions.ts';
import {
  addCode,
  credentialsOf,
  makeCard,
  nameCredential,
  openAccount,
  recognise,
  revokeCredential,
} from './accounts.ts';
import { newCode, readCode, writeCode } from './code.ts';
import { accountHolding } from './holding.ts';
import { newPhrase, readPhrase } from './phrase.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const open = () => openAccount(hub.house.db, hub, { lang: 'fr', channel: 'web' });

describe('an access code', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('-', ' ', '', ' – ', '_'), fc.boolean(), (mark, small) => {
        const code = newCode();
        const written = writeCode(code).replaceAll('-', mark);
        const typed = (small ? written.toLowerCase() : written).replaceAll('0', 'o');
        expect(readCode(` ${typed} `)).toEqual(code);
      }),
    );
  });

  it('is nothing where a sign is missing or too many', () => {
    const written = writeCode(newCode());
    expect(readCode(written.slice(1))).toBeNull();
    expect(readCode(`${written}0`)).toBeNull();
    expect(readCode('x'.repeat(1000))).toBeNull();
  });
});

describe('a recovery phrase', () => {
  it.each(['fr', 'en', 'es', 'ar'] as const)('is read without accents or case (%s)', (lang) => {
    const phrase = newPhrase(lang);
    const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
    expect(readPhrase(` ${plain.replaceAll(' ', ',  ')}`)).toBe(readPhrase(phrase));
  });

  it('is read in the digits of any script', () => {
    const eastern = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    const phrase = newPhrase('ar');
    expect(readPhrase(eastern(phrase))).toBe(phrase);
  });
});

describe('Amina', () => {
  it('opens an account with nothing but a card, and comes back with either half of it', async () => {
    const id = await open();
    const card = await makeCard(hub.house.db, hub, { id, lang: 'fr' });
    for (const [typed, method] of [
      [card.code, 'code'],
      [card.phrase, 'phrase'],
    ] as const)
      expect(await recognise(hub.house.db, hub, typed)).toMatchObject({ account: { id }, method });
    const wrong = `${card.code.slice(0, -1)}${card.code.endsWith('0') ? '1' : '0'}`;
    expect(await recognise(hub.house.db, hub, wrong)).toBeNull();
    expect(await recognise(hub.house.db, hub, 'hello')).toBeNull();
  });

  it('leaves no secret in the database', async () => {
    const id = await open();
    const { code, phrase } = await makeCard(hub.house.db, hub, { id, lang: 'fr' });
    const rows = JSON.stringify(await hub.house.sql`select * from credentials`);
    expect(rows).not.toContain(code.replaceAll('-', '').slice(6));
    for (const word of phrase.split(' ')) expect(rows).not.toContain(word);
  });

  it('makes a new card: the old phrase opens nothing, the old code still does', async () => {
    const id = await open();
    const old = await makeCard(hub.house.db, hub, { id, lang: 'fr' });
    await makeCard(hub.house.db, hub, { id, lang: 'fr' });
    expect(await recognise(hub.house.db, hub, old.phrase)).toBeNull();
    expect(await recognise(hub.house.db, hub, old.code)).not.toBeNull();
  });

  it('names a key and revokes it, but not her last, nor another person’s', async () => {
    const [id, stranger] = [await open(), await open()];
    const code = await addCode(hub.house.db, hub, id, 'téléphone');
    const [only] = await credentialsOf(hub.house.db, id);
    await nameCredential(hub.house.db, id, only?.id ?? '', 'tablette');
    expect((await credentialsOf(hub.house.db, id))[0]?.label).toBe('tablette');
    await expect(revokeCredential(hub.house.db, hub, id, only?.id ?? '')).rejects.toMatchObject({
      code: 'credential/last',
    });
    await addCode(hub.house.db, hub, id, '');
    await addCode(hub.house.db, hub, stranger, '');
    await addCode(hub.house.db, hub, stranger, '');
    await expect(
      revokeCredential(hub.house.db, hub, stranger, only?.id ?? ''),
    ).rejects.toMatchObject({ status: 404 });
    await revokeCredential(hub.house.db, hub, id, only?.id ?? '');
    expect(await recognise(hub.house.db, hub, code)).toBeNull();
  });
});

const session = (accountId: string) =>
  openSession(hub.house.db, hub, { accountId, method: 'code', agent: '', staff: false });

describe('a session', () => {
  it('changes its secret after a day; the former one is good for a minute', async () => {
    const first = await session(await open());
    hub.wait(25 * 3_600_000);
    const second = (await findSession(hub.house.db, hub, first))?.renewed ?? '';
    expect(second).not.toBe('');
    expect(await findSession(hub.house.db, hub, first)).toMatchObject({ renewed: null });
    hub.wait(61_000);
    expect(await findSession(hub.house.db, hub, first)).toBeNull();
    expect(await findSession(hub.house.db, hub, second)).not.toBeNull();
  });

  it('changes its secret when a second factor is shown', async () => {
    const first = await session(await open());
    const found = await findSession(hub.house.db, hub, first);
    if (!found) throw new Error('no session');
    const second = await confirmSession(hub.house.db, hub, found.session);
    const after = await findSession(hub.house.db, hub, second ?? '');
    expect(after?.session.confirmedAt).not.toBeNull();
  });

  it('is one of ten at most, and the others end together', async () => {
    const id = await open();
    const first = await session(id);
    for (let more = 0; more < 10; more += 1) await session(id);
    expect(await findSession(hub.house.db, hub, first)).toBeNull();
    const here = (await sessionsOf(hub.house.db, hub.clock, id))[0];
    await endOtherSessions(hub.house.db, hub, id, here?.id ?? null);
    expect(await sessionsOf(hub.house.db, hub.clock, id)).toHaveLength(1);
  });

  it('knows a device by two words', () => {
    const agent =
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36';
    expect(deviceOf(agent)).toBe('Chrome · Android');
    expect(deviceOf('curl/8')).toBe('');
  });
});

describe('a brake', () => {
  it('lets so many through in a window, and again after it', async () => {
    const often = { what: 'try', most: 3, minutes: 10 };
    for (let tries = 0; tries < 3; tries += 1) await brake(hub.house.db, hub, often, 'somewhere');
    await expect(brake(hub.house.db, hub, often, 'somewhere')).rejects.toMatchObject({
      code: 'brake/too-often',
      status: 429,
    });
    await brake(hub.house.db, hub, often, 'elsewhere');
    hub.wait(10 * 60_000);
    await brake(hub.house.db, hub, often, 'somewhere');
    await releaseBrakes(hub.house.db, hub.clock);
    const [left] = await hub.house.sql<{ n: number }[]>`select count(*)::int as n from brakes`;
    expect(left?.n).toBe(1);
  });
});

describe('an erasure', () => {
  it('removes the account with its keys, sessions and roles', async () => {
    const id = await open();
    await addCode(hub.house.db, hub, id, 'téléphone');
    await session(id);
    const by = { clock: hub.clock, actor: 'somebody' };
    await grantRole(hub.house.db, by, {
      accountId: id,
      role: 'analyst',
      purpose: 'chiffres',
      until: '2027-06-30',
    });
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: id, actor: id }, [accountHolding]),
    );
    for (const table of ['accounts', 'credentials', 'sessions', 'role_grants'])
      expect(
        await hub.house
          .sql`select 1 from ${hub.house.sql(table)} t where t::text like ${`%${id}%`}`,
      ).toHaveLength(0);
    expect(personOf(hub.keys, id).as('profiles')).not.toBe(personOf(hub.keys, id).as('contacts'));
  });

  it('is refused to the last administrator, who cannot lay down the role either', async () => {
    const id = await open();
    const by = { clock: hub.clock, actor: id };
    await grantFirst(hub.house.db, by, id, 'exploitation');
    const grant = (await grantsOf(hub.house.db, hub.clock, id)).find(
      ({ role }) => role === 'administrator',
    );
    const refusal = { code: 'role/last-administrator', status: 409 };
    await expect(
      hub.house.db.transaction((tx) => endGrant(tx, by, grant?.id ?? '')),
    ).rejects.toMatchObject(refusal);
    await expect(
      hub.house.db.transaction((tx) =>
        eraseAccount(tx, hub, { account: id, actor: id }, [accountHolding]),
      ),
    ).rejects.toMatchObject(refusal);
  });
});
