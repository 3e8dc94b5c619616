import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { Qr } from '../../web/components/qr.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said, SaidAtLength } from '../consultations/consultations.ts';
import {
  dayName,
  hoursOf,
  type Placed,
  type Speaker,
  SpeakerLine,
  type Worded,
  whereOf,
} from '../summits/summits.ts';
import type { Answer, Heard } from './guides.ts';
import type { Live } from './live.ts';
import type { Note } from './notes.ts';
import type { Counted } from './questions.ts';

export interface Speaks {
  readonly locale: Locale;
}

/** All that the page of a session shows. */
export interface Shown extends Speaks {
  readonly summit: Worded;
  readonly session: Placed;
  readonly speakers: readonly Speaker[];
  readonly live: Live;
  readonly guides: readonly Heard[];
  readonly questions: readonly Counted[];
  readonly notes: readonly Note[];
  /** What this reader has voted for and answered, where they hold a code. */
  readonly voted: ReadonlySet<string>;
  readonly answered: ReadonlyMap<string, Answer>;
  readonly errors: readonly FieldError[];
  /** What was typed and not taken. */
  readonly typed: string;
}

/** A session: its brief; and while it is open what is asked, said and noted in it. */
export const SessionPage: FC<Shown> = (props) => {
  const { locale, summit, session, live, errors } = props;
  const base = baseOf(props);
  const open = live.openedOn !== null && live.closedOn === null;
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Brief {...props} />
      <div class="row">
        <Button
          tone="plain"
          href={`/${locale.lang}/summits/${summit.slug}/agenda#f-${session.code}`}
        >
          {locale.t('sessions.keep')}
        </Button>
        <a href={`${base}.ics`}>{locale.t('sessions.calendar')}</a>
      </div>
      {live.openedOn === null ? (
        <Notice>
          <p>{locale.t('sessions.before')}</p>
        </Notice>
      ) : (
        <live-session
          {...(open ? { src: `${base}/stream`, after: String(live.sequence) } : {})}
          class="stack"
        >
          <p class="live-state">
            <Tag tone={open ? 'attention' : 'quiet'}>
              {locale.t(open ? 'sessions.open' : 'sessions.closed')}
            </Tag>{' '}
            <span class="small muted" data-state="" hidden>
              {locale.t('sessions.live')}
            </span>
            <a class="small" href={base} data-stale="" hidden>
              {locale.t('sessions.reload')}
            </a>
          </p>
          <Guides {...props} open={open} />
          <Questions {...props} open={open} />
          <Notes {...props} />
        </live-session>
      )}
    </div>
  );
};

export const baseOf = ({ locale, summit, session }: Pick<Shown, 'locale' | 'summit' | 'session'>) =>
  `/${locale.lang}/summits/${summit.slug}/sessions/${session.code}`;

const Brief: FC<Shown> = ({ locale, session, speakers }) => {
  const own = speakers.filter(({ sessionId }) => sessionId === session.id);
  const part = (name: 'theme' | 'scope' | 'method') =>
    session[name]
      ? [
          {
            term: locale.t(`summits.field.${name}`),
            text: <SaidAtLength lang={session.lang} text={session[name]} />,
          },
        ]
      : [];
  return (
    <>
      <p class="card-over">
        {session.day && `${dayName(session.day, locale)}, `}
        <bdi>{hoursOf(session, locale)}</bdi>
      </p>
      <Said as="h1" lang={session.wordsIn}>
        {session.title}
      </Said>
      {session.subtitle && (
        <Said as="p" class="lead" lang={session.lang}>
          {session.subtitle}
        </Said>
      )}
      <p class="muted">{whereOf(session, locale)}</p>
      {session.cancelledOn && (
        <Notice tone="attention" title={locale.t('sessions.cancelled')}>
          <p>{locale.t('sessions.cancelled.text')}</p>
        </Notice>
      )}
      {session.overview && <SaidAtLength lang={session.wordsIn} text={session.overview} />}
      {own.length > 0 && (
        <ul class="plain-list">
          {own.map((speaker) => (
            <li>
              <SpeakerLine locale={locale} speaker={speaker} />
              {speaker.biography && (
                <p class="small" dir="auto">
                  {speaker.biography}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <DefinitionList entries={[...part('theme'), ...part('scope'), ...part('method')]} />
    </>
  );
};

type Opened = Shown & { readonly open: boolean };

const Guides: FC<Opened> = (props) => {
  const { locale, guides, live } = props;
  if (guides.length === 0) return null;
  return (
    <section class="section stack" aria-labelledby="guides">
      <h2 id="guides">{locale.t('sessions.guides')}</h2>
      <ol class="lines">
        {guides.map((guide) => (
          <li id={`g${guide.number}`} class={guide.id === live.guideId ? 'stack chosen' : 'stack'}>
            {guide.id === live.guideId && (
              <p>
                <Tag tone="attention">{locale.t('sessions.now')}</Tag>
              </p>
            )}
            <Said as="p" class="serif lead" lang={guide.lang}>
              {guide.text}
            </Said>
            {props.open && <GuideForm {...props} guide={guide} />}
            <GuideResult locale={locale} guide={guide} />
          </li>
        ))}
      </ol>
    </section>
  );
};

const STANCES = [
  [1, 'agree'],
  [-1, 'disagree'],
  [0, 'pass'],
] as const;

const GuideForm: FC<Opened & { readonly guide: Heard }> = (props) => {
  const { locale, guide, answered, errors, typed } = props;
  const own = answered.get(guide.id);
  const name = `answer-${guide.number}`;
  const action = `${baseOf(props)}/guides/${guide.number}`;
  if (guide.form === 'stance')
    return (
      <form class="equal" method="post" action={action}>
        {STANCES.map(([stance, word]) => (
          <button
            class="button plain"
            type="submit"
            name="stance"
            value={String(stance)}
            aria-pressed={own?.stance === stance ? 'true' : 'false'}
          >
            {locale.t(`sessions.stance.${word}`)}
          </button>
        ))}
      </form>
    );
  const error = errorAt(errors, name);
  return (
    <form class="form" method="post" action={action}>
      <TextInput
        name={name}
        label={locale.t('sessions.answer')}
        hint={locale.t('sessions.answer.hint')}
        value={error ? typed : (own?.text ?? '')}
        rows={2}
        maxlength={300}
        dir="auto"
        required
        {...(error ? { error } : {})}
      />
      <div class="row">
        <Button tone="plain">{locale.t('sessions.answer.send')}</Button>
      </div>
    </form>
  );
};

/** Of a stance counts, once there are enough; of words the words, in no order that says who came first. */
export const GuideResult: FC<Speaks & { readonly guide: Heard }> = ({ locale, guide }) => {
  if (guide.form === 'words')
    return guide.said.length === 0 ? null : (
      <ul class="bulleted">
        {guide.said.map(({ lang, text }) => (
          <li>
            <Said lang={lang ?? guide.lang}>{text}</Said>
          </li>
        ))}
      </ul>
    );
  if (!guide.stances) return <p class="small muted">{locale.t('sessions.few')}</p>;
  return (
    <p class="small">
      {STANCES.map(([, word]) =>
        locale.t(`sessions.count.${word}`, { n: guide.stances?.[word] ?? 0 }),
      ).join(' · ')}
      {guide.inSteps && <span class="muted"> {locale.t('sessions.rounded')}</span>}
    </p>
  );
};

const Questions: FC<Opened> = (props) => {
  const { locale, questions, errors, typed, open } = props;
  const error = errorAt(errors, 'question');
  return (
    <section class="section stack" aria-labelledby="questions">
      <h2 id="questions">{locale.t('sessions.questions')}</h2>
      {open && (
        <form class="form" method="post" action={`${baseOf(props)}/questions`}>
          <input type="hidden" name="once" value={crypto.randomUUID()} />
          <TextInput
            name="question"
            label={locale.t('sessions.ask')}
            hint={locale.t('sessions.ask.hint')}
            value={typed}
            rows={2}
            maxlength={500}
            dir="auto"
            required
            {...(error ? { error } : {})}
          />
          <div class="row">
            <Button>{locale.t('sessions.ask.send')}</Button>
          </div>
        </form>
      )}
      <p class="muted" data-none="" hidden={questions.length > 0}>
        {locale.t('sessions.questions.none')}
      </p>
      <ol class="lines live-questions" data-questions="">
        {questions.map((question) => (
          <QuestionLine {...props} question={question} />
        ))}
      </ol>
      {open && (
        <template data-question="">
          <QuestionLine {...props} question={BLANK} />
        </template>
      )}
    </section>
  );
};

/** What the script fills for a question that came after the page. */
const BLANK = {
  number: 0,
  text: '',
  lang: '',
  votes: 0,
  state: 'asked',
  answer: '',
  joined: 0,
  id: '',
} as const;

type LineProps = Opened & {
  readonly question: Pick<
    Counted,
    'number' | 'text' | 'lang' | 'votes' | 'state' | 'answer' | 'joined' | 'id'
  >;
};

const QuestionLine: FC<LineProps> = (props) => {
  const { locale, question, voted, open } = props;
  const mine = voted.has(question.id);
  return (
    <li id={`q${question.number}`} data-state={question.state}>
      <div class="live-question">
        <div>
          <p class="live-current" hidden={question.state !== 'current'} data-when="current">
            <Tag tone="attention">{locale.t('sessions.now')}</Tag>
          </p>
          <p data-text="" lang={question.lang || undefined} dir="auto">
            {question.text}
          </p>
          <p class="small" data-when="answered" hidden={question.state !== 'answered'}>
            <Tag tone="done">{locale.t('sessions.answered')}</Tag>{' '}
            <span data-answer="" dir="auto">
              {question.answer}
            </span>
          </p>
          {question.joined > 0 && (
            <p class="small muted">{locale.t('sessions.joined', { n: question.joined })}</p>
          )}
        </div>
        {open ? (
          <form method="post" action={`${baseOf(props)}/questions/${question.number}/vote`}>
            <input type="hidden" name="vote" value={mine ? 'no' : 'yes'} />
            <button class="button plain vote" type="submit" aria-pressed={mine ? 'true' : 'false'}>
              <Votes locale={locale} votes={question.votes} />
            </button>
          </form>
        ) : (
          <p class="vote">
            <Votes locale={locale} votes={question.votes} />
          </p>
        )}
      </div>
    </li>
  );
};

const Votes: FC<Speaks & { readonly votes: number }> = ({ locale, votes }) => (
  <>
    <span class="small">{locale.t('sessions.votes')}</span>{' '}
    <strong data-votes="">{number(votes, locale)}</strong>
  </>
);

const Notes: FC<Shown> = ({ locale, notes }) => (
  <section class="section stack" aria-labelledby="notes">
    <h2 id="notes">{locale.t('sessions.notes')}</h2>
    <p class="muted" data-none-notes="" hidden={notes.length > 0}>
      {locale.t('sessions.notes.none')}
    </p>
    <div data-notes="" class="stack">
      {notes.map((note) => (
        <NoteShown locale={locale} note={note} />
      ))}
    </div>
    <template data-note="">
      <NoteShown locale={locale} note={{ number: 0, kind: 'note', lang: '', text: '' }} />
    </template>
  </section>
);

const NoteShown: FC<
  Speaks & { readonly note: Pick<Note, 'number' | 'kind' | 'lang' | 'text'> }
> = ({ locale, note }) => (
  <div id={`n${note.number}`} class="live-note">
    <p data-when="recommendation" hidden={note.kind !== 'recommendation'}>
      <Tag tone="done">{locale.t('sessions.recommendation')}</Tag>
    </p>
    <p data-text="" class="written" lang={note.lang || undefined} dir="auto">
      {note.text}
    </p>
  </div>
);

/** For the screen of a room: what is spoken of, what comes next, how one takes part. */
export const ScreenPage: FC<Shown & { readonly address: string }> = (props) => {
  const { locale, session, guides, questions, live, address } = props;
  const guide = guides.find(({ id }) => id === live.guideId);
  const current = questions.find(({ state }) => state === 'current');
  const next = questions.filter(({ state }) => state === 'asked').slice(0, 4);
  return (
    <live-session
      class="projection"
      mode="whole"
      src={`${baseOf(props)}/stream`}
      after={String(live.sequence)}
    >
      <div data-part="" class="projection-page">
        <header class="projection-head">
          <Said as="h1" lang={session.wordsIn}>
            {session.title}
          </Said>
          <Timer locale={locale} live={live} zone={props.summit.zone} />
        </header>
        <div class="projection-main">
          {current ? (
            <p class="projection-current serif" lang={current.lang} dir="auto">
              {current.text}
            </p>
          ) : (
            guide && (
              <p class="projection-current serif" lang={guide.lang} dir="auto">
                {guide.text}
              </p>
            )
          )}
          <ol class="projection-next">
            {next.map((question) => (
              <li>
                <strong>{number(question.votes, locale)}</strong>
                <span lang={question.lang} dir="auto">
                  {question.text}
                </span>
              </li>
            ))}
          </ol>
        </div>
        <footer class="projection-foot">
          <Qr text={address} label={locale.t('sessions.join')} />
          <p>
            {locale.t('sessions.join')}
            <br />
            <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
          </p>
        </footer>
      </div>
    </live-session>
  );
};

/** Until when somebody speaks; the script counts down to it. */
export const Timer: FC<Speaks & { readonly live: Live; readonly zone: string }> = ({
  locale,
  live,
  zone,
}) =>
  live.endsAt ? (
    <p class="timer" data-ends={live.endsAt.toISOString()}>
      {locale.t('sessions.until')}{' '}
      <time datetime={live.endsAt.toISOString()}>
        {new Intl.DateTimeFormat(locale.lang, { timeStyle: 'short', timeZone: zone }).format(
          live.endsAt,
        )}
      </time>
    </p>
  ) : null;
