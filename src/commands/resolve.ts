import { answerLine, RESOLVABLE, resolveLine } from '../reference/resolve-lines.ts';
import { linesOf } from './lines.ts';
import type { Options } from './options.ts';
import { UsageError } from './output.ts';

const LANGUAGES = ['fr', 'en', 'es', 'ar', 'ru', 'zh'] as const;

/** One line in, one line out, in order; stops quietly when the reader goes away. */
export async function resolve(options: Options, [kind, ...more]: string[]): Promise<void> {
  const wanted = RESOLVABLE.find((known) => known === kind);
  if (!wanted || more.length) throw new UsageError(`resolve takes one of ${RESOLVABLE.join(', ')}`);
  const lang = LANGUAGES.find((known) => known === options.lang);
  if (options.lang !== undefined && !lang)
    throw new UsageError(`--lang takes one of ${LANGUAGES.join(', ')}`);
  process.stdout.on('error', () => process.exit(0));
  const answer = (line: string) =>
    options.json ? JSON.stringify(answerLine(wanted, line, lang)) : resolveLine(wanted, line, lang);
  let batch = '';
  for await (const line of linesOf(process.stdin)) {
    batch += `${answer(line)}\n`;
    if (batch.length < 65_536) continue;
    await write(batch);
    batch = '';
  }
  await write(batch);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise<void>((done) => process.stdout.once('drain', done));
}
