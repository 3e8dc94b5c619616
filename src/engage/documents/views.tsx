import type { FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { Differences } from '../../web/components/differences.tsx';
import { Button, ErrorSummary, PrintButton, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Change } from './changes.ts';
import type { Comment } from './comments.ts';
import { type Content, inLanguage, type Paragraph } from './content.ts';
import { MOST } from './forms.ts';
import {
  Adoptions,
  type Base,
  Citing,
  Divergences,
  ParagraphText,
  TraceOfParagraph,
  titleIn,
  type Words,
} from './parts.tsx';
import type { Adoption, PublishedVersion } from './publishing.ts';

interface Speaks {
  readonly locale: Locale;
}

/** All documents that are published, the newest first. */
export const DocumentList: FC<Speaks & { readonly newest: readonly PublishedVersion[] }> = ({
  locale,
  newest,
}) => (
  <div class="stack">
    <h1>{locale.t('documents.title')}</h1>
    <p class="lead">{locale.t('documents.lead')}</p>
    {newest.length === 0 ? (
      <EmptyState title={locale.t('documents.none')}>
        <p>{locale.t('documents.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {newest.map(({ content }) => {
          const { lang, title, summary } = titleIn(content, locale.lang);
          return (
            <li>
              <p class="row">
                <a href={`/${locale.lang}/documents/${content.slug}`} lang={lang} dir="auto">
                  {title}
                </a>
                <StateTag locale={locale} state={content.state} />
              </p>
              {summary && (
                <p lang={lang} dir="auto">
                  {summary}
                </p>
              )}
              <p class="small muted">{versionLine(content, locale)}</p>
            </li>
          );
        })}
      </ul>
    )}
  </div>
);

const StateTag: FC<Speaks & { readonly state: Content['state'] }> = ({ locale, state }) => (
  <Tag tone={state === 'adopted' ? 'done' : 'attention'}>
    {locale.t(`documents.state.${state}`)}
  </Tag>
);

const versionLine = ({ version, on }: Content, locale: Locale): string =>
  locale.t('documents.version', { n: version, date: longDate(on, locale.lang) });

export interface DocumentProps extends Speaks {
  readonly of: PublishedVersion;
  readonly versions: readonly Pick<PublishedVersion, 'version' | 'state' | 'on'>[];
  readonly adoptions: readonly Adoption[];
  readonly words: Words;
  readonly base: Base;
  /** The consultation's title as it is shown now; null where there is none any more. */
  readonly from: { readonly lang: string; readonly title: string } | null;
  /** The address of this version, for good. */
  readonly address: string;
  readonly comments: ReadonlyMap<string, readonly Comment[]>;
  /** Whether the reader may remark: `undefined` where nobody may any more. */
  readonly mayComment: boolean | undefined;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** One version of a document, whole: what it says, from where each paragraph comes, who has adopted it, how to cite it. */
export const DocumentPage: FC<DocumentProps> = (props) => {
  const { locale, of, versions, errors } = props;
  const { content } = of;
  const here = `/${locale.lang}/documents/${content.slug}`;
  const newest = versions.at(-1)?.version ?? content.version;
  return (
    <article class="document stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {newest !== content.version && (
        <Notice tone="attention" title={locale.t('documents.older')}>
          <p>
            <a href={here}>{locale.t('documents.newest', { n: newest })}</a>
          </p>
        </Notice>
      )}
      <DocumentHead {...props} />
      <Untranslated locale={locale} content={content} />
      <div class="row screen-only">
        <PrintButton locale={locale} />
        <a href={`${here}/v/${content.version}.html`} download>
          {locale.t('documents.html')}
        </a>
        <a href={`${here}/v/${content.version}.json`}>{locale.t('documents.json')}</a>
      </div>
      <Contents locale={locale} content={content} />
      {content.paragraphs.map((paragraph) => (
        <ParagraphView {...props} content={content} paragraph={paragraph} />
      ))}
      {content.state === 'adopted' && <Adoptions locale={locale} adoptions={props.adoptions} />}
      <Citing {...props} {...of} />
      {versions.length > 1 && <Versions {...props} here={here} />}
    </article>
  );
};

export const DocumentHead: FC<Pick<DocumentProps, 'locale' | 'of' | 'base' | 'from'>> = ({
  locale,
  of: { content },
  base,
  from,
}) => {
  const { lang, title, summary } = titleIn(content, locale.lang);
  return (
    <header class="stack">
      <p class="row">
        <StateTag locale={locale} state={content.state} />
        <span class="muted">{versionLine(content, locale)}</span>
      </p>
      <h1 class="said" lang={lang} dir="auto">
        {title}
      </h1>
      {summary && (
        <p class="lead" lang={lang} dir="auto">
          {summary}
        </p>
      )}
      {content.consultation && (
        <FromConsultation {...{ locale, base }} of={{ ...content.consultation, ...from }} />
      )}
    </header>
  );
};

const FromConsultation: FC<
  Speaks & {
    readonly base: Base;
    readonly of: Omit<NonNullable<Content['consultation']>, 'lang'> & { readonly lang: string };
  }
> = ({ locale, base, of }) => (
  <p>
    {locale.t('documents.from')}{' '}
    {base ? (
      <a href={base} lang={of.lang} dir="auto">
        {of.title}
      </a>
    ) : (
      <bdi lang={of.lang}>{of.title}</bdi>
    )}
    {' · '}
    {of.participants === null
      ? locale.t('documents.participants.few')
      : locale.t('documents.participants', { n: of.participants })}
    {' · '}
    {locale.t('documents.statements', { n: of.statements })}
  </p>
);

const Contents: FC<Speaks & { readonly content: Content }> = ({ locale, content }) => {
  const headings = content.paragraphs.filter(({ kind }) => kind === 'heading');
  return headings.length < 3 ? null : (
    <nav class="screen-only" aria-label={locale.t('documents.contents')}>
      <ul class="plain">
        {headings.map((heading) => {
          const shown = inLanguage(heading.texts, locale.lang, content.lang);
          return (
            <li>
              <a href={`#${anchorOf(heading)}`} lang={shown?.lang} dir="auto">
                {shown?.said.text}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

export const anchorOf = ({ place, id }: Paragraph): string =>
  place === null ? `h-${id.slice(0, 8)}` : `p${place}`;

type ParagraphProps = DocumentProps & { readonly content: Content; readonly paragraph: Paragraph };

const ParagraphView: FC<ParagraphProps> = (props) => {
  const { locale, content, paragraph } = props;
  if (paragraph.kind === 'heading') return <HeadingView {...props} />;
  const place = paragraph.place ?? 0;
  return (
    <section
      class="paragraph stack"
      id={anchorOf(paragraph)}
      aria-label={locale.t('trace.paragraph', { n: place })}
    >
      <p class="place">
        <a href={`#${anchorOf(paragraph)}`} aria-label={locale.t('trace.paragraph', { n: place })}>
          § {new Intl.NumberFormat(locale.lang).format(place)}
        </a>
      </p>
      <ParagraphText locale={locale} of={content} paragraph={paragraph} />
      <Divergences {...props} of={paragraph} />
      <details class="origin">
        <summary>
          {locale.t('documents.trace', {
            proposals: paragraph.proposals.length,
            statements: paragraph.statements.length,
          })}
        </summary>
        <TraceOfParagraph {...props} of={paragraph} />
      </details>
      <Comments {...props} />
    </section>
  );
};

export const HeadingView: FC<Pick<ParagraphProps, 'locale' | 'content' | 'paragraph'>> = ({
  locale,
  content,
  paragraph,
}) => {
  const shown = inLanguage(paragraph.texts, locale.lang, content.lang);
  return (
    <h2 id={anchorOf(paragraph)} lang={shown?.lang} dir="auto">
      {shown?.said.text}
    </h2>
  );
};

const Comments: FC<ParagraphProps> = (props) => {
  const { locale, paragraph, comments, mayComment } = props;
  const said = comments.get(paragraph.id) ?? [];
  if (said.length === 0 && mayComment === undefined) return null;
  const wrong = props.values.one('paragraph') === paragraph.id;
  return (
    <details class="screen-only" open={wrong}>
      <summary>{locale.t('documents.comments', { n: said.length })}</summary>
      {said.length > 0 && (
        <ul class="lines">
          {said.map(({ lang, text, on }) => (
            <li>
              <p lang={lang} dir="auto">
                {text}
              </p>
              <p class="small muted">{longDate(on, locale.lang)}</p>
            </li>
          ))}
        </ul>
      )}
      {mayComment === true && <CommentForm {...props} wrong={wrong} />}
      {mayComment === false && (
        <p>
          <a href={`${props.base}/take-part`}>{locale.t('documents.comment.takePart')}</a>
        </p>
      )}
    </details>
  );
};

const CommentForm: FC<ParagraphProps & { readonly wrong: boolean }> = ({
  locale,
  content,
  paragraph,
  values,
  errors,
  wrong,
}) => {
  const error = wrong ? errorAt(errors, 'text') : undefined;
  return (
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/documents/${content.slug}/v/${content.version}/comments`}
    >
      <input type="hidden" name="paragraph" value={paragraph.id} />
      <TextInput
        name="text"
        id={wrong ? 'f-text' : `f-${anchorOf(paragraph)}`}
        label={locale.t('documents.comment.label', { n: paragraph.place ?? 0 })}
        rows={3}
        maxlength={MOST.comment}
        dir="auto"
        required
        value={wrong ? values.one('text') : ''}
        {...(error ? { error } : {})}
      />
      <div class="row">
        <Button tone="plain">{locale.t('documents.comment.send')}</Button>
      </div>
    </form>
  );
};

const Versions: FC<DocumentProps & { readonly here: string }> = ({
  locale,
  versions,
  here,
  of: { content },
}) => (
  <section class="section stack screen-only" aria-labelledby="versions">
    <h2 id="versions">{locale.t('documents.versions')}</h2>
    <ul class="lines">
      {versions.toReversed().map(({ version, state, on }) => (
        <li>
          <p class="row">
            <a
              href={`${here}/v/${version}`}
              {...(version === content.version && { 'aria-current': 'page' })}
            >
              {locale.t('documents.version', { n: version, date: longDate(on, locale.lang) })}
            </a>
            <StateTag locale={locale} state={state} />
            {version > 1 && (
              <a href={`${here}/v/${version}/changes`}>{locale.t('documents.changes')}</a>
            )}
          </p>
        </li>
      ))}
    </ul>
  </section>
);

interface ChangesProps extends Speaks {
  readonly before: PublishedVersion;
  readonly after: PublishedVersion;
  readonly changes: readonly Change[];
}

/** What has changed from one version to another, paragraph by paragraph and word by word. */
export const ChangesPage: FC<ChangesProps> = ({ locale, before, after, changes }) => {
  const titles = [
    locale.t('documents.version.short', { n: before.version }),
    locale.t('documents.version.short', { n: after.version }),
  ] as const;
  const { lang, title } = titleIn(after.content, locale.lang);
  return (
    <div class="stack">
      <p class="card-over" lang={lang} dir="auto">
        {title}
      </p>
      <h1>{locale.t('documents.changes.title', { from: before.version, to: after.version })}</h1>
      {changes.length === 0 && <p class="lead">{locale.t('documents.changes.none')}</p>}
      <ol class="lines proposals">
        {changes.map((change) => (
          <li class="stack">
            <p class="row">
              <strong>
                {change.place === null
                  ? locale.t('documents.heading')
                  : locale.t('trace.paragraph', { n: change.place })}
              </strong>
              <Tag tone={change.how === 'changed' ? 'plain' : 'attention'}>
                {locale.t(`documents.change.${change.how}`)}
              </Tag>
            </p>
            <Differences
              locale={locale}
              lang={change.lang}
              before={change.before}
              after={change.after}
              titles={titles}
            />
          </li>
        ))}
      </ol>
    </div>
  );
};

const Untranslated: FC<Speaks & { readonly content: Content }> = ({ locale, content }) =>
  content.titles[locale.lang] ? null : (
    <Notice title={locale.t('documents.language')}>
      <p>
        {locale.t('documents.language.text', {
          language: languageName(content.lang, locale.lang),
        })}
      </p>
    </Notice>
  );
