import { sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type Holding, type Means, personOf } from '../holdings/holdings.ts';
import { holdersOf } from '../roles/roles.ts';

/**
 * Removes or unlinks all that the hub holds about somebody, in one transaction. What stays is the proof that it was
 * done: how many rows of which feature, on which day, of an account that is nobody's any more.
 */
export async function eraseAccount(
  tx: Executor,
  means: Means,
  { account, actor }: { account: string; actor: string },
  holdings: readonly Holding[],
): Promise<Record<string, number>> {
  const administrators = await holdersOf(tx, means.clock, 'administrator');
  if (administrators.length === 1 && administrators[0] === account)
    throw new Problem('role/last-administrator', 409);
  const person = personOf(means.keys, account);
  const counts: Record<string, number> = {};
  // The account stands first in the list and goes last: the others may need it.
  for (const holding of holdings.toReversed())
    counts[holding.name] = await holding.erase(tx, means, person);
  await forgetDetails(tx, account);
  await record(tx, means.clock, {
    actor,
    act: 'accounts/erased',
    subject: `account:${account}`,
    details: { counts },
  });
  return counts;
}

/** The acts of somebody and on somebody stay, without what they said. */
async function forgetDetails(tx: Executor, account: string): Promise<void> {
  await tx.execute(sql`
    delete from journal_details d using journal j
    where j.id = d.journal_id and (j.actor = ${account} or j.subject = ${`account:${account}`})`);
}
