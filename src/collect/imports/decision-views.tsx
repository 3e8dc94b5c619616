import type { FC } from 'hono/jsx';
import { Button, Checkbox } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ResendForm, type SourceChoice, SourceSelect } from './upload-views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface DecideProps extends Speaks {
  readonly base: string;
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly errors: number;
  readonly proposed: string | null;
  readonly directory: boolean;
  readonly error?: string;
  readonly discardError?: string;
}

/** The three ways on from a dry run. */
export const Decide: FC<DecideProps> = ({
  locale,
  base,
  sources,
  source,
  errors,
  proposed,
  directory,
  error,
  discardError,
}) => (
  <section class="section">
    <h2 id="decide">{locale.t('imports.decide')}</h2>
    {errors > 0 && (
      <Notice tone="attention">
        <p>{locale.t('imports.decide.errors', { errors })}</p>
      </Notice>
    )}
    <div class="stack">
      {sources.length === 0 ? (
        <p>{locale.t('imports.decide.noSource')}</p>
      ) : (
        <form class="form" method="post" action={`${base}/apply`}>
          <SourceSelect
            locale={locale}
            sources={sources}
            value={source}
            {...(error && { error })}
          />
          <div class="row">
            <Button>{locale.t(directory ? 'imports.apply.offices' : 'imports.apply')}</Button>
          </div>
        </form>
      )}
      <p>
        <a class={sources.length === 0 ? 'button' : ''} href={`${base}/source`}>
          {proposed
            ? locale.t('imports.source.create.as', { title: proposed })
            : locale.t('imports.source.create')}
        </a>
      </p>
      {!directory && (
        <p>
          <a href={`${base}/mapping`}>{locale.t('imports.map')}</a>
        </p>
      )}
      <ResendForm locale={locale} base={base} />
      <DiscardForm locale={locale} base={base} {...(discardError && { error: discardError })} />
    </div>
  </section>
);

/** Setting aside erases the file: it asks once more. */
export const DiscardForm: FC<Speaks & { base: string; error?: string }> = ({
  locale,
  base,
  error,
}) => (
  <details open={error !== undefined}>
    <summary>{locale.t('imports.discard')}</summary>
    <form class="form" method="post" action={`${base}/discard`}>
      <p>{locale.t('imports.discard.about')}</p>
      <Checkbox
        name="sure"
        id="f-discard"
        label={locale.t('imports.discard.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('imports.discard.button')}</Button>
      </div>
    </form>
  </details>
);

interface RevertProps extends Speaks {
  readonly base: string;
  readonly facts: number;
  readonly directory: boolean;
  readonly error?: string;
}

/** Taking back asks once more, since the next run changes with it. */
export const RevertForm: FC<RevertProps> = ({ locale, base, facts, directory, error }) => (
  <section class="section">
    <h2>{locale.t('imports.revert')}</h2>
    <p>
      {locale.t(directory ? 'imports.revert.about.offices' : 'imports.revert.about', { n: facts })}
    </p>
    <form class="form" method="post" action={`${base}/revert`}>
      <Checkbox
        name="sure"
        label={locale.t('imports.revert.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('button.revert')}</Button>
      </div>
    </form>
  </section>
);

export const ReapplyForm: FC<Speaks & { base: string; source: string }> = ({
  locale,
  base,
  source,
}) => (
  <form class="row" method="post" action={`${base}/apply`}>
    <input type="hidden" name="source" value={source} />
    <Button>{locale.t('imports.reapply')}</Button>
  </form>
);

export const AfterApply: FC<Speaks & { already: boolean; directory: boolean }> = ({
  locale,
  already,
  directory,
}) => {
  const about = directory ? 'imports.applied.offices' : 'imports.applied.about';
  return (
    <Notice title={locale.t(already ? 'imports.already' : 'imports.applied')} live>
      <p>{locale.t(already ? 'imports.already.about' : about)}</p>
      <p>
        {directory ? (
          <a href={`/${locale.lang}/directory`}>{locale.t('nav.directory')}</a>
        ) : (
          <a href={`/${locale.lang}/staff/runs`}>{locale.t('button.run')}</a>
        )}
      </p>
    </Notice>
  );
};
