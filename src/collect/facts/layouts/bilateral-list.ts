import { Problem } from '../../../platform/problem.ts';
import type { Workbook } from '../../../platform/sheets/sheets.ts';
import { PROPOSALS } from './bilateral-matrix.ts';
import { findColumn, yearIn } from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext } from './layout.ts';
import type { Plan } from './plan.ts';
import { isWorldBanks, nobodys } from './proposals.ts';
import { readTable } from './table.ts';

/**
 * The same matrices written as a list: `from_iso3, to_iso3, migrants | usd_million [, names]`, codes at both ends and
 * no year of their own. A list with names alone, or with a year in each row, may be anybody's.
 */
export const bilateralList: FactLayout = {
  id: 'bilateral-list',
  yields: 'facts',
  detect: (evidence) => (findList(evidence) ? 0.9 : 0),
  propose(evidence) {
    if (!isWorldBanks(evidence.file)) return { ...nobodys(evidence), kind: 'modelled' };
    const subject = findList(evidence)?.subject ?? 'stock';
    return PROPOSALS[subject](String(yearIn(evidence.file) ?? ''));
  },
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const list = findList(evidence);
  const year = context.year ?? yearIn(evidence.file);
  if (!list) return;
  if (year === null) throw new Problem('facts/year-needed', 422, { file: evidence.file });
  yield* readTable(workbook, planFor(list, year), context);
}

interface List {
  readonly sheet: string;
  readonly subject: 'stock' | 'remittances';
  readonly from: Axis;
  readonly to: Axis;
  readonly value: number;
}

function findList({ sheets }: Evidence): List | null {
  const sheet = sheets[0];
  const header = sheet?.cells[0] ?? [];
  const from = endOf(header, 'from');
  const to = endOf(header, 'to');
  const migrants = findColumn(header, (text) => /^(migrants?|migrant stock)$/.test(text));
  const money = findColumn(header, (text) =>
    /^(usd|us\$|remit|amount).*(million|mn|m)?$/.test(text),
  );
  const dated = findColumn(header, (text) => text === 'year');
  if (!sheet || !from || !to || dated || !(migrants || money)) return null;
  return {
    sheet: sheet.name,
    subject: migrants ? 'stock' : 'remittances',
    from,
    to,
    value: migrants || money,
  };
}

function endOf(header: Parameters<typeof findColumn>[0], end: 'from' | 'to'): Axis | null {
  const code = findColumn(header, (text) =>
    new RegExp(`^${end}( (iso|iso3|code|country code))$`).test(text),
  );
  const name = findColumn(header, (text) =>
    new RegExp(`^${end}( (name|country|country name))?$`).test(text),
  );
  if (!code) return null;
  const columns: AxisColumn[] = [{ column: code, system: 'iso3' }];
  if (name) columns.push({ column: name });
  return { columns };
}

/** Money goes from where the diaspora lives to where it comes from; people went the other way. */
function planFor({ sheet, subject, from, to, value }: List, year: number): Plan {
  const money = subject === 'remittances';
  return {
    sheet,
    headerRow: 1,
    origin: money ? to : from,
    residence: money ? from : to,
    year,
    values: [{ column: value, measure: subject }],
    decimal: '.',
    definition: money ? 'none' : 'born_or_citizen',
    kind: 'modelled',
  };
}
