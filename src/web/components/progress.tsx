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
  /** Where the island asks for news; it answers a `JobNews` (islands/job-progress.ts). */
  readonly poll?: string;
}

export const Progress: FC<ProgressProps> = ({ locale, label, done, total, note, poll }) => {
  const known = done !== undefined && total !== undefined && total > 0;
  const body = (
    <>
      <p class="row">
        <span>{label}</span>
        <span class="numbers muted" data-share>
          {known ? percent(done / total, locale) : ''}
        </span>
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
