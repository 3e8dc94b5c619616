import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type ConsentAct, consentsOf, isInForce, type Means } from './consents.ts';
import {
  currentPurposes,
  openRecipients,
  type Purpose,
  purposeOf,
  type Recipient,
  recipientById,
} from './purposes.ts';

/** What holds between somebody and one recipient for one purpose. `changed`: a yes to a former text. */
export type State = 'unasked' | 'given' | 'changed' | 'refused' | 'withdrawn' | 'expired';

export interface Standing {
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  readonly act: ConsentAct | null;
  readonly state: State;
}

/** One purpose, with those whom somebody can allow it or has been asked for. */
export interface PurposeStanding {
  readonly purpose: Purpose;
  readonly standings: readonly Standing[];
}

export function stateFor(
  act: ConsentAct | null,
  { version }: Pick<Purpose, 'version'>,
  clock: Clock,
): State {
  if (!act) return 'unasked';
  if (isInForce(act, clock)) return act.version === version ? 'given' : 'changed';
  return act.act === 'given' ? 'expired' : (act.act as State); // the check of the table names the others
}

/** Everything that somebody has said or can say, purpose by purpose. Of organisations, those that they were asked for. */
export async function standingsOf(
  db: Executor,
  means: Means,
  account: string,
): Promise<PurposeStanding[]> {
  const acts = await consentsOf(db, means, account);
  const recipients = await known(db, acts);
  const purposes = await inUse(db, acts, means.clock);
  return purposes.map((purpose) => ({
    purpose,
    standings: recipients.flatMap((recipient) => {
      const act =
        acts.find((one) => one.purpose === purpose.code && one.recipientId === recipient.id) ??
        null;
      const standing = { purpose, recipient, act, state: stateFor(act, purpose, means.clock) };
      return isShown(standing, means.clock) ? [standing] : [];
    }),
  }));
}

function isShown({ purpose, recipient, act }: Standing, clock: Clock): boolean {
  if (isInForce(act, clock)) return true;
  const open = !recipient.endedAt && !purpose.retiredAt;
  const isOne = recipient.kind === 'office' || recipient.kind === 'public';
  return open && purpose.recipients.includes(recipient.kind) && (isOne || act !== null);
}

/** Those who can be asked for, and those who have a yes though they are gone. */
async function known(db: Executor, acts: readonly ConsentAct[]): Promise<Recipient[]> {
  const open = await openRecipients(db);
  const gone = acts.filter(({ recipientId }) => !open.some(({ id }) => id === recipientId));
  const ended = await Promise.all(
    [...new Set(gone.map(({ recipientId }) => recipientId))].map((id) => recipientById(db, id)),
  );
  return [...open, ...ended.filter((one) => one !== null)];
}

/** The purposes of now, and retired ones to which a yes still holds. */
async function inUse(db: Executor, acts: readonly ConsentAct[], clock: Clock): Promise<Purpose[]> {
  const current = await currentPurposes(db);
  const others = acts.filter(
    (act) => isInForce(act, clock) && !current.some(({ code }) => code === act.purpose),
  );
  const retired = await Promise.all(
    [...new Map(others.map((act) => [act.purpose, act])).values()].map(({ purpose, version }) =>
      purposeOf(db, purpose, version),
    ),
  );
  return [...current, ...retired.filter((one) => one !== null)];
}

/** Recipients whose name has these letters in it, for whoever looks for an organisation. */
export async function findRecipients(db: Executor, words: string): Promise<Recipient[]> {
  const wanted = plain(words);
  if (wanted.length < 2) return [];
  const open = await openRecipients(db);
  return open
    .filter(({ names }) => Object.values(names).some((name) => plain(name).includes(wanted)))
    .slice(0, 20);
}

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** What was changed since somebody agreed: the parts of the text, the fields and the time that differ. */
export interface Change {
  readonly part: 'title' | 'data' | 'aim' | 'about' | 'fields' | 'months';
  readonly before: string;
  readonly now: string;
}

export function changesBetween(
  former: Purpose,
  newer: Purpose,
  lang: Lang,
  words: { fields: (purpose: Purpose) => string; months: (purpose: Purpose) => string },
): Change[] {
  const parts = (['title', 'data', 'aim', 'about'] as const).map((part) => ({
    part,
    before: former.texts[lang][part],
    now: newer.texts[lang][part],
  }));
  const others = [
    { part: 'fields' as const, before: words.fields(former), now: words.fields(newer) },
    { part: 'months' as const, before: words.months(former), now: words.months(newer) },
  ];
  return [...parts, ...others].filter(({ before, now }) => before !== now);
}
