import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { MOST } from './forms.ts';
import { errorProps, type Formed, textIn } from './staff-views.tsx';
import type { Document, Written } from './writing.ts';

interface Source {
  readonly id: string;
  readonly number: number;
  readonly lang: string;
  readonly text: string;
}

export interface ParagraphProps extends Formed {
  readonly document: Document;
  readonly paragraph: Written;
  /** What it may come from, and what it does. */
  readonly statements: readonly Source[];
  readonly proposals: readonly Source[];
  readonly chosen: ReadonlySet<string>;
  readonly which: string;
}

/** One paragraph: its words in each language, what it comes from, what diverges from it. */
export const StaffParagraph: FC<ParagraphProps> = (props) => {
  const { locale, document, paragraph, errors } = props;
  const own = textIn(paragraph, document.lang);
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>
        {locale.t(paragraph.kind === 'heading' ? 'documents.heading' : 'documents.paragraph')}
      </h1>
      <blockquote lang={document.lang} dir="auto">
        {own?.text
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <p>{line}</p>
          ))}
      </blockquote>
      {paragraph.kind === 'text' && <Tracing {...props} />}
      {paragraph.kind === 'text' && <Diverging {...props} />}
      <Wording {...props} />
      <form
        method="post"
        action={`/${locale.lang}/staff/documents/${document.id}/paragraphs/${paragraph.id}/remove`}
      >
        <Button tone="grave">{locale.t('documents.remove')}</Button>
        <p class="small muted">{locale.t('documents.remove.text')}</p>
      </form>
    </>
  );
};

const at = ({ locale, document, paragraph }: ParagraphProps, path: string) =>
  `/${locale.lang}/staff/documents/${document.id}/paragraphs/${paragraph.id}/${path}`;

const Wording: FC<ParagraphProps> = (props) => {
  const { locale, document, paragraph, values, errors, which } = props;
  const newest = textIn(paragraph, document.lang)?.revision ?? 0;
  return (
    <section class="section stack" aria-labelledby="wording">
      <h2 id="wording">{locale.t('documents.wording')}</h2>
      {LANGS.map((lang) => {
        const text = textIn(paragraph, lang);
        const here = which === `words-${lang}`;
        return (
          <details open={here}>
            <summary>
              {languageName(lang, locale.lang)}
              {' · '}
              {text
                ? `${text.by}, ${longDate(text.on, locale.lang)}${text.revision < newest ? ` · ${locale.t('documents.outdated')}` : ''}`
                : locale.t('documents.to-translate')}
            </summary>
            <form class="form" method="post" action={at(props, 'words')}>
              <input type="hidden" name="to" value={lang} />
              <TextInput
                name="text"
                id={here ? 'f-text' : `f-text-${lang}`}
                label={locale.t('documents.text', { language: languageName(lang, locale.lang) })}
                rows={6}
                lang={lang}
                dir="auto"
                required
                maxlength={MOST.text}
                value={here ? values.one('text') : (text?.text ?? '')}
                {...errorProps(here ? errors : [], 'text')}
              />
              <TextInput
                name="by"
                id={here ? 'f-by' : `f-by-${lang}`}
                label={locale.t('documents.by')}
                hint={locale.t('documents.by.hint')}
                required
                dir="auto"
                maxlength={MOST.by}
                value={here ? values.one('by') : (text?.by ?? '')}
                {...errorProps(here ? errors : [], 'by')}
              />
              <div class="row">
                <Button>{locale.t('documents.save')}</Button>
              </div>
            </form>
          </details>
        );
      })}
    </section>
  );
};

const Tracing: FC<ParagraphProps> = (props) => {
  const { locale, statements, proposals, chosen } = props;
  const options = (kind: 'statement' | 'proposal', sources: readonly Source[]) =>
    sources.map(({ id, number, lang, text }) => ({
      value: `${kind} ${id}`,
      label: (
        <>
          {locale.t(`trace.${kind}`, { n: number })}
          {' : '}
          <bdi lang={lang}>{text}</bdi>
        </>
      ),
    }));
  return (
    <section class="section stack" aria-labelledby="tracing">
      <h2 id="tracing">{locale.t('documents.tracing')}</h2>
      <p>{locale.t('documents.tracing.text')}</p>
      {statements.length + proposals.length === 0 ? (
        <p class="muted">{locale.t('documents.tracing.none')}</p>
      ) : (
        <form class="form wide-form" method="post" action={at(props, 'trace')}>
          {proposals.length > 0 && (
            <Checkboxes
              name="from"
              id="f-from-proposals"
              label={locale.t('proposals.title')}
              options={options('proposal', proposals)}
              values={[...chosen]}
            />
          )}
          {statements.length > 0 && (
            <Checkboxes
              name="from"
              id="f-from-statements"
              label={locale.t('documents.tracing.statements')}
              options={options('statement', statements)}
              values={[...chosen]}
            />
          )}
          <div class="row">
            <Button>{locale.t('documents.save')}</Button>
          </div>
        </form>
      )}
    </section>
  );
};

const Diverging: FC<ParagraphProps> = (props) => {
  const { locale, paragraph, values, errors, which } = props;
  const own = which === 'diverge';
  return (
    <section class="section stack" aria-labelledby="diverging">
      <h2 id="diverging">{locale.t('documents.diverging')}</h2>
      <p>{locale.t('documents.diverging.text')}</p>
      {paragraph.divergences.length > 0 && (
        <ul class="lines">
          {paragraph.divergences.map(({ id, lang, text }) => (
            <li>
              <p lang={lang} dir="auto">
                {text}
              </p>
              <form method="post" action={at(props, `divergences/${id}/remove`)}>
                <Button tone="link">{locale.t('documents.diverging.remove')}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details open={own}>
        <summary>{locale.t('documents.diverging.add')}</summary>
        <form class="form" method="post" action={at(props, 'divergences')}>
          <TextInput
            name="text"
            id={own ? 'f-text' : 'f-divergence'}
            label={locale.t('documents.diverging.label')}
            rows={3}
            dir="auto"
            required
            maxlength={1000}
            value={own ? values.one('text') : ''}
            {...errorProps(own ? errors : [], 'text')}
          />
          <Select
            name="lang"
            id="f-divergence-lang"
            label={locale.t('documents.lang')}
            value={locale.lang}
            options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
            short
          />
          <TextInput
            name="statement"
            label={locale.t('documents.diverging.statement')}
            optional={locale.t('form.optional')}
            inputmode="numeric"
            short
            maxlength={6}
            value={own ? values.one('statement') : ''}
            {...errorProps(own ? errors : [], 'statement')}
          />
          <div class="row">
            <Button>{locale.t('documents.save')}</Button>
          </div>
        </form>
      </details>
    </section>
  );
};
