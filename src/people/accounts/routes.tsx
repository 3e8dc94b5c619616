import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { type Brake, brake, count, firstTime, isSpent } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { canMail } from '../../platform/mail/mail.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import { isHttps } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, actorOf, cookieName, keepSecret, networkOf } from '../access/access.ts';
import { cardPage } from '../cards/cards.tsx';
import { letIn, nextOf } from '../entry/entry.ts';
import { mustConfirm } from '../factors/factors.ts';
import { partyOf } from '../passkeys/passkeys.ts';
import { askForWork, brakeJoining, workDone } from '../proofs/proofs.ts';
import { providerName } from '../providers/providers.ts';
import { STAFF_ROLES } from '../roles/roles.ts';
import { endOtherSessions, endSession, sessionsOf } from '../sessions/sessions.ts';
import {
  addCode,
  credentialsOf,
  makeCard,
  nameCredential,
  openAccount,
  recognise,
  revokeCredential,
} from './accounts.ts';
import { Join, Keys, NewCode, SignIn } from './views.tsx';

const SIGNING_IN: Brake = { what: 'sign-in', most: 30, minutes: 10 };
/** After so many wrong codes from one network, each further try costs its device some work. */
const WRONG: Brake = { what: 'sign-in-wrong', most: 5, minutes: 10 };
/** A form is good for one account for that long. */
const FORM_MINUTES = 24 * 60;

/** Joining, signing in and out, and the keys to one's account. */
export function accountRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/join', async (c) => {
    const { locale } = c.var;
    const next = nextOf(c.req.query('next'));
    c.header('cache-control', 'no-store');
    const children = (
      <Join
        locale={locale}
        once={randomUUID()}
        next={next}
        challenge={await askForWork(hub)}
        passkeys={partyOf(c, hub.config) !== null}
      />
    );
    return c.html(page(c, { title: locale.t('join.title'), section: 'mine', children }));
  });

  app.post('/join', async (c) => {
    const form = await readForm(c);
    const once = form.one('once');
    const next = nextOf(form.one('next'));
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brakeJoining(db, hub, form.one('work'), networkOf(c, hub.config));
    const { lang } = c.var.locale;
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'join', once, FORM_MINUTES))) return null;
      const id = await openAccount(tx, hub, { lang, channel: 'web' });
      const card = await makeCard(tx, hub, { id, lang });
      return { card, secret: await letIn(c, tx, site, { account: id, method: 'code' }) };
    });
    // The same form again: the account is there, and its card has been shown.
    if (!made) return c.redirect(`/${lang}/me`, 303);
    keepSecret(c, hub, made.secret);
    return c.html(cardPage(c, made.card, next));
  });

  app.get('/sign-in', async (c) => {
    const next = nextOf(c.req.query('next'));
    c.header('cache-control', 'no-store');
    if (await actorOf(c, hub)) return c.redirect(`/${c.var.locale.lang}${next}`, 303);
    return c.html(await signInPage(c, next));
  });

  app.post('/sign-in', async (c) => {
    const form = await readForm(c);
    const next = nextOf(form.one('next'));
    const network = networkOf(c, hub.config);
    c.header('cache-control', 'no-store');
    await brake(db, hub, SIGNING_IN, network);
    if ((await isSpent(db, hub, WRONG, network)) && !(await workDone(db, hub, form.one('work'))))
      return c.html(await signInPage(c, next, 'signin.work'), 429);
    const secret = await db.transaction(async (tx) => {
      const found = await recognise(tx, hub, form.one('code'));
      return found && letIn(c, tx, site, { account: found.account.id, method: found.method });
    });
    if (!secret) {
      await count(db, hub, WRONG, network);
      return c.html(await signInPage(c, next, 'signin.wrong'), 422);
    }
    keepSecret(c, hub, secret);
    return c.redirect(`/${c.var.locale.lang}${next}`, 303);
  });

  app.post('/sign-out', async (c) => {
    const actor = await actorOf(c, hub);
    if (actor) await db.transaction((tx) => endSession(tx, hub, actor.account, actor.session));
    deleteCookie(c, cookieName(hub), { path: '/', secure: isHttps(hub.config.server) });
    return c.redirect(`/${c.var.locale.lang}/`, 303);
  });

  app.get('/me/keys', async (c) => {
    const { locale } = c.var;
    const { account, session, roles } = actorIn(c);
    const children = (
      <Keys
        locale={locale}
        credentials={await credentialsOf(db, account)}
        sessions={await sessionsOf(db, hub.clock, account)}
        here={session}
        passkeys={partyOf(c, hub.config) !== null}
        mail={canMail(hub.config)}
        provider={providerName(hub.config)}
        staff={STAFF_ROLES.some((role) => roles.has(role))}
      />
    );
    return c.html(ownPage(c, { title: locale.t('keys.title'), children }));
  });

  app.post('/me/keys/code', async (c) => {
    const label = written(await readForm(c), 'label', 60);
    await confirmed(c);
    const code = await db.transaction((tx) => addCode(tx, hub, actorIn(c).account, label));
    const { locale } = c.var;
    const children = <NewCode locale={locale} code={code} />;
    return c.html(ownPage(c, { title: locale.t('keys.code.made'), children }));
  });

  app.post('/me/keys/card', async (c) => {
    const { account } = actorIn(c);
    const { lang } = c.var.locale;
    await confirmed(c);
    const card = await db.transaction((tx) => makeCard(tx, hub, { id: account, lang }));
    return c.html(cardPage(c, card, '/me/keys'));
  });

  app.post('/me/keys/:id/revoke', async (c) => {
    const { account, session } = actorIn(c);
    await confirmed(c);
    await db.transaction(async (tx) => {
      await revokeCredential(tx, hub, account, idIn(c));
      // Whoever had that key may have sessions open with it.
      await endOtherSessions(tx, hub, account, session);
    });
    return c.redirect(`/${c.var.locale.lang}/me/keys`, 303);
  });

  app.post('/me/keys/:id/name', async (c) => {
    const label = written(await readForm(c), 'label', 60);
    await db.transaction((tx) => nameCredential(tx, actorIn(c).account, idIn(c), label));
    return c.redirect(`/${c.var.locale.lang}/me/keys`, 303);
  });

  app.post('/me/sessions/end-others', async (c) => {
    const { account, session } = actorIn(c);
    await db.transaction((tx) => endOtherSessions(tx, hub, account, session));
    return c.redirect(`/${c.var.locale.lang}/me/keys#devices`, 303);
  });

  app.post('/me/sessions/:id/end', async (c) => {
    await db.transaction((tx) => endSession(tx, hub, actorIn(c).account, idIn(c)));
    return c.redirect(`/${c.var.locale.lang}/me/keys#devices`, 303);
  });

  // Whoever only knows the code of somebody of the team must not make themselves at home with it.
  const confirmed = async (c: PageContext): Promise<void> => {
    if (await mustConfirm(db, actorIn(c))) throw new Problem('access/confirm', 403);
  };

  const signInPage = async (c: PageContext, next: string, wrong?: string): Promise<string> => {
    const { locale } = c.var;
    const errors = wrong ? [{ name: 'code', message: locale.t(wrong) }] : [];
    const spent = await isSpent(db, hub, WRONG, networkOf(c, hub.config));
    const children = (
      <SignIn
        locale={locale}
        next={next}
        errors={errors}
        challenge={spent ? await askForWork(hub) : null}
        passkeys={partyOf(c, hub.config) !== null}
        mail={canMail(hub.config)}
        provider={providerName(hub.config)}
      />
    );
    return page(c, { title: locale.t('signin.title'), section: 'mine', hidden: true, children });
  };
  return app;
}

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
