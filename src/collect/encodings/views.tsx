import type { Child, FC } from 'hono/jsx';
import { Checkbox, FileInput, Radios, Select, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { Progress } from '../../web/components/progress.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { DEFAULT_SCHEMA } from './default-schema.ts';
import { wordsFor } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

export const EncodePage: FC<Speaks & { worker: string }> = ({ locale, worker }) => (
  <div class="stack">
    <h1>{locale.t('encode.title')}</h1>
    <p class="lead">{locale.t('encode.lead')}</p>
    <Notice tone="attention" title={locale.t('encode.pseudonym')}>
      <p>{locale.t('encode.pseudonym.text')}</p>
    </Notice>
    <noscript>
      <p>{locale.t('encode.noscript')}</p>
    </noscript>
    <encode-list
      class="form"
      hidden
      worker={worker}
      lang={locale.lang}
      words={JSON.stringify(wordsFor(locale))}
      schema={JSON.stringify(DEFAULT_SCHEMA)}
    >
      <p role="status" data-part="state">
        {locale.t('encode.loading')}
      </p>
      <div class="stack" data-part="tool" hidden>
        <ListStep locale={locale} />
        <SchemaStep locale={locale} />
        <ColumnStep locale={locale} />
        <SecretStep locale={locale} />
        <HardeningStep locale={locale} />
        <EncodeStep locale={locale} />
      </div>
    </encode-list>
    <CommandLine locale={locale} />
  </div>
);

const Step: FC<Speaks & { name: string; children?: Child }> = ({ locale, name, children }) => (
  <section class="section form" aria-labelledby={`step-${name}`}>
    <h2 id={`step-${name}`}>{locale.t(`encode.step.${name}`)}</h2>
    {children}
  </section>
);

/** Where the page says something, once it has something to say. */
const Said: FC<{ part: string; wrong?: boolean }> = ({ part, wrong = false }) => (
  <p
    {...(wrong ? { class: 'field-error', role: 'alert' } : { class: 'hint', role: 'status' })}
    data-part={part}
    hidden
  />
);

const CHARSETS = [
  ['windows-1252', 'western'],
  ['windows-1250', 'central'],
  ['windows-1251', 'cyrillic'],
  ['windows-1253', 'greek'],
  ['windows-1254', 'turkish'],
  ['windows-1256', 'arabic'],
] as const;

const ListStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="list">
    <FileInput
      name="list"
      label={locale.t('encode.list')}
      hint={locale.t('encode.list.hint')}
      accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
    />
    <Said part="opened" />
    <Said part="list-wrong" wrong />
    <div data-part="charset" class="form" hidden>
      <Select
        name="charset"
        label={locale.t('encode.charset')}
        hint={locale.t('encode.charset.hint')}
        options={CHARSETS.map(([value, name]) => ({
          value,
          label: locale.t(`encode.charset.${name}`),
        }))}
      />
      <blockquote>
        <p dir="auto" data-part="sample" />
      </blockquote>
    </div>
  </Step>
);

const SchemaStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="schema">
    <Radios
      name="schema"
      label={locale.t('encode.schema')}
      hint={locale.t('encode.schema.hint')}
      value="hub"
      options={[
        {
          value: 'hub',
          label: locale.t('encode.schema.hub'),
          hint: locale.t('encode.schema.hub.hint'),
        },
        { value: 'own', label: locale.t('encode.schema.own') },
      ]}
    />
    <div data-part="own-schema" hidden>
      <FileInput
        name="schema-file"
        label={locale.t('encode.schema.file')}
        hint={locale.t('encode.schema.file.hint')}
        accept=".json,application/json"
      />
    </div>
    <Said part="schema-wrong" wrong />
  </Step>
);

const ColumnStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="columns">
    <p>{locale.t('encode.columns.about')}</p>
    <div class="form" data-part="columns" hidden>
      <div class="form" data-part="features" />
      <Select
        name="id"
        label={locale.t('encode.id')}
        hint={locale.t('encode.id.hint')}
        options={[]}
      />
    </div>
  </Step>
);

const SecretStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="secret">
    <TextInput
      name="secret"
      type="password"
      label={locale.t('encode.secret')}
      hint={locale.t('encode.secret.hint')}
      autocomplete="off"
      dir="ltr"
    />
    <div class="row">
      {(['draw', 'reveal', 'copy'] as const).map((part) => (
        <button type="button" class="button plain" data-part={part}>
          {locale.t(`encode.${part}`)}
        </button>
      ))}
    </div>
    <Said part="secret-news" />
  </Step>
);

const HardeningStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="hardening">
    <p>{locale.t('encode.hardening.about')}</p>
    <p>{locale.t('encode.keys')}</p>
    <Select
      name="folds"
      label={locale.t('encode.folds')}
      hint={locale.t('encode.folds.hint')}
      options={['', '0', '1', '2'].map((value) => ({
        value,
        label: locale.t(`encode.folds.${value || 'schema'}`),
      }))}
    />
    <Select
      name="year"
      label={locale.t('encode.year')}
      hint={locale.t('encode.year.hint')}
      options={[{ value: '-1', label: locale.t('encode.no-salt') }]}
    />
    <p>
      <button type="button" class="button plain" data-part="save-schema">
        {locale.t('encode.save-schema')}
      </button>
    </p>
  </Step>
);

const EncodeStep: FC<Speaks> = ({ locale }) => (
  <Step locale={locale} name="encode">
    <div class="stack" data-part="checked" hidden>
      <DefinitionList
        entries={['rows', 'good-rows', 'bad-cells'].map((part) => ({
          term: locale.t(`encode.${part}`),
          text: <span class="numbers" data-part={part} />,
        }))}
      />
      <Said part="blanks" />
      <div class="stack" data-part="bad" hidden>
        <BadCells locale={locale} />
        <Said part="cut" />
        <Checkbox name="leave-out" label={locale.t('encode.leave-out')} />
      </div>
    </div>
    <div data-part="work" class="stack" hidden>
      <Progress locale={locale} label={locale.t('encode.reading')} done={0} total={1} />
      <button type="button" class="button plain" data-part="stop">
        {locale.t('encode.stop')}
      </button>
    </div>
    <Said part="news" />
    <p>
      <button type="button" class="button" data-part="go">
        {locale.t('encode.go')}
      </button>
    </p>
    <div data-part="encoded" hidden>
      <Notice live title={locale.t('encode.done')}>
        <DefinitionList
          entries={['encoded-rows', 'filled', 'seconds'].map((part) => ({
            term: locale.t(`encode.${part}`),
            text: <span class="numbers" data-part={part} />,
          }))}
        />
        <p>
          <button type="button" class="button" data-part="download">
            {locale.t('encode.download')}
          </button>
        </p>
        <p class="small">{locale.t('encode.after')}</p>
      </Notice>
    </div>
  </Step>
);

const BadCells: FC<Speaks> = ({ locale }) => (
  <DataTable<never>
    locale={locale}
    id="bad-cells"
    caption={locale.t('encode.bad')}
    stacked
    rows={[]}
    columns={[
      { title: locale.t('encode.bad.row'), cell: () => null, header: true },
      { title: locale.t('encode.bad.column'), cell: () => null },
      { title: locale.t('encode.bad.value'), cell: () => null },
      { title: locale.t('encode.bad.mend'), cell: () => null },
    ]}
  />
);

const COMMAND = `passerelle encode list.csv --schema schema.json \\
  --secret-file secret.txt --out list-clk.csv`;

const CommandLine: FC<Speaks> = ({ locale }) => (
  <section class="section stack" aria-labelledby="command-line">
    <h2 id="command-line">{locale.t('encode.command')}</h2>
    <p>{locale.t('encode.command.about')}</p>
    <pre dir="ltr" tabindex={0}>
      <code>{COMMAND}</code>
    </pre>
  </section>
);
