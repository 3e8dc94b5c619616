import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Radios, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from '../consultations/consultations.ts';
import type { Placed, Summit } from '../summits/summits.ts';
import type { Heard } from './guides.ts';
import type { Live } from './live.ts';
import type { Note, NoteVersion } from './notes.ts';
import type { Counted } from './questions.ts';
import { GuideResult, Timer } from './views.tsx';

interface Desk {
  readonly locale: Locale;
  readonly summit: Summit;
  readonly session: Placed;
  readonly live: Live;
  readonly errors: readonly FieldError[];
}

interface DeskProps extends Desk {
  readonly guides: readonly Heard[];
  /** In the order of the room. */
  readonly questions: readonly Counted[];
  readonly hidden: readonly Counted[];
}

const deskOf = ({ locale, summit, session }: Pick<Desk, 'locale' | 'summit' | 'session'>) =>
  `/${locale.lang}/staff/summits/${summit.id}/sessions/${session.code}`;

/** The desk of whoever leads a session: what is asked, in its order, and what to do with each. */
export const SessionDesk: FC<DeskProps> = (props) => {
  const { locale, summit, session, live, errors } = props;
  const base = deskOf(props);
  const open = live.openedOn !== null && live.closedOn === null;
  const page = `/${locale.lang}/summits/${summit.slug}/sessions/${session.code}`;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Said as="h1" lang={session.wordsIn}>
        {session.title}
      </Said>
      <div class="row">
        <form method="post" action={`${base}/${open ? 'close' : 'open'}`}>
          <Button tone={open ? 'plain' : 'main'}>
            {locale.t(open ? 'sessions.close' : 'sessions.open.do')}
          </Button>
        </form>
        <Button tone="plain" href={`${base}/notes`}>
          {locale.t('sessions.notes.take')}
        </Button>
        {summit.publishedOn && (
          <>
            <a href={page}>{locale.t('sessions.page')}</a>
            <a href={`${page}/screen`}>{locale.t('sessions.screen')}</a>
          </>
        )}
      </div>
      <Clock {...props} base={base} />
      <live-session
        mode="whole"
        {...(summit.publishedOn && open
          ? { src: `${page}/stream`, after: String(live.sequence) }
          : {})}
        class="stack"
      >
        <p data-stale="" hidden>
          <a href={base}>{locale.t('sessions.reload')}</a>
        </p>
        <div data-part="" class="stack">
          <QuestionDesk {...props} base={base} />
        </div>
      </live-session>
      <GuideDesk {...props} base={base} />
    </>
  );
};

type Based<Props> = Props & { readonly base: string };

const Clock: FC<Based<DeskProps>> = ({ locale, live, summit, base }) => (
  <form class="row" method="post" action={`${base}/timer`}>
    <label for="f-minutes">{locale.t('sessions.timer')}</label>
    <input
      class="short"
      id="f-minutes"
      name="minutes"
      type="number"
      min="0"
      max="180"
      value="5"
      inputmode="numeric"
    />
    <Button tone="plain">{locale.t('sessions.timer.start')}</Button>
    <Timer locale={locale} live={live} zone={summit.zone} />
  </form>
);

const QuestionDesk: FC<Based<DeskProps>> = (props) => {
  const { locale, questions, hidden, base } = props;
  return (
    <>
      <section class="section stack" aria-labelledby="questions">
        <h2 id="questions">{locale.t('sessions.questions')}</h2>
        {questions.length === 0 && <p class="muted">{locale.t('sessions.questions.none')}</p>}
        <ol class="lines">
          {questions.map((question) => (
            <QuestionAtDesk {...props} question={question} />
          ))}
        </ol>
        <details>
          <summary>{locale.t('sessions.room')}</summary>
          <form class="form" method="post" action={`${base}/questions`}>
            <TextInput
              name="question"
              label={locale.t('sessions.room.label')}
              rows={2}
              maxlength={500}
              dir="auto"
              required
            />
            <div class="row">
              <Button tone="plain">{locale.t('sessions.room.add')}</Button>
            </div>
          </form>
        </details>
      </section>
      {hidden.length > 0 && (
        <details class="section">
          <summary>{locale.t('sessions.hidden', { n: hidden.length })}</summary>
          <ul class="lines">
            {hidden.map((question) => (
              <li>
                <Said lang={question.lang}>{question.text}</Said>
                {question.reason && (
                  <p class="small muted" dir="auto">
                    {question.reason}
                  </p>
                )}
                <form
                  method="post"
                  action={`${base}/questions/${question.number}/${question.joinedInto ? 'part' : 'show'}`}
                >
                  <Button tone="link">
                    {locale.t(question.joinedInto ? 'sessions.part' : 'sessions.show')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const QuestionAtDesk: FC<Based<DeskProps> & { readonly question: Counted }> = (props) => {
  const { locale, question, base, errors } = props;
  const at = `${base}/questions/${question.number}`;
  const error = errorAt(errors, `reason-${question.number}`);
  return (
    <li id={`q${question.number}`} class="stack">
      <div>
        <p class="small muted">
          {locale.t('sessions.question', { n: question.number })} · {locale.t('sessions.votes')}{' '}
          <strong>{number(question.votes, locale)}</strong>
          {question.joined > 0 && ` · ${locale.t('sessions.joined', { n: question.joined })}`}
        </p>
        <p>
          {question.state !== 'asked' && (
            <Tag tone={question.state === 'current' ? 'attention' : 'done'}>
              {locale.t(question.state === 'current' ? 'sessions.now' : 'sessions.answered')}
            </Tag>
          )}{' '}
          <Said lang={question.lang}>{question.text}</Said>
        </p>
      </div>
      <div class="row">
        {question.state !== 'current' && (
          <form method="post" action={`${at}/current`}>
            <Button tone="plain">{locale.t('sessions.take')}</Button>
          </form>
        )}
      </div>
      <details {...(error ? { open: true } : {})}>
        <summary>{locale.t('sessions.more')}</summary>
        <form class="form" method="post" action={`${at}/answered`}>
          <TextInput
            name="answer"
            id={`f-answer-${question.number}`}
            label={locale.t('sessions.answer.noted')}
            optional={locale.t('form.optional')}
            value={question.answer}
            rows={2}
            maxlength={1000}
            dir="auto"
          />
          <div class="row">
            <Button tone="plain">{locale.t('sessions.answered.do')}</Button>
          </div>
        </form>
        <form class="form" method="post" action={`${at}/join`}>
          <TextInput
            name="into"
            id={`f-into-${question.number}`}
            label={locale.t('sessions.join.with')}
            type="number"
            short
            required
          />
          <div class="row">
            <Button tone="plain">{locale.t('sessions.join.do')}</Button>
          </div>
        </form>
        <form class="form" method="post" action={`${at}/hide`}>
          <TextInput
            name={`reason-${question.number}`}
            label={locale.t('sessions.hide.reason')}
            maxlength={300}
            dir="auto"
            required
            {...(error ? { error } : {})}
          />
          <div class="row">
            <Button tone="plain">{locale.t('sessions.hide')}</Button>
          </div>
        </form>
      </details>
    </li>
  );
};

const GuideDesk: FC<Based<DeskProps>> = ({ locale, guides, live, base, errors }) => {
  const error = errorAt(errors, 'text');
  return (
    <section class="section stack" aria-labelledby="guides">
      <h2 id="guides">{locale.t('sessions.guides')}</h2>
      <ol class="lines">
        {guides.map((guide) => (
          <li id={`g${guide.number}`}>
            <p>
              {guide.id === live.guideId && <Tag tone="attention">{locale.t('sessions.now')}</Tag>}{' '}
              <Said lang={guide.lang}>{guide.text}</Said>
            </p>
            <GuideResult locale={locale} guide={guide} />
            <div class="row">
              <form method="post" action={`${base}/guides/${guide.number}/raise`}>
                <Button tone="link">
                  {locale.t(guide.id === live.guideId ? 'sessions.lower' : 'sessions.raise')}
                </Button>
              </form>
              <form method="post" action={`${base}/guides/${guide.number}/remove`}>
                <Button tone="link">{locale.t('sessions.guide.remove')}</Button>
              </form>
            </div>
            {guide.said.length > 0 && (
              <details>
                <summary>{locale.t('sessions.moderate')}</summary>
                <ul class="lines">
                  {guide.said.map((answer) => (
                    <li>
                      <Said lang={answer.lang ?? guide.lang}>{answer.text}</Said>
                      <form class="form" method="post" action={`${base}/answers/${answer.id}/hide`}>
                        <TextInput
                          name="reason"
                          id={`f-${answer.id}`}
                          label={locale.t('sessions.hide.reason')}
                          maxlength={300}
                          dir="auto"
                          required
                        />
                        <Button tone="link">{locale.t('sessions.hide')}</Button>
                      </form>
                    </li>
                  ))}
                </ul>
              </details>
            )}
            {guide.hidden.length > 0 && (
              <details>
                <summary>{locale.t('sessions.answers.hidden', { n: guide.hidden.length })}</summary>
                <ul class="lines">
                  {guide.hidden.map((answer) => (
                    <li>
                      <Said lang={answer.lang ?? guide.lang}>{answer.text}</Said>
                      <p class="small muted" dir="auto">
                        {answer.reason}
                      </p>
                      <form method="post" action={`${base}/answers/${answer.id}/show`}>
                        <Button tone="link">{locale.t('sessions.show')}</Button>
                      </form>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
      <form class="form" method="post" action={`${base}/guides`}>
        <TextInput
          name="text"
          label={locale.t('sessions.guide.new')}
          rows={2}
          maxlength={300}
          dir="auto"
          required
          {...(error ? { error } : {})}
        />
        <Radios
          name="form"
          label={locale.t('sessions.guide.form')}
          value="stance"
          options={(['stance', 'words'] as const).map((form) => ({
            value: form,
            label: locale.t(`sessions.guide.form.${form}`),
          }))}
        />
        <div class="row">
          <Button tone="plain">{locale.t('sessions.guide.add')}</Button>
        </div>
      </form>
    </section>
  );
};

interface NotesProps extends Desk {
  readonly notes: readonly Note[];
}

/** The notes, each paragraph on its own, so that several can write at the same time. */
export const NotesDesk: FC<NotesProps> = (props) => {
  const { locale, session, notes, errors } = props;
  const base = `${deskOf(props)}/notes`;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <header>
        <p class="card-over">
          <Said lang={session.wordsIn}>{session.title}</Said>
        </p>
        <h1>{locale.t('sessions.notes')}</h1>
      </header>
      <p class="lead">{locale.t('sessions.notes.lead')}</p>
      <ol class="lines">
        {notes.map((note) => (
          <li id={`n${note.number}`}>
            <NoteForm
              locale={locale}
              action={`${base}/${note.number}`}
              note={note}
              version={note.version}
            />
            <p class="small">
              <a href={`${base}/${note.number}`}>
                {locale.t('sessions.notes.history', { n: note.version })}
              </a>
            </p>
          </li>
        ))}
      </ol>
      <section class="section stack" aria-labelledby="new">
        <h2 id="new">{locale.t('sessions.notes.new')}</h2>
        <NoteForm
          locale={locale}
          action={base}
          note={{ number: 0, kind: 'note', text: '' }}
          version={0}
          {...errorOf(errors)}
        />
      </section>
    </>
  );
};

const errorOf = (errors: readonly FieldError[]) => {
  const error = errorAt(errors, 'text');
  return error ? { error } : {};
};

interface NoteFormProps {
  readonly locale: Locale;
  readonly action: string;
  readonly note: Pick<Note, 'number' | 'kind' | 'text'>;
  readonly version: number;
  readonly error?: string;
}

const NoteForm: FC<NoteFormProps> = ({ locale, action, note, version, error }) => (
  <form class="form" method="post" action={action}>
    <input type="hidden" name="version" value={String(version)} />
    <TextInput
      name="text"
      id={`f-text-${note.number}`}
      label={
        note.number === 0
          ? locale.t('sessions.notes.paragraph.new')
          : locale.t('sessions.notes.paragraph', { n: note.number })
      }
      value={note.text}
      rows={3}
      maxlength={4000}
      dir="auto"
      required
      {...(error ? { error } : {})}
    />
    <div class="choice">
      <input
        type="checkbox"
        id={`f-kind-${note.number}`}
        name="kind"
        value="recommendation"
        checked={note.kind === 'recommendation'}
      />
      <label for={`f-kind-${note.number}`}>{locale.t('sessions.recommendation.is')}</label>
    </div>
    <div class="row">
      <Button tone="plain">{locale.t('summits.save')}</Button>
      {note.number > 0 && (
        <Button tone="link" formaction={`${action}/remove`} formnovalidate>
          {locale.t('sessions.notes.remove')}
        </Button>
      )}
    </div>
  </form>
);

interface ConflictProps extends Desk {
  /** As somebody else has left it meanwhile. */
  readonly now: Note;
  readonly mine: Pick<Note, 'kind' | 'text'>;
}

/** Two people wrote in one paragraph: both texts are there, and whoever came second makes one of them. */
export const NoteConflict: FC<ConflictProps> = (props) => {
  const { locale, now, mine } = props;
  const base = `${deskOf(props)}/notes`;
  return (
    <>
      <h1>{locale.t('sessions.conflict')}</h1>
      <Notice tone="attention" live title={locale.t('sessions.conflict.lead')}>
        <p>{locale.t('sessions.conflict.text')}</p>
      </Notice>
      <section class="section stack" aria-labelledby="theirs">
        <h2 id="theirs">{locale.t('sessions.conflict.theirs')}</h2>
        <blockquote class="written" lang={now.lang} dir="auto">
          {now.text}
        </blockquote>
      </section>
      <section class="section stack" aria-labelledby="mine">
        <h2 id="mine">{locale.t('sessions.conflict.mine')}</h2>
        <NoteForm
          locale={locale}
          action={`${base}/${now.number}`}
          note={{ ...now, ...mine }}
          version={now.version}
        />
      </section>
      <p>
        <a href={base}>{locale.t('sessions.conflict.leave')}</a>
      </p>
    </>
  );
};

export const NoteHistory: FC<
  Desk & { readonly note: Note; readonly versions: readonly NoteVersion[] }
> = (props) => {
  const { locale, note, versions } = props;
  return (
    <>
      <h1>{locale.t('sessions.notes.paragraph', { n: note.number })}</h1>
      <ol class="lines" reversed>
        {versions.map(({ version, text, on, kind }) => (
          <li>
            <p class="small muted">
              {locale.t('sessions.notes.version', { n: version })} · {longDate(on, locale.lang)}
              {kind === 'recommendation' && ` · ${locale.t('sessions.recommendation')}`}
            </p>
            <p class="written" lang={note.lang} dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
      <p>
        <a href={`${deskOf(props)}/notes`}>{locale.t('sessions.notes')}</a>
      </p>
    </>
  );
};
