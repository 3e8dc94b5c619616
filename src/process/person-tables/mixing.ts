/** Tables with noise beside tables with hidden cells, of one edition or of several: noise must not tell what hiding hides. */
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import type { Counted } from './counting.ts';
import { type Group, groupsOf } from './earlier.ts';
import type { Choices, KeptCell, KeptTable, Way } from './kept.ts';

/** A table that a release has shown. */
export interface Published {
  readonly table: KeptTable;
  readonly way: Way;
  readonly epsilon: string;
}

interface Rules {
  readonly threshold: number;
  /** As a decimal. */
  readonly epsilon: string;
}

/** Of a standard normal: 95 of 100 lie within. */
const Z95 = 1.96;

/** How far a sum of so many noisy cells may lie from the truth, 95 times of 100: 1.96 √(m · 2e⁻ᵋ) ⁄ (1 − e⁻ᵋ). */
export function reachOf(leaves: number, epsilon: string): number {
  const ratio = Math.exp(-Number(epsilon));
  return (Z95 * Math.sqrt(leaves * 2 * ratio)) / (1 - ratio);
}

/** Whether noise tells a count to better than the threshold. */
const tells = (leaves: number, { threshold, epsilon }: Rules): boolean =>
  2 * reachOf(leaves, epsilon) < threshold;

/**
 * Cells of this table, shown or hidden, of which a table with noise has told about what they are now: hidden cells among them could be
 * worked out, and shown ones would tell how few have come or gone.
 */
export function toldByNoise(
  counted: Counted,
  published: readonly Published[],
  threshold: number,
): number {
  const noisy = published.filter(({ way }) => way === 'noisy');
  return noisy.reduce((sum, { table, epsilon }) => {
    const near = groupsOf(table, counted).filter(({ cell, covers }) => {
      const leaves = leavesOf(table, cell.key);
      const now = countOf(counted, covers);
      const apart = Math.abs((now ?? 0) - cell.noisy);
      return (
        now !== null &&
        tells(leaves, { threshold, epsilon }) &&
        apart < threshold + reachOf(leaves, epsilon)
      );
    });
    return sum + near.length;
  }, 0);
}

/**
 * Cells of tables that were shown with cells hidden, of which noise over this one would tell: what is hidden there and hardly changed, or how few
 * have come or gone since.
 */
export function unmaskedBy(
  counted: Counted,
  leaves: readonly (readonly string[])[],
  published: readonly Published[],
  rules: Rules,
): number {
  const exact = published.filter(({ way }) => way === 'hidden');
  const near = ({ cell, covers }: Group): boolean => {
    const now = countOf(counted, covers);
    return (
      now !== null && isNear(cell, now, rules.threshold) && tells(coveredIn(leaves, covers), rules)
    );
  };
  return exact.reduce((sum, { table }) => sum + groupsOf(table, counted).filter(near).length, 0);
}

/** An equal count is taken to be of the same people: of it, noise tells nothing. */
function isNear({ count, hidden }: KeptCell, now: number, threshold: number): boolean {
  if (count !== null) return now !== count && Math.abs(now - count) < threshold;
  const { low = 0, high = null } = hidden ?? {};
  return now > low - threshold && (high === null || now < high + threshold);
}

/** How many are in a group now; null where it has no cell any more. */
function countOf({ counts }: Counted, covers: Group['covers']): number | null {
  const rows = counts.rows.filter(({ categories }) => isCovered(categories, covers));
  return rows.length > 0 ? rows.reduce((sum, { count }) => sum + count, 0) : null;
}

const isCovered = (categories: readonly string[], covers: Group['covers']): boolean =>
  covers.every((wanted, at) => wanted === null || wanted.includes(categories[at] ?? ''));

const coveredIn = (leaves: readonly (readonly string[])[], covers: Group['covers']): number =>
  leaves.filter((leaf) => isCovered(leaf, covers)).length;

/** Of how many cells of their own noise a cell is the sum. */
const leavesOf = ({ cells }: KeptTable, key: readonly string[]): number =>
  cells.filter(
    (one) =>
      !one.key.includes(TOTAL) && key.every((code, at) => code === TOTAL || code === one.key[at]),
  ).length;

/** Whether two tables of one making cannot both be shown as chosen: one hides what the noise of the other tells. */
export function clashes(tables: readonly KeptTable[], chosen: Choices, rules: Rules): boolean {
  const shown = (way: Way) => tables.filter(({ name }) => chosen[name] === way);
  return shown('hidden').some((exact) =>
    shown('noisy').some((noisy) =>
      exact.cells.some((cell) => cell.hidden && isTold(exact, cell, noisy, rules)),
    ),
  );
}

function isTold(exact: KeptTable, { key }: KeptCell, noisy: KeptTable, rules: Rules): boolean {
  const inBoth = exact.dimensions.every(
    (dimension, at) =>
      key[at] === TOTAL ||
      noisy.dimensions.includes(dimension) ||
      noisy.fixed[dimension] === key[at],
  );
  if (!inBoth) return false;
  const same = noisy.dimensions.map((dimension) => {
    const at = exact.dimensions.indexOf(dimension);
    return at < 0 ? TOTAL : (key[at] ?? TOTAL);
  });
  const leaves = leavesOf(noisy, same);
  return leaves > 0 && tells(leaves, rules);
}
