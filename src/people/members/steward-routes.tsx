import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { recipientOfSubject } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import { nameOf, type Organisation, organisationIn } from '../organisations/organisations.ts';
import { membersCounted, membersInWords } from './counting.ts';
import {
  DAYS,
  dayAfter,
  invitationState,
  invitationsOf,
  inviteMembers,
  PLACES,
  revokeInvitation,
} from './invitations.ts';
import { listedMembers, noteLooks, removeMember } from './listing.ts';
import { InvitationSheet, StewardMembers } from './steward-views.tsx';

const INVITING: Brake = { what: 'invite members', most: 20, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;
const BASE = '/me/organisations/:id/members';

/** Members of an organisation, for its stewards. */
export function memberRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const listsOpen = hub.config.hub.threat === 'low';
  const back = (c: PageContext, { id }: Organisation, done = '') =>
    c.redirect(`/${c.var.locale.lang}/me/organisations/${id}/members${done}`, 303);

  app.get(BASE, async (c) => c.html(await membersPage(c, await organisationIn(c, hub))));

  app.post(`${BASE}/invitations`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const most = PLACES.find((each) => String(each) === form.one('most'));
    const days = DAYS.find((each) => String(each) === form.one('days'));
    const once = form.one('once');
    if (!most || !days || !isId(once)) throw new Problem('page/refused', 400);
    const by = actingOn(c, hub);
    await brake(db, hub, INVITING, by.actor);
    const code = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'invite members', `${by.actor} ${once}`, FORM_MINUTES))
        ? inviteMembers(tx, hub.keys, by, organisation.id, { most, days })
        : null,
    );
    // The same form again: its code was shown, and is not known any more.
    if (!code) return back(c, organisation);
    const { locale, face } = c.var;
    const until = dayAfter(hub.clock, days);
    const children = (
      <InvitationSheet
        {...{ locale, organisation, code, most, until }}
        hub={face.name}
        address={face.address}
      />
    );
    return c.html(ownPage(c, { title: locale.t('members.sheet'), children }));
  });

  app.post(`${BASE}/invitations/:invitation/revoke`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const invitation = c.req.param('invitation');
    if (!isId(invitation)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) =>
      revokeInvitation(tx, actingOn(c, hub), organisation.id, invitation),
    );
    return back(c, organisation);
  });

  app.post(`${BASE}/:member/remove`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const member = c.req.param('member');
    if (!listsOpen || !isId(member)) throw new Problem('page/not-found', 404);
    const reason = written(await readForm(c), 'reason', 500);
    if (!reason) return c.html(await membersPage(c, organisation, member), 422);
    const { lang } = c.var.locale;
    const by = { actor: actorIn(c).account, reason, lang, holdings };
    await db.transaction((tx) => removeMember(tx, hub, organisation.id, member, by));
    return back(c, organisation, '?removed');
  });
  return app;

  async function membersPage(
    c: PageContext,
    organisation: Organisation,
    reasonless: string | null = null,
  ): Promise<string> {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const { id } = organisation;
    const listed = listsOpen ? await listedMembers(db, hub, id) : [];
    await db.transaction((tx) => noteLooks(tx, hub, account, id, listed));
    const children = (
      <StewardMembers
        {...{ locale, organisation, reasonless, listsOpen }}
        count={membersInWords(await membersCounted(db, id), locale)}
        open={(await recipientOfSubject(db, id)) !== null}
        listed={listed.map(({ id, name }) => ({ id, name }))}
        invitations={(await invitationsOf(db, id)).map((each) => ({
          ...each,
          state: invitationState(each, hub.clock),
        }))}
        removed={c.req.query('removed') !== undefined}
        once={randomUUID()}
      />
    );
    return ownPage(c, {
      title: `${locale.t('inside.members')} · ${nameOf(organisation)}`,
      children,
    });
  }
}
