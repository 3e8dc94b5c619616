/** What anybody can work out of published tables of people who holds nothing but these tables. */
import { TOTAL } from '../src/methods/disclosure/disclosure.ts';
import { type Equation, withSolver } from '../src/methods/disclosure/lp.ts';
import type { PersonTable } from '../src/process/person-tables/person-tables.ts';

export interface Told {
  readonly cell: string;
  readonly low: number;
  readonly high: number;
}

/** Of each hidden cell the least and the most that it can be, given every shown one of all tables at once. */
export async function toldOf(tables: readonly PersonTable[]): Promise<Told[]> {
  const counts = new Map<string, number | null>();
  for (const { dimensions, cells } of tables)
    for (const { key, count } of cells) {
      const name = nameOf(dimensions, key);
      counts.set(name, counts.get(name) ?? count);
    }
  const names = [...counts.keys()];
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const rows = [
    ...names.flatMap((name, at): Equation[] => {
      const count = counts.get(name);
      return typeof count === 'number' ? [{ plus: [at], minus: [], equals: count }] : [];
    }),
    ...tables.flatMap((table) => sumsOf(table, (name) => placeOf.get(name) ?? 0)),
  ];
  const program = {
    ...{ columns: names.length, rows, method: 'primal' as const },
    upper: new Float64Array(names.length).fill(Number.POSITIVE_INFINITY),
    cost: new Float64Array(names.length),
  };
  return withSolver(program, ({ cost, solve }) => {
    const end = (at: number, way: 1 | -1) => {
      cost(at, way);
      const found = solve()?.[at];
      cost(at, 0);
      return found ?? way * Number.NEGATIVE_INFINITY;
    };
    const hidden = names.filter((name) => counts.get(name) === null);
    return hidden.map((cell) => {
      const at = placeOf.get(cell) ?? 0;
      return { cell, low: end(at, 1), high: end(at, -1) };
    });
  });
}

/** The same cell has one name in every table that shows it. */
const nameOf = (dimensions: readonly string[], key: readonly string[]): string =>
  dimensions
    .flatMap((dimension, at) => (key[at] === TOTAL ? [] : [`${dimension}=${key[at]}`]))
    .sort()
    .join(' ');

/** Each total is the sum of its parts, along each dimension. */
function sumsOf({ dimensions, cells }: PersonTable, placeOf: (name: string) => number): Equation[] {
  return dimensions.flatMap((_, along) => {
    const lines = Map.groupBy(cells, ({ key }) => key.toSpliced(along, 1).join('\t'));
    return [...lines.values()].flatMap((line): Equation[] => {
      const total = line.find(({ key }) => key[along] === TOTAL);
      const parts = line.filter(({ key }) => key[along] !== TOTAL);
      if (!total || parts.length === 0) return [];
      const at = ({ key }: { key: readonly string[] }) => placeOf(nameOf(dimensions, key));
      return [{ plus: parts.map(at), minus: [at(total)], equals: 0 }];
    });
  });
}
