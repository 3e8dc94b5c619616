import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread, textWidth, wrap } from './text.ts';

describe('labels on a line', () => {
  it('stay where they are while there is room', () => {
    expect(
      spread(
        [
          { at: 50, height: 10 },
          { at: 20, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([50, 20]);
  });
  it('move apart around their common middle when they collide', () => {
    expect(
      spread(
        [
          { at: 50, height: 10 },
          { at: 52, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([46, 56]);
  });
  it('never overlap, never change order and never leave the space that could hold them', () => {
    const label = fc.record({
      at: fc.integer({ min: -20, max: 220 }),
      height: fc.integer({ min: 4, max: 28 }),
    });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 7 }), (labels) => {
        const middles = spread(labels, 0, 200);
        const placed = labels
          .map(({ at, height }, i) => ({ at, height, middle: middles[i] ?? Number.NaN }))
          .sort((a, b) => a.middle - b.middle);
        for (const [i, { middle, height }] of placed.entries()) {
          expect(middle - height / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(middle + height / 2).toBeLessThanOrEqual(200 + 1e-9);
          const next = placed[i + 1];
          if (next)
            expect(middle + height / 2).toBeLessThanOrEqual(next.middle - next.height / 2 + 1e-9);
          if (next) expect(placed[i]?.at ?? 0).toBeLessThanOrEqual(next.at);
        }
      }),
    );
  });
});

describe('a long name', () => {
  it('is broken at its spaces', () => {
    expect(wrap('Banque mondiale', 13, 90, 2)).toEqual(['Banque', 'mondiale']);
  });
  it('ends in an ellipsis where the lines are full', () => {
    const lines = wrap('Organisation de coopération et de développement économiques', 13, 120, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(120);
  });
});
