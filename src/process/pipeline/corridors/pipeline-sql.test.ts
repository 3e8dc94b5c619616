import { describe, expect, it } from 'vitest';
import { linkageSql } from '../../../../test/linkage-sql.ts';
import { pipelineSql } from './pipeline-sql.ts';
import { CORRIDOR_STEPS } from './steps.ts';

describe('docs/pipeline.sql', () => {
  it('is what the steps say (after a change: npx vitest run pipeline-sql -u)', async () => {
    const both = `${pipelineSql()}\n${await linkageSql()}`;
    await expect(both).toMatchFileSnapshot('../../../../docs/pipeline.sql');
  });

  it('says each long line of a linkage once', async () => {
    const lines = (await linkageSql()).split('\n').filter((line) => line.length > 200);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line, at) => lines.indexOf(line) < at)).toEqual([]);
  });

  it('knows nothing of this machine or of any one hub', () => {
    expect(pipelineSql()).not.toMatch(/\/tmp|\/home|\.parquet'/);
  });

  it('names each table once, and each query ends in an order or keeps that of its files', () => {
    const tables = CORRIDOR_STEPS.map(({ table }) => table);
    expect(new Set(tables).size).toBe(tables.length);
    for (const step of CORRIDOR_STEPS) {
      if ('sql' in step && !step.inOrder)
        expect(step.sql.trim().split('\n').at(-1), step.table).toMatch(/order by /);
    }
  });
});
