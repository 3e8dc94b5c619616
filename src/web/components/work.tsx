import type { FC } from 'hono/jsx';
import { Button } from './fields.tsx';
import type { Locale } from './locale.ts';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';

/** Where a job is shown, and what as. */
export interface WorkingPlace {
  /** Below it stand `status.json`, which says how far it is, and `stop`. */
  readonly base: string;
  readonly label: string;
  /** Where the page is, if not at `base`. */
  readonly reload?: string;
  /** Some work is done or not in one stroke. */
  readonly stoppable?: boolean;
}

interface WorkingProps extends WorkingPlace {
  readonly locale: Locale;
  readonly note: string;
  /** Nothing while nobody can say how much there is. */
  readonly share: number;
}

/** A job under way: how far, and the way to stop. */
export const Working: FC<WorkingProps> = ({
  locale,
  base,
  label,
  note,
  share,
  reload = base,
  stoppable = true,
}) => (
  <section class="stack" aria-label={label}>
    <Progress
      locale={locale}
      label={label}
      note={note}
      {...(share > 0 && { done: Math.round(share * 100), total: 100 })}
      poll={`${base}/status.json`}
    />
    <p class="small">
      {locale.t('progress.reload')} <a href={reload}>{locale.t('imports.reload')}</a>
    </p>
    {stoppable && (
      <form method="post" action={`${base}/stop`}>
        <Button tone="plain">{locale.t('button.stop')}</Button>
      </form>
    )}
  </section>
);

interface FailedProps {
  readonly locale: Locale;
  readonly title: string;
  readonly mend: string;
  readonly again?: string;
  readonly asked?: Readonly<Record<string, string>>;
}

/** A job that gave nothing: why, and the way to ask once more for what was asked. */
export const Failed: FC<FailedProps> = ({ locale, title, mend, again, asked = {} }) => (
  <>
    <Notice tone="error" title={title} live>
      {mend && <p>{mend}</p>}
    </Notice>
    {again && (
      <form method="post" action={again}>
        {Object.entries(asked).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{locale.t('button.retry')}</Button>
      </form>
    )}
  </>
);
