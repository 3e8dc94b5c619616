import { type Comparison, compareNames } from '../methods/names/names.ts';
import {
  answerLine,
  asWritten,
  cell,
  LONGEST_LINE,
  RESOLVABLE,
  type Resolvable,
  resolveLine,
} from '../reference/resolve-lines.ts';
import { linesOf } from './lines.ts';
import type { Options } from './options.ts';
import { UsageError } from './output.ts';

const KINDS = [...RESOLVABLE, 'name'] as const;
const LANGUAGES = ['fr', 'en', 'es', 'ar', 'ru', 'zh'] as const;

/** One line in, one line out, in order; stops quietly when the reader goes away. */
export async function resolve(options: Options, [kind, ...more]: string[]): Promise<void> {
  const wanted = KINDS.find((known) => known === kind);
  if (!wanted || more.length) throw new UsageError(`resolve takes one of ${KINDS.join(', ')}`);
  const lang = LANGUAGES.find((known) => known === options.lang);
  if (options.lang !== undefined && !lang)
    throw new UsageError(`--lang takes one of ${LANGUAGES.join(', ')}`);
  process.stdout.on('error', () => process.exit(0));
  const answer = answerer(wanted, Boolean(options.json), lang);
  let batch = '';
  for await (const line of linesOf(process.stdin)) {
    batch += `${answer(line)}\n`;
    if (batch.length < 65_536) continue;
    await write(batch);
    batch = '';
  }
  await write(batch);
}

function answerer(
  kind: Resolvable | 'name',
  json: boolean,
  lang: (typeof LANGUAGES)[number] | undefined,
): (line: string) => string {
  if (kind === 'name')
    return (line) => (json ? JSON.stringify(comparedNames(line)) : nameLine(line));
  return (line) =>
    json ? JSON.stringify(answerLine(kind, line, lang)) : resolveLine(kind, line, lang);
}

/** Two names with a tab between them as `name, name, similarity, reasons`, the codes of reasons with `;` between. */
export function nameLine(line: string): string {
  const { left, right, similarity, reasons } = comparedNames(line);
  return [asWritten(left), asWritten(right), cell(similarity), reasons.join(';')].join('\t');
}

function comparedNames(
  line: string,
): { readonly left: string; readonly right: string } & Comparison {
  const [left = '', right = ''] = line.slice(0, LONGEST_LINE).split('\t');
  return { left, right, ...compareNames(left, right) };
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise<void>((done) => process.stdout.once('drain', done));
}
