import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** A project with nothing but its lockfile, and an npm that does what the test says. */
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'passerelle-setup-'));
  for (const folder of ['scripts', 'bin']) mkdirSync(join(project, folder));
  copyFileSync('scripts/setup.mjs', join(project, 'scripts/setup.mjs'));
  writeFileSync(join(project, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const COMES = 'mkdir -p node_modules';

function install(npm: { ci: string; install?: string }) {
  const script = `#!/bin/sh\necho "$*" >> asked\ncase "$1" in ci) ${npm.ci};; *) ${npm.install ?? 'exit 9'};; esac\n`;
  writeFileSync(join(project, 'bin/npm'), script, { mode: 0o755 });
  const args = [
    '-e',
    `import('${join(project, 'scripts/setup.mjs')}').then((m) => m.install(false))`,
  ];
  const env = { ...process.env, PATH: `${join(project, 'bin')}:/usr/bin:/bin` };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, said: stderr.trim().split('\n').slice(1) };
}

const asked = () =>
  readFileSync(join(project, 'asked'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' --')[0]);

it('what is installed is not installed again until the lockfile changes', () => {
  expect(install({ ci: COMES }).status).toBe(0);
  expect(install({ ci: COMES }).status).toBe(0);
  expect(asked()).toEqual(['ci']);
  writeFileSync(join(project, 'package-lock.json'), '{ }');
  expect(install({ ci: COMES }).status).toBe(0);
  expect(asked()).toEqual(['ci', 'ci']);
});

it('a lockfile that the registry cannot fill whole is installed in the other way, from nothing', () => {
  mkdirSync(join(project, 'node_modules/half'), { recursive: true });
  expect(install({ ci: 'echo "npm error code E404" >&2; exit 1', install: COMES }).status).toBe(0);
  expect(asked()).toEqual(['ci', 'install']);
  expect(existsSync(join(project, 'node_modules/half'))).toBe(false);
});

it('an installation that is cut off is done anew', () => {
  install({ ci: COMES });
  writeFileSync(join(project, 'package-lock.json'), '{ }');
  expect(install({ ci: 'kill -9 $PPID' }).status).not.toBe(0);
  writeFileSync(join(project, 'package-lock.json'), '{}');
  expect(install({ ci: COMES }).status).toBe(0);
  expect(asked()).toEqual(['ci', 'ci', 'ci']);
});

it.each([
  ['ECONNREFUSED', /^The registry of packages cannot be reached/],
  ['EAI_AGAIN', /^The registry of packages cannot be reached/],
  ['ENOSPC', /^The disk is full/],
  ['EACCES', /^This user may not write here/],
])('a failure of npm for %s is one clear line', (code, line) => {
  const { status, said } = install({ ci: `echo "npm error code ${code}" >&2; exit 1` });
  expect(status).toBe(2);
  expect(said).toEqual([expect.stringMatching(line)]);
  expect(asked()).toEqual(['ci']);
});

it('any other failure is told as npm told it', () => {
  const { status, said } = install({ ci: 'exit 1', install: 'echo "npm error odd" >&2; exit 1' });
  expect(status).toBe(2);
  expect(said).toEqual(['npm could not install the packages.', 'npm error odd']);
});
