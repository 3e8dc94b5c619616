import { eq } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Result } from './result.ts';
import { NOTHING_SEEN, type Watch } from './safeguards.ts';
import type { Silence } from './silence.ts';
import { openVoteFiles, opinionResults, opinionStates } from './tables.ts';

export interface Counted {
  readonly at: Date;
  readonly version: number;
  readonly result: Result;
  readonly silence: Silence | null;
}

type Threat = Config['hub']['threat'];

/** What may be said of a consultation now; null before its first count. A threat that came since holds at once. */
export async function resultOf(
  db: Executor,
  threat: Threat,
  consultationId: string,
): Promise<Counted | null> {
  const [row] = await db
    .select()
    .from(opinionResults)
    .where(eq(opinionResults.consultationId, consultationId));
  if (!row) return null;
  const { at, version, result, silence } = row;
  const guarded = threat === 'low' || result.noGroups === 'threat' ? result : withoutGroups(result);
  return { at, version, silence, result: guarded };
}

function withoutGroups(result: Result): Result {
  const shared = new Set(result.convergences.map(({ number }) => number));
  return {
    ...result,
    groups: [],
    divides: [],
    noGroups: 'threat',
    statements: result.statements.map((one) =>
      shared.has(one.number) ? one : { ...one, tally: null },
    ),
  };
}

/** What the team should look at. */
export async function watchOver(db: Executor, consultationId: string): Promise<Watch> {
  const [row] = await db
    .select({ watch: opinionStates.watch })
    .from(opinionStates)
    .where(eq(opinionStates.consultationId, consultationId));
  return row?.watch ?? NOTHING_SEEN;
}

export async function voteFileOf(db: Executor, consultationId: string) {
  const [row] = await db
    .select()
    .from(openVoteFiles)
    .where(eq(openVoteFiles.consultationId, consultationId));
  return row ?? null;
}
