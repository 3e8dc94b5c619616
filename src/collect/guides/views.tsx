import type { FC } from 'hono/jsx';
import { FRAMES } from '../../reference/frames/frames.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { GuideContent, GuideWithTexts } from './guides.ts';

interface Speaks {
  readonly locale: Locale;
}

const KIND_CODES = [
  'consulate',
  'ministry',
  'bank',
  'municipality',
  'pension_fund',
  'association',
  'online',
];

export const languageIn = (lang: Lang, locale: Locale): string =>
  new Intl.DisplayNames(locale.lang, { type: 'language' }).of(lang) ?? lang;

export const titleIn = ({ guide, texts }: GuideWithTexts, lang: Lang): string =>
  [lang, ...LANGS].map((each) => texts[each]?.title).find(Boolean) ?? guide.slug;

export const GuideList: FC<Speaks & { guides: readonly GuideWithTexts[] }> = ({
  locale,
  guides,
}) => {
  const base = `/${locale.lang}/staff/guides`;
  return (
    <>
      <h1>{locale.t('team.page.guides')}</h1>
      <p class="lead">{locale.t('empty.guides.purpose')}</p>
      <div class="row">
        <Button href={`${base}/new`}>{locale.t('guides.add')}</Button>
        <form method="post" action={`${base}/examples`}>
          <Button tone="plain">{locale.t('guides.examples')}</Button>
        </form>
      </div>
      {guides.length === 0 ? (
        <EmptyState title={locale.t('empty.guides.title')}>
          <p>{locale.t('empty.guides.first')}</p>
        </EmptyState>
      ) : (
        <DataTable
          locale={locale}
          id="guides"
          stacked
          caption={locale.t('team.page.guides')}
          rows={guides}
          columns={[
            {
              title: locale.t('guides.title'),
              header: true,
              cell: (row) => (
                <a href={`${base}/${row.guide.slug}`}>
                  <bdi>{titleIn(row, locale.lang)}</bdi>
                </a>
              ),
            },
            {
              title: locale.t('imports.state'),
              cell: ({ guide }) => (
                <GuideTag
                  locale={locale}
                  hidden={guide.hiddenAt !== null}
                  example={guide.example}
                />
              ),
            },
            {
              title: locale.t('nav.languages'),
              cell: ({ guide, texts }) => (
                <Languages
                  locale={locale}
                  slug={guide.slug}
                  written={LANGS.filter((lang) => texts[lang])}
                />
              ),
            },
            {
              title: locale.t('guides.reviewed'),
              cell: ({ guide }) => longDate(guide.reviewedOn, locale.lang),
            },
          ]}
        />
      )}
    </>
  );
};

const GuideTag: FC<Speaks & { hidden: boolean; example: boolean }> = ({
  locale,
  hidden,
  example,
}) => (
  <>
    {hidden ? (
      <Tag tone="quiet">{locale.t('guides.hidden')}</Tag>
    ) : (
      <Tag tone="done">{locale.t('guides.shown')}</Tag>
    )}{' '}
    {example && <Tag>{locale.t('guides.example')}</Tag>}
  </>
);

const Languages: FC<Speaks & { slug: string; written: readonly Lang[] }> = ({
  locale,
  slug,
  written,
}) => (
  <ul class="tags">
    {LANGS.map((lang) => (
      <li>
        <Tag
          tone={written.includes(lang) ? 'plain' : 'attention'}
          href={`/${locale.lang}/staff/guides/${slug}/${lang}`}
        >
          {languageIn(lang, locale)}
          {!written.includes(lang) && <span class="unseen"> ({locale.t('guides.toWrite')})</span>}
        </Tag>
      </li>
    ))}
  </ul>
);

interface GuidePageProps extends Speaks {
  readonly row: GuideWithTexts;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const GuidePage: FC<GuidePageProps> = ({ locale, row, values, errors }) => {
  const { guide, texts } = row;
  const base = `/${locale.lang}/staff/guides/${guide.slug}`;
  return (
    <>
      <p>
        <GuideTag locale={locale} hidden={guide.hiddenAt !== null} example={guide.example} />
      </p>
      <h1>
        <bdi>{titleIn(row, locale.lang)}</bdi>
      </h1>
      <h2>{locale.t('guides.texts')}</h2>
      <Languages locale={locale} slug={guide.slug} written={LANGS.filter((lang) => texts[lang])} />
      {!guide.hiddenAt && (
        <p>
          <a href={`/${locale.lang}/guides/${guide.slug}`}>{locale.t('guides.see')}</a>
        </p>
      )}
      <h2>{locale.t('guides.settings')}</h2>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={base}>
        <Settings locale={locale} values={values} errors={errors} />
        <div class="row">
          <Button>{locale.t('button.save')}</Button>
        </div>
      </form>
      <form method="post" action={`${base}/${guide.hiddenAt ? 'show' : 'hide'}`}>
        <Button tone={guide.hiddenAt ? 'plain' : 'grave'}>
          {locale.t(guide.hiddenAt ? 'guides.show' : 'guides.hide')}
        </Button>
      </form>
    </>
  );
};

const at = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const Settings: FC<Speaks & { values: Typed; errors: readonly FieldError[] }> = ({
  locale,
  values,
  errors,
}) => {
  const optional = locale.t('form.optional');
  return (
    <>
      <Select
        name="officeKind"
        label={locale.t('guide.office')}
        options={KIND_CODES.map((code) => ({
          value: code,
          label: locale.t(`guide.office.${code}`),
        }))}
        value={values.one('officeKind')}
        {...at(errors, 'officeKind')}
      />
      <TextInput
        name="origins"
        label={locale.t('guides.origins')}
        hint={locale.t('guides.codes')}
        value={values.one('origins')}
        dir="ltr"
        optional={optional}
        {...at(errors, 'origins')}
      />
      <TextInput
        name="residences"
        label={locale.t('guides.residences')}
        hint={locale.t('guides.codes')}
        value={values.one('residences')}
        dir="ltr"
        optional={optional}
        {...at(errors, 'residences')}
      />
      <Checkboxes
        name="topics"
        label={locale.t('guides.topics')}
        hint={locale.t('guides.topics.hint')}
        options={FRAMES.topics.map(({ code, name }) => ({
          value: code,
          label: name[locale.lang],
        }))}
        values={values.all('topics')}
      />
      <TextInput
        name="related"
        label={locale.t('guide.related')}
        hint={locale.t('guides.related.hint')}
        value={values.one('related')}
        dir="ltr"
        optional={optional}
        {...at(errors, 'related')}
      />
      <TextInput
        name="reviewedOn"
        label={locale.t('guides.reviewed')}
        type="date"
        short
        required
        value={values.one('reviewedOn')}
        {...at(errors, 'reviewedOn')}
      />
    </>
  );
};

export const NewGuide: FC<Speaks & { values: Typed; errors: readonly FieldError[] }> = ({
  locale,
  values,
  errors,
}) => (
  <>
    <h1>{locale.t('guides.add')}</h1>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form class="form" method="post" action={`/${locale.lang}/staff/guides/new`}>
      <TextInput
        name="slug"
        label={locale.t('guides.slug')}
        hint={locale.t('guides.slug.hint')}
        value={values.one('slug')}
        maxlength={80}
        dir="ltr"
        required
        {...at(errors, 'slug')}
      />
      <Settings locale={locale} values={values} errors={errors} />
      <div class="row">
        <Button>{locale.t('button.continue')}</Button>
      </div>
    </form>
  </>
);

interface TextPageProps extends Speaks {
  readonly row: GuideWithTexts;
  readonly lang: Lang;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** One language of a guide; beside each field, what the reference language says. */
export const TextPage: FC<TextPageProps> = ({ locale, row, lang, values, errors }) => {
  const reference = referenceOf(row, lang);
  const base = `/${locale.lang}/staff/guides/${row.guide.slug}`;
  const field = (name: string, label: string, rows?: number, hint?: string) => (
    <div class="stack">
      {reference && (
        <Reference
          locale={locale}
          lang={reference.lang}
          text={asFields(reference.content)[name] ?? ''}
        />
      )}
      <TextInput
        name={name}
        label={label}
        value={values.one(name)}
        lang={lang}
        dir={lang === 'ar' ? 'rtl' : 'ltr'}
        {...(rows && { rows })}
        {...(hint && { hint })}
        {...at(errors, name)}
      />
    </div>
  );
  return (
    <>
      <h1>
        <bdi>{titleIn(row, locale.lang)}</bdi>
      </h1>
      <p class="lead">{locale.t('guides.writeIn', { language: languageIn(lang, locale) })}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={`${base}/${lang}`}>
        {field('title', locale.t('guides.title'))}
        {field('summary', locale.t('guides.summary'), 3)}
        {field('forWhom', locale.t('guide.forWhom'), 2)}
        {field('steps', locale.t('guide.steps'), 10, locale.t('guides.steps.hint'))}
        {field('documents', locale.t('guide.documents'), 5, locale.t('guides.lines.hint'))}
        {field('costs', locale.t('guide.costs'), 3)}
        {field('delays', locale.t('guide.delays'), 3)}
        {field('dates', locale.t('guide.dates'), 4, locale.t('guides.dates.hint'))}
        {field('cautions', locale.t('guide.cautions'), 4, locale.t('guides.lines.hint'))}
        <div class="row">
          <Button>{locale.t('button.save')}</Button>
          <Button tone="plain" href={base}>
            {locale.t('button.cancel')}
          </Button>
        </div>
      </form>
    </>
  );
};

const Reference: FC<Speaks & { lang: Lang; text: string }> = ({ locale, lang, text }) =>
  text ? (
    <blockquote
      lang={lang}
      dir="auto"
      class="small reference"
      aria-label={languageIn(lang, locale)}
    >
      {text.split('\n').map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
    </blockquote>
  ) : null;

function referenceOf(
  { texts }: GuideWithTexts,
  lang: Lang,
): { lang: Lang; content: GuideContent } | null {
  const found = LANGS.find((each) => each !== lang && texts[each]);
  const content = found && texts[found];
  return found && content ? { lang: found, content } : null;
}

/** A guide as it is typed: one item a line, a step's title before its text. */
export function asFields(content: GuideContent): Record<string, string> {
  const { title, summary, forWhom, steps, documents, costs, delays, dates, cautions } = content;
  return {
    title,
    summary,
    forWhom,
    costs,
    delays,
    steps: steps
      .map((step) => (step.text ? `${step.title}\n${step.text}` : step.title))
      .join('\n\n'),
    documents: documents.join('\n'),
    dates: dates.map(({ when, what }) => `${when} | ${what}`).join('\n'),
    cautions: cautions.join('\n'),
  };
}
