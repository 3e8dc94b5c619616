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

/** A matrix of one's own into which votes are cast one by one. What it shows is good until the next vote. */
export interface Growing {
  readonly votes: () => Votes;
  /** The row of a participant, −1 before their first vote. */
  readonly rowOf: (participant: string) => number;
  readonly cast: (vote: Vote) => { readonly row: number; readonly column: number };
}

/** Newcomers and new statements stand last. */
export function growing(from: Votes): Growing {
  const participants = [...from.participants];
  const statements = [...from.statements];
  const rows = new Map(participants.map((name, at) => [name, at]));
  const names = new Map(statements.map((name, at) => [name, at]));
  let { starts, columns, values } = from;
  let held = columns.length;
  [starts, columns, values] = [starts.slice(), columns.slice(), values.slice()];
  return {
    votes: () => ({
      ...{ participants, statements },
      starts: starts.subarray(0, participants.length + 1),
      columns: columns.subarray(0, held),
      values: values.subarray(0, held),
    }),
    rowOf: (participant) => rows.get(participant) ?? -1,
    cast: ({ participant, statement, vote }) => {
      const row = placed(rows, participants, participant);
      const column = placed(names, statements, statement);
      starts = roomFor(starts, participants.length + 1);
      if (row === participants.length - 1) starts[row + 1] = held;
      const end = starts[row + 1] ?? held;
      let at = starts[row] ?? held;
      while (at < end && (columns[at] ?? 0) < column) at += 1;
      if (at === end || columns[at] !== column) {
        columns = roomFor(columns, held + 1).copyWithin(at + 1, at, held);
        values = roomFor(values, held + 1).copyWithin(at + 1, at, held);
        held += 1;
        for (let one = row + 1; one <= participants.length; one += 1)
          starts[one] = (starts[one] ?? 0) + 1;
      }
      columns[at] = column;
      values[at] = vote;
      return { row, column };
    },
  };
}

function placed(index: Map<string, number>, names: string[], name: string): number {
  const at = index.get(name) ?? names.push(name) - 1;
  index.set(name, at);
  return at;
}

/** The array, or one twice as long with the same in it. */
export function roomFor<A extends Float64Array | Int32Array | Int8Array>(
  array: A,
  size: number,
): A {
  if (array.length >= size) return array;
  // The constructor of a typed array makes its own kind, which the checker cannot follow.
  const made = new (array.constructor as new (size: number) => A)(2 * size);
  made.set(array);
  return made;
}

/** How many votes a participant has cast. */
export const cast = ({ starts }: Votes, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);

/** On which statements a participant has voted. */
export const columnsOf = ({ starts, columns }: Votes, row: number): Int32Array =>
  columns.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
