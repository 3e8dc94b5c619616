import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { afterAll, describe, expect, it } from 'vitest';
import { ISSUE_CODES } from '../../src/collect/facts/layouts/layouts.ts';
import { Problem } from '../../src/platform/problem.ts';
import { openWorkbook } from '../../src/platform/sheets/sheets.ts';
import { NASTY_FILES, type NastyFile } from './files.ts';

const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'passerelle-nasty-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function refusalOf({ name, make, limits = {} }: NastyFile): Promise<unknown> {
  const path = join(folder, name);
  writeFileSync(path, make());
  try {
    const workbook = await openWorkbook(path, { limits });
    try {
      for (const sheet of workbook.sheets) for await (const _ of workbook.rows(sheet.name));
    } finally {
      await workbook.close();
    }
    return 'was read';
  } catch (error) {
    return error;
  }
}

describe('A nasty file gets one clear line and nothing else', () => {
  it.each(NASTY_FILES)('$name: $code', { timeout: 60_000 }, async (nasty) => {
    const before = process.memoryUsage().rss;
    const problem = await refusalOf(nasty);
    expect(problem).toBeInstanceOf(Problem);
    if (!(problem instanceof Problem)) return;
    expect(problem.code).toBe(nasty.code);
    expect(problem.status).toBe(422);
    expect(problem.details).toMatchObject({ file: nasty.name, ...nasty.details });
    for (const language of LANGUAGES) expectOneLine(problem, language);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });
});

function expectOneLine(problem: Problem, language: string): void {
  const message = messages(language)[`problem.${problem.code}.title`];
  expect(message, `${problem.code} in ${language}`).toBeTypeOf('string');
  const line = String(
    new IntlMessageFormat(message ?? '', language).format({ ...problem.details }),
  );
  expect(line).toContain(problem.details.file);
  expect(line).not.toMatch(/[\n{}]|undefined|NaN/);
  expect(line.length).toBeLessThan(220);
}

/** The parts of the locales once they are gathered, or the part itself before. */
function messages(language: string): Record<string, string> {
  const files = [`locales/parts/sheets.${language}.json`, `locales/${language}.json`];
  return Object.assign(
    {},
    ...files
      .map((file) => join(root, file))
      .filter(existsSync)
      .map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  );
}

describe('The catalogue of refusals', () => {
  const folderOfReaders = join(root, 'src/platform/sheets');
  const source = readdirSync(folderOfReaders)
    .filter((name) => !name.includes('.test.'))
    .map((name) => readFileSync(join(folderOfReaders, name), 'utf8'))
    .join('\n');
  const declared = [...source.matchAll(/^ {2}'?([a-z0-9-]+)'?: (?:InFile|AtRow|InSheet)\b/gm)].map(
    ([, why]) => `sheet/${why}`,
  );

  it('holds no refusal that no nasty file provokes', () => {
    expect(declared.length).toBeGreaterThan(20);
    expect([...new Set(NASTY_FILES.map(({ code }) => code))].sort()).toEqual(declared.sort());
  });

  it.each(LANGUAGES)('is complete in %s', (language) => {
    const reference = Object.keys(messages('fr')).filter((key) =>
      /^(problem\.(sheet|facts)|issue)\b/.test(key),
    );
    expect(Object.keys(messages(language))).toEqual(expect.arrayContaining(reference));
    for (const code of declared)
      expect(messages(language)).toHaveProperty([`problem.${code}.title`]);
    for (const code of ISSUE_CODES) expect(messages(language)).toHaveProperty([`issue.${code}`]);
  });
});
