import type { Child, FC } from 'hono/jsx';

interface DrawingProps {
  /** What it shows, in words; without them it is decoration, or said in words beside it. */
  readonly label?: string | undefined;
  readonly children?: Child;
  readonly [attribute: string]: unknown;
}

/** A drawing that either has a name or keeps silent. */
export const Drawing: FC<DrawingProps> = ({ label, children, ...attributes }) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, because a title would show as a tooltip over all of it
  <svg
    {...attributes}
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
  >
    {children}
  </svg>
);

/** A part of a drawing with its own origin, which may stand at a percentage where a group can not. */
export const Inset: FC<{
  readonly x?: string;
  readonly y?: string | number;
  readonly children?: Child;
}> = ({ children, ...at }) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: the drawing around it has the name
  <svg {...at} overflow="visible">
    {children}
  </svg>
);
