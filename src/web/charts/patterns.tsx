import type { FC } from 'hono/jsx';
import type { Kind } from '../components/locale.ts';
import { chords, dots } from './mark.tsx';

/** A class of the stylesheet that sets `color`. */
export type Tone = 's1' | 's2' | 's3' | 's4' | 's5' | 's6' | 's7' | 'ink';
export const TONES: readonly Tone[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'];

/** How an area of this kind is filled, given that `Patterns` of the same id is on the page. */
export function fill(id: string, kind: Kind, tone: Tone): string {
  if (kind === 'observed') return 'currentColor';
  return kind === 'self_reported' ? 'none' : `url(#${id}-${kind}-${tone})`;
}

/** The same for a circle too small for the pattern: the mark of the legend, shrunk to it; given that `SmallPatterns` is there. */
export const smallFill = (id: string, kind: Kind): string =>
  kind === 'observed'
    ? 'currentColor'
    : kind === 'self_reported'
      ? 'none'
      : `url(#${id}-${kind}-small)`;

export const SmallPatterns: FC<{ readonly id: string }> = ({ id }) => (
  <defs class="mark">
    <pattern id={`${id}-modelled-small`} width="1" height="1" viewBox="-4.5 -4.5 9 9">
      <path d={chords(4.5)} />
    </pattern>
    <pattern
      id={`${id}-extrapolated-small`}
      class="mark-extrapolated"
      width="1"
      height="1"
      viewBox="-4.5 -4.5 9 9"
    >
      <path d={dots(4.5)} />
    </pattern>
  </defs>
);

interface PatternsProps {
  readonly id: string;
  readonly uses: readonly { readonly kind: Kind; readonly tone: Tone }[];
}

/** Hatching for what is modelled, dots for what is extrapolated, one of each tone in use. */
export const Patterns: FC<PatternsProps> = ({ id, uses }) => {
  const needed = new Map(uses.map(({ kind, tone }) => [`${kind}-${tone}`, { kind, tone }]));
  return (
    <defs>
      {[...needed.values()].map(({ kind, tone }) =>
        kind === 'modelled' ? (
          <pattern
            id={`${id}-${kind}-${tone}`}
            class={tone}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="pattern-ground" width="5" height="5" />
            <rect width="1.8" height="5" fill="currentColor" />
          </pattern>
        ) : kind === 'extrapolated' ? (
          <pattern
            id={`${id}-${kind}-${tone}`}
            class={tone}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
          >
            <rect class="pattern-ground" width="5" height="5" />
            <circle cx="2.5" cy="2.5" r="1.15" fill="currentColor" />
          </pattern>
        ) : null,
      )}
    </defs>
  );
};

/** Definitions that several drawings of one figure share. */
export const SharedPatterns: FC<PatternsProps> = (props) => (
  <svg class="shared" width="0" height="0" aria-hidden="true">
    <Patterns {...props} />
  </svg>
);
