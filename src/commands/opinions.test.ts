import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { opinions } from './opinions.ts';
import type { Options } from './options.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opinions-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function told(text: string, options: Partial<Options> = {}): Promise<string> {
  const file = join(folder, 'votes.csv');
  await writeFile(file, text);
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await opinions(options, [file]);
    return String(printed.mock.lastCall?.[0]);
  } finally {
    printed.mockRestore();
  }
}

const SIDES = [1, 1, 1, -1, -1, -1];
const LONG = [
  'participant,statement,vote',
  ...SIDES.flatMap((side, one) => [`${one},a,${side}`, `${one},b,${-side}`, `${one},c,1`]),
].join('\n');

describe('Layouts differ, the answer does not', () => {
  it.each([
    ['a row a vote', LONG],
    ['as Polis exports votes', LONG.replace('participant,statement', 'voter-id,comment-id')],
    [
      'a row a participant, columns of Polis passed over',
      [
        'participant,group-id,n-votes,a,b,c',
        ...SIDES.map((side, one) => `${one},7,3,${side},${-side},1`),
      ].join('\n'),
    ],
    [
      'as a spreadsheet writes it',
      `\uFEFF${LONG.replaceAll(',', ';').replaceAll('\n', '\r\n')}\r\n`,
    ],
    ['quoted', LONG.replaceAll(/(\w+),(\w+),/g, '"$1","$2",')],
    ['as a hub gives it away', `${LONG}\n# withheld votes,0,\n# rows,18,\n`],
    ['a vote that was changed', LONG.replace('\n', '\n5,a,0\n')],
  ])('%s', async (_, text) => {
    const { seconds, groups, consensus, ...counts } = JSON.parse(await told(text, { json: true }));
    expect(counts).toEqual({ participants: 6, statements: 3, votes: 18 });
    expect(seconds).toBeGreaterThanOrEqual(0);
    const people = groups.map(({ participants }: { participants: string[] }) => participants);
    expect(people.toSorted()).toEqual([
      ['0', '1', '2'],
      ['3', '4', '5'],
    ]);
    expect(groups.map(({ size }: { size: number }) => size)).toEqual([3, 3]);
    expect(consensus).toEqual([{ statement: 'c', agree: true, probability: 7 / 8 }]);
  });
});

it('Statements may be sentences, and people anything', async () => {
  const text =
    'participant,statement,vote\n__proto__,"Un « oui », ou ""non"" ?",1\nconstructor,toString,-1\n';
  const { groups, consensus } = JSON.parse(await told(text, { json: true }));
  expect(groups[0].participants).toEqual(['__proto__', 'constructor']);
  expect(consensus.map(({ statement }: { statement: string }) => statement)).toEqual([
    'Un « oui », ou "non" ?',
    'toString',
  ]);
});

it('An export of Polis is read as the folder that it is', async () => {
  const own = await mkdtemp(join(folder, 'export-'));
  await expect(opinions({}, [own])).rejects.toThrow(
    'is a folder without participants-votes.csv or',
  );
  await writeFile(join(own, 'votes.csv'), LONG);
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  await opinions({}, [own]);
  expect(printed.mock.lastCall?.[0]).toContain('18 votes by 6 participants');
  printed.mockRestore();
});

it('A person reads what all share, then what sets groups apart', async () => {
  const text = await told(LONG);
  expect(text).toContain('18 votes by 6 participants on 3 statements.');
  expect(text).toContain('88 % agree with c');
  expect(text).toContain('Group 0, 3 participants:');
});

describe('One line names the row, the column, the value and the mend', () => {
  it.each([
    [
      'participant,statement,vote\n1,a,1\n2,a,yes\n',
      'votes.csv, row 3, column vote: "yes" is no vote; write 1 (agrees), -1 (disagrees) or 0 (passes)',
    ],
    ['participant,statement,vote\n1,a,\n', 'row 2, column vote: "" is no vote'],
    ['participant,statement,vote\n,a,1\n', 'row 2, column participant: "" is no name'],
    ['participant,a,b\n1,1,2\n', 'row 2, column b: "2" is no vote'],
    ['participant,a\n1,1\n1,0\n', 'row 3, column participant: "1" has a row already'],
    [
      'participant,statement\n1,a\n',
      'has "statement" but no column "vote": it has participant, statement',
    ],
    ['who,a\n1,1\n', 'has no column "participant": it has who, a'],
    ['participant,a\n1,\n', 'holds no vote'],
    ['participant,a\n', 'has no row under its header'],
    ['', 'sheet/empty'],
    ['participant,a,a\n1,1,1\n', 'two columns are called "a"'],
    ['participant,statement,vote\n1,a,2\n', 'row 2, column vote: "2" is no vote'],
  ])('%j', async (text, line) => {
    await expect(told(text)).rejects.toThrow(line);
  });

  it('a second file is one too many', async () => {
    await expect(opinions({}, ['a.csv', 'b.csv'])).rejects.toThrow('opinions takes one file');
  });
});
