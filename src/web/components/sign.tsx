import type { FC } from 'hono/jsx';
import { Drawing } from './drawing.tsx';

interface SignProps {
  /** Side in pixels; drawn for 16 and up. */
  readonly size?: number;
  /** Given where the sign stands alone; beside the name of the hub it is silent. */
  readonly title?: string;
}

/** Two banks and a footbridge, in the colour of the text around it. The stylesheet turns it round in right-to-left pages. */
export const Sign: FC<SignProps> = ({ size = 32, title }) => (
  <Drawing
    label={title}
    class="sign"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
  >
    <path d="M0 11h4.5M12 10h4" />
    <path stroke-width="1.75" d="M3.5 10.6C6 6.4 10 5.8 13 9.5" />
  </Drawing>
);
