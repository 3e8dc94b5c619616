import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { acceptedLists, type List, listById } from '../../collect/lists/lists.ts';
import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { csvChunks } from '../../platform/sheets/sheets.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { jobNews } from '../../web/http/working.tsx';
import {
  type GivenMargins,
  marginsText,
  readMarginsFile,
  readMarginsText,
} from './margins-file.ts';
import { figuresOf } from './official.ts';
import { type Offer, showChoice, showSettings, showWeights } from './pages.tsx';
import { BOUNDS, nameOfMargin, WAYS, type WeightSettings, withoutCovered } from './settings.ts';
import { sharesFile } from './shares-file.ts';
import {
  askToWeigh,
  type ListWeights,
  madeWeights,
  newestWeights,
  takeWeights,
} from './weights.ts';

/** Who of a population a list has not heard. */
export function weightRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const found = (c: PageContext) => openList(site, c.req.param('id') ?? '');

  app.get('/staff/lists/:id/weights', async (c) => {
    const list = await found(c);
    const newest = await newestWeights(db, list);
    const job = newest && !newest.report ? await jobOf(site, newest) : null;
    return c.html(showWeights(c, { list, newest, made: await madeWeights(db, list), job }));
  });

  app.get('/staff/lists/:id/weights/status.json', async (c) => {
    const list = await found(c);
    const newest = await newestWeights(db, list);
    return jobNews(c, newest && (await jobOf(site, newest)), pathOf(c, list));
  });

  app.get('/staff/lists/:id/weights/new', async (c) => {
    const list = await found(c);
    const asked = typed(c.req.query());
    const offers = await offersOf(site, asked);
    const [only] = offers;
    const chosen = offers.find(({ key }) => key === asked.one('figures'));
    const offer = chosen ?? (offers.length === 1 ? only : undefined);
    if (offer) return c.html(showSettings(c, { list, offer, values: asked, errors: [] }));
    return c.html(showChoice(c, { list, offers, values: asked, bad: [] }));
  });

  app.post('/staff/lists/:id/weights/margins', async (c) => {
    const list = await found(c);
    const { text, given } = await givenIn(c, hub.config.limits.upload_mb);
    const values = typed({ margins: text });
    if (given.bad.length > 0)
      return c.html(showChoice(c, { list, offers: [], values, bad: given.bad }), 422);
    return c.html(showSettings(c, { list, offer: offerOf(given), values, errors: [] }));
  });

  app.post('/staff/lists/:id/weights', async (c) => {
    const list = await found(c);
    const form = await readForm(c);
    const offer = await offerIn(site, form);
    const settings = settingsOf(offer, form);
    const errors = mistakesIn(settings, c);
    if (errors.length > 0)
      return c.html(showSettings(c, { list, offer, values: form, errors }), 422);
    // Sent twice, the second waits for the answer to the first.
    const newest = await newestWeights(db, list);
    const waiting = newest && !newest.report && !(await jobOf(site, newest))?.endedAt;
    if (!waiting) await db.transaction((tx) => askToWeigh(tx, actingOn(c, hub), list, settings));
    return c.redirect(pathOf(c, list), 303);
  });

  app.get('/staff/lists/:id/weights/shares.csv', async (c) => {
    const list = await found(c);
    const made = await madeWeights(db, list);
    if (!made?.report) return c.notFound();
    return csv(c, 'shares', sharesFile(made.report, c.var.locale));
  });

  app.get('/staff/lists/:id/weights/weights.csv', async (c) => {
    const list = await found(c);
    const made = await madeWeights(db, list);
    if (!made?.report?.made) return c.notFound();
    const weights = await takeWeights(hub, actingOn(c, hub), list, made);
    return csv(c, 'weights', [['row', 'weight'], ...weights]);
  });
  return app;
}

/** A list whose rows may be worked with today. */
async function openList({ hub }: Site, id: string): Promise<List> {
  const { db } = hub.house;
  const list = await listById(db, id);
  const open = (await acceptedLists(db, hub.clock)).some((one) => one.id === list.id);
  if (!open) throw new Problem('weights/list-closed', 409);
  return list;
}

const jobOf = ({ hub }: Site, { id }: ListWeights): Promise<Job | null> =>
  latestJobOf(hub.house.db, `weights:${id}`);

const pathOf = (c: PageContext, { id }: List): string =>
  `/${c.var.locale.lang}/staff/lists/${id}/weights`;

const offersOf = ({ hub, edition }: Site, asked: Typed): Promise<Offer[]> =>
  figuresOf(hub.house.db, edition(), asked.one('origin'), asked.one('residence'));

async function offerIn(site: Site, form: Typed): Promise<Offer> {
  if (form.one('margins')) return offerOf(await readMarginsText(form.one('margins')));
  const offer = (await offersOf(site, form)).find(({ key }) => key === form.one('figures'));
  // An edition may have come between the form and its answer.
  if (!offer) throw new Problem('weights/figures-gone', 409);
  return offer;
}

const offerOf = ({ margins }: GivenMargins): Offer => ({
  key: '',
  from: { how: 'given' },
  margins,
});

/** From a file, or from what was pasted. */
async function givenIn(
  c: PageContext,
  megabytes: number,
): Promise<{ text: string; given: GivenMargins }> {
  if (!c.req.header('content-type')?.startsWith('multipart/')) {
    const text = (await readForm(c)).one('margins');
    return { text, given: await readMarginsText(text) };
  }
  const upload = await receiveUpload(c.req.raw, megabytes);
  try {
    const [file] = upload.files;
    const given = file ? await readMarginsFile(file.path, file.name) : await readMarginsText('');
    return { text: marginsText(given.margins), given };
  } finally {
    await upload.clean();
  }
}

function settingsOf(offer: Offer, form: Typed): WeightSettings {
  const names = form.all('variables');
  const bound = BOUNDS.find((one) => one === form.one('most'));
  return {
    from: offer.from,
    margins: withoutCovered(offer.margins.filter((one) => names.includes(nameOfMargin(one)))),
    way: WAYS.find((one) => one === form.one('way')) ?? 'rake',
    most: bound ? Number(bound) : null,
  };
}

function mistakesIn({ margins, way }: WeightSettings, c: PageContext): FieldError[] {
  const { t } = c.var.locale;
  if (margins.length === 0) return [{ name: 'variables', message: t('weights.variables.none') }];
  if (way === 'poststratify' && margins.length > 1)
    return [{ name: 'way', message: t('weights.way.one') }];
  return [];
}

function csv(c: PageContext, name: string, rows: Parameters<typeof csvChunks>[0]): Response {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(c.var.locale.t(`weights.file.${name}`))}.csv`,
    'cache-control': 'no-store',
  };
  const text = Readable.from(csvChunks(rows), { objectMode: false });
  return new Response(Readable.toWeb(text) as ReadableStream, { headers }); // one stream under two type declarations
}
