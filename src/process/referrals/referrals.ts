/** What share of a population has a trait, from a sample in which people bring their acquaintances. Nothing of it is kept. */
import {
  type Course,
  courseOf,
  ReferralError,
  type Share,
  shareOf,
} from '../../methods/referrals/referrals.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import { type Asked, type BadCell, type Read, readSample } from './reading.ts';

export interface Finding {
  readonly share: Share;
  readonly course: Course;
  /** Of all who came: the share that nobody weighted. */
  readonly plain: number;
}

/** Reads a file, and answers from it; the journal says that it was done, and of how many people. */
export async function findShare(
  db: Executor,
  by: By,
  file: { readonly path: string; readonly name: string },
  asked: Asked,
): Promise<Finding | { readonly bad: readonly BadCell[] }> {
  const read = await readSample(file.path, file.name, asked);
  if (read.bad.length > 0) return { bad: read.bad };
  const found = answerFrom(read);
  if (!('bad' in found))
    await record(db, by.clock, {
      actor: by.actor,
      act: 'referrals/estimated',
      subject: 'referrals',
      details: { people: read.sample.length },
    });
  return found;
}

function answerFrom({ sample, rows }: Read): Finding | { readonly bad: readonly BadCell[] } {
  try {
    const share = shareOf(sample);
    const told = sample.filter(({ has }) => has !== null);
    const plain = told.filter(({ has }) => has).length / told.length;
    return { share, course: courseOf(sample), plain };
  } catch (error) {
    if (!(error instanceof ReferralError)) throw error;
    const { fault, id } = error;
    const row = id === null ? 0 : (rows.get(id) ?? 0);
    return { bad: [{ row, column: '', value: id ?? '', code: fault }] };
  }
}
