import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { latestActs, seal, verifyJournal } from '../../platform/journal/journal.ts';
import { journalDetails } from '../../platform/journal/tables.ts';
import { grantsOf } from '../roles/roles.ts';
import { endSession, findSession } from '../sessions/sessions.ts';
import { enter, issueLink } from './operators.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

describe('the operator', () => {
  it('makes the first account of the hub with a link, and gets its card', async () => {
    const link = await issueLink(hub.house.db, hub);
    const { secret, card } = await enter(hub.house.db, hub, link);
    expect(card?.code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    const found = await findSession(hub.house.db, hub, secret);
    const roles = await grantsOf(hub.house.db, hub.clock, found?.session.accountId ?? '');
    expect(roles.map(({ role }) => role)).toContain('administrator');
  });

  it('comes back to the same account with another link, which shows no card', async () => {
    const before = await enter(hub.house.db, hub, await issueLink(hub.house.db, hub));
    const after = await enter(hub.house.db, hub, await issueLink(hub.house.db, hub));
    const who = async (secret: string) =>
      (await findSession(hub.house.db, hub, secret))?.session.accountId;
    expect(await who(after.secret)).toBe(await who(before.secret));
    expect(after.card).toBeNull();
  });

  it('cannot use a link twice', async () => {
    const link = await issueLink(hub.house.db, hub);
    await enter(hub.house.db, hub, link);
    await expect(enter(hub.house.db, hub, link)).rejects.toMatchObject({
      code: 'operator/link',
      status: 403,
    });
  });

  it('finds a link of yesterday closed', async () => {
    const link = await issueLink(hub.house.db, hub);
    hub.wait(25 * 3_600_000);
    await expect(enter(hub.house.db, hub, link)).rejects.toMatchObject({ code: 'operator/link' });
  });

  it('leaves, and the session is worth nothing', async () => {
    const { secret } = await enter(hub.house.db, hub, await issueLink(hub.house.db, hub));
    const found = await findSession(hub.house.db, hub, secret);
    if (found) await endSession(hub.house.db, hub, found.session.accountId, found.session.id);
    expect(await findSession(hub.house.db, hub, secret)).toBeNull();
    expect(await findSession(hub.house.db, hub, 'something else')).toBeNull();
  });

  it('cannot read a session through the public door', async () => {
    await expect(hub.public.sql`select * from sessions`).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the journal', () => {
  it('holds each act, sealed in a chain that can be recomputed', async () => {
    expect(await seal(hub.house.sql)).toBeGreaterThan(3);
    const report = await verifyJournal(hub.house.sql);
    expect(report).toMatchObject({ brokenAt: null, altered: [], unsealed: 0 });
    expect((await latestActs(hub.house.db, 1))[0]?.act).toBe('sessions/ended');
  });

  it('shows where somebody rewrote it', async () => {
    await hub.house.sql`update journal set actor = 'nobody' where sequence = 2`;
    expect((await verifyJournal(hub.house.sql)).brokenAt).toBe(2);
    await hub.house.sql`update journal set actor = 'cli' where sequence = 2`;
  });

  it('stays whole when the details of an act are erased', async () => {
    await hub.house.db.delete(journalDetails);
    expect(await verifyJournal(hub.house.sql)).toMatchObject({ altered: [] });
  });
});
