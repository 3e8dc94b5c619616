import type { FC } from 'hono/jsx';
import { Button } from './fields.tsx';
import type { Locale } from './locale.ts';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';

interface WorkingProps {
  readonly locale: Locale;
  readonly base: string;
  readonly label: string;
  readonly note: string;
  readonly share: number;
  /** Where the page is, if not at `base`. */
  readonly reload?: string;
  /** Some work is done or not in one stroke. */
  readonly stoppable?: boolean;
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
      done={Math.round(share * 100)}
      total={100}
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

export const Failed: FC<{ locale: Locale; title: string; mend: string; again: string }> = ({
  locale,
  title,
  mend,
  again,
}) => (
  <>
    <Notice tone="error" title={title} live>
      {mend && <p>{mend}</p>}
    </Notice>
    <form method="post" action={again}>
      <Button>{locale.t('button.retry')}</Button>
    </form>
  </>
);
