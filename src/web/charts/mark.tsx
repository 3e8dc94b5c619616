import type { FC } from 'hono/jsx';
import type { Kind } from '../components/locale.ts';

interface MarkProps {
  readonly kind: Kind;
  readonly r: number;
  /** A class that sets `color`, e.g. `s3`; without it the mark takes the colour of its surroundings. */
  readonly tone?: string;
}

/** One point of data, centred on 0 0: observed solid, modelled hatched, extrapolated dotted, self-reported outlined. */
export const Mark: FC<MarkProps> = ({ kind, r, tone }) => {
  const inner = kind === 'modelled' ? chords(r) : kind === 'extrapolated' ? dots(r) : '';
  const classes = [`mark mark-${kind}`, tone].filter(Boolean).join(' ');
  return (
    <g class={classes}>
      <circle r={round(kind === 'self_reported' ? r - 0.75 : r - 0.5)} />
      {inner && <path d={inner} />}
    </g>
  );
};

/** Parallel chords of a circle at 45°, as one path. */
export function chords(r: number, gap = Math.max(2.4, r / 2.5)): string {
  const path: string[] = [];
  for (let d = -Math.floor((r - 1) / gap) * gap; d < r - 0.5; d += gap) {
    const half = Math.sqrt((r - 0.5) ** 2 - d ** 2);
    const [x, y] = [(d - half) / Math.SQRT2, (d + half) / Math.SQRT2];
    path.push(`M${round(x)} ${round(y)}l${round(half * Math.SQRT2)} ${round(-half * Math.SQRT2)}`);
  }
  return path.join('');
}

/** Points on a square grid inside a circle, as strokes of no length with round ends. */
export function dots(r: number, gap = Math.max(2.7, r / 2.2)): string {
  const reach = Math.floor((r - 1) / gap) * gap;
  const path: string[] = [];
  for (let y = -reach; y <= reach; y += gap) {
    for (let x = -reach; x <= reach; x += gap) {
      if (Math.hypot(x, y) < r - 1) path.push(`M${round(x)} ${round(y)}h0`);
    }
  }
  return path.join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;
