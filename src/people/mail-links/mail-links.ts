import { randomUUID } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import type { Keys } from '../../platform/keys.ts';
import { sendMail } from '../../platform/mail/mail.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import {
  addCredential,
  credentialsOf,
  findAccount,
  findCredential,
  revokeCredential,
  useCredential,
} from '../accounts/accounts.ts';
import { blindOf, confirmContact, contactOf, saveContact } from '../contacts/contacts.ts';
import { issueTicket, takeTicket } from '../tickets/tickets.ts';
import { confirmLetter, signInLetter } from './letters.ts';
import { mailRequests } from './tables.ts';

type Request = typeof mailRequests.$inferSelect;

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export const LINK_MINUTES = 15;
/** How long the worker tries to hand a message over; after that nobody waits for it any more. */
const REQUEST_MINUTES = 30;

interface Asked {
  readonly address: string;
  readonly lang: Lang;
  readonly next: string;
}

/**
 * Takes note that somebody asked for a link. The same rows are written whether the address is known or not: the worker
 * finds that out when the page has long answered.
 */
export async function askLink(tx: Executor, means: Means, asked: Asked): Promise<void> {
  await ask(tx, means, { ...asked, kind: 'sign-in', account: null });
}

/** Saves an address as somebody's and asks for a link that shows that it is. */
export async function askConfirmation(
  tx: Executor,
  means: Means,
  account: string,
  asked: Asked,
): Promise<void> {
  await saveContact(tx, means, account, 'email', asked.address);
  await ask(tx, means, { ...asked, kind: 'confirm', account });
}

interface AskedFor extends Asked {
  readonly kind: 'sign-in' | 'confirm';
  readonly account: string | null;
}

async function ask(
  tx: Executor,
  { clock, keys }: Means,
  { kind, address, account, lang, next }: AskedFor,
): Promise<void> {
  const id = randomUUID();
  await tx.insert(mailRequests).values({
    id,
    kind,
    address: keys.fields.seal(placeOf(id), address.trim()),
    accountId: account,
    lang,
    next,
    until: new Date(clock().getTime() + REQUEST_MINUTES * 60_000),
  });
  await enqueue(tx, clock, { kind: 'mail-links/asked', subject: `mail-request:${id}` });
}

const placeOf = (id: string): string => `mail_requests.address ${id}`;

/** Seals anew the addresses to which a link is still to be sent. */
export const resealRequests = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'mail_requests',
    key: ['id'],
    column: 'address',
    placeOf,
  });

/** Sends the link, where there is somebody to send it to. Killed in between it sends a second one, which does no harm. */
export async function sendLink(hub: Hub, { job }: Work): Promise<void> {
  const { db } = hub.house;
  await db.delete(mailRequests).where(lt(mailRequests.until, hub.clock()));
  const id = job.subject.replace('mail-request:', '');
  const [request] = await db.select().from(mailRequests).where(eq(mailRequests.id, id));
  if (!request) return;
  const forget = () => db.delete(mailRequests).where(eq(mailRequests.id, id));
  try {
    await write(hub, request);
    await forget();
  } catch (error) {
    if (error instanceof Problem) await forget();
    throw error;
  }
}

async function write(hub: Hub, request: Request): Promise<void> {
  const address = hub.keys.fields.open(placeOf(request.id), request.address);
  const letter =
    request.kind === 'confirm'
      ? await confirming(hub, request, address)
      : await signingIn(hub, request, address);
  if (letter) await sendMail(hub.config, { to: address, ...letter });
}

async function confirming(hub: Hub, { accountId, lang }: Request, address: string) {
  const account = accountId && (await findAccount(hub.house.db, accountId));
  if (!account) return null;
  const secret = await issueTicket(hub.house.db, hub, {
    kind: 'mail-confirm',
    minutes: LINK_MINUTES,
    account: account.id,
    // Good for this address only: it may have been changed meanwhile.
    data: { blind: blindOf(hub.keys, 'email', address) },
  });
  return confirmLetter(hub.config, lang as Lang, secret); // only asked for in one of ours
}

async function signingIn(hub: Hub, { next }: Request, address: string) {
  const { db } = hub.house;
  const credential = await findCredential(db, 'mail', selectorOf(hub.keys, address));
  const account = credential && (await findAccount(db, credential.accountId));
  if (!account || !(await isConfirmed(db, hub.keys, account.id, address))) return null;
  const secret = await issueTicket(db, hub, {
    kind: 'mail-sign-in',
    minutes: LINK_MINUTES,
    account: account.id,
    data: { next, credential: credential.id },
  });
  // The account's language: whoever typed the address may be somebody else.
  return signInLetter(hub.config, account.lang as Lang, secret); // only opened in one of ours
}

const selectorOf = (keys: Keys, address: string): string =>
  keys.hash('sign-in link', blindOf(keys, 'email', address));

async function isConfirmed(
  db: Executor,
  keys: Keys,
  account: string,
  address: string,
): Promise<boolean> {
  const contact = await contactOf(db, { keys }, account, 'email');
  return (
    contact?.confirmed === true &&
    blindOf(keys, 'email', contact.value) === blindOf(keys, 'email', address)
  );
}

/** Notes that an address is somebody's, shown by the link that arrived there: it opens their account from now on. */
export async function confirmAddress(
  db: Executor,
  tx: Executor,
  means: Means,
  account: string,
  secret: string,
): Promise<void> {
  const ticket = await takeTicket(db, means, 'mail-confirm', secret);
  const contact = await contactOf(tx, means, account, 'email');
  const fits =
    ticket?.accountId === account &&
    contact !== null &&
    blindOf(means.keys, 'email', contact.value) === ticket.data.blind;
  if (!fits) throw new Problem('mail/link', 403);
  await confirmContact(tx, means, account, 'email', contact.value);
  const selector = selectorOf(means.keys, contact.value);
  const former = (await credentialsOf(tx, account)).filter(({ kind }) => kind === 'mail');
  if (former.some((each) => each.selector === selector)) return;
  await addCredential(tx, means, account, { kind: 'mail', selector });
  for (const { id } of former) await revokeCredential(tx, means, account, id);
}

export interface Opened {
  readonly account: string;
  readonly next: string;
}

/** Trades a link for the account that it opens. Unknown, used, too old and withdrawn are refused alike. */
export async function openLink(db: Executor, means: Means, secret: string): Promise<Opened> {
  const ticket = await takeTicket(db, means, 'mail-sign-in', secret);
  const account = ticket?.accountId && (await findAccount(db, ticket.accountId));
  const ways = account ? await credentialsOf(db, account.id) : [];
  const way = ways.find(({ id }) => id === ticket?.data.credential);
  if (!account || !way) throw new Problem('mail/link', 403);
  await useCredential(db, means, way.id);
  return { account: account.id, next: ticket?.data.next ?? '/me' };
}
