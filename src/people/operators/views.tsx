import type { FC } from 'hono/jsx';
import type { Locale } from '../../web/i18n/i18n.ts';

export const OpenStaff: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('operator.title')}</h1>
    <p class="lead">{locale.t('operator.lead')}</p>
    <form method="post">
      <button class="button" type="submit">
        {locale.t('operator.open')}
      </button>
    </form>
    <p class="muted small">{locale.t('operator.once')}</p>
  </div>
);
