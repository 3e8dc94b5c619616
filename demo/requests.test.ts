import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recurring } from '../src/engage/requests/recurring.ts';
import { openRequests, tally } from '../src/engage/requests/requests.ts';
import { verifyJournal } from '../src/platform/journal/journal.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightRequests } from './requests.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightRequests(hub);
});
afterAll(() => hub.close());

describe('the invented requests', () => {
  it('have enough answers to say how long people wait, and one that is late', async () => {
    expect(await tally(hub.house.db, hub.clock)).toEqual({
      received: 15,
      answered: 13,
      waiting: 2,
      late: 1,
      met: 8,
      thanked: 2,
      medianHours: 41,
    });
    expect((await openRequests(hub.house.db))[0]?.topic).toBe('employment');
  });

  it('have something that recurs, with steps that its answers share', async () => {
    const topics = await recurring(hub.house.db, hub.clock);
    expect(topics).toContainEqual({
      ...{ topic: 'documents', residence: 'ESP', origin: 'SEN', count: 5 },
    });
  });

  it('leave the journal whole', async () => {
    expect(await verifyJournal(hub.house.sql)).toMatchObject({ brokenAt: null, altered: [] });
  });
});
