import type { Cell } from '../../platform/sheets/sheets.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Sheet } from './sheet.ts';
import { countWords, shareWords } from './sheet-words.ts';

/** A return sheet as a table: what is counted, of what, and how much, in the reader's words. */
export function sheetLines(sheet: Sheet, locale: Locale): (readonly Cell[])[] {
  const { t } = locale;
  const share = 'returns.filled';
  return [
    [t('returns.csv.what'), t('returns.csv.of'), t('returns.csv.value')],
    [t('returns.rows'), '', sheet.rows],
    [t('returns.persons'), '', countWords(sheet.persons, locale)],
    ...(sheet.duplicates
      ? [[t('returns.duplicates'), '', countWords(sheet.duplicates, locale)]]
      : []),
    [t('returns.known'), '', countWords(sheet.known, locale)],
    ...sheet.others.map(({ name, both }) => [t('returns.both'), name, countWords(both, locale)]),
    ...sheet.columns.map(({ header, filled }) => [t(share), header, filled]),
    ...sheet.fields.flatMap(({ use, ...shares }) =>
      (['agree', 'differ', 'alone'] as const).map((name) => [
        t(`returns.${name}`),
        t(`lists.use.${use}`),
        shareWords(shares[name], locale),
      ]),
    ),
    ...sheet.issues.map(({ column, code, count }) => [
      t(`lists.issue.${code}`),
      column,
      countWords(count, locale),
    ]),
  ];
}
