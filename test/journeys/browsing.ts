import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../src/people/roles/roles.ts';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { appOf } from '../members.ts';
import { signedIn } from '../people.ts';

/** A variant in which a journey is walked. */
export interface Way {
  readonly lang: 'fr' | 'ar';
  readonly script: boolean;
  readonly width: number;
}

/** Between them a wide screen and a narrow one, both directions of reading, with and without script. */
export const WAYS: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280 },
  { lang: 'ar', script: false, width: 320 },
];

export interface Journey {
  readonly hub: TestHub;
  readonly address: string;
  /** A browser window of its own: of a visitor (`null`), a member (no roles), or one of the team. */
  readonly open: (way: Way, roles?: readonly Role[] | null) => Promise<Page>;
  /** No fault for anybody, and nothing that the screen is too narrow for. */
  readonly isSound: (page: Page) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A hub that listens, and a browser beside it. */
export async function openJourney(): Promise<Journey> {
  const hub = await openTestHub();
  const app = await appOf(hub);
  const server = await new Promise<ServerType>((done) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => done(opened));
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
  return {
    hub,
    address,
    open: async ({ script, width }, roles = null) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled: script,
      });
      if (roles) {
        const { secret } = await signedIn(hub.house.db, hub, roles);
        await context.addCookies([{ name: 'passerelle', value: secret, url: address }]);
      }
      return context.newPage();
    },
    // Axe is a script: it looks in a window that runs it, at what the page has written.
    isSound: async (page) => {
      const context = await browser.newContext({ viewport: page.viewportSize() });
      const look = await context.newPage();
      await look.route('**/*', async (route) =>
        route.request().isNavigationRequest()
          ? route.fulfill({ contentType: 'text/html', body: await page.content() })
          : route.continue(),
      );
      await look.goto(page.url());
      const wide = await look.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, page.url()).toBe(false);
      const { violations } = await new AxeBuilder({ page: look }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    },
    close: async () => {
      await browser.close();
      server.close();
      await app.close();
      await hub.close();
    },
  };
}
