import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { actorIn, keepSecret, networkOf } from '../access/access.ts';
import { makeCard, openAccount } from '../accounts/accounts.ts';
import { cardPage } from '../cards/cards.tsx';
import { confirm } from '../confirmations/confirmations.ts';
import { letIn, nextOf } from '../entry/entry.ts';
import { mustConfirm } from '../factors/factors.ts';
import { brakeJoining } from '../proofs/proofs.ts';
import {
  addPasskey,
  askToMake,
  askToShow,
  type Party,
  partyOf,
  readMade,
  readShown,
} from './passkeys.ts';

const ASKING: Brake = { what: 'passkey', most: 60, minutes: 10 };
const FORM_MINUTES = 24 * 60;

/** Joining, coming back and adding a key with a device of one's own. What begins with `options` is asked by script. */
export function passkeyRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.post('/join/passkey/options', async (c) => {
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    return c.json(await askToMake(db, hub, partyIn(c), null));
  });

  app.post('/join/passkey', async (c) => {
    const form = await readForm(c);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brakeJoining(db, hub, form.one('work'), networkOf(c, hub.config));
    const key = await readMade(db, hub, partyIn(c), form.one('answer'), null);
    const { lang } = c.var.locale;
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'join', once, FORM_MINUTES))) return null;
      const id = await openAccount(tx, hub, { lang, channel: 'web' });
      await addPasskey(tx, hub, id, key, '');
      const card = await makeCard(tx, hub, { id, lang });
      const entrance = { account: id, method: 'passkey', confirmed: key.userVerified } as const;
      return { card, secret: await letIn(c, tx, site, entrance) };
    });
    if (!made) return c.redirect(`/${lang}/me`, 303);
    keepSecret(c, hub, made.secret);
    return c.html(cardPage(c, made.card, nextOf(form.one('next'))));
  });

  app.post('/sign-in/passkey/options', async (c) => {
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    return c.json(await askToShow(db, hub, partyIn(c)));
  });

  app.post('/sign-in/passkey', async (c) => {
    const form = await readForm(c);
    c.header('cache-control', 'no-store');
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    const shown = await readShown(db, hub, partyIn(c), form.one('answer'));
    const entrance = {
      account: shown.account,
      method: 'passkey',
      confirmed: shown.userVerified,
    } as const;
    keepSecret(c, hub, await db.transaction((tx) => letIn(c, tx, site, entrance)));
    return c.redirect(`/${c.var.locale.lang}${nextOf(form.one('next'))}`, 303);
  });

  app.post('/me/keys/passkey/options', async (c) => {
    const { account } = actorIn(c);
    return c.json(await askToMake(db, hub, partyIn(c), account));
  });

  app.post('/me/keys/passkey', async (c) => {
    const form = await readForm(c);
    const actor = actorIn(c);
    if (await mustConfirm(db, actor)) throw new Problem('access/confirm', 403);
    const key = await readMade(db, hub, partyIn(c), form.one('answer'), actor.account);
    const label = written(form, 'label', 60);
    const secret = await db.transaction(async (tx) => {
      await addPasskey(tx, hub, actor.account, key, label);
      return key.userVerified ? confirm(tx, hub, actor) : null;
    });
    if (secret) keepSecret(c, hub, secret);
    return c.redirect(`/${c.var.locale.lang}/me/keys`, 303);
  });

  const partyIn = (c: PageContext): Party => {
    const party = partyOf(c, hub.config);
    if (!party) throw new Problem('passkey/refused', 422);
    return party;
  };
  return app;
}
