/** Taking rows apart and bringing them back: verdicts alone, so that every act can be taken back. */
import { type List, listById } from '../../collect/lists/lists.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import type { By } from '../../web/http/actor.ts';
import {
  giveVerdict,
  type Linkage,
  pairsAmong,
  type Reviewing,
  recordsAt,
  recordsOfPerson,
} from '../intake/intake.ts';

/** Who separates, and which lists hold nobody twice. */
export async function reviewing(hub: Hub, by: By, linkage: Linkage): Promise<Reviewing> {
  const lists = await listsOf(hub.house.db, linkage);
  const exclusive = lists.filter(({ uniquePeople }) => uniquePeople).map(({ id }) => id);
  return { ...by, keys: hub.keys, exclusive: new Set(exclusive) };
}

/** All lists of a linkage, closed ones too. */
export const listsOf = (db: Executor, { settings }: Linkage): Promise<List[]> =>
  Promise.all(settings.lists.map((id) => listById(db, id)));

/** Says of a row that it is nobody else in its person; gives the verdicts by which it was said. */
export async function separate(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  idx: number,
): Promise<string[]> {
  const [record] = await recordsAt(tx, linkage, [idx]);
  if (!record) return [];
  const rows = await recordsOfPerson(tx, linkage, record.person);
  const pairs = await pairsAmong(
    tx,
    linkage,
    rows.map((row) => row.idx),
  );
  const said: string[] = [];
  for (const { l, r } of pairs.filter((pair) => pair.l === idx || pair.r === idx))
    said.push(await giveVerdict(tx, by, linkage, { l, r }, 'different'));
  return said;
}
