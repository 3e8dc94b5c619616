/** Counts what is wrong with a list under a mapping, while its rows go by. */
import { type Reader, readerOf } from './checking.ts';
import type { Issue, IssueCount, ListColumn, Mapping } from './columns.ts';
import type { ListRecord } from './records.ts';

const SAMPLE = 200;

export interface Counted {
  readonly issueCount: number;
  readonly issues: IssueCount[];
  readonly sample: Issue[];
}

export interface Counter {
  readonly take: (records: readonly ListRecord[]) => void;
  readonly end: () => Counted;
}

export function countIssues(
  columns: readonly ListColumn[],
  mapping: Mapping,
  today: string,
): Counter {
  const find = finderOf(columns, mapping, today);
  const counts = new Map<string, { -readonly [Key in keyof IssueCount]: IssueCount[Key] }>();
  const sample: Issue[] = [];
  const count = (issue: Issue) => {
    if (sample.length < SAMPLE) sample.push(issue);
    const key = `${issue.code} ${issue.column}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { ...issue, count: 1 });
  };
  return {
    take: (records) => {
      for (const record of records) for (const issue of find(record)) count(issue);
    },
    end: () => {
      const issues = [...counts.values()].sort((a, b) => b.count - a.count);
      return { issueCount: issues.reduce((sum, each) => sum + each.count, 0), issues, sample };
    },
  };
}

/** Finds what is wrong in a row. */
export function finderOf(
  columns: readonly ListColumn[],
  mapping: Mapping,
  today: string,
): (record: ListRecord) => Issue[] {
  const readers: readonly (Reader | null)[] = columns.map((column) => {
    const use = mapping[column.header] ?? 'none';
    return use === 'none' ? null : readerOf(column, use, today);
  });
  return ({ row, cells }) => {
    const issues: Issue[] = [];
    for (const [at, { header }] of columns.entries()) {
      const code = readers[at]?.(cells[at] ?? '').issue;
      if (code) issues.push({ row, column: header, code });
    }
    return issues;
  };
}
