import type { FC } from 'hono/jsx';
import { nameOf } from '../../reference/frames/frames.ts';
import { CountrySelect } from '../../web/components/country-select.tsx';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { columnsFor, type ToldBy } from './columns.ts';
import type { BadLine } from './margins-file.ts';
import {
  BOUNDS,
  type FromEdition,
  nameOfMargin,
  type PopulationMargin,
  type Provenance,
  sumOf,
  WAYS,
  withoutCovered,
} from './settings.ts';
import { marginName } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

/** A population that a list can be weighted to. */
export interface Offer {
  /** Empty where the margins were given by hand. */
  readonly key: string;
  readonly from: Provenance;
  readonly margins: readonly PopulationMargin[];
}

interface ChoiceProps extends Speaks {
  readonly base: string;
  readonly offers: readonly Offer[];
  readonly values: Typed;
  readonly bad: readonly BadLine[];
}

/** Official figures, or margins of one's own. */
export const ChoiceForms: FC<ChoiceProps> = (props) => {
  const { locale, bad } = props;
  return (
    <>
      <p class="lead">{locale.t('weights.choose.lead')}</p>
      {bad.length > 0 && <BadLines locale={locale} bad={bad} />}
      {bad.length > 0 && <Given {...props} />}
      <section class="section stack">
        <h2>{locale.t('weights.official')}</h2>
        <p>{locale.t('weights.official.about')}</p>
        <Corridor {...props} />
      </section>
      {bad.length === 0 && <Given {...props} />}
    </>
  );
};

const Given: FC<ChoiceProps> = (props) => {
  const { t } = props.locale;
  return (
    <section class="section stack">
      <h2>{t('weights.given')}</h2>
      <p>{t('weights.given.about', { crossed: 'sex:age', example: 'female:25-34' })}</p>
      <pre>
        <code dir="ltr">{EXAMPLE}</code>
      </pre>
      <GivenForms {...props} />
    </section>
  );
};

const EXAMPLE = `variable,category,total
sex,female,52000
sex,male,48000
age,18-34,30000
age,35-64,50000
age,65+,20000`;

const Corridor: FC<ChoiceProps> = ({ locale, base, offers, values }) => {
  const [origin, residence] = [values.one('origin'), values.one('residence')];
  const asked = origin !== '' && residence !== '';
  return (
    <>
      {asked && offers.length > 0 ? (
        <form method="get" action={`${base}/new`} class="form">
          <input type="hidden" name="origin" value={origin} />
          <input type="hidden" name="residence" value={residence} />
          <Radios
            name="figures"
            label={locale.t('weights.figures')}
            hint={locale.t('weights.figures.hint')}
            required
            options={offers.map(({ key, from, margins }) => ({
              value: key,
              label: from.how === 'edition' ? sourceLine(from, locale) : '',
              hint: margins.map(({ aspects }) => marginName(aspects, locale)).join(' · '),
            }))}
          />
          <div class="row">
            <Button>{locale.t('button.continue')}</Button>
          </div>
        </form>
      ) : (
        <>
          {asked && (
            <Notice tone="attention">
              <p>{locale.t('weights.official.none')}</p>
            </Notice>
          )}
          <form method="get" action={`${base}/new`} class="form">
            <Country locale={locale} name="origin" value={origin} />
            <Country locale={locale} name="residence" value={residence} />
            <div class="row">
              <Button>{locale.t('button.continue')}</Button>
            </div>
          </form>
        </>
      )}
    </>
  );
};

const Country: FC<Speaks & { name: 'origin' | 'residence'; value: string }> = ({
  locale,
  name,
  value,
}) => (
  <CountrySelect
    locale={locale}
    name={name}
    label={locale.t(`weights.aspect.${name}`)}
    none={locale.t('form.choose')}
    value={value}
    required
  />
);

const GivenForms: FC<ChoiceProps> = ({ locale, base, values, bad }) => (
  <>
    <form method="post" action={`${base}/margins`} enctype="multipart/form-data" class="form">
      <div class="field">
        <label for="f-files">{locale.t('weights.given.file')}</label>
        <input id="f-files" name="files" type="file" accept=".csv,.tsv,.xlsx" required />
      </div>
      <div class="row">
        <Button>{locale.t('weights.given.read')}</Button>
      </div>
    </form>
    <details open={bad.length > 0}>
      <summary>{locale.t('weights.given.paste')}</summary>
      <form method="post" action={`${base}/margins`} class="form">
        <TextInput
          name="margins"
          label={locale.t('weights.given.lines')}
          rows={6}
          dir="ltr"
          required
          value={values.one('margins')}
        />
        <div class="row">
          <Button tone="plain">{locale.t('weights.given.read')}</Button>
        </div>
      </form>
    </details>
  </>
);

const MOST_LINES = 20;

const BadLines: FC<Speaks & { bad: readonly BadLine[] }> = ({ locale, bad }) => (
  <Notice tone="error" title={locale.t('weights.lines', { n: bad.length })} live>
    <ul>
      {bad.slice(0, MOST_LINES).map(({ row, column, value, code }) => (
        <li>
          {locale.t('weights.line.at', { row, column })}
          {value && (
            <>
              {' '}
              <q>
                <bdi>{value.slice(0, 60)}</bdi>
              </q>
            </>
          )}{' '}
          {locale.t(`weights.line.${code}`)} {locale.t(`weights.line.${code}.mend`)}
        </li>
      ))}
    </ul>
  </Notice>
);

/** « Insee, Recensement · 2020 · nées dans… » */
export function sourceLine(from: FromEdition, locale: Locale): string {
  return [
    isolated(`${from.holder}, ${from.title[locale.lang]}`),
    number(from.year, locale, { useGrouping: false }),
    nameOf('definitions', from.definition, locale.lang),
    locale.t(`kind.${from.kind}`),
  ].join('\u00a0· ');
}

/** What a holder calls its own runs from whichever side its letters do. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

interface SettingsProps extends Speaks {
  readonly base: string;
  readonly offer: Offer;
  readonly told: ToldBy;
  readonly rows: number;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** What will be run, before it runs. */
export const SettingsForm: FC<SettingsProps> = (props) => {
  const { locale, base, offer, told, errors } = props;
  const matched = offer.margins.filter((margin) => columnsFor(margin, told));
  const unmatched = offer.margins.filter((margin) => !columnsFor(margin, told));
  return (
    <>
      <p class="lead">
        {offer.from.how === 'edition'
          ? sourceLine(offer.from, locale)
          : locale.t('weights.given.lead', { n: offer.margins.length })}
      </p>
      {matched.length === 0 ? (
        <Notice tone="attention" title={locale.t('weights.unmatched')}>
          <p>{locale.t('weights.unmatched.about', { names: namesOf(unmatched, locale) })}</p>
          <p>
            <a href={`${base}/new`}>{locale.t('weights.choose')}</a>
          </p>
        </Notice>
      ) : (
        <>
          <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
          <form method="post" action={`${base}`} class="form">
            <Handed offer={offer} values={props.values} />
            <Variables {...props} matched={matched} />
            {unmatched.length > 0 && (
              <p class="small">
                {locale.t('weights.variables.unmatched', { names: namesOf(unmatched, locale) })}
              </p>
            )}
            <HowFields {...props} />
            <div class="row">
              <Button>{locale.t('weights.run')}</Button>
              <Button tone="link" href={`${base}/new`}>
                {locale.t('weights.choose.other')}
              </Button>
            </div>
          </form>
        </>
      )}
    </>
  );
};

const namesOf = (margins: readonly PopulationMargin[], locale: Locale): string =>
  margins.map(({ aspects }) => marginName(aspects, locale)).join(', ');

/** What the next step must know again. */
const Handed: FC<Pick<SettingsProps, 'offer' | 'values'>> = ({ offer, values }) =>
  offer.from.how === 'edition' ? (
    <>
      <input type="hidden" name="figures" value={offer.key} />
      <input type="hidden" name="origin" value={offer.from.origin} />
      <input type="hidden" name="residence" value={offer.from.residence} />
    </>
  ) : (
    <input type="hidden" name="margins" value={values.one('margins')} />
  );

const wrongAt = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const Variables: FC<SettingsProps & { matched: readonly PopulationMargin[] }> = ({
  locale,
  told,
  rows,
  values,
  errors,
  matched,
}) => (
  <Checkboxes
    name="variables"
    label={locale.t('weights.variables')}
    hint={locale.t('weights.variables.hint', { rows })}
    {...wrongAt(errors, 'variables')}
    values={values.one('way') ? values.all('variables') : withoutCovered(matched).map(nameOfMargin)}
    options={matched.map((margin) => {
      const columns = columnsFor(margin, told) ?? [];
      return {
        value: nameOfMargin(margin),
        label: marginName(margin.aspects, locale),
        hint: locale.t('weights.variables.told', {
          categories: margin.categories.length,
          columns: columns.map(({ header }) => header).join(', '),
          n: columns.length,
          lacking: Math.max(...columns.map(({ lacking }) => lacking)),
          people: number(Math.round(sumOf(margin)), locale),
        }),
      };
    })}
  />
);

const HowFields: FC<SettingsProps> = ({ locale, values, errors }) => (
  <>
    <Radios
      name="way"
      label={locale.t('weights.way')}
      {...wrongAt(errors, 'way')}
      value={values.one('way') || 'rake'}
      options={WAYS.map((value) => ({
        value,
        label: locale.t(`weights.way.${value}`),
        hint: locale.t(`weights.way.${value}.hint`),
      }))}
    />
    <Select
      name="most"
      label={locale.t('weights.most')}
      hint={locale.t('weights.most.hint')}
      value={values.one('most') || '5'}
      options={[
        ...BOUNDS.map((value) => ({
          value,
          label: locale.t('weights.most.times', { n: Number(value) }),
        })),
        { value: 'none', label: locale.t('weights.most.none') },
      ]}
    />
  </>
);
