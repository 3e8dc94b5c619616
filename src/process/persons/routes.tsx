import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import {
  currentLinkage,
  endVerdicts,
  giveVerdict,
  type Linkage,
  linkageById,
  linkageHref,
  linkagePage,
  recordsAt,
} from '../intake/intake.ts';
import { findPersons, type Place, WAYS, type Way } from './finding.ts';
import { isPurpose, statePurpose } from './looking.ts';
import { numbersOf } from './numbers.ts';
import { showPerson } from './person-page.tsx';
import { returnRoutes } from './return-routes.tsx';
import { personByNumber } from './searching.ts';
import { listsOf, reviewing, separate } from './separating.ts';
import { PersonsPage } from './views.tsx';
import { namedLists } from './words.ts';

/** What a linkage found: numbers, the persons that are worth a look, and each of them with its provenance. */
export function personsRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const found = (c: PageContext) => finished(site, c.req.param('id') ?? '');
  const to = (c: PageContext, { id }: Linkage, person: number) =>
    c.redirect(`${linkageHref(c.var.locale, id, 'persons')}/${person}`, 303);

  app.get('/staff/linkages/:id/persons', async (c) =>
    c.html(await personsPage(c, site, await found(c), { list: '', number: '' })),
  );

  app.post('/staff/linkages/:id/persons/find', async (c) => {
    const linkage = await found(c);
    const form = await readForm(c);
    const number = written(form, 'number', 100);
    const list = (await listsOf(db, linkage)).find(({ id }) => id === form.one('list'));
    const person = list && number ? await personByNumber(hub, linkage, list, number) : null;
    if (person !== null) return to(c, linkage, person);
    const error = c.var.locale.t('linked.search.none');
    const search = { list: form.one('list'), number, error };
    return c.html(await personsPage(c, site, linkage, search), 422);
  });

  app.get('/staff/linkages/:id/persons/:person', async (c) => {
    const linkage = await found(c);
    const asked = numberOf(c.req.param('person'));
    const person = await personNow(site, linkage, asked);
    if (person !== asked) return to(c, linkage, person);
    return c.html(await showPerson(c, site, linkage, person));
  });

  app.post('/staff/linkages/:id/persons/:person/purpose', async (c) => {
    const linkage = await found(c);
    const purpose = (await readForm(c)).one('purpose');
    // Nothing chosen leads back to the question; what it does not offer is none of ours.
    if (purpose && !isPurpose(purpose)) throw new Problem('page/not-found', 404);
    if (isPurpose(purpose)) await db.transaction((tx) => statePurpose(tx, by(c), linkage, purpose));
    return to(c, linkage, numberOf(c.req.param('person')));
  });

  app.post('/staff/linkages/:id/persons/:person/separate', async (c) => {
    const linkage = await found(c);
    const idx = numberOf((await readForm(c)).one('idx'));
    const who = await reviewing(hub, by(c), linkage);
    await db.transaction((tx) => separate(tx, who, linkage, idx));
    return to(c, linkage, numberOf(c.req.param('person')));
  });

  app.post('/staff/linkages/:id/persons/:person/unlink', async (c) => {
    const linkage = await found(c);
    const form = await readForm(c);
    const pair = { l: numberOf(form.one('l')), r: numberOf(form.one('r')) };
    const who = await reviewing(hub, by(c), linkage);
    await db.transaction((tx) => giveVerdict(tx, who, linkage, pair, 'different'));
    return to(c, linkage, numberOf(c.req.param('person')));
  });

  app.post('/staff/linkages/:id/persons/:person/take-back', async (c) => {
    const linkage = await found(c);
    const ids = (await readForm(c)).all('verdict');
    if (!ids.every(isId)) throw new Problem('page/not-found', 404);
    const who = await reviewing(hub, by(c), linkage);
    if (ids.length > 0) await db.transaction((tx) => endVerdicts(tx, who, linkage, ids));
    return to(c, linkage, numberOf(c.req.param('person')));
  });

  app.route('/', returnRoutes(site));
  return app;
}

/** Places of records are small whole numbers; anything else is nobody. */
function numberOf(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? '')) throw new Problem('page/not-found', 404);
  return Number(text);
}

async function finished({ hub }: Site, id: string): Promise<Linkage> {
  const linkage = await linkageById(hub.house.db, id);
  if (!linkage.finishedAt) throw new Problem('page/not-found', 404);
  return linkage;
}

/** A person bears the number of its first row: where that row has left, its address leads to where the row is now. */
async function personNow({ hub }: Site, linkage: Linkage, number: number): Promise<number> {
  const [row] = await recordsAt(hub.house.db, linkage, [number]);
  if (!row) throw new Problem('page/not-found', 404);
  return row.person;
}

const isWay = (text: string | undefined): text is Way => WAYS.some((way) => way === text);

/** `3.25_17`: the key of the order, and the person. */
function placeOf(text: string | undefined): Place | null {
  const match = /^(-?\d{1,9}(?:\.\d{1,20})?(?:e-\d\d?)?)_(\d{1,9})$/.exec(text ?? '');
  return match ? { key: Number(match[1]), person: Number(match[2]) } : null;
}

async function personsPage(
  c: PageContext,
  site: Site,
  linkage: Linkage,
  search: { list: string; number: string; error?: string },
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const asked = c.req.query('way');
  const way = isWay(asked) ? asked : 'conflicts';
  const rows = (linkage.manifest as { records?: number } | null)?.records; // written by the job in this shape
  return linkagePage(c, {
    linkage,
    here: 'persons',
    title: locale.t('linkages.page.persons'),
    children: (
      <PersonsPage
        locale={locale}
        base={linkageHref(locale, linkage.id, 'persons')}
        lists={await namedLists(site, linkage, locale)}
        rows={rows ?? 0}
        numbers={await numbersOf(db, linkage)}
        way={way}
        found={await findPersons(db, linkage, way, placeOf(c.req.query('after')))}
        search={search}
        current={(await currentLinkage(db))?.id === linkage.id}
      />
    ),
  });
}
