import type { FC } from 'hono/jsx';
import { LEAST } from '../../methods/merging/merging.ts';
import { Inside, nameOf, type Organisation } from '../../people/organisations/organisations.ts';
import { Sparkline } from '../../web/charts/sparkline.tsx';
import { Button } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { Questionnaire } from '../../web/components/questionnaire.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ANSWERS, QUESTIONS, type Question, type Review, type Together } from './reviews.ts';

interface OfOrganisation {
  readonly locale: Locale;
  readonly organisation: Organisation;
}

interface ReviewProps extends OfOrganisation {
  readonly year: number;
  /** Oldest first. */
  readonly reviews: readonly Review[];
  readonly together: readonly Together[];
  readonly answered: boolean;
}

/** The five questions: this year's, how one's own answers went over the years, and how all organisations answered. */
export const ReviewPage: FC<ReviewProps> = (props) => {
  const { locale, organisation, year, reviews, answered } = props;
  const base = `/${locale.lang}/me/organisations/${organisation.id}/review`;
  const done = reviews.some((each) => each.year === year);
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('inside.review')}</h1>
      <Inside locale={locale} organisation={organisation} here="review" />
      {answered && <Notice live title={locale.t('reviews.answered')} />}
      <p class="lead">{locale.t('reviews.lead')}</p>
      {reviews.length === 0 ? (
        <EmptyState
          title={locale.t('reviews.none')}
          action={{
            label: locale.t('reviews.answer', { year: String(year) }),
            href: `${base}/edit`,
          }}
        >
          <p>{locale.t('reviews.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <div class="row screen-only">
            <Button tone={done ? 'plain' : 'main'} href={`${base}/edit`}>
              {locale.t(done ? 'reviews.change' : 'reviews.answer', { year: String(year) })}
            </Button>
          </div>
          <Own locale={locale} reviews={reviews} />
        </>
      )}
      <Others {...props} />
    </>
  );
};

const Own: FC<{ readonly locale: Locale; readonly reviews: readonly Review[] }> = ({
  locale,
  reviews,
}) => {
  const values = (question: Question) => reviews.map(({ answers }) => answers[question]);
  return (
    <section class="section stack" aria-labelledby="own">
      <h2 id="own">{locale.t('reviews.own')}</h2>
      <DataTable
        locale={locale}
        id="trend"
        stacked
        caption={locale.t('reviews.own.caption')}
        rows={QUESTIONS}
        wordy
        columns={[
          {
            title: locale.t('reviews.question'),
            header: true,
            cell: (question) => locale.t(`review.${question}`),
          },
          ...(reviews.length > 1
            ? [
                {
                  title: locale.t('reviews.trend'),
                  mark: true,
                  cell: (question: Question) => (
                    <Sparkline
                      locale={locale}
                      values={values(question)}
                      most={ANSWERS.length}
                      label={values(question)
                        .map((answer) => locale.t(`review.answer.${answer}`))
                        .join(', ')}
                    />
                  ),
                },
              ]
            : []),
          ...reviews.toReversed().map(({ year, answers }) => ({
            title: String(year),
            cell: (question: Question) => locale.t(`review.answer.${answers[question]}`),
          })),
        ]}
      />
    </section>
  );
};

const Others: FC<ReviewProps> = ({ locale, together }) => {
  const years = [...Map.groupBy(together, ({ year }) => year)];
  return (
    <section class="section stack" aria-labelledby="together">
      <h2 id="together">{locale.t('reviews.together')}</h2>
      <p>{locale.t('reviews.together.text', { n: LEAST })}</p>
      {years.length === 0 && <p class="muted">{locale.t('reviews.together.none')}</p>}
      {years.map(([year, rows]) =>
        rows.every(({ answers }) => answers === null) ? (
          <p class="muted">{locale.t('reviews.together.year', { year: String(year) })}</p>
        ) : (
          <DataTable
            locale={locale}
            id={`together-${year}`}
            caption={String(year)}
            rows={rows}
            wordy
            columns={[
              {
                title: locale.t('reviews.question'),
                header: true,
                cell: ({ question }: Together) => locale.t(`review.${question}`),
              },
              {
                title: locale.t('reviews.together.said'),
                cell: (row: Together) => saidTogether(row, locale),
              },
            ]}
          />
        ),
      )}
    </section>
  );
};

function saidTogether({ answers }: Together, locale: Locale): string {
  if (!answers) return locale.t('reviews.together.few', { n: LEAST });
  const cells = answers.cells.map(
    ({ code, people }) => `${locale.t(`review.answer.${code}`)} ${number(people, locale)}`,
  );
  const rest =
    answers.other === null
      ? []
      : [`${locale.t('reviews.together.other')} ${number(answers.other, locale)}`];
  return [...cells, ...rest].join(' · ');
}

interface AnsweringProps extends OfOrganisation {
  readonly year: number;
  readonly chosen: (question: string) => string;
  readonly missing: readonly Question[];
}

export const Answering: FC<AnsweringProps> = ({ locale, organisation, year, chosen, missing }) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}/review`;
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('reviews.answer', { year: String(year) })}</h1>
      <p class="lead">{locale.t('reviews.answer.lead')}</p>
      <Questionnaire
        locale={locale}
        action={`${base}/edit`}
        cancel={base}
        chosen={chosen}
        missing={missing}
        questions={QUESTIONS.map((question) => ({
          name: question,
          label: locale.t(`review.${question}`),
          options: ANSWERS.map((answer) => ({
            value: String(answer),
            label: locale.t(`review.answer.${answer}`),
          })),
        }))}
      />
    </>
  );
};
