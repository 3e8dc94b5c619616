import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { RosterOf } from '../../process/roster/roster.ts';
import { holdPerson, type Means, rememberPerson } from './persons.ts';
import { messageLinks } from './tables.ts';

/** The secret of the link by which somebody ends messages of one kind, the same in each of them. */
export async function linkFor(
  tx: Executor,
  means: Means,
  account: string,
  of: RosterOf | null,
): Promise<string> {
  const { purpose = null, recipientId = null } = of ?? {};
  const secret = means.keys.hash('message link', `${account} ${purpose} ${recipientId}`);
  const person = await rememberPerson(tx, means, account);
  await tx
    .insert(messageLinks)
    .values({ key: keyOf(means.keys, secret), person, purpose, recipientId })
    .onConflictDoNothing();
  return secret;
}

const keyOf = (keys: Keys, secret: string): string => keys.hash('message link key', secret);

export interface Linked {
  readonly account: string;
  /** What it ends; null in official notices, which nothing ends. */
  readonly of: RosterOf | null;
}

/** Who holds a link, and for what; one that leads nowhere any more is not found. */
export async function behindLink(tx: Executor, means: Means, secret: string): Promise<Linked> {
  const [row] = await tx
    .select()
    .from(messageLinks)
    .where(eq(messageLinks.key, keyOf(means.keys, secret)));
  const account = row && (await holdPerson(tx, means, row.person));
  if (!account) throw new Problem('page/not-found', 404);
  const { purpose, recipientId } = row;
  return { account, of: purpose && recipientId ? { purpose, recipientId } : null };
}
