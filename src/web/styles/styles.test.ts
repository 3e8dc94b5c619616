import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildStyles } from './styles.ts';

const { css, hash } = await buildStyles();

describe('the stylesheet', () => {
  it('weighs at most 11 kB over the wire', () => {
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(11_000);
  });
  it('is named after its contents', async () => {
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect((await buildStyles()).hash).toBe(hash);
  });
  it('fetches nothing: no address, no import, no font', () => {
    expect(css).not.toMatch(/url\(|@import|@font-face|http/);
  });
  it('turns with the direction of reading: no left or right', () => {
    const physical = css.match(
      /(?:margin|padding|border)-(?:left|right)|[{;](?:left|right|float):|text-align:(?:left|right)/g,
    );
    expect(physical).toBeNull();
  });
  it('names no colour outside the palette, shadows and paper excepted', () => {
    const afterPalette = css.slice(css.indexOf('--sans'));
    const colours = afterPalette.match(/#[0-9a-f]{3,8}\b/g) ?? [];
    expect(colours.filter((colour) => !['#fff', '#444', '#0000001f'].includes(colour))).toEqual([]);
  });
  it('uses only properties that exist in the palette or are set in it', () => {
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    const set = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map(([, name]) => name));
    expect([...used].filter((name) => !set.has(name))).toEqual([]);
  });
  it('keeps motion, forced colours, the dark page and paper in mind', () => {
    for (const query of [
      'prefers-reduced-motion',
      'forced-colors',
      'prefers-color-scheme',
      'print',
      '@page',
    ]) {
      expect(css).toContain(query);
    }
  });
});
