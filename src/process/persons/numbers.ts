/** What a linkage found, as numbers: which lists know how many of its persons. */
import { sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type Linkage, linkageRecords } from '../intake/intake.ts';

/** Persons who stand in these lists and in no other. */
export interface Pattern {
  readonly lists: readonly string[];
  readonly persons: number;
}

export interface Numbers {
  readonly persons: number;
  /** How many stand in one list, in two, and so on. */
  readonly byLists: readonly { readonly lists: number; readonly persons: number }[];
  /** The commonest first. */
  readonly patterns: readonly Pattern[];
  /** How many stand in both; of one and the same list: in it. */
  readonly inBoth: (a: string, b: string) => number;
}

export async function numbersOf(db: Executor, linkage: Linkage): Promise<Numbers> {
  return numbersFrom(await patternsOf(db, linkage));
}

async function patternsOf(db: Executor, { id }: Linkage): Promise<Pattern[]> {
  const rows = await db.execute<{ lists: string[]; persons: string }>(sql`
    select lists, count(*) as persons from (
      select array_agg(distinct list_id::text order by list_id::text) as lists
      from ${linkageRecords} where linkage_id = ${id} group by person
    ) as histories
    group by lists order by count(*) desc, lists`);
  return rows.map(({ lists, persons }) => ({ lists, persons: Number(persons) }));
}

export function numbersFrom(patterns: readonly Pattern[]): Numbers {
  const sum = (some: readonly Pattern[]) => some.reduce((all, { persons }) => all + persons, 0);
  const byLists = [...Map.groupBy(patterns, ({ lists }) => lists.length)]
    .map(([lists, some]) => ({ lists, persons: sum(some) }))
    .sort((a, b) => a.lists - b.lists);
  return {
    persons: sum(patterns),
    byLists,
    patterns,
    inBoth: (a, b) => sum(patterns.filter(({ lists }) => lists.includes(a) && lists.includes(b))),
  };
}
