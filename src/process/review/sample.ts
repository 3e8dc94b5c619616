/** The quality sample: drawn once by lot from all known pairs, as the linkage holds them on that day. */
import { eq, sql } from 'drizzle-orm';
import { allocate, interleave, STRATUM_BOUNDS } from '../../methods/review/review.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type Linkage, linkagePairs, linkageRecords, type Reviewing } from '../intake/intake.ts';
import { type DrawnStratum, linkageDraws, linkageSamples } from './tables.ts';
import type { Pair } from './turns.ts';

export type Sample = typeof linkageSamples.$inferSelect;

export async function sampleOf(db: Executor, { id }: Linkage): Promise<Sample | null> {
  const [sample] = await db.select().from(linkageSamples).where(eq(linkageSamples.linkageId, id));
  return sample ?? null;
}

/** Draws about `total` pairs; asked again, what was drawn stays. The same linkage and seed give the same pairs. */
export async function drawSample(
  tx: Executor,
  by: Pick<Reviewing, 'clock' | 'actor'>,
  linkage: Linkage,
  total: number,
): Promise<void> {
  if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
  if (linkage.undoneAt) throw new Problem('linkage/undone', 409);
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`review ${linkage.id}`}, 0))`,
  );
  if (await sampleOf(tx, linkage)) return;
  const found = await strataOf(tx, linkage);
  if (found.length === 0) throw new Problem('review/no-pairs', 409);
  const sizes = allocate(found, total);
  const strata = found.map((stratum, at) => ({ ...stratum, drawn: sizes[at] ?? 0 }));
  const drawnOn = by.clock().toISOString().slice(0, 10);
  await tx.insert(linkageSamples).values({ linkageId: linkage.id, strata, drawnOn });
  const drawn = await lots(tx, linkage, strata);
  const next = strata.map(() => 0);
  const draws = interleave(sizes).flatMap((stratum, place) => {
    const pair = drawn[stratum]?.[next[stratum] ?? 0];
    next[stratum] = (next[stratum] ?? 0) + 1;
    return pair ? [{ ...pair, linkageId: linkage.id, stratum, place }] : [];
  });
  await tx.insert(linkageDraws).values(draws);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'review/sampled',
    subject: `linkage:${linkage.id}`,
    details: { pairs: draws.length },
  });
}

/** Every known pair with its side of the decision and its range of weight. */
const sides = ({ id }: Linkage) => sql`
  select p.l, p.r, p.weight, a.person = b.person as linked,
    width_bucket(p.weight::double precision, array[${sql.join(
      STRATUM_BOUNDS.map((bound) => sql`${bound}::double precision`),
      sql`, `,
    )}]) as range
  from ${linkagePairs} p
  join ${linkageRecords} a on a.linkage_id = p.linkage_id and a.idx = p.l
  join ${linkageRecords} b on b.linkage_id = p.linkage_id and b.idx = p.r
  where p.linkage_id = ${id}`;

async function strataOf(tx: Executor, linkage: Linkage): Promise<Omit<DrawnStratum, 'drawn'>[]> {
  const rows = await tx.execute<{ linked: boolean; range: number; size: number; mean: number }>(sql`
    select linked, range, count(*)::int as size, avg(1 / (1 + power(2::double precision, -weight))) as mean
    from (${sides(linkage)}) s group by linked, range order by linked, range`);
  return rows.map(({ linked, range, size, mean }) => ({ linked, range, size, mean: Number(mean) }));
}

/** Of each stratum so many pairs as it is to give, in the order of a lot. */
async function lots(
  tx: Executor,
  linkage: Linkage,
  strata: readonly DrawnStratum[],
): Promise<Pair[][]> {
  const lot = `${linkage.id} ${linkage.settings.seed} `;
  const most = Math.max(...strata.map(({ drawn }) => drawn));
  const rows = await tx.execute<{ l: number; r: number; linked: boolean; range: number }>(sql`
    select l, r, linked, range from (
      select s.*, row_number() over (partition by linked, range order by md5(${lot}::text || l || ' ' || r)) as lot
      from (${sides(linkage)}) s
    ) o where lot <= ${most} order by linked, range, lot`);
  return strata.map(({ linked, range, drawn }) =>
    rows
      .filter((row) => row.linked === linked && row.range === range)
      .slice(0, drawn)
      .map(({ l, r }) => ({ l, r })),
  );
}

/** Which stratum each pair of the sample speaks for. */
export async function drawsOf(
  db: Executor,
  { id }: Linkage,
): Promise<(Pair & { readonly stratum: number })[]> {
  return db
    .select({ l: linkageDraws.l, r: linkageDraws.r, stratum: linkageDraws.stratum })
    .from(linkageDraws)
    .where(eq(linkageDraws.linkageId, id))
    .orderBy(linkageDraws.place);
}
