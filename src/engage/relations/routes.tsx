import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import {
  approachable,
  knownOrganisation,
  nameOf,
} from '../../people/organisations/organisations.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { canMail } from '../../platform/mail/mail.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { Board, Found, StopLetters } from './board-views.tsx';
import { contactForm, letterForm, moveForm, stepForm } from './forms.ts';
import { writeToSegment } from './letters.ts';
import { RelationPage } from './record-views.tsx';
import {
  behindStop,
  board,
  eventsOf,
  moveTo,
  noteContact,
  planStep,
  relationOf,
  startRelation,
  stopLetters,
} from './relations.ts';
import { type Segment, segmentOf, Writing } from './writing-views.tsx';

const MOST_FOUND = 30;

/** The board of the relations with organisations: where each stands, what was said, what comes next. */
export function relationRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => hub.clock().toISOString().slice(0, 10);

  app.get('/staff/relations', async (c) => {
    const { locale } = c.var;
    const rows = await board(db);
    const children = <Board locale={locale} config={hub.config} rows={rows} today={today()} />;
    return c.html(teamPage(c, { title: locale.t('relations.title'), children }));
  });

  app.get('/staff/relations/new', async (c) => {
    const { locale } = c.var;
    const query = (c.req.query('q') ?? '').slice(0, 100);
    const known = new Set((await board(db)).map(({ organisationId }) => organisationId));
    const found = (await approachable(db, query, MOST_FOUND + known.size))
      .filter(({ id }) => !known.has(id))
      .slice(0, MOST_FOUND);
    const rows = found.map((each) => ({ id: each.id, name: nameOf(each), country: each.country }));
    const children = <Found locale={locale} query={query} rows={rows} />;
    return c.html(belowBoard(c, locale.t('relations.add'), children));
  });

  app.post('/staff/relations', async (c) => {
    const id = (await readForm(c)).one('organisation');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => startRelation(tx, actingOn(c, hub), hub.keys, id));
    return c.redirect(`/${c.var.locale.lang}/staff/relations/${id}`, 303);
  });

  app.get('/staff/relations/write', async (c) => c.html(await writing(c, typed(c.req.queries()))));

  app.post('/staff/relations/write', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const given = letterForm.safeParse({ ...one(form, LETTER), to: form.all('to') });
    if (!given.success)
      return c.html(await writing(c, form, fieldErrors(given.error, locale)), 422);
    const { to, batch, ...letter } = given.data;
    const chosen = (await board(db)).filter(({ organisationId }) => to.includes(organisationId));
    const write = (tx: Transaction) => writeToSegment(tx, actingOn(c, hub), chosen, letter, batch);
    const error = await refused(c, () => db.transaction(write));
    if (error) return c.html(await writing(c, form, [error]), 422);
    return c.redirect(`/${locale.lang}/staff/relations`, 303);
  });

  app.get('/staff/relations/:id', async (c) => c.html(await show(c)));

  app.post('/staff/relations/:id/:act', async (c) => {
    const id = idIn(c);
    const form = await readForm(c);
    const verb = verbOf(c, id, form);
    const error = 'errors' in verb ? verb.errors : await refused(c, () => db.transaction(verb.run));
    const errors = [error ?? []].flat();
    if (errors.length > 0) return c.html(await show(c, form, errors), 422);
    const { lang } = c.var.locale;
    const home = form.one('back') === 'board' ? '' : `/${id}`;
    return c.redirect(`/${lang}/staff/relations${home}`, 303);
  });

  app.get('/letters/stop/:secret', async (c) => {
    const { stoppedOn } = await behindStop(db, hub.keys, secretIn(c));
    return c.html(stopPage(c, stoppedOn !== null));
  });

  // A mail program posts here by itself (RFC 8058); whoever reads by the button of the page.
  app.post('/letters/stop/:secret', async (c) => {
    await db.transaction((tx) => stopLetters(tx, hub, hub.keys, secretIn(c)));
    return c.html(stopPage(c, true));
  });

  type Verb =
    | { readonly run: (tx: Transaction) => Promise<void> }
    | { readonly errors: FieldError[] };

  function verbOf(c: PageContext, id: string, form: Typed): Verb {
    const by = actingOn(c, hub);
    const { locale } = c.var;
    const act = c.req.param('act');
    if (act === 'move') {
      const given = moveForm.safeParse(one(form, ['stage']));
      if (!given.success) return { errors: fieldErrors(given.error, locale) };
      return { run: (tx) => moveTo(tx, by, id, given.data.stage) };
    }
    if (act === 'contact') {
      const given = contactForm(today()).safeParse(one(form, ['kind', 'on', 'text', 'reason']));
      if (!given.success) return { errors: fieldErrors(given.error, locale) };
      return { run: (tx) => noteContact(tx, by, id, given.data) };
    }
    if (act !== 'step') throw new Problem('page/not-found', 404);
    const given = stepForm.safeParse(one(form, ['step', 'stepOn']));
    if (!given.success) return { errors: fieldErrors(given.error, locale) };
    const { step, stepOn } = given.data;
    return { run: (tx) => planStep(tx, by, id, { text: step, on: stepOn }) };
  }

  async function show(c: PageContext, form?: Typed, errors: readonly FieldError[] = []) {
    const { locale } = c.var;
    const id = idIn(c);
    const organisation = await knownOrganisation(db, id);
    const children = (
      <RelationPage
        locale={locale}
        config={hub.config}
        organisation={{ name: nameOf(organisation), email: organisation.email }}
        relation={await relationOf(db, id)}
        events={await eventsOf(db, id)}
        today={today()}
        form={form ?? typed({})}
        errors={errors}
      />
    );
    return belowBoard(c, nameOf(organisation), children);
  }

  async function writing(c: PageContext, form: Typed, errors: readonly FieldError[] = []) {
    const { locale } = c.var;
    const rows = await board(db);
    const segment: Segment = segmentOf(form);
    const children = (
      <Writing
        locale={locale}
        config={hub.config}
        rows={rows}
        segment={segment}
        form={form}
        errors={errors}
        today={today()}
        batch={isId(form.one('batch')) ? form.one('batch') : randomUUID()}
        mailing={canMail(hub.config)}
      />
    );
    return belowBoard(c, locale.t('relations.write'), children);
  }
  return app;
}

const LETTER = ['kind', 'lang', 'subject', 'text', 'reason', 'batch'];

const one = (form: Typed, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

/** Asking again before thanking comes back as the field in which the reason goes. */
async function refused(c: PageContext, run: () => Promise<unknown>): Promise<FieldError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'relation/unthanked') throw error;
    return { name: 'reason', message: c.var.locale.t('problem.relation/unthanked.mend') };
  }
}

function belowBoard(c: PageContext, title: string, children: Child): string {
  const { locale } = c.var;
  const trail = [{ label: locale.t('relations.title'), href: `/${locale.lang}/staff/relations` }];
  return teamPage(c, { title, trail, children });
}

function stopPage(c: PageContext, done: boolean): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  const children = <StopLetters locale={locale} action={c.req.path} done={done} />;
  return page(c, { title: locale.t('letter.stop'), hidden: true, children });
}

const secretIn = (c: PageContext): string => (c.req.param('secret') ?? '').slice(0, 100);

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
