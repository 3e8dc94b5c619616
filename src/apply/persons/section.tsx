import type { FC } from 'hono/jsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Persons, personsPath } from './reading.ts';

interface SectionProps {
  readonly locale: Locale;
  readonly persons: Persons;
}

/** Beside the official figures: how many people at least one list knows, and never as the population. */
export const KnownToLists: FC<SectionProps> = ({ locale, persons: { document } }) => {
  const { key, on, people, lists } = document;
  if (people === null) return null;
  return (
    <section class="section stack screen-only" aria-labelledby="known-to-lists">
      <h2 id="known-to-lists">{locale.t('persons.section')}</h2>
      <p>
        {locale.t('persons.section.text', {
          people: number(people, locale),
          count: lists,
          date: longDate(on, locale.lang),
        })}
      </p>
      <p class="row small">
        <KindMark kind="observed" locale={locale} />
        <a href={personsPath(locale, key)}>{locale.t('persons.all')}</a>
      </p>
    </section>
  );
};
