import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  FileInput,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from '../consultations/consultations.ts';
import { KINDS, ROLES } from './forms.ts';
import type { Plan } from './importing.ts';
import { dayName, daysOf, hoursOf } from './parts.tsx';
import type { Placed, Programme } from './programme.ts';
import type { Summit } from './records.ts';
import type { Speaker } from './speakers.ts';
import { whereOf } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface Filled extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const SummitDesk: FC<Speaks & { readonly summits: readonly Summit[] }> = ({
  locale,
  summits,
}) => (
  <>
    <h1>{locale.t('team.page.summits')}</h1>
    <p class="lead">{locale.t('summits.desk.lead')}</p>
    <div class="row">
      <Button href={`/${locale.lang}/staff/summits/new`}>{locale.t('summits.new')}</Button>
    </div>
    {summits.length === 0 ? (
      <EmptyState title={locale.t('summits.desk.none')}>
        <p>{locale.t('summits.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {summits.map((summit) => (
          <li>
            <a href={`/${locale.lang}/staff/summits/${summit.id}`}>
              <Said lang={summit.lang}>{summit.title}</Said>
            </a>{' '}
            <StateTag locale={locale} summit={summit} />
            <p class="small muted">{daysOf(summit, locale)}</p>
          </li>
        ))}
      </ul>
    )}
  </>
);

const StateTag: FC<Speaks & { readonly summit: Summit }> = ({ locale, summit }) => {
  const state = summit.reportedOn ? 'reported' : summit.publishedOn ? 'published' : 'draft';
  return (
    <Tag tone={state === 'draft' ? 'attention' : 'done'}>{locale.t(`summits.state.${state}`)}</Tag>
  );
};

interface OneProps extends Speaks {
  readonly summit: Summit;
  readonly programme: Programme;
  readonly speakers: readonly Speaker[];
  readonly langs: readonly string[];
}

/** One summit at the desk: what is planned, who has not answered yet, and what comes next. */
export const StaffSummit: FC<OneProps> = ({ locale, summit, programme, speakers, langs }) => {
  const base = `/${locale.lang}/staff/summits/${summit.id}`;
  const waiting = speakers.filter(({ answeredOn }) => !answeredOn).length;
  return (
    <>
      <Said as="h1" lang={summit.lang}>
        {summit.title}
      </Said>
      <p>
        <StateTag locale={locale} summit={summit} />
      </p>
      <DefinitionList
        entries={[
          { term: locale.t('summits.days'), text: daysOf(summit, locale) },
          { term: locale.t('summits.zone'), text: <bdi>{summit.zone}</bdi> },
          {
            term: locale.t('summits.texts'),
            text: inRow(
              langs.map((lang) => languageName(lang, locale.lang)),
              locale.lang,
            ),
          },
          {
            term: locale.t('summits.speakers'),
            text: locale.t('summits.speakers.waiting', { n: waiting }),
          },
        ]}
      />
      <div class="row">
        {summit.publishedOn ? (
          <Button tone="plain" href={`/${locale.lang}/summits/${summit.slug}`}>
            {locale.t('summits.public')}
          </Button>
        ) : (
          <form method="post" action={`${base}/publish`}>
            <Button>{locale.t('summits.publish')}</Button>
          </form>
        )}
        <Button tone="plain" href={`${base}/edit`}>
          {locale.t('summits.edit')}
        </Button>
        <Button tone="plain" href={`${base}/import`}>
          {locale.t('summits.import')}
        </Button>
        <Button tone="plain" href={`${base}/report`}>
          {locale.t('summits.report')}
        </Button>
      </div>
      <section class="section stack" aria-labelledby="sessions">
        <h2 id="sessions">{locale.t('summits.sessions', { n: programme.sessions.length })}</h2>
        <p>
          <a href={`${base}/sessions/new`}>{locale.t('summits.session.new')}</a>
        </p>
        <ul class="lines">
          {programme.sessions.map((session) => (
            <li>
              <a href={`${base}/sessions/${session.code}`}>
                <Said lang={session.wordsIn}>{session.title}</Said>
              </a>{' '}
              {session.cancelledOn && <Tag tone="attention">{locale.t('summits.cancelled')}</Tag>}
              <p class="small muted">
                {session.day && `${dayName(session.day, locale)}, `}
                <bdi>{hoursOf(session, locale)}</bdi> · {whereOf(session, locale)}
              </p>
              <p class="small">
                <a href={`${base}/sessions/${session.code}/edit`}>
                  {locale.t('summits.session.edit')}
                </a>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** The fields of a summit; and of the same in another language, where it is there already. */
export const SummitFields: FC<
  Filled & { readonly action: string; readonly title: string; readonly translate?: string }
> = ({ locale, values, errors, action, title, translate }) => (
  <>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <h1>{title}</h1>
    <KeepDraft locale={locale} name={action} answered={errors.length > 0}>
      <form class="form" method="post" action={action}>
        <LanguageSelect {...{ locale, values, errors }} />
        <Text {...{ locale, values, errors }} name="title" required maxlength={200} />
        <Text {...{ locale, values, errors }} name="summary" required rows={6} maxlength={4000} />
        <Text {...{ locale, values, errors }} name="opensOn" required type="date" short />
        <Text {...{ locale, values, errors }} name="closesOn" required type="date" short />
        <Text {...{ locale, values, errors }} name="zone" required hint dir="ltr" maxlength={60} />
        <Text {...{ locale, values, errors }} name="place" maxlength={200} />
        <Text {...{ locale, values, errors }} name="link" type="url" dir="ltr" maxlength={500} />
        <Checkboxes
          name="languages"
          label={locale.t('summits.field.languages')}
          values={values.all('languages')}
          options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
          {...errorOf(errors, 'languages')}
        />
        <div class="row">
          <Button>{locale.t('summits.save')}</Button>
        </div>
      </form>
    </KeepDraft>
    {translate && (
      <section class="section stack" aria-labelledby="translate">
        <h2 id="translate">{locale.t('summits.translate')}</h2>
        <p>{locale.t('summits.translate.text')}</p>
        <form class="form" method="post" action={translate}>
          <LanguageSelect {...{ locale, errors: [] }} values={nothing} id="f-lang-other" />
          <Text
            {...{ locale, errors: [], values: nothing }}
            id="f-title-other"
            name="title"
            required
            maxlength={200}
          />
          <Text
            {...{ locale, errors: [], values: nothing }}
            id="f-summary-other"
            name="summary"
            required
            rows={6}
            maxlength={4000}
          />
          <div class="row">
            <Button tone="plain">{locale.t('summits.save')}</Button>
          </div>
        </form>
      </section>
    )}
  </>
);

const nothing: Typed = { one: () => '', all: () => [] };

const LanguageSelect: FC<Filled & { readonly id?: string }> = ({ locale, values, errors, id }) => (
  <Select
    name="lang"
    label={locale.t('summits.field.lang')}
    value={values.one('lang') || locale.lang}
    options={[...new Set([...LANGS, ...(values.one('lang') ? [values.one('lang')] : [])])].map(
      (lang) => ({ value: lang, label: languageName(lang, locale.lang) }),
    )}
    short
    {...(id ? { id } : {})}
    {...errorOf(errors, 'lang')}
  />
);

interface TextProps extends Filled {
  readonly name: string;
  readonly id?: string;
  readonly required?: boolean;
  readonly rows?: number;
  readonly maxlength?: number;
  readonly type?: 'text' | 'date' | 'time' | 'url' | 'number';
  readonly short?: boolean;
  /** There is something to say about how it is filled. */
  readonly hint?: boolean;
  readonly dir?: 'ltr' | 'auto';
}

const Text: FC<TextProps> = ({ locale, values, errors, name, hint, dir, ...rest }) => (
  <TextInput
    name={name}
    label={locale.t(`summits.field.${name}`)}
    value={values.one(name)}
    dir={dir ?? 'auto'}
    {...(rest.required ? {} : { optional: locale.t('form.optional') })}
    {...(hint ? { hint: locale.t(`summits.field.${name}.hint`) } : {})}
    {...rest}
    {...errorOf(errors, name)}
  />
);

function errorOf(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}

interface SessionProps extends Filled {
  readonly summit: Summit;
  readonly programme: Programme;
  readonly session: Placed | null;
  readonly speakers: readonly Speaker[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** What a speaker answers by, this once. */
  readonly code: string | null;
}

/** The brief of a session: what it is about and how it proceeds, then when and where, then who speaks. */
export const SessionEditor: FC<SessionProps> = (props) => {
  const { locale, values, errors, summit, programme, session } = props;
  const base = `/${locale.lang}/staff/summits/${summit.id}/sessions`;
  const action = session ? `${base}/${session.code}/edit` : `${base}/new`;
  const places = (given: readonly { readonly id: string; readonly name: string }[]) =>
    given.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>{locale.t(session ? 'summits.session.edit' : 'summits.session.new')}</h1>
      <KeepDraft locale={locale} name={action} answered={errors.length > 0}>
        <form class="form" method="post" action={action}>
          <LanguageSelect {...{ locale, values, errors }} />
          <Select
            name="kind"
            label={locale.t('summits.field.kind')}
            value={values.one('kind')}
            options={kindsWith(values.one('kind')).map((kind) => ({
              value: kind,
              label: locale.has(`summits.kind.${kind}`) ? locale.t(`summits.kind.${kind}`) : kind,
            }))}
            short
          />
          <Text {...{ locale, values, errors }} name="title" required maxlength={200} />
          <Text {...{ locale, values, errors }} name="subtitle" maxlength={200} />
          <Text {...{ locale, values, errors }} name="overview" rows={4} maxlength={4000} hint />
          <Text {...{ locale, values, errors }} name="theme" maxlength={300} hint />
          <Text {...{ locale, values, errors }} name="scope" rows={3} maxlength={2000} hint />
          <Text {...{ locale, values, errors }} name="method" rows={3} maxlength={2000} hint />
          <Select
            name="trackId"
            label={locale.t('summits.field.trackId')}
            prompt="–"
            value={values.one('trackId')}
            options={places(programme.tracks)}
            short
          />
          <Text {...{ locale, values, errors }} name="newTrack" maxlength={100} />
          <Text {...{ locale, values, errors }} name="day" type="date" short />
          <Text {...{ locale, values, errors }} name="start" type="time" short />
          <Text {...{ locale, values, errors }} name="minutes" required type="number" short />
          <Select
            name="roomId"
            label={locale.t('summits.field.roomId')}
            prompt="–"
            value={values.one('roomId')}
            options={places(programme.rooms)}
            short
          />
          <Text {...{ locale, values, errors }} name="newRoom" maxlength={100} />
          {summit.publishedOn && session && (
            <p class="small muted">{locale.t('summits.session.announced')}</p>
          )}
          <div class="row">
            <Button>{locale.t('summits.save')}</Button>
          </div>
        </form>
      </KeepDraft>
      {session && <Speakers {...props} session={session} base={`${base}/${session.code}`} />}
      {session && (
        <section class="section stack" aria-labelledby="translate">
          <h2 id="translate">{locale.t('summits.translate')}</h2>
          <form class="form" method="post" action={`${base}/${session.code}/translate`}>
            <LanguageSelect {...{ locale, errors: [] }} values={nothing} id="f-lang-other" />
            <Text
              {...{ locale, errors: [], values: nothing }}
              id="f-title-other"
              name="title"
              required
              maxlength={200}
            />
            <Text
              {...{ locale, errors: [], values: nothing }}
              id="f-overview-other"
              name="overview"
              rows={4}
              maxlength={4000}
            />
            <div class="row">
              <Button tone="plain">{locale.t('summits.save')}</Button>
            </div>
          </form>
        </section>
      )}
      {session && (
        <section class="section stack" aria-labelledby="cancelling">
          <h2 id="cancelling">{locale.t('summits.cancelling')}</h2>
          <p>{locale.t('summits.cancelling.text')}</p>
          <form
            method="post"
            action={`${base}/${session.code}/${session.cancelledOn ? 'restore' : 'cancel'}`}
          >
            <Button tone={session.cancelledOn ? 'plain' : 'grave'}>
              {locale.t(session.cancelledOn ? 'summits.restore' : 'summits.cancel')}
            </Button>
          </form>
        </section>
      )}
    </>
  );
};

const kindsWith = (own: string): string[] => [...new Set([...KINDS, ...(own ? [own] : [])])];

const Speakers: FC<SessionProps & { readonly session: Placed; readonly base: string }> = ({
  locale,
  session,
  base,
  speakers,
  organisations,
  code,
}) => (
  <section class="section stack" aria-labelledby="speakers">
    <h2 id="speakers">{locale.t('summits.speakers')}</h2>
    <p>{locale.t('summits.speakers.text')}</p>
    {code && (
      <Notice live title={locale.t('summits.speaker.code')}>
        <p>
          <code class="secret" dir="ltr">
            {code}
          </code>
        </p>
        <p>{locale.t('summits.speaker.code.text')}</p>
      </Notice>
    )}
    <ul class="lines">
      {speakers
        .filter(({ sessionId }) => sessionId === session.id)
        .map((speaker) => (
          <li>
            <p>
              <strong dir="auto">{speaker.name}</strong>{' '}
              <span class="muted">· {locale.t(`summits.role.${speaker.role}`)}</span>{' '}
              <Tag tone={speaker.agreedOn ? 'done' : 'quiet'}>
                {locale.t(
                  speaker.agreedOn
                    ? 'summits.speaker.agreed'
                    : speaker.answeredOn
                      ? 'summits.speaker.refused'
                      : 'summits.speaker.waiting',
                )}
              </Tag>
            </p>
            <div class="row">
              {speaker.isPerson && (
                <form method="post" action={`${base}/speakers/${speaker.id}/code`}>
                  <Button tone="link">{locale.t('summits.speaker.renew')}</Button>
                </form>
              )}
              <form method="post" action={`${base}/speakers/${speaker.id}/remove`}>
                <Button tone="link">{locale.t('summits.speaker.remove')}</Button>
              </form>
            </div>
          </li>
        ))}
    </ul>
    <form class="form" method="post" action={`${base}/speakers`}>
      <Select
        name="role"
        label={locale.t('summits.field.role')}
        options={ROLES.map((role) => ({ value: role, label: locale.t(`summits.role.${role}`) }))}
        short
      />
      <TextInput
        name="name"
        label={locale.t('summits.field.speaker')}
        hint={locale.t('summits.field.speaker.hint')}
        optional={locale.t('form.optional')}
        maxlength={120}
        dir="auto"
      />
      <TextInput
        name="biography"
        label={locale.t('summits.field.biography')}
        optional={locale.t('form.optional')}
        rows={2}
        maxlength={1000}
        dir="auto"
      />
      <Select
        name="organisationId"
        label={locale.t('summits.field.organisation')}
        prompt="–"
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div class="row">
        <Button tone="plain">{locale.t('summits.speaker.add')}</Button>
      </div>
    </form>
  </section>
);

interface ImportProps extends Speaks {
  readonly summit: Summit;
  readonly plan: Plan | null;
}

/** A file is brought, what it would do is shown, and only then is it done. */
export const ImportPage: FC<ImportProps> = ({ locale, summit, plan }) => {
  const base = `/${locale.lang}/staff/summits/${summit.id}/import`;
  return (
    <>
      <h1>{locale.t('summits.import')}</h1>
      <p class="lead">{locale.t('summits.import.lead')}</p>
      {plan && <PlanShown locale={locale} plan={plan} base={base} />}
      <form class="form" method="post" action={base} enctype="multipart/form-data">
        <FileInput
          name="file"
          label={locale.t('summits.import.file')}
          hint={locale.t('summits.import.hint')}
          accept=".json,.xml,application/json,application/xml"
          required
        />
        <div class="row">
          <Button tone={plan ? 'plain' : 'main'}>{locale.t('summits.import.look')}</Button>
        </div>
      </form>
    </>
  );
};

const PlanShown: FC<Speaks & { readonly plan: Plan; readonly base: string }> = ({
  locale,
  plan,
  base,
}) => {
  const count = (does: string) => plan.steps.filter((step) => step.does === does).length;
  return (
    <section class="section stack" aria-labelledby="plan">
      <h2 id="plan">
        {locale.t('summits.import.plan')} <bdi>{plan.name}</bdi>
      </h2>
      {plan.faults.length > 0 && (
        <Notice tone="error" title={locale.t('summits.import.faults', { n: plan.faults.length })}>
          <ul class="bulleted">
            {plan.faults.map(({ where, field, value }) => (
              <li>
                <bdi>{where}</bdi> · {locale.t(`summits.fault.${field}`)}
                {value && (
                  <>
                    {' '}
                    <code dir="ltr">{value}</code>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ul class="bulleted">
        {(['adds', 'changes', 'nothing'] as const).map((does) => (
          <li>{locale.t(`summits.import.${does}`, { n: count(does) })}</li>
        ))}
        {plan.absent.length > 0 && (
          <li>{locale.t('summits.import.absent', { n: plan.absent.length })}</li>
        )}
      </ul>
      <ul class="lines">
        {plan.steps.map(({ event, does }) => (
          <li>
            <Tag tone={does === 'nothing' ? 'quiet' : 'attention'}>
              {locale.t(`summits.import.does.${does}`)}
            </Tag>{' '}
            <span dir="auto">{event.title}</span>
            <p class="small muted">
              <bdi>{event.where}</bdi> ·{' '}
              {locale.t('summits.import.persons', { n: event.persons.length })}
            </p>
          </li>
        ))}
      </ul>
      <div class="row">
        {plan.faults.length === 0 && (
          <form method="post" action={`${base}/apply`}>
            <input type="hidden" name="id" value={plan.id} />
            <Button>{locale.t('summits.import.apply')}</Button>
          </form>
        )}
        <form method="post" action={`${base}/discard`}>
          <Button tone="plain">{locale.t('summits.import.discard')}</Button>
        </form>
      </div>
    </section>
  );
};
