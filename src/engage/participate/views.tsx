import type { FC } from 'hono/jsx';
import { EmptyState } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ConsultationCards, type OpenConsultation } from '../consultations/consultations.ts';
import { EventLines, type Listed } from '../events/events.ts';
import { FateLines, type ToldFate } from '../fates/fates.ts';
import { SummitCards, type Worded } from '../summits/summits.ts';

interface ParticipateProps {
  readonly locale: Locale;
  readonly consultations: readonly OpenConsultation[];
  readonly events: readonly Listed[];
  /** The last that was decided of what people said. */
  readonly fates: readonly ToldFate[];
  readonly today: string;
  readonly summits: readonly Worded[];
}

export const Participate: FC<ParticipateProps> = ({
  locale,
  consultations,
  events,
  summits,
  fates,
  today,
}) => (
  <div class="stack">
    <h1>{locale.t('participate.title')}</h1>
    <p class="lead">{locale.t('participate.lead')}</p>
    <section class="section stack" aria-labelledby="consultations">
      <h2 id="consultations">{locale.t('participate.consultations')}</h2>
      {consultations.length === 0 ? (
        <EmptyState title={locale.t('participate.none')}>
          <p>{locale.t('participate.none.text')}</p>
        </EmptyState>
      ) : (
        <ConsultationCards locale={locale} consultations={consultations} />
      )}
      <p>
        <a href={`/${locale.lang}/consultations`}>{locale.t('consultations.all')}</a>
      </p>
    </section>
    <section class="section stack" aria-labelledby="events">
      <h2 id="events">{locale.t('participate.events')}</h2>
      {events.length === 0 ? (
        <p>{locale.t('participate.events.none')}</p>
      ) : (
        <EventLines locale={locale} listed={events} />
      )}
      <p>
        <a href={`/${locale.lang}/events`}>{locale.t('events.all')}</a>
      </p>
    </section>
    <section class="section stack" aria-labelledby="summits">
      <h2 id="summits">{locale.t('participate.summits')}</h2>
      {summits.length === 0 ? (
        <p>{locale.t('summits.none')}</p>
      ) : (
        <SummitCards locale={locale} summits={summits} />
      )}
      <p>
        <a href={`/${locale.lang}/summits`}>{locale.t('participate.summits.all')}</a>
      </p>
    </section>
    <section class="section stack" aria-labelledby="meetings">
      <h2 id="meetings">{locale.t('participate.meetings')}</h2>
      <p>{locale.t('meetings.lead')}</p>
      <p>
        <a href={`/${locale.lang}/meetings`}>{locale.t('meetings.more')}</a>
      </p>
    </section>
    <section class="section stack" aria-labelledby="became">
      <h2 id="became">{locale.t('participate.became')}</h2>
      {fates.length > 0 && <FateLines locale={locale} fates={fates} today={today} />}
      <p class="row">
        <a href={`/${locale.lang}/answers`}>{locale.t('answers.all')}</a>
        <a href={`/${locale.lang}/documents`}>{locale.t('participate.documents')}</a>
      </p>
    </section>
  </div>
);
