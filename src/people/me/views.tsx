import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { HeldLine } from '../holdings/holdings.ts';
import type { Look } from './access-log.ts';

interface OverviewProps {
  readonly locale: Locale;
  readonly held: readonly { readonly name: string; readonly lines: readonly HeldLine[] }[];
  /** Has duties at this hub. */
  readonly staff: boolean;
}

/** All that the hub holds about whoever is signed in, feature by feature. */
export const Overview: FC<OverviewProps> = ({ locale, held, staff }) => (
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

/** Who looked at one's data, when and for what. */
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
      <DataTable
        locale={locale}
        id="looks"
        caption={locale.t('me.log.title')}
        rows={looks}
        columns={[
          {
            title: locale.t('me.log.when'),
            header: true,
            cell: ({ at }) => longMoment(at, locale.lang),
          },
          { title: locale.t('me.log.what'), cell: ({ act }) => locale.t(`act.${act}`) },
          { title: locale.t('me.log.why'), cell: ({ purpose }) => purpose ?? '' },
        ]}
      />
    )}
  </>
);
