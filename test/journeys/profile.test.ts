import AxeBuilder from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePlaces } from '../../scripts/reference/places.ts';
import { type App, createApp } from '../../src/app.tsx';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { signedIn } from '../people.ts';

let hub: TestHub;
let app: App;
let browser: Browser;
let server: ReturnType<typeof serve>;
let address: string;

beforeAll(async () => {
  await ensurePlaces();
  hub = await openTestHub();
  app = await createApp(hub);
  address = await new Promise((done) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      done(`http://127.0.0.1:${port}`),
    );
  });
  browser = await playwright.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

const WORDS = {
  fr: { languages: 'français, wolof', work: 'aide-soignante de nuit', done: 'C’est fait, merci.' },
  ar: { languages: 'العربية، الفرنسية', work: 'ممرضة', done: 'تم، شكراً لكم.' },
} as const;

/** Somebody who is signed in, on a small telephone without script. */
async function phone(): Promise<Page> {
  const { secret } = await signedIn(hub.house.db, hub);
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    javaScriptEnabled: false,
  });
  await context.addCookies([{ name: 'passerelle', value: secret, url: address }]);
  return context.newPage();
}

/** The same page with script, for the checker, which is one. */
async function violations(page: Page): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  await context.addCookies(await page.context().cookies());
  const same = await context.newPage();
  await same.goto(page.url());
  const { violations } = await new AxeBuilder({ page: same }).analyze();
  const sideways = await same.evaluate('document.documentElement.scrollWidth - innerWidth');
  await context.close();
  return [
    ...violations.map(({ id, nodes }) => `${page.url()} ${id} ${nodes[0]?.html}`),
    ...(Number(sideways) > 0 ? [`${page.url()} scrolls sideways`] : []),
  ];
}

describe.each(['fr', 'ar'] as const)('the profile on a phone without script, in %s', (lang) => {
  it('is filled in page by page, and every page is for everybody', async () => {
    const page = await phone();
    const found: string[] = [];
    const go = async () => {
      found.push(...(await violations(page)));
      await page.click('form.form button >> nth=0');
    };
    await page.goto(`${address}/${lang}/me/profile`);
    await page.selectOption('[name=residence]', 'FRA');
    await page.fill('[name=city]', 'Marseille');
    await go();
    await page.selectOption('#f-origins', 'SEN');
    await page.check('[name=ties][value=birth]');
    await page.fill('[name=languages]', WORDS[lang].languages);
    await go();
    await page.fill('[name=occupation]', WORDS[lang].work);
    await go();
    expect(page.url()).toContain('/work?choose');
    await page.check('[name=isco] >> nth=0');
    await go();
    await page.check('[name=offers][value=mentoring]');
    await page.fill('[name=availability]', '4');
    await go();
    await page.check('[name=wants][value=networks]');
    await go();
    await page.check('[name=state][value=answers]');
    await go();
    found.push(...(await violations(page)));
    expect(page.url()).toBe(`${address}/${lang}/me/profile?done`);
    expect(await page.textContent('main')).toContain(WORDS[lang].done);
    expect(await page.textContent('main')).toContain(WORDS[lang].work);
    expect(found).toEqual([]);
    await page.context().close();
  }, 90_000);
});
