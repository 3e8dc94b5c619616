import type { FC } from 'hono/jsx';
import { PrintButton } from '../../web/components/fields.tsx';
import { Sheet } from '../../web/components/paper.tsx';
import { Qr } from '../../web/components/qr.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface InvitationProps {
  readonly locale: Locale;
  readonly hub: string;
  readonly question: string;
  readonly address: string;
  readonly until: string;
}

/** A poster: the question, and the way to answer it, with a telephone or by typing. */
export const InvitationPage: FC<InvitationProps> = ({ locale, hub, question, address, until }) => (
  <div class="stack">
    <div class="stack screen-only">
      <h1>{locale.t('unheard.invite')}</h1>
      <p class="lead">{locale.t('invitation.lead')}</p>
      <p class="row">
        <PrintButton locale={locale} />
      </p>
    </div>
    <div class="stack">
      <Sheet large lang={locale.lang} dir={locale.dir}>
        <div class="poster">
          <p>{hub}</p>
          <h2>{locale.t('invitation.title')}</h2>
          <p class="lead serif" dir="auto">
            {question}
          </p>
          <p>{locale.t('invitation.text')}</p>
          <Qr text={address} label={locale.t('invitation.qr')} />
          <p>
            <strong dir="ltr">{address.replace(/^https?:\/\//, '')}</strong>
          </p>
          <p>{locale.t('invitation.until', { until: longDate(until, locale.lang) })}</p>
          <p class="small">{locale.t('invitation.phone')}</p>
        </div>
      </Sheet>
    </div>
  </div>
);
