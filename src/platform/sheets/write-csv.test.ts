import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Cell, writeCsv, writeCsvFile } from './sheets.ts';

async function written(rows: Iterable<readonly Cell[]>): Promise<{ text: string; count: number }> {
  let text = '';
  const out = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  const count = await writeCsv(rows, out);
  return { text, count };
}

describe('An export opened in a spreadsheet', () => {
  it('runs no formula that somebody typed into a form', async () => {
    const typed = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'];
    for (const text of typed) expect((await written([[text]])).text).toMatch(/^"?'/);
  });

  it('leaves numbers alone, those written as text too', async () => {
    expect((await written([[-5, 1.5, '-5', '+3.25', 0, true, null]])).text).toBe(
      '-5,1.5,-5,+3.25,0,true,\r\n',
    );
  });

  it('quotes what RFC 4180 says must be quoted', async () => {
    const { text } = await written([
      ['a,b', 'say "hi"', 'two\nlines', 'plain', { error: '#REF!' }],
    ]);
    expect(text).toBe('"a,b","say ""hi""","two\nlines",plain,#REF!\r\n');
  });

  it('streams a hundred thousand rows and counts them', async () => {
    function* rows(): Generator<readonly Cell[]> {
      for (let at = 0; at < 100_000; at += 1) yield [at, 'Sénégal', at / 2];
    }
    const { text, count } = await written(rows());
    expect(count).toBe(100_000);
    expect(text.split('\r\n').length - 1).toBe(100_000);
  });

  it('waits for a slow reader and passes on its failure', async () => {
    const broken = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('the client left'));
      },
    });
    await expect(writeCsv([['a']], broken)).rejects.toThrow('the client left');
  });
});

it('A file stays as it was where its successor is cut short', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'csv-'));
  const path = join(folder, 'pairs.csv');
  await writeCsvFile([['first']], path);
  function* cutShort() {
    yield ['second'];
    throw new Error('the disk is full');
  }
  await expect(writeCsvFile(cutShort(), path)).rejects.toThrow('the disk is full');
  expect(await readFile(path, 'utf8')).toBe('first\r\n');
  expect(await readdir(folder)).toEqual(['pairs.csv']);
  await rm(folder, { recursive: true });
});
