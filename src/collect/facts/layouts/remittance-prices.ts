import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { findColumn, findRow, periodOf, plainHeader } from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText } from './ledger.ts';
import type { Plan } from './plan.ts';
import { WORLD_BANK_LICENCE } from './proposals.ts';
import { readTable } from './table.ts';

/** World Bank, Remittance Prices Worldwide: average total cost in percent by corridor, a column for each quarter. */
export const remittancePrices: FactLayout = {
  id: 'remittance-prices',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findPlan(sheet)) ? 0.95 : 0),
  propose(evidence) {
    const values = evidence.sheets.flatMap((sheet) => findPlan(sheet)?.values ?? []);
    const last = values.at(-1);
    return {
      holder: 'World Bank',
      title: {
        fr: 'Coût des envois de fonds par couloir et par trimestre',
        en: 'Cost of sending remittances by corridor and quarter',
        es: 'Coste del envío de remesas por corredor y trimestre',
        ar: 'كلفة إرسال التحويلات المالية بحسب الممر والربع',
      },
      definition: 'none',
      kind: 'observed',
      vintage: last ? `${last.year}Q${last.quarter}` : '',
      method: {
        fr: 'Relevé trimestriel des tarifs d’un échantillon de prestataires par couloir, pour un envoi de 200 dollars.',
        en: 'Quarterly survey of the prices of a sample of providers in each corridor, for sending 200 dollars.',
        es: 'Encuesta trimestral de precios de una muestra de proveedores por corredor, para un envío de 200 dólares.',
        ar: 'مسح فصلي لأسعار عيّنة من مقدّمي الخدمة في كل ممر لإرسال 200 دولار.',
      },
      knownBiases: {
        fr: 'Moyenne simple des prestataires relevés, sans pondération par les montants ; peu de couloirs couverts.',
        en: 'Plain average of the providers surveyed, not weighted by amounts; few corridors are covered.',
        es: 'Media simple de los proveedores encuestados, sin ponderar por importes; pocos corredores cubiertos.',
        ar: 'متوسط بسيط لمقدّمي الخدمة المشمولين دون ترجيح بالمبالغ، ولا يشمل إلا ممرات قليلة.',
      },
      licence: WORLD_BANK_LICENCE,
    };
  },
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  for (const sheet of evidence.sheets) {
    const plan = findPlan(sheet);
    if (plan) yield* readTable(workbook, plan, context);
  }
}

function findPlan(sheet: SheetEvidence): Plan | null {
  const headerRow = findRow(sheet, (cells) =>
    cells.some((cell) => /^sending\b/.test(plainHeader(cell))),
  );
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  const sending = endOf(header, 'sending');
  const receiving = endOf(header, 'receiving');
  const values = header.flatMap((cell, at) => {
    const period = periodOf(cell);
    return period?.quarter
      ? [
          {
            column: at + 1,
            measure: 'remittance_cost' as const,
            year: period.year,
            quarter: period.quarter,
          },
        ]
      : [];
  });
  if (!sending || !receiving || !values.length) return null;
  const series = findColumn(header, (text) => text === 'series code' || text === 'series name');
  return {
    sheet: sheet.name,
    headerRow,
    origin: receiving,
    residence: sending,
    values,
    decimal: '.',
    definition: 'none',
    kind: 'observed',
    ...(series ? { leaveOut: (cells) => otherSeries(cells, series) } : {}),
  };
}

function endOf(header: readonly Cell[], end: string): Axis | null {
  const code = findColumn(header, (text) => text.startsWith(end) && text.endsWith('code'));
  const name = findColumn(header, (text) => text.startsWith(end) && !text.endsWith('code'));
  const columns: AxisColumn[] = [];
  if (code) columns.push({ column: code, system: 'worldbank' });
  if (name) columns.push({ column: name });
  return columns.length ? { columns } : null;
}

/** The same table can hold the cost of 500 dollars, of banks only, and so on; only the average total cost is read. */
function otherSeries(
  cells: readonly Cell[],
  column: number,
): { column: number; value: string } | null {
  const value = cellText(cells[column - 1]);
  return /^average total cost|^ATCR/i.test(value) || value === '' ? null : { column, value };
}
