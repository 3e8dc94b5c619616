/** Which persons are worth a look, and what may be said of them without opening a row. */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type KeptModel, type Kind, unpack } from '../../methods/linkage/linkage.ts';
import type { Executor } from '../../platform/database/database.ts';
import {
  type Linkage,
  type LinkageRecord,
  linkagePairs,
  linkageRecords,
  pairsAmong,
  verdicts,
} from '../intake/intake.ts';

/** The ways through the persons: those who are said to be two things at once, the largest, the loosest. */
export const WAYS = ['conflicts', 'largest', 'loose'] as const;
export type Way = (typeof WAYS)[number];

/** What one human being has once. A surname may change with a marriage, a residence with a year. */
const ONCE: readonly Kind[] = [
  'birth-date',
  'birth-year',
  'birth-month',
  'birth-day',
  'sex',
  'given',
];

/** Where a page begins: behind the person that closed the one before. */
export interface Place {
  readonly key: number;
  readonly person: number;
}

export interface Summary {
  readonly person: number;
  readonly lists: readonly string[];
  readonly rows: number;
  /** What its rows contradict one another on. */
  readonly conflicts: readonly Kind[];
  /** The weight, in bits, of the link by which its loosest row hangs; null where a reviewer holds it, or it is alone. */
  readonly loosest: number | null;
}

export interface Found {
  readonly persons: readonly Summary[];
  readonly next: Place | null;
}

const PAGE = 30;

export async function findPersons(
  db: Executor,
  linkage: Linkage,
  way: Way,
  after: Place | null,
): Promise<Found> {
  const rows = await db.execute<{ key: string; person: number }>(sql`
    with found as (${FOUND[way](linkage)})
    select key, person from found
    ${after ? sql`where (key, person) > (${after.key}::real, ${after.person}::integer)` : sql``}
    order by key, person limit ${PAGE + 1}`);
  const places = rows.map(({ key, person }) => ({ key: Number(key), person: Number(person) }));
  const shown = places.slice(0, PAGE);
  const persons = await summariesOf(
    db,
    linkage,
    shown.map(({ person }) => person),
  );
  return { persons, next: places.length > PAGE ? (shown.at(-1) ?? null) : null };
}

/** Persons with the key of their order, which rises. */
const FOUND: Readonly<Record<Way, (linkage: Linkage) => SQL>> = {
  conflicts: (linkage) => sql`
    select distinct 0::real as key, person from ${inside(linkage)} as pairs
    where ${conflictSql(linkage.model)}`,
  largest: ({ id }) => sql`
    select (-count(*))::real as key, person from ${linkageRecords}
    where linkage_id = ${id} group by person having count(*) > 1`,
  loose: (linkage) => sql`
    select min(best) as key, person from (
      select person, idx, max(held) as best from (
        select person, l as idx, held from ${inside(linkage)} as lefts
        union all select person, r, held from ${inside(linkage)} as rights
      ) as ends group by person, idx
    ) as hanging group by person having min(best) < 'infinity'`,
};

/** Every known pair of two rows of one person; what a reviewer holds together hangs by no weight. */
const inside = ({ id }: Linkage): SQL => sql`(
  select a.person, p.l, p.r, p.vector,
    case when exists (
      select from ${verdicts} v where v.linkage_id = p.linkage_id and v.l = p.l and v.r = p.r
        and v.verdict = 'same' and v.ended_at is null
    ) then 'infinity'::real else p.weight end as held
  from ${linkagePairs} p
  join ${linkageRecords} a on a.linkage_id = p.linkage_id and a.idx = p.l
  join ${linkageRecords} b on b.linkage_id = p.linkage_id and b.idx = p.r and b.person = a.person
  where p.linkage_id = ${id})`;

/** Some comparison of what one has once stands at its last level. */
function conflictSql(model: KeptModel | null): SQL {
  let place = 1n;
  const some = (model?.comparisons ?? []).flatMap(({ kind, levels }) => {
    const [mine, base] = [place, BigInt(levels.length + 1)];
    place *= base;
    const level = sql`(vector / ${String(mine)}::bigint) % ${String(base)}::bigint`;
    return kind !== 'list' && ONCE.includes(kind) ? [sql`${level} = ${levels.length}`] : [];
  });
  return some.length > 0 ? sql`(${sql.join(some, sql` or `)})` : sql`false`;
}

/** In the order given. */
export async function summariesOf(
  db: Executor,
  linkage: Linkage,
  persons: readonly number[],
): Promise<Summary[]> {
  if (persons.length === 0) return [];
  const records = await db
    .select()
    .from(linkageRecords)
    .where(
      and(eq(linkageRecords.linkageId, linkage.id), inArray(linkageRecords.person, [...persons])),
    )
    .orderBy(linkageRecords.idx);
  const places = records.map(({ idx }) => idx);
  const pairs = await pairsAmong(db, linkage, places);
  const same = await heldSame(db, linkage, places);
  const of = Map.groupBy(records, ({ person }) => person);
  return persons.map((person) => summaryOf(linkage, person, of.get(person) ?? [], pairs, same));
}

interface Weighed {
  readonly l: number;
  readonly r: number;
  readonly weight: number;
  readonly vector: bigint;
}

function summaryOf(
  { model }: Linkage,
  person: number,
  records: readonly LinkageRecord[],
  pairs: readonly Weighed[],
  same: ReadonlySet<string>,
): Summary {
  const own = new Set(records.map(({ idx }) => idx));
  const inner = pairs.filter(({ l, r }) => own.has(l) && own.has(r));
  return {
    person,
    lists: [...new Set(records.map(({ listId }) => listId))],
    rows: records.length,
    conflicts: model ? conflictsIn(model, inner) : [],
    loosest: loosestOf([...own], inner, same),
  };
}

export const pairKey = (l: number, r: number): string => `${l} ${r}`;

async function heldSame(
  db: Executor,
  { id }: Linkage,
  places: readonly number[],
): Promise<Set<string>> {
  const rows = await db.execute<{ l: number; r: number }>(sql`
    select distinct l, r from ${verdicts} where linkage_id = ${id} and verdict = 'same'
      and ended_at is null and l in (${sql.join([...places], sql`, `)})`);
  return new Set(rows.map(({ l, r }) => pairKey(l, r)));
}

export function conflictsIn(model: KeptModel, pairs: readonly Weighed[]): Kind[] {
  const found = new Set<Kind>();
  for (const { vector } of pairs) {
    const levels = unpack(vector, model.comparisons);
    for (const [at, { kind, levels: names }] of model.comparisons.entries())
      if (kind !== 'list' && ONCE.includes(kind) && levels[at] === names.length) found.add(kind);
  }
  return [...found];
}

/** Of each row the heaviest pair that ties it to the rest; of these the lightest. */
function loosestOf(
  rows: readonly number[],
  pairs: readonly Weighed[],
  same: ReadonlySet<string>,
): number | null {
  const best = rows.map((idx) =>
    Math.max(
      ...pairs
        .filter(({ l, r }) => l === idx || r === idx)
        .map(({ l, r, weight }) =>
          same.has(pairKey(l, r)) ? Number.POSITIVE_INFINITY : Number(weight),
        ),
      Number.NEGATIVE_INFINITY,
    ),
  );
  const least = Math.min(...best);
  return Number.isFinite(least) ? least : null;
}

/** The person of a row of a list; null where the linkage does not know it. */
export async function personOfRow(
  db: Executor,
  { id }: Linkage,
  listId: string,
  row: number,
): Promise<number | null> {
  const [found] = await db
    .select({ person: linkageRecords.person })
    .from(linkageRecords)
    .where(
      and(
        eq(linkageRecords.linkageId, id),
        and(eq(linkageRecords.listId, listId), eq(linkageRecords.row, row)),
      ),
    );
  return found?.person ?? null;
}
