/** One answer to one statement: agree 1, disagree −1, pass 0. */
export interface Vote {
  readonly participant: string;
  readonly statement: string;
  readonly vote: -1 | 0 | 1;
}

/**
 * A sparse matrix, participants × statements, by rows: the votes of participant i stand from `starts[i]` up to
 * `starts[i + 1]`, in `columns` the index of the statement (ascending within a row), in `values` −1, 0 or 1.
 */
export interface Votes {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Int8Array;
}

/** Takes votes one by one, in the order of time: of several by one participant on one statement the last counts. */
export interface Gathering {
  readonly take: (vote: Vote) => void;
  /** The matrix of all that were taken. Names are in order, so that the order of votes changes nothing else. */
  readonly votes: () => Votes;
}

export function gatherVotes(): Gathering {
  const rows = new Map<string, Map<string, number>>();
  const names = new Set<string>();
  return {
    take: ({ participant, statement, vote }) => {
      names.add(statement);
      const row = rows.get(participant);
      if (row) row.set(statement, vote);
      else rows.set(participant, new Map([[statement, vote]]));
    },
    votes: () => packed([...rows.keys()].sort(byName), [...names].sort(byName), rows),
  };
}

export function votesOf(cast: Iterable<Vote>): Votes {
  const gathering = gatherVotes();
  for (const one of cast) gathering.take(one);
  return gathering.votes();
}

const collator = new Intl.Collator('en', { numeric: true });

/** Numbers by size, all else by letters; ties by code, so that no two different names are equal. */
const byName = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : 1);

function packed(
  participants: readonly string[],
  statements: readonly string[],
  rows: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Votes {
  const index = new Map(statements.map((name, at) => [name, at]));
  const starts = new Int32Array(participants.length + 1);
  for (const [at, name] of participants.entries())
    starts[at + 1] = (starts[at] ?? 0) + (rows.get(name)?.size ?? 0);
  const columns = new Int32Array(starts.at(-1) ?? 0);
  const values = new Int8Array(columns.length);
  let to = 0;
  for (const name of participants) {
    const row = [...(rows.get(name) ?? [])]
      .map(([statement, vote]) => [index.get(statement) ?? 0, vote] as const)
      .sort(([a], [b]) => a - b);
    for (const [column, vote] of row) {
      columns[to] = column;
      values[to] = vote;
      to += 1;
    }
  }
  return { participants, statements, starts, columns, values };
}

/** The matrix with one more vote, or one changed. Newcomers stand last; the matrix handed in stays as it is. */
export function castVote(votes: Votes, { participant, statement, vote }: Vote): Votes {
  const row = placeOf(votes.participants, participant);
  const column = placeOf(votes.statements, statement);
  const participants =
    row < votes.participants.length ? votes.participants : [...votes.participants, participant];
  const statements =
    column < votes.statements.length ? votes.statements : [...votes.statements, statement];
  const from = votes.starts[row] ?? 0;
  const end = votes.starts[row + 1] ?? from;
  let at = from;
  while (at < end && (votes.columns[at] ?? 0) < column) at += 1;
  const changed = at < end && votes.columns[at] === column;
  const columns = inserted(votes.columns, at, column, changed);
  const values = inserted(votes.values, at, vote, changed);
  const starts = new Int32Array(participants.length + 1);
  starts.set(votes.starts);
  if (row === votes.participants.length) starts[row + 1] = from;
  if (!changed)
    for (let one = row + 1; one < starts.length; one += 1) starts[one] = (starts[one] ?? 0) + 1;
  return { participants, statements, starts, columns, values };
}

function placeOf(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 ? names.length : at;
}

function inserted<A extends Int32Array | Int8Array>(
  old: A,
  at: number,
  value: number,
  replace: boolean,
): A {
  const size = old.length + (replace ? 0 : 1);
  // The constructor of a typed array makes its own kind, which the checker cannot follow.
  const made = new (old.constructor as new (size: number) => A)(size);
  made.set(old.subarray(0, at));
  made[at] = value;
  made.set(old.subarray(replace ? at + 1 : at), at + 1);
  return made;
}

/** How many votes a participant has cast. */
export const cast = ({ starts }: Votes, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);
