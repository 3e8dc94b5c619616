import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { makeXlsx, type SheetSource } from '../../../test/nasty/xlsx.ts';
import { columnName, openWorkbook, type Row, type Workbook } from './sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
async function open(content: Buffer): Promise<Workbook> {
  const path = join(folder, `${++made}.xlsx`);
  writeFileSync(path, content);
  return openWorkbook(path);
}

async function readAll(workbook: Workbook, sheet = 'Data'): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of workbook.rows(sheet)) rows.push(...batch);
  return rows;
}

const sheet = (more: Partial<SheetSource>) => makeXlsx([{ name: 'Data', ...more }]);

describe('A workbook written by a common library', () => {
  it('comes out as it went in: texts, numbers, dates, booleans, errors, rich text, results of formulas', async () => {
    const book = new ExcelJS.Workbook();
    const data = book.addWorksheet('Données 2020');
    data.addRow([
      'Sénégal',
      1234.5,
      true,
      new Date(Date.UTC(2020, 6, 1)),
      new Date(Date.UTC(2020, 6, 1, 13, 30)),
    ]);
    data.addRow([
      { richText: [{ text: 'Côte ' }, { text: 'd’Ivoire' }] },
      { formula: 'B1*2', result: 2469 },
      { error: '#REF!' },
      { formula: 'A1', result: 'Sénégal' },
    ]);
    book.addWorksheet('Cachée', { state: 'hidden' });
    const workbook = await open(Buffer.from(await book.xlsx.writeBuffer()));
    expect(workbook.sheets).toEqual([
      { name: 'Données 2020', hidden: false },
      { name: 'Cachée', hidden: true },
    ]);
    expect(await readAll(workbook, 'Données 2020')).toEqual([
      { row: 1, cells: ['Sénégal', 1234.5, true, '2020-07-01', '2020-07-01T13:30:00'] },
      { row: 2, cells: ['Côte d’Ivoire', 2469, { error: '#REF!' }, 'Sénégal'] },
    ]);
    await workbook.close();
  });
});

describe('What the standard allows', () => {
  it('cells and rows without addresses, and gaps', async () => {
    const workbook = await open(
      sheet({
        data: '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c></row><row/>',
      }),
    );
    expect(await readAll(workbook)).toEqual([
      { row: 1, cells: [1, 2] },
      { row: 5, cells: [null, null, 3] },
    ]);
    expect(await workbook.preview('Data')).toEqual([[1, 2], [], [], [], [null, null, 3]]);
  });

  it('namespaces with a prefix', async () => {
    const xml =
      '<x:worksheet xmlns:x="n"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await readAll(await open(sheet({ xml })))).toEqual([{ row: 1, cells: [7] }]);
  });

  it('shared texts with pronunciation guides and characters that XML cannot hold', async () => {
    const shared =
      '<sst><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><r><t>a</t></r><r><t>_x000D_b &amp; c</t></r></si></sst>';
    const book = makeXlsx(
      [{ name: 'Data', data: '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>' }],
      [{ name: 'xl/sharedStrings.xml', data: shared }],
    );
    expect(await readAll(await open(book))).toEqual([{ row: 1, cells: ['東京', 'a\rb & c'] }]);
  });

  it('dates by the style of the cell, in both calendars of Excel', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="171" formatCode="0.0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const data =
      '<row><c s="0"><v>44013</v></c><c s="1"><v>44013</v></c><c s="2"><v>44013</v></c><c s="3"><v>5</v></c><c s="1"><v>1</v></c></row>';
    const book = makeXlsx([{ name: 'Data', data }], [{ name: 'xl/styles.xml', data: styles }]);
    expect((await readAll(await open(book)))[0]?.cells).toEqual([
      44013,
      '2020-07-01',
      '2020-07-01',
      5,
      '1900-01-01',
    ]);
  });

  it('a formula saved without its result is said to be so, never calculated', async () => {
    const workbook = await open(sheet({ rows: [['total', { formula: 'SUM(A2:A9)' }]] }));
    expect((await readAll(workbook))[0]?.cells).toEqual(['total', { error: '#NOT-CALCULATED' }]);
  });
});

describe('Merged cells', () => {
  it('repeat headers and labels, and never a figure', async () => {
    const workbook = await open(
      sheet({
        rows: [
          [null, 2020, null, 'notes'],
          [null, 'men', 'women', null],
          ['Senegal', 10, null, null],
          [null, 20, 30, null],
        ],
        merges: ['B1:C1', 'A3:A4', 'B3:C3', 'D1:D2'],
      }),
    );
    const preview = await workbook.preview('Data');
    expect(preview[0]).toEqual([null, 2020, 2020, 'notes']);
    expect(preview[1]).toEqual([null, 'men', 'women', 'notes']);
    const rows = await readAll(workbook);
    expect(rows[2]?.cells).toEqual(['Senegal', 10]);
    expect(rows[3]?.cells).toEqual(['Senegal', 20, 30]);
  });

  it('of absurd size are passed over', async () => {
    const workbook = await open(sheet({ rows: [['a', 1]], merges: ['A1:XFD1048576'] }));
    expect(await readAll(workbook)).toEqual([{ row: 1, cells: ['a', 1] }]);
  });
});

describe('Columns', () => {
  it('are named as spreadsheets show them', () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});
