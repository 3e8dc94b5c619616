import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import {
  type Approval,
  askApproval,
  decide,
  type Performers,
  waitingApprovals,
} from './approvals.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const [moussa, fatou] = ['moussa', 'fatou'];
const by = (actor: string) => ({ clock: hub.clock, actor });
const asked = () => ({
  act: 'roles/grant',
  subject: `account:${randomUUID()}`,
  input: { role: 'administrator' },
  reason: 'relève',
});

describe('what two people must want', () => {
  it('is done when the second agrees, once, and not by the first', async () => {
    const done: Approval[] = [];
    const performers: Performers = {
      'roles/grant': async (_tx, _by, approval) => {
        done.push(approval);
      },
    };
    const id = await askApproval(hub.house.db, by(moussa), asked());
    const alone = hub.house.db.transaction((tx) => decide(tx, by(moussa), id, 'done', performers));
    await expect(alone).rejects.toMatchObject({ code: 'approval/same-person' });
    expect(await waitingApprovals(hub.house.db, hub.clock)).toHaveLength(1);
    await decide(hub.house.db, by(fatou), id, 'done', performers);
    expect(done).toMatchObject([{ id, input: { role: 'administrator' } }]);
    await expect(decide(hub.house.db, by(fatou), id, 'done', performers)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('is not done when refused, taken back or left for too long', async () => {
    const refused = await askApproval(hub.house.db, by(moussa), asked());
    await decide(hub.house.db, by(fatou), refused, 'refused', {});
    const back = await askApproval(hub.house.db, by(moussa), asked());
    await decide(hub.house.db, by(moussa), back, 'refused', {});
    const late = await askApproval(hub.house.db, by(moussa), asked());
    hub.wait(15 * 86_400_000);
    await expect(decide(hub.house.db, by(fatou), late, 'done', {})).rejects.toMatchObject({
      status: 404,
    });
    expect(await waitingApprovals(hub.house.db, hub.clock)).toEqual([]);
  });
});
