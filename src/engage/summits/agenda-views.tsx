import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Radios, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from '../consultations/consultations.ts';
import { ASKED } from './evaluations.ts';
import { dayName, hoursOf } from './parts.tsx';
import type { Placed, Programme } from './programme.ts';
import type { Summit, Worded } from './records.ts';
import type { Asked, SpeakerRow } from './speakers.ts';
import { whereOf } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface AgendaProps extends Speaks {
  readonly summit: Worded;
  readonly programme: Programme;
  readonly kept: ReadonlySet<string>;
  readonly clashes: readonly (readonly [Placed, Placed])[];
  /** A member, whose agenda goes with their account. */
  readonly member: boolean;
  readonly told: boolean;
  /** Of a visitor: what opens the same agenda elsewhere. */
  readonly code: string | null;
  readonly saved: boolean;
  readonly errors: readonly FieldError[];
}

/** The sessions that somebody chose, with what clashes, and the way into their calendar. */
export const AgendaPage: FC<AgendaProps> = (props) => {
  const { locale, summit, programme, kept, clashes, saved, errors } = props;
  const base = `/${locale.lang}/summits/${summit.slug}`;
  const chosen = programme.sessions.filter(({ id }) => kept.has(id));
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <header>
        <p class="card-over">
          <Said lang={summit.lang}>{summit.title}</Said>
        </p>
        <h1>{locale.t('summits.agenda')}</h1>
      </header>
      <p class="lead">{locale.t('summits.agenda.lead')}</p>
      {saved && <Notice live title={locale.t('summits.agenda.saved', { n: chosen.length })} />}
      {clashes.length > 0 && (
        <Notice tone="attention" title={locale.t('summits.clashes', { n: clashes.length })}>
          <ul class="bulleted">
            {clashes.map(([one, other]) => (
              <li>
                <Said lang={one.wordsIn}>{one.title}</Said> ·{' '}
                <Said lang={other.wordsIn}>{other.title}</Said>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {chosen.length > 0 && (
        <p>
          <a
            href={`${base}/agenda.ics?${new URLSearchParams(chosen.map(({ code }) => ['session', code]))}`}
          >
            {locale.t('summits.agenda.file')}
          </a>
        </p>
      )}
      {props.code && chosen.length > 0 && (
        <section class="section stack" aria-labelledby="code">
          <h2 id="code">{locale.t('summits.code')}</h2>
          <p>
            <code class="secret" dir="ltr">
              {props.code}
            </code>
          </p>
          <p class="small muted">{locale.t('summits.code.text')}</p>
        </section>
      )}
      <Choosing {...props} />
      {!props.member && (
        <section class="section stack" aria-labelledby="have-code">
          <h2 id="have-code">{locale.t('summits.code.have')}</h2>
          <form class="form" method="post" action={`${base}/code`}>
            <TextInput
              name="code"
              label={locale.t('summits.code')}
              hint={locale.t('summits.code.hint')}
              dir="ltr"
              autocomplete="off"
              maxlength={40}
              required
              {...errorOf(errors, 'code')}
            />
            <div class="row">
              <Button tone="plain">{locale.t('summits.code.open')}</Button>
            </div>
          </form>
        </section>
      )}
    </div>
  );
};

const Choosing: FC<AgendaProps> = ({ locale, summit, programme, kept, member, told }) => {
  const days = [...Map.groupBy(programme.sessions, ({ day }) => day)];
  return (
    <form class="form" method="post" action={`/${locale.lang}/summits/${summit.slug}/agenda`}>
      {days.map(([day, sessions]) => (
        <fieldset class="field">
          <legend>{day ? dayName(day, locale) : locale.t('summits.unplaced')}</legend>
          <div class="choices">
            {sessions
              .filter(({ cancelledOn, id }) => !cancelledOn || kept.has(id))
              .map((session) => (
                <Choice locale={locale} session={session} chosen={kept.has(session.id)} />
              ))}
          </div>
        </fieldset>
      ))}
      {member && (
        <div class="field">
          <div class="choice">
            <input type="checkbox" id="f-told" name="told" value="yes" checked={told} />
            <label for="f-told">{locale.t('summits.agenda.told')}</label>
          </div>
        </div>
      )}
      <div class="row">
        <Button>{locale.t('summits.agenda.save')}</Button>
      </div>
    </form>
  );
};

const Choice: FC<Speaks & { readonly session: Placed; readonly chosen: boolean }> = ({
  locale,
  session,
  chosen,
}) => {
  const id = `f-${session.code}`;
  return (
    <div class="choice">
      <input
        type="checkbox"
        name="session"
        id={id}
        value={session.code}
        checked={chosen}
        aria-describedby={`${id}-hint`}
      />
      <label for={id}>
        <Said lang={session.wordsIn}>{session.title}</Said>
      </label>
      <p class="hint" id={`${id}-hint`}>
        <bdi>{hoursOf(session, locale)}</bdi> · {whereOf(session, locale)}
        {session.cancelledOn && ` · ${locale.t('summits.cancelled')}`}
      </p>
    </div>
  );
};

const errorOf = (errors: readonly FieldError[], name: string): { error?: string } => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

interface EvaluationProps extends Speaks {
  readonly summit: Worded;
  readonly sent: boolean;
  readonly errors: readonly FieldError[];
}

/** Three questions and no words: nothing of an answer can point at whoever gave it. */
export const EvaluationPage: FC<EvaluationProps> = ({ locale, summit, sent, errors }) => (
  <div class="stack">
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <header>
      <p class="card-over">
        <Said lang={summit.lang}>{summit.title}</Said>
      </p>
      <h1>{locale.t('summits.evaluation')}</h1>
    </header>
    {sent ? (
      <Notice live title={locale.t('summits.evaluation.sent')}>
        {summit.thanks && <Said lang={summit.lang}>{summit.thanks}</Said>}
      </Notice>
    ) : (
      <>
        <p class="lead">{locale.t('summits.evaluation.lead')}</p>
        <form
          class="form"
          method="post"
          action={`/${locale.lang}/summits/${summit.slug}/evaluation`}
        >
          {ASKED.map((name) => (
            <Radios
              name={name}
              label={locale.t(`summits.evaluation.${name}`)}
              required
              options={[4, 3, 2, 1].map((n) => ({
                value: String(n),
                label: locale.t(`summits.evaluation.answer.${n}`),
              }))}
              {...errorOf(errors, name)}
            />
          ))}
          <div class="row">
            <Button>{locale.t('summits.evaluation.send')}</Button>
          </div>
        </form>
      </>
    )}
  </div>
);

interface SpeakerProps extends Speaks {
  readonly summit: Summit;
  readonly name: string;
  readonly code: string;
  readonly asked: readonly Asked[];
  readonly inFiles: boolean;
  readonly saved: boolean;
}

/** What somebody who is asked to speak says of their name, page by page. */
export const SpeakerPage: FC<SpeakerProps> = (props) => {
  const { locale, summit, name, code, asked, inFiles, saved } = props;
  return (
    <div class="stack">
      <header>
        <p class="card-over">
          <Said lang={summit.lang}>{summit.title}</Said>
        </p>
        <h1>{locale.t('summits.speaker')}</h1>
      </header>
      {saved && <Notice live title={locale.t('summits.speaker.saved')} />}
      <p class="lead">{locale.t('summits.speaker.lead')}</p>
      <p>
        {locale.t('summits.speaker.name')} <strong dir="auto">{name}</strong>
      </p>
      <form class="form" method="post" action={`/${locale.lang}/summits/speaker/answer`}>
        <input type="hidden" name="code" value={code} />
        <fieldset class="field">
          <legend>{locale.t('summits.speaker.pages')}</legend>
          <div class="choices">
            {asked.map(({ session, role, agreedOn }) => (
              <div class="choice">
                <input
                  type="checkbox"
                  id={`f-${session.code}`}
                  name="session"
                  value={session.id}
                  checked={agreedOn !== null}
                />
                <label for={`f-${session.code}`}>
                  <Said lang={session.lang}>{session.title}</Said>
                </label>
                <p class="hint">{locale.t(`summits.role.${role}`)}</p>
              </div>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <div class="choice">
            <input type="checkbox" id="f-files" name="files" value="yes" checked={inFiles} />
            <label for="f-files">{locale.t('summits.speaker.files')}</label>
            <p class="hint">{locale.t('summits.speaker.files.hint')}</p>
          </div>
        </div>
        <div class="row">
          <Button>{locale.t('summits.speaker.save')}</Button>
        </div>
      </form>
      <p class="small muted">{locale.t('summits.speaker.back')}</p>
    </div>
  );
};

export const SpeakerEntrance: FC<Speaks & { readonly errors: readonly FieldError[] }> = ({
  locale,
  errors,
}) => (
  <div class="stack">
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <h1>{locale.t('summits.speaker')}</h1>
    <p class="lead">{locale.t('summits.speaker.enter')}</p>
    <form class="form" method="post" action={`/${locale.lang}/summits/speaker`}>
      <TextInput
        name="code"
        label={locale.t('summits.code')}
        hint={locale.t('summits.code.hint')}
        dir="ltr"
        autocomplete="off"
        maxlength={40}
        required
        {...errorOf(errors, 'code')}
      />
      <div class="row">
        <Button>{locale.t('summits.code.open')}</Button>
      </div>
    </form>
  </div>
);

interface OwnProps extends Speaks {
  readonly agendas: readonly Summit[];
  readonly asked: readonly {
    readonly speaker: SpeakerRow;
    readonly organisation: string;
    readonly asked: readonly Asked[];
  }[];
}

/** A member's summits, and what is asked of the organisations that they look after. */
export const OwnSummits: FC<OwnProps> = ({ locale, agendas, asked }) => (
  <>
    <h1>{locale.t('me.page.summits')}</h1>
    <p class="lead">{locale.t('me.summits.lead')}</p>
    {agendas.length === 0 ? (
      <p>
        <a href={`/${locale.lang}/summits`}>{locale.t('me.summits.none')}</a>
      </p>
    ) : (
      <ul class="lines">
        {agendas.map((summit) => (
          <li>
            <a href={`/${locale.lang}/summits/${summit.slug}/agenda`}>
              <Said lang={summit.lang}>{summit.title}</Said>
            </a>
          </li>
        ))}
      </ul>
    )}
    {asked.length > 0 && (
      <section class="section stack" aria-labelledby="asked">
        <h2 id="asked">{locale.t('me.summits.asked')}</h2>
        <p>{locale.t('me.summits.asked.text')}</p>
        <ul class="lines">
          {asked.map(({ speaker, organisation, asked: sessions }) => (
            <li class="stack">
              <p>
                <strong dir="auto">{organisation}</strong>
              </p>
              <ul class="bulleted">
                {sessions.map(({ session, role, agreedOn }) => (
                  <li>
                    <Said lang={session.lang}>{session.title}</Said> ·{' '}
                    {locale.t(`summits.role.${role}`)}
                    {agreedOn && ` · ${locale.t('me.summits.agreed')}`}
                  </li>
                ))}
              </ul>
              <form class="equal" method="post" action={`/${locale.lang}/me/summits/${speaker.id}`}>
                {(['yes', 'no'] as const).map((word) => (
                  <Button tone="plain" name="word" value={word}>
                    {locale.t(`me.summits.${word}`)}
                  </Button>
                ))}
              </form>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);
