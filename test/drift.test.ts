import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the migrations say what the tables say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-drift-'));
  try {
    cpSync('migrations', folder, { recursive: true });
    const before = readdirSync(folder).sort();
    const config = ['--dialect', 'postgresql', '--schema', './src/**/tables.ts', '--out', folder];
    execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...config, '--name', 'drift'], {
      stdio: 'pipe',
    });
    expect(readdirSync(folder).sort()).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
