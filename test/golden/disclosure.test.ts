/** Tables of Statistics Norway that GaussSuppression 1.2.1 protected: the same cells are unsafe, and ours leave no interval too narrow. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { protect } from '../../src/commands/protect.ts';
import { csvRows, DATA, type Row } from './tables.ts';

const TABLES = [
  {
    name: 'z1',
    oracle: 'oracle_gs_z1_maxN3.csv',
    count: 'ant',
    by: 'region,hovedint',
    threshold: 4,
    zeros: true,
    cells: 45,
    theirs: 6,
    ours: 6,
  },
  {
    name: 'z2',
    oracle: 'oracle_gs_z2_maxN3.csv',
    count: 'ant',
    by: 'region,fylke,kostragr,hovedint',
    threshold: 4,
    zeros: true,
    cells: 100,
    theirs: 29,
    ours: 32,
  },
  {
    name: 'd2',
    oracle: 'oracle_gs_d2_maxN4_nozeros.csv',
    count: 'freq',
    by: 'region,county,k_group,main_income',
    threshold: 5,
    zeros: false,
    cells: 100,
    theirs: 28,
    ours: 32,
  },
];

describe.skipIf(!existsSync(resolve(DATA, 'sdc')))('Tables of Statistics Norway', () => {
  it.each(TABLES)('$name', async (table) => {
    const told = await run(table);
    const oracle = csvRows(`sdc/${table.oracle}`);
    expect(oracle.filter(({ suppressed }) => suppressed === 'TRUE')).toHaveLength(table.theirs);
    expect(told.cells).toBe(table.cells);
    expect(told.suppressed).toHaveLength(table.ours);
    const primary = told.suppressed.filter(({ reason }) => reason === 'primary');
    expect(primary.map(nameOf).sort()).toEqual(
      oracle.filter((row) => row.primary === 'TRUE').map(nameOf).sort(),
    );
    expect(told.primary).toBe(primary.length);
    for (const { low, high } of told.suppressed)
      expect(Number(high) - Number(low)).toBeGreaterThanOrEqual(table.threshold);
  });

  interface Told {
    readonly cells: number;
    readonly primary: number;
    readonly suppressed: readonly Row[];
  }

  async function run({ name, count, by, threshold, zeros }: (typeof TABLES)[number]): Promise<Told> {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    await protect(
      { count, by, threshold: String(threshold), 'protect-zeros': zeros, json: true },
      [resolve(DATA, `sdc/ssb_${name}.csv`)],
    );
    const [line] = printed.mock.lastCall ?? [];
    printed.mockRestore();
    return JSON.parse(String(line)) as Told; // what the verb has just printed
  }

  /** The oracle writes regions, counties and groups in one column; what we hide bears its own county beside. */
  function nameOf(row: Row): string {
    const levels = [row.region, row.fylke ?? row.county, row.kostragr ?? row.k_group];
    const place = levels.find((one) => one !== undefined && one !== 'Total') ?? 'Total';
    return `${place} ${row.hovedint ?? row.main_income}`;
  }
});
