import type { Child, FC } from 'hono/jsx';

interface ShareBarProps {
  /** From 0 to 1. */
  readonly share: number;
  /** What the bar says, in figures or words. */
  readonly children?: Child;
}

/** How much of a whole: a bar for the eye, the figure beside it. */
export const ShareBar: FC<ShareBarProps> = ({ share, children }) => (
  <span class="fill">
    <svg viewBox="0 0 64 8" width="64" height="8" aria-hidden="true">
      <rect class="whole" width="64" height="8" />
      <rect class="part" width={(64 * share).toFixed(1)} height="8" />
    </svg>{' '}
    <span class="numbers">{children}</span>
  </span>
);
