import type { Child, FC } from 'hono/jsx';

interface CardProps {
  readonly title: Child;
  /** The whole card leads there. */
  readonly href?: string;
  /** A short line above the title: a date, a kind of thing. */
  readonly over?: Child;
  readonly level?: 2 | 3 | 4;
  readonly chosen?: boolean;
  readonly children?: Child;
}

export const Card: FC<CardProps> = ({ title, href, over, level = 3, chosen = false, children }) => {
  const Heading = `h${level}` as const;
  return (
    <article class={chosen ? 'card chosen' : 'card'}>
      {over && <p class="card-over">{over}</p>}
      <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>
      {children}
    </article>
  );
};

/** Three in a row, stacked on a phone. */
export const CardRow: FC<{ readonly children?: Child }> = ({ children }) => (
  <div class="three">{children}</div>
);
