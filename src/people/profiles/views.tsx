import type { Child, FC } from 'hono/jsx';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Answers } from './answers.ts';
import { answered, STEP_NAMES, STEPS, type Step } from './steps.ts';
import { answerInWords } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

export const pathOf = ({ lang }: Locale, step?: Step): string =>
  `/${lang}/me/profile${step ? `/${step}` : ''}`;

/** The pages of the form in a row; the country of residence opens the others. */
export const StepList: FC<Speaks & { readonly here?: Step; readonly said: Answers | null }> = ({
  locale,
  here,
  said,
}) => (
  <nav class="form-steps" aria-label={locale.t('profile.steps')}>
    <ol>
      {STEP_NAMES.map((step) => (
        <li>
          {said || step === 'place' ? (
            <a href={pathOf(locale, step)} {...(step === here && { 'aria-current': 'step' })}>
              {locale.t(`profile.step.${step}`)}
            </a>
          ) : (
            <span class="muted">{locale.t(`profile.step.${step}`)}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
);

/** What everybody should know before they write a word. */
export const WhoSees: FC<Speaks> = ({ locale }) => (
  <Notice title={locale.t('profile.seen.title')}>
    <p>{locale.t('profile.seen.text')}</p>
  </Notice>
);

interface SummaryProps extends Speaks {
  readonly said: Answers;
  /** Came here from the last page of the form. */
  readonly done: boolean;
  /** Where the question stands whether the answers may be counted. */
  readonly counting: string;
}

/** What was said, page by page, each with its way back; and what can be done with it. */
export const Summary: FC<SummaryProps> = ({ locale, said, done, counting }) => (
  <>
    <h1>{locale.t('profile.title')}</h1>
    {done && (
      <Notice live title={locale.t('profile.done')}>
        <p>{locale.t('profile.done.text')}</p>
      </Notice>
    )}
    {STEP_NAMES.map((step) => (
      <Said locale={locale} said={said} step={step} />
    ))}
    <section class="section stack" aria-labelledby="allow">
      <h2 id="allow">{locale.t('profile.allow')}</h2>
      <p>{locale.t('profile.allow.text')}</p>
      <EqualButtons>
        <Button tone="plain" href={counting}>
          {locale.t('profile.allow.counted')}
        </Button>
        <Button tone="plain" href={`/${locale.lang}/me/consents`}>
          {locale.t('profile.allow.seen')}
        </Button>
      </EqualButtons>
      <p class="small muted">{locale.t('profile.allow.release')}</p>
    </section>
    <section class="section stack" aria-labelledby="remove">
      <h2 id="remove">{locale.t('profile.remove')}</h2>
      <p>{locale.t('profile.remove.text')}</p>
      <form method="post" action={`${pathOf(locale)}/remove`}>
        <Button tone="grave">{locale.t('profile.remove.now')}</Button>
      </form>
    </section>
  </>
);

const Said: FC<Speaks & { readonly said: Answers; readonly step: Step }> = ({
  locale,
  said,
  step,
}) => {
  const entries: { term: Child; text: Child }[] = STEPS[step].flatMap((name) => {
    const text = answerInWords(name, said, locale);
    return text ? [{ term: locale.t(`profile.${name}`), text: <bdi>{text}</bdi> }] : [];
  });
  const title = locale.t(`profile.step.${step}`);
  return (
    <section class="section stack" aria-labelledby={`step-${step}`}>
      <h2 id={`step-${step}`}>{title}</h2>
      {answered(step, said) > 0 ? (
        <DefinitionList entries={entries} />
      ) : (
        <p class="muted">{locale.t('profile.nothing')}</p>
      )}
      <p>
        <a href={pathOf(locale, step)}>
          {locale.t('profile.change')}
          <span class="unseen"> {title}</span>
        </a>
      </p>
    </section>
  );
};

/** After everything was taken back. */
export const Removed: FC<Speaks> = ({ locale }) => (
  <Notice live title={locale.t('profile.removed')}>
    <p>{locale.t('profile.removed.text')}</p>
  </Notice>
);
