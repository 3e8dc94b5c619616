import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { contacts, contactWishes } from './tables.ts';

export { shownPhone } from './phone.ts';

export type ContactKind = 'name' | 'email' | 'phone';
type Row = typeof contacts.$inferSelect;
export type Wishes = Omit<typeof contactWishes.$inferSelect, 'person'>;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody. */
const CONTACTS = 'contacts';

/** Until somebody says otherwise: four messages a month, none at night. */
export const USUAL_WISHES: Wishes = {
  lang: 'fr',
  monthly: 4,
  quietFrom: 21,
  quietTo: 8,
  zone: 'Europe/Paris',
  byPhone: false,
};

export interface Contact {
  readonly kind: ContactKind;
  readonly value: string;
  readonly confirmed: boolean;
}

/** Saves one way to be reached, or forgets it where the value is empty. A new value is not confirmed yet. */
export async function saveContact(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  kind: ContactKind,
  value: string,
): Promise<void> {
  const person = keys.pseudonym(CONTACTS, account);
  const known = await contactOf(tx, { keys }, account, kind);
  const plain = value.trim().normalize('NFC');
  if (plain === (known?.value ?? '')) return;
  if (plain === '')
    await tx.delete(contacts).where(and(eq(contacts.person, person), eq(contacts.kind, kind)));
  else {
    const row = {
      value: keys.fields.seal(placeOf(person, kind), plain),
      blind: kind === 'name' ? null : blindOf(keys, kind, plain),
      confirmedAt: null,
    };
    await tx
      .insert(contacts)
      .values({ person, kind, ...row })
      .onConflictDoUpdate({ target: [contacts.person, contacts.kind], set: row });
  }
  await record(tx, clock, {
    actor: account,
    act: plain === '' ? 'contacts/removed' : 'contacts/saved',
    subject: `account:${account}`,
  });
}

const placeOf = (person: string, kind: string): string => `contacts.value ${person} ${kind}`;

/** What an address or a number is found by, however it is written. */
export function blindOf(keys: Keys, kind: 'email' | 'phone', value: string): string {
  const plain =
    kind === 'email'
      ? value.trim().toLowerCase()
      : value.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return keys.hash(`contact ${kind}`, plain.normalize('NFKC'));
}

export async function contactsOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Contact[]> {
  const person = keys.pseudonym(CONTACTS, account);
  const rows = await db.select().from(contacts).where(eq(contacts.person, person));
  return rows.map((row) => opened(keys, row));
}

export async function contactOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  kind: ContactKind,
): Promise<Contact | null> {
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.person, keys.pseudonym(CONTACTS, account)), eq(contacts.kind, kind)));
  return row ? opened(keys, row) : null;
}

// The check of the table says which kinds there are.
const opened = (keys: Keys, { person, kind, value, confirmedAt }: Row): Contact => ({
  kind: kind as ContactKind,
  value: keys.fields.open(placeOf(person, kind), value),
  confirmed: confirmedAt !== null,
});

/** Notes that its owner showed that an address is theirs; one that another account has confirmed is refused. */
export async function confirmContact(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  kind: 'email' | 'phone',
  value: string,
): Promise<void> {
  const person = keys.pseudonym(CONTACTS, account);
  const blind = blindOf(keys, kind, value);
  const [taken] = await tx
    .select({ person: contacts.person })
    .from(contacts)
    .where(
      and(
        eq(contacts.kind, kind),
        eq(contacts.blind, blind),
        isNotNull(contacts.confirmedAt),
        ne(contacts.person, person),
      ),
    );
  if (taken) throw new Problem('credential/taken', 409);
  const confirmed = await tx
    .update(contacts)
    .set({ confirmedAt: clock() })
    .where(and(eq(contacts.person, person), eq(contacts.kind, kind), eq(contacts.blind, blind)))
    .returning({ kind: contacts.kind });
  if (confirmed.length === 0) throw new Problem('page/not-found', 404);
}

export async function wishesOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Wishes> {
  const [row] = await db
    .select()
    .from(contactWishes)
    .where(eq(contactWishes.person, keys.pseudonym(CONTACTS, account)));
  if (!row) return USUAL_WISHES;
  const { person: _, ...wishes } = row;
  return wishes;
}

export async function saveWishes(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  wishes: Wishes,
): Promise<void> {
  const person = keys.pseudonym(CONTACTS, account);
  await tx
    .insert(contactWishes)
    .values({ person, ...wishes })
    .onConflictDoUpdate({ target: contactWishes.person, set: wishes });
}

/** Seals everything anew under the newest key; gives how many values were resealed. */
export const resealContacts = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'contacts',
    key: ['person', 'kind'],
    column: 'value',
    placeOf,
  });

/** The ways to reach somebody, and what this feature owes them. */
export const contactHolding: Holding = {
  name: 'contacts',
  held: async (db, means, { account }, locale) =>
    (await contactsOf(db, means, account)).map(({ kind, value }) => ({
      term: locale.t(`contact.${kind}`),
      text: value,
      href: `/${locale.lang}/me/contact`,
    })),
  export: async (db, means, { account }) => [
    {
      name: 'contacts',
      rows: (await contactsOf(db, means, account)).map((contact) => ({ ...contact })),
    },
    { name: 'contact-wishes', rows: [{ ...(await wishesOf(db, means, account)) }] },
  ],
  withdraw: async () => {},
  reseal: resealContacts,
  erase: async (tx, { keys }, { account }) => {
    const person = personOf(keys, account).as(CONTACTS);
    const gone = await tx
      .delete(contacts)
      .where(eq(contacts.person, person))
      .returning({ kind: contacts.kind });
    await tx.delete(contactWishes).where(eq(contactWishes.person, person));
    return gone.length;
  },
};
