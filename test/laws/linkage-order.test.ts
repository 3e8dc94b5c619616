/** Law: who is one person does not depend on the order of rows, of files, or of columns. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateLists } from '../../demo/lists/lists.ts';
import { seededStreams } from '../../src/methods/random/random.ts';
import { linkFiles } from '../linkage.ts';

const FILES = ['consulat.csv', 'federation.tsv', 'diplomes.csv'].map(
  (name) => `donnees-inventees-personnes-${name}`,
);

/** A number that each row keeps wherever it stands. */
const ID = 'row number';

let folder: string;
let plain: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'law-order-'));
  await generateLists(folder, { persons: 250 });
  plain = await personsIn('plain', FILES, (lines) => lines);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('Linkage does not depend on row or source order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(FILES, { minLength: FILES.length }),
      fc.nat(),
      async (files, seed) => {
        const random = seededStreams(seed)('rows');
        expect(await personsIn(`turned-${seed}`, files, (rows) => shuffled(rows, random))).toEqual(
          plain,
        );
      },
    ),
    { numRuns: 4, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: false },
  );
}, 240_000);

/** Each person as the rows that are taken for them, then each pair with its weight. */
async function personsIn(
  name: string,
  files: readonly string[],
  order: (rows: string[]) => string[],
): Promise<string[]> {
  const [inputs, out] = [join(folder, name), join(folder, `${name}-out`)];
  await mkdir(inputs, { recursive: true });
  for (const file of files) {
    const [header = '', ...lines] = (await readFile(join(folder, file), 'utf8'))
      .trimEnd()
      .split('\n');
    const gap = [';', ',', '\t'].find((one) => header.includes(one)) ?? ',';
    const named = lines.map((line, at) => `${at + 1}${gap}${line}`);
    const text = [`${ID}${gap}${header.replace(/^\uFEFF/, '')}`, ...order(named)].join('\n');
    await writeFile(join(inputs, file), `${text}\n`);
  }
  await linkFiles(
    files.map((file) => join(inputs, file)),
    out,
    {},
    ID,
  );
  const clusters: { source: string; id: string; cluster: string }[] = parse(
    await readFile(join(out, 'clusters.csv')),
    { columns: true, bom: true },
  );
  const persons = Map.groupBy(clusters, ({ cluster }) => cluster);
  const pairs = (await readFile(join(out, 'pairs.csv'), 'utf8')).split('\n').sort();
  return [...persons.values()]
    .map((members) =>
      members
        .map(({ source, id }) => `${source} ${id}`)
        .sort()
        .join(' = '),
    )
    .sort()
    .concat(pairs);
}

function shuffled(rows: readonly string[], random: () => number): string[] {
  const turned = [...rows];
  for (let at = turned.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [turned[at], turned[other]] = [turned[other] ?? '', turned[at] ?? ''];
  }
  return turned;
}
