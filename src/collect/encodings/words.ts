import { SCHEMA_FAULTS } from '../../methods/encoding/encoding.ts';
import { DEFAULT_LIMITS } from '../../platform/sheets/limits.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { FEATURES } from './default-schema.ts';

const SAID = [
  'ready',
  'failed',
  'opened',
  'reading',
  'encoding',
  'stopped',
  'drawn',
  'copied',
  'reveal',
  'hide',
  'short-secret',
  'phrase.working',
  'phrase.none',
  'lacking.list',
  'lacking.columns',
  'lacking.secret',
  'lacking.check',
  'lacking.rows',
  'lacking.mend',
  'blanks',
  'cut',
  'number-rows',
  'no-salt',
  'choose-column',
  'date-format',
  'fault.charset',
  'fault.integer',
  'fault.number',
  'fault.below',
  'fault.above',
  'fault.short',
  'fault.long',
  'fault.capitals',
  'fault.small-letters',
  'fault.date',
  'fault.choice',
  'fault.pattern',
  'fault.id-missing',
  'fault.id-twice',
  'refused.workbook',
  'refused.binary',
  'refused.changed',
  'refused.schema',
  ...SCHEMA_FAULTS.map((code) => `refused.schema.${code}`),
  'refused.name-twice',
  'refused.no-header',
];

/** What the page fills in when it knows it. */
const ARGUMENTS = Object.fromEntries(
  [
    'columns',
    'rows',
    'shown',
    'charset',
    'limit',
    'format',
    'choices',
    'pattern',
    'row',
    'words',
    'name',
    'value',
    'column',
    ...['place', 'key', 'names', 'least', 'most', 'folds', 'features', 'precision'],
  ].map((name) => [name, `{${name}}`]),
);

const SHEET = ['empty', 'quote-never-closed', 'line-too-long', 'cell-too-long'];

/** All that the page may have to say while it works, when it can ask the hub for nothing. */
export function wordsFor({ t }: Locale): Readonly<Record<string, string>> {
  const own = SAID.map((key) => [key, t(`encode.${key}`, ARGUMENTS)]);
  const features = FEATURES.map((name) => [`feature.${name}`, t(`encode.feature.${name}`)]);
  const sheet = SHEET.map((code) => [`refused.sheet/${code}`, sheetWords(t, code)]);
  return Object.fromEntries([...own, ...features, ...sheet]);
}

function sheetWords(t: Locale['t'], code: string): string {
  const { lineChars, cellChars } = DEFAULT_LIMITS;
  const limit = code === 'line-too-long' ? lineChars : cellChars;
  return t(`problem.sheet/${code}.title`, {
    ...ARGUMENTS,
    file: t('encode.this-file'),
    sheet: 'CSV',
    limit,
  });
}
