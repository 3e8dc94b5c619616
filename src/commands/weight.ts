import {
  type Limits,
  type Margin,
  METHODS,
  type Method,
  meanOf,
  unheard,
  unheardCells,
  WeightingError,
  weigh,
} from '../methods/weighting/weighting.ts';
import { writeCsvFile } from '../platform/sheets/sheets.ts';
import type { Options } from './options.ts';
import { answer, keepInputs, UsageError, writing } from './output.ts';
import { numberOf, readTable, type Table } from './readable-tables.ts';
import { baseOf, designOf, readMargins, valuesOf } from './weight-input.ts';
import { describeWeights, type WeightAnswer } from './weight-words.ts';

/** Weights by which the rows of a file reproduce known totals. */
export async function weight(options: Options, [file, ...more]: string[]): Promise<void> {
  if (!file || more.length)
    throw new UsageError('weight takes one file: weight FILE --margins M.csv');
  if (!options.margins)
    throw new UsageError('weight needs --margins M.csv with variable,category,total');
  keepInputs(options.out, file, options.margins);
  const method = methodOf(options);
  const bounds = limitsOf('--bounds', options.bounds);
  if (bounds && method !== 'greg') throw new UsageError('--bounds goes with --method greg');
  const table = await readTable(file);
  const margins = readMargins(await readTable(options.margins), table);
  const respondents = { base: baseOf(table, options.base) };
  const wanted = { method, bounds, trim: limitsOf('--trim', options.trim) };
  const weighted = refusing(() => weigh(respondents, margins, wanted));
  const values = options.mean === undefined ? undefined : valuesOf(table, options.mean);
  const design = designOf(table, options);
  const estimate = values && meanOf(values, respondents, margins, weighted, design);
  const told: WeightAnswer = {
    method,
    respondents: table.rows.length,
    total: weighted.total,
    sweeps: weighted.sweeps,
    cells: cellsOf(margins, weighted),
    effective: weighted.effective,
    deff: weighted.deff,
    negative: weighted.weights.filter((one) => one < 0).length,
    mean: estimate?.mean ?? null,
    se: estimate?.se ?? null,
    missing: estimate?.missing ?? 0,
    clusters: estimate?.clusters ?? null,
    corrected: design.population !== undefined,
    unheard: unheard(margins, table.rows.length, weighted.weights),
    emptyCells: unheardCells(margins, table.rows.length),
  };
  if (options.out !== undefined) await writeWeights(options.out, table, weighted.weights);
  answer(options, told, describeWeights(told, options.mean));
}

function methodOf({ method = 'rake' }: Options): Method {
  const known = METHODS.find((one) => one === method);
  if (!known) throw new UsageError(`--method takes one of ${METHODS.join(', ')}, not "${method}"`);
  return known;
}

function limitsOf(name: string, text: string | undefined): Limits | undefined {
  if (text === undefined) return undefined;
  const [low = Number.NaN, high = Number.NaN, ...more] = text
    .split(',')
    .map((part) => numberOf(part.trim()));
  if (more.length || !(low < high))
    throw new UsageError(`${name} takes LOW,HIGH as in 0.3,3, not "${text}"`);
  return { low, high };
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof WeightingError ? new UsageError(error.message) : error;
  }
}

/** One row a cell: its categories, how many answered, and the weight of each of them (the mean where base weights differ). */
function cellsOf(margins: readonly Margin[], { cells, weights }: ReturnType<typeof weigh>) {
  const sums = new Float64Array(cells.size);
  cells.of.forEach((cell, at) => {
    sums[cell] = (sums[cell] ?? 0) + (weights[at] ?? 0);
  });
  return Array.from(sums, (sum, cell) => ({
    ...Object.fromEntries(
      margins.map(({ variable }, at) => [
        variable.name,
        variable.categories[cells.categories[at]?.[cell] ?? 0] ?? '',
      ]),
    ),
    respondents: cells.respondents[cell] ?? 0,
    weight: sum / (cells.respondents[cell] ?? 1),
  }));
}

/** The file as it was, with its new weights in `weight`; a column that bore this name is kept as `weight_before`. */
async function writeWeights(
  path: string,
  { columns, rows }: Table,
  weights: Float64Array,
): Promise<void> {
  const header = [...columns.map((name) => (name === 'weight' ? 'weight_before' : name)), 'weight'];
  const lines = rows.map(({ cells }, at) => [...cells, weights[at] ?? 0]);
  await writing(path, () => writeCsvFile([header, ...lines], path));
}
