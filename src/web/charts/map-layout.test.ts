import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  away,
  type Dot,
  labelBox,
  meet,
  placeLabels,
  placeLinks,
  type Sheet,
} from './map-layout.ts';

const sheet: Sheet = { width: 800, height: 340, scale: 1, fontSize: 13, labels: 16, links: 40 };
const dot = (name: string, x: number, y: number, r: number): Dot => ({ code: name, name, x, y, r });

const crowd = fc
  .array(
    fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      r: fc.double({ min: 3, max: 40, noNaN: true }),
      name: fc.constantFrom(
        'Mali',
        'République centrafricaine',
        'Côte d’Ivoire',
        'المملكة العربية السعودية',
      ),
    }),
    { maxLength: 60 },
  )
  .map((dots) => dots.map((each, i) => ({ ...each, code: String(i) })).sort((a, b) => b.r - a.r));

const boxes = (dots: readonly Dot[]) =>
  placeLabels(dots, sheet).map((label) => {
    const owner = dots.find(({ code }) => code === label.code);
    if (!owner) throw new Error(`no dot ${label.code}`);
    return { owner, box: labelBox(label, owner, sheet) };
  });

describe('names on the map', () => {
  it('stand to the right of their dot where there is room', () => {
    expect(placeLabels([dot('Mali', 0.5, 0.5, 10)], sheet)).toEqual([
      { code: 'Mali', text: 'Mali', dx: 14, dy: 5, side: 'right' },
    ]);
  });
  it('go to the left at the right edge', () => {
    expect(placeLabels([dot('Samoa', 0.99, 0.5, 4)], sheet)[0]?.side).toBe('left');
  });
  it('do not go to a small dot that lies on a large one without a name of its own', () => {
    const large = { ...dot('A name far too long for any place on this sheet', 0.5, 0.5, 60) };
    const labels = placeLabels([large, dot('Lesotho', 0.5, 0.5, 3)], {
      ...sheet,
      width: 200,
      height: 200,
    });
    expect(labels).toEqual([]);
  });
  it('never overlap each other, never leave the sheet and never cover a dot that can be seen', () => {
    fc.assert(
      fc.property(crowd, (dots) => {
        const placed = boxes(dots);
        for (const [i, { owner, box }] of placed.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(sheet.width);
          for (const other of placed.slice(i + 1)) expect(meet(box, other.box)).toBe(false);
          for (const other of dots) {
            if (other !== owner && other.r > 3)
              expect(away(box, other, sheet)).toBeGreaterThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('links on the map', () => {
  it('are 24 px targets that do not touch', () => {
    fc.assert(
      fc.property(crowd, (dots) => {
        const linked = dots.filter(({ code }) => placeLinks(dots, sheet).has(code));
        for (const [i, one] of linked.entries()) {
          for (const other of linked.slice(i + 1)) {
            const distance = Math.hypot(
              (one.x - other.x) * sheet.width,
              (one.y - other.y) * sheet.height,
            );
            expect(distance).toBeGreaterThanOrEqual(
              Math.max(12, one.r) + Math.max(12, other.r) - 1e-9,
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
