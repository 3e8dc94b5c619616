import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Typed } from '../../web/http/forms.ts';
import {
  currentPurposes,
  monthsLater,
  openRecipients,
  type Purpose,
  purposeOf,
  type Recipient,
  recipientById,
} from '../consents/consents.ts';
import { FIELDS_ASKED } from './answers.ts';
import type { PrintedConsent } from './tables.ts';

/** A consent that is asked of somebody who is present, or that stood on their sheet. */
export interface Asked {
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  /** Last day of a yes. */
  readonly until: string;
}

export type Answer = 'yes' | 'no';

/** What somebody said to one of them. */
export interface Decided extends Asked {
  readonly answer: Answer;
}

/**
 * Only what concerns the questions that a relay asks: how somebody can be reached is neither asked nor written on
 * paper, so nothing about it is asked here either. Organisations are chosen in one's own space.
 */
export async function askedNow(db: Executor, clock: Clock): Promise<Asked[]> {
  const recipients = await openRecipients(db);
  const own = recipients.filter(({ kind }) => kind === 'office' || kind === 'public');
  const purposes = (await currentPurposes(db)).filter(({ fields }) =>
    fields.every((field) => FIELDS_ASKED.has(field)),
  );
  return purposes.flatMap((purpose) =>
    own
      .filter(({ kind }) => purpose.recipients.includes(kind))
      .map((recipient) => ({ purpose, recipient, until: monthsLater(clock(), purpose.months) })),
  );
}

export const printed = ({ purpose, recipient, until }: Asked): PrintedConsent => ({
  purpose: purpose.code,
  version: purpose.version,
  recipientId: recipient.id,
  until,
});

/** What stood on a sheet, as far as it still holds: a text that has changed since is asked again, in one's own space. */
export async function stillAsked(
  db: Executor,
  clock: Clock,
  consents: readonly PrintedConsent[],
): Promise<Asked[]> {
  const found = await Promise.all(
    consents.map(async ({ purpose: code, version, recipientId, until }) => {
      const [purpose, recipient] = [
        await purposeOf(db, code),
        await recipientById(db, recipientId),
      ];
      const holds = purpose?.version === version && recipient && !recipient.endedAt;
      return holds && until >= clock().toISOString().slice(0, 10)
        ? { purpose, recipient, until }
        : null;
    }),
  );
  return found.filter((one) => one !== null);
}

/** The name of its field. */
export const fieldOf = ({ purpose, recipient }: Asked): string =>
  `consent-${purpose.code}-${recipient.kind}`;

/** The version is part of the answer: what was not read was not answered. */
export const answerOf = (form: Typed, asked: Asked): Answer | null => {
  const [answer, version] = form.one(fieldOf(asked)).split(' ');
  if (Number(version) !== asked.purpose.version) return null;
  return answer === 'yes' || answer === 'no' ? answer : null;
};

export const wordOf = (answer: Answer, { purpose }: Asked): string =>
  `${answer} ${purpose.version}`;
