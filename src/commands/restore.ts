import { restoreBackup } from '../platform/backup/backup.ts';
import { passphraseOf } from './backup.ts';
import { configOf, type Options } from './options.ts';
import { answer, openBar, terminalLocale, UsageError } from './output.ts';

/** Fills an empty hub from a backup, on the embedded database or on the one that the settings name. */
export async function restore(options: Options, files: string[]): Promise<void> {
  const [file, ...more] = files;
  if (!file || more.length) throw new UsageError('restore needs one file to read');
  const given = await passphraseOf(options);
  const began = performance.now();
  const bar = openBar('restore', options.quiet);
  const restored = await restoreBackup(configOf(options), file, {
    ...(given === undefined ? {} : { passphrase: given }),
    onProgress: (share, table) => bar.set(share, table),
  }).finally(bar.end);
  const seconds = Math.round(performance.now() - began) / 1000;
  const locale = terminalLocale();
  const { hub, createdAt, tables, rows, keys } = restored;
  const lines = [
    locale.t('restore.done', { hub, at: createdAt, tables, rows, seconds }),
    locale.t(`restore.keys.${keys}`),
  ];
  answer(options, { ...restored, seconds }, lines.join('\n'));
}
