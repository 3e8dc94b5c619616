/** Tables about the people whom a linkage found: counted, protected, chosen, published. */
import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { enqueue, latestJobOf } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Shared } from '../attributes/attributes.ts';
import type { Linkage } from '../intake/intake.ts';
import type { PersonTables } from './finding.ts';
import { type Choices, waysOf } from './kept.ts';
import { clashes } from './mixing.ts';
import { personTables } from './tables.ts';

export { newestTables, type PersonTables } from './finding.ts';
export { makeTables } from './making.ts';
export { type Naming, namingOf } from './names.ts';
export {
  disclosureReport,
  markReleased,
  PERSON_COLUMNS,
  type PersonsDocument,
  type PersonTable,
  personRows,
  personsToRelease,
  type ReleasedPersons,
  type WithheldReport,
  withheldReport,
} from './releasing.ts';

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export const subjectOf = ({ id }: Pick<Linkage, 'id'>): string => `person-tables:${id}`;

/** Asks for the tables of a linkage to be counted; the work itself is a job. Asked twice, it is done once. */
export async function askForTables(
  tx: Executor,
  by: By,
  linkage: Linkage,
  shared: Shared = {},
): Promise<void> {
  if (!linkage.finishedAt || linkage.undoneAt) throw new Problem('linkage/not-finished', 409);
  const last = await latestJobOf(tx, subjectOf(linkage));
  if (last && !last.endedAt) return;
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'person-tables/asked',
    subject: `linkage:${linkage.id}`,
  });
  await enqueue(tx, by.clock, {
    kind: 'person-tables/asked',
    subject: subjectOf(linkage),
    input: { ...shared },
  });
}

/** How the next release shows each table; what is published already stays as it was shown. */
export async function chooseTables(
  tx: Executor,
  by: By,
  made: PersonTables,
  chosen: Choices,
): Promise<void> {
  if (made.publishedAt) throw new Problem('person-tables/published', 409);
  const barred = made.tables.some((table) => {
    const way = chosen[table.name];
    return way !== undefined && !waysOf(table).includes(way);
  });
  if (barred) throw new Problem('person-tables/exposed', 409);
  if (clashes(made.tables, chosen, made.report)) throw new Problem('person-tables/clash', 409);
  await tx
    .update(personTables)
    .set({ chosen, chosenAt: by.clock() })
    .where(eq(personTables.id, made.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'person-tables/chosen',
    subject: `linkage:${made.linkageId}`,
    details: { ...chosen },
  });
}
