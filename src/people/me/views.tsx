import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
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
    {sectionsOf(held, locale).map(({ name, title, lines }) => (
      <section class="section stack" aria-labelledby={`held-${name}`}>
        <h2 id={`held-${name}`}>{title}</h2>
        <DefinitionList
          entries={lines.map(({ term, text, href }) => ({
            term,
            text: href ? <a href={href}>{text}</a> : text,
          }))}
        />
      </section>
    ))}
    <div class="section stack">
      <p class="small muted">
        {locale.t('me.short')}{' '}
        <code class="secret cell-name" dir="ltr">
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
    </div>
  </>
);

/** A section each, and one for all whose only line bears the name that its section would. */
function sectionsOf(held: OverviewProps['held'], locale: Locale) {
  const named = held
    .filter(({ lines }) => lines.length > 0)
    .map((each) => ({ ...each, title: locale.t(`holding.${each.name}`) }));
  const repeats = ({ title, lines }: (typeof named)[number]) =>
    lines.length === 1 && lines[0]?.term === title;
  const lines = named.filter(repeats).flatMap((each) => each.lines);
  const more = lines.length > 0 ? [{ name: 'more', title: locale.t('me.more'), lines }] : [];
  return [...named.filter((each) => !repeats(each)), ...more];
}

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
      <p class="small muted">
        {locale.t('me.log.fields', { fields: inRow(look.fields, locale.lang) })}
      </p>
    )}
  </li>
);
