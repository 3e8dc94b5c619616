import type { Unheard } from '../methods/weighting/weighting.ts';
import { columnsOf } from './output.ts';

export interface WeightAnswer {
  readonly method: string;
  readonly respondents: number;
  readonly total: number;
  readonly sweeps: number;
  readonly cells: readonly Readonly<Record<string, string | number>>[];
  readonly effective: number;
  readonly deff: number;
  /** Weights below 0, which `greg` without bounds may give. */
  readonly negative: number;
  readonly mean: number | null;
  readonly se: number | null;
  readonly missing: number;
  readonly clusters: number | null;
  /** Whether the standard error counts that few clusters of the population were left undrawn. */
  readonly corrected: boolean;
  readonly unheard: readonly Unheard[];
  readonly emptyCells: readonly (readonly string[])[] | null;
}

const MOST_LINES = 40;
const figure = (value: number, digits = 4) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, useGrouping: false });
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** What a person reads: cells with their weights, who was not heard, the mean. */
export function describeWeights(told: WeightAnswer, mean?: string): string {
  return [
    ...cellLines(told.cells),
    '',
    ...unheardLines(told.unheard),
    '',
    ...sentences(told, mean),
  ].join('\n');
}

function cellLines(cells: WeightAnswer['cells']): string[] {
  const names = Object.keys(cells[0] ?? {});
  const shown = cells.slice(0, MOST_LINES).map((cell) =>
    names.map((name) => {
      const value = cell[name] ?? '';
      return typeof value === 'number' ? figure(value) : value;
    }),
  );
  const rest = cells.length - shown.length;
  return [...columnsOf([names, ...shown]), ...(rest > 0 ? [`… and ${rest} cells more`] : [])];
}

function unheardLines(rows: readonly Unheard[]): string[] {
  return columnsOf([
    ['who was heard', '', 'population', 'answers', 'redressed'],
    ...rows.map((row) => [
      row.variable,
      row.category,
      percent(row.population),
      percent(row.answers),
      row.redressed === null ? '' : percent(row.redressed),
    ]),
  ]);
}

function sentences(told: WeightAnswer, mean?: string): string[] {
  const { respondents, effective, deff, negative, emptyCells, missing } = told;
  const lines = [
    `${respondents} answers are worth ${figure(effective, 1)} equally weighted ones (design effect of weighting ${figure(deff, 2)}).`,
  ];
  if (negative) lines.push(`${negative} weights are negative: set --bounds, or rake.`);
  if (emptyCells?.length)
    lines.push(
      `${emptyCells.length} combinations have no answer; others speak for them, by assumption.`,
    );
  if (told.mean !== null)
    lines.push(
      `Mean of ${mean}: ${figure(told.mean, 5)}${told.se === null ? ' (no standard error: there is one cluster)' : ` (standard error ${figure(told.se, 5)}${told.corrected ? ', with the finite population correction' : ''})`}${missing ? `, ${missing} without an answer left out` : ''}.`,
    );
  return lines;
}
