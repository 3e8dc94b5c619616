import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { Qr } from '../../web/components/qr.tsx';
import { type Actor, actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { actorIn, keepSecret, networkOf } from '../access/access.ts';
import { accountByShortName, credentialsOf } from '../accounts/accounts.ts';
import { decide, waitingApprovals } from '../approvals/approvals.ts';
import { nextOf } from '../entry/entry.ts';
import { mustConfirm } from '../factors/factors.ts';
import { askToShow, partyOf, readShown } from '../passkeys/passkeys.ts';
import {
  addNumbers,
  askReset,
  confirm,
  offerNumbers,
  resetPerformers,
  showNumber,
  takeOffer,
} from './confirmations.ts';
import { Confirm, OfferNumbers, Recovery } from './views.tsx';

/** A million numbers, of which three are right at a time: at this rate a guess takes years. */
const NUMBERS: Brake = { what: 'second-factor', most: 6, minutes: 10 };

/** A second proof of who somebody is: to set it up, to show it, to lose it. */
export function confirmationRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/sign-in/confirm', async (c) => {
    const next = nextOf(c.req.query('next') ?? '/staff');
    const actor = actorIn(c);
    if (actor.confirmed) return c.redirect(`/${c.var.locale.lang}${next}`, 303);
    const ways = await credentialsOf(db, actor.account);
    if (!ways.some(({ kind }) => kind === 'totp' || kind === 'passkey'))
      return c.redirect(`/${c.var.locale.lang}/me/keys/second`, 303);
    return c.html(await confirmPage(c, actor, next, []));
  });

  app.post('/sign-in/confirm', async (c) => {
    const form = await readForm(c);
    const actor = actorIn(c);
    const next = nextOf(form.one('next'));
    await brake(db, hub, NUMBERS, actor.account);
    const secret = await db.transaction(async (tx) =>
      (await showNumber(tx, hub, actor.account, form.one('number')))
        ? confirm(tx, hub, actor)
        : null,
    );
    if (!secret) return c.html(await confirmPage(c, actor, next, wrongNumber(c)), 422);
    keepSecret(c, hub, secret);
    return c.redirect(`/${c.var.locale.lang}${next}`, 303);
  });

  app.post('/sign-in/confirm/passkey/options', async (c) => {
    await brake(
      db,
      hub,
      { ...NUMBERS, what: 'second-passkey', most: 60 },
      networkOf(c, hub.config),
    );
    return c.json(await askToShow(db, hub, partyIn(c), 'required'));
  });

  app.post('/sign-in/confirm/passkey', async (c) => {
    const form = await readForm(c);
    const actor = actorIn(c);
    const shown = await readShown(db, hub, partyIn(c), form.one('answer'));
    if (shown.account !== actor.account || !shown.userVerified)
      throw new Problem('passkey/refused', 422);
    const secret = await db.transaction((tx) => confirm(tx, hub, actor));
    if (secret) keepSecret(c, hub, secret);
    return c.redirect(`/${c.var.locale.lang}${nextOf(form.one('next'))}`, 303);
  });

  app.get('/me/keys/second', async (c) => {
    const actor = actorIn(c);
    if (await mustConfirm(db, actor)) return c.redirect(toConfirm(c), 302);
    return c.html(await offerPage(c, actor, []));
  });

  app.post('/me/keys/second', async (c) => {
    const form = await readForm(c);
    const actor = actorIn(c);
    if (await mustConfirm(db, actor)) return c.redirect(toConfirm(c), 303);
    await brake(db, hub, NUMBERS, actor.account);
    const secret = await takeOffer(db, hub, actor.account, form.one('ticket'));
    if (!secret) return c.html(await offerPage(c, actor, wrongNumber(c)), 422);
    const given = { secret, typed: form.one('number') };
    const renewed = await db.transaction(async (tx) =>
      (await addNumbers(tx, hub, actor.account, given)) ? confirm(tx, hub, actor) : null,
    );
    if (!renewed) return c.html(await offerPage(c, actor, wrongNumber(c), secret), 422);
    keepSecret(c, hub, renewed);
    return c.redirect(`/${c.var.locale.lang}/me/keys`, 303);
  });

  app.get('/staff/recovery', async (c) =>
    c.html(await recoveryPage(c, [], (c.req.query('account') ?? '').slice(0, 40), '')),
  );

  app.post('/staff/recovery', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const [typed, reason] = [form.one('account').trim(), form.one('reason').trim()];
    const account = await accountByShortName(db, typed);
    const errors = [
      ...(account ? [] : [{ name: 'account', message: locale.t('form.error.account') }]),
      ...(reason && reason.length <= 300
        ? []
        : [{ name: 'reason', message: locale.t('form.error.required') }]),
    ];
    if (!account || errors.length > 0)
      return c.html(await recoveryPage(c, errors, typed, reason), 422);
    await db.transaction((tx) => askReset(tx, actingOn(c, hub), { account: account.id, reason }));
    return c.redirect(`/${locale.lang}/staff/recovery`, 303);
  });

  app.post('/staff/recovery/:id', async (c) => {
    const outcome = (await readForm(c)).one('outcome') === 'done' ? 'done' : 'refused';
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => decide(tx, actingOn(c, hub), id, outcome, resetPerformers));
    return c.redirect(`/${c.var.locale.lang}/staff/recovery`, 303);
  });

  const partyIn = (c: PageContext) => {
    const party = partyOf(c, hub.config);
    if (!party) throw new Problem('passkey/refused', 422);
    return party;
  };

  const confirmPage = async (
    c: PageContext,
    { account }: Actor,
    next: string,
    errors: readonly FieldError[],
  ): Promise<string> => {
    const { locale } = c.var;
    const kinds = (await credentialsOf(db, account)).map(({ kind }) => kind);
    c.header('cache-control', 'no-store');
    const children: Child = (
      <Confirm
        locale={locale}
        next={next}
        errors={errors}
        numbers={kinds.includes('totp')}
        passkeys={kinds.includes('passkey') && partyOf(c, hub.config) !== null}
      />
    );
    return page(c, { title: locale.t('factor.confirm'), section: 'mine', hidden: true, children });
  };

  const offerPage = async (
    c: PageContext,
    { account }: Actor,
    errors: readonly FieldError[],
    secret?: string,
  ): Promise<string> => {
    const { locale, face } = c.var;
    const offered = await offerNumbers(db, hub, account, face.name, secret);
    const children = (
      <OfferNumbers
        locale={locale}
        offered={offered}
        picture={<Qr text={offered.uri} label={locale.t('factor.qr')} />}
        required={hub.config.staff.second_factor === 'required'}
        errors={errors}
      />
    );
    return ownPage(c, { title: locale.t('factor.title'), children });
  };

  const recoveryPage = async (
    c: PageContext,
    errors: readonly FieldError[],
    account: string,
    reason: string,
  ): Promise<string> => {
    const { locale } = c.var;
    const waiting = await waitingApprovals(db, hub.clock);
    const children = (
      <Recovery
        locale={locale}
        waiting={waiting.filter(({ act }) => act in resetPerformers)}
        me={actorIn(c).account}
        errors={errors}
        typed={{ account, reason }}
      />
    );
    return teamPage(c, { title: locale.t('recovery.title'), children });
  };
  return app;
}

const wrongNumber = (c: PageContext): FieldError[] => [
  { name: 'number', message: c.var.locale.t('factor.wrong') },
];

const toConfirm = (c: PageContext): string =>
  `/${c.var.locale.lang}/sign-in/confirm?${new URLSearchParams({ next: '/me/keys' })}`;
