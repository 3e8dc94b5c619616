import type { Row3W } from '../../collect/activities/activities.ts';

export interface Cell3W {
  readonly division: string | null;
  readonly field: string;
  /** Activities here. */
  readonly count: number;
  /** Who may be named, each once, by slug. */
  readonly named: readonly { readonly slug: string; readonly name: string }[];
  /** Activities of those who may not. */
  readonly unnamed: number;
}

export interface Grid {
  /** Fields in which somebody reported something, in the order of the list. */
  readonly fields: readonly string[];
  readonly cells: ReadonlyMap<string, Cell3W>;
}

export const cellKey = (division: string | null, field: string): string =>
  `${division ?? ''} ${field}`;

/** Rows of one country laid out by field and first-level division. An empty cell is one that nobody reported. */
export function gridOf(rows: readonly Row3W[], order: readonly string[]): Grid {
  const groups = Map.groupBy(rows, ({ division, field }) => cellKey(division, field));
  const cells = [...groups].map(([key, group]) => [key, cellOf(group)] as const);
  const reported = new Set(rows.map(({ field }) => field));
  return { fields: order.filter((field) => reported.has(field)), cells: new Map(cells) };
}

function cellOf(rows: readonly Row3W[]): Cell3W {
  const { division, field } = rows[0] ?? { division: null, field: '' };
  const named = rows.flatMap(({ organisation }) => organisation ?? []);
  return {
    division,
    field,
    count: rows.length,
    named: [...new Map(named.map((each) => [each.slug, each])).values()],
    unnamed: rows.length - named.length,
  };
}
