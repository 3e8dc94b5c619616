import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type ColumnUse, type ListColumn, type Mapping, USES } from './columns.ts';
import { ONCE } from './suggesting.ts';

/** One of these is needed to tell people apart. */
const TELLING: readonly ColumnUse[] = ['given', 'surname', 'name', 'email', 'phone'];

/** The field of a column: headers are the holder's own words, and can be anything. */
export const fieldOf = (at: number): string => `use.${at}`;

export function readMapping(
  form: Typed,
  columns: readonly ListColumn[],
  locale: Locale,
): { mapping: Mapping; errors: FieldError[] } {
  const mapping: Record<string, ColumnUse> = {};
  const errors: FieldError[] = [];
  const wrong = (at: number, key: string, args = {}) =>
    errors.push({ name: fieldOf(at), message: locale.t(key, args) });
  const taken = new Map<ColumnUse, string>();
  for (const [at, { header }] of columns.entries()) {
    const use = USES.find((each) => each === form.one(fieldOf(at)));
    if (!use) {
      wrong(at, 'form.error.choice');
      continue;
    }
    const other = taken.get(use);
    if (ONCE.has(use) && other !== undefined)
      wrong(at, 'lists.mapping.twice', { use: locale.t(`lists.use.${use}`), other });
    taken.set(use, header);
    mapping[header] = use;
  }
  if (errors.length === 0 && !TELLING.some((use) => taken.has(use)))
    wrong(0, 'lists.mapping.nobody');
  return { mapping, errors };
}
