/** A counted table into one that may be kept: hidden where it must be, and once with noise. */
import {
  type EarlierCell,
  noisyCells,
  protect,
  TOTAL,
} from '../../methods/disclosure/disclosure.ts';
import { type Below, discreteLaplace, rationalOf, ZERO } from '../../methods/noise/noise.ts';
import type { Counted } from './counting.ts';
import { toldBy } from './earlier.ts';
import type { KeptCell, KeptTable } from './kept.ts';
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
  const exact = published.filter(({ way }) => way === 'hidden').map(({ table }) => table);
  const earlier: EarlierCell[] = [...exact, ...beside].flatMap((table) => toldBy(table, counted));
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
    ...{ ...about, cells, primary, differences, secondary, exposed, earlier: earlier.length },
    noised: toldByNoise(counted, published, threshold),
    unmasks: unmaskedBy(counted, leaves, published, { threshold, epsilon }),
  };
}
