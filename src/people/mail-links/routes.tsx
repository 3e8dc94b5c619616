import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { canMail } from '../../platform/mail/mail.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, keepSecret, networkOf } from '../access/access.ts';
import { blindOf } from '../contacts/contacts.ts';
import { letIn, nextOf } from '../entry/entry.ts';
import { mustConfirm } from '../factors/factors.ts';
import { askConfirmation, askLink, confirmAddress, openLink } from './mail-links.ts';
import { Asked, AskLink, ConfirmationSent, FollowLink, NoMail } from './views.tsx';

const ASKING: Brake = { what: 'mail-link', most: 10, minutes: 60 };
/** To one address, whoever asks: nobody's mailbox is filled from here. */
const TO_ONE: Brake = { what: 'mail-link-to', most: 4, minutes: 60 };

const anAddress = z.email().max(254);

/** The way in by a link in a message, and the address that it goes to. */
export function mailLinkRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/sign-in/mail', (c) => {
    const { locale } = c.var;
    if (!canMail(hub.config)) return c.html(open(c, 'mail.ask.title', <NoMail locale={locale} />));
    const next = nextOf(c.req.query('next'));
    const children = <AskLink locale={locale} next={next} typed="" errors={[]} />;
    return c.html(open(c, 'mail.ask.title', children));
  });

  app.post('/sign-in/mail', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    if (!canMail(hub.config)) throw new Problem('mail/missing', 409);
    const next = nextOf(form.one('next'));
    const typed = form.one('address').trim().slice(0, 300);
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    if (!anAddress.safeParse(typed).success) {
      const errors = [{ name: 'address', message: locale.t('mail.address.wrong') }];
      const children = <AskLink locale={locale} next={next} typed={typed} errors={errors} />;
      return c.html(open(c, 'mail.ask.title', children), 422);
    }
    await brake(db, hub, TO_ONE, blindOf(hub.keys, 'email', typed));
    await db.transaction((tx) => askLink(tx, hub, { address: typed, lang: locale.lang, next }));
    return c.html(open(c, 'mail.asked.title', <Asked locale={locale} />));
  });

  app.get('/sign-in/mail/:secret', (c) =>
    c.html(open(c, 'mail.signin.title', <FollowLink locale={c.var.locale} what="signin" />)),
  );

  app.post('/sign-in/mail/:secret', async (c) => {
    await brake(db, hub, ASKING, networkOf(c, hub.config));
    const { account, next } = await openLink(db, hub, c.req.param('secret'));
    const entrance = { account, method: 'mail' } as const;
    keepSecret(c, hub, await db.transaction((tx) => letIn(c, tx, site, entrance)));
    return c.redirect(`/${c.var.locale.lang}${nextOf(next)}`, 303);
  });

  app.post('/me/keys/mail', async (c) => {
    const address = (await readForm(c)).one('address').trim();
    const actor = actorIn(c);
    if (await mustConfirm(db, actor)) throw new Problem('access/confirm', 403);
    const { locale } = c.var;
    if (!canMail(hub.config)) throw new Problem('mail/missing', 409);
    if (!anAddress.safeParse(address).success) throw new Problem('mail/address', 422);
    await brake(db, hub, TO_ONE, blindOf(hub.keys, 'email', address));
    const asked = { address, lang: locale.lang, next: '/me/keys' };
    await db.transaction((tx) => askConfirmation(tx, hub, actor.account, asked));
    const children = <ConfirmationSent locale={locale} address={address} />;
    return c.html(ownPage(c, { title: locale.t('mail.sent.title'), children }));
  });

  app.get('/me/keys/mail/:secret', (c) => {
    const { locale } = c.var;
    const children = <FollowLink locale={locale} what="confirm" />;
    return c.html(ownPage(c, { title: locale.t('mail.confirm.title'), children }));
  });

  app.post('/me/keys/mail/:secret', async (c) => {
    const { account } = actorIn(c);
    const secret = c.req.param('secret');
    await db.transaction((tx) => confirmAddress(db, tx, hub, account, secret));
    return c.redirect(`/${c.var.locale.lang}/me/keys`, 303);
  });
  return app;
}

function open(c: PageContext, title: string, children: Child): string {
  c.header('cache-control', 'no-store');
  return page(c, { title: c.var.locale.t(title), section: 'mine', hidden: true, children });
}
