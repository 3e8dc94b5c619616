import type { FC } from 'hono/jsx';
import { EmptyState } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ConsultationCards, type OpenConsultation } from '../consultations/consultations.ts';

interface ParticipateProps {
  readonly locale: Locale;
  readonly consultations: readonly OpenConsultation[];
}

export const Participate: FC<ParticipateProps> = ({ locale, consultations }) => (
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
  </div>
);
