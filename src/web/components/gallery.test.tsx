import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from '../../../test/browser.ts';
import { buildIslands } from '../islands/islands.ts';
import { buildStyles } from '../styles/styles.ts';
import { Gallery } from './gallery.tsx';
import { SAMPLE_LANGS, type SampleLang, sampleLocale } from './sample-locale.ts';

const pages = Object.fromEntries(
  SAMPLE_LANGS.map((lang) => [
    lang,
    String(<Gallery locale={{ ...sampleLocale(lang), lang }} stylesheet="/a.css" script="/a.js" />),
  ]),
);

describe.each(SAMPLE_LANGS)('the gallery in %s', (lang) => {
  const page = pages[lang] ?? '';
  it('carries no style but the stylesheet, so that a strict policy refuses nothing', () => {
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
  });
  it('has each id once, and every reference finds its id', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const wanted = [
      ...page.matchAll(/\s(?:aria-(?:labelledby|describedby)|for)="([^"]+)"/g),
    ].flatMap(([, list = '']) => list.split(' '));
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

let browser: Browser;
let server: Server;
let address = '';
const complaints: string[] = [];

beforeAll(async () => {
  const [{ css }, { script }] = await Promise.all([buildStyles(), buildIslands()]);
  const answers: Record<string, [type: string, body: string]> = {
    '/a.css': ['text/css', css],
    '/a.js': ['text/javascript', script],
    '/job': [
      'application/json',
      JSON.stringify({ state: 'running', done: 3, total: 4, note: 'trois', href: null }),
    ],
    ...Object.fromEntries(
      Object.entries(pages).map(([lang, page]) => [
        `/${lang}`,
        ['text/html', `<!doctype html>${page}`] as const,
      ]),
    ),
  };
  server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; style-src 'self'; script-src 'self'",
    );
    response.end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Sight {
  readonly lang: SampleLang;
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
}

async function look<Seen>(
  { lang, width, scheme = 'light', script = true }: Sight,
  see: (page: Page) => Promise<Seen>,
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/${lang}`);
  try {
    return await see(page);
  } finally {
    await context.close();
  }
}

const SIGHTS: Sight[] = [
  { lang: 'fr', width: 320, scheme: 'light' },
  { lang: 'fr', width: 800, scheme: 'light' },
  { lang: 'fr', width: 1280, scheme: 'dark' },
  { lang: 'ar', width: 320, scheme: 'dark' },
  { lang: 'ar', width: 800, scheme: 'dark' },
  { lang: 'ar', width: 1280, scheme: 'light' },
  { lang: 'en', width: 320, scheme: 'dark' },
  { lang: 'es', width: 1280, scheme: 'light' },
];

describe.each(SIGHTS)('looked at in $lang at $width px, $scheme', (sight) => {
  it('has nothing that axe objects to, fits its width, and no text in a drawing is small or covers another', async () => {
    await look(sight, async (page) => {
      const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
      const { violations } = await axe.analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        sight.width,
      );
      const texts = await page.evaluate(drawnTexts);
      expect(texts.length).toBeGreaterThan(20);
      expect(texts.filter(({ size }) => size < 12)).toEqual([]);
      expect(overlaps(texts)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

interface DrawnText {
  readonly text: string;
  readonly figure: number;
  readonly size: number;
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Runs in the page: every piece of text in a drawing that is shown, with its size on the screen. */
function drawnTexts(): DrawnText[] {
  const figures = [...document.querySelectorAll('figure')];
  return [...document.querySelectorAll<SVGTextElement>('svg text')].flatMap((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const size =
      Number.parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM()?.a ?? 0);
    const figure = figures.findIndex((each) => each.contains(element));
    return right > left
      ? [{ text: element.textContent ?? '', figure, size, box: { left, right, top, bottom } }]
      : [];
  });
}

/** Pairs of texts of one figure that cover each other by more than the air around letters. */
const overlaps = (texts: readonly DrawnText[]): string[] =>
  texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter(
        ({ figure, box }) =>
          figure === one.figure &&
          Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1 &&
          Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 5,
      )
      .map(({ text }) => `${one.text} / ${text}`),
  );

describe('the islands', () => {
  it('zoom the map by keyboard and by button, and show all of it again', async () => {
    await look({ lang: 'fr', width: 1280 }, async (page) => {
      const window = () => page.locator('svg.land').first().getAttribute('viewBox');
      const whole = await window();
      await page.locator('map-zoom').first().focus();
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowLeft');
      expect(await window()).not.toBe(whole);
      await page.keyboard.press('0');
      expect(await window()).toBe(whole);
      await page.getByRole('button', { name: 'Agrandir la carte' }).first().click();
      expect(await window()).not.toBe(whole);
    });
  });

  it('move the bar of a job when there is news', async () => {
    await look({ lang: 'fr', width: 1280 }, async (page) => {
      await page.evaluate(() => {
        const job = document.createElement('job-progress');
        job.setAttribute('src', '/job');
        job.append(document.createElement('progress'));
        document.querySelector('main')?.append(job);
      });
      await page.waitForFunction(
        () => document.querySelector<HTMLProgressElement>('job-progress progress')?.value === 3,
      );
    });
  });

  it('close an open menu by Escape and by a click elsewhere', async () => {
    await look({ lang: 'fr', width: 320 }, async (page) => {
      const menu = page.locator('details.menu-phone');
      for (const close of [() => page.keyboard.press('Escape'), () => page.mouse.click(5, 880)]) {
        await menu.locator('summary').click();
        expect(await menu.getAttribute('open')).not.toBeNull();
        await close();
        expect(await menu.getAttribute('open')).toBeNull();
      }
    });
  });

  it('bring back what was typed before the page was left, and forget it when asked', async () => {
    await look({ lang: 'fr', width: 1280 }, async (page) => {
      await page.getByLabel('Ville où vous vivez').fill('Marseille');
      await page.goto('about:blank');
      await page.goto(`${address}/fr`);
      expect(await page.getByLabel('Ville où vous vivez').inputValue()).toBe('Marseille');
      await page.getByRole('button', { name: 'Effacer ce brouillon' }).click();
      await page.goto('about:blank');
      await page.goto(`${address}/fr`);
      expect(await page.getByLabel('Ville où vous vivez').inputValue()).toBe('');
    });
  });

  it('forget what has been sent at the next page', async () => {
    await look({ lang: 'fr', width: 1280 }, async (page) => {
      await page.getByLabel('Ville où vous vivez').fill('Marseille');
      await page.evaluate(() =>
        document
          .querySelector('keep-draft form')
          ?.dispatchEvent(new Event('submit', { bubbles: true })),
      );
      await page.goto('about:blank');
      await page.goto(`${address}/fr`);
      expect(await page.getByLabel('Ville où vous vivez').inputValue()).toBe('');
    });
  });
});

describe('without script', () => {
  it('the menu opens, and no button is shown that could do nothing', async () => {
    await look({ lang: 'fr', width: 320, script: false }, async (page) => {
      await page.locator('details.menu-phone summary').click();
      expect(await page.getByRole('link', { name: 'Annuaire' }).first().isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: 'Imprimer' }).count()).toBe(0);
    });
  });
});
