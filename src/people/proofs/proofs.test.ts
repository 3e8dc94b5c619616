import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { askForWork, brakeJoining, workDone } from './proofs.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

async function solve(): Promise<{ challenge: Challenge; solution: unknown }> {
  const challenge: Challenge = JSON.parse(await askForWork(hub));
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}
const done = (work: unknown) => workDone(hub.house.db, hub, JSON.stringify(work));

describe('a task', () => {
  it('counts once when it is solved', async () => {
    const work = await solve();
    expect(await done(work)).toBe(true);
    expect(await done(work)).toBe(false);
  });

  it('counts for nothing when it is not ours, made easier, guessed, old, or no task at all', async () => {
    const { challenge, solution } = await solve();
    const parameters = { ...challenge.parameters, cost: 1 };
    expect(await done({ challenge: { ...challenge, parameters }, solution })).toBe(false);
    expect(await done({ challenge: { ...challenge, signature: 'ff' }, solution })).toBe(false);
    expect(await done({ challenge, solution: { counter: 1, derivedKey: 'ab' } })).toBe(false);
    for (const text of ['', '{}', 'null', '['.repeat(3000), 'x'.repeat(1e6)])
      expect(await workDone(hub.house.db, hub, text)).toBe(false);
    hub.wait(61 * 60_000);
    expect(await done({ challenge, solution })).toBe(false);
  });

  it('opens accounts for a network that has used up what goes without', async () => {
    const join = (work: string) => brakeJoining(hub.house.db, hub, work, 'a network');
    for (let times = 0; times < 5; times += 1) await join('');
    await expect(join('')).rejects.toMatchObject({ code: 'brake/too-often', status: 429 });
    await join(JSON.stringify(await solve()));
  });
});
