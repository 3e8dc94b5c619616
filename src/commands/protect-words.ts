import type { Hidden, Protection } from '../methods/disclosure/disclosure.ts';
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
