import type { GeoContext } from 'd3-geo';

type Point = readonly [number, number];

/** Detail smaller than this many square units is not drawn: half a pixel on a wide screen. */
const TRIFLE = 2.5;

/**
 * Takes a drawing as d3-geo makes it and writes it small: whole units, relative steps, no point that the eye would not
 * miss. `closed` shapes that shrink to nothing are left out.
 */
export function pathWriter(closed: boolean): GeoContext & { path(): string } {
  const lines: Point[][] = [];
  return {
    beginPath() {},
    arc() {},
    closePath() {},
    moveTo: (x, y) => lines.push([[Math.round(x), Math.round(y)]]),
    lineTo(x, y) {
      lines.at(-1)?.push([Math.round(x), Math.round(y)]);
    },
    path: () =>
      lines
        .map((line) => simplified(line))
        .filter((line) => line.length > (closed ? 2 : 1))
        .map((line) => written(line, closed))
        .join(''),
  };
}

/** Visvalingam and Whyatt 1993: the point that spans the smallest triangle with its neighbours goes first. */
function simplified(line: readonly Point[]): Point[] {
  const points = line.filter((point, i) => i === 0 || !same(point, line[i - 1]));
  for (;;) {
    let smallest = TRIFLE;
    let where = -1;
    for (let i = 1; i < points.length - 1; i++) {
      const area = triangle(points[i - 1], points[i], points[i + 1]);
      if (area < smallest) [smallest, where] = [area, i];
    }
    if (where < 0) return points;
    points.splice(where, 1);
  }
}

const same = (one: Point, other: Point | undefined): boolean =>
  one[0] === other?.[0] && one[1] === other[1];

const triangle = (a: Point = [0, 0], b: Point = [0, 0], c: Point = [0, 0]): number =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;

function written(line: readonly Point[], closed: boolean): string {
  let [x, y] = line[0] ?? [0, 0];
  let path = `M${x}${signed(y)}l`;
  const rest = closed && same(line[0] ?? [0, 0], line.at(-1)) ? line.slice(1, -1) : line.slice(1);
  for (const [i, point] of rest.entries()) {
    const dx = point[0] - x;
    path += `${i > 0 && dx >= 0 ? ' ' : ''}${dx}${signed(point[1] - y)}`;
    [x, y] = point;
  }
  return closed ? `${path}z` : path;
}

/** A minus sign separates as well as a space does. */
const signed = (value: number): string => (value < 0 ? String(value) : ` ${value}`);
