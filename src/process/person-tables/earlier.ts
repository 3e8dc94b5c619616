/** What tables that are published, or are about to be beside this one, tell of its cells. */
import { type EarlierCell, TOTAL } from '../../methods/disclosure/disclosure.ts';
import type { Counted } from './counting.ts';
import { type Dimension, type KeptCell, type KeptTable, OTHER } from './kept.ts';

/** Each shown count of a table as a group of cells of another. */
export const toldBy = (table: KeptTable, now: Counted): EarlierCell[] =>
  groupsOf(table, now).flatMap(({ cell: { count }, covers }) =>
    count === null ? [] : [{ covers, count }],
  );

/** The same of a table of the same edition: what it hides must not be known from another. */
export const besideOf = (table: KeptTable, now: Counted): EarlierCell[] =>
  groupsOf(table, now).map(({ cell: { count }, covers }) => ({ covers, count }));

/** A cell of a table, and which cells of another it covers. */
export interface Group {
  readonly cell: KeptCell;
  readonly covers: EarlierCell['covers'];
}

/** Cells that cross what the other table does not have say nothing of it. */
export function groupsOf(table: KeptTable, now: Counted): Group[] {
  const named = table.dimensions.map(
    (_, at) => new Set(table.cells.flatMap(({ key }) => key[at] ?? [])),
  );
  const present = now.dimensions.map((_, at) => [
    ...new Set(now.counts.rows.map(({ categories }) => categories[at] ?? '')),
  ]);
  return table.cells.flatMap((cell): Group[] => {
    const { key } = cell;
    const crossed = table.dimensions.some(
      (dimension, at) =>
        key[at] !== TOTAL &&
        !now.dimensions.includes(dimension) &&
        now.fixed[dimension] !== key[at],
    );
    if (crossed) return [];
    const covers = now.dimensions.map((dimension, at) =>
      coveredBy(table, named, key, dimension, present[at] ?? []),
    );
    return [{ cell, covers }];
  });
}

/** Former `other` is whatever had no name of its own then. */
function coveredBy(
  table: KeptTable,
  named: readonly ReadonlySet<string>[],
  key: readonly string[],
  dimension: Dimension,
  present: readonly string[],
): readonly string[] | null {
  const at = table.dimensions.indexOf(dimension);
  const category = at < 0 ? table.fixed[dimension] : key[at];
  if (category === undefined || category === TOTAL) return null;
  if (category !== OTHER || at < 0) return [category];
  return present.filter((one) => one === OTHER || !named[at]?.has(one));
}

/** Categories of a dimension that tables have shown. */
export const shownIn = (tables: readonly KeptTable[], dimension: Dimension): ReadonlySet<string> =>
  new Set(
    tables.flatMap(({ dimensions, cells }) => {
      const at = dimensions.indexOf(dimension);
      return at < 0 ? [] : cells.flatMap(({ key }) => key[at] ?? []);
    }),
  );
