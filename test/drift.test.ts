import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

it('the migrations say what the tables say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-drift-'));
  try {
    cpSync('migrations', folder, { recursive: true });
    const before = readdirSync(folder).sort();
    // It takes no absolute path.
    const out = relative('.', folder);
    const config = ['--dialect', 'postgresql', '--schema', './src/**/tables.ts', '--out', out];
    const { stdout, stderr } = spawnSync(
      'node_modules/.bin/drizzle-kit',
      ['generate', ...config, '--name', 'drift'],
      { encoding: 'utf8' },
    );
    // It ends well even where it could not read a file.
    expect(stdout + stderr).toContain('No schema changes');
    expect(readdirSync(folder).sort()).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
