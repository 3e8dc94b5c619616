import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type PeerMatch, peersOf } from '../../collect/strengths/strengths.ts';
import { actorIn } from '../../people/access/access.ts';
import {
  nameOf,
  type Organisation,
  organisationIn,
} from '../../people/organisations/organisations.ts';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import type { Executor } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { Peers } from './peers-views.tsx';
import { proposalsOf, propose, say } from './proposals.ts';
import { requestById, submit } from './requests.ts';

const ASKING: Brake = { what: 'ask a peer', most: 10, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;
const BASE = '/me/organisations/:id/peers';
const [SHORTEST, LONGEST] = [10, 1500];

/** Organisations that could train one another; they meet as any request is met, by two yeses and through the hub. */
export function peerRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => c.html(await peersPage(c, await organisationIn(c, hub))));

  app.post(`${BASE}/:peer`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const [once, text] = [form.one('once'), written(form, 'text', LONGEST)];
    const match = (await peersOf(hub, organisation.id))?.find(
      ({ peer }) => peer.id === c.req.param('peer'),
    );
    if (!match) throw new Problem('page/not-found', 404);
    if (!isId(once)) throw new Problem('page/refused', 400);
    if (text.length < SHORTEST)
      return c.html(await peersPage(c, organisation, match.peer.id, text), 422);
    const { account } = actorIn(c);
    await brake(db, hub, ASKING, account);
    const id = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'ask a peer', `${account} ${once}`, FORM_MINUTES))
        ? ask(tx, c, organisation, match, text)
        : null,
    );
    return c.redirect(`/${c.var.locale.lang}/me/requests${id ? `/${id}` : ''}`, 303);
  });
  return app;

  /** A request like any other, with the peer proposed and the author's yes given: the peer's steward says theirs. */
  async function ask(
    tx: Executor,
    c: PageContext,
    organisation: Organisation,
    { peer, helps, common }: PeerMatch,
    text: string,
  ): Promise<string> {
    const { account } = actorIn(c);
    const { lang } = c.var.locale;
    const areas = new Intl.ListFormat(lang).format(
      helps.map((area) => localeOf(lang).t(`strength.${area}`)),
    );
    const residence = organisation.country ?? organisation.residences[0] ?? peer.country;
    if (!residence) throw new Problem('peers/country', 409);
    const { id } = await submit(
      tx,
      hub,
      { account, channel: 'web' },
      {
        kind: 'need',
        topic: 'mentoring',
        lang,
        text: `${localeOf(lang).t('peers.request', { name: nameOf(organisation), areas })}\n\n${text}`,
        residence,
        origin: null,
        town: organisation.town ?? '',
      },
    );
    const reasons = [
      'topic',
      ...(common.languages.length > 0 ? ['language'] : []),
      ...(common.country ? ['residence'] : []),
      ...(common.origins.length > 0 ? ['origin'] : []),
    ];
    const chosen = { kind: 'organisation', id: peer.id, name: peer.name } as const;
    const by = { clock: hub.clock, actor: account };
    await propose(tx, by, await requestById(tx, id), chosen, reasons, 'author');
    for (const proposal of await proposalsOf(tx, id)) await say(tx, by, proposal, 'author', 'yes');
    return id;
  }

  async function peersPage(
    c: PageContext,
    organisation: Organisation,
    short: string | null = null,
    text = '',
  ): Promise<string> {
    const { locale } = c.var;
    const matches = await peersOf(hub, organisation.id);
    const once = randomUUID();
    const children = <Peers {...{ locale, organisation, matches, short, text, once }} />;
    return ownPage(c, { title: `${locale.t('inside.peers')} · ${nameOf(organisation)}`, children });
  }
}
