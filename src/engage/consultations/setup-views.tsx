import type { FC } from 'hono/jsx';
import { LANGS, type Lang, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  type Choice,
  ErrorSummary,
  Fieldset,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ConsultationDocument } from './documents.ts';
import type { Lacks } from './drafting.ts';
import { ACCESSES, ANONYMITIES, LEAST, MODERATIONS } from './forms.ts';
import { Said, StageTag } from './parts.tsx';
import { PHASES, type Phase } from './phases.ts';
import type { OpenConsultation, ShownConsultation } from './showing.ts';
import { Promises } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface Answered {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

interface DeskProps extends Speaks {
  readonly consultations: readonly (OpenConsultation & { readonly waiting: number })[];
}

/** All consultations, with what waits to be read. */
export const ConsultationDesk: FC<DeskProps> = ({ locale, consultations }) => (
  <>
    <h1>{locale.t('team.page.consultations')}</h1>
    <p class="lead">{locale.t('consultations.desk.lead')}</p>
    <div class="row">
      <Button href={`/${locale.lang}/staff/consultations/new`}>
        {locale.t('consultations.new')}
      </Button>
    </div>
    {consultations.length === 0 ? (
      <EmptyState title={locale.t('consultations.desk.none')}>
        <p>{locale.t('consultations.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {consultations.map(({ id, title, lang, stage, until, waiting }) => (
          <li>
            <a href={`/${locale.lang}/staff/consultations/${id}`}>
              <Said lang={lang}>{title}</Said>
            </a>{' '}
            <StageTag locale={locale} stage={stage} />{' '}
            {waiting > 0 && (
              <Tag tone="attention">{locale.t('consultations.waiting', { n: waiting })}</Tag>
            )}
            {until && (
              <p class="small muted">
                {locale.t('consultations.until', { date: longDate(until, locale.lang) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
);

interface SetUpProps extends Speaks, Answered {
  readonly consultation: OpenConsultation;
  readonly phases: readonly Phase[];
  readonly lacks: Lacks;
  readonly translated: readonly string[];
  readonly documents: readonly ConsultationDocument[];
  readonly participants: number;
  readonly waiting: number;
}

/** One consultation at the desk: what it lacks, what it promises, in which languages, and its end. */
export const SetUp: FC<SetUpProps> = (props) => {
  const { locale, consultation, lacks, participants, waiting } = props;
  const { id, lang, title, question, stage, slug, openedOn, closedOn } = consultation;
  const base = `/${locale.lang}/staff/consultations/${id}`;
  return (
    <>
      <p>
        <StageTag locale={locale} stage={stage} />
      </p>
      <Said as="h1" lang={lang}>
        {title}
      </Said>
      <Said as="p" class="lead" lang={lang}>
        {question}
      </Said>
      {openedOn ? (
        <DefinitionList
          entries={[
            {
              term: locale.t('consultations.participants'),
              text: locale.t('consultations.participants.n', { n: participants }),
            },
            {
              term: locale.t('consultations.address'),
              text: <a href={`/${locale.lang}/consultations/${slug}`}>/consultations/{slug}</a>,
            },
          ]}
        />
      ) : (
        <Opening locale={locale} base={base} lacks={lacks} />
      )}
      <div class="row">
        <Button tone={waiting > 0 ? 'main' : 'plain'} href={`${base}/statements`}>
          {waiting > 0
            ? locale.t('consultations.read', { n: waiting })
            : locale.t('consultations.statements')}
        </Button>
        {!closedOn && (
          <Button tone="plain" href={`${base}/edit`}>
            {locale.t('consultations.edit')}
          </Button>
        )}
      </div>
      {openedOn && (
        <ul class="plain">
          {BESIDE.map((page) => (
            <li>
              <a href={`${base}/${page}`}>{locale.t(`consultations.beside.${page}`)}</a>
            </li>
          ))}
        </ul>
      )}
      <Days {...props} />
      <section class="section stack" aria-labelledby="promised">
        <h2 id="promised">{locale.t('consultations.promised')}</h2>
        <Promises locale={locale} consultation={consultation} />
      </section>
      <Languages {...props} />
      <Documents {...props} />
      {stage !== 'draft' && stage !== 'closed' && (
        <section class="section stack" aria-labelledby="closing">
          <h2 id="closing">{locale.t('consultations.close')}</h2>
          <p>{locale.t('consultations.close.text')}</p>
          <form method="post" action={`${base}/close`}>
            <Button tone="grave">{locale.t('consultations.close.do')}</Button>
          </form>
        </section>
      )}
    </>
  );
};

/** On paper, in a room, and what comes out of it. */
const BESIDE = ['opinions', 'ballots', 'keying', 'room'] as const;

/** What is missing is said before the button that could be regretted. */
const Opening: FC<Speaks & { readonly base: string; readonly lacks: Lacks }> = ({
  locale,
  base,
  lacks: { needed, wanted },
}) => (
  <Notice
    tone={needed.length > 0 ? 'attention' : 'plain'}
    title={locale.t(needed.length > 0 ? 'consultations.lacks' : 'consultations.ready')}
  >
    {needed.length + wanted.length > 0 && (
      <ul>
        {needed.map((what) => (
          <li>{locale.t(`consultations.lacks.${what}`)}</li>
        ))}
        {wanted.map((what) => (
          <li>
            {what === 'context'
              ? locale.t('consultations.lacks.context')
              : locale.t('consultations.lacks.lang', { lang: languageName(what, locale.lang) })}
          </li>
        ))}
      </ul>
    )}
    {needed.length === 0 && (
      <>
        <p>{locale.t('consultations.open.text')}</p>
        <form method="post" action={`${base}/open`}>
          <Button>{locale.t('consultations.open.do')}</Button>
        </form>
      </>
    )}
  </Notice>
);

const Days: FC<SetUpProps> = ({ locale, phases, consultation: { answerBy } }) => (
  <section class="section stack" aria-labelledby="days">
    <h2 id="days">{locale.t('consultations.when')}</h2>
    <DefinitionList
      entries={[
        ...phases.map(({ kind, opensOn, closesOn }) => ({
          term: locale.t(`consultations.phase.${kind}`),
          text: locale.t('consultations.from-to', {
            from: longDate(opensOn, locale.lang),
            to: longDate(closesOn, locale.lang),
          }),
        })),
        { term: locale.t('consultations.answer'), text: longDate(answerBy, locale.lang) },
      ]}
    />
  </section>
);

const Languages: FC<SetUpProps> = ({ locale, consultation: { id, lang: own }, translated }) => (
  <section class="section stack" aria-labelledby="languages">
    <h2 id="languages">{locale.t('consultations.languages')}</h2>
    <p>{locale.t('consultations.languages.text')}</p>
    <ul class="lines">
      {LANGS.map((lang) => (
        <li>
          {lang === own ? (
            <>
              {languageName(lang, locale.lang)}{' '}
              <Tag tone="quiet">{locale.t('consultations.languages.own')}</Tag>
            </>
          ) : (
            <>
              <a href={`/${locale.lang}/staff/consultations/${id}/texts/${lang}`}>
                {languageName(lang, locale.lang)}
              </a>{' '}
              <Tag tone={translated.includes(lang) ? 'done' : 'attention'}>
                {locale.t(
                  translated.includes(lang)
                    ? 'consultations.languages.there'
                    : 'consultations.languages.lacking',
                )}
              </Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const Documents: FC<SetUpProps> = ({ locale, consultation, documents, values, errors }) => {
  const base = `/${locale.lang}/staff/consultations/${consultation.id}/documents`;
  return (
    <section class="section stack" aria-labelledby="documents">
      <h2 id="documents">{locale.t('consultations.documents')}</h2>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <ul class="lines">
        {documents.map(({ id, lang, title, address }) => (
          <li>
            <a href={address} hreflang={lang} rel="noreferrer">
              <Said lang={lang}>{title}</Said>
            </a>{' '}
            <span class="small muted">{languageName(lang, locale.lang)}</span>
            <form method="post" action={`${base}/${id}/remove`}>
              <Button tone="link">{locale.t('consultations.documents.remove')}</Button>
            </form>
          </li>
        ))}
      </ul>
      <details open={errors.length > 0}>
        <summary>{locale.t('consultations.documents.add')}</summary>
        <form class="form" method="post" action={base}>
          <TextField
            {...{ locale, values, errors }}
            name="title"
            label="documents.title"
            most={200}
          />
          <TextField
            {...{ locale, values, errors }}
            name="address"
            label="documents.address"
            most={500}
          />
          <LangField {...{ locale, values, errors }} />
          <div class="row">
            <Button tone="plain">{locale.t('consultations.documents.add')}</Button>
          </div>
        </form>
      </details>
    </section>
  );
};

interface TextFieldProps extends Speaks, Answered {
  readonly name: string;
  /** Of its message: `consultations.<label>`, and `.hint` where there is one. */
  readonly label: string;
  readonly most: number;
  readonly rows?: number;
  readonly optional?: boolean;
  readonly lang?: Lang;
}

const TextField: FC<TextFieldProps> = (props) => {
  const { locale, values, errors, name, label, most, rows, optional = false, lang } = props;
  const hint = `consultations.${label}.hint`;
  const error = errorAt(errors, name);
  return (
    <TextInput
      name={name}
      label={locale.t(`consultations.${label}`)}
      value={values.one(name)}
      maxlength={most}
      required={!optional}
      {...(locale.has(hint) ? { hint: locale.t(hint) } : {})}
      {...(rows ? { rows } : {})}
      {...(optional ? { optional: locale.t('form.optional') } : {})}
      {...(lang ? { lang, dir: 'auto' as const } : {})}
      {...(error ? { error } : {})}
    />
  );
};

const LangField: FC<Speaks & Answered> = ({ locale, values, errors }) => {
  const error = errorAt(errors, 'lang');
  return (
    <Select
      name="lang"
      label={locale.t('consultations.lang')}
      options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
      value={values.one('lang') || locale.lang}
      short
      {...(error ? { error } : {})}
    />
  );
};

/** Communities and organisations whose members may take part. */
export interface Members {
  readonly communities: readonly Choice[];
  readonly organisations: readonly Choice[];
}

interface FormProps extends Speaks, Answered {
  /** Null for a new one. */
  readonly consultation: ShownConsultation | null;
  readonly members: Members;
}

/** The whole set-up as one column: the question, who answers it, what protects them, when, and by when they are answered. */
export const ConsultationForm: FC<FormProps> = (props) => {
  const { locale, consultation, values, errors } = props;
  const path = consultation ? `${consultation.id}/edit` : 'new';
  const opened = Boolean(consultation?.openedOn);
  const shared = { locale, values, errors };
  return (
    <>
      <h1>{locale.t(consultation ? 'consultations.edit' : 'consultations.new')}</h1>
      {!consultation && <p class="lead">{locale.t('consultations.new.lead')}</p>}
      {opened && <Notice>{locale.t('consultations.edit.open')}</Notice>}
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft
        locale={locale}
        name={`consultation-${consultation?.id ?? 'new'}`}
        answered={errors.length > 0}
      >
        <form class="form" method="post" action={`/${locale.lang}/staff/consultations/${path}`}>
          <input type="hidden" name="once" value={values.one('once')} />
          {!opened && <LangField {...shared} />}
          <TextField {...shared} name="title" label="form.title" most={120} />
          <TextField {...shared} name="question" label="form.question" most={300} rows={2} />
          <TextField
            {...shared}
            name="context"
            label="form.context"
            most={5000}
            rows={6}
            optional
          />
          {!opened && <AccessFields {...props} />}
          {!opened && <AnonymityField {...props} />}
          <Choices {...shared} name="moderation" options={MODERATIONS} />
          {!opened && <Minimum {...shared} />}
          <PhaseFields {...shared} />
          <DayField {...shared} name="answerBy" label="form.answerBy" />
          <div class="row">
            <Button>{locale.t('consultations.save')}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

/** Choices of equal weight, each with what it means. */
const Choices: FC<
  Speaks & Answered & { readonly name: string; readonly options: readonly string[] }
> = ({ locale, values, errors, name, options }) => {
  const error = errorAt(errors, name);
  return (
    <Radios
      name={name}
      label={locale.t(`consultations.form.${name}`)}
      value={values.one(name)}
      options={options.map((value) => ({
        value,
        label: locale.t(`consultations.form.${name}.${value}`),
        hint: locale.t(`consultations.${name}.${value}`),
      }))}
      required
      {...(error ? { error } : {})}
    />
  );
};

const AccessFields: FC<FormProps> = ({ locale, values, errors, members }) => {
  const error = errorAt(errors, 'accessId');
  const lists = [
    { name: 'communityId', label: 'community', options: members.communities },
    { name: 'organisationId', label: 'organisation', options: members.organisations },
  ] as const;
  const kinds = ACCESSES.filter(
    (access) =>
      access === 'anybody' ||
      (access === 'community' ? members.communities : members.organisations).length > 0,
  );
  return (
    <>
      <Choices {...{ locale, values, errors }} name="access" options={kinds} />
      {lists.map(
        ({ name, label, options }) =>
          options.length > 0 && (
            <Select
              name={name}
              label={locale.t(`consultations.form.which.${label}`)}
              options={options}
              value={values.one(name) || values.one('accessId')}
              prompt={locale.t('form.choose')}
              optional={locale.t(`consultations.form.which.${label}.only`)}
              {...(error && values.one('access') === label ? { error, id: 'f-accessId' } : {})}
            />
          ),
      )}
    </>
  );
};

/** Two levels of equal weight, what each means, and that neither can be taken back. */
const AnonymityField: FC<FormProps> = ({ locale, consultation, values, errors }) => {
  const kept = consultation?.anonymity === 'anonymous';
  const error = errorAt(errors, 'anonymity');
  return (
    <Radios
      name="anonymity"
      label={locale.t('consultations.form.anonymity')}
      hint={locale.t(
        kept ? 'consultations.form.anonymity.kept' : 'consultations.form.anonymity.hint',
      )}
      value={values.one('anonymity')}
      options={ANONYMITIES.filter((level) => !kept || level === 'anonymous').map((level) => ({
        value: level,
        label: locale.t(`consultations.anonymity.${level}`),
        hint: locale.t(`consultations.form.anonymity.${level}`),
      }))}
      required
      {...(error ? { error } : {})}
    />
  );
};

const Minimum: FC<Speaks & Answered> = ({ locale, values, errors }) => {
  const error = errorAt(errors, 'minimum');
  return (
    <TextInput
      name="minimum"
      type="number"
      label={locale.t('consultations.form.minimum')}
      hint={locale.t('consultations.form.minimum.hint')}
      value={values.one('minimum')}
      min={LEAST}
      max={1000}
      short
      required
      {...(error ? { error } : {})}
    />
  );
};

const PhaseFields: FC<Speaks & Answered> = (props) => (
  <>
    {PHASES.map((kind) => (
      <Fieldset
        legend={props.locale.t(`consultations.phase.${kind}`)}
        hint={props.locale.t(`consultations.phase.${kind}.text`)}
        name={kind}
        {...(kind === 'listening' ? {} : { optional: props.locale.t('form.optional') })}
      >
        <div class="row">
          {(['Opens', 'Closes'] as const).map((end) => (
            <DayField
              {...props}
              name={`${kind}${end}`}
              label={`form.${end.toLowerCase()}`}
              optional={kind !== 'listening'}
            />
          ))}
        </div>
      </Fieldset>
    ))}
  </>
);

const DayField: FC<
  Speaks & Answered & { readonly name: string; readonly label: string; readonly optional?: boolean }
> = ({ locale, values, errors, name, label, optional = false }) => {
  const error = errorAt(errors, name);
  const hint = `consultations.${label}.hint`;
  return (
    <TextInput
      name={name}
      type="date"
      label={locale.t(`consultations.${label}`)}
      value={values.one(name)}
      required={!optional}
      short
      {...(locale.has(hint) ? { hint: locale.t(hint) } : {})}
      {...(error ? { error } : {})}
    />
  );
};

interface TranslationProps extends Speaks, Answered {
  readonly consultation: ShownConsultation;
  readonly lang: Lang;
}

/** The same in another language, beside the words that are translated. */
export const Translation: FC<TranslationProps> = ({
  locale,
  consultation,
  lang,
  values,
  errors,
}) => (
  <>
    <h1>{locale.t('consultations.translate.into', { lang: languageName(lang, locale.lang) })}</h1>
    <DefinitionList
      entries={(['title', 'question', 'context'] as const)
        .filter((name) => consultation[name])
        .map((name) => ({
          term: locale.t(`consultations.form.${name}`),
          text: <Said lang={consultation.lang}>{consultation[name]}</Said>,
        }))}
    />
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/consultations/${consultation.id}/texts/${lang}`}
    >
      <TextField {...{ locale, values, errors, lang }} name="title" label="form.title" most={120} />
      <TextField
        {...{ locale, values, errors, lang }}
        name="question"
        label="form.question"
        most={300}
        rows={2}
      />
      <TextField
        {...{ locale, values, errors, lang }}
        name="context"
        label="form.context"
        most={5000}
        rows={6}
        optional
      />
      <div class="row">
        <Button>{locale.t('consultations.save')}</Button>
      </div>
    </form>
  </>
);
