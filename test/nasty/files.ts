import type { Limits } from '../../src/platform/sheets/sheets.ts';
import { makeXlsx, workbookParts } from './xlsx.ts';
import { makeZip } from './zip.ts';

export interface NastyFile {
  readonly name: string;
  readonly make: () => Buffer | string;
  /** The one refusal that it must get. */
  readonly code: string;
  /** What its details must name besides the file. */
  readonly details?: Readonly<Record<string, string | number>>;
  readonly limits?: Partial<Limits>;
}

const MIB = 1024 * 1024;
const good = {
  name: 'Data',
  rows: [
    ['country', 'value'],
    ['Senegal', 1],
  ],
} as const;
const table = 'origin,residence,value\nSenegal,France,1\nHaiti,Canada,2\n';

/** Files that break readers: generated, so that the project holds none of them. */
export const NASTY_FILES: readonly NastyFile[] = [
  { name: 'empty.csv', make: () => '', code: 'sheet/empty' },
  { name: 'blank.csv', make: () => ' \n\n\t\n', code: 'sheet/empty' },
  { name: 'no-sheets.xlsx', make: () => makeXlsx([]), code: 'sheet/empty' },
  {
    name: 'report.csv',
    make: () => '%PDF-1.7\n%âãÏÓ\n1 0 obj',
    code: 'sheet/wrong-kind',
    details: { found: 'PDF' },
  },
  {
    name: 'data.json.csv',
    make: () => '[{"origin": "SEN"}]',
    code: 'sheet/wrong-kind',
    details: { found: 'JSON' },
  },
  {
    name: 'data.csv.gz',
    make: () => Buffer.from([0x1f, 0x8b, 8, 0]),
    code: 'sheet/archive',
    details: { found: 'gzip' },
  },
  {
    name: 'spreadsheet-2003.xls',
    make: () => '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    code: 'sheet/wrong-kind',
    details: { found: 'XML' },
  },
  {
    name: 'letter.xlsx',
    make: () => makeZip([{ name: 'word/document.xml', data: '<w/>' }]),
    code: 'sheet/wrong-kind',
    details: { found: 'DOCX' },
  },
  {
    name: 'calc.xlsx',
    make: () => makeZip([{ name: 'content.xml', data: '<o/>' }]),
    code: 'sheet/wrong-kind',
    details: { found: 'ODS' },
  },
  {
    name: 'table.xls',
    make: () => '<html><body><table><tr><td>1</td></tr></table></body></html>',
    code: 'sheet/html',
  },
  { name: 'old.xls', make: () => oleFile('Workbook'), code: 'sheet/old-excel' },
  { name: 'secret.xlsx', make: () => oleFile('EncryptedPackage'), code: 'sheet/password' },
  {
    name: 'locked-zip.xlsx',
    make: () => makeZip(workbookParts([good]).map((part) => ({ ...part, flags: 1 }))),
    code: 'sheet/password',
  },
  {
    name: 'archive.zip',
    make: () => makeZip([{ name: 'a.csv', data: table }]),
    code: 'sheet/archive',
    details: { found: 'ZIP' },
  },
  {
    name: 'nested.xlsx',
    make: () =>
      makeZip([
        { name: 'inner.zip', data: makeZip([{ name: 'inner.zip', data: makeXlsx([good]) }]) },
      ]),
    code: 'sheet/archive',
    details: { found: 'ZIP' },
  },
  {
    name: 'bomb.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: ' '.repeat(64 * MIB) }]),
    code: 'sheet/zip-bomb',
    details: { limit: 300 },
  },
  {
    name: 'bomb-aside.xlsx',
    make: () => makeXlsx([good], [{ name: 'xl/media/a.bin', data: Buffer.alloc(64 * MIB) }]),
    code: 'sheet/zip-bomb',
  },
  {
    name: 'unpacks.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: ' '.repeat(3 * MIB) }]),
    code: 'sheet/unpacks-too-large',
    limits: { unpackedBytes: 2 * MIB },
    details: { limit: 2 },
  },
  {
    name: 'lying-size.xlsx',
    make: () => makeZip(workbookParts([good]).map((part) => ({ ...part, claimedSize: 10 }))),
    code: 'sheet/damaged',
  },
  {
    name: 'lying-checksum.xlsx',
    make: () => makeZip(workbookParts([good]).map((part) => ({ ...part, claimedCrc: 1 }))),
    code: 'sheet/damaged',
  },
  {
    name: 'many-parts.xlsx',
    make: () =>
      makeXlsx(
        [good],
        Array.from({ length: 6000 }, (_, at) => ({ name: `xl/p${at}.xml`, data: '' })),
      ),
    code: 'sheet/too-many-parts',
    details: { limit: 5000 },
  },
  { name: 'cut.xlsx', make: () => makeXlsx([good]).subarray(0, 700), code: 'sheet/truncated' },
  { name: 'scratched.xlsx', make: scratched, code: 'sheet/damaged' },
  {
    name: 'laughs.xlsx',
    make: () => makeXlsx([{ name: 'Data', xml: billionLaughs() }]),
    code: 'sheet/entities',
  },
  {
    name: 'laughs-in-texts.xlsx',
    make: () => makeXlsx([good], [{ name: 'xl/sharedStrings.xml', data: billionLaughs() }]),
    code: 'sheet/entities',
  },
  {
    name: 'external-entity.xlsx',
    make: () =>
      makeXlsx([
        {
          name: 'Data',
          xml: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>',
        },
      ]),
    code: 'sheet/entities',
  },
  {
    name: 'unknown-entity.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: '<row><c t="str"><v>&boom;</v></c></row>' }]),
    code: 'sheet/damaged',
  },
  {
    name: 'deep.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: '<a>'.repeat(100_000) }]),
    code: 'sheet/damaged',
  },
  {
    name: 'endless-text.xlsx',
    make: () =>
      makeXlsx([
        { name: 'Data', data: `<row><c t="str"><v>${'x'.repeat(10 * MIB)}</v></c></row>` },
      ]),
    code: 'sheet/endless-text',
  },
  {
    name: 'endless-attribute.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: `<row><c r="${'A'.repeat(10 * MIB)}"/></row>` }]),
    code: 'sheet/endless-text',
  },
  {
    name: 'much-text.xlsx',
    make: () =>
      makeXlsx(
        [good],
        [
          {
            name: 'xl/sharedStrings.xml',
            data: `<sst>${'<si><t>abcdefgh</t></si>'.repeat(100_000)}</sst>`,
          },
        ],
      ),
    code: 'sheet/too-much-text',
    limits: { sharedChars: MIB },
    details: { limit: MIB },
  },
  {
    name: 'million-columns.csv',
    make: () => `${'a,'.repeat(999_999)}a\n`,
    code: 'sheet/too-many-columns',
    details: { row: 1, column: 1_000_000, limit: 16_384 },
  },
  {
    name: 'million-columns.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: '<row r="7"><c r="BDWGN7"><v>1</v></c></row>' }]),
    code: 'sheet/too-many-columns',
    details: { sheet: 'Data', row: 7, column: 1_000_000 },
  },
  {
    name: 'billion-rows.xlsx',
    make: () => makeXlsx([{ name: 'Data', data: '<row r="1000000000"><c><v>1</v></c></row>' }]),
    code: 'sheet/too-many-rows',
    details: { sheet: 'Data', limit: 1_048_576 },
  },
  {
    name: 'rows.csv',
    make: () => 'a,b\n'.repeat(20),
    code: 'sheet/too-many-rows',
    limits: { rows: 10 },
    details: { row: 11, limit: 10 },
  },
  {
    name: 'wide-gaps.xlsx',
    make: () =>
      makeXlsx([
        {
          name: 'Data',
          data: Array.from(
            { length: 50 },
            (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`,
          ).join(''),
        },
      ]),
    code: 'sheet/too-many-cells',
    limits: { cells: 100_000 },
    details: { sheet: 'Data', limit: 100_000 },
  },
  {
    name: 'merges.xlsx',
    make: () =>
      makeXlsx([
        {
          ...good,
          merges: Array.from({ length: 200 }, (_, at) => `A${at * 2 + 1}:A${at * 2 + 2}`),
        },
      ]),
    code: 'sheet/too-many-merges',
    limits: { merges: 100 },
  },
  {
    name: 'nul.csv',
    make: () => 'a,b\nSenegal,1\nFra\0nce,2\n',
    code: 'sheet/nul-bytes',
    details: { row: 3 },
  },
  {
    name: 'mixed.csv',
    make: () =>
      Buffer.concat([
        Buffer.from('pays,n\nSénégal,1\nCôte d’Ivoire,2\n'),
        Buffer.from('R\xe9union,3\n', 'latin1'),
        Buffer.from('Bénin,4\n'),
      ]),
    code: 'sheet/mixed-encodings',
    details: { row: 4 },
  },
  {
    name: 'declared-utf8.csv',
    make: () =>
      Buffer.concat([
        Buffer.from('\ufeffpays,n\nMali,1\n'),
        Buffer.from('R\xe9union,3\n', 'latin1'),
      ]),
    code: 'sheet/invalid-utf8',
    details: { row: 3 },
  },
  {
    name: 'no-encoding.csv',
    make: () =>
      Buffer.concat([
        Buffer.from('a,b\n'),
        Buffer.from([0x81, 0x8d, 0x8f, 0x2c, 0x90, 0x9d, 0x0a]),
      ]),
    code: 'sheet/unknown-encoding',
    details: { row: 2 },
  },
  {
    name: 'cut.csv',
    make: () => 'a,b\n1,2\n"Sene',
    code: 'sheet/quote-never-closed',
    details: { row: 3 },
  },
  {
    name: 'open-quote.csv',
    make: () => `a,b\n1,2\n3,"x\n${table.repeat(200_000)}`,
    code: 'sheet/quote-never-closed',
    details: { row: 3 },
  },
  {
    name: 'endless-line.csv',
    make: () => `a,b\n${'x'.repeat(10 * MIB)}`,
    code: 'sheet/line-too-long',
    details: { row: 2 },
  },
  {
    name: 'long-cell.csv',
    make: () => `a,b\n1,${'x'.repeat(40_000)}\n`,
    code: 'sheet/cell-too-long',
    details: { row: 2, column: 2, limit: 32_767 },
  },
  {
    name: 'large.csv',
    make: () => table.repeat(100_000),
    code: 'sheet/too-large',
    limits: { fileBytes: 2 * MIB },
    details: { limit: 2 },
  },
  {
    name: 'many-sheets.xlsx',
    make: () => makeXlsx([good, good, good]),
    code: 'sheet/too-many-sheets',
    limits: { sheets: 2 },
    details: { limit: 2 },
  },
];

/** MS-CFB: a header that points to one directory sector, which names one stream. */
function oleFile(stream: string): Buffer {
  const file = Buffer.alloc(512 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.write(`Root Entry`, 1024, 'utf16le');
  file.write(stream, 1024 + 128, 'utf16le');
  return file;
}

/** A bit turned over in the middle of the packed sheet. */
function scratched(): Buffer {
  const rows = Array.from({ length: 500 }, (_, at) => [`Country ${at}`, at * 37]);
  const file = makeXlsx([{ name: 'Data', rows }]);
  const at = file.indexOf('xl/worksheets/sheet0.xml') + 1500;
  file.writeUInt8((file[at] ?? 0) ^ 0xff, at);
  return file;
}

function billionLaughs(): string {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${levels.join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`;
}
