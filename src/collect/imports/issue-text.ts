import { columnName } from '../../platform/sheets/sheets.ts';
import { countryName } from '../../reference/countries/countries.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Issue } from '../facts/layouts/layouts.ts';

/** What the hub proposes instead; a country is a guess, and is named. */
export function mendOf({ code, mend }: Pick<Issue, 'code' | 'mend'>, locale: Locale): string {
  if (!mend) return locale.t(`issue.${code}.mend`);
  if (!COUNTRY_CODES.test(mend)) return locale.t('imports.issues.write', { mend });
  const names = mend.split(' / ').map((each) => `${each} (${countryName(each, locale.lang)})`);
  return locale.t(`imports.issues.${code === 'facts/ambiguous-country' ? 'other' : 'maybe'}`, {
    mend: names.join(', '),
  });
}

const COUNTRY_CODES = /^[A-Z]{3}( \/ [A-Z]{3})*$/;

/** One issue as one line: where, what, and what to do. */
export function issueLine(issue: Issue, locale: Locale): string {
  const { sheet, row, column, code, value } = issue;
  const cell = locale.t('imports.issues.at', { row, column: column > 0 ? columnName(column) : '' });
  const where = sheet && sheet !== 'CSV' ? `${sheet}, ${cell}` : cell;
  return [`${where}: ${locale.t(`issue.${code}`, { value })}`, mendOf(issue, locale)]
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
