import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { latestActs, seal, verifyJournal } from '../../platform/journal/journal.ts';
import { journalDetails } from '../../platform/journal/tables.ts';
import { endSession, findSession, issueLink, openSession } from './operators.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

describe('the operator', () => {
  it('opens the staff side once with a link, and not a second time', async () => {
    const link = await issueLink(hub.house.db, hub);
    const secret = await openSession(hub.house.db, hub, link);
    expect(await findSession(hub.house.db, hub, secret)).toMatchObject({ id: expect.any(String) });
    await expect(openSession(hub.house.db, hub, link)).rejects.toMatchObject({
      code: 'operator/link',
      status: 403,
    });
  });

  it('finds a link of yesterday closed', async () => {
    const link = await issueLink(hub.house.db, hub);
    hub.wait(25 * 3_600_000);
    await expect(openSession(hub.house.db, hub, link)).rejects.toMatchObject({
      code: 'operator/link',
    });
  });

  it('leaves, and the session is worth nothing', async () => {
    const secret = await openSession(hub.house.db, hub, await issueLink(hub.house.db, hub));
    const session = await findSession(hub.house.db, hub, secret);
    if (session) await endSession(hub.house.db, hub, session);
    expect(await findSession(hub.house.db, hub, secret)).toBeNull();
    expect(await findSession(hub.house.db, hub, 'something else')).toBeNull();
  });

  it('cannot read a session through the public door', async () => {
    await expect(hub.public.sql`select * from staff_sessions`).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the journal', () => {
  it('holds each act, sealed in a chain that can be recomputed', async () => {
    expect(await seal(hub.house.sql)).toBeGreaterThan(3);
    const report = await verifyJournal(hub.house.sql);
    expect(report).toMatchObject({ brokenAt: null, altered: [], unsealed: 0 });
    expect((await latestActs(hub.house.db, 1))[0]?.act).toBe('operators/session-ended');
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
