import type { FC } from 'hono/jsx';
import { Card } from '../../web/components/card.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { dateFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from '../consultations/consultations.ts';
import type { Session } from './programme.ts';
import type { Worded } from './records.ts';
import type { Speaker } from './speakers.ts';

interface Speaks {
  readonly locale: Locale;
}

/** « du 4 au 5 mars 2027 », as each language writes a span of days. */
export function daysOf(
  { opensOn, closesOn }: Pick<Worded, 'opensOn' | 'closesOn'>,
  { lang }: Locale,
): string {
  if (opensOn === closesOn) return longDate(opensOn, lang);
  return dateFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    new Date(`${opensOn}T00:00Z`),
    new Date(`${closesOn}T00:00Z`),
  );
}

/** « jeudi 4 mars ». */
export const dayName = (day: string, { lang }: Locale): string =>
  dateFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );

/** « 09:30 – 10:15 », by the clock of the place. */
export function hoursOf(
  { start, minutes }: Pick<Session, 'start' | 'minutes'>,
  { lang }: Locale,
): string {
  if (!start) return '';
  const from = new Date(`1970-01-01T${start}Z`);
  const format = dateFormat(lang, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.formatRange(from, new Date(from.getTime() + minutes * 60_000));
}

/** Summits side by side, each with its days and its place. */
export const SummitCards: FC<Speaks & { readonly summits: readonly Worded[] }> = ({
  locale,
  summits,
}) => (
  <div class="cards">
    {summits.map((summit) => (
      <Card
        over={daysOf(summit, locale)}
        title={<Said lang={summit.lang}>{summit.title}</Said>}
        href={`/${locale.lang}/summits/${summit.slug}`}
      >
        {summit.place && (
          <p>
            <Said lang={summit.lang}>{summit.place}</Said>
          </p>
        )}
        {summit.reportedOn && <p class="small muted">{locale.t('summits.reported.short')}</p>}
      </Card>
    ))}
  </div>
);

/** Who speaks and as what; the name stands there by their own yes. */
export const SpeakerLine: FC<Speaks & { readonly speaker: Speaker }> = ({ locale, speaker }) => {
  const role = locale.t(`summits.role.${speaker.role}`);
  if (!speaker.name) return <span class="muted">{locale.t('summits.unnamed', { role })}</span>;
  const name = <bdi>{speaker.name}</bdi>;
  return (
    <>
      {speaker.slug ? (
        <a href={`/${locale.lang}/directory/organisations/${speaker.slug}`}>{name}</a>
      ) : (
        name
      )}
      <span class="muted"> · {role}</span>
    </>
  );
};
