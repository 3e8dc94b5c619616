import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { findColumn, findRow, periodOf, plainHeader, textAbove, yearIn } from './headers.ts';
import type { AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, nameSheet } from './ledger.ts';
import type { Plan } from './plan.ts';
import { WORLD_BANK_LICENCE, withYear } from './proposals.ts';
import { readTable } from './table.ts';

/** Remittances received or paid by country, a column for each year (KNOMAD inflows and outflows, World Development Indicators). */
export const remittanceFlows: FactLayout = {
  id: 'remittance-flows',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findFlows(sheet)) ? 0.9 : 0),
  propose(evidence) {
    const flows = evidence.sheets.map(findFlows).find((one) => one !== null);
    const last = Math.max(0, ...(flows?.values.map(({ year }) => year ?? 0) ?? []));
    return {
      holder: 'World Bank / KNOMAD',
      title: withYear(
        flows?.values[0]?.measure === 'remittance_outflow' ? OUTFLOWS : INFLOWS,
        last || '',
      ),
      definition: 'none',
      kind: 'observed',
      vintage: String(yearIn(evidence.file) ?? (last || '')),
      method: {
        fr: 'Balance des paiements déclarée par chaque pays au FMI, complétée par des estimations de la Banque mondiale pour les années récentes.',
        en: 'Balance of payments reported by each country to the IMF, completed by World Bank estimates for recent years.',
        es: 'Balanza de pagos declarada por cada país al FMI, completada con estimaciones del Banco Mundial para los años recientes.',
        ar: 'ميزان المدفوعات الذي يصرّح به كل بلد لصندوق النقد الدولي، تكمّله تقديرات البنك الدولي للسنوات الأخيرة.',
      },
      knownBiases: {
        fr: 'Les envois informels n’y sont pas ; un zéro peut vouloir dire que le pays ne déclare rien.',
        en: 'Informal transfers are not in it; a zero may mean that the country reports nothing.',
        es: 'No incluye los envíos informales; un cero puede significar que el país no declara nada.',
        ar: 'لا تشمل التحويلات غير الرسمية، وقد يعني الصفر أن البلد لا يصرّح بشيء.',
      },
      licence: WORLD_BANK_LICENCE,
    };
  },
  read,
};

const INFLOWS = {
  fr: 'Envois de fonds reçus par pays, jusqu’en {year}',
  en: 'Remittance inflows by country, up to {year}',
  es: 'Remesas recibidas por país, hasta {year}',
  ar: 'التحويلات المالية الواردة بحسب البلد حتى {year}',
};

const OUTFLOWS = {
  fr: 'Envois de fonds émis par pays, jusqu’en {year}',
  en: 'Remittance outflows by country, up to {year}',
  es: 'Remesas enviadas por país, hasta {year}',
  ar: 'التحويلات المالية الصادرة بحسب البلد حتى {year}',
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  for (const sheet of evidence.sheets) {
    const plan = findFlows(sheet);
    if (plan) yield* readTable(workbook, plan, context);
    else
      yield nameSheet(
        sheet.name,
        1,
        cellText(sheet.cells[0]?.find((cell) => cell !== null)),
        context,
      );
  }
}

function findFlows(sheet: SheetEvidence): Plan | null {
  const headerRow = findRow(sheet, (cells) => cells.filter((cell) => periodOf(cell)).length >= 5);
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  // The subject stands in the header of the names, in a title, or (WDI) in a column of each row.
  const firstRow =
    sheet.cells[headerRow]?.filter((cell) => typeof cell === 'string').join(' ') ?? '';
  const subject = plainHeader(
    [sheet.name, textAbove(sheet, headerRow), ...header.map(cellText), firstRow].join(' '),
  );
  const flow = flowOf(subject);
  if (!flow) return null;
  const axis = { columns: countryColumns(header) };
  const world = { constant: 'WLD' };
  return {
    sheet: sheet.name,
    headerRow,
    origin: flow === 'remittance_inflow' ? axis : world,
    residence: flow === 'remittance_inflow' ? world : axis,
    values: header.flatMap((cell, at) => {
      const year = periodOf(cell)?.year;
      return year ? [{ column: at + 1, measure: flow, year, ...unitOf(subject) }] : [];
    }),
    decimal: '.',
    definition: 'none',
    kind: 'observed',
  };
}

/** WDI has a column of codes; KNOMAD's first column holds the names under the title of the table. */
function countryColumns(header: readonly Cell[]): AxisColumn[] {
  const name = { column: findColumn(header, (text) => /^country( name)?$/.test(text)) || 1 };
  const code = findColumn(header, (text) => text === 'country code');
  return code ? [{ column: code, system: 'worldbank' }, name] : [name];
}

function flowOf(subject: string): 'remittance_inflow' | 'remittance_outflow' | null {
  if (
    !/remit|remesas|envois de fonds/.test(subject) ||
    /sending countr|receiving countr/.test(subject)
  )
    return null;
  if (/% of gdp|percent|cost/.test(subject)) return null;
  if (/inflow|inward|received|recus|recibidas/.test(subject)) return 'remittance_inflow';
  return /outflow|outward|paid|emis|enviadas/.test(subject) ? 'remittance_outflow' : null;
}

/** Facts are in millions of US dollars; WDI gives dollars. */
function unitOf(subject: string): { scale?: number } {
  return subject.includes('million') ? {} : /us\$|usd/.test(subject) ? { scale: 1e-6 } : {};
}
