import type {
  Hidden,
  NoisyCell,
  Protection,
  RoundedCell,
} from '../methods/disclosure/disclosure.ts';
import { columnsOf } from './output.ts';

const MOST_LINES = 60;
const REASONS = {
  primary: 'below the threshold',
  difference: 'near its earlier count',
  secondary: 'guards another',
} satisfies Record<Hidden['reason'], string>;

/** What a person reads: the hidden cells with what can be told of each, and how many there are. */
export function describeProtection(told: Protection, dimensions: readonly string[]): string {
  const { cells, primary, differences, secondary, exposed, suppressed } = told;
  if (suppressed.length === 0) return `All ${cells} cells can be published.`;
  const rest = suppressed.length - MOST_LINES;
  return [
    ...columnsOf([
      [...dimensions, 'why', 'from', 'to'],
      ...suppressed.slice(0, MOST_LINES).map(line),
    ]),
    ...(rest > 0 ? [`… and ${rest} cells more`] : []),
    '',
    `Of ${cells} cells (totals included) ${suppressed.length} are hidden: ${primary} below the threshold, ${differences ? `${differences} too near their earlier counts, ` : ''}${secondary} that guard them.`,
    ...(exposed ? [`${exposed} of them are given away by earlier tables all the same.`] : []),
    'From and to: what can be told of a hidden cell by whoever holds all the others.',
  ].join('\n');
}

const line = ({ name, reason, low, high, exact }: Hidden): string[] => [
  ...name,
  REASONS[reason],
  String(low),
  `${Number.isFinite(high) ? high : '–'}${exact ? '' : ' or wider'}`,
];

/** The table with noise, and how far a count may be off. */
export const describeNoisy = (
  cells: readonly NoisyCell[],
  dimensions: readonly string[],
  epsilon: number,
): string =>
  described(
    cells,
    dimensions,
    `Nothing is hidden; the most detailed counts have noise of scale ${Number((1 / epsilon).toPrecision(3))}, totals are their sums. Draw once: each further draw spends ε anew.`,
  );

/** The rounded table. */
export const describeRounded = (
  cells: readonly RoundedCell[],
  dimensions: readonly string[],
  base: number,
  within: number,
): string =>
  described(
    cells,
    dimensions,
    `All counts are multiples of ${base} and sums agree; each is off by less than ${within}. Draw once: a second draw tells more.`,
  );

function described(
  cells: readonly (NoisyCell | RoundedCell)[],
  dimensions: readonly string[],
  note: string,
): string {
  const rest = cells.length - MOST_LINES;
  return [
    ...columnsOf([
      [...dimensions, 'count'],
      ...cells.slice(0, MOST_LINES).map(({ name, count }) => [...name, String(count)]),
    ]),
    ...(rest > 0 ? [`… and ${rest} cells more`] : []),
    '',
    note,
  ].join('\n');
}
