/** The two jobs of a linkage: what it would compare, and the linkage itself. */
import { Readable } from 'node:stream';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { List } from '../../collect/lists/lists.ts';
import { copyIn } from '../../platform/database/copy.ts';
import { type Executor, inTransaction } from '../../platform/database/database.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import type { Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import {
  eachKeptPair,
  eachRecord,
  linkLists,
  type Linkage as Made,
  type PlanOptions,
  planLists,
  type Verdict,
} from '../linkage/linkage.ts';
import { currentLinkage, type Linkage, linkageById } from './finding.ts';
import { linkageRecords, linkages, verdicts } from './tables.ts';
import { forgetWork, listsOf, readSealed, withWork } from './working.ts';

/** The job: reads the lists and says what would be compared, at what cost. */
export async function planLinkage(hub: Hub, work: Work): Promise<void> {
  const linkage = await linkageById(hub.house.db, work.job.subject.replace('linkage:', ''));
  if (linkage.plannedAt) return;
  const lists = await listsOf(hub, linkage);
  const plan = await withWork(hub, linkage, (duck) =>
    planLists(duck, () => readSealed(hub, duck, lists), optionsOf(linkage, work)),
  );
  await hub.house.db
    .update(linkages)
    .set({ plan, plannedAt: hub.clock() })
    .where(eq(linkages.id, linkage.id));
}

/** The job: links, and lets the linkage be in force from the moment at which all of it is kept. */
export async function performLinkage(hub: Hub, work: Work): Promise<void> {
  const linkage = await linkageById(hub.house.db, work.job.subject.replace('linkage:', ''));
  // Cut off after all was kept, only the working database is left to forget.
  if (linkage.finishedAt || linkage.undoneAt) return forgetWork(hub, linkage.id);
  const began = performance.now();
  const lists = await listsOf(hub, linkage);
  const said = await saidBefore(hub, lists);
  await withWork(hub, linkage, async (duck) => {
    const made = await linkLists(duck, () => readSealed(hub, duck, lists), {
      ...optionsOf(linkage, work),
      unique: lists.filter(({ uniquePeople }) => uniquePeople).map(({ id }) => id),
      linkAbove: linkage.settings.linkAbove,
      keepAbove: linkage.settings.keepAbove,
      verdicts: majority(said),
      plan: linkage.plan ?? undefined,
    });
    // One of them may have been withdrawn while it was linked.
    await listsOf(hub, linkage);
    const seconds = (performance.now() - began) / 1000;
    await keep(hub, linkage, { duck, made, said, seconds });
  });
  await forgetWork(hub, linkage.id);
}

const SHARE_OF_READING = 0.02;

function optionsOf({ settings }: Linkage, { signal, progress }: Work): PlanOptions {
  return {
    linkOnly: settings.linkOnly,
    // Each list brings its own.
    kinds: new Map(),
    pairsPerRecord: settings.pairsPerRecord,
    seed: settings.seed,
    signal,
    progress: (share, stage) =>
      void progress(Math.max(SHARE_OF_READING, share), { key: `linkages.stage.${stage}` }).catch(
        () => {},
      ),
  };
}

interface Said {
  readonly id: string;
  readonly left: readonly [string, string];
  readonly right: readonly [string, string];
  readonly verdict: string;
}

/** What reviewers hold of rows of these lists, in the linkage that was in force before. */
async function saidBefore(hub: Hub, lists: readonly List[]): Promise<Said[]> {
  const former = await currentLinkage(hub.house.db);
  if (!former) return [];
  const [a, b] = [alias(linkageRecords, 'a'), alias(linkageRecords, 'b')];
  const known = lists.map(({ id }) => id);
  const rows = await hub.house.db
    .select({
      id: verdicts.id,
      verdict: verdicts.verdict,
      ...{ la: a.listId, ra: a.row, lb: b.listId, rb: b.row },
    })
    .from(verdicts)
    .innerJoin(a, and(eq(a.linkageId, verdicts.linkageId), eq(a.idx, verdicts.l)))
    .innerJoin(b, and(eq(b.linkageId, verdicts.linkageId), eq(b.idx, verdicts.r)))
    .where(
      and(
        eq(verdicts.linkageId, former.id),
        isNull(verdicts.endedAt),
        and(inArray(a.listId, known), inArray(b.listId, known)),
      ),
    )
    .orderBy(verdicts.id);
  return rows.map(({ id, verdict, la, ra, lb, rb }) => ({
    ...{ id, verdict },
    left: [la, String(ra)],
    right: [lb, String(rb)],
  }));
}

/** Of several who judged a pair, what more of them say. */
function majority(said: readonly Said[]): Verdict[] {
  const pairs = Map.groupBy(said, ({ left, right }) => `${left.join(' ')} ${right.join(' ')}`);
  return [...pairs.values()].flatMap((same) => {
    const sum = same.reduce(
      (all, { verdict }) => all + (verdict === 'same' ? 1 : verdict === 'different' ? -1 : 0),
      0,
    );
    const [first] = same;
    return first && sum !== 0 ? [{ left: first.left, right: first.right, same: sum > 0 }] : [];
  });
}

interface Result {
  readonly duck: Duck;
  readonly made: Made;
  readonly said: readonly Said[];
  readonly seconds: number;
}

/** Keeps all of it in one transaction, or nothing: until then the former linkage is in force. */
async function keep(
  hub: Hub,
  { id }: Linkage,
  { duck, made, said, seconds }: Result,
): Promise<void> {
  const { lists, model, records, candidatePairs, links, clusters, plan } = made;
  await inTransaction(hub.house, async (tx, sql) => {
    await sql.unsafe('set local statement_timeout = 0');
    await copyIn(
      sql,
      'copy linkage_records (linkage_id, idx, list_id, row, person) from stdin',
      Readable.from(
        recordLines(
          duck,
          id,
          lists.map(({ source }) => source),
        ),
      ),
    );
    await copyIn(
      sql,
      'copy linkage_pairs (linkage_id, l, r, weight, vector) from stdin',
      Readable.from(pairLines(duck, id)),
    );
    await carryVerdicts(tx, id, said);
    const now = hub.clock();
    const manifest = {
      records,
      candidatePairs,
      links,
      persons: clusters,
      seconds: Number(seconds.toFixed(1)),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
      lists: lists.map(({ source, rows }) => ({ list: source, rows })),
    };
    const [done] = await tx
      .update(linkages)
      .set({ finishedAt: now, model, manifest, plan })
      .where(and(eq(linkages.id, id), isNull(linkages.finishedAt)))
      .returning({ id: linkages.id });
    if (!done) throw new Error('a linkage was finished twice');
    await record(tx, hub.clock, {
      actor: 'worker',
      act: 'linkages/finished',
      subject: `linkage:${id}`,
      details: { records, links, persons: clusters },
    });
  });
}

async function* recordLines(
  duck: Duck,
  linkage: string,
  lists: readonly string[],
): AsyncGenerator<string> {
  for await (const records of eachRecord(duck))
    yield records
      .map(({ idx, source, id, person }) =>
        [linkage, idx, lists[source] ?? '', id, person].join('\t'),
      )
      .concat('')
      .join('\n');
}

async function* pairLines(duck: Duck, linkage: string): AsyncGenerator<string> {
  for await (const pairs of eachKeptPair(duck))
    yield pairs
      .map(({ l, r, weight, vector }) => [linkage, l, r, weight, vector].join('\t'))
      .concat('')
      .join('\n');
}

/** What was said of rows is said of the same rows here, by whoever said it and when they did. */
async function carryVerdicts(tx: Executor, id: string, said: readonly Said[]): Promise<void> {
  for (let at = 0; at < said.length; at += 500) {
    const some = said.slice(at, at + 500);
    const originals = await tx
      .select()
      .from(verdicts)
      .where(
        inArray(
          verdicts.id,
          some.map((one) => one.id),
        ),
      );
    const places = await placesOf(tx, id, some);
    const rows = some.flatMap((one) => {
      const original = originals.find((each) => each.id === one.id);
      const [l, r] = [places.get(one.left.join(' ')), places.get(one.right.join(' '))];
      if (!original || l === undefined || r === undefined) return [];
      return [{ ...original, id: newId(), linkageId: id, l: Math.min(l, r), r: Math.max(l, r) }];
    });
    if (rows.length > 0) await tx.insert(verdicts).values(rows);
  }
}

async function placesOf(
  tx: Executor,
  id: string,
  said: readonly Said[],
): Promise<Map<string, number>> {
  const wanted = said.flatMap(({ left, right }) => [left, right]);
  const rows = await tx
    .select()
    .from(linkageRecords)
    .where(
      and(
        eq(linkageRecords.linkageId, id),
        sql`(${linkageRecords.listId}, ${linkageRecords.row}) in (${sql.join(
          wanted.map(([list, row]) => sql`(${list}::uuid, ${Number(row)})`),
          sql`, `,
        )})`,
      ),
    );
  return new Map(rows.map(({ listId, row, idx }) => [`${listId} ${row}`, idx]));
}
