import {
  consentsOf,
  isInForce,
  nameInSentence,
  purposeOf,
  recipientById,
  withdrawConsent,
} from '../../people/consents/consents.ts';
import { contactsOf, saveWishes, type Wishes, wishesOf } from '../../people/contacts/contacts.ts';
import type { Holding } from '../../people/holdings/holdings.ts';
import { profileOf } from '../../people/profiles/profiles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

interface Purpose {
  readonly purpose: string;
  readonly recipientId: string;
}

/** How somebody can be written to now, and how often and when they wish it. */
export interface Reach {
  /** Confirmed by its owner, and among the fields that they agreed to. */
  readonly email: string | null;
  /** Among the fields that they agreed to; whoever calls is a person, who asks for the right one. */
  readonly phone: string | null;
  /** The name that they go by; empty where they gave none or did not agree to show it. */
  readonly pseudonym: string;
  readonly wishes: Wishes;
}

/**
 * For senders, right before they send; null as soon as the yes is gone. Without a purpose: for what the hub owes
 * somebody about their own account or request, which asks for no consent and sells nothing.
 */
export async function reachOf(
  db: Executor,
  means: Means,
  account: string,
  of: Purpose | null,
): Promise<Reach | null> {
  const fields = of ? await agreedFields(db, means, account, of) : ['email', 'phone', 'pseudonym'];
  if (!fields) return null;
  const contacts = await contactsOf(db, means, account);
  const agreed = (kind: 'email' | 'phone') =>
    fields.includes(kind) ? contacts.find((contact) => contact.kind === kind) : undefined;
  const email = agreed('email');
  const named = fields.includes('pseudonym') ? await profileOf(db, means, account) : null;
  return {
    email: email?.confirmed ? email.value : null,
    phone: agreed('phone')?.value ?? null,
    pseudonym: named?.pseudonym ?? '',
    wishes: await wishesOf(db, means, account),
  };
}

async function agreedFields(
  db: Executor,
  means: Means,
  account: string,
  { purpose, recipientId }: Purpose,
): Promise<readonly string[] | null> {
  const acts = await consentsOf(db, means, account);
  const act = acts.find((each) => each.purpose === purpose && each.recipientId === recipientId);
  if (!act || !isInForce(act, means.clock)) return null;
  return (await purposeOf(db, purpose, act.version))?.fields ?? [];
}

export interface ReachWords {
  readonly purpose: string;
  readonly recipient: string;
  /** The same as it stands within a sentence. */
  readonly within: string;
}

/** A purpose and whom it is for, in words, for pages that stand before the sign-in. */
export async function reachInWords(
  db: Executor,
  { purpose, recipientId }: Purpose,
  lang: Lang,
): Promise<ReachWords> {
  const [said, recipient] = [await purposeOf(db, purpose), await recipientById(db, recipientId)];
  return {
    purpose: said?.texts[lang].title ?? purpose,
    recipient: recipient?.names[lang] ?? '',
    within: recipient ? nameInSentence(recipient, localeOf(lang)) : '',
  };
}

const WEB = { channel: 'web' } as const;

/** Takes a yes back from outside the hub: by the link that came with a message, or said to the relay who calls. */
export async function stopReaching(
  tx: Executor,
  means: Means,
  account: string,
  of: Purpose,
  by: { readonly lang: Lang; readonly holdings: readonly Holding[]; readonly relay?: string },
): Promise<void> {
  const how = by.relay ? ({ channel: 'relay', witness: by.relay } as const) : WEB;
  const said = { ...of, account, lang: by.lang, ...how };
  await withdrawConsent(tx, means, said, by.holdings);
}

/** From now on they are written to in this language. */
export async function writeIn(
  tx: Executor,
  means: Means,
  account: string,
  lang: Lang,
): Promise<void> {
  const wishes = await wishesOf(tx, means, account);
  await saveWishes(tx, means, account, { ...wishes, lang });
}
