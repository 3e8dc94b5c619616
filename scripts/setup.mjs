// Plain Node without dependencies: installs what is missing and finds the Node that the project brought along.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(home, 'node_modules');

/** Installs from the lockfile if it changed since the last time; `all` brings what the tests need too. */
export function install(all) {
  const stamp = join(modules, '.passerelle');
  const lock = hash(readFileSync(join(home, 'package-lock.json')));
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === `${lock} all` || (!all && installed === `${lock} run`)) return;
  console.error(all ? 'Installing what the tests need…' : 'Installing what the hub needs (once)…');
  // Gone until all is there again: what is cut off now is done anew at the next start.
  rmSync(stamp, { force: true });
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!all) options.push('--omit=dev');
  npmInstall(options);
  writeFileSync(stamp, `${lock} ${all ? 'all' : 'run'}`);
}

// `npm ci` refuses a lockfile as soon as the registry lacks a package that only other platforms need, which mirrors
// often do; `npm install --no-save` takes the same locked versions and writes nothing.
function npmInstall(options) {
  const reason = npm(['ci', ...options]);
  if (reason === null) return;
  refuse(reason);
  // What an interrupted installation left half unpacked would pass for installed.
  rmSync(modules, { recursive: true, force: true });
  const again = npm(['install', '--no-save', ...options]);
  if (again === null) return;
  refuse(again);
  fail(`npm could not install the packages.\n${again}`);
}

/** Null when npm did its work; otherwise what it said. */
function npm(args) {
  const { status, error, stderr } = spawnSync('npm', args, {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error) return error.code === 'ENOENT' ? 'ENOENT npm' : error.message;
  return status === 0 ? null : stderr.trim() || `npm ended with code ${status}`;
}

const REFUSALS = [
  [/^ENOENT npm$/, 'npm is not there; it comes with Node. Install it and start again.'],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH)\b/,
    'The registry of packages cannot be reached, and the packages are needed once. See "npm config get registry", mend the network or the registry, and start again.',
  ],
  [
    /\b(ENOSPC|EDQUOT)\b/,
    'The disk is full: the packages need about 1 GB. Make room and start again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    `This user may not write here: ${home}. Give the folder to them and start again.`,
  ],
];

function refuse(reason) {
  const known = REFUSALS.find(([pattern]) => pattern.test(reason));
  if (known) fail(known[1]);
}

/** Node 24 or newer: the package's own where it has one for this machine, else the one that runs this script. */
export function findNode() {
  const own = join(modules, `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail(
    `Passerelle needs Node 24 or newer here; this is ${process.version}. Install it and start again.`,
  );
}

/** Builds if anything that goes into the build is newer than the last one. */
export function build(node) {
  const stamp = join(home, 'dist/.built');
  const now = fingerprint(['src', 'locales', 'scripts', 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  execFileSync(node, ['scripts/run.mjs', 'scripts/build.ts'], {
    cwd: home,
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(stamp, now);
}

function fingerprint(paths) {
  const entries = [];
  const visit = (path) => {
    const found = statSync(join(home, path));
    if (!found.isDirectory()) entries.push(`${path} ${found.size} ${found.mtimeMs}`);
    else for (const name of readdirSync(join(home, path)).sort()) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return hash(entries.join('\n'));
}

/** The hub's program with these words, as Node wants it. */
export function program(...words) {
  const { flags } = JSON.parse(readFileSync(join(home, 'scripts/engine.json'), 'utf8'));
  return [...flags, join(home, 'dist/passerelle.mjs'), ...words];
}

/** Runs a program to its end, handing on the signals that reach us, and leaves with its exit code. */
export function become(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

export function fail(message) {
  console.error(message);
  process.exit(2);
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
