import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withHub } from './options.ts';

it('A verb on a mistyped folder says so and makes no hub there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-'));
  const mistyped = join(folder, 'hbu');
  await expect(withHub({ data: mistyped }, async () => 'worked')).rejects.toMatchObject({
    code: 'hub/absent',
    details: { folder: mistyped },
  });
  expect(existsSync(mistyped)).toBe(false);
  await rm(folder, { recursive: true });
});
