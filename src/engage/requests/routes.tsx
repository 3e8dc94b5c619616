import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Guide, guideBySlug, guidesAbout } from '../../collect/guides/guides.ts';
import { actorIn, actorOf, networkOf } from '../../people/access/access.ts';
import { organisationsOf } from '../../people/organisations/organisations.ts';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { closestFirst } from './closest.ts';
import { NewRequest } from './form-views.tsx';
import { BeforeSending } from './guide-views.tsx';
import { memberRef, type Proposal, proposalsOf, proposedTo, say } from './proposals.ts';
import { countHelp } from './recurring.ts';
import { answerText, KINDS, type Kind, type RequestForm, requestForm } from './request-form.ts';
import {
  conclude,
  type Outcome,
  ownRequest,
  type Request,
  reply,
  requestByCode,
  requestById,
  requestsOf,
  type Submitted,
  stepsOf,
  submit,
  tally,
  thank,
} from './requests.ts';
import { Follow, OwnRequests, RequestHome, RequestPage, Sent } from './views.tsx';

const ASKING: Brake = { what: 'request', most: 20, minutes: 60 };
const FOLLOWING: Brake = { what: 'request code', most: 30, minutes: 10 };
/** What an author says and does about one request. */
const ACTING: Brake = { what: 'request act', most: 30, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;
const MOST_GUIDES = 3;

/** Je cherche, je propose: asking, following by account or by code, and being told who could answer. */
export function requestRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/requests', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const children = <RequestHome locale={locale} tally={await tally(db, hub.clock)} />;
    return c.html(page(c, { title: locale.t('requests.title'), section: 'act', children }));
  });

  app.get('/requests/new', (c) => {
    c.header('cache-control', 'no-store');
    const kind = KINDS.find((each) => each === c.req.query('kind')) ?? 'need';
    return c.html(formPage(c, kind, typed({ once: randomUUID() }), []));
  });

  app.post('/requests/new', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const given = requestForm.safeParse(asked(form, locale.lang));
    c.header('cache-control', 'no-store');
    if (!given.success) {
      const kind = KINDS.find((each) => each === form.one('kind')) ?? 'need';
      return c.html(formPage(c, kind, form, fieldErrors(given.error, locale)), 422);
    }
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    const guides = form.one('seen') ? [] : await answersBefore(site, locale.lang, given.data);
    if (guides.length > 0) return c.html(beforePage(c, guides, form));
    const actor = await actorOf(c, hub);
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'request', once, FORM_MINUTES))
        ? submit(tx, hub, { account: actor?.account ?? null, channel: 'web' }, given.data)
        : null,
    );
    if (!made) return c.redirect(`/${locale.lang}/${actor ? 'me/requests' : 'requests'}`, 303);
    if (!made.code) return c.redirect(`/${locale.lang}/me/requests/${made.id}`, 303);
    return c.html(await sentPage(c, site, made));
  });

  app.post('/requests/helped', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    const guide = await guideBySlug(hub.public.db, locale.lang, form.one('guide'));
    if (!guide) throw new Problem('page/not-found', 404);
    await db.transaction(async (tx) => {
      if (await firstTime(tx, hub, 'guide helped', once, FORM_MINUTES))
        await countHelp(tx, hub.clock, guide.slug);
    });
    return c.redirect(`/${locale.lang}/guides/${guide.slug}`, 303);
  });

  app.get('/requests/follow', (c) => {
    c.header('cache-control', 'no-store');
    return c.html(followPage(c, []));
  });

  app.post('/requests/follow', async (c) => {
    c.header('cache-control', 'no-store');
    const code = (await readForm(c)).one('code');
    const request = await followed(c, site, code);
    if (!request) {
      const message = c.var.locale.t('requests.follow.wrong');
      return c.html(followPage(c, [{ name: 'code', message }]), 422);
    }
    return c.html(await requestPage(c, site, request, { code }));
  });

  app.post('/requests/follow/:act', async (c) => {
    c.header('cache-control', 'no-store');
    const form = await readForm(c);
    const code = form.one('code');
    const request = await followed(c, site, code);
    if (!request) throw new Problem('page/not-found', 404);
    const error = await authorActs(c, site, request, form, 'somebody');
    const now = await requestById(db, request.id);
    return c.html(await requestPage(c, site, now, { code, error }), error ? 422 : 200);
  });

  app.get('/me/requests', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const told = await toldTo(site, account);
    const asking = await Promise.all(told.map(({ requestId }) => requestById(db, requestId)));
    const children = (
      <OwnRequests
        locale={locale}
        requests={await requestsOf(db, hub, account)}
        told={told.map((proposal, index) => ({ proposal, request: asking[index] }))}
        today={hub.clock().toISOString().slice(0, 10)}
      />
    );
    return c.html(ownPage(c, { title: locale.t('requests.mine'), children }));
  });

  app.post('/me/requests/told/:id/:word{(?:yes|no)}', async (c) => {
    const { account } = actorIn(c);
    const proposal = (await toldTo(site, account)).find(({ id }) => id === c.req.param('id'));
    if (!proposal) throw new Problem('page/not-found', 404);
    const word = c.req.param('word') === 'yes' ? 'yes' : 'no';
    await db.transaction((tx) =>
      say(tx, { clock: hub.clock, actor: account }, proposal, 'recipient', word),
    );
    return c.redirect(`/${c.var.locale.lang}/me/requests`, 303);
  });

  app.get('/me/requests/:id', async (c) => {
    const request = await own(c, site);
    return c.html(await requestPage(c, site, request, {}));
  });

  app.post('/me/requests/:id/:act', async (c) => {
    const request = await own(c, site);
    const form = await readForm(c);
    const error = await authorActs(c, site, request, form, actorIn(c).account);
    if (error) return c.html(await requestPage(c, site, request, { error }), 422);
    return c.redirect(`/${c.var.locale.lang}/me/requests/${request.id}`, 303);
  });
  return app;
}

/** What is asked of somebody, and of the organisations that they look after. */
async function toldTo({ hub }: Site, account: string): Promise<Proposal[]> {
  const { db } = hub.house;
  const own = await organisationsOf(db, hub, account);
  return [
    ...(await proposedTo(db, 'member', [memberRef(hub.keys, account)])),
    ...(await proposedTo(
      db,
      'organisation',
      own.map(({ id }) => id),
    )),
  ];
}

export const asked = (form: Typed, lang: string) => ({
  ...Object.fromEntries(
    ['kind', 'topic', 'text', 'residence', 'origin', 'town'].map((name) => [name, form.one(name)]),
  ),
  lang,
});

async function own(c: PageContext, { hub }: Site): Promise<Request> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return ownRequest(hub.house.db, hub, actorIn(c).account, id);
}

async function followed(c: PageContext, { hub }: Site, code: string): Promise<Request | null> {
  await brake(hub.house.db, hub, FOLLOWING, networkOf(c, hub.config));
  return requestByCode(hub.house.db, hub, code);
}

/** What an author does with their own request; gives what is wrong, or nothing. */
async function authorActs(
  c: PageContext,
  { hub }: Site,
  request: Request,
  form: Typed,
  actor: string,
): Promise<FieldError | undefined> {
  const by = { clock: hub.clock, actor };
  const { locale } = c.var;
  const act = c.req.param('act') ?? '';
  const said = answerText.safeParse(form.one('text'));
  const words = { lang: locale.lang, text: said.success ? said.data : '' };
  if (act === 'reply' && !said.success)
    return { name: 'text', message: locale.t('form.error.required') };
  const verbs: Record<string, (tx: Transaction) => Promise<void>> = {
    reply: (tx) => reply(tx, by, request, words),
    thank: (tx) => thank(tx, by, request, words),
    conclude: (tx) => conclude(tx, by, request, 'author', outcomeIn(form)),
    choose: (tx) => choose(tx, by, request, form),
  };
  const verb = verbs[act];
  if (!verb || !Object.hasOwn(verbs, act)) throw new Problem('page/not-found', 404);
  await brake(hub.house.db, hub, ACTING, request.id);
  await hub.house.db.transaction(verb);
  return undefined;
}

const OUTCOMES: readonly Outcome[] = ['met', 'unmet', 'withdrawn'];

export function outcomeIn(form: Typed): Outcome {
  const outcome = OUTCOMES.find((each) => each === form.one('outcome'));
  if (!outcome) throw new Problem('page/refused', 400);
  return outcome;
}

async function choose(
  tx: Transaction,
  by: { clock: Site['hub']['clock']; actor: string },
  request: Request,
  form: Typed,
): Promise<void> {
  const proposal = (await proposalsOf(tx, request.id)).find(
    ({ id }) => id === form.one('proposal'),
  );
  if (!proposal) throw new Problem('page/not-found', 404);
  await say(tx, by, proposal, 'author', form.one('word') === 'yes' ? 'yes' : 'no');
}

/** Guides that answer what is asked; an offer or a grievance is for a human alone. */
async function answersBefore(
  { hub }: Site,
  lang: Lang,
  form: RequestForm,
): Promise<readonly Guide[]> {
  if (form.kind !== 'need' && form.kind !== 'question') return [];
  return closestFirst(await guidesAbout(hub.public.db, lang, form), form.text).slice(
    0,
    MOST_GUIDES,
  );
}

function beforePage(c: PageContext, guides: readonly Guide[], values: Typed): string {
  const { locale } = c.var;
  const children = <BeforeSending locale={locale} guides={guides} values={values} />;
  return page(c, { title: locale.t('requests.before'), section: 'act', hidden: true, children });
}

function formPage(
  c: PageContext,
  kind: Kind,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const title = locale.t(`requests.new.${kind}`);
  const children = <NewRequest locale={locale} kind={kind} values={values} errors={errors} />;
  return page(c, { title, section: 'act', hidden: true, children });
}

async function sentPage(c: PageContext, site: Site, made: Submitted): Promise<string> {
  const { locale } = c.var;
  const request = await requestById(site.hub.house.db, made.id);
  const children = <Sent locale={locale} code={made.code ?? ''} dueOn={request.dueOn} />;
  return page(c, { title: locale.t('requests.sent'), section: 'act', hidden: true, children });
}

function followPage(c: PageContext, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  const children = <Follow locale={locale} errors={errors} />;
  return page(c, { title: locale.t('requests.follow'), section: 'act', hidden: true, children });
}

interface Showing {
  /** For an author without an account. */
  readonly code?: string;
  readonly error?: FieldError | undefined;
}

async function requestPage(
  c: PageContext,
  { hub }: Site,
  request: Request,
  { code, error }: Showing,
): Promise<string> {
  const { locale } = c.var;
  const { db } = hub.house;
  const children = (
    <RequestPage
      locale={locale}
      request={request}
      steps={await stepsOf(db, request.id)}
      proposals={await proposalsOf(db, request.id)}
      today={hub.clock().toISOString().slice(0, 10)}
      {...(code === undefined ? {} : { code })}
      {...(error ? { error } : {})}
    />
  );
  const title = locale.t(`requests.kind.${request.kind}`);
  return code === undefined
    ? ownPage(c, { title, children })
    : page(c, { title, section: 'act', hidden: true, children });
}
