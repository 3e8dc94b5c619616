import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gatherVotes, type Vote, type Votes } from '../methods/opinions/opinions.ts';
import type { HeadedRow } from '../platform/sheets/sheets.ts';
import { UsageError } from './output.ts';
import { badValue, eachRow, type Header, isMissing } from './readable-tables.ts';

const NAMES = {
  participant: ['participant', 'voter-id', 'participant_id'],
  statement: ['statement', 'comment-id', 'statement_id'],
  vote: ['vote'],
} as const satisfies Record<keyof Vote, readonly string[]>;

/** What Polis writes of each participant beside the votes. */
const BESIDE = new Set(['group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', 'xid']);

/** What of an export of Polis, a folder, is read: the first of these that is there. */
const EXPORTED = ['participants-votes.csv', 'votes.csv'];

/**
 * Votes as `participant,statement,vote`, in the order of time (other columns are passed over), or a row a participant
 * and a column a statement. Both as Polis exports them: 1 agrees, −1 disagrees, 0 passes; rows that begin with `# ` are
 * remarks. Rows are not held.
 */
export async function readVotes(path: string): Promise<Votes> {
  const gathering = gatherVotes();
  let votesIn: ((row: HeadedRow) => Iterable<Vote>) | null = null;
  await eachRow(await fileIn(path), (row, header) => {
    votesIn ??= layoutOf(header);
    if (isRemark(row)) return;
    for (const vote of votesIn(row)) gathering.take(vote);
  });
  const votes = gathering.votes();
  if (votes.values.length === 0)
    throw new UsageError(`${path} holds no vote: write 1 (agrees), -1 (disagrees) or 0 (passes)`);
  return votes;
}

async function fileIn(path: string): Promise<string> {
  if (!(await stat(path).catch(() => null))?.isDirectory()) return path;
  const held = await readdir(path);
  const name = EXPORTED.find((one) => held.includes(one));
  if (name) return join(path, name);
  throw new UsageError(
    `${path} is a folder without ${EXPORTED.join(' or ')}: name the file of votes`,
  );
}

/** What a hub writes below its votes: how many there are, and what it withheld. */
const isRemark = ({ cells }: HeadedRow): boolean => cells[0]?.startsWith('# ') === true;

function layoutOf(header: Header): (row: HeadedRow) => Vote[] {
  const [participant, statement, vote] = [
    placeOf(header, NAMES.participant),
    placeOf(header, NAMES.statement),
    placeOf(header, NAMES.vote),
  ];
  const { file, columns } = header;
  if (participant < 0)
    throw new UsageError(
      `${file} has no column "participant": it has ${columns.join(', ')}; name the column that says who voted so`,
    );
  if (statement >= 0 && vote >= 0)
    return (row) => [
      {
        participant: nameOf(header, row, participant),
        statement: nameOf(header, row, statement),
        vote: voteOf(header, row, vote),
      },
    ];
  if (statement >= 0 || vote >= 0)
    throw new UsageError(
      `${file} has ${statement >= 0 ? '"statement" but no column "vote"' : '"vote" but no column "statement"'}: it has ${columns.join(', ')}`,
    );
  return manyIn(header, participant);
}

function manyIn(header: Header, participant: number): (row: HeadedRow) => Vote[] {
  const statements = [...header.columns.keys()].filter(
    (at) => at !== participant && !BESIDE.has((header.columns[at] ?? '').toLowerCase()),
  );
  const seen = new Set<string>();
  return (row) => {
    const name = nameOf(header, row, participant);
    if (seen.has(name))
      throw badValue(header, row, participant, 'has a row already; write one row a participant');
    seen.add(name);
    return statements.flatMap((at) =>
      isMissing(row.cells[at] ?? '')
        ? []
        : [
            {
              participant: name,
              statement: header.columns[at] ?? '',
              vote: voteOf(header, row, at),
            },
          ],
    );
  };
}

const placeOf = ({ columns }: Header, names: readonly string[]): number =>
  columns.findIndex((name) => names.includes(name.toLowerCase()));

function nameOf(header: Header, row: HeadedRow, at: number): string {
  const name = row.cells[at] ?? '';
  if (name === '') throw badValue(header, row, at, 'is no name; write a number or a name');
  return name;
}

const VOTES: Readonly<Record<string, Vote['vote']>> = {
  '1': 1,
  '+1': 1,
  '1.0': 1,
  '0': 0,
  '0.0': 0,
  '-1': -1,
  '−1': -1,
  '-1.0': -1,
};

function voteOf(header: Header, row: HeadedRow, at: number): Vote['vote'] {
  const text = row.cells[at] ?? '';
  const vote = Object.hasOwn(VOTES, text) ? VOTES[text] : undefined;
  if (vote === undefined)
    throw badValue(header, row, at, 'is no vote; write 1 (agrees), -1 (disagrees) or 0 (passes)');
  return vote;
}
