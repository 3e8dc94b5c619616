import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, openMember } from '../../../test/members.ts';
import { signedIn } from '../../../test/people.ts';
import { shortName } from '../accounts/accounts.ts';
import { grantRole, type Role } from './roles.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(async () => {
  await (await appOf(hub)).close();
  await hub.close();
});

async function scoped(role: Role, purpose: string): Promise<string> {
  const { account } = await signedIn(hub.house.db, hub);
  const by = { clock: hub.clock, actor: 'somebody' };
  const until = '2027-06-01';
  await grantRole(hub.house.db, by, {
    accountId: account,
    role,
    scope: randomUUID(),
    purpose,
    until,
  });
  return shortName(account);
}

it('The team stands by itself; stewards and moderators are turned over page by page, and of what is not said', async () => {
  const admin = await openMember(hub, ['administrator']);
  const others: string[] = [];
  for (let made = 0; made < 60; made += 1)
    others.push(await scoped(made % 2 ? 'steward' : 'moderator', 'Femmes du Fouta'));
  const page = await admin.get('/fr/staff/roles');
  const [team = '', folded = ''] = page.text.split('id="scoped"');
  expect(team).toContain(shortName(admin.account));
  for (const name of others) expect(team).not.toContain(name);
  expect(page.text).not.toContain('Fouta');
  const [, next = ''] = /<a href="([^"]+)" rel="next"/.exec(folded) ?? [];
  const second = await admin.get(next.replaceAll('&amp;', '&'));
  const found = others.map(
    (name) => [page, second].filter(({ text }) => text.includes(name)).length,
  );
  expect(found).toEqual(Array(60).fill(1));
  expect(second.text).not.toContain('rel="next"');
});
