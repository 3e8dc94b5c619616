import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Grant, purposeOf } from '../roles/roles.ts';

interface DutiesProps {
  readonly locale: Locale;
  readonly account: string;
  readonly grants: readonly Grant[];
}

/** What somebody has been given to do here; nothing, and whom to ask, where a provider has just let them in. */
export const Duties: FC<DutiesProps> = ({ locale, account, grants }) => (
  <>
    <h1>{locale.t('duties.title')}</h1>
    {grants.length === 0 ? (
      <Notice title={locale.t('duties.none')}>
        <p>{locale.t('duties.ask')}</p>
      </Notice>
    ) : (
      <ul>
        {grants.map((grant) => (
          <li>
            <strong>{locale.t(`role.${grant.role}`)}</strong>
            {' · '}
            {locale.t('duties.until', {
              purpose: purposeOf(grant, locale),
              until: longDate(grant.until, locale.lang),
            })}
          </li>
        ))}
      </ul>
    )}
    <dl class="facts">
      <div>
        <dt>{locale.t('duties.number')}</dt>
        <dd>
          <code dir="ltr">{account}</code>
        </dd>
      </div>
    </dl>
    <div class="row">
      <Button tone="plain" href={`/${locale.lang}/me`}>
        {locale.t('duties.mine')}
      </Button>
    </div>
  </>
);
