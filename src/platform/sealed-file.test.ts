import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSealedFile, sealFile } from './sealed-file.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([0, 1, 300_000])('gives a file of %i bytes back', async (size) => {
  await writeFile(at('plain'), Buffer.alloc(size, 'Awa'));
  const key = await sealFile(at('plain'), at('sealed'));
  expect((await readFile(at('sealed'))).includes('AwaAwa')).toBe(false);
  await openSealedFile(at('sealed'), at('back'), key);
  expect(await readFile(at('back'))).toEqual(await readFile(at('plain')));
});

it('opens nothing that was altered, and leaves nothing', async () => {
  await writeFile(at('plain'), 'Awa Ba');
  const key = await sealFile(at('plain'), at('sealed'));
  const bytes = await readFile(at('sealed'));
  bytes[13] = (bytes[13] ?? 0) ^ 1;
  await writeFile(at('sealed'), bytes);
  await expect(openSealedFile(at('sealed'), at('altered'), key)).rejects.toThrow();
  expect(await readdir(folder)).not.toContain('altered');
});
