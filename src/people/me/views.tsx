import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { shortName } from '../accounts/accounts.ts';
import type { HeldLine } from '../holdings/holdings.ts';
import type { Look } from './access-log.ts';

interface OverviewProps {
  readonly locale: Locale;
  readonly account: string;
  readonly held: readonly { readonly name: string; readonly lines: readonly HeldLine[] }[];
  /** Has duties at this hub. */
  readonly staff: boolean;
}

/** All that the hub holds about whoever is signed in, feature by feature. */
export const Overview: FC<OverviewProps> = ({ locale, account, held, staff }) => (
  <>
    <h1>{locale.t('nav.mine')}</h1>
    <p class="lead">{locale.t('me.lead')}</p>
    {held
      .filter(({ lines }) => lines.length > 0)
      .map(({ name, lines }) => (
        <section class="section stack" aria-labelledby={`held-${name}`}>
          <h2 id={`held-${name}`}>{locale.t(`holding.${name}`)}</h2>
          <DefinitionList
            entries={lines.map(({ term, text, href }) => ({
              term,
              text: href ? <a href={href}>{text}</a> : text,
            }))}
          />
        </section>
      ))}
    <p class="small muted">
      {locale.t('me.short')}{' '}
      <code class="secret" dir="ltr">
        {shortName(account)}
      </code>{' '}
      {locale.t('me.short.text')}
    </p>
    <div class="row">
      {staff && (
        <Button tone="plain" href={`/${locale.lang}/staff`}>
          {locale.t('nav.staff')}
        </Button>
      )}
      <form method="post" action={`/${locale.lang}/sign-out`}>
        <Button tone="plain">{locale.t('me.leave')}</Button>
      </form>
    </div>
  </>
);

/** Who looked at one's data, in words: which body and for what, never which person of it. */
export const AccessLog: FC<{ readonly locale: Locale; readonly looks: readonly Look[] }> = ({
  locale,
  looks,
}) => (
  <>
    <h1>{locale.t('me.log.title')}</h1>
    <p class="lead">{locale.t('me.log.lead')}</p>
    {looks.length === 0 ? (
      <EmptyState title={locale.t('me.log.empty')}>
        <p>{locale.t('me.log.empty.text')}</p>
      </EmptyState>
    ) : (
      <>
        <p>{locale.t('me.log.count', { n: looks.length })}</p>
        <ol class="timeline">
          {looks.map((look) => (
            <OneLook locale={locale} look={look} />
          ))}
        </ol>
      </>
    )}
    <p>
      <a href={`/${locale.lang}/me/consents`}>{locale.t('me.log.consents')}</a>
      {' · '}
      <a href={`/${locale.lang}/me/data#rights`}>{locale.t('me.log.ask')}</a>
    </p>
  </>
);

const OneLook: FC<{ readonly locale: Locale; readonly look: Look }> = ({ locale, look }) => (
  <li class="done">
    <time datetime={look.at.toISOString()}>{longMoment(look.at, locale.lang)}</time>
    <strong>
      <bdi>{look.who}</bdi>
    </strong>
    <p>
      {look.purpose ?? locale.t(`act.${look.act}`)}
      {look.reason && (
        <>
          {' · '}
          <bdi>{look.reason}</bdi>
        </>
      )}
    </p>
    {look.fields.length > 0 && (
      <p class="small muted">{locale.t('me.log.fields', { fields: look.fields.join(', ') })}</p>
    )}
  </li>
);
