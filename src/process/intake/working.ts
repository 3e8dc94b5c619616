/** The working database of one linkage: encrypted, resumable, and gone when the linkage is finished or given up. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import {
  acceptedLists,
  type ColumnUse,
  eachRecord,
  type List,
  mappingOf,
} from '../../collect/lists/lists.ts';
import { KINDS, type Kind } from '../../methods/linkage/linkage.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import type { LinkInput } from '../linkage/linkage.ts';
import type { Linkage } from './finding.ts';
import { linkages } from './tables.ts';

const folderOf = (hub: Hub, id: string): string => join(hub.config.dataDir, 'cache', 'linkage', id);
const placeOf = (id: string): string => `linkages.sealed_key/${id}`;

/** Opens the working database, or goes on with what is in it; `work` is done with it before it is closed. */
export async function withWork<T>(
  hub: Hub,
  linkage: Linkage,
  work: (duck: Duck) => Promise<T>,
): Promise<T> {
  const folder = folderOf(hub, linkage.id);
  const key = await keyOf(hub, linkage);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const duck = await openDuck({
    path: join(folder, 'work.duckdb'),
    key,
    memoryMb: hub.config.limits.linkage_memory_mb,
    threads: availableParallelism(),
    temp: folder,
  });
  try {
    return await work(duck);
  } finally {
    await duck.close();
  }
}

/** The key lies sealed beside the linkage for as long as there is something that it opens. */
async function keyOf(hub: Hub, { id }: Linkage): Promise<Buffer> {
  const { db } = hub.house;
  const fresh = randomBytes(32);
  const sealed = hub.keys.fields.seal(placeOf(id), fresh.toString('base64'));
  const [made] = await db
    .update(linkages)
    .set({ sealedKey: sealed })
    .where(and(eq(linkages.id, id), isNull(linkages.sealedKey)))
    .returning({ id: linkages.id });
  if (made) {
    // What lies there was encrypted under a key that is gone.
    await rm(folderOf(hub, id), { recursive: true, force: true });
    return fresh;
  }
  const [kept] = await db
    .select({ key: linkages.sealedKey })
    .from(linkages)
    .where(eq(linkages.id, id));
  if (!kept?.key) throw new Problem('page/not-found', 404);
  return Buffer.from(hub.keys.fields.open(placeOf(id), kept.key), 'base64');
}

/** Forgets the working database and the key that opened it. */
export async function forgetWork(hub: Hub, id: string): Promise<void> {
  await hub.house.db.update(linkages).set({ sealedKey: null }).where(eq(linkages.id, id));
  await rm(folderOf(hub, id), { recursive: true, force: true });
}

/** The lists of a linkage that may be linked today; refused where one of them no longer may. */
export async function listsOf(hub: Hub, { settings }: Linkage): Promise<List[]> {
  const open = new Map(
    (await acceptedLists(hub.house.db, hub.clock)).map((list) => [list.id, list]),
  );
  return settings.lists.map((id) => {
    const list = open.get(id);
    if (!list) throw new Problem('linkage/list-closed', 409);
    return list;
  });
}

/** The column that bears the number of each row. */
const ROW = 'passerelle row';

/** Reads the sealed records into tables of the working database, as the engine wants them. */
export async function readSealed(
  hub: Hub,
  duck: Duck,
  lists: readonly List[],
): Promise<LinkInput[]> {
  const inputs: LinkInput[] = [];
  for (const [at, list] of lists.entries()) {
    const headers = [ROW, ...(list.columns ?? []).map(({ header }) => header)];
    const columns = headers.map((header) => `${duckdb.identifier(header)} text`);
    const relation = `raw_${at}`;
    await duck.run(`create table ${relation} (${columns.join(', ')})`);
    for await (const records of eachRecord(hub.house.sql, hub.keys, list))
      await duck.append(
        relation,
        records.map(({ row, cells }) => [String(row), ...cells.map((cell) => cell || null)]),
      );
    const latest = list.heldOn ? Number(list.heldOn.slice(0, 4)) : undefined;
    inputs.push({ source: list.id, relation, id: ROW, kinds: kindsOf(list), latest });
  }
  return inputs;
}

/** What each column says of who somebody is; null where it is no evidence. */
const kindsOf = (list: List): Map<string, Kind | null> =>
  new Map([...mappingOf(list)].map(([header, use]) => [header, kindOfUse(use)]));

function kindOfUse(use: ColumnUse): Kind | null {
  if (use === 'origin' || use === 'residence') return 'country';
  return KINDS.find((kind) => kind === use) ?? null;
}
