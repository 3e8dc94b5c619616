import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Env } from './context.ts';
import { sendFile } from './files.ts';

let folder: string;
const app = new Hono<Env>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-files-'));
  writeFileSync(join(folder, 'a'), '0123456789');
  app.get('/file', (c) =>
    sendFile(c, join(folder, 'a'), { type: 'application/zip', name: 'été.zip', tag: 'x1' }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file that is handed out', () => {
  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-50', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answers %s with %i', async (range, status, body, contentRange) => {
    const answer = await app.request('/file', { headers: { range } });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(body);
    expect(answer.headers.get('content-range')).toBe(contentRange);
  });

  it('goes on only with the same bytes', async () => {
    const asked = (tag: string) =>
      app.request('/file', { headers: { range: 'bytes=5-', 'if-range': tag } });
    expect((await asked('"x1"')).status).toBe(206);
    expect(await (await asked('"x0"')).text()).toBe('0123456789');
  });

  it('is not sent to whoever has it, nor to whoever asks for its headers', async () => {
    expect((await app.request('/file', { headers: { 'if-none-match': '"x1"' } })).status).toBe(304);
    const head = await app.request('/file', { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('10');
    expect(head.headers.get('content-disposition')).toContain("UTF-8''%C3%A9t%C3%A9.zip");
  });
});
