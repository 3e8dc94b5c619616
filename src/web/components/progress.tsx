import type { Child, FC } from 'hono/jsx';
import { type Locale, percent } from './locale.ts';

interface ProgressProps {
  readonly locale: Locale;
  /** What is being done, and what is awaited. */
  readonly label: string;
  /** Absent while nobody can say how much there is. */
  readonly done?: number;
  readonly total?: number;
  readonly note?: Child;
  /** Where the island asks for news: JSON `{ done, total, note, state, href }`, see islands/job-progress.ts. */
  readonly poll?: string;
}

export const Progress: FC<ProgressProps> = ({ locale, label, done, total, note, poll }) => {
  const known = done !== undefined && total !== undefined && total > 0;
  const body = (
    <>
      <p class="row">
        <span>{label}</span>
        <output class="numbers muted">{known ? percent(done / total, locale) : ''}</output>
      </p>
      <progress aria-label={label} {...(known && { value: done, max: total })} />
      <p class="small muted" data-note>
        {note}
      </p>
    </>
  );
  return poll ? (
    <job-progress class="progress" src={poll} lang={locale.lang}>
      {body}
    </job-progress>
  ) : (
    <div class="progress">{body}</div>
  );
};
