import type { FC } from 'hono/jsx';
import { Button, EqualButtons, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Mine } from './answering.ts';
import { wrong } from './form-views.tsx';
import { momentIn, zoneName } from './moments.ts';
import type { MeetingPerson } from './people.ts';
import type { MeetingState } from './states.ts';
import { Reasons } from './views.tsx';

export interface MeetingPageProps {
  readonly locale: Locale;
  readonly mine: Mine;
  readonly other: MeetingPerson;
  readonly state: MeetingState;
  readonly words: { readonly mine: string; readonly theirs: string };
  readonly place: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Two people who both said yes: who, why, a word each, when and where, and afterwards whether it helped. */
export const MeetingPage: FC<MeetingPageProps> = (props) => {
  const { locale, mine, other, state } = props;
  return (
    <>
      <h1>
        <bdi>{other.name}</bdi>
      </h1>
      <p class="lead">{locale.t('meetings.mutual', { name: mine.me.name })}</p>
      <ErrorSummary
        title={locale.t('form.errors', { n: props.errors.length })}
        errors={props.errors}
      />
      {state === 'past' && <Followed {...props} />}
      <Rendezvous {...props} />
      <Words {...props} />
      <section class="section stack" aria-labelledby="why">
        <h2 id="why">{locale.t('meetings.why')}</h2>
        <Reasons locale={locale} mine={mine} />
      </section>
      {state !== 'past' && (
        <section class="section stack" aria-labelledby="release">
          <h2 id="release">{locale.t('meetings.release')}</h2>
          <p>{locale.t('meetings.release.text')}</p>
          <form class="row" method="post" action={`${hrefOf(props)}/release`}>
            <Button tone="grave">{locale.t('meetings.release.do')}</Button>
          </form>
        </section>
      )}
    </>
  );
};

const hrefOf = ({ locale, mine }: MeetingPageProps): string =>
  `/${locale.lang}/me/meetings/${mine.meeting.id}`;

const Rendezvous: FC<MeetingPageProps> = (props) => {
  const { locale, mine, other, state, place, errors } = props;
  const { time, timeBy } = mine.meeting;
  const waits = time && state === 'mutual';
  return (
    <section class="section stack" aria-labelledby="when">
      <h2 id="when">{locale.t('meetings.when')}</h2>
      {time && (
        <>
          <DefinitionList
            entries={[
              ...clocksOf(locale, time, mine.me, other),
              { term: locale.t('meetings.place'), text: <Where place={place} /> },
            ]}
          />
          {waits && timeBy === mine.side && (
            <p class="muted">{locale.t('meetings.time.waiting')}</p>
          )}
          {waits && timeBy !== mine.side && (
            <form class="row" method="post" action={`${hrefOf(props)}/agree`}>
              <input type="hidden" name="time" value={time} />
              <Button>{locale.t('meetings.time.agree')}</Button>
            </form>
          )}
          {state === 'agreed' && <Notice title={locale.t('meetings.time.agreed')} />}
        </>
      )}
      {state !== 'past' && !time && (
        <>
          <h3>{locale.t('meetings.time.propose')}</h3>
          <TimeForm {...props} />
        </>
      )}
      {state !== 'past' && time && (
        <details open={errors.length > 0}>
          <summary>{locale.t('meetings.time.other')}</summary>
          <TimeForm {...props} />
        </details>
      )}
    </section>
  );
};

/** An hour in one's own zone, and a place. */
const TimeForm: FC<MeetingPageProps> = (props) => {
  const { locale, mine, values, errors } = props;
  return (
    <form class="form" method="post" action={`${hrefOf(props)}/time`}>
      <p class="hint">{locale.t('meetings.time.hint', { zone: zoneName(mine.me.zone) })}</p>
      <TextInput
        name="day"
        type="date"
        label={locale.t('meetings.day')}
        value={values.one('day')}
        required
        short
        {...wrong(errors, 'day')}
      />
      <TextInput
        name="hour"
        type="time"
        label={locale.t('meetings.hour')}
        value={values.one('hour')}
        required
        short
        {...wrong(errors, 'hour')}
      />
      <TextInput
        name="place"
        label={locale.t('meetings.place')}
        hint={locale.t('meetings.place.hint')}
        value={values.one('place')}
        maxlength={300}
        dir="auto"
        required
        {...wrong(errors, 'place')}
      />
      <div class="row">
        <Button tone={mine.meeting.time ? 'plain' : 'main'}>
          {locale.t('meetings.time.send')}
        </Button>
      </div>
    </form>
  );
};

/** A link where it is one that a browser opens without harm, else words. */
const Where: FC<{ readonly place: string }> = ({ place }) =>
  /^https:\/\/\S+$/.test(place) ? (
    <a href={place} rel="noopener noreferrer" dir="ltr">
      {place}
    </a>
  ) : (
    <bdi>{place}</bdi>
  );

/** The same moment on two clocks; one line where they are in one zone. */
function clocksOf(locale: Locale, time: string, me: MeetingPerson, other: MeetingPerson) {
  const line = (key: string, zone: string) => ({
    term: locale.t(key, { zone: zoneName(zone) }),
    text: <time datetime={time}>{momentIn(time, zone, locale.lang)}</time>,
  });
  return me.zone === other.zone
    ? [line('meetings.clock.both', me.zone)]
    : [line('meetings.clock.mine', me.zone), line('meetings.clock.theirs', other.zone)];
}

const Words: FC<MeetingPageProps> = (props) => {
  const { locale, words, other } = props;
  return (
    <section class="section stack" aria-labelledby="words">
      <h2 id="words">{locale.t('meetings.words')}</h2>
      {words.theirs ? (
        <figure>
          <figcaption class="small muted">
            <bdi>{other.name}</bdi>
          </figcaption>
          <blockquote dir="auto">{words.theirs}</blockquote>
        </figure>
      ) : (
        <p class="muted">{locale.t('meetings.words.none')}</p>
      )}
      <form class="form" method="post" action={`${hrefOf(props)}/words`}>
        <TextInput
          name="words"
          label={locale.t('meetings.words.mine')}
          hint={locale.t('meetings.words.hint')}
          value={words.mine}
          rows={4}
          maxlength={1000}
          dir="auto"
        />
        <div class="row">
          <Button tone="plain">{locale.t('meetings.words.send')}</Button>
        </div>
      </form>
    </section>
  );
};

const Followed: FC<MeetingPageProps> = (props) => {
  const { locale, mine } = props;
  const { oneHelped, otherHelped } = mine.meeting;
  const said = mine.side === 'one' ? oneHelped : otherHelped;
  if (said !== null) return <Notice title={locale.t('meetings.helped.thanks')} />;
  return (
    <section class="section stack" aria-labelledby="helped">
      <h2 id="helped">{locale.t('meetings.helped')}</h2>
      <p>{locale.t('meetings.helped.text')}</p>
      <form method="post" action={`${hrefOf(props)}/helped`}>
        <EqualButtons>
          <Button tone="plain" name="helped" value="yes">
            {locale.t('meetings.helped.yes')}
          </Button>
          <Button tone="plain" name="helped" value="no">
            {locale.t('meetings.helped.no')}
          </Button>
        </EqualButtons>
      </form>
    </section>
  );
};
