import type { Child, FC } from 'hono/jsx';
import { FIELDS } from '../../people/organisations/organisations.ts';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import type { Division } from '../../reference/divisions/divisions.ts';
import { FRAMES, type FrameName } from '../../reference/frames/frames.ts';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import type { SdgTarget } from '../../reference/sdg/sdg.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Fieldset,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { GROUPS, MONEY, STATES, UNITS, VISIBILITIES } from './codes.ts';

/** Languages in which associations of a diaspora write, besides those of the hub. */
const WRITTEN =
  'pt it de nl ca tr fa ur hi bn ta zh vi tl uk ru pl ro sq so am ti sw wo ff bm ha yo ln ht'.split(
    ' ',
  );

export interface PurposeChoice {
  readonly code: string;
  readonly category: string;
  readonly name: string;
}

export interface ActivityFormProps {
  readonly locale: Locale;
  /** Where the form is sent. */
  readonly action: string;
  readonly cancel: string;
  /** Names the draft on this device. */
  readonly draft: string;
  readonly once: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** First-level divisions of the chosen country. */
  readonly divisions: readonly Division[];
  readonly purposes: readonly PurposeChoice[];
  readonly migrationTargets: readonly SdgTarget[];
  readonly copiedFrom?: string | null;
}

type Part = Pick<ActivityFormProps, 'locale' | 'values' | 'errors'>;

/** One activity, entered once. What is needed comes first; what may be left out is folded away. */
export const ActivityFields: FC<ActivityFormProps> = (props) => {
  const { locale, action, cancel, draft, once, errors, copiedFrom } = props;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name={`activity-${draft}`} answered={errors.length > 0}>
        <form class="form" method="post" action={action}>
          <input type="hidden" name="once" value={once} />
          {copiedFrom && <input type="hidden" name="copiedFrom" value={copiedFrom} />}
          <What {...props} />
          <Where {...props} />
          <When {...props} />
          <ForWhom {...props} />
          <WithWhom {...props} />
          <Links {...props} />
          <Radios
            name="visibility"
            label={locale.t('activity.visibility')}
            large
            value={props.values.one('visibility') || 'coordination'}
            options={VISIBILITIES.map((code) => ({
              value: code,
              label: locale.t(`activity.visibility.${code}`),
              hint: locale.t(`activity.visibility.${code}.hint`),
            }))}
            {...wrong(errors, 'visibility')}
          />
          <div class="row">
            <Button>{locale.t('button.save')}</Button>
            <Button tone="plain" href={cancel}>
              {locale.t('button.cancel')}
            </Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

const What: FC<ActivityFormProps> = ({ locale, values, errors, purposes }) => (
  <Fieldset legend={locale.t('activity.what')} large>
    <Words locale={locale} values={values} errors={errors} index={0} />
    <Translations locale={locale} values={values} errors={errors} />
    <Select
      name="field"
      label={locale.t('activity.field')}
      prompt={locale.t('activity.choose')}
      required
      value={values.one('field')}
      options={FIELDS.map(({ code }) => ({
        value: code,
        label: locale.t(`organisation.sector.${code}`),
      }))}
      {...wrong(errors, 'field')}
    />
    <Folded title={locale.t('activity.purpose.more')} open={Boolean(values.one('purpose'))}>
      <Select
        name="purpose"
        label={locale.t('activity.purpose')}
        hint={locale.t('activity.purpose.hint')}
        prompt={locale.t('activity.choose.none')}
        value={values.one('purpose')}
        options={[...Map.groupBy(purposes, ({ category }) => category)].map(
          ([category, choices]) => ({
            group: category,
            options: choices.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          }),
        )}
        {...wrong(errors, 'purpose')}
      />
    </Folded>
  </Fieldset>
);

const Words: FC<Part & { readonly index: number }> = ({ locale, values, errors, index }) => {
  const lang = values.one(`lang.${index}`) || (index === 0 ? locale.lang : '');
  const tongue = lang && { lang, dir: directionOf(lang) };
  const codes = [...new Set([locale.lang, ...LANGS, ...WRITTEN, ...(lang ? [lang] : [])])];
  return (
    <>
      <Select
        name={`lang.${index}`}
        label={locale.t(index === 0 ? 'activity.lang' : 'activity.lang.translation')}
        short
        value={lang}
        {...(index > 0 && { prompt: locale.t('activity.choose') })}
        options={codes.map((code) => ({ value: code, label: languageName(code, locale.lang) }))}
        {...wrong(errors, `lang.${index}`)}
      />
      <TextInput
        name={`title.${index}`}
        label={locale.t('activity.title')}
        {...(index === 0 && { hint: locale.t('activity.title.hint'), required: true })}
        maxlength={160}
        value={values.one(`title.${index}`)}
        {...tongue}
        {...wrong(errors, `title.${index}`)}
      />
      <TextInput
        name={`text.${index}`}
        label={locale.t('activity.text')}
        {...(index === 0 && { hint: locale.t('activity.text.hint') })}
        optional={locale.t('form.optional')}
        rows={5}
        maxlength={4000}
        value={values.one(`text.${index}`)}
        {...tongue}
        {...wrong(errors, `text.${index}`)}
      />
    </>
  );
};

const directionOf = (lang: string): 'ltr' | 'rtl' => (/^(ar|fa|ur)$/.test(lang) ? 'rtl' : 'ltr');

/** Those that are written, and room for one more. */
const Translations: FC<Part> = ({ locale, values, errors }) => {
  const written = Array.from({ length: 10 }, (_, index) => index + 1).filter((index) =>
    values.one(`title.${index}`),
  );
  return (
    <>
      {[...written, (written.at(-1) ?? 0) + 1].map((index) => (
        <Folded
          title={locale.t(
            values.one(`title.${index}`) ? 'activity.translation' : 'activity.translation.add',
            { language: languageName(values.one(`lang.${index}`), locale.lang) },
          )}
          open={errors.some(({ name }) => name.endsWith(`.${index}`))}
        >
          <Words locale={locale} values={values} errors={errors} index={index} />
        </Folded>
      ))}
    </>
  );
};

const Where: FC<ActivityFormProps> = ({ locale, values, errors, divisions }) => (
  <Fieldset legend={locale.t('activity.where')} large>
    <Select
      name="country"
      label={locale.t('activity.country')}
      required
      prompt={locale.t('activity.choose')}
      value={values.one('country')}
      options={COUNTRIES.map(({ code }) => ({
        value: code,
        label: countryName(code, locale.lang),
      })).sort((one, other) => one.label.localeCompare(other.label, locale.lang))}
      {...wrong(errors, 'country')}
    />
    <Button tone="plain" name="step" value="country" formnovalidate>
      {locale.t('activity.country.regions')}
    </Button>
    {divisions.length > 0 && (
      <Folded
        title={locale.t('activity.divisions.of', {
          country: countryName(values.one('country'), locale.lang),
        })}
        open={divisions.length <= 30 || values.all('divisions').length > 0}
      >
        <Checkboxes
          name="divisions"
          label={locale.t('activity.divisions')}
          hint={locale.t('activity.divisions.hint')}
          optional={locale.t('form.optional')}
          values={values.all('divisions')}
          options={divisions.map(({ code, name }) => ({ value: code, label: <bdi>{name}</bdi> }))}
          {...wrong(errors, 'divisions')}
        />
      </Folded>
    )}
    <TextInput
      name="place"
      label={locale.t('activity.place')}
      hint={locale.t('activity.place.hint')}
      optional={locale.t('form.optional')}
      maxlength={100}
      value={values.one('place')}
      {...wrong(errors, 'place')}
    />
  </Fieldset>
);

const When: FC<ActivityFormProps> = ({ locale, values, errors }) => (
  <Fieldset legend={locale.t('activity.when')} large>
    <TextInput
      name="startsOn"
      label={locale.t('activity.startsOn')}
      type="date"
      short
      required
      value={values.one('startsOn')}
      {...wrong(errors, 'startsOn')}
    />
    <TextInput
      name="endsOn"
      label={locale.t('activity.endsOn')}
      hint={locale.t('activity.endsOn.hint')}
      optional={locale.t('form.optional')}
      type="date"
      short
      value={values.one('endsOn')}
      {...wrong(errors, 'endsOn')}
    />
    <Radios
      name="state"
      label={locale.t('activity.state')}
      required
      value={values.one('state')}
      options={STATES.map((code) => ({ value: code, label: locale.t(`activity.state.${code}`) }))}
      {...wrong(errors, 'state')}
    />
  </Fieldset>
);

const ForWhom: FC<ActivityFormProps> = ({ locale, values, errors }) => {
  const optional = locale.t('form.optional');
  const count = (name: 'targeted' | 'reached') => (
    <TextInput
      name={name}
      label={locale.t(`activity.${name}`)}
      optional={optional}
      inputmode="numeric"
      short
      value={values.one(name)}
      {...wrong(errors, name)}
    />
  );
  return (
    <Fieldset legend={locale.t('activity.forWhom')} large>
      <Checkboxes
        name="groups"
        label={locale.t('activity.groups')}
        optional={optional}
        values={values.all('groups')}
        options={GROUPS.map((code) => ({ value: code, label: locale.t(`activity.group.${code}`) }))}
      />
      <Select
        name="unit"
        label={locale.t('activity.unit')}
        short
        value={values.one('unit')}
        options={UNITS.map((code) => ({ value: code, label: locale.t(`activity.unit.${code}`) }))}
      />
      {count('targeted')}
      {count('reached')}
      <p class="hint">{locale.t('activity.reached.hint')}</p>
    </Fieldset>
  );
};

const WithWhom: FC<ActivityFormProps> = ({ locale, values, errors }) => (
  <Fieldset legend={locale.t('activity.withWhom')} large>
    <TextInput
      name="partners"
      label={locale.t('activity.partners')}
      hint={locale.t('activity.partners.hint')}
      optional={locale.t('form.optional')}
      rows={3}
      value={values.one('partners')}
      {...wrong(errors, 'partners')}
    />
    <Select
      name="money"
      label={locale.t('activity.money')}
      hint={locale.t('activity.money.hint')}
      prompt={locale.t('activity.choose.none')}
      value={values.one('money')}
      options={MONEY.map((code) => ({ value: code, label: locale.t(`activity.money.${code}`) }))}
      {...wrong(errors, 'money')}
    />
  </Fieldset>
);

/** To what it can be tied: the report on objective 19, the commitments, the goals, the capitals. */
const Links: FC<ActivityFormProps> = ({ locale, values, errors, migrationTargets }) => {
  const frame = (name: string, label: string, of: FrameName) => (
    <Checkboxes
      name={name}
      label={label}
      values={values.all(name)}
      options={FRAMES[of].map(({ code, name }) => ({ value: code, label: name[locale.lang] }))}
    />
  );
  const names = ['sections', 'commitments', 'capitals', 'targets', 'otherTargets'];
  return (
    <Folded
      title={locale.t('activity.links')}
      open={names.some((name) => values.one(name) || errorAt(errors, name))}
    >
      <p class="hint">{locale.t('activity.links.hint')}</p>
      {frame('sections', locale.t('activity.sections'), 'objective19')}
      {frame('commitments', locale.t('activity.commitments'), 'chsCommitments')}
      {frame('capitals', locale.t('activity.capitals'), 'capitals')}
      <Checkboxes
        name="targets"
        label={locale.t('activity.targets')}
        values={values.all('targets')}
        options={migrationTargets.map(({ code, title }) => ({
          value: code,
          label: `${code} ${title[locale.lang]}`,
        }))}
        {...wrong(errors, 'targets')}
      />
      <TextInput
        name="otherTargets"
        label={locale.t('activity.targets.other')}
        hint={locale.t('activity.targets.other.hint')}
        value={values.one('otherTargets')}
        dir="ltr"
        short
      />
    </Folded>
  );
};

const Folded: FC<{
  readonly title: Child;
  readonly open: boolean;
  readonly children?: Child;
}> = ({ title, open, children }) => (
  <details open={open}>
    <summary>{title}</summary>
    <div class="stack">{children}</div>
  </details>
);

function wrong(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}
