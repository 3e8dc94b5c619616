/** What a release says of people on lists, and what it does without. */
import type { FC } from 'hono/jsx';
import { Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type ClosedLine, ClosedLists } from '../intake/intake.ts';

/** Tables, or the estimate: published, withheld, or never chosen. */
export interface Part {
  readonly what: 'tables' | 'estimates';
  /** Names of what is published. */
  readonly shown: readonly string[];
  readonly why: string | null;
  readonly closed: readonly ClosedLine[];
}

interface PeopleProps {
  readonly locale: Locale;
  /** Those of which somebody chose something. */
  readonly parts: readonly Part[];
  /** Of a release that is out. */
  readonly then: boolean;
}

export const People: FC<PeopleProps> = ({ locale, parts, then }) =>
  parts.length === 0 ? null : (
    <section class="section stack" aria-labelledby="people">
      <h2 id="people">{locale.t('releases.people')}</h2>
      {parts.map((part) => (
        <OnePart locale={locale} part={part} then={then} />
      ))}
    </section>
  );

const OnePart: FC<{ readonly locale: Locale; readonly part: Part; readonly then: boolean }> = ({
  locale,
  part: { what, shown, why, closed },
  then,
}) => {
  const title = then ? (`${what}.then` as const) : what;
  if (closed.length > 0) return <ClosedLists locale={locale} closed={closed} what={title} />;
  if (why)
    return (
      <Notice tone="attention" title={locale.t(`linkages.closed.${title}`)}>
        <p>{locale.t(`releases.withheld.${why}`)}</p>
      </Notice>
    );
  return (
    <p>
      {locale.t(`releases.people.${what}`, {
        names: new Intl.ListFormat(locale.lang).format(shown),
      })}
    </p>
  );
};
