import type { FC } from 'hono/jsx';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { answerCodes, answerNames, type Question } from '../../reference/frames/frames.ts';
import { everydayName, type Occupations } from '../../reference/occupations/occupations.ts';
import {
  Button,
  Checkboxes,
  type Choice,
  ErrorSummary,
  Fieldset,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Answers } from './answers.ts';
import { languagesInWords, NONE, proposalsFor, STEP_NAMES, type Step, stepAfter } from './steps.ts';
import { pathOf, Removed, StepList, WhoSees } from './views.tsx';

interface StepProps {
  readonly locale: Locale;
  readonly step: Step;
  readonly said: Answers | null;
  /** What was typed and could not be taken; absent where the page shows what is kept. */
  readonly typed?: Typed | undefined;
  readonly errors: readonly FieldError[];
  readonly occupations: Occupations;
  /** The work was kept; which group it is of is asked now. */
  readonly choose?: boolean;
  readonly removed?: boolean;
}

/** One page of the form: a few questions, all of which but one may stay open. */
export const StepPage: FC<StepProps> = (props) => {
  const { locale, step, said, errors, choose = false, removed = false } = props;
  const number = STEP_NAMES.indexOf(step) + 1;
  const after = stepAfter(step);
  return (
    <>
      <h1>{locale.t(`profile.step.${step}`)}</h1>
      {removed && <Removed locale={locale} />}
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <StepList locale={locale} here={step} said={said} />
      {step === 'place' && !said && <p class="lead">{locale.t('profile.lead')}</p>}
      <p class="muted">
        {locale.t('profile.where', { n: number, of: STEP_NAMES.length })}{' '}
        {locale.t('profile.all-optional')}
      </p>
      {step === 'place' && <WhoSees locale={locale} />}
      {choose && (
        <Notice tone="attention" live title={locale.t('profile.occupation.which')}>
          <p>{locale.t('profile.occupation.which.text')}</p>
        </Notice>
      )}
      <KeepDraft locale={locale} name={`profile-${step}`} answered={errors.length > 0}>
        <form class="form" method="post" action={pathOf(locale, step)}>
          {FIELDS[step](fieldsOf(props))}
          <div class="row">
            <Button>{locale.t(after ? 'profile.save.next' : 'profile.save.end')}</Button>
            {said && (
              <Button tone="plain" name="then" value="stop">
                {locale.t('profile.save.stop')}
              </Button>
            )}
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

/** What the fields of a page are made of. */
interface Fields extends StepProps {
  readonly optional: string;
  readonly text: (name: string, kept?: string | number) => string;
  readonly picked: (name: string, kept?: readonly string[]) => readonly string[];
  readonly error: (name: string) => { readonly error?: string };
}

function fieldsOf(props: StepProps): Fields {
  const { locale, typed, errors } = props;
  return {
    ...props,
    optional: locale.t('form.optional'),
    text: (name, kept = '') => (typed ? typed.one(name) : String(kept)),
    picked: (name, kept = []) => (typed ? typed.all(name) : kept),
    error: (name) => {
      const error = errorAt(errors, name);
      return error ? { error } : {};
    },
  };
}

const FIELDS: Readonly<Record<Step, FC<Fields>>> = {
  place: ({ locale, said, optional, text, error }) => (
    <>
      <Select
        name="residence"
        label={locale.t('profile.residence')}
        prompt={locale.t('form.choose')}
        options={countries(locale)}
        value={text('residence', said?.residence)}
        required
        {...error('residence')}
      />
      <TextInput
        name="city"
        label={locale.t('profile.city')}
        hint={locale.t('profile.city.hint')}
        optional={optional}
        value={text('city', said?.city)}
        maxlength={100}
        dir="auto"
        {...error('city')}
      />
      <TextInput
        name="pseudonym"
        label={locale.t('profile.pseudonym')}
        hint={locale.t('profile.pseudonym.hint')}
        optional={optional}
        value={text('pseudonym', said?.pseudonym)}
        maxlength={40}
        autocomplete="off"
        dir="auto"
        {...error('pseudonym')}
      />
    </>
  ),
  ties: ({ locale, said, optional, text, picked, error }) => {
    const origins = picked('origins', said?.origins);
    return (
      <>
        <Fieldset
          name="origins"
          legend={locale.t('profile.origins')}
          hint={locale.t('profile.origins.hint')}
          {...error('origins')}
        >
          {[0, 1, 2].map((at) => (
            <Select
              name="origins"
              id={at === 0 ? 'f-origins' : `f-origins-${at + 1}`}
              label={locale.t('profile.origin', { n: at + 1 })}
              prompt={locale.t('profile.no-country')}
              options={countries(locale)}
              value={origins[at] ?? ''}
            />
          ))}
        </Fieldset>
        <Many locale={locale} question="ties" values={picked('ties', said?.ties)} />
        <One locale={locale} question="generation" value={text('generation', said?.generation)} />
        <TextInput
          name="since"
          label={locale.t('profile.since')}
          hint={locale.t('profile.since.hint')}
          optional={optional}
          value={text('since', said?.since)}
          inputmode="numeric"
          maxlength={4}
          short
          {...error('since')}
        />
        <TextInput
          name="languages"
          label={locale.t('profile.languages')}
          hint={locale.t('profile.languages.hint')}
          optional={optional}
          value={text('languages', languagesInWords(said?.languages ?? [], locale.lang))}
          maxlength={200}
          dir="auto"
          {...error('languages')}
        />
      </>
    );
  },
  work: (fields) => {
    const { locale, said, optional, text, error } = fields;
    return (
      <>
        <TextInput
          name="occupation"
          label={locale.t('profile.occupation')}
          hint={`${locale.t('profile.occupation.hint')} ${locale.t('profile.text.seen')}`}
          optional={optional}
          value={text('occupation', said?.occupation?.text)}
          maxlength={120}
          dir="auto"
          {...error('occupation.text')}
        />
        <Proposals {...fields} />
        <One locale={locale} question="sector" value={text('sector', said?.sector)} />
        <One locale={locale} question="education" value={text('education', said?.education)} />
      </>
    );
  },
  offers: ({ locale, said, optional, text, picked, error }) => (
    <>
      <Many locale={locale} question="offers" values={picked('offers', said?.offers)} />
      <FreeText
        locale={locale}
        name="offersText"
        value={text('offersText', said?.offersText)}
        {...error('offersText')}
      />
      <TextInput
        name="availability"
        label={locale.t('profile.availability')}
        hint={locale.t('profile.availability.hint')}
        optional={optional}
        value={text('availability', said?.availability)}
        inputmode="numeric"
        maxlength={3}
        short
        {...error('availability')}
      />
      <Many locale={locale} question="emergency" values={picked('emergency', said?.emergency)} />
      <Many locale={locale} question="readiness" values={picked('readiness', said?.readiness)} />
    </>
  ),
  wants: ({ locale, said, text, picked, error }) => (
    <>
      <Many locale={locale} question="wants" values={picked('wants', said?.wants)} />
      <FreeText
        locale={locale}
        name="wantsText"
        value={text('wantsText', said?.wantsText)}
        {...error('wantsText')}
      />
    </>
  ),
  views: ({ locale, said, picked }) => (
    <>
      <Many
        locale={locale}
        question="motivations"
        values={picked('motivations', said?.motivations)}
      />
      <Many locale={locale} question="state" values={picked('state', said?.state)} />
      <Many
        locale={locale}
        question="organisations"
        values={picked('organisations', said?.organisations)}
      />
      <Many locale={locale} question="obstacles" values={picked('obstacles', said?.obstacles)} />
    </>
  ),
};

const countries = (locale: Locale): Choice[] =>
  COUNTRIES.map(({ code }) => ({ value: code, label: countryName(code, locale.lang) })).sort(
    (one, other) => one.label.localeCompare(other.label, locale.lang),
  );

const choices = (question: Question, { lang }: Locale): Choice[] =>
  answerCodes(question).map((code) => ({
    value: code,
    label: answerNames(question, code)?.[lang] ?? code,
  }));

interface AskProps {
  readonly locale: Locale;
  readonly question: Question;
}

const Many: FC<AskProps & { readonly values: readonly string[] }> = ({
  locale,
  question,
  values,
}) => (
  <Checkboxes
    name={question}
    label={locale.t(`profile.${question}`)}
    hint={locale.t('profile.several')}
    options={choices(question, locale)}
    values={values}
  />
);

const One: FC<AskProps & { readonly value: string }> = ({ locale, question, value }) => (
  <Select
    name={question}
    label={locale.t(`profile.${question}`)}
    optional={locale.t('form.optional')}
    prompt={locale.t('profile.no-answer')}
    options={choices(question, locale)}
    value={value}
  />
);

interface FreeTextProps {
  readonly locale: Locale;
  readonly name: 'offersText' | 'wantsText';
  readonly value: string;
  readonly error?: string;
}

const FreeText: FC<FreeTextProps> = ({ locale, name, ...rest }) => (
  <TextInput
    name={name}
    label={locale.t(`profile.${name}`)}
    hint={`${locale.t('profile.text.seen')} ${locale.t('profile.text.never')}`}
    optional={locale.t('form.optional')}
    rows={4}
    maxlength={1000}
    dir="auto"
    {...rest}
  />
);

/** The groups that the work which was written may belong to; a choice among them holds for these words only. */
const Proposals: FC<Fields> = ({ locale, said, occupations }) => {
  const { text, isco, lang } = said?.occupation ?? { text: '', lang: locale.lang };
  const found = proposalsFor(text, lang);
  const codes = isco && !found.includes(isco) ? [isco, ...found] : found;
  if (codes.length === 0) return null;
  return (
    <>
      <input type="hidden" name="proposedFor" value={text} />
      <Radios
        name="isco"
        label={locale.t('profile.isco', { occupation: text })}
        hint={locale.t('profile.isco.hint')}
        options={[
          ...codes.map((code) => ({ value: code, label: groupName(occupations, code, locale) })),
          { value: NONE, label: locale.t('profile.isco.none') },
        ]}
        {...(isco && { value: isco })}
      />
    </>
  );
};

// The classification is not in Arabic below its second level: everyday words stand in, else a name that says its language.
function groupName(occupations: Occupations, code: string, { lang }: Locale) {
  const name = occupations.name(code, lang);
  const everyday = name?.lang === lang ? null : everydayName(code, lang);
  if (everyday) return everyday;
  return name && name.lang !== lang ? (
    <bdi lang={name.lang}>{name.text}</bdi>
  ) : (
    (name?.text ?? code)
  );
}
