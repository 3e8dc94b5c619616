import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { firstTime } from '../../platform/brakes/brakes.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  decideAppeal,
  hidePost,
  keepPost,
  openAppeals,
  type Post,
  postIn,
  reportedPosts,
} from './board.ts';
import {
  addCommunity,
  allCommunities,
  type Community,
  closeCommunity,
  communityById,
  openCommunity,
  refuseCommunity,
} from './communities.ts';
import { reasonText } from './forms.ts';
import { inviteFirst } from './invitations.ts';
import { isModerated } from './members.ts';
import { heardCommunity } from './routes.tsx';
import { CommunityDesk, NewCommunity, StaffCommunity } from './staff-views.tsx';

const FORM_MINUTES = 24 * 60;

/** The desk of communities: what is proposed, reported or appealed against; never a list of members. */
export function communityDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const severe = hub.config.hub.threat === 'severe';
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}/staff/communities`;
  const found = (c: PageContext): Promise<Community> => communityById(db, idIn(c));

  app.get('/staff/communities', async (c) => {
    const { locale } = c.var;
    const children = (
      <CommunityDesk
        locale={locale}
        communities={await allCommunities(db)}
        reported={await reportedPosts(db)}
        appeals={await openAppeals(db)}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.communities'), children }));
  });

  app.get('/staff/communities/new', (c) => c.html(newPage(c, typed({ once: randomUUID() }), [])));

  app.post('/staff/communities/new', async (c) => {
    const form = await readForm(c);
    const { said, errors } = heardCommunity(form, c, severe);
    if (!said) return c.html(newPage(c, form, errors), 422);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    const id = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'open community', once, FORM_MINUTES))
        ? addCommunity(tx, actingOn(c, hub), said)
        : null,
    );
    return c.redirect(`${home(c)}${id ? `/${id}` : ''}`, 303);
  });

  function newPage(c: PageContext, values: Typed, errors: readonly FieldError[]): string {
    const { locale } = c.var;
    const children = <NewCommunity {...{ locale, values, errors }} closed={severe} />;
    return teamPage(c, { title: locale.t('communities.desk.new'), trail: trail(c), children });
  }

  const trail = (c: PageContext) => [
    { label: c.var.locale.t('team.page.communities'), href: home(c) },
  ];

  app.get('/staff/communities/:id', async (c) =>
    c.html(await onePage(c, await found(c), [], null)),
  );

  async function onePage(
    c: PageContext,
    community: Community,
    errors: readonly FieldError[],
    code: string | null,
  ): Promise<string> {
    const moderated = await isModerated(db, hub, community.id);
    const children = (
      <StaffCommunity locale={c.var.locale} {...{ community, moderated, errors, code }} />
    );
    return teamPage(c, { title: community.name, trail: trail(c), children });
  }

  app.post('/staff/communities/:id/code', async (c) => {
    const community = await found(c);
    const code = await db.transaction((tx) =>
      inviteFirst(tx, hub, actingOn(c, hub).actor, community),
    );
    return c.html(await onePage(c, community, [], code));
  });

  app.post('/staff/communities/:id/:act{(?:open|refuse|close)}', async (c) => {
    const community = await found(c);
    const by = actingOn(c, hub);
    const act = c.req.param('act');
    const reason = reasonText.safeParse((await readForm(c)).one('reason'));
    if (act === 'refuse' && !reason.success)
      return c.html(await onePage(c, community, unsaid(c), null), 422);
    await db.transaction(async (tx) => {
      if (act === 'open') await openCommunity(tx, hub, by, community);
      else if (act === 'close') await closeCommunity(tx, by, community);
      else await refuseCommunity(tx, by, community, reason.data ?? '');
    });
    return c.redirect(`${home(c)}/${community.id}`, 303);
  });

  app.post('/staff/communities/posts/:id/:act{(?:hide|keep|show|uphold)}', async (c) => {
    const { actor } = actingOn(c, hub);
    const act = c.req.param('act');
    const waiting = [...(await reportedPosts(db)), ...(await openAppeals(db))];
    // The desk reads what was brought to it, and nothing else of a board.
    const brought = waiting.find(({ post }) => post.id === idIn(c));
    if (!brought) throw new Problem('page/not-found', 404);
    const post = await postIn(db, brought.community.id, brought.post.id);
    const reason = reasonText.safeParse((await readForm(c)).one('reason'));
    if (act === 'hide' && !reason.success) throw new Problem('community/reason', 422);
    await db.transaction((tx) => decide(tx, actor, post, act, reason.data ?? ''));
    return c.redirect(home(c), 303);
  });

  const decide = (tx: Transaction, actor: string, post: Post, act: string, reason: string) => {
    if (act === 'hide') return hidePost(tx, hub, actor, post, reason);
    if (act === 'keep') return keepPost(tx, hub, actor, post);
    return decideAppeal(tx, hub, actor, post, act === 'show');
  };
  return app;
}

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

const unsaid = (c: PageContext): FieldError[] => [
  { name: 'reason', message: c.var.locale.t('form.error.reason') },
];
