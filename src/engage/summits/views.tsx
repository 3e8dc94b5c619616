import type { FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said, SaidAtLength } from '../consultations/consultations.ts';
import type { Listed } from './changes.ts';
import { dayName, daysOf, hoursOf, SpeakerLine, SummitCards } from './parts.tsx';
import type { Placed, Programme } from './programme.ts';
import type { Worded } from './records.ts';
import type { Speaker } from './speakers.ts';

interface Speaks {
  readonly locale: Locale;
}

/** Every summit: those ahead, and what became of the others. */
export const SummitList: FC<
  Speaks & { readonly summits: readonly Worded[]; readonly today: string }
> = ({ locale, summits, today }) => {
  const parts = [
    { name: 'ahead', own: summits.filter(({ closesOn }) => closesOn >= today).reverse() },
    { name: 'over', own: summits.filter(({ closesOn }) => closesOn < today) },
  ];
  return (
    <div class="stack">
      <h1>{locale.t('summits.title')}</h1>
      <p class="lead">{locale.t('summits.lead')}</p>
      {summits.length === 0 && (
        <EmptyState title={locale.t('summits.none')}>
          <p>{locale.t('summits.none.text')}</p>
        </EmptyState>
      )}
      {parts.map(({ name, own }) =>
        own.length === 0 ? null : (
          <section class="section stack" aria-labelledby={name}>
            <h2 id={name}>{locale.t(`summits.part.${name}`)}</h2>
            <SummitCards locale={locale} summits={own} />
          </section>
        ),
      )}
    </div>
  );
};

interface SummitProps extends Speaks {
  readonly summit: Worded;
  readonly programme: Programme;
  readonly speakers: readonly Speaker[];
  readonly changes: readonly Listed[];
  readonly today: string;
}

/** One summit: what for, when and where, and what there is to do now. */
export const SummitPage: FC<SummitProps> = (props) => {
  const { locale, summit, programme, changes, today } = props;
  const base = `/${locale.lang}/summits/${summit.slug}`;
  const over = summit.closesOn < today;
  return (
    <div class="stack">
      <p class="card-over">{daysOf(summit, locale)}</p>
      <Said as="h1" lang={summit.lang}>
        {summit.title}
      </Said>
      <SaidAtLength lang={summit.lang} text={summit.summary} />
      {summit.lang !== locale.lang && (
        <p class="small muted">
          {locale.t('summits.untranslated', { lang: languageName(summit.lang, locale.lang) })}
        </p>
      )}
      <div class="row">
        {summit.reportedOn ? (
          <Button href={`${base}/report`}>{locale.t('summits.report.read')}</Button>
        ) : (
          <Button href={`${base}/programme`}>{locale.t('summits.programme')}</Button>
        )}
        <Button tone="plain" href={over ? `${base}/evaluation` : `${base}/agenda`}>
          {locale.t(over ? 'summits.evaluation' : 'summits.agenda')}
        </Button>
        {!over && (
          <Button tone="plain" href={`/${locale.lang}/me/meetings/ask?summit=${summit.id}`}>
            {locale.t('meetings.title')}
          </Button>
        )}
      </div>
      {summit.reportedOn && (
        <p>
          <a href={`${base}/programme`}>{locale.t('summits.programme')}</a>
        </p>
      )}
      <DefinitionList entries={[...placeOf(props)]} />
      <section class="section stack" aria-labelledby="sessions">
        <h2 id="sessions">{locale.t('summits.sessions', { n: programme.sessions.length })}</h2>
        <DayLists {...props} level={3} />
      </section>
      {changes.length > 0 && (
        <section class="section stack" aria-labelledby="changes">
          <h2 id="changes">{locale.t('summits.changes')}</h2>
          <ChangeLines locale={locale} slug={summit.slug} changes={changes.slice(0, 5)} />
          {changes.length > 5 && (
            <p>
              <a href={`${base}/changes`}>{locale.t('summits.changes.all')}</a>
            </p>
          )}
        </section>
      )}
    </div>
  );
};

function placeOf({ locale, summit, programme }: SummitProps) {
  const entry = (name: string, text: unknown) =>
    text ? [{ term: locale.t(`summits.${name}`), text: <>{text}</> }] : [];
  return [
    ...entry('place', summit.place && <Said lang={summit.lang}>{summit.place}</Said>),
    ...entry(
      'link',
      summit.link && (
        <a href={summit.link} rel="noreferrer">
          <bdi>{new URL(summit.link).hostname}</bdi>
        </a>
      ),
    ),
    ...entry(
      'languages',
      inRow(
        summit.languages.map((lang) => languageName(lang, locale.lang)),
        locale.lang,
      ),
    ),
    ...entry('zone', <ZoneName locale={locale} zone={summit.zone} />),
    ...entry(
      'tracks',
      programme.tracks.length > 0 &&
        inRow(
          programme.tracks.map(({ name }) => name),
          locale.lang,
        ),
    ),
  ];
}

/** Whose clock the hours are read from: « Africa/Dakar » says less than the name of the zone. */
export const ZoneName: FC<Speaks & { readonly zone: string }> = ({ locale, zone }) => {
  const parts = new Intl.DateTimeFormat(locale.lang, { timeZone: zone, timeZoneName: 'long' });
  const name = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return (
    <>
      {name} (<bdi lang="en">{city}</bdi>)
    </>
  );
};

type ProgrammeProps = Omit<SummitProps, 'today'>;

/** The programme: the plain list first, then the same by room, then what other programs can read. */
export const ProgrammePage: FC<ProgrammeProps> = (props) => {
  const { locale, summit, programme } = props;
  const base = `/${locale.lang}/summits/${summit.slug}`;
  const days = [...new Set(programme.sessions.flatMap(({ day }) => day ?? []))];
  return (
    <div class="stack">
      <header>
        <p class="card-over">
          <Said lang={summit.lang}>{summit.title}</Said>
        </p>
        <h1>{locale.t('summits.programme')}</h1>
      </header>
      <p class="muted">
        {locale.t('summits.hours')} <ZoneName locale={locale} zone={summit.zone} />
      </p>
      <div class="row screen-only">
        <Button href={`${base}/agenda`}>{locale.t('summits.agenda.choose')}</Button>
        <PrintButton locale={locale} />
      </div>
      {programme.sessions.length === 0 && (
        <EmptyState title={locale.t('summits.programme.none')}>
          <p>{locale.t('summits.programme.none.text')}</p>
        </EmptyState>
      )}
      <DayLists {...props} level={2} />
      {programme.rooms.length > 1 && (
        <section class="section stack screen-only" aria-labelledby="rooms">
          <h2 id="rooms">{locale.t('summits.by-room')}</h2>
          {days.map((day) => (
            <RoomTable {...props} day={day} />
          ))}
        </section>
      )}
      <section class="section stack screen-only" aria-labelledby="files">
        <h2 id="files">{locale.t('summits.files')}</h2>
        <p class="muted">{locale.t('summits.files.text')}</p>
        <ul class="lines">
          {(['programme.ics', 'schedule.json', 'schedule.xml'] as const).map((file) => (
            <li>
              <a href={`${base}/${file}`}>{locale.t(`summits.file.${file}`)}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};

/** Day by day, hour by hour. */
const DayLists: FC<ProgrammeProps & { readonly level: 2 | 3 }> = (props) => {
  const { locale, programme, level } = props;
  const Heading = `h${level}` as const;
  const days = [...Map.groupBy(programme.sessions, ({ day }) => day)];
  return (
    <>
      {days.map(([day, sessions]) => (
        <section class="stack programme-day" aria-labelledby={`day-${day ?? 'open'}`}>
          <Heading id={`day-${day ?? 'open'}`}>
            {day ? dayName(day, locale) : locale.t('summits.unplaced')}
          </Heading>
          <ol class="lines programme">
            {sessions.map((session) => (
              <SessionLine {...props} session={session} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
};

const SessionLine: FC<ProgrammeProps & { readonly session: Placed }> = ({
  locale,
  summit,
  speakers,
  session,
}) => {
  const own = speakers.filter(({ sessionId }) => sessionId === session.id);
  return (
    <li id={session.code}>
      <p class="programme-hour">
        <bdi>{hoursOf(session, locale)}</bdi>
      </p>
      <div>
        <p class="programme-title">
          <a href={`/${locale.lang}/summits/${summit.slug}/sessions/${session.code}`}>
            <Said lang={session.wordsIn}>{session.title}</Said>
          </a>{' '}
          {session.cancelledOn && <Tag tone="attention">{locale.t('summits.cancelled')}</Tag>}
        </p>
        <p class="small muted">{whereOf(session, locale)}</p>
        {own.length > 0 && (
          <ul class="plain-list small">
            {own.map((speaker) => (
              <li>
                <SpeakerLine locale={locale} speaker={speaker} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
};

/** What it is, where, in which language, in which track. */
export function whereOf(session: Placed, locale: Locale): string {
  const kind = `summits.kind.${session.kind}`;
  return [
    locale.has(kind) ? locale.t(kind) : session.kind,
    session.room,
    languageName(session.lang, locale.lang),
    session.track,
  ]
    .filter(Boolean)
    .join(' · ');
}

const RoomTable: FC<ProgrammeProps & { readonly day: string }> = ({
  locale,
  summit,
  programme,
  day,
}) => {
  const own = programme.sessions.filter((session) => session.day === day);
  const hours = [...new Set(own.flatMap(({ start }) => start ?? []))].sort();
  const rooms = programme.rooms.filter(({ id }) => own.some(({ roomId }) => roomId === id));
  const at = (start: string, roomId: string) =>
    own.filter((session) => session.start === start && session.roomId === roomId);
  if (rooms.length === 0) return null;
  return (
    <DataTable
      locale={locale}
      id={`rooms-${day}`}
      caption={dayName(day, locale)}
      wordy
      columns={[
        {
          title: locale.t('summits.hour'),
          header: true,
          cell: (start: string) => <bdi>{hoursOf({ start, minutes: 0 }, locale)}</bdi>,
        },
        ...rooms.map(({ id, name }) => ({
          title: name,
          cell: (start: string) => (
            <>
              {at(start, id).map((session) => (
                <a href={`/${locale.lang}/summits/${summit.slug}/sessions/${session.code}`}>
                  <Said lang={session.wordsIn}>{session.title}</Said>
                </a>
              ))}
            </>
          ),
        })),
      ]}
      rows={hours}
    />
  );
};

interface ChangesProps extends Speaks {
  readonly slug: string;
  readonly changes: readonly Listed[];
}

/** What has changed since somebody last looked, with the day. */
export const ChangeLines: FC<ChangesProps> = ({ locale, slug, changes }) => (
  <ul class="lines">
    {changes.map((change) => (
      <li>
        <p class="small muted">
          <time datetime={change.on}>{longDate(change.on, locale.lang)}</time>
        </p>
        <p>
          {change.code && (
            <a href={`/${locale.lang}/summits/${slug}/sessions/${change.code}`}>
              <Said lang={change.lang ?? locale.lang}>{change.title}</Said>
            </a>
          )}{' '}
          · {sentence(change, locale)}
        </p>
      </li>
    ))}
  </ul>
);

function sentence({ kind, before, after }: Listed, locale: Locale): string {
  if (kind === 'moved')
    return after
      ? locale.t('summits.change.moved', { after: momentOf(after, locale) })
      : locale.t('summits.change.unplaced');
  if (kind === 'room')
    return after ? locale.t('summits.change.room', { after }) : locale.t('summits.change.unroomed');
  return locale.t(`summits.change.${kind}`, { before });
}

/** `2027-03-04T09:30/45` in words. */
function momentOf(text: string, locale: Locale): string {
  const [, day = '', start = '', minutes = ''] = /^(.{10})T(.{5})\/(\d+)$/.exec(text) ?? [];
  return `${dayName(day, locale)}, ${hoursOf({ start, minutes: Number(minutes) }, locale)}`;
}

export const ChangesPage: FC<ChangesProps> = (props) => (
  <div class="stack">
    <h1>{props.locale.t('summits.changes')}</h1>
    <p class="lead">{props.locale.t('summits.changes.lead')}</p>
    {props.changes.length === 0 ? (
      <Notice>
        <p>{props.locale.t('summits.changes.none')}</p>
      </Notice>
    ) : (
      <ChangeLines {...props} />
    )}
  </div>
);
