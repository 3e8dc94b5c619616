import type { Typed } from '../../web/http/forms.ts';
import { type Agreement, type Source, standingOf } from './sources.ts';
import type { AgreementState } from './views.tsx';

const ORDER: readonly AgreementState[] = ['expired', 'soon', 'open', 'ended', 'none'];

/** Of a holder's agreements, the one that asks for attention first. */
export function shortest(
  agreements: readonly Agreement[],
  today: string,
): { state: AgreementState; expiresOn: string | null } {
  const all = agreements.map((agreement) => ({
    state: standingOf(agreement, today),
    expiresOn: agreement.expiresOn,
  }));
  return (
    all.sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.expiresOn ?? '9').localeCompare(b.expiresOn ?? '9'),
    )[0] ?? { state: 'none', expiresOn: null }
  );
}

export const holderFields = (form: Typed, prefix: string) => ({
  name: form.one(`${prefix}name`),
  kind: form.one(`${prefix}kind`),
  country: form.one(`${prefix}country`) || null,
});

export const agreementFields = (form: Typed) => ({
  legalBasis: form.one('legalBasis'),
  purpose: form.one('purpose'),
  uses: form.all('uses'),
  signedOn: form.one('signedOn'),
  expiresOn: form.one('expiresOn') || null,
});

const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;

export const fourFields = (form: Typed, name: string): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, form.one(`${name}.${lang}`).trim()]));

export const sourceFields = (form: Typed) => ({
  title: fourFields(form, 'title'),
  form: form.one('form'),
  definition: form.one('definition'),
  kind: form.one('kind'),
  vintage: form.one('vintage'),
  licence: form.one('licence'),
  coverage: fourFields(form, 'coverage'),
  method: fourFields(form, 'method'),
  biases: fourFields(form, 'biases'),
  quality: form.one('quality'),
});

type Texts = Partial<Record<(typeof LANGUAGES)[number], string>>;

const spread = (name: string, texts: Texts): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map((lang) => [`${name}.${lang}`, texts[lang] ?? '']));

type Described = Pick<
  Source,
  'title' | 'definition' | 'kind' | 'vintage' | 'licence' | 'method' | 'biases'
> &
  Partial<Pick<Source, 'form' | 'coverage' | 'quality'>>;

/** A source as the fields of its form. */
export const fieldsOfSource = (source: Described): Record<string, string> => ({
  ...spread('title', source.title),
  form: source.form ?? 'figures',
  definition: source.definition,
  kind: source.kind,
  vintage: source.vintage,
  licence: source.licence,
  ...spread('coverage', source.coverage ?? {}),
  ...spread('method', source.method),
  ...spread('biases', source.biases),
  quality: source.quality ?? 'unknown',
});
