import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

/** Somebody, and what each feature calls them. */
export interface Person {
  readonly account: string;
  readonly as: (feature: string) => string;
}

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export const personOf = (keys: Keys, account: string): Person => ({
  account,
  as: (feature) => keys.pseudonym(feature, account),
});

/** A line of what is held, in the reader's words. */
export interface HeldLine {
  readonly term: string;
  readonly text: string;
  /** Where it can be changed. */
  readonly href?: string;
}

/** One table of an export: what is held, whole, for programs and spreadsheets. */
export interface HeldTable {
  /** Name of its file: `sessions`. */
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/** One yes that is being taken back. */
export interface Withdrawn {
  readonly purpose: string;
  readonly recipientId: string;
}

export interface RetentionClock {
  readonly months: number;
  /** Deletes what had its last use before this day; gives the number of rows. */
  readonly expire: (tx: Executor, means: Means, before: string) => Promise<number>;
}

/**
 * What every feature that holds something about people owes them. All duties of one act run in one transaction.
 * A feature takes from `person` the name by which it knows them, and nothing else.
 */
export interface Holding {
  /** Key of its title: `holding.<name>`. */
  readonly name: string;
  readonly held: (
    db: Executor,
    means: Means,
    person: Person,
    locale: Locale,
  ) => Promise<HeldLine[]>;
  readonly export: (db: Executor, means: Means, person: Person) => Promise<HeldTable[]>;
  /** What must not go on once the yes is gone: queues, rosters, messages that wait. */
  readonly withdraw: (tx: Executor, means: Means, person: Person, what: Withdrawn) => Promise<void>;
  /** What stands in fields that it keeps and a purpose shows to this recipient. */
  readonly fields?: (
    db: Executor,
    means: Means,
    person: Person,
    recipientId: string,
  ) => Promise<Readonly<Record<string, string>>>;
  /** Removes or unlinks for good; gives the number of rows that it touched. */
  readonly erase: (tx: Executor, means: Means, person: Person) => Promise<number>;
  /** How long it keeps what has no use any more, and what deletes the rest. */
  readonly clock?: RetentionClock;
  /** Seals its values anew under the newest key, where it has sealed ones; gives how many. */
  readonly reseal?: (tx: Executor, means: Means) => Promise<number>;
}

/** A new key, and every sealed value under it. The key is made first: whoever seals meanwhile uses it already. */
export async function resealAll(
  db: Executor,
  means: Means,
  sealing: readonly Pick<Holding, 'reseal'>[],
): Promise<{ key: number; resealed: number }> {
  const key = means.keys.fields.rotate();
  return db.transaction(async (tx) => {
    let resealed = 0;
    for (const { reseal } of sealing) resealed += (await reseal?.(tx, means)) ?? 0;
    await record(tx, means.clock, {
      actor: 'cli',
      act: 'keys/rotated',
      subject: 'hub:self',
      details: { key, resealed },
    });
    return { key, resealed };
  });
}
