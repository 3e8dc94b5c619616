import { makeZip, type ZipPart } from './zip.ts';

type Value = string | number | boolean | null | { readonly formula: string };

export interface SheetSource {
  readonly name: string;
  readonly rows?: readonly (readonly Value[])[];
  /** The content of `<sheetData>` in place of rows. */
  readonly data?: string;
  readonly merges?: readonly string[];
  /** The whole part in place of all that. */
  readonly xml?: string;
}

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook, as plain as the standard allows: texts inline, no styles unless given. */
export function workbookParts(
  sheets: readonly SheetSource[],
  more: readonly ZipPart[] = [],
): ZipPart[] {
  const relations = sheets.map((_, at) =>
    relation(`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`),
  );
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="s${at}"/>`,
  );
  return [
    {
      name: '_rels/.rels',
      data: relationships([relation('w', 'officeDocument', 'xl/workbook.xml')]),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${NAMESPACE} xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([
        ...relations,
        relation('t', 'sharedStrings', 'sharedStrings.xml'),
        relation('y', 'styles', 'styles.xml'),
      ]),
    },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at}.xml`, data: sheetXml(sheet) })),
    ...more,
  ];
}

export function makeXlsx(sheets: readonly SheetSource[], more: readonly ZipPart[] = []): Buffer {
  return makeZip(workbookParts(sheets, more));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relationships(all: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function sheetXml({ rows = [], data, merges = [], xml }: SheetSource): string {
  if (xml !== undefined) return xml;
  const body =
    data ??
    rows
      .map(
        (cells, at) =>
          `<row r="${at + 1}">${cells.map((value, column) => cellXml(value, at + 1, column)).join('')}</row>`,
      )
      .join('');
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<?xml version="1.0"?><worksheet ${NAMESPACE}><sheetData>${body}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function cellXml(value: Value, row: number, column: number): string {
  const at = `r="${letters(column + 1)}${row}"`;
  if (value === null) return '';
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'object') return `<c ${at}><f>${escapeXml(value.formula)}</f></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

export function letters(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before ? letters(before) : '') + String.fromCharCode(65 + rest);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
