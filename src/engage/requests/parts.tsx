import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { DefinitionList, Tag, Timeline } from '../../web/components/lists.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { isLate, type Request, type Step, type Tally, topicOf } from './requests.ts';

interface Speaks {
  readonly locale: Locale;
}

/** Where a request stands, in two words and a colour that is not alone. */
export const Standing: FC<Speaks & { request: Request; today: string }> = ({
  locale,
  request,
  today,
}) => {
  if (request.outcome)
    return (
      <Tag tone={request.outcome === 'met' ? 'done' : 'quiet'}>
        {locale.t(`requests.outcome.${request.outcome}`)}
      </Tag>
    );
  if (request.answeredAt) return <Tag tone="done">{locale.t('requests.answered')}</Tag>;
  if (isLate(request, today)) return <Tag tone="attention">{locale.t('requests.late')}</Tag>;
  return <Tag>{locale.t('requests.waiting')}</Tag>;
};

/** What was asked, in the author's words and language. */
export const Asked: FC<Speaks & { request: Request; today: string }> = ({
  locale,
  request,
  today,
}) => (
  <section class="stack" aria-labelledby="asked">
    <p class="row">
      <Standing locale={locale} request={request} today={today} />
      <span class="muted">{topicOf(request.topic, locale.lang)}</span>
    </p>
    <h1 id="asked">{locale.t(`requests.kind.${request.kind}`)}</h1>
    <blockquote lang={request.lang} dir="auto" class="answer">
      {request.text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </blockquote>
    <DefinitionList
      entries={[
        {
          term: locale.t('requests.where'),
          text: [request.town, countryName(request.residence, locale.lang)]
            .filter(Boolean)
            .join(' · '),
        },
        ...(request.origin
          ? [
              {
                term: locale.t('requests.tie'),
                text: countryName(request.origin, locale.lang),
              },
            ]
          : []),
        { term: locale.t('requests.asked'), text: longDate(request.createdAt, locale.lang) },
        { term: locale.t('requests.due'), text: longDate(request.dueOn, locale.lang) },
      ]}
    />
  </section>
);

/** Every step, oldest first, as both sides see it. */
export const Steps: FC<Speaks & { steps: readonly Step[] }> = ({ locale, steps }) => (
  <section class="section stack" aria-labelledby="steps">
    <h2 id="steps">{locale.t('requests.steps')}</h2>
    <Timeline
      moments={steps.map(({ at, side, step, lang, text }, index) => ({
        date: longMoment(at, locale.lang),
        datetime: at.toISOString(),
        title: `${locale.t(`requests.step.${step}`)} · ${locale.t(`requests.side.${side}`)}`,
        state: index === steps.length - 1 ? 'now' : 'done',
        ...(text
          ? {
              text: (
                <span class="written" dir="auto" {...(lang ? { lang } : {})}>
                  {text}
                </span>
              ),
            }
          : {}),
      }))}
    />
  </section>
);

/** What the public sees: counts of a year, and how long people wait. */
export const Counts: FC<Speaks & { tally: Tally }> = ({ locale, tally }) => (
  <section class="section stack" aria-labelledby="counts">
    <h2 id="counts">{locale.t('requests.counts')}</h2>
    {tally.received === 0 ? (
      <p>{locale.t('requests.counts.none')}</p>
    ) : (
      <DefinitionList
        entries={[
          {
            term: locale.t('requests.median'),
            text:
              tally.medianHours === null
                ? locale.t('requests.median.few')
                : waitingTime(tally.medianHours, locale),
          },
          ...(['received', 'answered', 'waiting', 'late', 'met', 'thanked'] as const).map(
            (name) => ({
              term: locale.t(`requests.count.${name}`),
              text: new Intl.NumberFormat(locale.lang).format(tally[name]),
            }),
          ),
        ]}
      />
    )}
    <p class="small muted">{locale.t('requests.counts.note')}</p>
  </section>
);

const waitingTime = (hours: number, locale: Locale): string =>
  hours < 48
    ? locale.t('requests.hours', { n: Math.max(1, Math.round(hours)) })
    : locale.t('requests.days', { n: Math.round(hours / 24) });
