import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasShape, worldFrame } from './world.ts';

const world = worldFrame();

/** Corners of a path of relative steps. */
function corners(path: string): [number, number][][] {
  return path
    .split('M')
    .slice(1)
    .map((line) => {
      const [start = '', rest = ''] = line.replace('z', '').split('l');
      const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
      let [x = 0, y = 0] = numbers(start);
      const points: [number, number][] = [[x, y]];
      const steps = numbers(rest);
      for (let i = 0; i < steps.length; i += 2) {
        x += steps[i] ?? 0;
        y += steps[i + 1] ?? 0;
        points.push([x, y]);
      }
      return points;
    });
}

describe('the world', () => {
  it('weighs at most 11 kB over the wire', () => {
    expect(gzipSync(world.land + world.borders, { level: 9 }).length).toBeLessThanOrEqual(11_000);
  });
  it('has the proportions that the stylesheet knows', () => {
    expect([world.width, world.height]).toEqual([1920, 822]);
  });
  it('is cut at the antimeridian: no coast runs across the sheet', () => {
    const steps = (line: [number, number][], closed: boolean) =>
      line.slice(closed ? 0 : 1).map(([x, y], i) => {
        const [fromX, fromY] = line.at(closed ? i - 1 : i) ?? [x, y];
        return Math.hypot(x - fromX, y - fromY);
      });
    const lengths = [
      ...corners(world.land).flatMap((line) => steps(line, true)),
      ...corners(world.borders).flatMap((line) => steps(line, false)),
    ];
    expect(Math.max(...lengths)).toBeLessThan(world.width / 8);
  });
  it('keeps areas in proportion: Algeria to France as 2 381 741 to 543 965 km² (of metropolitan France)', () => {
    const area = (path: string) =>
      corners(path).reduce((sum, ring) => {
        const doubled = ring.reduce((part, [x, y], i) => {
          const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
          return part + x * ny - nx * y;
        }, 0);
        return sum + Math.abs(doubled) / 2;
      }, 0);
    // Natural Earth's France holds French Guiana (83 534 km²) as well.
    const ratio = area(world.shape('012')) / area(world.shape('250'));
    expect(ratio).toBeGreaterThan((2_381_741 / (543_965 + 83_534)) * 0.9);
    expect(ratio).toBeLessThan((2_381_741 / (543_965 + 83_534)) * 1.1);
  });
  it.each([
    ['Samoa', -172.4, -13.7],
    ['Fiji', 178, -17.4],
    ['Kiribati', -157.4, 1.9],
    ['Cape Verde', -24, 16],
    ['Svalbard', 16, 78],
    ['Falkland Islands', -59, -51.7],
  ])('has a place for %s', (_name, lon, lat) => {
    const place = world.place(lon, lat);
    expect(place).not.toBeNull();
  });
  it('knows which territories it has no shape for', () => {
    expect(hasShape('250')).toBe(true);
    expect(hasShape('132')).toBe(false);
  });
  it('turns east to the right in every language, and north up', () => {
    const [x1 = 0, y1 = 0] = world.place(-14.5, 14.4) ?? [];
    const [x2 = 0, y2 = 0] = world.place(2.4, 46.6) ?? [];
    expect(x2).toBeGreaterThan(x1);
    expect(y2).toBeLessThan(y1);
  });
});

describe('a region', () => {
  it('holds its corners and nothing far from them', () => {
    const sahel = worldFrame([-18, 4, 16, 24]);
    expect(sahel.place(-18, 4)).not.toBeNull();
    expect(sahel.place(15.9, 23.9)).not.toBeNull();
    expect(sahel.place(100, 60)).toBeNull();
    expect(sahel.height).toBe(1280);
  });
  it('may lie across the antimeridian', () => {
    const pacific = worldFrame([160, -25, -150, 5]);
    expect(pacific.place(178, -17.4)).not.toBeNull();
    expect(pacific.place(-172.4, -13.7)).not.toBeNull();
  });
});
