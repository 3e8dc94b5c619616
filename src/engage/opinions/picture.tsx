import type { FC } from 'hono/jsx';
import { Drawing } from '../../web/components/drawing.tsx';
import { light, seriesLight } from '../../web/styles/palette.ts';
import { type GroupResult, letterOf } from './result.ts';

const [WIDE, HIGH, EDGE] = [480, 300, 12];
/** The largest group's radius; areas are as the sizes. */
const LARGEST = 46;

interface Disc {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly reach: number;
}

/** Where each group's disc lies, with one scale for both axes, in a drawing of 480 by 300. */
export function discsOf(groups: readonly GroupResult[]): Disc[] {
  const most = Math.max(...groups.map(({ size }) => size), 1);
  const radius = ({ size }: GroupResult) => LARGEST * Math.sqrt(size / most);
  const span = (low: number, high: number) => Math.max(high - low, 1e-9);
  const reachOf = (group: GroupResult) => group.spread;
  const [left, right] = ends(groups, ({ x }) => x, reachOf);
  const [low, high] = ends(groups, ({ y }) => y, reachOf);
  const room = (size: number) => size - 2 * (EDGE + LARGEST);
  const scale = Math.min(room(WIDE) / span(left, right), room(HIGH) / span(low, high));
  const middle = { x: (left + right) / 2, y: (low + high) / 2 };
  return groups.map((group) => ({
    id: group.id,
    x: round(WIDE / 2 + (group.x - middle.x) * scale),
    y: round(HIGH / 2 - (group.y - middle.y) * scale),
    r: round(radius(group)),
    reach: round(group.spread * scale),
  }));
}

function ends(
  groups: readonly GroupResult[],
  at: (group: GroupResult) => number,
  reach: (group: GroupResult) => number,
): [number, number] {
  return [
    Math.min(...groups.map((one) => at(one) - reach(one))),
    Math.max(...groups.map((one) => at(one) + reach(one))),
  ];
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The first two tones are those of the answers. */
const [FIRST_TONE, TONES] = [2, 5];

/** The class that colours a group, the same wherever it is told of. */
export const toneOf = (id: number): string => `s${FIRST_TONE + (id % TONES) + 1}`;

interface PictureProps {
  readonly groups: readonly GroupResult[];
  readonly label: string;
}

/** Groups as discs, as large as they have people, as near as they answer alike. Nobody is a point in it. */
export const Picture: FC<PictureProps> = ({ groups, label }) => (
  <Drawing class="opinion-map" viewBox={`0 0 ${WIDE} ${HIGH}`} label={label}>
    {discsOf(groups).map(({ id, x, y, r, reach }) => (
      <g class={toneOf(id)}>
        <circle class="reach" cx={x} cy={y} r={reach} />
        <circle class="disc" cx={x} cy={y} r={r} />
        <text x={x} y={y} dy="0.35em" text-anchor="middle">
          {letterOf(id)}
        </text>
      </g>
    ))}
  </Drawing>
);

/** The same as a file of its own, in the light colours, without a stylesheet. */
export function pictureFile(groups: readonly GroupResult[], title: string): string {
  const discs = discsOf(groups).map(({ id, x, y, r, reach }) => {
    const colour = seriesLight[FIRST_TONE + (id % TONES)] ?? light.ink;
    return [
      `<circle cx="${x}" cy="${y}" r="${reach}" fill="none" stroke="${colour}" stroke-dasharray="2 4"/>`,
      `<circle cx="${x}" cy="${y}" r="${r}" fill="${light.paper}" stroke="${colour}" stroke-width="3"/>`,
      `<text x="${x}" y="${y}" dy="0.35em" text-anchor="middle" fill="${light.text}">${letterOf(id)}</text>`,
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" font-family="sans-serif" font-size="18" font-weight="bold"><title>${escaped(title)}</title><rect width="${WIDE}" height="${HIGH}" fill="${light.paper}"/>${discs.join('')}</svg>
`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
