import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildIslands } from './islands.ts';

const { script, hash } = await buildIslands();

describe('the script', () => {
  it('weighs at most 8 kB over the wire, all islands together', () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(8_000);
  });
  it('asks nobody but the hub, evaluates nothing and writes no markup', () => {
    expect(script).not.toMatch(
      /https?:|\beval\(|new Function|innerHTML|document\.write|insertAdjacentHTML/,
    );
  });
  it('is named after its contents', () => {
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
  });
  it.each([
    'answer-keys',
    'map-zoom',
    'job-progress',
    'print-button',
    'copy-text',
    'keep-draft',
    'passkey-form',
    'solve-work',
  ])('defines %s', (name) => {
    expect(script).toContain(name);
  });
});
