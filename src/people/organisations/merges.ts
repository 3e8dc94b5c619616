import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Acting, differences, note } from './changes.ts';
import type { Pair } from './duplicates.ts';
import { knownOrganisation, nameRecipient, setFields } from './records.ts';
import type { Organisation } from './states.ts';
import { stewardsOf } from './stewards.ts';
import { organisationPairs } from './tables.ts';

/** Fields in which the one that is kept may lack what the other has. */
const FILLED = [
  ...(['website', 'email', 'phone', 'registration', 'founded', 'size', 'country'] as const),
  ...(['town', 'place', 'latitude', 'longitude'] as const),
];
const JOINED = ['origins', 'residences', 'sectors', 'languages', 'offers', 'capitals'] as const;

/** Two records of one organisation become one: the kept one takes the other's names and what it lacks itself. */
export async function joinPair(
  tx: Executor,
  by: Acting,
  pairId: string,
  keepId: string,
): Promise<void> {
  const pair = await waitingPair(tx, pairId);
  if (keepId !== pair.one && keepId !== pair.other) throw new Problem('page/not-found', 404);
  const goneId = keepId === pair.one ? pair.other : pair.one;
  const [kept, gone] = [await knownOrganisation(tx, keepId), await knownOrganisation(tx, goneId)];
  if (kept.mergedAt || gone.mergedAt) throw new Problem('organisation/merged', 409);
  // What is in somebody's hands stays there: they can be asked to invite the other, and the office cannot decide it.
  if ((await stewardsOf(tx, by.clock, goneId)).length > 0)
    throw new Problem('organisation/has-steward', 409);
  const changes = differences(kept, union(kept, gone));
  const changed = await setFields(tx, by, keepId, newValues(changes));
  await note(tx, by, keepId, 'joined', changes);
  const merged = await setFields(tx, by, goneId, { mergedAt: by.clock(), mergedInto: keepId });
  await note(tx, by, goneId, 'merged');
  await nameRecipient(tx, by, changed);
  await nameRecipient(tx, by, merged);
  await tx
    .update(organisationPairs)
    .set({
      decision: 'joined',
      decidedAt: by.clock(),
      before: { kept: keepId, gone: goneId, changes },
    })
    .where(eq(organisationPairs.id, pairId));
}

function union(kept: Organisation, gone: Organisation) {
  const names = gone.names
    .filter(({ text }) => !kept.names.some((own) => own.text === text))
    .map((name) => ({ ...name, kind: name.kind === 'official' ? ('former' as const) : name.kind }));
  const filled = Object.fromEntries(
    // A place is one thing: its parts come together or not at all.
    FILLED.filter((field) => kept[field] === null && (!PLACE.has(field) || !kept.town)).map(
      (field) => [field, gone[field]],
    ),
  );
  const joined = Object.fromEntries(
    JOINED.map((field) => [field, [...new Set([...kept[field], ...gone[field]])]]),
  );
  const texts = [
    ...kept.texts,
    ...gone.texts.filter(({ lang }) => !kept.texts.some((own) => own.lang === lang)),
  ];
  return { ...filled, ...joined, texts, names: [...kept.names, ...names].slice(0, 20) };
}

const PLACE: ReadonlySet<string> = new Set(['town', 'place', 'latitude', 'longitude']);

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

const newValues = (changes: Changes): Partial<Organisation> =>
  // The keys come from the organisation's own fields, with their own types of values.
  Object.fromEntries(Object.entries(changes).map(([field, [, after]]) => [field, after]));

/** Takes a merge back: the other stands again, and the kept one loses what it had taken unless somebody changed it since. */
export async function undoJoin(tx: Executor, by: Acting, pairId: string): Promise<void> {
  const [pair] = await tx
    .select()
    .from(organisationPairs)
    .where(and(eq(organisationPairs.id, pairId), eq(organisationPairs.decision, 'joined')))
    .for('update');
  if (!pair?.before) throw new Problem('page/not-found', 404);
  const { kept: keepId, gone: goneId, changes } = pair.before;
  const kept = await knownOrganisation(tx, keepId);
  const back = formerValues(kept, changes);
  const changed = await setFields(tx, by, keepId, back);
  await note(tx, by, keepId, 'parted', differences(kept, back));
  const stands = await setFields(tx, by, goneId, { mergedAt: null, mergedInto: null });
  await note(tx, by, goneId, 'parted');
  await nameRecipient(tx, by, changed);
  await nameRecipient(tx, by, stands);
  await tx
    .update(organisationPairs)
    .set({ decision: 'apart', decidedAt: by.clock(), before: null })
    .where(eq(organisationPairs.id, pairId));
}

function formerValues(kept: Organisation, changes: Changes): Partial<Organisation> {
  const now: Readonly<Record<string, unknown>> = kept;
  const same = Object.entries(changes).filter(
    ([field, [, after]]) => JSON.stringify(now[field]) === JSON.stringify(after),
  );
  return Object.fromEntries(same.map(([field, [before]]) => [field, before]));
}

/** They are two: nobody is asked again. */
export async function keepApart(tx: Executor, by: Acting, pairId: string): Promise<void> {
  const pair = await waitingPair(tx, pairId);
  await tx
    .update(organisationPairs)
    .set({ decision: 'apart', decidedAt: by.clock() })
    .where(eq(organisationPairs.id, pairId));
  await note(tx, by, pair.one, 'kept-apart');
}

async function waitingPair(tx: Executor, id: string): Promise<Pair> {
  const [pair] = await tx
    .select()
    .from(organisationPairs)
    .where(and(eq(organisationPairs.id, id), isNull(organisationPairs.decision)))
    .for('update');
  if (!pair) throw new Problem('page/not-found', 404);
  return pair;
}

/** The merges that stand, newest first. */
export async function joinedPairs(db: Executor): Promise<Pair[]> {
  return db
    .select()
    .from(organisationPairs)
    .where(eq(organisationPairs.decision, 'joined'))
    .orderBy(desc(organisationPairs.decidedAt))
    .limit(50);
}
