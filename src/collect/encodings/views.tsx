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

/** What a project between holders has settled before: the page then asks neither for a schema nor for hardening. */
export interface Preset {
  readonly schema: unknown;
  /** Salts the check number, so that it is of this project alone. */
  readonly project: string;
  /** Where the encoded file is handed in. */
  readonly back: string;
}

interface EncodeProps extends Speaks {
  readonly worker: string;
  readonly preset?: Preset;
}

export const EncodePage: FC<EncodeProps> = ({ locale, worker, preset }) => (
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
      schema={JSON.stringify(preset?.schema ?? DEFAULT_SCHEMA)}
      {...(preset && { project: preset.project })}
    >
      <p role="status" data-part="state">
        {locale.t('encode.loading')}
      </p>
      <div class="stack" data-part="tool" hidden>
        <ListStep locale={locale} n={1} />
        <div hidden={preset !== undefined}>
          <SchemaStep locale={locale} n={2} />
        </div>
        {preset && <p>{locale.t('encode.preset')}</p>}
        <ColumnStep locale={locale} n={preset ? 2 : 3} />
        <SecretStep locale={locale} n={preset ? 3 : 4} />
        {preset && <CheckStep locale={locale} n={4} />}
        <div hidden={preset !== undefined}>
          <HardeningStep locale={locale} n={5} />
        </div>
        <EncodeStep locale={locale} n={preset ? 5 : 6} />
        {preset && (
          <p>
            <a href={preset.back}>{locale.t('encode.preset.back')}</a>
          </p>
        )}
      </div>
    </encode-list>
    <CommandLine locale={locale} />
  </div>
);

interface Placed extends Speaks {
  /** Its place among the steps. */
  readonly n: number;
}

const Step: FC<Placed & { name: string; children?: Child }> = ({ locale, n, name, children }) => (
  <section class="section form" aria-labelledby={`step-${name}`}>
    <h2 id={`step-${name}`}>
      {locale.t('encode.step.n', { n, name: locale.t(`encode.step.${name}`) })}
    </h2>
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

const ListStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="list">
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

const SchemaStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="schema">
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

const ColumnStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="columns">
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

const SecretStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="secret">
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

/** A number by which holders hear on the telephone that they typed the same secret. */
const CheckStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="check">
    <p>{locale.t('encode.phrase.about')}</p>
    <p>
      <button type="button" class="button plain" data-part="phrase-go">
        {locale.t('encode.phrase.go')}
      </button>
    </p>
    <p class="lead numbers" role="status" data-part="phrase" hidden />
  </Step>
);

const HardeningStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="hardening">
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

const EncodeStep: FC<Placed> = ({ locale, n }) => (
  <Step locale={locale} n={n} name="encode">
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
    tall
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
