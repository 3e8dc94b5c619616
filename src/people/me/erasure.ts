import { eq, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { type Holding, type Means, personOf } from '../holdings/holdings.ts';
import { holdersOf } from '../roles/roles.ts';
import { erasures } from './tables.ts';

export type Erasure = typeof erasures.$inferSelect;

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

/** Erases, and leaves a proof that the code of this form finds. */
export async function eraseWithProof(
  tx: Executor,
  means: Means,
  { account, once }: { account: string; once: string },
  holdings: readonly Holding[],
): Promise<void> {
  const counts = await eraseAccount(tx, means, { account, actor: account }, holdings);
  const codeHash = hashOf(means.keys, proofCode(means.keys, once));
  await tx
    .insert(erasures)
    .values({ codeHash, counts, on: means.clock().toISOString().slice(0, 10) });
}

// Without the letters and digits that hands mix up.
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const FORM = /^[2-9A-HJ-NP-Z]{20}$/;

/**
 * The code of a proof, `K7QF-2M9T-…`: a hundred bits that follow from the token of the form, so that a form that is
 * sent twice leads to one proof.
 */
export function proofCode(keys: Keys, once: string): string {
  const bytes = Buffer.from(keys.hash('erasure code', once), 'base64url').subarray(0, 20);
  const signs = [...bytes].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

const hashOf = (keys: Keys, code: string): string => keys.hash('erasure', plain(code));

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The proof that a code finds, however it is typed; null where there is none. */
export async function findErasure(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  code: string,
): Promise<Erasure | null> {
  if (!FORM.test(plain(code))) return null;
  const [found] = await db
    .select()
    .from(erasures)
    .where(eq(erasures.codeHash, hashOf(keys, code)));
  return found ?? null;
}
