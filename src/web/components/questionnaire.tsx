import type { Child, FC } from 'hono/jsx';
import { Button, type Choice, ErrorSummary, Radios } from './fields.tsx';
import type { Locale } from './locale.ts';

interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child;
  readonly options: readonly Choice[];
}

interface QuestionnaireProps {
  readonly locale: Locale;
  readonly action: string;
  /** Where it leads without an answer. */
  readonly cancel: string;
  readonly questions: readonly Question[];
  readonly chosen: (name: string) => string;
  /** Questions that were sent without an answer. */
  readonly missing: readonly string[];
}

/** A few questions, each with one answer out of some; what is missing is said first. */
export const Questionnaire: FC<QuestionnaireProps> = (props) => {
  const { locale, action, cancel, questions, chosen, missing } = props;
  const open = questions.filter(({ name }) => missing.includes(name));
  return (
    <>
      <ErrorSummary
        title={locale.t('form.errors', { n: open.length })}
        errors={open.map(({ name, label }) => ({ name, message: label }))}
      />
      <form class="form" method="post" action={action}>
        {questions.map((question) => (
          <Radios
            {...question}
            value={chosen(question.name)}
            {...(missing.includes(question.name) && { error: locale.t('form.error.required') })}
          />
        ))}
        <div class="row">
          <Button>{locale.t('button.save')}</Button>
          <Button tone="plain" href={cancel}>
            {locale.t('button.cancel')}
          </Button>
        </div>
      </form>
    </>
  );
};

/** One of `values` for each name; null as long as one is missing. */
export function chosenIn<Name extends string, Value extends number>(
  names: readonly Name[],
  values: readonly Value[],
  given: (name: Name) => string,
): Readonly<Record<Name, Value>> | null {
  const chosen = names.flatMap((name) => {
    const found = values.find((value) => String(value) === given(name));
    return found === undefined ? [] : [[name, found] as const];
  });
  if (chosen.length < names.length) return null;
  return Object.fromEntries(chosen) as Record<Name, Value>; // each of the names has its value
}

/** Those of the names that were sent without one of the values. */
export const missingIn = <Name extends string>(
  names: readonly Name[],
  values: readonly number[],
  given: (name: Name) => string,
): Name[] => names.filter((name) => !values.some((value) => String(value) === given(name)));
