import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder that the database's own account may pass through where the tests run as root. */
export function temporaryFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'passerelle-ops-'));
  chmodSync(folder, 0o755);
  return folder;
}
