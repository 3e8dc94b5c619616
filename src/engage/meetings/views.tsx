import type { FC } from 'hono/jsx';
import { nameOf } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Mine } from './answering.ts';
import type { TOPIC_CODES } from './forms.ts';
import { momentIn } from './moments.ts';
import type { MeetingPerson } from './people.ts';
import { type MeetingState, saidBy } from './states.ts';

interface Speaks {
  readonly locale: Locale;
}

const STEPS = ['ask', 'proposals', 'yes', 'meet'] as const;

/** What it is and what nobody sees, before anybody asks. */
export const About: FC<Speaks> = ({ locale }) => (
  <article class="stack">
    <h1>{locale.t('meetings.title')}</h1>
    <p class="lead">{locale.t('meetings.lead')}</p>
    <section class="section stack" aria-labelledby="how">
      <h2 id="how">{locale.t('meetings.how')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li>
            <strong>{locale.t(`meetings.how.${step}`)}</strong>{' '}
            {locale.t(`meetings.how.${step}.text`)}
          </li>
        ))}
      </ol>
    </section>
    <section class="section stack" aria-labelledby="never">
      <h2 id="never">{locale.t('meetings.never')}</h2>
      <p>{locale.t('meetings.never.text')}</p>
    </section>
    <div class="row">
      <Button href={`/${locale.lang}/me/meetings`}>{locale.t('meetings.ask')}</Button>
    </div>
  </article>
);

interface OwnProps extends Speaks {
  readonly people: readonly Shown[];
  readonly meetings: readonly Told[];
  /** Where one can ask to meet and has not: the whole hub, summits to come. */
  readonly places: readonly Place[];
}

/** Where somebody asked to meet, with the name of the place. */
export interface Shown {
  readonly person: MeetingPerson;
  readonly place: string;
}

export interface Place {
  readonly id: string | null;
  readonly name: string;
}

export interface Told {
  readonly mine: Mine;
  readonly state: MeetingState;
  /** The name that the other chose; null until both have said yes. */
  readonly them: string | null;
}

export const OwnMeetings: FC<OwnProps> = ({ locale, people, meetings, places }) => (
  <>
    <h1>{locale.t('me.page.meetings')}</h1>
    <p class="lead">
      {locale.t('meetings.own.lead')}{' '}
      <a href={`/${locale.lang}/meetings`}>{locale.t('meetings.more')}</a>
    </p>
    {people.length > 0 && (
      <section class="section stack" aria-labelledby="proposals">
        <h2 id="proposals">{locale.t('meetings.proposals')}</h2>
        {meetings.length === 0 ? (
          <EmptyState title={locale.t('meetings.none')}>
            <p>{locale.t('meetings.none.text')}</p>
          </EmptyState>
        ) : (
          <ul class="cards">
            {meetings.map((told) => (
              <li class="card stack">
                <Proposal locale={locale} {...told} />
              </li>
            ))}
          </ul>
        )}
      </section>
    )}
    <section class="section stack" aria-labelledby="wishes">
      <h2 id="wishes">{locale.t('meetings.wishes')}</h2>
      {people.length > 0 && (
        <ul class="lines">
          {people.map(({ person, place }) => (
            <li class="stack">
              <p>
                <strong>
                  <bdi>{place}</bdi>
                </strong>
              </p>
              <p class="small muted">{locale.t('meetings.as', { name: person.name })}</p>
              <form
                class="row"
                method="post"
                action={`/${locale.lang}/me/meetings/stop/${person.id}`}
              >
                <Button
                  tone="plain"
                  href={`/${locale.lang}/me/meetings/ask${askedAt(person.summitId)}`}
                >
                  {locale.t('meetings.change')}
                </Button>
                <Button tone="link">{locale.t('meetings.stop')}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {places.length > 0 && (
        <div class="row">
          {places.map(({ id, name }) => (
            <Button
              tone={people.length > 0 ? 'plain' : 'main'}
              href={`/${locale.lang}/me/meetings/ask${askedAt(id)}`}
            >
              {id ? locale.t('meetings.ask.at', { place: name }) : locale.t('meetings.ask.hub')}
            </Button>
          ))}
        </div>
      )}
    </section>
  </>
);

const askedAt = (summit: string | null): string => (summit ? `?summit=${summit}` : '');

/** A proposal by its reasons; once both have said yes, by the other's name. */
const Proposal: FC<Speaks & Told> = ({ locale, mine, state, them }) => {
  const { meeting, side } = mine;
  const at = `/${locale.lang}/me/meetings/${meeting.id}`;
  return (
    <>
      <h3>
        {them === null ? (
          locale.t('meetings.somebody')
        ) : (
          <a href={at}>
            <bdi>{them}</bdi>
          </a>
        )}{' '}
        {state !== 'proposed' && (
          <Tag tone={state === 'past' ? 'quiet' : 'done'}>
            {locale.t(`meetings.state.${state}`)}
          </Tag>
        )}
      </h3>
      <Reasons locale={locale} mine={mine} />
      {state === 'proposed' && saidBy(meeting, side) === 'yes' && (
        <p class="muted">{locale.t('meetings.waiting')}</p>
      )}
      {state === 'proposed' && saidBy(meeting, side) === null && (
        <form method="post" action={`${at}/answer`}>
          <EqualButtons>
            <Button tone="plain" name="answer" value="yes">
              {locale.t('meetings.yes')}
            </Button>
            <Button tone="plain" name="answer" value="no">
              {locale.t('meetings.no')}
            </Button>
          </EqualButtons>
        </form>
      )}
      {them !== null && (
        <div class="row">
          <Button href={at}>{locale.t('meetings.open')}</Button>
        </div>
      )}
    </>
  );
};

/** Why the two were proposed to each other, as the one who reads it sees it. */
export const Reasons: FC<Speaks & { readonly mine: Mine }> = ({ locale, mine }) => {
  const { lang } = locale;
  const { meeting, side, me } = mine;
  const { given, taken, shared, langs, times } = meeting.reasons;
  const [mineToGive, theirs] = side === 'one' ? [given, taken] : [taken, given];
  const entry = (key: string, values: readonly string[]) =>
    values.length > 0
      ? [{ term: locale.t(`meetings.reason.${key}`), text: inRow(values, lang) }]
      : [];
  return (
    <DefinitionList
      entries={[
        ...entry('theirs', topicNames(theirs, lang)),
        ...entry('mine', topicNames(mineToGive, lang)),
        ...entry('shared', topicNames(shared, lang)),
        ...entry(
          'langs',
          langs.map((code) => languageName(code, lang)),
        ),
        ...entry(
          'times',
          times.map((one) => momentIn(one, me.zone, lang)),
        ),
      ]}
    />
  );
};

const topicNames = (codes: readonly string[], lang: Lang): string[] =>
  codes.map((code) => nameOf('topics', code as (typeof TOPIC_CODES)[number], lang)); // the form takes no other code
