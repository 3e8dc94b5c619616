import type { Hidden, NoisyCell, Protection } from '../methods/disclosure/disclosure.ts';
import { columnsOf } from './output.ts';

const MOST_LINES = 60;
const REASONS = { primary: 'below the threshold', secondary: 'guards another' };

/** What a person reads: the hidden cells with what can be told of each, and how many there are. */
export function describeProtection(told: Protection, dimensions: readonly string[]): string {
  const { cells, primary, secondary, suppressed } = told;
  if (suppressed.length === 0) return `All ${cells} cells can be published.`;
  const rest = suppressed.length - MOST_LINES;
  return [
    ...columnsOf([
      [...dimensions, 'why', 'from', 'to'],
      ...suppressed.slice(0, MOST_LINES).map(line),
    ]),
    ...(rest > 0 ? [`… and ${rest} cells more`] : []),
    '',
    `Of ${cells} cells (totals included) ${suppressed.length} are hidden: ${primary} below the threshold, ${secondary} that guard them.`,
    'From and to: what can be told of a hidden cell by whoever holds all the others.',
  ].join('\n');
}

const line = ({ name, reason, low, high }: Hidden): string[] => [
  ...name,
  REASONS[reason],
  String(low),
  Number.isFinite(high) ? String(high) : '–',
];

/** The table with noise, and how far a count may be off. */
export function describeNoisy(
  cells: readonly NoisyCell[],
  dimensions: readonly string[],
  epsilon: number,
): string {
  const rest = cells.length - MOST_LINES;
  return [
    ...columnsOf([
      [...dimensions, 'count'],
      ...cells.slice(0, MOST_LINES).map(({ name, count }) => [...name, String(count)]),
    ]),
    ...(rest > 0 ? [`… and ${rest} cells more`] : []),
    '',
    `Nothing is hidden; the most detailed counts have noise of scale ${Number((1 / epsilon).toPrecision(3))}, totals are their sums. Draw once: each further draw spends ε anew.`,
  ].join('\n');
}
