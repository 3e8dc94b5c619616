import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Actor } from '../../web/http/actor.ts';
import {
  addCredential,
  credentialsOf,
  endFactors,
  findAccount,
  numbersPlace,
  useStep,
} from '../accounts/accounts.ts';
import { askApproval, type Performers } from '../approvals/approvals.ts';
import { confirmSession, endOtherSessions, sessionsOf } from '../sessions/sessions.ts';
import { issueTicket, takeTicket } from '../tickets/tickets.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** As applications expect it: six digits of SHA-1 every thirty seconds (RFC 6238). */
const SHAPE = { digits: 6, period: 30, algorithm: 'SHA1' };
/** A clock may be half a minute off, either way. */
const WINDOW = 1;
const MINUTES = 15;

export interface Offered {
  /** Shown to the application once, as a picture and as text. */
  readonly secret: string;
  readonly uri: string;
  readonly ticket: string;
}

/** A secret for an application that shows numbers. It counts from the moment that its first number is shown. */
export async function offerNumbers(
  db: Executor,
  means: Means,
  account: string,
  hub: string,
  secret = new Secret({ size: 20 }).base32,
): Promise<Offered> {
  const sealed = means.keys.fields.seal(numbersPlace(account), secret).toString('base64');
  const ticket = await issueTicket(db, means, {
    kind: 'totp',
    minutes: MINUTES,
    account,
    data: { sealed },
  });
  const uri = new TOTP({
    ...SHAPE,
    secret,
    issuer: hub,
    label: means.clock().toISOString().slice(0, 10),
  });
  return { secret, uri: uri.toString(), ticket };
}

/** The secret that was offered; null where the offer is another's, used or too old. */
export async function takeOffer(
  db: Executor,
  means: Means,
  account: string,
  ticket: string,
): Promise<string | null> {
  const taken = await takeTicket(db, means, 'totp', ticket);
  if (taken?.accountId !== account) return null;
  return means.keys.fields.open(
    numbersPlace(account),
    Buffer.from(taken.data.sealed ?? '', 'base64'),
  );
}

/** Keeps an application whose first number is right; says whether it was. */
export async function addNumbers(
  tx: Executor,
  means: Means,
  account: string,
  { secret, typed }: { secret: string; typed: string },
): Promise<boolean> {
  const step = stepOf(means.clock, secret, typed);
  if (step === null) return false;
  const sealed = means.keys.fields.seal(numbersPlace(account), secret).toString('base64');
  const data = { sealed, step };
  await addCredential(tx, means, account, { kind: 'totp', selector: randomUUID(), data });
  return true;
}

/** In which half minute a number is right; null where it is in none that counts. */
function stepOf(clock: Clock, secret: string, typed: string): number | null {
  const token = typed.normalize('NFKC').replace(EASTERN, western).replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = clock().getTime();
  const asked = { ...SHAPE, token, secret: Secret.fromBase32(secret), window: WINDOW, timestamp };
  const delta = TOTP.validate(asked);
  return delta === null ? null : TOTP.counter({ period: SHAPE.period, timestamp }) + delta;
}

const EASTERN = /[٠-٩۰-۹]/g;
const western = (digit: string): string => String(digit.charCodeAt(0) % 16);

/** Whether a number is right, for any application of this account. Each number counts once, even if it is sent twice. */
export async function showNumber(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  typed: string,
): Promise<boolean> {
  const ways = await credentialsOf(tx, account);
  for (const { id, data } of ways.filter(({ kind }) => kind === 'totp')) {
    const sealed = Buffer.from(String(data.sealed), 'base64');
    const step = stepOf(clock, keys.fields.open(numbersPlace(account), sealed), typed);
    if (step !== null) return useStep(tx, { clock }, id, step);
  }
  return false;
}

/** Notes in the session that a second factor was shown, and gives its new secret. */
export async function confirm(tx: Executor, means: Means, actor: Actor): Promise<string | null> {
  const open = await sessionsOf(tx, means.clock, actor.account);
  const here = open.find(({ id }) => id === actor.session);
  return here ? confirmSession(tx, means, here) : null;
}

const ACT = 'factors/reset';

/** One administrator asks that somebody who lost their second factor may set up another. */
export async function askReset(
  tx: Executor,
  by: By,
  { account, reason }: { account: string; reason: string },
): Promise<void> {
  if (!(await findAccount(tx, account))) throw new Problem('page/not-found', 404);
  await askApproval(tx, by, { act: ACT, subject: `account:${account}`, input: {}, reason });
}

/** What the second administrator sets going: every second factor ends, and with it every open session. */
export const resetPerformers: Performers = {
  [ACT]: async (tx, by, { subject }) => {
    const account = subject.replace('account:', '');
    await endFactors(tx, by, account);
    await endOtherSessions(tx, by, account, null);
    await record(tx, by.clock, { actor: by.actor, act: ACT, subject });
  },
};
