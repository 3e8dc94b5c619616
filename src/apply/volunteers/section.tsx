import type { FC } from 'hono/jsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { mostGiven, tableOf, type Volunteers, volunteersPath } from './reading.ts';

interface SectionProps {
  readonly locale: Locale;
  readonly volunteers: Volunteers;
}

/** On a sheet: what people do, by those who volunteered to say so, wherever they live. */
export const WhatVolunteersSay: FC<SectionProps> = ({ locale, volunteers }) => {
  const { origin, on } = volunteers.document;
  const lines = (['sector', 'offers'] as const).flatMap((question) => {
    const table = tableOf(volunteers, question);
    return table ? [{ question, table }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <section class="section stack screen-only" aria-labelledby="volunteers">
      <h2 id="volunteers">{locale.t('volunteers.section')}</h2>
      {lines.map(({ question, table }) => (
        <p>
          {locale.t(`volunteers.most.${question}`, {
            people: number(table.people, locale),
            answers: mostGiven(volunteers, table, locale),
          })}
        </p>
      ))}
      <p class="small">
        <KindMark kind="self_reported" locale={locale} />{' '}
        {locale.t('volunteers.section.who', {
          date: longDate(on, locale.lang),
        })}{' '}
        <a href={volunteersPath(locale, origin)}>{locale.t('volunteers.all')}</a>
      </p>
    </section>
  );
};
