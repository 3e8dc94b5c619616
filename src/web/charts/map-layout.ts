import { textWidth } from './text.ts';

/** A circle to be drawn: where, as shares of the map, and how large, in pixels on a wide screen. */
export interface Dot {
  readonly code: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Named before all others, and beside other dots if it must. */
  readonly first?: boolean;
}

/** A size at which the map is shown, and what is reckoned for it. */
export interface Sheet {
  /** In pixels, the narrowest at which this arrangement is shown. */
  readonly width: number;
  readonly height: number;
  /** Circles are shown at this share of their wide size; the stylesheet says the same. */
  readonly scale: number;
  readonly fontSize: number;
  readonly labels: number;
  readonly links: number;
}

export interface Label {
  readonly code: string;
  readonly text: string;
  /** From the middle of the dot to the anchor of the text, in pixels. */
  readonly dx: number;
  readonly dy: number;
  readonly side: 'left' | 'right' | 'middle';
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Names for the largest dots, each beside its own and clear of every other name. A name covers no dot, or, where there
 * is no such place, none but trifles that the table beside the map tells; those without room go unnamed.
 */
export function placeLabels(dots: readonly Dot[], sheet: Sheet): Label[] {
  const labels: Label[] = [];
  const taken: Box[] = [];
  for (const dot of dots.slice(0, 2 * sheet.labels)) {
    if (labels.length === sheet.labels) break;
    const free = candidates(dot, sheet).filter((label) => {
      const box = labelBox(label, dot, sheet);
      return inside(box, sheet) && !taken.some((other) => meet(box, other));
    });
    const clear = (least: number) => (label: Label) =>
      isClear(label, dot, dots, sheet, labels, least);
    const label =
      free.find(clear(0)) ?? free.find(clear(TRIFLE)) ?? (dot.first ? free[0] : undefined);
    if (!label) continue;
    labels.push(label);
    taken.push(labelBox(label, dot, sheet));
  }
  return labels;
}

/** From a larger dot without a name, whose this one would seem to be: pixels on a wide screen. */
const APART = 12;

/** Radius in pixels of a dot that a name may cover at need. */
const TRIFLE = 3;

/** Whether a name keeps its distance from all dots of at least this radius; a larger distance from larger dots without a name, whose it would seem to be. */
function isClear(
  label: Label,
  dot: Dot,
  dots: readonly Dot[],
  sheet: Sheet,
  named: readonly Label[],
  least: number,
): boolean {
  const box = labelBox(label, dot, sheet);
  return dots.every((other) => {
    if (other === dot || other.first || other.r * sheet.scale < least) return true;
    const alone = other.r > dot.r && !named.some(({ code }) => code === other.code);
    return away(box, other, sheet) >= (alone ? APART * sheet.scale : 1);
  });
}

const GAP = 4;

function candidates({ code, name: text, r }: Dot, { scale, fontSize }: Sheet): Label[] {
  const reach = Math.round(r * scale + GAP);
  const slant = Math.round((r * scale) / Math.SQRT2 + GAP);
  const middle = Math.round(fontSize * 0.35);
  const within: Label = { code, text, dx: 0, dy: middle, side: 'middle' };
  const fits = textWidth(text, fontSize) < 1.6 * r * scale;
  return [
    ...(fits ? [within] : []),
    { code, text, dx: reach, dy: middle, side: 'right' },
    { code, text, dx: -reach, dy: middle, side: 'left' },
    { code, text, dx: 0, dy: -reach, side: 'middle' },
    { code, text, dx: 0, dy: reach + fontSize - 3, side: 'middle' },
    { code, text, dx: slant, dy: -slant, side: 'right' },
    { code, text, dx: -slant, dy: -slant, side: 'left' },
    { code, text, dx: slant, dy: slant + fontSize - 3, side: 'right' },
    { code, text, dx: -slant, dy: slant + fontSize - 3, side: 'left' },
    // On the circle itself, where it is high enough to be seen above and below its name.
    ...(r * scale >= fontSize ? [within] : []),
  ];
}

export function labelBox(
  { text, dx, dy, side }: Label,
  dot: Dot,
  { width, height, fontSize }: Sheet,
): Box {
  const length = textWidth(text, fontSize);
  const x = dot.x * width + dx;
  const y = dot.y * height + dy;
  const left = side === 'right' ? x : side === 'left' ? x - length : x - length / 2;
  return { left, right: left + length, top: y - fontSize, bottom: y + fontSize * 0.25 };
}

/** From the edge of a circle to the nearest point of a box; negative where they overlap. */
export function away(box: Box, { x, y, r }: Dot, { width, height, scale }: Sheet): number {
  const [cx, cy] = [x * width, y * height];
  const dx = Math.max(box.left - cx, 0, cx - box.right);
  const dy = Math.max(box.top - cy, 0, cy - box.bottom);
  return Math.hypot(dx, dy) - r * scale;
}

export const meet = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

const inside = (box: Box, { width, height }: Sheet): boolean =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

/** WCAG 2.2, 2.5.8: a target is 24 px wide or stands 24 px from its neighbours. */
const TARGET = 12;

/** The dots that can be links of a sufficient size without covering each other; the table beside the map links them all. */
export function placeLinks(
  dots: readonly Dot[],
  { width, height, scale, links }: Sheet,
): Set<string> {
  const taken: { x: number; y: number; r: number }[] = [];
  const codes = new Set<string>();
  for (const { code, x, y, r } of dots) {
    if (codes.size === links) break;
    const spot = { x: x * width, y: y * height, r: Math.max(TARGET, r * scale) };
    if (taken.some((other) => Math.hypot(other.x - spot.x, other.y - spot.y) < other.r + spot.r))
      continue;
    taken.push(spot);
    codes.add(code);
  }
  return codes;
}
