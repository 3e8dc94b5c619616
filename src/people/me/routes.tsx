import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { isHttps } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, actorOf, cookieName, networkOf } from '../access/access.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { askRight, KINDS, rightsOf } from '../rights/rights.ts';
import { looksAt } from './access-log.ts';
import { DataPage } from './data-views.tsx';
import { eraseWithProof, findErasure, proofCode } from './erasure.ts';
import { ErasePage, ProofPage, ProofQuestion } from './erasure-views.tsx';
import { takeAlong, zipOf } from './taking-along.ts';
import { AccessLog, Overview } from './views.tsx';

const EXPORTING: Brake = { what: 'export', most: 10, minutes: 60 };
const CHECKING: Brake = { what: 'erasure-check', most: 30, minutes: 10 };
const FORM_MINUTES = 24 * 60;
const LONGEST = 4000;

/** Mon espace: what the hub holds about somebody, who looked at it, how to take it along and how to be forgotten. */
export function ownRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me', async (c) => {
    const { locale } = c.var;
    const { account, roles } = actorIn(c);
    const held = await heldOf(c);
    const children = (
      <Overview locale={locale} account={account} held={held} staff={roles.size > 0} />
    );
    return c.html(ownPage(c, { title: locale.t('nav.mine'), children }));
  });

  app.get('/me/log', async (c) => {
    const { locale } = c.var;
    const looks = await looksAt(db, actorIn(c).account, locale.lang);
    const children = <AccessLog locale={locale} looks={looks} />;
    return c.html(ownPage(c, { title: locale.t('me.log.title'), children }));
  });

  app.get('/me/data', async (c) => c.html(await dataPage(c, typed({}), [])));

  app.post('/me/data/export', async (c) => {
    const { account } = actorIn(c);
    const { locale, face } = c.var;
    await brake(db, hub, EXPORTING, account);
    const taken = await takeAlong(db, hub, account, holdings, locale);
    await db.transaction((tx) =>
      record(tx, hub.clock, {
        actor: account,
        act: 'accounts/exported',
        subject: `account:${account}`,
      }),
    );
    return c.body(zipOf(taken, locale, face, hub.clock()), 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="passerelle.zip"',
      'cache-control': 'no-store',
    });
  });

  app.post('/me/data/rights', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const kind = KINDS.find((each) => each === form.one('kind'));
    const wording = form.one('wording').trim();
    const errors = [
      ...(kind ? [] : [{ name: 'kind', message: locale.t('form.error.choice') }]),
      ...(wording === '' ? [{ name: 'wording', message: locale.t('form.error.required') }] : []),
      ...(wording.length > LONGEST
        ? [{ name: 'wording', message: locale.t('form.error.long') }]
        : []),
    ];
    if (!kind || errors.length > 0) return c.html(await dataPage(c, form, errors), 422);
    const { account } = actorIn(c);
    await db.transaction(async (tx) => {
      if (await firstTime(tx, hub, 'rights', `${account} ${form.one('once')}`, FORM_MINUTES))
        await askRight(tx, hub, account, { kind, wording, lang: locale.lang });
    });
    return c.redirect(`/${locale.lang}/me/data#rights`, 303);
  });

  app.get('/me/data/erase', async (c) => {
    return c.html(await erasePage(c, randomUUID(), []));
  });

  // Not below /me: the form may come a second time, when there is nobody signed in any more.
  app.post('/erasure', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    const proof = `/${locale.lang}/erasure/${proofCode(hub.keys, once)}`;
    if (await findErasure(db, hub, proofCode(hub.keys, once))) return c.redirect(proof, 303);
    const actor = await actorOf(c, hub);
    if (!actor) throw new Problem('access/closed', 401);
    c.set('actor', actor);
    if (form.one('sure') !== 'yes') {
      const errors = [{ name: 'sure', message: locale.t('form.error.unsure') }];
      return c.html(await erasePage(c, once, errors), 422);
    }
    const { account } = actor;
    await db.transaction((tx) => eraseWithProof(tx, hub, { account, once }, holdings));
    site.pages.clear();
    deleteCookie(c, cookieName(hub), { path: '/', secure: isHttps(hub.config.server) });
    return c.redirect(proof, 303);
  });

  app.get('/erasure', (c) => {
    const code = c.req.query('code');
    if (code !== undefined)
      return c.redirect(`/${c.var.locale.lang}/erasure/${encodeURIComponent(code.slice(0, 60))}`);
    return c.html(publicPage(c, <ProofQuestion locale={c.var.locale} />));
  });

  app.get('/erasure/:code', async (c) => {
    const { locale, face } = c.var;
    const code = c.req.param('code');
    await brake(db, hub, CHECKING, networkOf(c, hub.config));
    const found = await findErasure(db, hub, code);
    c.header('cache-control', 'no-store');
    if (!found) return c.html(publicPage(c, <ProofQuestion locale={locale} unknown={code} />), 404);
    return c.html(
      publicPage(c, <ProofPage locale={locale} face={face} code={code} erasure={found} />),
    );
  });

  async function heldOf(c: PageContext) {
    const person = personOf(hub.keys, actorIn(c).account);
    const { locale } = c.var;
    return Promise.all(
      holdings.map(async ({ name, held }) => ({
        name,
        lines: await held(db, hub, person, locale),
      })),
    );
  }

  async function dataPage(c: PageContext, form: Typed, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const children = (
      <DataPage
        locale={locale}
        held={await heldOf(c)}
        requests={await rightsOf(db, hub, actorIn(c).account)}
        today={hub.clock().toISOString().slice(0, 10)}
        typed={form}
        errors={errors}
        once={randomUUID()}
      />
    );
    return ownPage(c, { title: locale.t('me.page.data'), children });
  }

  async function erasePage(c: PageContext, once: string, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const held = await heldOf(c);
    const children = <ErasePage locale={locale} held={held} once={once} errors={errors} />;
    return ownPage(c, { title: locale.t('me.erase.title'), children });
  }
  return app;
}

function publicPage(c: PageContext, children: Parameters<typeof page>[1]['children']): string {
  return page(c, { title: c.var.locale.t('erasure.title'), hidden: true, children });
}
