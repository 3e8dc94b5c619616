import { type Import, listImports, stateOf } from '../../collect/imports/imports.ts';
import { allLists, stateOf as stateOfList } from '../../collect/lists/lists.ts';
import { mosaic, standingOf, titleOf } from '../../collect/sources/sources.ts';
import { waitingApprovals } from '../../people/approvals/approvals.ts';
import { rightsWaiting } from '../../people/rights/rights.ts';
import { failedJobs, type Job, latestJobOf, runningJobs } from '../../platform/jobs/jobs.ts';
import type { Site } from '../../web/http/site.ts';
import { jobNote } from '../../web/http/working.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { listReleases, newestEdition } from '../releases/releases.ts';
import { hasNewImports, newestFinishedRun } from '../runs/runs.ts';
import type { Room, Task } from './views.tsx';

/** A room of a later stage, which tells the desk itself what waits there. */
export type LaterRoom = (site: Site, locale: Locale) => Promise<Room>;

/** The room as somebody sees it who may open only some of its pages. */
export const onlyWhat = (room: Room, may: (href: string) => boolean): Room => {
  const mine = (tasks: readonly Task[]) =>
    tasks.filter(({ href }) => may(href.split('#')[0] ?? ''));
  return {
    ...room,
    waiting: mine(room.waiting),
    late: mine(room.late),
    links: mine(room.links),
    running: room.running.filter(({ href }) => may(href.split('#')[0] ?? '')),
  };
};

/** What waits, runs and is late, room by room; a room exists when it has something in it. */
export async function roomsOf(
  site: Site,
  locale: Locale,
  later: readonly LaterRoom[],
): Promise<{ rooms: Room[]; empty: boolean }> {
  const { db } = site.hub.house;
  const jobs = await runningJobs(db);
  const edition = await newestEdition(db);
  const imports = await listImports(db, undefined, 1);
  const rooms = [await collectRoom(site, locale, jobs), await processRoom(site, locale, jobs)];
  if (edition) rooms.push(applyRoom(locale));
  for (const room of later) rooms.push(await room(site, locale));
  rooms.push(await protectionRoom(site, locale), await operationRoom(site, locale, jobs));
  return { rooms, empty: imports.length === 0 && !edition };
}

const link = (locale: Locale, name: string): Task => ({
  label: locale.t(`team.page.${name}`),
  href: `/${locale.lang}/staff/${name}`,
});

async function collectRoom(site: Site, locale: Locale, jobs: readonly Job[]): Promise<Room> {
  const { db } = site.hub.house;
  const to = (path: string) => `/${locale.lang}/staff${path}`;
  const rows = await listImports(db, undefined, 100);
  const staged = rows.filter((row) => stateOf(row) === 'staged');
  const task = (key: string, row: Import, at: Date | null): Task => ({
    label: locale.t(key, { file: row.fileName }),
    href: to(`/imports/${row.id}`),
    ...(at ? { date: longMoment(at, locale.lang) } : {}),
  });
  const waiting = [
    ...(await unreadFiles(site, rows)).map((row) => task('desk.unread', row, row.createdAt)),
    ...staged.map((row) => task('desk.decide', row, row.stagedAt)),
    ...(await waitingLists(site, locale)),
  ];
  return {
    name: 'collect',
    waiting,
    running: [...running(jobs, 'import', locale), ...running(jobs, 'list', locale)],
    late: await lateAgreements(site, locale),
    links: ['sources', 'holders', 'imports', 'lists', 'guides', 'plan'].map((name) =>
      link(locale, name),
    ),
  };
}

/** Lists that were read and that nobody has accepted yet. */
async function waitingLists({ hub }: Site, locale: Locale): Promise<Task[]> {
  const lists = await allLists(hub.house.db);
  return lists
    .filter((list) => ['read', 'mapped'].includes(stateOfList(list)))
    .map(({ id, fileName, profiledAt }) => ({
      label: locale.t('desk.list', { file: fileName }),
      href: `/${locale.lang}/staff/lists/${id}`,
      ...(profiledAt && { date: longMoment(profiledAt, locale.lang) }),
    }));
}

/** Files whose reading has ended with nothing: somebody must mend them, map them or set them aside. */
async function unreadFiles({ hub }: Site, rows: readonly Import[]): Promise<Import[]> {
  const received = rows.filter((row) => stateOf(row) === 'received');
  const jobs = await Promise.all(
    received.map(({ id }) => latestJobOf(hub.house.db, `import:${id}`)),
  );
  return received.filter((_, at) => jobs[at]?.endedAt);
}

async function lateAgreements(site: Site, locale: Locale): Promise<Task[]> {
  const today = site.hub.clock().toISOString().slice(0, 10);
  return (await mosaic(site.hub.house.db)).flatMap(({ source, holder, agreement }) => {
    const state = standingOf(agreement, today);
    if (state !== 'expired' && state !== 'soon') return [];
    const label = locale.t(`desk.agreement.${state}`, {
      holder: holder.name,
      source: titleOf(source.title, locale.lang),
    });
    return [
      {
        label,
        href: `/${locale.lang}/staff/holders/${holder.slug}`,
        ...(agreement?.expiresOn ? { date: longDate(agreement.expiresOn, locale.lang) } : {}),
      },
    ];
  });
}

async function processRoom(site: Site, locale: Locale, jobs: readonly Job[]): Promise<Room> {
  const { db } = site.hub.house;
  const run = await newestFinishedRun(db);
  const releases = await listReleases(db);
  const waiting: Task[] = [];
  const late: Task[] = [];
  const busy = jobs.some(({ subject }) => subject.startsWith('run:'));
  if (!busy && (await hasNewImports(db, site.hub.clock)))
    waiting.push({ label: locale.t('desk.run'), href: `/${locale.lang}/staff/runs` });
  const published = run && releases.some(({ runId }) => runId === run.id);
  if (run && !published && !busy) {
    const task = {
      label: locale.t('desk.publish'),
      href: `/${locale.lang}/staff/releases/new?run=${run.id}`,
      ...(run.finishedAt ? { date: longMoment(run.finishedAt, locale.lang) } : {}),
    };
    // Readers see an older picture than the office.
    (releases.length > 0 ? late : waiting).push(task);
  }
  return {
    name: 'process',
    waiting,
    running: running(jobs, 'run', locale),
    late,
    links: ['linkages', 'runs', 'releases'].map((name) => link(locale, name)),
  };
}

const applyRoom = (locale: Locale): Room => ({
  name: 'apply',
  waiting: [],
  running: [],
  late: [],
  links: [
    { label: locale.t('nav.understand'), href: `/${locale.lang}/understand` },
    { label: locale.t('nav.guides'), href: `/${locale.lang}/guides` },
  ],
});

/** Requests to the officer: how many wait, and how many of them past their day. */
async function protectionRoom({ hub }: Site, locale: Locale): Promise<Room> {
  const { waiting, late } = await rightsWaiting(hub.house.db, hub.clock);
  const asks = await waitingApprovals(hub.house.db, hub.clock);
  const task = (key: string, n: number, page: string): Task[] =>
    n === 0 ? [] : [{ label: locale.t(key, { n }), href: `/${locale.lang}/staff/${page}` }];
  return {
    name: 'protection',
    waiting: [
      ...task('desk.rights', waiting - late, 'protection'),
      ...task('desk.approvals', asks.length, 'approvals'),
    ],
    running: [],
    late: task('desk.rights', late, 'protection'),
    links: ['protection', 'approvals', 'roles'].map((name) => link(locale, name)),
  };
}

async function operationRoom(site: Site, locale: Locale, jobs: readonly Job[]): Promise<Room> {
  const since = site.hub.clock().getTime() - 7 * 86_400_000;
  const failed = (await failedJobs(site.hub.house.db)).filter(
    (job) => (job.endedAt?.getTime() ?? 0) > since && !isRefusedFile(job),
  );
  const waiting =
    failed.length > 0
      ? [
          {
            label: locale.t('desk.failed', { n: failed.length }),
            href: `/${locale.lang}/staff/operation#jobs`,
          },
        ]
      : [];
  return {
    name: 'operation',
    waiting,
    running: running(jobs, 'hub', locale),
    late: [],
    links: [link(locale, 'operation')],
  };
}

// A file that could not be read waits in the analyst's room; nothing is wrong with the hub.
const isRefusedFile = ({ kind, problem }: Job): boolean =>
  kind === 'imports/received' && (problem?.code ?? 'job/failed') !== 'job/failed';

function running(
  jobs: readonly Job[],
  kind: 'import' | 'list' | 'run' | 'hub',
  locale: Locale,
): Room['running'] {
  return jobs
    .filter(({ subject }) => subject.startsWith(`${kind}:`))
    .map((job) => ({
      label: locale.has(`job.${job.kind}`) ? locale.t(`job.${job.kind}`) : job.kind,
      href: `/${locale.lang}/staff/${placeOf(job)}`,
      share: job.progress,
      note: jobNote(job, locale),
    }));
}

function placeOf({ kind, subject }: Job): string {
  const [, id = ''] = subject.split(':');
  if (kind === 'imports/received') return `imports/${id}`;
  if (kind.startsWith('lists/')) return `lists/${id}`;
  if (kind === 'runs/asked') return `runs/${id}`;
  return kind === 'releases/asked' ? 'releases' : 'operation#jobs';
}
