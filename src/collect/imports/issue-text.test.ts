import { expect, it } from 'vitest';
import { localeOf } from '../../web/i18n/i18n.ts';
import { issueLine } from './issue-text.ts';

it('An issue is one line: where, what, and what to do', () => {
  const lines = (['fr', 'en', 'es', 'ar'] as const).map((lang) =>
    issueLine(
      {
        ...{ sheet: 'Table 1', row: 8, column: 28, severity: 'error', value: 'Ruritania' },
        ...{ code: 'facts/unknown-country', mend: 'MRT' },
      },
      localeOf(lang),
    ),
  );
  expect(new Set(lines).size).toBe(4);
  for (const line of lines) expect(line).toMatch(/^Table 1, .*8.*AB\u2069?: .*Ruritania.*MRT/);
  const bare = issueLine(
    { sheet: 'CSV', row: 2, column: 1, severity: 'error', value: '', code: 'facts/no-country' },
    localeOf('en'),
  );
  expect(bare).toMatch(/^row 2, column A: \S/);
});
