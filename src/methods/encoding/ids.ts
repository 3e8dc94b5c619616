import type { Fault } from './faults.ts';
import type { Schema } from './schema.ts';

/** Names of columns that number records, where none is named. */
const IDS = new Set(['id', 'rec_id', 'record_id', 'unique_id']);

/** The column that is called an id, or the first where the schema leaves it out; -1 where rows are to be numbered. */
export function idColumn(
  columns: readonly string[],
  { features }: Pick<Schema, 'features'>,
): number {
  const called = columns.findIndex((name) => IDS.has(name.toLowerCase()));
  if (called >= 0) return called;
  // Never a column that is hashed: its values would stand beside what hides them.
  return features.some(({ identifier, hashed }) => !hashed && identifier === columns[0]) ? 0 : -1;
}

export type Id = { readonly id: string } | { readonly fault: Fault };

/** Reads the ids of rows one after the other: each has one, and none has that of another. */
export function idReader(column: number): (row: number, cells: readonly string[]) => Id {
  const rowOf = new Map<string, number>();
  let count = 0;
  return (row, cells) => {
    count += 1;
    if (column < 0) return { id: String(count) };
    const id = (cells[column] ?? '').trim();
    if (id === '') return { fault: { code: 'id-missing' } };
    const before = rowOf.get(id);
    if (before !== undefined) return { fault: { code: 'id-twice', row: before } };
    rowOf.set(id, row);
    return { id };
  };
}
