import type { Lang } from '../languages/languages.ts';
import { ARABIC_GROUPS } from './arabic.ts';

export { everydayName } from './everyday.ts';
export { EDUCATION_LEVELS, LABOUR_STATUSES, STAY_BANDS } from './frames.ts';
export { resolveOccupation } from './resolve-occupation.ts';

/** A name with the language it is in, which is not the reader's where nobody has translated it. */
export interface OccupationName {
  readonly lang: Lang;
  readonly text: string;
}

export interface Occupations {
  /** Every ISCO-08 code: 10 major, 43 sub-major, 130 minor and 436 unit groups, in order. */
  readonly codes: readonly string[];
  /** Null where the code is none of ISCO-08. */
  name(code: string, lang: Lang): OccupationName | null;
  /** The groups one level below; the major groups for the empty code. */
  within(code: string): readonly string[];
}

let loading: Promise<Occupations> | undefined;

/** The international classification of occupations, read at the first call. */
export function loadOccupations(): Promise<Occupations> {
  loading ??= read();
  return loading;
}

async function read(): Promise<Occupations> {
  const { default: table } = await import('../data/occupations.json', { with: { type: 'json' } });
  // The keys of the file carry an `i`, so that `2411` does not sort before `01`.
  const titles = new Map(Object.entries(table).map(([key, names]) => [key.slice(1), names]));
  const codes = [...titles.keys()];
  return {
    codes,
    name: (code, lang) => nameOf(code, titles.get(code), lang),
    within: (code) => codes.filter((one) => one.length === code.length + 1 && one.startsWith(code)),
  };
}

function nameOf(
  code: string,
  titles: readonly string[] | undefined,
  lang: Lang,
): OccupationName | null {
  if (!titles) return null;
  const [fr = '', en = '', es = ''] = titles;
  const text = { fr, en, es, ar: ARABIC_GROUPS[code] ?? '' }[lang];
  return text === '' ? { lang: 'en', text: en } : { lang, text };
}
