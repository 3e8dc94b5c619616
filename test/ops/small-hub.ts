import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, receive, stageNow } from '../../src/collect/imports/imports.ts';
import { proposedSource } from '../../src/collect/imports/proposals.ts';
import type { Hub } from '../../src/platform/hub.ts';
import { publish } from '../../src/process/releases/releases.ts';
import { openRun, run, runById } from '../../src/process/runs/runs.ts';

const ORIGINS = ['SEN', 'MLI', 'MAR', 'DZA', 'TUN', 'PRT', 'ITA', 'VNM', 'HTI', 'COD'];
const RESIDENCES = ['FRA', 'BEL', 'ESP', 'DEU', 'CAN', 'USA'];

/** A table in the layout of OECD DIOC with invented numbers; `salt` makes its bytes its own. */
export function inventedTable(salt: number): string {
  const rows = RESIDENCES.flatMap((residence, r) =>
    ORIGINS.flatMap((origin, o) =>
      ['1', '2', '_T'].map((sex, s) => {
        const each = 1000 + ((salt * 7919 + r * 101 + o * 13) % 5000);
        return `${residence},${origin},${sex},_T,_T,_T,_T,_T,2010,${s === 2 ? 2 * each : each}`;
      }),
    ),
  );
  return ['COUNTRY,COUB,SEX,AGE,EDU,ISCO,LFS,DURATION,YEAR,NUMBER', ...rows].join('\n');
}

/** Imports an invented table through the ways that real files go; gives the import's id. */
export async function importInvented(hub: Hub, salt: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-invented-'));
  try {
    const path = join(folder, `dioc_${salt}.csv`);
    await writeFile(path, inventedTable(salt));
    const by = { clock: hub.clock, actor: 'cli' };
    const staged = await stageNow(hub, await receive(hub, by, { path, name: `dioc_${salt}.csv` }));
    await hub.house.db.transaction(async (tx) => {
      const source = await proposedSource(tx, by, staged, `invented-${salt}`);
      await apply(tx, by, staged, source.id);
    });
    return staged.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the pipeline over what was imported and publishes a release. */
export async function releaseAll(hub: Hub) {
  const id = await hub.house.db.transaction((tx) =>
    openRun(tx, { clock: hub.clock, actor: 'cli' }),
  );
  await run(hub, id);
  return publish(hub, await runById(hub.house.db, id));
}
