/** One row of a table of counts: a category a dimension. */
export type Categories = readonly string[];

/** Which columns group which: `above[a]` holds those that column a determines, with the category of each of its own. */
export interface Nesting {
  readonly categories: readonly (readonly string[])[];
  readonly above: readonly ReadonlyMap<number, ReadonlyMap<string, string>>[];
}

/** Rows that a category must have on average, before its always meeting one category of another column is taken for a rule. */
const ROWS_TO_BELIEVE = 2;

/** Finds hierarchies in the rows: regions that lie each in one county. Columns that say the same (code and name) group each other. */
export function nestingOf(rows: readonly Categories[], dimensions: number): Nesting {
  const columns = Array.from({ length: dimensions }, (_, at) => at);
  const categories = columns.map((at) => [...new Set(rows.map((row) => row[at] ?? ''))].sort());
  const above = columns.map((a) => {
    const own = categories[a]?.length ?? 0;
    const groups = columns.flatMap((b) => {
      const wide = categories[b]?.length ?? 0;
      if (a === b || wide < 2 || wide > own || rows.length < ROWS_TO_BELIEVE * own) return [];
      const map = determines(rows, a, b);
      return map ? [[b, map] as const] : [];
    });
    return new Map(groups);
  });
  return { categories, above };
}

function determines(rows: readonly Categories[], a: number, b: number): Map<string, string> | null {
  const map = new Map<string, string>();
  for (const row of rows) {
    const [own = '', other = ''] = [row[a], row[b]];
    if ((map.get(own) ?? other) !== other) return null;
    map.set(own, other);
  }
  return map;
}

/** The columns that no other determines; of columns that determine each other, the first. */
export function rootsOf({ above }: Nesting): number[] {
  return above.flatMap((own, at) =>
    above.some((other, by) => other.has(at) && (!own.has(by) || by < at)) ? [] : [at],
  );
}

/** A set of columns (bit by bit) with all that they determine. */
export function closureOf({ above }: Nesting, columns: number): number {
  return above.reduce(
    (all, groups, at) => (columns & (1 << at) ? [...groups.keys()].reduce(add, all) : all),
    columns,
  );
}

const add = (all: number, at: number) => all | (1 << at);
