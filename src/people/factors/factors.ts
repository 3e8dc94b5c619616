import type { Config } from '../../config.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Actor } from '../../web/http/actor.ts';
import { credentialsOf } from '../accounts/accounts.ts';
import { STAFF_ROLES } from '../roles/roles.ts';

/** What is asked of somebody who opens a page of the team: nothing, to show their second factor, or to set one up. */
export type Asked = 'nothing' | 'show' | 'make';

export async function factorAsked(
  db: Executor,
  { staff }: Pick<Config, 'staff'>,
  actor: Actor,
): Promise<Asked> {
  if (actor.confirmed) return 'nothing';
  if (await hasFactor(db, actor.account)) return 'show';
  return staff.second_factor === 'required' ? 'make' : 'nothing';
}

/**
 * Whether somebody of the team must first show their second factor before what opens their account is changed. Members
 * need not: whoever lost a telephone must be able to take its key away with a code.
 */
export async function mustConfirm(db: Executor, actor: Actor): Promise<boolean> {
  const staff = STAFF_ROLES.some((role) => actor.roles.has(role));
  return staff && !actor.confirmed && (await hasFactor(db, actor.account));
}

/** An application that shows numbers, or a device that asks for its owner's finger, face or number. */
async function hasFactor(db: Executor, account: string): Promise<boolean> {
  const ways = await credentialsOf(db, account);
  return ways.some(
    ({ kind, data }) => kind === 'totp' || (kind === 'passkey' && data.verified === true),
  );
}
