/** What a return sheet says, protected: the page, the CSV and the JSON are all made of this. */
import type { ColumnUse, List } from '../../collect/lists/lists.ts';
import type { ReturnCounts } from './counting.ts';
import { countShown, LEAST, type Shown, type ShownShare, shareShown } from './protecting.ts';

export interface Sheet {
  /** As its holder gave them. */
  readonly rows: number;
  readonly persons: Shown;
  /** Null where the holder says that nobody stands in it twice: duplicates were not looked for. */
  readonly duplicates: Shown | null;
  readonly known: Shown;
  readonly others: readonly { readonly name: string; readonly both: Shown }[];
  readonly columns: readonly {
    readonly header: string;
    readonly use: ColumnUse;
    /** From 0 to 1. */
    readonly filled: number;
  }[];
  readonly fields: readonly FieldShown[];
  readonly issues: readonly {
    readonly column: string;
    readonly code: string;
    readonly count: Shown;
  }[];
}

export interface FieldShown {
  readonly use: ColumnUse;
  readonly agree: ShownShare;
  readonly differ: ShownShare;
  readonly alone: ShownShare;
}

export function sheetOf(
  { issues, uniquePeople }: List,
  counts: ReturnCounts,
  names: ReadonlyMap<string, string>,
): Sheet {
  const { rows, persons, known, others, columns, fields } = counts;
  return {
    rows,
    persons: countShown(persons),
    duplicates: uniquePeople ? null : countShown(rows - persons),
    known: countShown(known, persons),
    others: others
      .map(({ list, both }) => ({ name: names.get(list) ?? '', both: countShown(both, persons) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    columns: columns.map(({ header, use, filled }) => ({
      ...{ header, use, filled: rows > 0 ? Math.round((filled / rows) * 100) / 100 : 0 },
    })),
    fields: fields.map(fieldShown),
    issues: (issues ?? []).map(({ column, code, count }) => ({
      ...{ column, code, count: countShown(count) },
    })),
  };
}

function fieldShown({ use, agree, differ, alone }: ReturnCounts['fields'][number]): FieldShown {
  const of = agree + differ + alone;
  return {
    use,
    agree: shareShown(agree, of),
    differ: shareShown(differ, of),
    alone: shareShown(alone, of),
  };
}

/** The sheet for machines: what is not said is null, and `below` says why. */
export function sheetJson(sheet: Sheet) {
  const count = (shown: Shown) =>
    shown.kind === 'about'
      ? { about: shown.count }
      : shown.kind === 'few'
        ? { below: LEAST }
        : { allBut: `fewer than ${LEAST}` };
  const share = (shown: ShownShare) =>
    shown.kind === 'unsaid' ? null : { [shown.kind]: shown.percent / 100 };
  return {
    rows: sheet.rows,
    persons: count(sheet.persons),
    duplicates: sheet.duplicates && count(sheet.duplicates),
    knownToOthers: count(sheet.known),
    others: sheet.others.map(({ name, both }) => ({ list: name, both: count(both) })),
    columns: sheet.columns,
    fields: sheet.fields.map(({ use, agree, differ, alone }) => ({
      ...{ field: use, agree: share(agree), differ: share(differ), alone: share(alone) },
    })),
    issues: sheet.issues.map((issue) => ({ ...issue, count: count(issue.count) })),
  };
}
