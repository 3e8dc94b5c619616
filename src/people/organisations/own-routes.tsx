import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, actorOf, networkOf } from '../access/access.ts';
import { readCode, writeCode } from '../accounts/accounts.ts';
import { historyOf } from './changes.ts';
import { organisationsOf } from './holding.ts';
import { formOf, heard } from './organisation-form.ts';
import { organisationIn } from './own.ts';
import {
  AskCode,
  InvitationPage,
  NewOrganisation,
  OwnOrganisation,
  OwnOrganisations,
  Refused,
} from './own-views.tsx';
import { acceptOrganisation, changeOrganisation, nameOf, withdrawAcceptance } from './records.ts';
import { registerOrganisation } from './registering.ts';
import { type Organisation, stateOf } from './states.ts';
import { acceptInvitation, invitationFor, refuseInvitation } from './stewards.ts';

const CODES: Brake = { what: 'invitation', most: 20, minutes: 10 };
const REGISTERING: Brake = { what: 'register organisation', most: 5, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;

/** One's own organisations, and the letters that put one into somebody's hands. */
export function ownOrganisationRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const steward = (c: PageContext) =>
    ({ clock: hub.clock, actor: actorIn(c).account, capacity: 'steward' }) as const;
  const own = (c: PageContext) => organisationIn(c, hub);
  const to = (c: PageContext, path: string) => c.redirect(`/${c.var.locale.lang}${path}`, 303);

  app.get('/me/organisations', async (c) => {
    const { locale } = c.var;
    const rows = await organisationsOf(db, hub, actorIn(c).account);
    const children = <OwnOrganisations locale={locale} own={rows} />;
    return c.html(ownPage(c, { title: locale.t('me.page.organisations'), children }));
  });

  app.get('/me/organisations/new', (c) => c.html(newPage(c, typed({}), [])));

  app.post('/me/organisations/new', async (c) => {
    const form = await readForm(c);
    const { account } = actorIn(c);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    const { said, errors } = heard(form, c.var.locale);
    if (!said) return c.html(newPage(c, form, errors), 422);
    await brake(db, hub, REGISTERING, account);
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'register organisation', once, FORM_MINUTES))
        ? registerOrganisation(tx, hub, account, said)
        : null,
    );
    return to(c, made ? `/me/organisations/${made.id}?saved` : '/me/organisations');
  });

  app.get('/me/organisations/:id', async (c) => {
    const organisation = await own(c);
    const values = formOf(organisation, c.var.locale.lang);
    return c.html(await editPage(c, site, organisation, values, []));
  });

  app.post('/me/organisations/:id', async (c) => {
    const organisation = await own(c);
    const form = await readForm(c);
    const { said, errors } = heard(form, c.var.locale, organisation);
    if (!said) return c.html(await editPage(c, site, organisation, form, errors), 422);
    await db.transaction((tx) => changeOrganisation(tx, steward(c), organisation.id, said));
    return to(c, `/me/organisations/${organisation.id}?saved`);
  });

  app.post('/me/organisations/:id/:what{(?:withdraw|accept)}', async (c) => {
    const { id } = await own(c);
    const verb = c.req.param('what') === 'accept' ? acceptOrganisation : withdrawAcceptance;
    await db.transaction((tx) => verb(tx, steward(c), id));
    return to(c, `/me/organisations/${id}`);
  });

  app.get('/invitation', (c) => c.html(codePage(c, false)));

  app.post('/invitation', async (c) => {
    const code = readCode((await readForm(c)).one('code'));
    return code ? to(c, `/invitation/${writeCode(code)}`) : c.html(codePage(c, true), 422);
  });

  app.get('/invitation/:code', async (c) => {
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const { locale } = c.var;
    const code = c.req.param('code');
    const found = await invitationFor(db, hub, code);
    if (!found) return c.html(codePage(c, true), 404);
    const signedIn = (await actorOf(c, hub)) !== null;
    c.header('cache-control', 'no-store');
    const children = (
      <InvitationPage
        locale={locale}
        organisation={found.organisation}
        code={code}
        signedIn={signedIn}
      />
    );
    return c.html(
      page(c, { title: nameOf(found.organisation), section: 'mine', hidden: true, children }),
    );
  });

  app.post('/invitation/:code/accept', async (c) => {
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const code = c.req.param('code');
    const actor = await actorOf(c, hub);
    if (!actor) return to(c, `/join?${new URLSearchParams({ next: `/invitation/${code}` })}`);
    const { id } = await db.transaction((tx) => acceptInvitation(tx, hub, actor.account, code));
    return to(c, `/me/organisations/${id}?saved`);
  });

  app.post('/invitation/:code/refuse', async (c) => {
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const actor = await actorOf(c, hub);
    const { locale } = c.var;
    await db.transaction((tx) =>
      refuseInvitation(tx, hub, actor?.account ?? 'somebody', c.req.param('code')),
    );
    c.header('cache-control', 'no-store');
    const children = <Refused locale={locale} />;
    return c.html(
      page(c, { title: locale.t('invitation.refused'), section: 'mine', hidden: true, children }),
    );
  });
  return app;
}

function codePage(c: PageContext, wrong: boolean): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  const children = <AskCode locale={locale} wrong={wrong} />;
  return page(c, { title: locale.t('invitation.have'), section: 'mine', hidden: true, children });
}

function newPage(c: PageContext, values: Typed, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  const once = values.one('once') || randomUUID();
  const children = <NewOrganisation locale={locale} values={values} errors={errors} once={once} />;
  return ownPage(c, { title: locale.t('me.organisations.new'), children });
}

async function editPage(
  c: PageContext,
  { hub }: Site,
  organisation: Organisation,
  values: Typed,
  errors: readonly FieldError[],
): Promise<string> {
  const { locale } = c.var;
  const children = (
    <OwnOrganisation
      locale={locale}
      organisation={organisation}
      values={values}
      errors={errors}
      changes={await historyOf(hub.house.db, organisation.id)}
      saved={c.req.query('saved') !== undefined && stateOf(organisation) !== 'hidden'}
    />
  );
  return ownPage(c, { title: nameOf(organisation), children });
}
