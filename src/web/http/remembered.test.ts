import { describe, expect, it } from 'vitest';
import type { Hub } from '../../platform/hub.ts';
import { pageCache } from './page-cache.ts';
import { remembered } from './remembered.ts';

let now = 0;
const pages = pageCache(1);
const hub = { clock: () => new Date(now) } as Hub; // only its clock is asked

describe('what is remembered', () => {
  it('is read once, again after a minute, and when the team wrote', async () => {
    let reads = 0;
    const read = remembered({ hub, pages }, async () => {
      reads += 1;
      return reads;
    });
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    now += 60_001;
    expect(await read()).toBe(2);
    pages.clear();
    expect([await read(), await read()]).toEqual([3, 3]);
  });

  it('is not a failure', async () => {
    let reads = 0;
    const read = remembered({ hub, pages }, async () => {
      reads += 1;
      if (reads === 1) throw new Error('away');
      return reads;
    });
    await expect(read()).rejects.toThrow('away');
    expect(await read()).toBe(2);
  });
});
