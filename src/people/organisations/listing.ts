import { and, asc, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Organisation, OrganisationState } from './states.ts';
import { organisations } from './tables.ts';

const PAGE = 50;

// In the order of `stateOf`: each state excludes those before it.
const STATES: Readonly<Record<OrganisationState, SQL | undefined>> = {
  merged: isNotNull(organisations.mergedAt),
  hidden: and(isNull(organisations.mergedAt), isNotNull(organisations.hiddenAt)),
  refused: and(here(), isNotNull(organisations.refusedAt)),
  waiting: and(here(), isNull(organisations.refusedAt), isNull(organisations.passedAt)),
  unasked: and(
    here(),
    isNull(organisations.refusedAt),
    isNotNull(organisations.passedAt),
    isNull(organisations.acceptedAt),
    ne(organisations.kind, 'public'),
  ),
  shown: and(
    here(),
    isNull(organisations.refusedAt),
    isNotNull(organisations.passedAt),
    or(isNotNull(organisations.acceptedAt), eq(organisations.kind, 'public')),
  ),
};

function here(): SQL | undefined {
  return and(isNull(organisations.mergedAt), isNull(organisations.hiddenAt));
}

/** A page of the organisations in one state, by slug; one more than is shown says that there is more. */
export async function organisationsIn(
  db: Executor,
  state: OrganisationState,
  after = '',
): Promise<{ rows: Organisation[]; next: string | null }> {
  const found = await db
    .select()
    .from(organisations)
    .where(and(STATES[state], gt(organisations.slug, after)))
    .orderBy(asc(organisations.slug))
    .limit(PAGE + 1);
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.slug ?? null) : null };
}

/** How many there are in each state. */
export async function countStates(db: Executor): Promise<Record<OrganisationState, number>> {
  const count = (state: OrganisationState) =>
    sql<number>`count(*) filter (where ${STATES[state]})::int`;
  const [row] = await db
    .select({
      waiting: count('waiting'),
      unasked: count('unasked'),
      shown: count('shown'),
      hidden: count('hidden'),
      refused: count('refused'),
      merged: count('merged'),
    })
    .from(organisations);
  if (!row) throw new Error('a count gave no row');
  return row;
}
