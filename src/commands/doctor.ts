import { userInfo } from 'node:os';
import type { Config } from '../config.ts';
import { programVersion } from '../platform/backup/backup.ts';
import { type Condition, conditionOf, diskOf, isPortFree } from '../platform/condition.ts';
import { troubleOf } from '../platform/database/troubles.ts';
import { openHub } from '../platform/hub.ts';
import { findInstance } from '../platform/instance.ts';
import { canMail } from '../platform/mail/mail.ts';
import { explain } from '../web/http/failures.tsx';
import type { Arguments, Locale } from '../web/i18n/i18n.ts';
import { configOf, hasHub, type Options } from './options.ts';
import { answer, terminalLocale } from './output.ts';

type State = 'well' | 'note' | 'trouble';

interface Finding {
  readonly check: string;
  readonly state: State;
  readonly facts: Arguments;
}

const MARKS: Record<State, string> = { well: '✓', note: '!', trouble: '✗' };
const GIGABYTE = 1e9;

/** Says what is well and what is not, with what to do about it. Exit code 2 where something keeps the hub from working. */
export async function doctor(options: Options): Promise<void> {
  const locale = terminalLocale();
  const config = configOf(options);
  const found = [await programFinding(locale), ...(await machineFindings(config))];
  const trouble = hasHub(config) ? await lookInside(config, found) : null;
  const lines = found.map((each) => ({ ...each, text: told(each, locale) }));
  if (trouble) {
    const { title, mend } = explain(trouble, locale);
    const facts = { code: trouble.code, ...trouble.details };
    lines.push({ check: 'database', state: 'trouble', facts, text: `${title} ${mend}`.trim() });
  }
  const ok = lines.every(({ state }) => state !== 'trouble');
  const text = lines.map(({ state, text: line }) => `${MARKS[state]} ${line}`).join('\n');
  answer(options, { ok, findings: lines }, text);
  if (!ok) process.exitCode = 2;
}

const told = ({ check, state, facts }: Finding, locale: Locale): string =>
  locale.t(`doctor.${check}.${state}`, facts);

async function programFinding({ lang }: Locale): Promise<Finding> {
  const facts = {
    version: await programVersion(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    lang,
  };
  return { check: 'program', state: 'well', facts };
}

async function machineFindings(config: Config): Promise<Finding[]> {
  const folder = config.dataDir;
  const found: Finding[] = [];
  const disk = await diskOf(folder).catch(() => null);
  if (disk) {
    const free = Math.round(disk.free / 1e7) / 100;
    const state = disk.free < GIGABYTE / 10 ? 'trouble' : disk.free < GIGABYTE ? 'note' : 'well';
    found.push({ check: 'disk', state, facts: { folder, free } });
  }
  if (!hasHub(config)) found.push({ check: 'folder', state: 'note', facts: { folder } });
  const running = disk ? await findInstance(folder) : null;
  const { host, port } = config.server;
  if (running) {
    const facts = { pid: running.pid, address: running.address ?? '' };
    found.push({ check: 'running', state: 'well', facts });
  } else {
    const state = (await isPortFree(host, port)) ? 'well' : 'trouble';
    found.push({ check: 'port', state, facts: { host, port: String(port) } });
  }
  return [...found, { check: 'user', state: 'well', facts: { user: userInfo().username } }];
}

/** Adds what the database says; gives the refusal where the hub cannot be opened. */
async function lookInside(config: Config, found: Finding[]) {
  try {
    const hub = await openHub(config, { attach: true });
    try {
      found.push(...insideFindings(await conditionOf(hub), config));
      return null;
    } finally {
      await hub.close();
    }
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    return trouble;
  }
}

function insideFindings(condition: Condition, config: Config): Finding[] {
  const {
    server,
    encoding,
    collation,
    databaseBytes,
    migrations,
    newestMigration,
    skewSeconds,
    failedJobs: count,
    waitingMinutes,
    lastBackup,
  } = condition;
  const kind = config.database.url ? 'own' : 'embedded';
  const size = Math.round(databaseBytes / 1e5) / 10;
  const days = lastBackup ? Math.floor((Date.now() - lastBackup.getTime()) / 86_400_000) : -1;
  const skew = Math.abs(skewSeconds);
  return [
    { check: 'database', state: 'well', facts: { kind, server, size } },
    {
      check: 'encoding',
      state: encoding === 'UTF8' ? 'well' : 'trouble',
      facts: { encoding, collation },
    },
    { check: 'roles', state: condition.separated ? 'well' : 'note', facts: {} },
    { check: 'mail', state: canMail(config) ? 'well' : 'note', facts: {} },
    { check: 'migrations', state: 'well', facts: { migrations, newest: newestMigration } },
    {
      check: 'clock',
      state: skew > 60 ? 'trouble' : skew > 2 ? 'note' : 'well',
      facts: { skew: skewSeconds },
    },
    {
      check: 'jobs',
      state: count > 0 || waitingMinutes > 10 ? 'note' : 'well',
      facts: { count, minutes: waitingMinutes },
    },
    {
      check: 'journal',
      state: condition.unsealedMinutes > 5 ? 'note' : 'well',
      facts: { minutes: condition.unsealedMinutes },
    },
    { check: 'backup', state: days < 0 || days > 7 ? 'note' : 'well', facts: { days } },
  ];
}
