import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { type Cell, csvChunks, openWorkbook, type Row } from './sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function readRows(content: string | Buffer, name = 'file.csv'): Promise<Row[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const workbook = await openWorkbook(path);
  const rows: Row[] = [];
  for await (const batch of workbook.rows('CSV')) rows.push(...batch);
  await workbook.close();
  return rows;
}

async function readCells(content: string | Buffer): Promise<(readonly Cell[])[]> {
  return (await readRows(content)).map(({ cells }) => cells);
}

describe('An analyst drops a text file', () => {
  it('and its separator is found: comma, semicolon, tab or bar', async () => {
    for (const separator of [',', ';', '\t', '|']) {
      const lines = [
        ['origine', 'résidence', 'effectif'],
        ['Sénégal', 'France', '1'],
        ['Haïti', 'Canada', '2'],
      ];
      const cells = await readCells(lines.map((line) => line.join(separator)).join('\n'));
      expect(cells).toEqual(lines);
    }
  });

  it('and decimal commas do not pass for separators', async () => {
    const cells = await readCells('pays;part\nSénégal;1,5\nMali;2,25\nTogo;0,125\n');
    expect(cells[1]).toEqual(['Sénégal', '1,5']);
  });

  it('and Excel’s own "sep=" line is obeyed and not given as data', async () => {
    expect(await readRows('sep=;\na;b,c\n1;2,3\n')).toEqual([
      { row: 2, cells: ['a', 'b,c'] },
      { row: 3, cells: ['1', '2,3'] },
    ]);
  });

  it('and quoted fields keep separators, quotes and line ends, while rows are counted as a spreadsheet shows them', async () => {
    expect(await readRows('a,b\r\n"x, ""y""\r\nz",2\r\n\r\n5" pipe,3\r\n"q"r,4')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['x, "y"\r\nz', '2'] },
      { row: 4, cells: ['5" pipe', '3'] },
      { row: 5, cells: ['qr', '4'] },
    ]);
  });

  it('and ragged rows stay as they are', async () => {
    expect(await readCells('a,b,c\n1\n1,2,3,4\n,,\n')).toEqual([
      ['a', 'b', 'c'],
      ['1'],
      ['1', '2', '3', '4'],
      [null, null, null],
    ]);
  });

  it('and line ends of the old Macintosh are seen', async () => {
    expect(await readCells('a,b\r1,2\r3,4\r')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('and formulas are text', async () => {
    expect(await readCells('a,b\n=1+1,"=HYPERLINK(""http://x"")"\n')).toEqual([
      ['a', 'b'],
      ['=1+1', '=HYPERLINK("http://x")'],
    ]);
  });
});

describe('Encodings are told by the bytes', () => {
  const french =
    'pays;année;remarque\nCôte d’Ivoire;2020;œuvre à l’étranger, là où ça compte\nSénégal;2020;près de la moitié déjà née là-bas\nBénin;2021;données définitives et vérifiées\nCorée;2022;très élevé\n';
  const spanish =
    'país;año;nota\nEspaña;2020;población extranjera según el padrón de los últimos años\nPerú;2020;información más reciente del censo\nMéxico;2020;también según la nación de origen\n';
  const arabic =
    'البلد;السنة;العدد\nالسنغال;2020;عدد المهاجرين المقيمين في فرنسا\nالمغرب;2020;عدد المقيمين في الخارج\nموريتانيا;2020;السكان المولودون في الخارج\n';
  const russian =
    'страна;год;число\nФранция;2020;численность мигрантов по данным переписи населения\nМолдова;2020;граждане, проживающие за рубежом\nАрмения;2020;родившиеся за границей\n';

  it.each([
    ['utf8', french],
    ['utf-16le', arabic],
    ['utf-16be', russian],
    ['windows-1252', french],
    ['windows-1252', spanish],
    ['windows-1256', arabic],
    ['windows-1251', russian],
  ])('%s', async (encoding, text) => {
    const cells = await readCells(iconv.encode(text, encoding));
    expect(cells.map((row) => row.join(';'))).toEqual(text.trim().split('\n'));
  });

  it.each(['utf8', 'utf-16le', 'utf-16be'])('%s with a mark of order', async (encoding) => {
    const cells = await readCells(iconv.encode(french, encoding, { addBOM: true }));
    expect(cells[0]).toEqual(['pays', 'année', 'remarque']);
  });

  it('UTF-8 that first shows after a megabyte of plain letters', async () => {
    const cells = await readCells(`${'a,b\n'.repeat(400_000)}Côte,d’Ivoire\n`);
    expect(cells.at(-1)).toEqual(['Côte', 'd’Ivoire']);
  });
});

describe('Laws', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', 'ع', ',', ';', '"', '\n', '\r\n', ' ', '\t', '=', '𝄞'),
  });

  it('what is written is read again, whatever is in the cells', async () => {
    const row = fc.tuple(fc.constant('x'), text, text, fc.constant('end'));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 20 }), async (rows) => {
        let written = 'w,x,y,z\r\n';
        for await (const chunk of csvChunks(rows)) written += chunk;
        const read = (await readCells(written)).slice(1);
        expect(read.map((cells) => cells.map((cell) => cell ?? ''))).toEqual(
          rows.map((cells) => cells.map(guarded)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('a field longer than any piece read at once comes out whole', async () => {
    const long = 'x"y,\n'.repeat(5_000);
    const cells = await readCells(`a,b\n1,"${long.replaceAll('"', '""')}"\n2,3\n`);
    expect(cells).toEqual([
      ['a', 'b'],
      ['1', long],
      ['2', '3'],
    ]);
  });
});

function guarded(text: string): string {
  return /^[=\t\r\n]/.test(text) ? `'${text}` : text;
}

describe('Reading can be stopped', () => {
  it('by the reader of the first rows only', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, 'a,b\n1,2\n'.repeat(200_000));
    const workbook = await openWorkbook(path);
    expect(await workbook.preview('CSV', 3)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['a', 'b'],
    ]);
  });

  it('by a signal', async () => {
    const path = join(folder, 'stopped.csv');
    writeFileSync(path, 'a,b\n1,2\n'.repeat(200_000));
    const workbook = await openWorkbook(path);
    const stop = new AbortController();
    let seen = 0;
    const reading = (async () => {
      for await (const batch of workbook.rows('CSV', { signal: stop.signal })) {
        seen += batch.length;
        stop.abort();
      }
    })();
    await expect(reading).rejects.toThrow(/abort/i);
    expect(seen).toBeLessThan(400_000);
  });
});
