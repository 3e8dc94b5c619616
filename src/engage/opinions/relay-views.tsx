import type { FC } from 'hono/jsx';
import { Card } from '../../web/components/card.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { HearingTask } from './hearing.ts';
import { categoryName } from './unheard-views.tsx';

interface RelayProps {
  readonly locale: Locale;
  readonly done: boolean;
  readonly consultations: readonly {
    readonly slug: string;
    readonly title: string;
    /** Whether somebody can answer who is no member of anything. */
    readonly anybody: boolean;
  }[];
  readonly tasks: readonly (HearingTask & { readonly title: string })[];
}

export const RelayConsultations: FC<RelayProps> = ({ locale, done, consultations, tasks }) => {
  const base = `/${locale.lang}/me/relay/consultations`;
  return (
    <>
      <h1>{locale.t('relay.consultations.title')}</h1>
      {done && <Notice live title={locale.t('relay.consultations.done')} />}
      <p class="lead">{locale.t('relay.consultations.lead')}</p>
      {tasks.length > 0 && (
        <section class="section stack" aria-labelledby="tasks">
          <h2 id="tasks">{locale.t('relay.consultations.tasks')}</h2>
          <ul>
            {tasks.map(({ aspect, code, title, askedOn, words }) => (
              <li>
                {locale.t('relay.consultations.task', {
                  who: categoryName(aspect, code, locale),
                  title,
                  on: longDate(askedOn, locale.lang),
                })}
                {words && (
                  <blockquote dir="auto">
                    <p>{words}</p>
                  </blockquote>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {consultations.length === 0 ? (
        <EmptyState title={locale.t('relay.consultations.none')}>
          <p>{locale.t('relay.consultations.none.text')}</p>
        </EmptyState>
      ) : (
        consultations.map(({ slug, title, anybody }) => (
          <Card title={<span dir="auto">{title}</span>} level={2}>
            <p class="row">
              {anybody && (
                <a class="button" href={`${base}/${slug}/with`}>
                  {locale.t('relay.consultations.with')}
                </a>
              )}
              <a class="button plain" href={`${base}/${slug}/key`}>
                {locale.t('relay.consultations.key')}
              </a>
            </p>
          </Card>
        ))
      )}
      <p>
        <a href={`/${locale.lang}/me/relay`}>{locale.t('relay.back')}</a>
      </p>
    </>
  );
};
