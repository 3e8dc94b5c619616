import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LANGS = ['fr', 'en', 'es', 'ar'] as const;

const messages = Object.fromEntries(
  LANGS.map((lang) => [
    lang,
    JSON.parse(readFileSync(`locales/${lang}.json`, 'utf8')) as Record<string, string>,
  ]),
);

interface Code {
  readonly code: string;
  readonly status: string;
}

const codes = findCodes();

describe('refusals', () => {
  it('were really looked for', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.map(({ code }) => code)).toContain('hub/running');
  });

  it.each(LANGS)('each have a title and a mend in %s', (lang) => {
    const known = messages[lang] ?? {};
    const missing = codes.flatMap(({ code }) =>
      keysOf(code).filter((key) => known[key] === undefined),
    );
    expect(missing).toEqual([]);
  });

  it('are listed in docs/problems.md (npx vitest run test/problems.test.ts -u)', async () => {
    await expect(page()).toMatchFileSnapshot('../docs/problems.md');
  });
});

// One line says both where a file cannot be read: it is shown beside the file, not on a page of its own.
const keysOf = (code: string) =>
  code.startsWith('sheet/')
    ? [`problem.${code}.title`]
    : [`problem.${code}.title`, `problem.${code}.mend`];

/** Every code that is written out in the source; those made from data (`sheet/…`) are told by their feature's tests. */
function findCodes(): Code[] {
  const found = new Map<string, string>();
  const files = globSync('{src,demo}/**/*.{ts,tsx}').filter(
    (file) => !/\.(test|fixture)\.tsx?$/.test(file),
  );
  for (const file of files.sort()) {
    for (const [, code = '', status = ''] of readFileSync(file, 'utf8').matchAll(
      /new Problem\(\s*'([\w-]+\/[\w-]+)',\s*(\d{3})/g,
    )) {
      found.set(code, status);
    }
  }
  return [...found]
    .map(([code, status]) => ({ code, status }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function page(): string {
  const cell = (text = '') => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const rows = codes.map(({ code, status }) => {
    const title = cell(messages.en?.[`problem.${code}.title`]);
    const mend = cell(messages.en?.[`problem.${code}.mend`]);
    return `| \`${code}\` | ${status} | ${title} | ${mend} |`;
  });
  return [
    '# Refusals',
    '',
    'What the hub says when it does not do what was asked. Pages and commands say it in the reader’s language; the public interface answers with `application/problem+json` (RFC 9457), where `code` is the first column. Made from the source by `test/problems.test.ts`.',
    '',
    '| code | status | what it says | what to do |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
