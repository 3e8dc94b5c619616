import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { openAccount } from '../accounts/accounts.ts';
import { giveConsent, refuseConsent } from '../consents/consents.ts';
import { type Answers, saveProfile } from '../profiles/profiles.ts';
import type { Decided } from './asked.ts';
import { countDay } from './days.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export interface Registration {
  /** The account of the relay, who is the witness. */
  readonly relay: string;
  readonly lang: Lang;
  readonly channel: 'relay' | 'paper';
  readonly answers: Answers;
  readonly decided: readonly Decided[];
}

/** Opens an account for somebody who said all this in front of a relay or wrote it on a sheet; gives its id, and no way in. */
export async function registerPerson(
  tx: Executor,
  means: Means,
  { relay, lang, channel, answers, decided }: Registration,
): Promise<string> {
  const account = await openAccount(tx, means, { lang, channel: 'relay', actor: relay });
  await saveProfile(tx, means, account, answers);
  for (const { purpose, recipient, until, answer } of decided) {
    const said = {
      account,
      purpose: purpose.code,
      version: purpose.version,
      recipientId: recipient.id,
      until,
      lang,
      channel,
      witness: relay,
    };
    await (answer === 'yes' ? giveConsent(tx, means, said) : refuseConsent(tx, means, said));
  }
  const act = channel === 'paper' ? 'keyed' : 'registered';
  await countDay(tx, means, relay, act);
  await record(tx, means.clock, {
    actor: relay,
    act: `relays/${act}`,
    subject: `account:${account}`,
  });
  return account;
}
