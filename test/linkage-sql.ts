/** The stages of a linkage as one readable text, for `docs/pipeline.sql`: as they ran over two small invented lists. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf, rulesOf } from '../src/methods/linkage/linkage.ts';
import { type Duck, openDuck } from '../src/platform/duckdb/duckdb.ts';
import { linkLists, type Plan, planLists } from '../src/process/linkage/linkage.ts';

/** The tables in the order in which they are made, with one line for the reader. */
const ABOUT: Readonly<Record<string, string>> = {
  steps:
    'What is done; each step is one transaction with its row here, so that a run that was cut goes on.',
  standardised:
    'Every record of every list in one form, in an order that follows from what the records say.',
  dates: 'What each date of each list says; read in TypeScript.',
  natives: 'How names were written that now stand in Latin letters.',
  alike: 'Names in several scripts, compared by their learned similarity.',
  paired:
    'Pairs to be compared, where names in several scripts are heard first; else a part of the query.',
  keyed: 'The keys of each record under each blocking rule, as hashes.',
  compared:
    'Candidate pairs with the levels of all comparisons, packed in one integer; rule by rule, chunk by chunk.',
  verdicts: 'What reviewers said.',
  said: 'The same, by the places of records.',
  judged: 'The same with their levels, to be learnt from.',
  vectors:
    'How many candidates show each vector. From these, m, u, λ and ties are learnt in TypeScript.',
  learned: 'What was learnt.',
  frequencies:
    'Bits that each value says more, or less, than the field does on average, where another record has it too.',
  weighed:
    'The weight of each vector in bits, and the comparisons whose values agree (as bits of an integer).',
  scored: 'Candidate pairs worth keeping, with their weight.',
  grouped:
    'Records that links hold together (grp), and groups that verdicts hold together (circle).',
  inner_pairs: 'All pairs inside a circle, whether or not a rule found them.',
  inner_scored: 'The same with their weight. Groups are split into persons in TypeScript.',
  joined: 'Records whose person bears the name of another record.',
  persons: 'The person of each record, named by the smallest place among its records.',
};

const HEADER = `-- Linkage of lists of persons, stage by stage (docs/methods/linkage.md): as it ran over two lists with given names (some
-- in other letters), surnames, dates of birth and towns; one rule and one chunk stand for all. Written from
-- src/process/linkage/; do not edit.
`;

const WANTED = 'surname + birth-date';

export async function linkageSql(): Promise<string> {
  const plan = await inDuck((duck) => planLists(duck, () => twoLists(duck), OPTIONS));
  const rules = rulesOf(keysOf(plan.fields)).filter(({ name }) => name === WANTED);
  const one = rules.map((rule) => ({ ...rule, pairs: 0, adds: 1 }));
  const ruled: Plan = { ...plan, all: false, chunks: 1, rules: one };
  const said: string[] = [];
  await inDuck((duck) =>
    linkLists(noting(duck, said), () => twoLists(duck), { ...OPTIONS, plan: ruled }),
  );
  return [HEADER, ...said].join('\n');
}

async function inDuck<T>(work: (duck: Duck) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'linkage-sql-'));
  const duck = await openDuck({ memoryMb: 200, threads: 1, temp: folder });
  try {
    return await work(duck);
  } finally {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const OPTIONS = {
  linkOnly: false,
  kinds: new Map(),
  pairsPerRecord: 20,
  seed: 1,
  unique: [],
  linkAbove: 0.5,
  keepAbove: 0.01,
  progress: () => {},
};

async function twoLists(duck: Duck) {
  const columns = '"given name", surname, "date of birth", town';
  for (const list of ['list_a', 'list_b'])
    await duck.run(`create temp view ${list} as select * from (values
      ('Awa', 'Diallo', '1980-01-02', 'Lyon'), ('Ali', 'Sow', '1990-11-12', 'Nice'), ('Иван', 'Fall', '1970-05-06', 'Lyon')) t(${columns})`);
  return ['list_a', 'list_b'].map((relation) => ({ source: relation, relation }));
}

/** Notes each statement that makes or fills a table, under its title. */
function noting(duck: Duck, said: string[]): Duck {
  const abridged = abridging();
  return {
    ...duck,
    run: async (sql) => {
      await duck.run(sql);
      const [, table = ''] = MAKING.exec(sql) ?? [];
      // Random pairs are drawn several times over.
      if (!ABOUT[table] || (table === 'paired' && sql.includes('range('))) return;
      const again = said.some((one) => one.startsWith(`-- ${table}\n`));
      said.push(
        `${again ? '' : `-- ${table}\n-- ${ABOUT[table]}\n`}${tidy(abridged(table, sql))};\n`,
      );
    },
  };
}

/** What is long and stands in several stages. */
const LONG: Readonly<Record<string, RegExp>> = {
  vector: /\(case when .* as vector/s,
  rare: /least\(12, .* as rare/s,
};

/** Says what is long in full where it stands first, and later where it was said; a list beside others like the first. */
function abridging(): (table: string, sql: string) => string {
  const first = new Map<string, string>();
  return (table, sql) =>
    Object.entries(LONG).reduce(
      (text, [name, pattern]) => {
        const where = first.get(name);
        if (where) return text.replace(pattern, `/* as in ${where} */ ${name}`);
        if (pattern.test(text)) first.set(name, table);
        return text;
      },
      sql
        .replace(OTHER_LIST, ' union all /* and so of list_b */')
        .replace(FILLERS, 'in (/* fillers.ts */)'),
    );
}

const OTHER_LIST = / union all select 1::smallint.*list_b(?=\))/s;
const FILLERS = /in \(''(?:, '[^']*')+\)/g;

const MAKING = /^(?:create (?:or replace )?(?:temp )?table(?: if not exists)?|insert into) (\w+)/;

/** A line for each column and each case, so that a change is seen where it is. */
const tidy = (sql: string): string =>
  sql
    .replaceAll(/ (?=when |else )|(?<=,) (?=case )/g, '\n')
    .split('\n')
    .map((line, at) => (at === 0 ? line : `  ${line}`).trimEnd())
    .map((line) => line.replace(/^ +/, '  '))
    .join('\n');
