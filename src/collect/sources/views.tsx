import type { Child, FC } from 'hono/jsx';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Fieldset,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { DEFINITIONS, KINDS } from '../facts/fact.ts';
import type { Agreement, Holder, Source } from './sources.ts';

interface Speaks {
  readonly locale: Locale;
}

interface FormProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const HOLDER_KIND_CODES = [
  'international',
  'statistics_office',
  'ministry',
  'consulate',
  'municipality',
  'association',
  'university',
  'company',
  'other',
];
const BASES = ['open_licence', 'agreement', 'law', 'consent', 'public_task'];
const USE_CODES: readonly Agreement['uses'][number][] = [
  'figures',
  'linkage',
  'overlap',
  'encoded-links',
  'encoded-pairs',
  'internal',
];
const QUALITY_CODES = ['good', 'fair', 'poor', 'unknown'];
const FORM_CODES = ['figures', 'list', 'directory', 'interviews'];

type Texts = Partial<Record<Lang, string>>;

export const textIn = (texts: Texts, lang: Lang): { text: string; lang: Lang } | null => {
  const found = [lang, ...LANGS].find((each) => texts[each]);
  return found ? { text: texts[found] ?? '', lang: found } : null;
};

/** A text of people, marked with its language where it is not the page's. */
export const InLanguage: FC<Speaks & { texts: Texts }> = ({ locale, texts }) => {
  const found = textIn(texts, locale.lang);
  if (!found) return null;
  return <bdi {...(found.lang !== locale.lang && { lang: found.lang })}>{found.text}</bdi>;
};

export type AgreementState = 'open' | 'soon' | 'expired' | 'ended' | 'none';

const STATE_TONES = {
  open: 'done',
  soon: 'attention',
  expired: 'attention',
  ended: 'plain',
  none: 'quiet',
} as const;

export const AgreementTag: FC<Speaks & { state: AgreementState }> = ({ locale, state }) => (
  <Tag tone={STATE_TONES[state]}>{locale.t(`agreement.state.${state}`)}</Tag>
);

export interface HolderLine {
  readonly holder: Holder;
  readonly sources: number;
  readonly state: AgreementState;
  readonly expiresOn: string | null;
}

export const HolderList: FC<Speaks & { lines: readonly HolderLine[] }> = ({ locale, lines }) => (
  <>
    <h1>{locale.t('team.page.holders')}</h1>
    <p class="lead">{locale.t('empty.holders.purpose')}</p>
    <p>
      <Button href={`/${locale.lang}/staff/holders/new`}>{locale.t('holder.add')}</Button>
    </p>
    {lines.length === 0 ? (
      <EmptyState title={locale.t('empty.holders.title')}>
        <p>{locale.t('empty.holders.first')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="holders"
        caption={locale.t('team.page.holders')}
        rows={lines}
        columns={[
          {
            title: locale.t('holder.name'),
            header: true,
            cell: ({ holder }) => (
              <a href={`/${locale.lang}/staff/holders/${holder.slug}`}>{holder.name}</a>
            ),
          },
          {
            title: locale.t('holder.kind'),
            cell: ({ holder }) => locale.t(`holder.kind.${holder.kind}`),
          },
          { title: locale.t('holder.sources'), numeric: true, cell: ({ sources }) => sources },
          {
            title: locale.t('agreement.one'),
            cell: ({ state }) => <AgreementTag locale={locale} state={state} />,
          },
          {
            title: locale.t('agreement.expiresOn'),
            cell: ({ expiresOn }) => expiresOn && longDate(expiresOn, locale.lang),
          },
        ]}
      />
    )}
  </>
);

interface HolderPageProps extends Speaks {
  readonly holder: Holder;
  readonly agreements: readonly { readonly agreement: Agreement; readonly state: AgreementState }[];
  readonly sources: readonly Source[];
}

export const HolderPage: FC<HolderPageProps> = ({ locale, holder, agreements, sources }) => {
  const base = `/${locale.lang}/staff/holders/${holder.slug}`;
  return (
    <>
      <h1>{holder.name}</h1>
      <p>
        {locale.t(`holder.kind.${holder.kind}`)}
        {holder.country && `, ${countryName(holder.country, locale.lang)}`}
      </p>
      <div class="row">
        <Button href={`${base}/return`}>{locale.t('return.title')}</Button>
        <Button tone="plain" href={`${base}/edit`}>
          {locale.t('button.edit')}
        </Button>
      </div>
      <section class="section stack">
        <h2>{locale.t('agreement.many')}</h2>
        {agreements.length === 0 && <p>{locale.t('empty.agreements.purpose')}</p>}
        {agreements.map(({ agreement, state }) => (
          <AgreementCard locale={locale} base={base} agreement={agreement} state={state} />
        ))}
        <p>
          <a href={`${base}/agreements/new`}>{locale.t('agreement.add')}</a>
        </p>
      </section>
      <section class="section stack">
        <h2>{locale.t('holder.sources')}</h2>
        {sources.length > 0 && (
          <ul>
            {sources.map((source) => (
              <li>
                <a href={`/${locale.lang}/staff/sources/${source.slug}`}>
                  <InLanguage locale={locale} texts={source.title} />
                </a>{' '}
                <span class="muted">{longDate(source.vintage, locale.lang)}</span>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={`/${locale.lang}/staff/sources/new?holder=${holder.slug}`}>
            {locale.t('source.add')}
          </a>
        </p>
      </section>
    </>
  );
};

const AgreementCard: FC<Speaks & { base: string; agreement: Agreement; state: AgreementState }> = ({
  locale,
  base,
  agreement,
  state,
}) => (
  <article class="stack">
    <p class="row">
      <AgreementTag locale={locale} state={state} />
    </p>
    <DefinitionList
      entries={[
        {
          term: locale.t('agreement.basis'),
          text: locale.t(`agreement.basis.${agreement.legalBasis}`),
        },
        { term: locale.t('agreement.purpose'), text: <bdi>{agreement.purpose}</bdi> },
        {
          term: locale.t('agreement.uses'),
          text: USE_CODES.filter((use) => agreement.uses.includes(use))
            .map((use) => locale.t(`agreement.use.${use}`))
            .join(' · '),
        },
        { term: locale.t('agreement.signedOn'), text: longDate(agreement.signedOn, locale.lang) },
        {
          term: locale.t('agreement.expiresOn'),
          text: agreement.expiresOn
            ? longDate(agreement.expiresOn, locale.lang)
            : locale.t('agreement.forever'),
        },
      ]}
    />
    {!agreement.endedAt && (
      <details>
        <summary>{locale.t('agreement.end')}</summary>
        <p>{locale.t('agreement.end.about')}</p>
        <form method="post" action={`${base}/agreements/${agreement.id}/end`}>
          <Button tone="grave">{locale.t('agreement.end')}</Button>
        </form>
      </details>
    )}
  </article>
);

const at = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const Frame: FC<FormProps & { title: string; action: string; lead?: string; children?: Child }> = ({
  locale,
  title,
  action,
  lead,
  errors,
  children,
}) => (
  <>
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form class="form" method="post" action={action}>
      {children}
      <div class="row">
        <Button>{locale.t('button.save')}</Button>
      </div>
    </form>
  </>
);

export const HolderForm: FC<FormProps & { action: string; title: string }> = (props) => (
  <Frame {...props}>
    <HolderFields {...props} prefix="" />
  </Frame>
);

const HolderFields: FC<FormProps & { prefix: string; optional?: boolean }> = ({
  locale,
  values,
  errors,
  prefix,
  optional = false,
}) => {
  const countries = COUNTRIES.map(({ code }) => ({
    value: code,
    label: countryName(code, locale.lang),
  })).sort((a, b) => a.label.localeCompare(b.label, locale.lang));
  const name = (field: string) => `${prefix}${field}`;
  return (
    <>
      <TextInput
        name={name('name')}
        label={locale.t('holder.name')}
        hint={locale.t('holder.name.hint')}
        value={values.one(name('name'))}
        maxlength={200}
        required={!optional}
        {...at(errors, name('name'))}
      />
      <Select
        name={name('kind')}
        label={locale.t('holder.kind')}
        options={HOLDER_KIND_CODES.map((code) => ({
          value: code,
          label: locale.t(`holder.kind.${code}`),
        }))}
        value={values.one(name('kind'))}
        {...at(errors, name('kind'))}
      />
      <Select
        name={name('country')}
        label={locale.t('holder.country')}
        prompt={locale.t('holder.country.none')}
        options={countries}
        value={values.one(name('country'))}
        optional={locale.t('form.optional')}
        {...at(errors, name('country'))}
      />
    </>
  );
};

export const AgreementForm: FC<FormProps & { action: string; title: string }> = (props) => (
  <Frame {...props} lead={props.locale.t('empty.agreements.purpose')}>
    <input type="hidden" name="id" value={props.values.one('id')} />
    <AgreementFields {...props} />
  </Frame>
);

const AgreementFields: FC<FormProps & { required?: boolean }> = ({
  locale,
  values,
  errors,
  required = true,
}) => (
  <>
    <Select
      name="legalBasis"
      label={locale.t('agreement.basis')}
      hint={locale.t('agreement.basis.hint')}
      options={BASES.map((code) => ({ value: code, label: locale.t(`agreement.basis.${code}`) }))}
      value={values.one('legalBasis')}
      required={required}
      {...at(errors, 'legalBasis')}
    />
    <TextInput
      name="purpose"
      label={locale.t('agreement.purpose')}
      hint={locale.t('agreement.purpose.hint')}
      rows={2}
      value={values.one('purpose')}
      maxlength={500}
      required={required}
      {...at(errors, 'purpose')}
    />
    <Checkboxes
      name="uses"
      label={locale.t('agreement.uses')}
      hint={locale.t('agreement.uses.hint')}
      options={USE_CODES.map((code) => ({ value: code, label: locale.t(`agreement.use.${code}`) }))}
      values={values.all('uses')}
      {...at(errors, 'uses')}
    />
    <TextInput
      name="signedOn"
      label={locale.t('agreement.signedOn')}
      type="date"
      short
      value={values.one('signedOn')}
      required={required}
      {...at(errors, 'signedOn')}
    />
    <TextInput
      name="expiresOn"
      label={locale.t('agreement.expiresOn')}
      hint={locale.t('agreement.expiresOn.hint')}
      type="date"
      short
      value={values.one('expiresOn')}
      optional={locale.t('form.optional')}
      {...at(errors, 'expiresOn')}
    />
  </>
);

interface FourTextsProps extends FormProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
}

/** One text in the four languages; French, the reference, stands first. */
export const FourTexts: FC<FourTextsProps> = ({
  locale,
  values,
  errors,
  name,
  label,
  hint,
  rows,
}) => (
  <Fieldset legend={label} name={name} {...(hint && { hint })} {...at(errors, name)}>
    {LANGS.map((lang, index) => (
      <TextInput
        name={`${name}.${lang}`}
        id={index === 0 ? `f-${name}` : `f-${name}.${lang}`}
        label={languageName(lang, locale)}
        lang={lang}
        dir={lang === 'ar' ? 'rtl' : 'ltr'}
        value={values.one(`${name}.${lang}`)}
        maxlength={2000}
        {...(rows && { rows })}
        {...at(errors, `${name}.${lang}`)}
      />
    ))}
  </Fieldset>
);

export function languageName(lang: Lang, locale: Locale): string {
  return new Intl.DisplayNames(locale.lang, { type: 'language' }).of(lang) ?? lang;
}

interface SourceFormProps extends FormProps {
  readonly action: string;
  readonly title: string;
  /** Absent where the source exists and its holder is fixed. */
  readonly holders?: readonly { readonly slug: string; readonly name: string }[];
  readonly agreements: readonly { readonly id: string; readonly label: string }[];
  readonly importId?: string;
}

export const SourceForm: FC<SourceFormProps> = (props) => {
  const { locale, values, errors, holders, agreements, importId } = props;
  const optional = locale.t('form.optional');
  return (
    <Frame {...props} lead={locale.t('source.form.lead')}>
      <input type="hidden" name="id" value={values.one('id')} />
      <input type="hidden" name="agreementId" value={values.one('agreementId')} />
      {importId && <input type="hidden" name="import" value={importId} />}
      {holders && <WhoseFields {...props} holders={holders} />}
      <FourTexts
        locale={locale}
        values={values}
        errors={errors}
        name="title"
        label={locale.t('source.title')}
        hint={locale.t('source.title.hint')}
      />
      <Select
        name="form"
        label={locale.t('source.form')}
        options={FORM_CODES.map((code) => ({
          value: code,
          label: locale.t(`source.form.${code}`),
        }))}
        value={values.one('form')}
        {...at(errors, 'form')}
      />
      <Select
        name="definition"
        label={locale.t('figure.definition')}
        options={DEFINITIONS.map((code) => ({
          value: code,
          label: nameOf('definitions', code, locale.lang),
        }))}
        value={values.one('definition')}
        {...at(errors, 'definition')}
      />
      <Select
        name="kind"
        label={locale.t('figure.kind')}
        options={KINDS.map((code) => ({ value: code, label: nameOf('kinds', code, locale.lang) }))}
        value={values.one('kind')}
        {...at(errors, 'kind')}
      />
      <TextInput
        name="vintage"
        label={locale.t('source.vintage')}
        hint={locale.t('source.vintage.hint')}
        type="date"
        short
        value={values.one('vintage')}
        required
        {...at(errors, 'vintage')}
      />
      <TextInput
        name="licence"
        label={locale.t('source.licence')}
        value={values.one('licence')}
        maxlength={200}
        optional={optional}
        {...at(errors, 'licence')}
      />
      <Select
        name="quality"
        label={locale.t('source.quality')}
        options={QUALITY_CODES.map((code) => ({
          value: code,
          label: locale.t(`source.quality.${code}`),
        }))}
        value={values.one('quality')}
        {...at(errors, 'quality')}
      />
      {(['coverage', 'method', 'biases'] as const).map((name) => (
        <details open={LANGS.some((lang) => values.one(`${name}.${lang}`))}>
          <summary>{locale.t(`source.${name}`)}</summary>
          <FourTexts
            locale={locale}
            values={values}
            errors={errors}
            name={name}
            label={locale.t(`source.${name}`)}
            hint={locale.t(`source.${name}.hint`)}
            rows={2}
          />
        </details>
      ))}
      {agreements.length > 0 && (
        <Select
          name="agreement"
          label={locale.t('agreement.one')}
          prompt={locale.t(holders ? 'agreement.new' : 'agreement.keep')}
          options={agreements.map(({ id, label }) => ({ value: id, label }))}
          value={values.one('agreement')}
          {...at(errors, 'agreement')}
        />
      )}
      {holders && (
        <Fieldset
          legend={locale.t('agreement.new')}
          large
          name="new-agreement"
          hint={locale.t('agreement.new.hint')}
        >
          <AgreementFields
            locale={locale}
            values={values}
            errors={errors}
            required={agreements.length === 0}
          />
        </Fieldset>
      )}
    </Frame>
  );
};

const WhoseFields: FC<FormProps & { holders: readonly { slug: string; name: string }[] }> = ({
  locale,
  values,
  errors,
  holders,
}) => (
  <Fieldset legend={locale.t('source.holder')} large name="whose">
    {holders.length > 0 && (
      <Select
        name="holder"
        label={locale.t('source.holder.known')}
        prompt={locale.t('source.holder.new')}
        options={holders.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={values.one('holder')}
        {...at(errors, 'holder')}
      />
    )}
    <HolderFields
      locale={locale}
      values={values}
      errors={errors}
      prefix="holder."
      optional={holders.length > 0}
    />
  </Fieldset>
);

interface SourcePageProps extends Speaks {
  readonly source: Source;
  readonly holder: Holder;
  readonly agreement: Agreement | null;
  readonly state: AgreementState;
  readonly imports: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly state: string;
    readonly facts: number;
  }[];
}

export const SourcePage: FC<SourcePageProps> = ({
  locale,
  source,
  holder,
  agreement,
  state,
  imports,
}) => {
  const base = `/${locale.lang}/staff/sources/${source.slug}`;
  const texts = (['coverage', 'method', 'biases'] as const).flatMap((name) =>
    textIn(source[name], locale.lang)
      ? [
          {
            term: locale.t(`source.${name}`),
            text: <InLanguage locale={locale} texts={source[name]} />,
          },
        ]
      : [],
  );
  return (
    <>
      <h1>
        <InLanguage locale={locale} texts={source.title} />
      </h1>
      <div class="row">
        {source.form === 'list' ? (
          <Button href={`/${locale.lang}/staff/lists/new?source=${source.slug}`}>
            {locale.t('lists.new')}
          </Button>
        ) : (
          <Button href={`/${locale.lang}/staff/imports/new?source=${source.slug}`}>
            {locale.t('button.import')}
          </Button>
        )}
        <Button tone="plain" href={`${base}/edit`}>
          {locale.t('button.edit')}
        </Button>
        {source.form === 'interviews' && (
          <Button tone="plain" href={`${base}/voices`}>
            {locale.t('voices.edit')}
          </Button>
        )}
      </div>
      <DefinitionList
        entries={[
          {
            term: locale.t('source.holder'),
            text: <a href={`/${locale.lang}/staff/holders/${holder.slug}`}>{holder.name}</a>,
          },
          {
            term: locale.t('agreement.one'),
            text: (
              <>
                <AgreementTag locale={locale} state={state} />{' '}
                {agreement && locale.t(`agreement.basis.${agreement.legalBasis}`)}
              </>
            ),
          },
          { term: locale.t('source.form'), text: locale.t(`source.form.${source.form}`) },
          {
            term: locale.t('figure.definition'),
            text: nameOf('definitions', source.definition, locale.lang),
          },
          { term: locale.t('figure.kind'), text: nameOf('kinds', source.kind, locale.lang) },
          { term: locale.t('source.vintage'), text: longDate(source.vintage, locale.lang) },
          { term: locale.t('source.quality'), text: locale.t(`source.quality.${source.quality}`) },
          ...(source.licence ? [{ term: locale.t('source.licence'), text: source.licence }] : []),
          ...texts,
        ]}
      />
      {source.themes && source.themes.length > 0 && (
        <Voices locale={locale} themes={source.themes} />
      )}
      {source.form !== 'list' && (
        <section class="section stack">
          <h2>{locale.t('team.page.imports')}</h2>
          {imports.length === 0 ? (
            <p>{locale.t('source.noImport')}</p>
          ) : (
            <ul>
              {imports.map(({ id, fileName, state: importState, facts }) => (
                <li>
                  <a href={`/${locale.lang}/staff/imports/${id}`}>
                    <bdi>{fileName}</bdi>
                  </a>{' '}
                  <Tag tone="quiet">{locale.t(`imports.state.${importState}`)}</Tag>{' '}
                  {locale.t('count.figures', { n: facts })}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
};

type Themes = NonNullable<Source['themes']>;

/** What people said, with how many said it; quotations only of those who agreed. */
export const Voices: FC<Speaks & { themes: Themes }> = ({ locale, themes }) => (
  <section class="section stack">
    <h2>{locale.t('voices.title')}</h2>
    {themes.map(({ theme, count, quotations }) => (
      <article class="stack">
        <h3>
          <InLanguage locale={locale} texts={theme} />{' '}
          <span class="muted">{locale.t('voices.count', { n: count })}</span>
        </h3>
        {quotations.map(({ lang, text }) => (
          <blockquote lang={lang} dir="auto">
            {text}
          </blockquote>
        ))}
      </article>
    ))}
  </section>
);

interface VoicesFormProps extends FormProps {
  readonly action: string;
  readonly title: string;
  readonly rows: number;
}

export const VoicesForm: FC<VoicesFormProps> = (props) => {
  const { locale, values, errors, rows } = props;
  return (
    <Frame {...props} lead={locale.t('voices.lead')}>
      <input type="hidden" name="rows" value={String(rows)} />
      {Array.from({ length: rows }, (_, row) => (
        <Fieldset legend={locale.t('voices.theme', { n: row + 1 })} large name={`theme${row}`}>
          <FourTexts
            locale={locale}
            values={values}
            errors={errors}
            name={`theme.${row}`}
            label={locale.t('voices.name')}
          />
          <TextInput
            name={`count.${row}`}
            label={locale.t('voices.howMany')}
            inputmode="numeric"
            short
            value={values.one(`count.${row}`)}
            {...at(errors, `count.${row}`)}
          />
          <TextInput
            name={`quotes.${row}`}
            label={locale.t('voices.quotes')}
            hint={locale.t('voices.quotes.hint')}
            rows={3}
            dir="auto"
            value={values.one(`quotes.${row}`)}
            optional={locale.t('form.optional')}
            {...at(errors, `quotes.${row}`)}
          />
        </Fieldset>
      ))}
      <Checkboxes
        name="agreed"
        label={locale.t('voices.consent')}
        options={[{ value: 'yes', label: locale.t('voices.agreed') }]}
        values={values.all('agreed')}
        {...at(errors, 'agreed')}
      />
    </Frame>
  );
};
