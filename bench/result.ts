import { cpus, loadavg, totalmem } from 'node:os';

/** One measured comparison; `least` and `most` say on which side of the floor it must be. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly floor: { readonly least: number } | { readonly most: number };
  readonly note?: string;
}

const figure = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

export const ratioOf = ({ ours, peer }: Result): number => ours / peer;

const passes = (result: Result): boolean =>
  'least' in result.floor
    ? ratioOf(result) >= result.floor.least
    : ratioOf(result) <= result.floor.most;

const boundOf = ({ floor }: Result): string =>
  'least' in floor ? `≥ ${figure(floor.least)}` : `≤ ${figure(floor.most)}`;

/** Prints a line for each result as it comes: name, ours, peer, ratio, floor, pass or fail. */
export function printResult(result: Result): boolean {
  const passed = passes(result);
  const { name, unit, ours, peer, note } = result;
  const cells = [
    name.padEnd(44),
    `ours ${figure(ours)} ${unit}`.padEnd(24),
    `peer ${figure(peer)} ${unit}`.padEnd(24),
    `ratio ${ratioOf(result).toFixed(2)}`.padEnd(12),
    `floor ${boundOf(result)}`.padEnd(13),
    passed ? 'pass' : 'FAIL',
  ];
  console.log(cells.join(' ') + (note ? `  (${note})` : ''));
  return passed;
}

/** On what it was measured, and how busy the machine was with other work. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${gigabytes} GB, Node ${process.versions.node}, load ${load}`;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
