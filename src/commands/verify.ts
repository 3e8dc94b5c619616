import { verifyBlobs } from '../platform/blobs/checking.ts';
import { missingFrom, verifyJournal } from '../platform/journal/journal.ts';
import { verifyReleases } from '../process/releases/releases.ts';
import type { Locale } from '../web/i18n/i18n.ts';
import { type Options, withHub } from './options.ts';
import { answer, openBar, terminalLocale } from './output.ts';

/** Recomputes what the hub says of itself: the journal's chain, every release, every stored file. Exit code 2 on trouble. */
export async function verify(options: Options): Promise<void> {
  await withHub(options, async (hub) => {
    const bar = openBar('verify', options.quiet);
    const { config, keys, house } = hub;
    const journal = {
      ...(await verifyJournal(house.sql)),
      missingFrom: await missingFrom(config.dataDir, keys, house.sql),
    };
    const releases = await verifyReleases(hub);
    const blobs = await verifyBlobs(hub.house.sql, (share) => bar.set(share)).finally(bar.end);
    const report = { journal, releases, blobs };
    const troubles = troublesOf(report, terminalLocale());
    const ok = troubles.length === 0;
    answer(
      options,
      { ok, ...report },
      [...troubles, ...notesOf(report, terminalLocale())].join('\n'),
    );
    if (!ok) process.exitCode = 2;
  });
}

interface Report {
  readonly journal: Awaited<ReturnType<typeof verifyJournal>> & {
    readonly missingFrom: number | null;
  };
  readonly releases: Awaited<ReturnType<typeof verifyReleases>>;
  readonly blobs: Awaited<ReturnType<typeof verifyBlobs>>;
}

function troublesOf({ journal, releases, blobs }: Report, { t }: Locale): string[] {
  const lines = releases.faults.map(({ number, fault }) =>
    t(`verify.release.${fault}`, { number }),
  );
  if (journal.brokenAt !== null)
    lines.unshift(t('verify.journal.broken', { at: journal.brokenAt }));
  if (journal.missingFrom !== null)
    lines.unshift(t('verify.journal.shorter', { at: journal.missingFrom }));
  if (journal.altered.length > 0)
    lines.push(
      t('verify.journal.altered', {
        count: journal.altered.length,
        first: journal.altered[0] ?? '',
      }),
    );
  if (blobs.damaged.length > 0)
    lines.push(
      t('verify.blobs.damaged', { count: blobs.damaged.length, first: blobs.damaged[0] ?? '' }),
    );
  return lines;
}

function notesOf({ journal, releases, blobs }: Report, { t }: Locale): string[] {
  const lines = [
    t('verify.done', { acts: journal.rows, releases: releases.releases, files: blobs.blobs }),
  ];
  if (releases.otherKey.length > 0)
    lines.push(t('verify.other-key', { count: releases.otherKey.length }));
  return lines;
}
