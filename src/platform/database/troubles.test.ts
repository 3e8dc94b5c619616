import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { troubleOf } from './troubles.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

it('takes two who do the same at once for a clash that somebody can mend, and a bug for a bug', async () => {
  const failing = (statement: string) =>
    hub.house.sql.unsafe(statement).then(
      () => null,
      (error: unknown) => troubleOf(error),
    );
  await hub.house.sql`create table once (id int primary key)`;
  await hub.house.sql`insert into once values (1)`;
  expect(await failing('insert into once values (1)')).toMatchObject({
    code: 'database/at-once',
    status: 409,
  });
  expect(await failing('insert into once values (null)')).toBeNull();
});
