import type { FC } from 'hono/jsx';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { FRAMES, nameOf as termName } from '../../reference/frames/frames.ts';
import { autonym, LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { FIELDS, KINDS, NAMINGS, OFFERS, SIZES } from './codes.ts';
import { SHORT_NAME } from './form.ts';
import { townsMeant } from './places.ts';

interface OrganisationFormProps {
  readonly locale: Locale;
  readonly action: string;
  /** Names the draft on the device. */
  readonly draft: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** Makes a form that is sent twice count once. */
  readonly once?: string;
  /** Whether it may call itself a public body, which is for the office to say. */
  readonly office: boolean;
  readonly submit: string;
}

/** What an organisation says of itself, from the name on; all but the name may be left out. */
export const OrganisationFields: FC<OrganisationFormProps> = (props) => {
  const { locale, action, draft, values, errors, once, submit } = props;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name={draft} answered={errors.length > 0}>
        <form class="form" method="post" action={action}>
          {once && <input type="hidden" name="once" value={once} />}
          <Names {...props} />
          <Places {...props} />
          <Work {...props} />
          <Contacts {...props} />
          <Checkboxes
            name="namedOn"
            label={locale.t('organisation.namedOn')}
            hint={locale.t('organisation.namedOn.hint')}
            values={values.all('namedOn')}
            options={NAMINGS.map((value) => ({
              value,
              label: locale.t(`organisation.naming.${value}`),
            }))}
          />
          <div class="row">
            <Button>{submit}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

const problem = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const Names: FC<OrganisationFormProps> = ({ locale, values, errors, office }) => {
  const optional = locale.t('form.optional');
  return (
    <>
      <TextInput
        name="name"
        label={locale.t('organisation.name')}
        value={values.one('name')}
        maxlength={200}
        required
        dir="auto"
        {...problem(errors, 'name')}
      />
      <Select
        name="nameLang"
        label={locale.t('organisation.nameLang')}
        value={values.one('nameLang') || locale.lang}
        options={languageOptions(locale)}
        short
      />
      <TextInput
        name="short"
        label={locale.t('organisation.name.short')}
        optional={optional}
        value={values.one('short')}
        maxlength={SHORT_NAME}
        short
        dir="auto"
        {...problem(errors, 'short')}
      />
      <TextInput
        name="otherNames"
        label={locale.t('organisation.otherNames')}
        hint={locale.t('organisation.otherNames.hint')}
        optional={optional}
        value={values.one('otherNames')}
        rows={3}
        dir="auto"
        {...problem(errors, 'otherNames')}
      />
      <Select
        name="kind"
        label={locale.t('organisation.kind')}
        value={values.one('kind') || 'association'}
        options={KINDS.filter((kind) => office || kind !== 'public').map((value) => ({
          value,
          label: locale.t(`organisation.kind.${value}`),
        }))}
        {...problem(errors, 'kind')}
      />
      {LANGS.map((lang) => (
        <TextInput
          name={`text.${lang}`}
          label={locale.t('organisation.text', { language: languageName(lang, locale.lang) })}
          {...(lang === LANGS[0] ? { hint: locale.t('organisation.text.hint') } : {})}
          optional={optional}
          value={values.one(`text.${lang}`)}
          rows={lang === locale.lang ? 5 : 2}
          maxlength={3000}
          lang={lang}
          dir="auto"
          {...problem(errors, `text.${lang}`)}
        />
      ))}
    </>
  );
};

/** The hub's own languages first, each by its own name. */
const languageOptions = ({ lang }: Locale) => {
  const others = [
    'pt',
    'it',
    'de',
    'tr',
    'ru',
    'uk',
    'ro',
    'wo',
    'ff',
    'bm',
    'am',
    'so',
    'ha',
    'sw',

    'fa',
    'hy',
    'zh',
    'vi',
    'hi',
    'bn',
    'ta',
    'ht',
  ];
  return [...LANGS, ...others].map((code) => ({
    value: code,
    label: autonym(code) ?? languageName(code, lang),
  }));
};

const Places: FC<OrganisationFormProps> = ({ locale, values, errors }) => {
  const optional = locale.t('form.optional');
  const countries = COUNTRIES.map(({ code }) => ({
    value: code,
    label: countryName(code, locale.lang),
  })).sort((a, b) => a.label.localeCompare(b.label, locale.lang));
  const [town, country] = [values.one('town'), values.one('country')];
  const meant = errorAt(errors, 'town') && country ? townsMeant(town, country) : [];
  return (
    <>
      <Select
        name="country"
        label={locale.t('organisation.country')}
        prompt={locale.t('form.choose')}
        optional={optional}
        value={country}
        options={countries}
        {...problem(errors, 'country')}
      />
      <TextInput
        name="town"
        label={locale.t('organisation.town')}
        hint={locale.t('organisation.town.hint')}
        optional={optional}
        value={town}
        maxlength={100}
        dir="auto"
        {...problem(errors, 'town')}
      />
      {meant.length === 0 ? (
        <input type="hidden" name="place" value={values.one('place')} />
      ) : (
        <Select
          name="place"
          label={locale.t('organisation.town.which')}
          prompt={locale.t('form.choose')}
          options={meant.map(({ code, label, latitude, longitude }) => ({
            value: code,
            label: `${label} (${latitude.toFixed(1)}°, ${longitude.toFixed(1)}°)`,
          }))}
        />
      )}
      {(['origins', 'residences', 'languages'] as const).map((name) => (
        <TextInput
          name={name}
          label={locale.t(`organisation.${name}`)}
          hint={locale.t(`organisation.${name}.hint`)}
          optional={optional}
          value={values.one(name)}
          maxlength={3000}
          dir="auto"
          {...problem(errors, name)}
        />
      ))}
    </>
  );
};

const Work: FC<OrganisationFormProps> = ({ locale, values, errors }) => (
  <>
    <Checkboxes
      name="sectors"
      label={locale.t('organisation.sectors')}
      values={values.all('sectors')}
      options={FIELDS.map(({ code }) => ({
        value: code,
        label: locale.t(`organisation.sector.${code}`),
      }))}
      {...problem(errors, 'sectors')}
    />
    <Checkboxes
      name="offers"
      label={locale.t('organisation.offers')}
      values={values.all('offers')}
      options={OFFERS.map((value) => ({ value, label: locale.t(`organisation.offer.${value}`) }))}
      {...problem(errors, 'offers')}
    />
    <Checkboxes
      name="capitals"
      label={locale.t('organisation.capitals')}
      values={values.all('capitals')}
      options={FRAMES.capitals.map(({ code, about }) => ({
        value: code,
        label: termName('capitals', code, locale.lang),
        hint: about[locale.lang],
      }))}
      {...problem(errors, 'capitals')}
    />
  </>
);

const Contacts: FC<OrganisationFormProps> = ({ locale, values, errors }) => {
  const optional = locale.t('form.optional');
  return (
    <>
      <TextInput
        name="website"
        type="url"
        label={locale.t('organisation.website')}
        hint={locale.t('organisation.website.hint')}
        optional={optional}
        value={values.one('website')}
        maxlength={300}
        dir="ltr"
        {...problem(errors, 'website')}
      />
      <TextInput
        name="email"
        type="email"
        label={locale.t('organisation.email')}
        hint={locale.t('organisation.email.hint')}
        optional={optional}
        value={values.one('email')}
        maxlength={200}
        dir="ltr"
        {...problem(errors, 'email')}
      />
      <TextInput
        name="phone"
        type="tel"
        label={locale.t('organisation.phone')}
        optional={optional}
        value={values.one('phone')}
        maxlength={30}
        dir="ltr"
        {...problem(errors, 'phone')}
      />
      <TextInput
        name="registration"
        label={locale.t('organisation.registration')}
        hint={locale.t('organisation.registration.hint')}
        optional={optional}
        value={values.one('registration')}
        maxlength={60}
        dir="ltr"
        {...problem(errors, 'registration')}
      />
      <TextInput
        name="founded"
        label={locale.t('organisation.founded')}
        optional={optional}
        value={values.one('founded')}
        inputmode="numeric"
        maxlength={4}
        short
        {...problem(errors, 'founded')}
      />
      <Select
        name="size"
        label={locale.t('organisation.size')}
        prompt={locale.t('form.choose')}
        optional={optional}
        value={values.one('size')}
        options={SIZES.map((value) => ({ value, label: locale.t(`organisation.size.${value}`) }))}
      />
    </>
  );
};
