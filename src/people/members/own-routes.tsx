import { Hono } from 'hono';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, actorOf, networkOf } from '../access/access.ts';
import { allows, monthsLater, recipientOfSubject } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import {
  findOrganisation,
  knownOrganisation,
  nameOf,
  type Organisation,
} from '../organisations/organisations.ts';
import { membersCounted, membersInWords } from './counting.ts';
import { opened, REMOVED_MONTHS } from './holding.ts';
import { openInvitation } from './invitations.ts';
import {
  joinOrganisation,
  leaveOrganisation,
  type Member,
  nameMember,
  ownPlace,
  PURPOSES,
  personIn,
  placesOf,
} from './joining.ts';
import { Declined, JoiningPage } from './joining-views.tsx';
import { isListed, listedMembers, noteLooks } from './listing.ts';
import { Membership, Memberships, Removed } from './own-views.tsx';

/** A hall full of people may join by one network; codes are far too long to be tried. */
const CODES: Brake = { what: 'member invitation', most: 400, minutes: 10 };
const LONGEST_NAME = 60;
const DONE = ['joined', 'saved', 'answered'] as const;

/** The organisations of which somebody is a member: the way in, what they choose there, and the way out. */
export function membershipRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const listsOpen = hub.config.hub.threat === 'low';
  const to = (c: PageContext, path: string) => c.redirect(`/${c.var.locale.lang}${path}`, 303);

  // The codes of stewards and of members are typed in one place; what is not a member's is looked for further on.
  app.get('/invitation/:code', async (c, next) => {
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const code = c.req.param('code');
    const invitation = await openInvitation(db, hub, code);
    if (!invitation) return next();
    const organisation = await knownOrganisation(db, invitation.organisationId);
    const { locale } = c.var;
    const signedIn = (await actorOf(c, hub)) !== null;
    c.header('cache-control', 'no-store');
    const children = <JoiningPage {...{ locale, organisation, code, signedIn }} />;
    return c.html(
      page(c, { title: nameOf(organisation), section: 'mine', hidden: true, children }),
    );
  });

  app.post('/invitation/:code/join', async (c) => {
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const code = c.req.param('code');
    const actor = await actorOf(c, hub);
    if (!actor) return to(c, `/join?${new URLSearchParams({ next: `/invitation/${code}` })}`);
    const id = await db.transaction((tx) => joinOrganisation(tx, hub, actor.account, code));
    return to(c, `/me/memberships/${id}?done=joined`);
  });

  // A no is written nowhere.
  app.post('/invitation/:code/decline', (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-store');
    const children = <Declined locale={locale} />;
    const title = locale.t('members.declined');
    return c.html(page(c, { title, section: 'mine', hidden: true, children }));
  });

  app.get('/me/memberships', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const places = await placesOf(db, (id) => personIn(hub, account, id));
    const own = await Promise.all(
      places.map(async (place) => ({
        ...place,
        organisation: await findOrganisation(db, place.organisationId),
      })),
    );
    const known = own.flatMap(({ organisation, ...place }) =>
      organisation ? [{ ...place, organisation }] : [],
    );
    const children = <Memberships locale={locale} own={known} />;
    return c.html(ownPage(c, { title: locale.t('me.page.memberships'), children }));
  });

  app.get('/me/memberships/:id', async (c) => {
    const { place, organisation } = await own(c);
    return c.html(
      place.removedOn
        ? removedPage(c, organisation, place, place.removedOn)
        : await placePage(c, organisation, place),
    );
  });

  app.post('/me/memberships/:id/name', async (c) => {
    const { place, organisation } = await own(c);
    const name = (await readForm(c)).one('name').replace(/\s+/g, ' ').trim();
    if (name.length > LONGEST_NAME)
      return c.html(await placePage(c, organisation, place, name), 422);
    const { account } = actorIn(c);
    await db.transaction((tx) => nameMember(tx, hub, account, organisation.id, name));
    return to(c, `/me/memberships/${organisation.id}?done=saved`);
  });

  app.post('/me/memberships/:id/leave', async (c) => {
    const { organisation } = await own(c);
    const { account } = actorIn(c);
    const by = { lang: c.var.locale.lang, holdings };
    await db.transaction((tx) => leaveOrganisation(tx, hub, account, organisation.id, by));
    return to(c, '/me/memberships');
  });
  return app;

  async function own(c: PageContext): Promise<{ place: Member; organisation: Organisation }> {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const place = await ownPlace(db, hub, actorIn(c).account, id);
    return { place, organisation: await knownOrganisation(db, id) };
  }

  function removedPage(
    c: PageContext,
    organisation: Organisation,
    place: Member,
    removedOn: string,
  ): string {
    const { locale } = c.var;
    const reason = opened(hub.keys, place).reason ?? '';
    const until = monthsLater(new Date(removedOn), REMOVED_MONTHS);
    const children = <Removed {...{ locale, organisation, removedOn, reason, until }} />;
    return ownPage(c, { title: nameOf(organisation), children });
  }

  async function placePage(
    c: PageContext,
    organisation: Organisation,
    place: Member,
    wrong: string | null = null,
  ): Promise<string> {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const { id } = organisation;
    const recipientId = (await recipientOfSubject(db, id))?.id ?? null;
    const given = async (purpose: (typeof PURPOSES)[number]) =>
      recipientId !== null && (await allows(db, hub, { account, purpose, recipientId }));
    const choices = await Promise.all(
      PURPOSES.map(async (purpose) => ({ purpose, given: await given(purpose) })),
    );
    const done = DONE.find((each) => each === c.req.query('done')) ?? null;
    const children = (
      <Membership
        locale={locale}
        organisation={organisation}
        recipientId={recipientId}
        joinedOn={place.joinedOn}
        count={membersInWords(await membersCounted(db, id), locale)}
        choices={choices}
        name={wrong ?? opened(hub.keys, place).name ?? ''}
        nameError={wrong === null ? null : locale.t('form.error.long')}
        list={await listFor(account, id)}
        listsOpen={listsOpen}
        done={done}
      />
    );
    return ownPage(c, { title: nameOf(organisation), children });
  }

  /** The list, for those who are in it; each of it can read that it was looked at. */
  async function listFor(account: string, id: string): Promise<(string | null)[] | null> {
    if (!listsOpen || !(await isListed(db, hub, account, id))) return null;
    const listed = await listedMembers(db, hub, id);
    await db.transaction((tx) => noteLooks(tx, hub, account, id, listed));
    return listed.map(({ name }) => name);
  }
}
