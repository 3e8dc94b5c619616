import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import type { Import } from './imports.ts';

/** A local copy of the file as it was handed in. */
export async function originalOf(hub: Hub, row: Import): Promise<string> {
  if (!row.original) throw new Problem('import/discarded', 404);
  return hub.blobs.file(hub.house.db, row.original);
}
