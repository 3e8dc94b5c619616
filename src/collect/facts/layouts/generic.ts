import { Problem } from '../../../platform/problem.ts';
import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { CATEGORIES } from './categories.ts';
import type { Axis } from './labels.ts';
import type { Batch, Evidence, FactLayout, Mapping, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, nameSheet } from './ledger.ts';
import type { Plan, ValueColumn } from './plan.ts';
import { nobodys } from './proposals.ts';
import { findHeader, suggestMapping } from './suggestions.ts';
import { readTable } from './table.ts';

/** Any table with origins, residences and figures, read by a mapping that a person has confirmed. */
export const generic: FactLayout = {
  id: 'generic',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findHeader(sheet)) ? 0.2 : 0.05),
  propose: nobodys,
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const mapping = context.mapping ?? completeSuggestion(evidence, context);
  const sheet = evidence.sheets.find(({ name }) => name === mapping.sheet);
  if (!sheet)
    throw new Problem('facts/mapping-needed', 422, { file: evidence.file, missing: 'sheet' });
  yield* readTable(workbook, planOf(mapping, sheet), context);
  for (const { name, cells } of evidence.sheets)
    if (name !== sheet.name && cells.length > 0) yield nameSheet(name, 1, name, context);
}

function completeSuggestion(evidence: Evidence, context: ReadContext): Mapping {
  const suggestion = suggestMapping(evidence, context.resolveCountry);
  if (suggestion && !suggestion.missing.length && !suggestion.flows) return suggestion.mapping;
  const missing = suggestion?.missing[0] ?? (suggestion ? 'stock' : 'header');
  throw new Problem('facts/mapping-needed', 422, { file: evidence.file, missing });
}

export function planOf(mapping: Mapping, sheet: SheetEvidence): Plan {
  const { columns, constants } = mapping;
  return {
    sheet: mapping.sheet,
    headerRow: mapping.headerRow,
    origin: axisOf(mapping, 'origin'),
    residence: axisOf(mapping, 'residence'),
    year: constants.year,
    yearColumn: columns.year,
    quarterColumn: columns.quarter,
    sexColumn: columns.sex,
    placeColumn: columns.place,
    categories: Object.fromEntries(
      CATEGORIES.flatMap((name) => (columns[name] ? [[name, columns[name]]] : [])),
    ),
    codes: { sex: sexCodes(sheet, mapping) },
    values: valuesOf(mapping),
    decimal: mapping.decimal,
    definition: mapping.definition,
    kind: mapping.kind,
  };
}

function axisOf({ columns, constants, systems }: Mapping, end: 'origin' | 'residence'): Axis {
  const column = columns[end];
  const name = columns[`${end}_name`];
  const constant = constants[end];
  if (column)
    return { columns: [{ column, system: systems[end] }, ...(name ? [{ column: name }] : [])] };
  if (constant) return { constant };
  throw new Problem('facts/mapping-needed', 422, { missing: end });
}

function valuesOf({ columns, wide, measure, scale, constants }: Mapping): ValueColumn[] {
  const { sex } = constants;
  if (wide.length)
    return wide.map((column) => ({ ...column, measure, scale, sex: column.sex ?? sex }));
  if (!columns.value) throw new Problem('facts/mapping-needed', 422, { missing: 'value' });
  return [{ column: columns.value, measure, scale, sex, low: columns.low, high: columns.high }];
}

/** In Spanish H is a man and M a woman; elsewhere M is a man. The column itself tells, by the letter beside M. */
function sexCodes(sheet: SheetEvidence, { columns, headerRow }: Mapping): Record<string, string> {
  const column = columns.sex;
  if (!column) return {};
  const letters = new Set(
    sheet.cells.slice(headerRow).map((cells: readonly Cell[]) =>
      cellText(cells[column - 1])
        .trim()
        .toUpperCase(),
    ),
  );
  const spanish = letters.has('H') && letters.has('M') && !letters.has('F');
  return spanish ? { H: 'hombres', M: 'mujeres', h: 'hombres', m: 'mujeres' } : {};
}
