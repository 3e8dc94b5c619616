import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../platform/home.ts';
import table from '../data/occupations.json' with { type: 'json' };
import { LANGS, type Lang } from '../languages/languages.ts';
import { type Candidate, type Resolution, unresolved } from '../resolution/resolution.ts';
import { ARABIC_GROUPS } from './arabic.ts';
import { EVERYDAY } from './everyday.ts';
import { indexTitles, type Title, type TitleIndex } from './title-index.ts';
import { titleKey } from './title-words.ts';

export type OccupationResolution = Resolution<'occupation'>;

/** From 0 to 1: a title this near to a known one is that title; one this far says nothing in this language. */
const SAME = 0.995;
const FAR = 0.3;
const NOTHING = 0.12;

/** What people write who have no occupation, and say so. */
const NO_WORK = new Set(
  'etudiant|etudiante|student|estudiante|طالب|طالبه|lyceen|eleve|pupil|alumno|retraite|retraitee|retired|pensioner|jubilado|jubilada|متقاعد|متقاعده|chomeur|chomeuse|sans emploi|unemployed|desempleado|عاطل عن العمل|femme au foyer|homme au foyer|housewife|ama de casa|ربه بيت|aucun|aucune|none|ninguno|لا شيء'.split(
    '|',
  ),
);

/**
 * The unit groups of ISCO-08 that a title may belong to, best first. Without a language, the one in which the title is
 * nearest to a known one; with it, the others are tried only where it says next to nothing there.
 */
export function resolveOccupation(text: string, lang?: Lang): OccupationResolution {
  const key = titleKey(text);
  if (!/\p{L}{2}/u.test(key) || NO_WORK.has(key)) return unresolved();
  const found = nearestIn(key, lang);
  const [first, ...others] = found.readings;
  if (!first || found.near < NOTHING) return unresolved();
  const same = found.near >= SAME;
  const candidate = (code: string, share: number): Candidate => ({
    code,
    label: groupName(code, lang ?? found.lang),
    score: same ? share : Math.min(0.89, share * Math.sqrt(found.near)),
  });
  const second = others[0]?.share ?? 0;
  const ambiguous = second > first.share / 2;
  const best = candidate(first.code, first.share);
  return {
    ...best,
    score: same && !ambiguous ? 1 : best.score,
    kind: 'occupation',
    ambiguous,
    alternatives: others.map(({ code, share }) => candidate(code, share)),
  };
}

interface Nearest extends ReturnType<TitleIndex['find']> {
  readonly lang: Lang;
}

function nearestIn(key: string, lang: Lang | undefined): Nearest {
  const own = /\p{Script=Arabic}/u.test(key) ? 'ar' : lang;
  const first = own && { lang: own, ...indexOf(own).find(key) };
  if (first && (first.near >= FAR || own === 'ar')) return first;
  const all = LANGS.filter((one) => one !== own).map((one) => ({
    lang: one,
    ...indexOf(one).find(key),
  }));
  return [...(first ? [first] : []), ...all].reduce((best, each) =>
    each.near > best.near ? each : best,
  );
}

const indexes = new Map<Lang, TitleIndex>();

/** Made at the first question in each language, and kept. */
function indexOf(lang: Lang): TitleIndex {
  const index = indexes.get(lang) ?? indexTitles(titlesIn(lang));
  indexes.set(lang, index);
  return index;
}

function titlesIn(lang: Lang): Title[] {
  const published = lang === 'fr' || lang === 'en' ? readTitles(lang) : groupNames(lang);
  const everyday = Object.entries(EVERYDAY).flatMap(([code, words]) =>
    (words[lang]?.split('|') ?? []).map((title) => ({ code, key: titleKey(title) })),
  );
  const ours = new Set(everyday.map(({ key }) => key));
  // A word that everybody uses means what everybody means by it, whatever rarer use a list knows.
  return [...published.filter(({ key }) => !ours.has(key)), ...everyday];
}

function readTitles(lang: 'fr' | 'en'): Title[] {
  const file = join(home, 'src', 'reference', 'data', `occupation-titles-${lang}.txt`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const [code = '', keys = ''] = line.split('\t');
    return keys.split('|').map((key) => ({ code, key }));
  });
}

type Names = readonly string[];
// JSON imports widen tuples to arrays; scripts/reference/classifications.ts writes French, English, Spanish.
const names = table as unknown as Readonly<Record<string, Names>>;

function groupNames(lang: Lang): Title[] {
  if (lang !== 'es') return [];
  return Object.entries(names)
    .filter(([code, [, english, spanish]]) => code.length === 5 && spanish && spanish !== english)
    .map(([code, [, , spanish = '']]) => ({ code: code.slice(1), key: titleKey(spanish) }));
}

function groupName(code: string, lang: Lang): string {
  const [fr = '', en = '', es = ''] = names[`i${code}`] ?? [];
  return { fr, en, es, ar: ARABIC_GROUPS[code] ?? '' }[lang] || en;
}
