/** A finished linkage for tests: who is who is known, so that pages, reviews and undoing can be judged. */
import { eq } from 'drizzle-orm';
import type { KeptModel } from '../src/methods/linkage/linkage.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';
import { type Linkage, linkageById, openLinkage } from '../src/process/intake/intake.ts';
import { linkagePairs, linkageRecords, linkages } from '../src/process/intake/tables.ts';

/** Three comparisons of three levels: alike, near, other. */
const LEVELS = ['same', 'near', 'other'].map((name) => ({ name }));
const SHARES = {
  m: [0.85, 0.12, 0.03],
  u: [0.01, 0.04, 0.95],
} as const;

export const MODEL: KeptModel = {
  lambda: 0.001,
  m: [SHARES.m, SHARES.m, SHARES.m],
  u: [SHARES.u, SHARES.u, SHARES.u],
  ties: [],
  least: 0,
  comparisons: (['given', 'surname', 'birth-date'] as const).map((kind) => ({
    field: kind,
    kind,
    headers: [[kind], [kind]],
    levels: LEVELS,
  })),
};

/** Two lists of so many records each; the same place in both is one person, unless `pairs` says otherwise. */
export interface Sketch {
  readonly lists: readonly [string, string];
  readonly size: number;
  /** Left, right, weight in bits, and the levels of the three comparisons. */
  readonly pairs: readonly {
    readonly l: number;
    readonly r: number;
    readonly weight: number;
    readonly levels?: readonly number[];
  }[];
  /** The person of each record; each its own where it is not named. */
  readonly persons?: ReadonlyMap<number, number>;
  /** What was learnt, of as many comparisons as `levels` has, each of three levels. */
  readonly model?: KeptModel;
  /** The row under the headers of a file is 2. */
  readonly firstRow?: number;
}

/** Writes what a run would have written, and gives the linkage. */
export async function keptLinkage(tx: Executor, hub: Hub, sketch: Sketch): Promise<Linkage> {
  const { lists, size, pairs, persons = new Map(), model = MODEL, firstRow = 1 } = sketch;
  const id = await openLinkage(tx, { clock: hub.clock, actor: 'somebody' }, { lists });
  await tx.insert(linkageRecords).values(
    lists.flatMap((listId, list) =>
      Array.from({ length: size }, (_, row) => {
        const idx = list * size + row;
        return { linkageId: id, idx, listId, row: row + firstRow, person: persons.get(idx) ?? idx };
      }),
    ),
  );
  if (pairs.length > 0)
    await tx.insert(linkagePairs).values(
      pairs.map(({ l, r, weight, levels = [1, 1, 1] }) => ({
        linkageId: id,
        l,
        r,
        weight,
        vector: levels.reduceRight((sum, level) => sum * 4n + BigInt(level), 0n),
      })),
    );
  await tx
    .update(linkages)
    .set({ startedAt: hub.clock(), finishedAt: hub.clock(), model, manifest: {} })
    .where(eq(linkages.id, id));
  return linkageById(tx, id);
}
