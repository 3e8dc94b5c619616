import type { ZodError } from 'zod';
import { fold } from '../../reference/folding/folding.ts';

import { type Lang, languageName, resolveLanguage } from '../../reference/languages/languages.ts';
import { resolveOccupation } from '../../reference/occupations/occupations.ts';
import { resolvePlace } from '../../reference/places/places.ts';
import type { Typed } from '../../web/http/forms.ts';
import { type Answers, answers } from './answers.ts';

/** The form in a few short pages, each saved when it is sent; and what each asks. */
export const STEPS = {
  place: ['pseudonym', 'residence', 'city'],
  ties: ['origins', 'ties', 'generation', 'since', 'languages'],
  work: ['occupation', 'sector', 'education'],
  offers: ['offers', 'offersText', 'availability', 'emergency', 'readiness'],
  wants: ['wants', 'wantsText'],
  views: ['motivations', 'state', 'organisations', 'obstacles'],
} as const satisfies Readonly<Record<string, readonly (keyof Answers)[]>>;

export type Step = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as Step[]; // The table's own keys.

export const isStep = (name: string): name is Step => Object.hasOwn(STEPS, name);

export const stepAfter = (step: Step): Step | undefined => STEP_NAMES[STEP_NAMES.indexOf(step) + 1];

/** What was wrong with one field: a key of `form.error`, and what might have been meant. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly choices?: readonly string[];
}

export type Read =
  | { readonly answers: Answers }
  | { readonly faults: readonly Fault[]; readonly error?: ZodError };

/** What one page of the form makes of what was said before. */
export function readStep(step: Step, form: Typed, before: Answers | null, lang: Lang): Read {
  const { given, faults } = READERS[step](form, before, lang);
  const kept = Object.entries(before ?? {}).filter(([name]) => !asks(step, name));
  const read = answers.safeParse({ ...Object.fromEntries(kept), ...present(given) });
  if (!read.success) return { faults, error: read.error };
  return faults.length > 0 ? { faults } : { answers: read.data };
}

const asks = (step: Step, name: string): boolean => STEPS[step].some((field) => field === name);

// An empty answer is none.
function present(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said = (value: unknown) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => said(value)));
}

interface Given {
  readonly given: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

type Reader = (form: Typed, before: Answers | null, lang: Lang) => Given;

const READERS: Readonly<Record<Step, Reader>> = {
  place: (form) => {
    const residence = form.one('residence');
    const { city, fault } = cityIn(form.one('city'), residence);
    return {
      given: { pseudonym: form.one('pseudonym').trim(), residence, city },
      faults: fault ? [fault] : [],
    };
  },
  ties: (form, _, lang) => {
    const { languages, fault } = languagesIn(form.one('languages'), lang);
    return {
      given: {
        origins: form.all('origins').filter(Boolean),
        ties: form.all('ties'),
        generation: form.one('generation'),
        since: numberIn(form.one('since')),
        languages,
      },
      faults: fault ? [fault] : [],
    };
  },
  work: (form, before, lang) => ({
    given: {
      occupation: occupationIn(form, before, lang),
      sector: form.one('sector'),
      education: form.one('education'),
    },
    faults: [],
  }),
  offers: (form) => ({
    given: {
      offers: form.all('offers'),
      offersText: form.one('offersText').trim(),
      availability: numberIn(form.one('availability')),
      emergency: form.all('emergency'),
      readiness: form.all('readiness'),
    },
    faults: [],
  }),
  wants: (form) => ({
    given: { wants: form.all('wants'), wantsText: form.one('wantsText').trim() },
    faults: [],
  }),
  views: (form) => ({
    given: Object.fromEntries(STEPS.views.map((name) => [name, form.all(name)])),
    faults: [],
  }),
};

function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim());
}

/** Fewer people than this, and a town points at whom it is the town of. */
const SMALLEST = 2000;
const MOST_CHOICES = 4;

/** A town as the gazetteer writes it, or what it might be. */
function cityIn(text: string, residence: string): { city?: string; fault?: Fault } {
  const wanted = text.trim();
  if (wanted === '' || !/^[A-Z]{3}$/.test(residence)) return {};
  const { label, population, alternatives } = resolvePlace(wanted, residence);
  const choices = [...new Set(alternatives.map((each) => each.label))].slice(0, MOST_CHOICES);
  if (label && (population ?? SMALLEST) < SMALLEST)
    return { fault: { name: 'city', message: 'small' } };
  if (label) return { city: label };
  const [only] = choices;
  // Namesakes: which of them it is is more than anybody needs to know.
  if (only && choices.length === 1 && fold(only) === fold(wanted)) return { city: only };
  return { fault: { name: 'city', message: only ? 'which' : 'place', choices } };
}

const MOST_LANGUAGES = 10;

function languagesIn(text: string, lang: Lang): { languages?: string[]; fault?: Fault } {
  const names = text
    .split(/[,;،\n/]| et | and | y /)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, MOST_LANGUAGES);
  const read = names.map((name) => resolveLanguage(name, { lang }));
  const unread = read.findIndex(({ code }) => code === null);
  if (unread < 0) return { languages: [...new Set(read.flatMap(({ code }) => code ?? []))] };
  const choices = read[unread]?.alternatives.map(({ label }) => label).slice(0, MOST_CHOICES) ?? [];
  return { fault: { name: 'languages', message: 'language', choices } };
}

export const languagesInWords = (codes: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang, { type: 'unit' }).format(codes.map((code) => languageName(code, lang)));

/** What somebody chooses where no proposal is theirs. */
export const NONE = 'none';

/** The work as it was written, and the group chosen for it; a choice made for other words does not hold for these. */
function occupationIn(
  form: Typed,
  before: Answers | null,
  lang: Lang,
): Answers['occupation'] | undefined {
  const text = form.one('occupation').trim();
  if (text === '') return undefined;
  const chosen = form.one('proposedFor') === text ? form.one('isco') : '';
  const former = before?.occupation?.text === text ? before.occupation : undefined;
  if (chosen === NONE) return { text, lang };
  const isco = proposalsFor(text, lang).find((code) => code === chosen) ?? former?.isco;
  return { text, lang: former?.lang ?? lang, ...(isco && { isco }) };
}

const PROPOSALS = 4;

/** The groups that somebody is asked to choose from for their work, likeliest first. */
export function proposalsFor(text: string, lang: Lang): string[] {
  const { code, alternatives } = resolveOccupation(text, lang);
  return code ? [code, ...alternatives.map((each) => each.code)].slice(0, PROPOSALS) : [];
}

/** Whether the page of work has still to be asked which group was meant. */
export function mustChoose(form: Typed, { occupation }: Answers): boolean {
  if (!occupation || occupation.isco) return false;
  const answered = form.one('proposedFor') === occupation.text && form.one('isco') === NONE;
  return !answered && proposalsFor(occupation.text, occupation.lang).length > 0;
}

/** How many of the questions of a page have an answer. */
export const answered = (step: Step, said: Answers): number =>
  STEPS[step].filter((name) => said[name] !== undefined).length;
