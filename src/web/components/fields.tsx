import type { Child, FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

interface FieldBase {
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: Child;
  /** The translated word that marks a field one may leave empty. */
  readonly optional?: string;
  /** Where one form shows the same name twice. */
  readonly id?: string;
}

const ids = ({ name, id = `f-${name}`, hint, error }: FieldBase) => ({
  id,
  hintId: hint ? `${id}-hint` : undefined,
  errorId: error ? `${id}-error` : undefined,
});

/** What every control says about itself: its name, what explains it, whether it is wrong. */
function controlled(field: FieldBase, required: boolean): Record<string, string | boolean> {
  const { id, hintId, errorId } = ids(field);
  const described = [hintId, errorId].filter(Boolean).join(' ');
  return {
    id,
    name: field.name,
    ...(described && { 'aria-describedby': described }),
    ...(errorId && { 'aria-invalid': 'true' }),
    ...(required && { required: true }),
  };
}

/** A label, its hint and its error around any one control; `ids` follow the name. */
export const Field: FC<FieldBase & { readonly children?: Child }> = ({ children, ...field }) => {
  const { id } = ids(field);
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <label for={id}>
        {field.label}
        <Optional word={field.optional} />
      </label>
      <Explanations {...field} />
      {children}
    </div>
  );
};

const Optional: FC<{ readonly word: string | undefined }> = ({ word }) =>
  word ? <span class="muted"> ({word})</span> : null;

const Explanations: FC<FieldBase> = (field) => {
  const { hintId, errorId } = ids(field);
  return (
    <>
      {hintId && (
        <p class="hint" id={hintId}>
          {field.hint}
        </p>
      )}
      {errorId && (
        <p class="field-error" id={errorId}>
          {field.error}
        </p>
      )}
    </>
  );
};

export interface TextInputProps extends FieldBase {
  readonly value?: string;
  readonly type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'search'
    | 'number'
    | 'date'
    | 'password'
    | 'time';
  /** More than one line. */
  readonly rows?: number;
  readonly required?: boolean;
  /** First on a page that somebody came to in order to type. */
  readonly autofocus?: boolean;
  readonly short?: boolean;
  readonly autocomplete?: string;
  readonly maxlength?: number;
  readonly inputmode?: 'numeric' | 'decimal' | 'text' | 'email' | 'tel' | 'url' | 'search';
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  readonly pattern?: string;
  /** The language of what is to be written, where it is not the page's. */
  readonly lang?: string;
  readonly dir?: 'auto' | 'ltr' | 'rtl';
}

export const TextInput: FC<TextInputProps> = (props) => {
  const {
    name,
    label,
    hint,
    error,
    optional,
    id,
    value = '',
    type = 'text',
    rows,
    required = false,
    short,
    ...rest
  } = props;
  const field = defined({ name, label, hint, error, optional, id });
  const attributes = { ...controlled(field, required), ...rest, ...(short && { class: 'short' }) };
  return (
    <Field {...field}>
      {rows ? (
        <textarea {...attributes} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...attributes} type={type} value={value} />
      )}
    </Field>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
}

export interface SelectProps extends FieldBase {
  readonly options: readonly (
    | Choice
    | { readonly group: string; readonly options: readonly Choice[] }
  )[];
  readonly value?: string;
  /** The empty first line: "Choisissez…". */
  readonly prompt?: string;
  readonly required?: boolean;
  readonly short?: boolean;
}

export const Select: FC<SelectProps> = (props) => {
  const {
    name,
    label,
    hint,
    error,
    optional,
    id,
    options,
    value,
    prompt,
    required = false,
    short,
  } = props;
  const field = defined({ name, label, hint, error, optional, id });
  return (
    <Field {...field}>
      <select {...controlled(field, required)} {...(short && { class: 'short' })}>
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map((option) =>
          'group' in option ? (
            <optgroup label={option.group}>
              {option.options.map((each) => listOption(each, value))}
            </optgroup>
          ) : (
            listOption(option, value)
          ),
        )}
      </select>
    </Field>
  );
};

const listOption = (choice: Choice, chosen: string | undefined) => (
  <option value={choice.value} selected={choice.value === chosen}>
    {choice.label}
  </option>
);

interface FieldsetProps extends Partial<FieldBase> {
  readonly legend: Child;
  /** Set as the question of the page. */
  readonly large?: boolean;
  readonly children?: Child;
}

/** Controls that answer one question together. */
export const Fieldset: FC<FieldsetProps> = ({
  legend,
  large = false,
  children,
  name = '',
  ...rest
}) => {
  const field: FieldBase = { ...rest, name, label: legend };
  const { id, hintId, errorId } = ids(field);
  const described = [hintId, errorId].filter(Boolean).join(' ');
  return (
    <div class={field.error ? 'field wrong' : 'field'} {...(name && { id: `${id}-set` })}>
      <fieldset {...(described && { 'aria-describedby': described })}>
        <legend {...(large && { class: 'serif' })}>
          {legend}
          <Optional word={field.optional} />
        </legend>
        <Explanations {...field} />
        {children}
      </fieldset>
    </div>
  );
};

export interface RadiosProps extends FieldBase {
  readonly options: readonly Choice[];
  readonly value?: string;
  readonly required?: boolean;
  readonly large?: boolean;
}

export const Radios: FC<RadiosProps> = ({
  options,
  value,
  required = false,
  large = false,
  label,
  ...field
}) => (
  <Fieldset {...field} legend={label} large={large}>
    <div class="choices">
      {options.map((option, index) => (
        <ChoiceLine
          {...option}
          type="radio"
          name={field.name}
          id={
            index === 0
              ? ids({ ...field, label }).id
              : `${ids({ ...field, label }).id}-${index + 1}`
          }
          checked={option.value === value}
          required={required}
        />
      ))}
    </div>
  </Fieldset>
);

export interface CheckboxesProps extends FieldBase {
  readonly options: readonly Choice[];
  readonly values?: readonly string[];
}

export const Checkboxes: FC<CheckboxesProps> = ({ options, values = [], label, ...field }) => (
  <Fieldset {...field} legend={label}>
    <div class="choices">
      {options.map((option, index) => (
        <ChoiceLine
          {...option}
          type="checkbox"
          name={field.name}
          id={
            index === 0
              ? ids({ ...field, label }).id
              : `${ids({ ...field, label }).id}-${index + 1}`
          }
          checked={values.includes(option.value)}
        />
      ))}
    </div>
  </Fieldset>
);

export interface CheckboxProps extends FieldBase {
  readonly value?: string;
  readonly checked?: boolean;
  readonly required?: boolean;
}

/** One box that stands alone, with its own error. */
export const Checkbox: FC<CheckboxProps> = ({
  value = 'yes',
  checked = false,
  required = false,
  ...field
}) => {
  const { id, errorId } = ids(field);
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      {errorId && (
        <p class="field-error" id={errorId}>
          {field.error}
        </p>
      )}
      <ChoiceLine
        {...defined({ hint: field.hint, describedBy: errorId })}
        label={field.label}
        value={value}
        type="checkbox"
        name={field.name}
        id={id}
        checked={checked}
        required={required}
      />
    </div>
  );
};

interface ChoiceLineProps extends Choice {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly id: string;
  readonly checked: boolean;
  readonly required?: boolean;
  readonly describedBy?: string;
}

const ChoiceLine: FC<ChoiceLineProps> = ({
  type,
  name,
  id,
  value,
  label,
  hint,
  checked,
  required,
  describedBy,
}) => {
  const described = [hint && `${id}-hint`, describedBy].filter(Boolean).join(' ');
  return (
    <div class="choice">
      <input
        type={type}
        name={name}
        id={id}
        value={value}
        checked={checked}
        required={required ?? false}
        {...(described && { 'aria-describedby': described })}
        {...(describedBy && { 'aria-invalid': 'true' })}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};

export interface FileInputProps extends FieldBase {
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly required?: boolean;
}

export const FileInput: FC<FileInputProps> = ({
  accept,
  multiple = false,
  required = false,
  ...field
}) => (
  <Field {...field}>
    <input
      type="file"
      {...controlled(field, required)}
      multiple={multiple}
      {...(accept && { accept })}
    />
  </Field>
);

interface ErrorSummaryProps {
  /** "Deux réponses sont à revoir". */
  readonly title: Child;
  readonly errors: readonly {
    readonly name: string;
    readonly message: Child;
    readonly id?: string;
  }[];
}

/** First thing on a page that came back: what is wrong, each line leading to its field. */
export const ErrorSummary: FC<ErrorSummaryProps> = ({ title, errors }) =>
  errors.length > 0 ? (
    <div class="notice error" role="alert" tabindex={-1} autofocus>
      <h2 class="notice-title">{title}</h2>
      <ul>
        {errors.map(({ name, message, id = `f-${name}` }) => (
          <li>
            <a href={`#${id}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  ) : null;

interface KeepDraftProps {
  readonly locale: Locale;
  /** Names the form on this device; add the id of what is edited. */
  readonly name: string;
  /** The hub has filled the form with what was just sent. */
  readonly answered?: boolean;
  readonly children?: Child;
}

/** Around a form: what is typed is kept on the device until it has been sent. Not for secrets. */
export const KeepDraft: FC<KeepDraftProps> = ({ locale, name, answered = false, children }) => (
  <keep-draft
    key={name}
    {...(answered && { answered: '' })}
    restored={locale.t('form.draft.restored')}
    forget={locale.t('form.draft.forget')}
  >
    {children}
  </keep-draft>
);

/** Shown only where there is script, without which it could do nothing. */
export const PrintButton: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <print-button>
    <button class="button plain" type="button" hidden>
      {locale.t('page.print')}
    </button>
  </print-button>
);

interface ButtonProps {
  readonly tone?: 'main' | 'plain' | 'grave' | 'link';
  /** Leads somewhere instead of sending the form. */
  readonly href?: string;
  readonly name?: string;
  readonly value?: string;
  readonly formaction?: string;
  readonly formnovalidate?: boolean;
  /** Keys that press it, where `answer-keys` stands around it: `1 m`. */
  readonly 'data-keys'?: string;
  readonly children?: Child;
}

export const Button: FC<ButtonProps> = ({ tone = 'main', href, children, ...rest }) => {
  const classes = tone === 'main' ? 'button' : `button ${tone}`;
  return href ? (
    <a class={classes} href={href}>
      {children}
    </a>
  ) : (
    <button class={classes} type="submit" {...rest}>
      {children}
    </button>
  );
};

/** Yes and no side by side and of the same weight. */
export const EqualButtons: FC<{ readonly children?: Child }> = ({ children }) => (
  <div class="equal">{children}</div>
);

type Defined<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> };

/** Leaves out what is undefined, as optional properties ask. */
const defined = <Given extends object>(given: Given): Defined<Given> =>
  // Only undefined values are dropped, which is what the type says.
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Defined<Given>;
