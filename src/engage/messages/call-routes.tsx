import { Hono } from 'hono';
import { actorIn } from '../../people/access/access.ts';
import type { Holding } from '../../people/holdings/holdings.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { type Env, isLang, type PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { CallPage, Calls } from './call-views.tsx';
import { CALL_WORDS, callsOf, callsWaiting, endCall, openCall, takeCall } from './calls.ts';

/** As many as somebody calls in a day; nobody can leaf through numbers. */
const TAKING: Brake = { what: 'relay call', most: 40, minutes: 24 * 60 };
const HOME = '/me/relay/calls';

/** Messages that are said: a relay takes a call, makes it, and says what became of it. */
export function callRoutes({ hub }: Site, holdings: readonly Holding[]): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(HOME, async (c) => {
    const { locale } = c.var;
    const children = (
      <Calls
        locale={locale}
        waiting={await callsWaiting(db, hub)}
        taken={await callsOf(db, hub, actorIn(c).account)}
        done={c.req.query('done') ?? ''}
      />
    );
    return c.html(ownPage(c, { title: locale.t('calls.title'), children }));
  });

  app.post(HOME, async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const lang = (await readForm(c)).one('lang');
    if (!isLang(lang)) throw new Problem('page/refused', 400);
    await brake(db, hub, TAKING, account);
    const id = await takeCall(hub, account, lang);
    return c.redirect(`/${locale.lang}${HOME}${id ? `/${id}` : '?done=none'}`, 303);
  });

  app.get(`${HOME}/:id`, async (c) => {
    const { locale, face } = c.var;
    const id = idIn(c);
    const reader = { actor: actorIn(c).account, reason: locale.t('calls.reason') };
    const call = await db.transaction((tx) => openCall(tx, hub, id, reader));
    const children = <CallPage locale={locale} hub={face.name} id={id} call={call} />;
    return c.html(ownPage(c, { title: locale.t('calls.one'), children }));
  });

  app.post(`${HOME}/:id`, async (c) => {
    const said = (await readForm(c)).one('word');
    const word = CALL_WORDS.find((each) => each === said);
    if (!word) throw new Problem('page/refused', 400);
    const call = { relay: actorIn(c).account, id: idIn(c), word };
    await db.transaction((tx) => endCall(tx, hub, call, holdings));
    return c.redirect(`/${c.var.locale.lang}${HOME}?done=${word}`, 303);
  });
  return app;
}

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
