import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { App } from '../../src/app.tsx';
import type { Config } from '../../src/config.ts';
import type { Role } from '../../src/people/roles/roles.ts';
import { openSession } from '../../src/people/sessions/sessions.ts';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { appOf } from '../members.ts';
import { signedIn } from '../people.ts';

/** A variant in which a journey is walked. */
export interface Way {
  readonly lang: 'fr' | 'ar';
  readonly script: boolean;
  readonly width: number;
  readonly dark: boolean;
}

/** Both directions of reading, each with and without script; between them each width and each light for each language. */
export const WAYS: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'fr', script: false, width: 320, dark: true },
  { lang: 'ar', script: true, width: 320, dark: true },
  { lang: 'ar', script: false, width: 1280, dark: false },
];
export const IN_EACH_WAY = 'in $lang, script $script, $width px';

export interface Journey {
  readonly hub: TestHub;
  readonly address: string;
  /** A browser window of its own: of a visitor (`null`), a member (no roles), or one of the team. */
  readonly open: (way: Way, roles?: readonly Role[] | null) => Promise<Page>;
  /** A window of somebody who has an account. */
  readonly openAs: (way: Way, account: string) => Promise<Page>;
  /** No fault for anybody, and nothing that the screen is too narrow for. */
  readonly isSound: (page: Page) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A hub that listens, and a browser beside it; `settings` may need to know where the hub stands. */
export async function openJourney(
  settings: (address: string) => Promise<Partial<Config>> | Partial<Config> = () => ({}),
): Promise<Journey> {
  let app: App | null = null;
  const server = await new Promise<ServerType>((done) => {
    const fetch = async (request: Request) =>
      app?.fetch(request) ?? new Response('', { status: 503 });
    // By this name, a browser takes the hub for a place that may ask for passkeys.
    const opened = serve({ fetch, hostname: 'localhost', port: 0 }, () => done(opened));
  });
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const hub = await openTestHub(await settings(address));
  const served = await appOf(hub);
  app = served;
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });

  const windows = new WeakMap<Page, Way>();
  const window = async (way: Way, secret: string | null): Promise<Page> => {
    const { script, width, dark } = way;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      javaScriptEnabled: script,
      colorScheme: dark ? 'dark' : 'light',
    });
    if (secret) await context.addCookies([{ name: 'passerelle', value: secret, url: address }]);
    const page = await context.newPage();
    windows.set(page, way);
    return page;
  };
  const { db } = hub.house;
  return {
    hub,
    address,
    open: async (way, roles = null) =>
      window(way, roles && (await signedIn(db, hub, roles)).secret),
    openAs: async (way, accountId) => {
      const session = { accountId, method: 'code', agent: '', staff: false } as const;
      return window(way, await openSession(db, hub, session));
    },
    isSound: async (page) => {
      const way = windows.get(page);
      if (!way || way.script) return look(page);
      // Axe is a script: it looks in a window that runs it, at what the page has written.
      const second = await window({ ...way, script: true }, null);
      const body = await page.content();
      const { pathname, href } = new URL(page.url());
      const written = { contentType: 'text/html', body };
      await second.route(
        (url) => url.pathname === pathname,
        (route) => route.fulfill(written),
      );
      await second.goto(href);
      await look(second);
      await second.context().close();
    },
    close: async () => {
      await browser.close();
      server.close();
      await served.close();
      await hub.close();
    },
  };
}

/** Nothing that the screen is too narrow for, and no fault for anybody. */
async function look(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, page.url()).toBe(false);
  // Pages have no frames: gathering from them would take longer than looking.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect(faults, page.url()).toEqual([]);
}

/** The words on each sheet of paper that a page is printed on. */
export async function printed(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const paper = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const sheets = Array.from({ length: paper.numPages }, (_, index) => paper.getPage(index + 1));
  return Promise.all(
    sheets.map(async (sheet) => {
      const { items } = await (await sheet).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
}
