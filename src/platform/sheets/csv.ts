import { createReadStream } from 'node:fs';
import { findDialect, SAMPLE } from './csv-separator.ts';
import { createSplitter, SHEET } from './csv-splitter.ts';
import { createDecoder, surveyText, type TextSurvey } from './encoding.ts';
import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Cell, ReadOptions, Row, Workbook } from './workbook.ts';

const CHUNK = 32 * 1024;

export async function openCsv(path: string, file: string, limits: Limits): Promise<Workbook> {
  const survey = await surveyText(path, file, limits);
  const sample = await readSample(path, survey);
  if (!sample.trim()) throw refusal('empty', { file });
  const dialect = findDialect(sample);

  async function* rows(_sheet: string, options: ReadOptions = {}): AsyncGenerator<Row[]> {
    const splitter = createSplitter(dialect, file, limits);
    for await (const text of readText(path, survey, file)) {
      options.signal?.throwIfAborted();
      const batch = splitter.push(text);
      if (batch.length) yield batch;
    }
    const last = splitter.end();
    if (last.length) yield last;
  }
  return {
    format: 'csv',
    file,
    sheets: [{ name: SHEET, hidden: false }],
    rows,
    preview: (sheet, count = 60) => collectPreview(rows(sheet), count),
    close: async () => {},
  };
}

export async function collectPreview(
  batches: AsyncIterable<Row[]>,
  count: number,
): Promise<Cell[][]> {
  const preview: Cell[][] = [];
  for await (const batch of batches) {
    for (const { row, cells } of batch) {
      while (preview.length < Math.min(row - 1, count)) preview.push([]);
      if (preview.length >= count) return preview;
      preview.push([...cells]);
    }
  }
  return preview;
}

async function readSample(path: string, survey: TextSurvey): Promise<string> {
  const stream = createReadStream(path, { start: survey.bomBytes, end: survey.bomBytes + SAMPLE });
  const decode = createDecoder(survey.encoding);
  let text = '';
  for await (const chunk of stream) text += decode.write(chunk as Buffer);
  return text;
}

async function* readText(path: string, survey: TextSurvey, file: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { start: survey.bomBytes, highWaterMark: CHUNK });
  const decode = createDecoder(survey.encoding);
  let lines = 0;
  for await (const chunk of stream) {
    const text = decode.write(chunk as Buffer);
    if (survey.wide) lines += refuseNul(text, lines, file);
    yield text;
  }
  yield decode.end();
}

/** In UTF-16 a NUL is seen only now; elsewhere the survey has refused it. Returns the lines in the text. */
function refuseNul(text: string, before: number, file: string): number {
  const nul = text.indexOf('\0');
  if (nul === -1) return text.split('\n').length - 1;
  const row = before + text.slice(0, nul).split('\n').length;
  throw refusal('nul-bytes', { file, row });
}
