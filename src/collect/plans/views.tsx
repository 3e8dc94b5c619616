import type { FC } from 'hono/jsx';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Decided } from './plans.ts';

interface Speaks {
  readonly locale: Locale;
}

/** The whole plan as it is printed; each decision leads to its form. */
export const PlanPage: FC<Speaks & { plan: readonly Decided[] }> = ({ locale, plan }) => {
  const done = plan.filter(({ answer }) => answer && isSaid(answer.answer)).length;
  return (
    <>
      <h1>{locale.t('plan.title')}</h1>
      <p class="lead">{locale.t('plan.lead')}</p>
      <p>{locale.t('plan.progress', { done, total: plan.length })}</p>
      {plan.map((decided) => (
        <DecisionSection locale={locale} decided={decided} />
      ))}
    </>
  );
};

const isSaid = (texts: Partial<Record<Lang, string>>): boolean =>
  Object.values(texts).some(Boolean);

const DecisionSection: FC<Speaks & { decided: Decided }> = ({
  locale,
  decided: { decision, answer },
}) => {
  const { number, question, why } = decision;
  const lang = answer ? [locale.lang, ...LANGS].find((each) => answer.answer[each]) : undefined;
  return (
    <section class="section stack" id={`d${number}`}>
      <h2>
        {new Intl.NumberFormat(locale.lang).format(number)}. {question[locale.lang]}
      </h2>
      <p class="muted">{why[locale.lang]}</p>
      {answer && lang ? (
        <>
          <blockquote lang={lang} dir="auto" class="answer">
            {(answer.answer[lang] ?? '').split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </blockquote>
          {answer.decidedOn && (
            <p class="small">
              {locale.t('plan.decidedOn', { date: longDate(answer.decidedOn, locale.lang) })}
            </p>
          )}
        </>
      ) : (
        <p>
          <Tag tone="attention">{locale.t('plan.open')}</Tag>
        </p>
      )}
      <p class="screen-only">
        <a href={`/${locale.lang}/staff/plan/${number}`}>
          {locale.t(answer ? 'plan.change' : 'plan.decide', { number })}
        </a>
      </p>
    </section>
  );
};

interface DecisionFormProps extends Speaks {
  readonly decided: Decided;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const DecisionForm: FC<DecisionFormProps> = ({
  locale,
  decided: { decision },
  values,
  errors,
}) => {
  const dateError = errorAt(errors, 'decidedOn');
  const names = new Intl.DisplayNames(locale.lang, { type: 'language' });
  return (
    <>
      <h1>{decision.question[locale.lang]}</h1>
      <p class="lead">{decision.why[locale.lang]}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h2>{locale.t('plan.options')}</h2>
      <ul>
        {decision.options.map((option) => (
          <li>{option[locale.lang]}</li>
        ))}
      </ul>
      <form class="form" method="post" action={`/${locale.lang}/staff/plan/${decision.number}`}>
        {LANGS.map((lang) => (
          <TextInput
            name={`answer.${lang}`}
            label={`${locale.t('plan.answer')} (${names.of(lang)})`}
            rows={4}
            lang={lang}
            dir={lang === 'ar' ? 'rtl' : 'ltr'}
            value={values.one(`answer.${lang}`)}
            maxlength={4000}
            {...optional(locale, lang)}
          />
        ))}
        <TextInput
          name="decidedOn"
          label={locale.t('plan.date')}
          type="date"
          short
          value={values.one('decidedOn')}
          optional={locale.t('form.optional')}
          {...(dateError && { error: dateError })}
        />
        <div class="row">
          <Button>{locale.t('button.save')}</Button>
        </div>
      </form>
    </>
  );
};

const optional = (locale: Locale, lang: Lang) =>
  lang === locale.lang ? {} : { optional: locale.t('form.optional') };
