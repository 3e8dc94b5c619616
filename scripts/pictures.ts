/** `npm run pictures`: starts a demonstration hub in a folder of its own and photographs it for the README. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserPath } from '../test/browser.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for one of the page; 1 unless said. */
  readonly scale?: number;
  /** Goes on from `path` to what is to be seen. */
  readonly follow?: (page: Page) => Promise<void>;
  readonly staff?: boolean;
}

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/fr/', width: 1280, height: 1000 },
  { name: 'atlas', path: '/fr/atlas', width: 1280, height: 1000 },
  { name: 'dossier', path: '/fr/dossiers/SEN-FRA', width: 1280, height: 1000 },
  { name: 'dossier-phone', path: '/ar/dossiers/SEN-FRA', width: 390, height: 844, scale: 2 },
  {
    name: 'import',
    path: '/fr/staff/imports',
    width: 1280,
    height: 1000,
    staff: true,
    follow: openConsularImport,
  },
];

const FOLDER = 'docs/pictures';
/** A picture that weighs more does not belong in a README. */
const HEAVIEST = 250_000;
const LIGHTING_SECONDS = 600;

interface Lit {
  readonly address: string;
  readonly link: string;
  readonly stop: () => Promise<void>;
}

// Of a hub that runs already, where its address and the path of its one-time link are given.
const [address, link] = process.argv.slice(2);
const hub = address && link ? { address, link, stop: async () => {} } : await light();
try {
  await released(hub.address);
  await photograph(hub);
} finally {
  await hub.stop();
}

async function light(): Promise<Lit> {
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/build.ts'], { stdio: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-pictures-'));
  // The embedded database runs under another account where we are root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const args = ['dist/passerelle.mjs', 'start', '--demo', '--persons', '0'];
  const child = spawn(
    process.execPath,
    [...args, '--port', String(port), '--data', join(folder, 'hub')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const [, path] = await said(child, /(\/operator\/\S+)/).catch(async (error) => {
    await stop();
    throw error;
  });
  return { address: `http://127.0.0.1:${port}`, link: `/fr${path}`, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const bound = probe.address();
  await new Promise((done) => probe.close(done));
  if (typeof bound !== 'object' || !bound) throw new Error('no free port');
  return bound.port;
}

async function said(child: ChildProcess, what: RegExp): Promise<RegExpExecArray> {
  if (!child.stdout) throw new Error('the hub has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = what.exec(line);
    if (found) return found;
  }
  throw new Error(`the hub ended without saying ${what}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

/** Waits until the demonstration has published its first release. */
async function released(at: string): Promise<void> {
  for (let waited = 0; waited < LIGHTING_SECONDS; waited += 1) {
    if ((await fetch(`${at}/fr/dossiers/SEN-FRA.json`)).ok) return;
    await pause(1000);
  }
  throw new Error(`no release after ${LIGHTING_SECONDS} s`);
}

async function photograph({ address, link }: Lit): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
  try {
    const staff = await signedIn(browser, address, link);
    for (const picture of PICTURES)
      await take(browser, address, picture, picture.staff ? staff : undefined);
  } finally {
    await browser.close();
  }
}

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>;

async function signedIn(browser: Browser, at: string, link: string): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(at + link);
  await page.locator('main button').click();
  // The first account of a hub is shown its card first.
  await page.waitForLoadState('networkidle');
  await page.goto(`${at}/fr/staff`);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(
  browser: Browser,
  at: string,
  { name, path, width, height, scale = 1, follow }: Picture,
  state?: State,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(state ? { storageState: state } : {}),
  });
  const page = await context.newPage();
  await page.goto(at + path, { waitUntil: 'networkidle' });
  await follow?.(page);
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = await stat(file);
  console.log(`${file} ${Math.round(size / 1000)} kB`);
  if (size > HEAVIEST) throw new Error(`${file} weighs ${size} bytes, more than ${HEAVIEST}`);
}

async function openConsularImport(page: Page): Promise<void> {
  await page.locator('main table a', { hasText: 'registre-consulaire' }).click();
  await page.waitForLoadState('networkidle');
}
