import { collectPreview } from './csv.ts';
import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Cell, ReadOptions, Row, Workbook } from './workbook.ts';
import { type Archive, openArchive } from './xlsx-archive.ts';
import { type Contents, readContents } from './xlsx-contents.ts';
import { walkMarkup } from './xlsx-markup.ts';
import { createMergeFiller, type Merge, readMerges } from './xlsx-merges.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { readDateStyles } from './xlsx-styles.ts';
import { createSheetReader } from './xlsx-worksheet.ts';

export async function openXlsx(path: string, file: string, limits: Limits): Promise<Workbook> {
  const archive = await openArchive(path, file, limits);
  try {
    refuseOtherKinds(archive);
    const contents = await readContents(archive, limits);
    const strings = await readSharedStrings(archive, contents.stringsPart, limits);
    const dateStyles = await readDateStyles(archive, contents.stylesPart);
    return present({ archive, contents, strings, dateStyles, limits });
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** What else comes in a ZIP, each with its own mend. */
function refuseOtherKinds(archive: Archive): void {
  const { file } = archive;
  if (archive.has('xl/workbook.bin')) throw refusal('wrong-kind', { file, found: 'XLSB' });
  if (archive.has('word/document.xml')) throw refusal('wrong-kind', { file, found: 'DOCX' });
  if (archive.has('ppt/presentation.xml')) throw refusal('wrong-kind', { file, found: 'PPTX' });
  if (archive.has('content.xml')) throw refusal('wrong-kind', { file, found: 'ODS' });
  if (archive.has('index/document.iwa')) throw refusal('wrong-kind', { file, found: 'Numbers' });
  if (!archive.has('_rels/.rels') && !archive.has('xl/workbook.xml')) {
    throw refusal('archive', { file, found: 'ZIP' });
  }
}

interface Opened {
  readonly archive: Archive;
  readonly contents: Contents;
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly limits: Limits;
}

function present(opened: Opened): Workbook {
  const { archive, contents } = opened;
  const merges = new Map<string, Merge[]>();
  const anything = () => true;
  const texts = (value: Cell) => typeof value === 'string';

  async function* read(sheet: string, which: (value: Cell) => boolean, options: ReadOptions) {
    const part = contents.sheets.find(({ name }) => name === sheet)?.part;
    if (!part) throw new Error(`no sheet ${sheet} in ${archive.file}`);
    const known = merges.get(sheet) ?? (await readMerges(archive, part, opened.limits));
    merges.set(sheet, known);
    yield* readSheet(opened, part, sheet, createMergeFiller(known, which).fill, options);
  }
  return {
    format: 'xlsx',
    file: archive.file,
    sheets: contents.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: (sheet, options = {}) => read(sheet, texts, options),
    preview: (sheet, count = 60) => collectPreview(read(sheet, anything, {}), count),
    close: async () => archive.close(),
  };
}

async function* readSheet(
  { archive, contents, strings, dateStyles, limits }: Opened,
  part: string,
  sheet: string,
  fill: (row: number, cells: Cell[]) => void,
  { signal }: ReadOptions,
): AsyncGenerator<Row[]> {
  const { file } = archive;
  const { since1904 } = contents;
  const reader = createSheetReader({ file, sheet, strings, dateStyles, since1904, limits });
  for await (const _ of walkMarkup(archive.read(part), reader, file)) {
    signal?.throwIfAborted();
    const batch = reader.take();
    // The reader has just made these rows and nobody else holds them yet.
    for (const { row, cells } of batch) fill(row, cells as Cell[]);
    if (batch.length) yield batch;
  }
}
