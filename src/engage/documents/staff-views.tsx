import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, Radios, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Comment } from './comments.ts';
import { MOST } from './forms.ts';
import { Adoptions } from './parts.tsx';
import type { Adoption, PublishedVersion } from './publishing.ts';
import type { Document, Text, Title, Written } from './writing.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface Formed extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const errorProps = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

/** Title of a document in the reader's language, else in its own. */
export const titleFor = (
  titles: readonly Title[],
  { lang }: Document,
  wanted: string,
): Title | null =>
  titles.find((title) => title.lang === wanted) ??
  titles.find((title) => title.lang === lang) ??
  null;

interface DeskProps extends Speaks {
  readonly documents: readonly {
    readonly document: Document;
    readonly title: Title | null;
    readonly newest: PublishedVersion | null;
    readonly waiting: number;
  }[];
}

/** Documents that are being written or published. */
export const DocumentDesk: FC<DeskProps> = ({ locale, documents }) => (
  <>
    <h1>{locale.t('team.page.documents')}</h1>
    <p class="lead">{locale.t('documents.desk.lead')}</p>
    {documents.length === 0 ? (
      <EmptyState
        title={locale.t('documents.desk.none')}
        action={{
          label: locale.t('documents.begin'),
          href: `/${locale.lang}/staff/documents/new`,
        }}
      >
        <p>{locale.t('documents.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <>
        <div class="row">
          <Button href={`/${locale.lang}/staff/documents/new`}>
            {locale.t('documents.begin')}
          </Button>
        </div>
        <ul class="lines">
          {documents.map(({ document, title, newest, waiting }) => (
            <li>
              <p class="row">
                <a
                  href={`/${locale.lang}/staff/documents/${document.id}`}
                  lang={title?.lang}
                  dir="auto"
                >
                  {title?.title ?? document.slug}
                </a>
                <Tag tone={newest?.state === 'adopted' ? 'done' : 'plain'}>
                  {newest
                    ? `${locale.t(`documents.state.${newest.state}`)} · ${locale.t('documents.version.short', { n: newest.version })}`
                    : locale.t('documents.unpublished')}
                </Tag>
                {waiting > 0 && (
                  <Tag tone="attention">{locale.t('documents.comments', { n: waiting })}</Tag>
                )}
              </p>
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);

interface BeginProps extends Formed {
  readonly consultations: readonly {
    readonly id: string;
    readonly title: string;
  }[];
}

export const BeginDocument: FC<BeginProps> = ({ locale, values, errors, consultations }) => (
  <>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <h1>{locale.t('documents.begin')}</h1>
    <p class="lead">{locale.t('documents.begin.lead')}</p>
    <form class="form" method="post" action={`/${locale.lang}/staff/documents/new`}>
      <Select
        name="consultation"
        label={locale.t('documents.consultation')}
        prompt={locale.t('documents.consultation.none')}
        value={values.one('consultation')}
        options={consultations.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <LangOf locale={locale} value={values.one('lang')} />
      <TitleFields {...{ locale, values, errors }} />
      <TextInput
        name="slug"
        label={locale.t('documents.slug')}
        hint={locale.t('documents.slug.hint')}
        dir="ltr"
        required
        maxlength={80}
        value={values.one('slug')}
        {...errorProps(errors, 'slug')}
      />
      <div class="row">
        <Button>{locale.t('documents.begin.do')}</Button>
      </div>
    </form>
  </>
);

const LangOf: FC<Speaks & { readonly value: string; readonly name?: string }> = ({
  locale,
  value,
  name = 'lang',
}) => (
  <Select
    name={name}
    label={locale.t('documents.lang')}
    value={value || locale.lang}
    options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    short
  />
);

const TitleFields: FC<Formed> = ({ locale, values, errors }) => (
  <>
    <TextInput
      name="title"
      label={locale.t('documents.title.label')}
      dir="auto"
      required
      maxlength={MOST.title}
      value={values.one('title')}
      {...errorProps(errors, 'title')}
    />
    <TextInput
      name="summary"
      label={locale.t('documents.summary')}
      optional={locale.t('form.optional')}
      rows={2}
      dir="auto"
      maxlength={MOST.summary}
      value={values.one('summary')}
      {...errorProps(errors, 'summary')}
    />
    <ByField {...{ locale, values, errors }} />
  </>
);

export const ByField: FC<Formed> = ({ locale, values, errors }) => (
  <TextInput
    name="by"
    label={locale.t('documents.by')}
    hint={locale.t('documents.by.hint')}
    required
    dir="auto"
    maxlength={MOST.by}
    value={values.one('by')}
    {...errorProps(errors, 'by')}
  />
);

interface OneProps extends Formed {
  readonly document: Document;
  readonly titles: readonly Title[];
  readonly paragraphs: readonly Written[];
  /** How many statements and proposals stand behind each paragraph. */
  readonly traced: ReadonlyMap<string, number>;
  readonly versions: readonly PublishedVersion[];
  readonly adoptions: readonly Adoption[];
  readonly comments: readonly Comment[];
  /** Which form was sent, where it came back. */
  readonly which: string;
  readonly today: string;
}

/** A document at the desk: its paragraphs, what waits, its versions and who adopts it. */
export const StaffDocument: FC<OneProps> = (props) => {
  const { locale, document, titles, errors, comments } = props;
  const title = titleFor(titles, document, locale.lang);
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1 class="said" lang={title?.lang} dir="auto">
        {title?.title ?? document.slug}
      </h1>
      <p class="row">
        <span class="muted">
          {locale.t('documents.written.in', {
            language: languageName(document.lang, locale.lang),
          })}
        </span>
        {props.versions.length > 0 && (
          <a href={`/${locale.lang}/documents/${document.slug}`}>{locale.t('proposals.public')}</a>
        )}
      </p>
      <Outline {...props} />
      <AddParagraph {...props} />
      {comments.length > 0 && <Remarks {...props} />}
      <Titling {...props} />
      <Publishing {...props} />
    </>
  );
};

const at = (locale: Locale, { id }: Document, path: string) =>
  `/${locale.lang}/staff/documents/${id}/${path}`;

const Outline: FC<OneProps> = ({ locale, document, paragraphs, traced }) => (
  <section class="section stack" aria-labelledby="outline">
    <h2 id="outline">{locale.t('documents.paragraphs')}</h2>
    {paragraphs.length === 0 && <p class="muted">{locale.t('documents.paragraphs.none')}</p>}
    <ol class="lines proposals">
      {paragraphs.map((paragraph, index) => (
        <li>
          <p class="row">
            <a href={at(locale, document, `paragraphs/${paragraph.id}`)}>
              {paragraph.kind === 'heading'
                ? locale.t('documents.heading')
                : locale.t('trace.paragraph', { n: placeOf(paragraphs, index) })}
            </a>
            {paragraph.kind === 'text' && (
              <Tag tone={traced.get(paragraph.id) ? 'plain' : 'attention'}>
                {locale.t('documents.traced', { n: traced.get(paragraph.id) ?? 0 })}
              </Tag>
            )}
            <span class="small muted">{languagesOf(paragraph, document, locale)}</span>
          </p>
          <p
            lang={document.lang}
            dir="auto"
            class={paragraph.kind === 'heading' ? 'serif lead' : ''}
          >
            {textIn(paragraph, document.lang)?.text}
          </p>
          <form
            class="row"
            method="post"
            action={at(locale, document, `paragraphs/${paragraph.id}/move`)}
          >
            <Button tone="link" name="where" value="up">
              {locale.t('documents.up')}
            </Button>
            <Button tone="link" name="where" value="down">
              {locale.t('documents.down')}
            </Button>
          </form>
        </li>
      ))}
    </ol>
  </section>
);

export const placeOf = (paragraphs: readonly Written[], index: number): number =>
  paragraphs.slice(0, index + 1).filter(({ kind }) => kind === 'text').length;

export const textIn = ({ texts }: Written, lang: string): Text | undefined =>
  texts.find((text) => text.lang === lang);

/** In which languages a paragraph can be read, and which of them are of an older text. */
function languagesOf(paragraph: Written, { lang }: Document, locale: Locale): string {
  const newest = textIn(paragraph, lang)?.revision ?? 0;
  return paragraph.texts
    .map((text) => {
      const name = languageName(text.lang, locale.lang);
      return text.revision < newest ? locale.t('documents.older.text', { language: name }) : name;
    })
    .join(' · ');
}

const AddParagraph: FC<OneProps> = ({ locale, document, values, errors, which }) => {
  const own = which === 'add' ? { values, errors } : { values: NOTHING, errors: [] };
  return (
    <details open={which === 'add'}>
      <summary class="button plain">{locale.t('documents.add')}</summary>
      <form class="form" method="post" action={at(locale, document, 'paragraphs')}>
        <Radios
          name="kind"
          label={locale.t('documents.kind')}
          value={own.values.one('kind') || 'text'}
          options={(['text', 'heading'] as const).map((kind) => ({
            value: kind,
            label: locale.t(`documents.kind.${kind}`),
          }))}
        />
        <TextInput
          name="text"
          label={locale.t('documents.text', {
            language: languageName(document.lang, locale.lang),
          })}
          rows={6}
          lang={document.lang}
          dir="auto"
          required
          maxlength={MOST.text}
          value={own.values.one('text')}
          {...errorProps(own.errors, 'text')}
        />
        <ByField locale={locale} {...own} />
        <div class="row">
          <Button>{locale.t('documents.add.do')}</Button>
        </div>
      </form>
    </details>
  );
};

const NOTHING: Typed = { one: () => '', all: () => [] };

const Remarks: FC<OneProps> = ({ locale, document, paragraphs, comments, errors, which }) => (
  <section class="section stack" aria-labelledby="remarks">
    <h2 id="remarks">{locale.t('documents.remarks')}</h2>
    <ul class="lines">
      {comments.map(({ id, paragraphId, lang, text, on, acceptedOn, hiddenOn, reason }) => {
        const index = paragraphs.findIndex((paragraph) => paragraph.id === paragraphId);
        return (
          <li>
            <p class="row">
              <strong>
                {index < 0
                  ? locale.t('documents.removed')
                  : locale.t('trace.paragraph', { n: placeOf(paragraphs, index) })}
              </strong>
              {hiddenOn && <Tag tone="quiet">{locale.t('proposals.state.hidden')}</Tag>}
              {!hiddenOn && !acceptedOn && (
                <Tag tone="attention">{locale.t('proposals.state.waiting')}</Tag>
              )}
              <span class="small muted">{longDate(on, locale.lang)}</span>
            </p>
            <p lang={lang} dir="auto">
              {text}
            </p>
            {hiddenOn && (
              <p class="small muted" dir="auto">
                {reason}
              </p>
            )}
            {(!acceptedOn || hiddenOn) && (
              <form method="post" action={at(locale, document, `comments/${id}/show`)}>
                <Button tone="link">{locale.t('proposals.words.show')}</Button>
              </form>
            )}
            {!hiddenOn && (
              <details open={which === id}>
                <summary>{locale.t('proposals.words.hide')}</summary>
                <form
                  class="form"
                  method="post"
                  action={at(locale, document, `comments/${id}/hide`)}
                >
                  <TextInput
                    name="reason"
                    id={which === id ? 'f-reason' : `f-${id}`}
                    label={locale.t('proposals.hide.reason')}
                    rows={2}
                    dir="auto"
                    required
                    maxlength={1000}
                    {...errorProps(which === id ? errors : [], 'reason')}
                  />
                  <div class="row">
                    <Button tone="grave">{locale.t('proposals.words.hide')}</Button>
                  </div>
                </form>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  </section>
);

const Titling: FC<OneProps> = ({ locale, document, titles, values, errors, which }) => {
  const own = which === 'title' ? { values, errors } : { values: NOTHING, errors: [] };
  return (
    <section class="section stack" aria-labelledby="titles">
      <h2 id="titles">{locale.t('documents.titles')}</h2>
      <ul class="lines">
        {titles.map(({ lang, title, summary, by, on }) => (
          <li>
            <p lang={lang} dir="auto">
              <strong>{title}</strong> {summary}
            </p>
            <p class="small muted">
              {languageName(lang, locale.lang)} · <bdi>{by}</bdi> · {longDate(on, locale.lang)}
            </p>
          </li>
        ))}
      </ul>
      <details open={which === 'title'}>
        <summary>{locale.t('documents.titles.write')}</summary>
        <form class="form" method="post" action={at(locale, document, 'titles')}>
          <LangOf locale={locale} value={own.values.one('lang')} />
          <TitleFields locale={locale} {...own} />
          <div class="row">
            <Button>{locale.t('documents.save')}</Button>
          </div>
        </form>
      </details>
    </section>
  );
};

const Publishing: FC<OneProps> = (props) => {
  const { locale, document, paragraphs, versions, adoptions } = props;
  const newest = versions.at(-1);
  return (
    <section class="section stack" aria-labelledby="publishing">
      <h2 id="publishing">{locale.t('documents.publishing')}</h2>
      <p>{locale.t('documents.publishing.text')}</p>
      {versions.length > 0 && (
        <ul class="lines">
          {versions.toReversed().map(({ version, state, on }) => (
            <li>
              <a href={`/${locale.lang}/documents/${document.slug}/v/${version}`}>
                {locale.t('documents.version', { n: version, date: longDate(on, locale.lang) })}
              </a>{' '}
              <Tag tone={state === 'adopted' ? 'done' : 'plain'}>
                {locale.t(`documents.state.${state}`)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {paragraphs.some(({ kind }) => kind === 'text') ? (
        <div class="row">
          {(['draft', 'adopted'] as const).map((state) => (
            <form method="post" action={at(locale, document, 'publish')}>
              <input type="hidden" name="state" value={state} />
              <Button tone={state === 'adopted' ? 'main' : 'plain'}>
                {locale.t(`documents.publish.${state}`)}
              </Button>
            </form>
          ))}
        </div>
      ) : (
        <Notice>
          <p>{locale.t('documents.publish.empty')}</p>
        </Notice>
      )}
      {newest?.state === 'adopted' && (
        <>
          <Adoptions locale={locale} adoptions={adoptions} />
          <AdoptionForm {...props} version={newest.version} />
        </>
      )}
    </section>
  );
};

const AdoptionForm: FC<OneProps & { readonly version: number }> = ({
  locale,
  document,
  version,
  values,
  errors,
  which,
  today,
}) => {
  const own = which === 'adopt' ? { values, errors } : { values: NOTHING, errors: [] };
  return (
    <details open={which === 'adopt'}>
      <summary>{locale.t('documents.adopt')}</summary>
      <form class="form" method="post" action={at(locale, document, 'adoptions')}>
        <input type="hidden" name="version" value={String(version)} />
        <Radios
          name="kind"
          label={locale.t('documents.adopt.kind')}
          value={own.values.one('kind') || 'organisation'}
          options={(['office', 'organisation', 'people'] as const).map((kind) => ({
            value: kind,
            label: locale.t(`documents.adopt.${kind}`),
          }))}
        />
        <TextInput
          name="name"
          label={locale.t('documents.adopt.name')}
          hint={locale.t('documents.adopt.name.hint')}
          dir="auto"
          required
          maxlength={160}
          value={own.values.one('name')}
          {...errorProps(own.errors, 'name')}
        />
        <TextInput
          name="people"
          label={locale.t('documents.adopt.number')}
          hint={locale.t('documents.adopt.number.hint')}
          optional={locale.t('form.optional')}
          inputmode="numeric"
          short
          maxlength={7}
          value={own.values.one('people')}
          {...errorProps(own.errors, 'people')}
        />
        <TextInput
          name="on"
          type="date"
          label={locale.t('documents.adopt.on')}
          required
          short
          max={today}
          value={own.values.one('on') || today}
          {...errorProps(own.errors, 'on')}
        />
        <div class="row">
          <Button>{locale.t('documents.adopt.do')}</Button>
        </div>
      </form>
    </details>
  );
};
