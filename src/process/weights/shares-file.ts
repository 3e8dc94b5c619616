/** The shares as a file that may leave the house: of few answers it says nothing. */
import type { Cell } from '../../platform/sheets/sheets.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Share, SharesBy, WeightReport } from './report.ts';
import { categoryName, marginName } from './words.ts';

/** Fewer answers than this are never told one by one. */
const THRESHOLD = 10;

export interface SafeShares {
  /** Categories with enough answers, and those with none, which speak of nobody. */
  readonly told: readonly Share[];
  /** The others together; at least as many answers as the threshold asks for, or null. */
  readonly merged: Omit<Share, 'codes'> | null;
}

/** Small categories in one; where they are still few together, the next smallest joins them, so that none follows from the total. */
export function safeShares({ shares }: Pick<SharesBy, 'shares'>): SafeShares {
  const heard = shares
    .filter(({ respondents }) => respondents > 0)
    .toSorted((a, b) => a.respondents - b.respondents);
  const small = heard.filter(({ respondents }) => respondents < THRESHOLD);
  const joined = [...small];
  const answers = () => joined.reduce((sum, { respondents }) => sum + respondents, 0);
  for (const next of heard.slice(small.length)) {
    if (joined.length === 0 || (answers() >= THRESHOLD && joined.length > 1)) break;
    joined.push(next);
  }
  const hidden = new Set(joined);
  return {
    told: shares.filter((share) => !hidden.has(share)),
    merged: mergedOf(joined, answers()),
  };
}

function mergedOf(joined: readonly Share[], respondents: number): SafeShares['merged'] {
  if (joined.length === 0) return null;
  const sum = (of: (share: Share) => number) => joined.reduce((all, one) => all + of(one), 0);
  return {
    respondents,
    population: sum(({ population }) => population),
    answers: sum(({ answers }) => answers),
    redressed: joined.some(({ redressed }) => redressed === null)
      ? null
      : sum(({ redressed }) => redressed ?? 0),
  };
}

/** Of fewer than the threshold in all, nothing but the population is said. */
export function sharesFile({ margins, used }: WeightReport, locale: Locale): Cell[][] {
  const { t } = locale;
  const header = ['variable', 'category', 'population', 'answers', 'redressed'].map((name) =>
    t(`weights.csv.${name}`),
  );
  const figures = ({ population, answers, redressed }: Omit<Share, 'codes'>): Cell[] => [
    shown(population),
    used < THRESHOLD ? null : shown(answers),
    used < THRESHOLD || redressed === null ? null : shown(redressed),
  ];
  const rows = margins.flatMap((margin) => {
    const { told, merged } = safeShares(margin);
    const variable = marginName(margin.aspects, locale);
    return [
      ...told.map((share): Cell[] => [
        variable,
        categoryName(margin.aspects, share.codes, locale),
        ...figures(share),
      ]),
      ...(merged ? [[variable, t('weights.merged', { n: THRESHOLD }), ...figures(merged)]] : []),
    ];
  });
  return [header, ...rows];
}

const shown = (share: number): number => Math.round(share * 10_000) / 10_000;
