/** Lists of people in each state of their way, and linkages of them: planned, finished, judged, counted and undone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirmMapping, listById, receiveList } from '../../src/collect/lists/lists.ts';
import { askToPlan, openLinkage, undoLinkage } from '../../src/process/intake/intake.ts';
import { askForTables } from '../../src/process/person-tables/person-tables.ts';
import { judge, takeTurn } from '../../src/process/review/review.ts';
import type { TestHub } from '../hub.ts';
import { keptLinkage } from '../linkages.ts';
import { acceptedList, peopleSource } from '../lists.ts';
import { work } from '../staff.ts';

const PEOPLE = `Prénom,Nom,Date de naissance
Awa,Diallo,1990-01-02
Moussa,Ndiaye,1970-12-31
Fatou,Sow,1991-07-05
Ousmane,Fall,1965-02-14
`;

export async function giveLists(hub: TestHub, team: string): Promise<void> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: team };
  const register = await acceptedList(hub, 'Registre', PEOPLE, { uniquePeople: true });
  const members = await acceptedList(hub, 'Amicale', PEOPLE);
  const lists = [register.id, members.id] as const;
  await bringList(hub, team, 'Attendue');
  const mapped = await bringList(hub, team, 'Comprise');
  const use = { Prénom: 'given', Nom: 'surname', 'Date de naissance': 'birth-date' } as const;
  await db.transaction(async (tx) => {
    await confirmMapping(tx, by, await listById(tx, mapped), use);
    await openLinkage(tx, by, { lists });
    await askToPlan(tx, by, await openLinkage(tx, by, { lists }));
  });
  const size = 4;
  const pairs = Array.from({ length: size }, (_, l) => ({ l, r: l + size, weight: l }));
  const sketch = { lists, size, pairs, firstRow: 2 };
  await db.transaction(async (tx) => {
    await undoLinkage(tx, by, await keptLinkage(tx, hub, sketch));
    const linkage = await keptLinkage(tx, hub, sketch);
    await askForTables(tx, by, linkage);
    const reviewing = { ...hub, actor: team, exclusive: new Set<string>() };
    const pair = await takeTurn(tx, reviewing, linkage, false);
    if (pair) await judge(tx, reviewing, linkage, pair, 'same');
  });
  await work(hub);
}

async function bringList(hub: TestHub, actor: string, name: string): Promise<string> {
  const source = await peopleSource(hub, name);
  const path = join(hub.config.dataDir, `${name}.csv`);
  writeFileSync(path, PEOPLE);
  const by = { clock: hub.clock, actor };
  const { id } = await receiveList(hub, by, { path, name: `${name}.csv`, sourceId: source.id });
  await work(hub);
  return id;
}
