import type { Child, FC } from 'hono/jsx';

interface TagProps {
  readonly tone?: 'plain' | 'attention' | 'done' | 'quiet';
  readonly href?: string;
  readonly children?: Child;
}

export const Tag: FC<TagProps> = ({ tone = 'plain', href, children }) => {
  const classes = tone === 'plain' ? 'tag' : `tag ${tone}`;
  return href ? (
    <a class={classes} href={href}>
      {children}
    </a>
  ) : (
    <span class={classes}>{children}</span>
  );
};

export const Tags: FC<{ readonly label?: string; readonly tags: readonly Child[] }> = ({
  label,
  tags,
}) => (
  <ul class="tags" {...(label && { 'aria-label': label })}>
    {tags.map((tag) => (
      <li>{tag}</li>
    ))}
  </ul>
);

export const DefinitionList: FC<{
  readonly entries: readonly { readonly term: Child; readonly text: Child }[];
}> = ({ entries }) => (
  <dl class="facts">
    {entries.map(({ term, text }) => (
      <div>
        <dt>{term}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

export interface Moment {
  /** Written out in the reader's language. */
  readonly date: Child;
  /** The same for machines: 2026-03-01. */
  readonly datetime?: string;
  readonly title: Child;
  readonly text?: Child;
  readonly state?: 'done' | 'now' | 'ahead';
}

export const Timeline: FC<{ readonly moments: readonly Moment[] }> = ({ moments }) => (
  <ol class="timeline">
    {moments.map(({ date, datetime, title, text, state = 'ahead' }) => (
      <li class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
        <time {...(datetime && { datetime })}>{date}</time>
        <strong>{title}</strong>
        {text && <p>{text}</p>}
      </li>
    ))}
  </ol>
);

/** What to do, in order. */
export const Steps: FC<{ readonly steps: readonly Child[] }> = ({ steps }) => (
  <ol class="steps">
    {steps.map((step) => (
      <li>{step}</li>
    ))}
  </ol>
);
