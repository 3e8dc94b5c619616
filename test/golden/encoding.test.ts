/** 5,000 encodings that clkhash made of FEBRL 4, and the matches that its tutorial publishes, by the command line's own code. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encode } from '../../src/commands/encode.ts';
import { overlap } from '../../src/commands/overlap.ts';
import { frequencyGate } from '../../src/methods/encoding/frequency-gate.ts';
import { csvRows, DATA } from './tables.ts';

const schema = resolve(DATA, 'pprl/febrl4-schema.json');

describe.skipIf(!existsSync(schema))('FEBRL 4, encoded', () => {
  let folder: string;
  let a: string;
  let b: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'encodings-'));
    await writeFile(join(folder, 'secret.txt'), 'secret\n');
    [a, b] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
    expect(await encoded('a', a)).toMatchObject({ records: 5000, set: { mean: 695.8, sd: 22.7 } });
    expect(await encoded('b', b)).toMatchObject({ records: 5000, set: { mean: 686.7, sd: 30.4 } });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('is clkhash’s, byte for byte', () => {
    const ours = new Map(csvRows(a).map(({ id, clk }) => [id, clk]));
    const theirs = csvRows('pprl/febrl4a_clk1024_secret.csv');
    expect(theirs).toHaveLength(5000);
    for (const { rec_id: id, clk_base64: clk } of theirs) expect(ours.get(id)).toBe(clk);
  });

  it.each([
    ['0.9', 4049],
    ['0.8', 4962],
  ])('has the published matches at Dice ≥ %s, all of them right', async (threshold, matches) => {
    const out = join(folder, 'pairs.csv');
    const told = await telling(() => overlap({ threshold, out, json: true }, [a, b]));
    expect(told).toEqual({ a: 5000, b: 5000, matches, seconds: expect.any(Number) });
    const person = (id = '') => id.split('-')[1];
    const pairs = csvRows(out);
    expect(pairs).toHaveLength(matches);
    expect(pairs.filter(({ id_a, id_b }) => person(id_a) !== person(id_b))).toEqual([]);
  });

  it('gives an attacker by frequencies nobody', () => {
    const codes = csvRows('pprl/febrl4a_clk1024_secret.csv').map(({ clk_base64: clk = '' }) => clk);
    const report = frequencyGate(Buffer.concat(codes.map((clk) => Buffer.from(clk, 'base64'))), 128);
    expect(report).toMatchObject({ records: 5_000, repeated: 0, read: 0, reasons: [] });
    expect(report.patterns).toBeGreaterThan(0);
  });

  const encoded = (list: string, out: string) =>
    telling(() =>
      encode({ schema, 'secret-file': join(folder, 'secret.txt'), out, json: true, quiet: true }, [
        resolve(DATA, `linkage/febrl_dataset4${list}.csv`),
      ]),
    );
});

async function telling(work: () => Promise<void>): Promise<unknown> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  await work();
  const [line] = printed.mock.lastCall ?? [];
  printed.mockRestore();
  return JSON.parse(String(line));
}
