import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Behaviour } from './child.fixture.ts';
import { type ChildOptions, runInChild } from './child.ts';

const ENTRY = fileURLToPath(new URL('./child.fixture.ts', import.meta.url));

const run = (behaviour: Behaviour, options: ChildOptions<number> = {}): Promise<string> =>
  runInChild<number, string>(ENTRY, { behaviour }, options);

describe('work in a child', () => {
  it('tells how far it is and gives its answer whole', async () => {
    const seen: number[] = [];
    const answer = await run('answer', { onProgress: (share) => seen.push(share) });
    expect(answer).toHaveLength(1_000_000);
    expect(seen).toEqual([0.5]);
  });

  it('passes a refusal on as one', async () => {
    await expect(run('refuse')).rejects.toMatchObject({
      name: 'Problem',
      code: 'facts/empty',
      status: 422,
      details: { file: 'a.csv' },
    });
  });

  it('passes a bug on with its stack', async () => {
    const error = await run('break').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'a bug' });
    expect((error as Error).stack).toContain('child.fixture.ts');
  });

  it('fails when the child is killed', async () => {
    await expect(run('crash')).rejects.toThrow('child ended before its job: SIGKILL');
  });

  it('ends with the reason of the one who stopped it', async () => {
    const stopping = new AbortController();
    const onProgress = (): void => stopping.abort(new Error('stopped by Amina'));
    await expect(run('obey', { signal: stopping.signal, onProgress })).rejects.toThrow(
      'stopped by Amina',
    );
    await expect(run('answer', { signal: stopping.signal })).rejects.toThrow('stopped by Amina');
  });

  it('is killed when it does not listen', async () => {
    const stopping = new AbortController();
    const started = Date.now();
    const onProgress = (): void => stopping.abort(new Error('stopped by Amina'));
    await expect(
      run('hang', { signal: stopping.signal, onProgress, graceMs: 200 }),
    ).rejects.toThrow('stopped');
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
