import { createInterface } from 'node:readline';
import { writeBackup } from '../platform/backup/backup.ts';
import { record } from '../platform/journal/journal.ts';
import { type Options, withHub } from './options.ts';
import { answer, openBar, terminalLocale, UsageError } from './output.ts';

/** Writes everything the hub holds into one file, beside a hub that goes on working. */
export async function backup(options: Options, files: string[]): Promise<void> {
  const [file, ...more] = files;
  if (!file || more.length) throw new UsageError('backup needs one file to write');
  const given = await passphraseOf(options);
  if (options['with-keys'] && given === undefined)
    throw new UsageError('--with-keys needs --passphrase TEXT, or --passphrase - to read it');
  if (!options['with-keys'] && given !== undefined)
    throw new UsageError('--passphrase is for --with-keys');
  await withHub(options, async (hub) => {
    // Before the snapshot: that somebody took everything along is itself in the copy.
    await hub.house.db.transaction((tx) =>
      record(tx, hub.clock, { actor: 'cli', act: 'hub/backup-begun', subject: 'hub:self' }),
    );
    const began = performance.now();
    const bar = openBar('backup', options.quiet);
    const made = await writeBackup(hub, file, {
      ...(given === undefined ? {} : { passphrase: given }),
      onProgress: (share, table) => bar.set(share, table),
    }).finally(bar.end);
    const seconds = Math.round(performance.now() - began) / 1000;
    const locale = terminalLocale();
    const { tables, rows, bytes, sha256 } = made;
    const text = locale.t('backup.done', { file: made.file, tables, rows, bytes, seconds, sha256 });
    answer(options, { ...made, seconds }, made.keys ? `${text}\n${locale.t('backup.keys')}` : text);
  });
}

/** `-` reads the passphrase from standard input, where no list of processes shows it. */
export async function passphraseOf({ passphrase }: Options): Promise<string | undefined> {
  if (passphrase !== '-') return passphrase;
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
