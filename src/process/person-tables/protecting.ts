/** A counted table into one that may be kept: hidden where it must be, and once with noise. */
import {
  auditTogether,
  type EarlierCell,
  noisyCells,
  protect,
  TOTAL,
} from '../../methods/disclosure/disclosure.ts';
import { type Below, discreteLaplace, rationalOf, ZERO } from '../../methods/noise/noise.ts';
import type { Counted } from './counting.ts';
import { besideOf, toldBy } from './earlier.ts';
import { type KeptCell, type KeptTable, OTHER } from './kept.ts';
import { type Published, toldByNoise, unmaskedBy } from './mixing.ts';

interface Rules {
  readonly threshold: number;
  /** As a decimal. */
  readonly epsilon: string;
  readonly below: Below;
}

/** Zeros are shown: that nobody of a city is a farmer is a count like others. Everything else that tables tell is held against it. */
export async function protectTable(
  counted: Counted,
  { threshold, epsilon, below }: Rules,
  published: readonly Published[],
  beside: readonly KeptTable[],
): Promise<KeptTable> {
  const earlier = [
    ...earlierOf(counted, published),
    ...beside.flatMap((table) => besideOf(table, counted)),
  ];
  const { counts, ...about } = counted;
  const told = await protect(counts, { threshold, zeros: false }, earlier);
  const { top, bottom } = rationalOf(epsilon) ?? ZERO;
  const scale = { top: bottom, bottom: top };
  const noisy = noisyCells(counts, () => Number(discreteLaplace(scale, below)));
  const hidden = new Map(told.suppressed.map((cell) => [JSON.stringify(cell.name), cell]));
  const truth = noisyCells(counts, () => 0);
  const cells = truth.map(({ name, count }, at): KeptCell => {
    const cell = hidden.get(JSON.stringify(name));
    const drawn = noisy[at]?.count ?? 0;
    if (!cell) return { key: name, count, noisy: drawn };
    const { reason, low, high, exact } = cell;
    const most = Number.isFinite(high) ? high : null;
    return { key: name, count: null, hidden: { reason, low, high: most, exact }, noisy: drawn };
  });
  const { primary, differences, secondary, exposed } = told;
  const leaves = truth.map(({ name }) => name).filter((name) => !name.includes(TOTAL));
  return {
    ...{
      ...about,
      cells,
      primary,
      differences,
      secondary,
      exposed,
      earlier: earlier.filter(({ count }) => count !== null).length,
    },
    noised: toldByNoise(counted, published, threshold),
    unmasks: unmaskedBy(counted, leaves, published, { threshold, epsilon }),
  };
}

const earlierOf = (counted: Counted, published: readonly Published[]): EarlierCell[] =>
  published.flatMap(({ way, table }) => (way === 'hidden' ? toldBy(table, counted) : []));

/**
 * The tables of one edition attacked at once, each having been protected beside those before it: the interval of a hidden cell is what all of
 * them leave of it, and one that they leave less than the threshold of is exposed.
 */
export async function auditEdition(
  tables: readonly { readonly counted: Counted; readonly table: KeptTable }[],
  published: readonly Published[],
  threshold: number,
): Promise<KeptTable[]> {
  const shared = sharedNames(tables.map(({ table }) => table));
  const told = await auditTogether(
    tables.map(({ counted, table }) => {
      const hidden = new Set(
        table.cells.filter((cell) => cell.hidden).map(({ key }) => JSON.stringify(key)),
      );
      return {
        counts: counted.counts,
        earlier: earlierOf(counted, published),
        isHidden: (name: readonly string[]) => hidden.has(JSON.stringify(name)),
        sharedName: (name: readonly string[]) => {
          const group = groupName(table, name);
          return shared.has(group) ? group : null;
        },
      };
    }),
    threshold,
  );
  return tables.map(({ table }, at) => withIntervals(table, told[at] ?? [], threshold));
}

type Told = Awaited<ReturnType<typeof auditTogether>>[number];

function withIntervals(table: KeptTable, told: Told, threshold: number): KeptTable {
  const found = new Map(told.map((cell) => [JSON.stringify(cell.name), cell]));
  const cells = table.cells.map((cell): KeptCell => {
    const interval = found.get(JSON.stringify(cell.key));
    if (!cell.hidden || !interval) return cell;
    const { low, high, exact } = interval;
    const hidden = { ...cell.hidden, low, high: Number.isFinite(high) ? high : null, exact };
    return { ...cell, hidden };
  });
  const given = told.filter(({ low, high }) => high - low < threshold - NEAR);
  return { ...table, cells, exposed: given.length };
}

/** Solvers work to less than this. */
const NEAR = 1e-5;

/** What a cell is called whatever the table: the categories that it does not sum over. */
const groupName = ({ dimensions }: KeptTable, key: readonly string[]): string =>
  JSON.stringify(
    dimensions.flatMap((one, at) => (key[at] === TOTAL ? [] : [[one, key[at]]])).sort(),
  );

/** Groups that two tables have a cell of; what was merged in each for itself is no group. */
function sharedNames(tables: readonly KeptTable[]): Set<string> {
  const seen = new Map<string, number>();
  for (const table of tables)
    for (const name of new Set(table.cells.map(({ key }) => groupName(table, key))))
      if (!name.includes(`"${OTHER}"`)) seen.set(name, (seen.get(name) ?? 0) + 1);
  return new Set([...seen].flatMap(([name, tables]) => (tables > 1 ? [name] : [])));
}
