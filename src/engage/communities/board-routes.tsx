import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { actorIn } from '../../people/access/access.ts';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  addAnswer,
  addPost,
  appealHiding,
  hidePost,
  keepPost,
  type Post,
  postIn,
  removePost,
  reportedPosts,
  reportPost,
  topicsOf,
} from './board.ts';
import { Board, Members, Membership, Moderation, type Wrong } from './board-views.tsx';
import { type Community, communityById } from './communities.ts';
import { answerForm, postForm, reasonText } from './forms.ts';
import { inviteTo } from './invitations.ts';
import {
  type CommunityMember,
  changeMembership,
  isModerator,
  isTaken,
  leaveCommunity,
  listedMembers,
  memberIn,
} from './members.ts';
import { heardName } from './routes.tsx';

const WRITING: Brake = { what: 'community writing', most: 20, minutes: 24 * 60 };
const INVITING: Brake = { what: 'community inviting', most: 30, minutes: 24 * 60 };
/** Each try tells whether a member bears a name. */
const NAMING: Brake = { what: 'community name', most: 20, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;
const ACTS = 'answer|report|hide|keep|appeal|remove';

interface Inside {
  readonly account: string;
  readonly community: Community;
  readonly member: CommunityMember;
  readonly moderator: boolean;
}

/** The board of a community and what stands around it: found by its members alone. */
export function boardRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  const inside = async (c: PageContext): Promise<Inside> => {
    const { account } = actorIn(c);
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const member = await memberIn(db, hub, account, id);
    const community = await communityById(db, id);
    return { account, community, member, moderator: await isModerator(db, hub, account, id) };
  };
  const moderating = async (c: PageContext): Promise<Inside> => {
    const here = await inside(c);
    if (!here.moderator) throw new Problem('page/not-found', 404);
    return here;
  };
  const to = (c: PageContext, { community }: Inside, rest = '') =>
    c.redirect(`/${c.var.locale.lang}/me/communities/${community.id}${rest}`, 303);

  app.get('/me/communities/:id', async (c) => c.html(await boardPage(c, await inside(c), null)));

  async function boardPage(c: PageContext, here: Inside, wrong: Wrong | null): Promise<string> {
    const { locale } = c.var;
    const before = Number(c.req.query('before') ?? 0);
    const from = Number.isSafeInteger(before) && before > 0 ? before : null;
    const children = (
      <Board
        {...here}
        {...(await topicsOf(db, here.community.id, from))}
        {...{ locale, wrong }}
        first={from === null}
        once={randomUUID()}
      />
    );
    return ownPage(c, { title: here.community.name, children });
  }

  app.post('/me/communities/:id/posts', async (c) => {
    const here = await inside(c);
    const form = await readForm(c);
    const given = postForm.safeParse(writtenIn(form));
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await boardPage(c, here, { values: form, errors, at: null }), 422);
    }
    if (given.data.kind === 'notice' && !here.moderator) throw new Problem('page/refused', 403);
    await write(here, form, 'topic', (tx) =>
      addPost(tx, hub, here.community, here.member, given.data),
    );
    return to(c, here);
  });

  /** Something new on the board: so many a day, and what is sent twice stands there once. */
  async function write(
    { account }: Inside,
    form: Typed,
    about: string,
    verb: (tx: Parameters<typeof addPost>[0]) => Promise<void>,
  ): Promise<void> {
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brake(db, hub, WRITING, account);
    await db.transaction(async (tx) => {
      if (await firstTime(tx, hub, 'community post', `${once} ${about}`, FORM_MINUTES))
        await verb(tx);
    });
  }

  app.post(`/me/communities/:id/posts/:post/:act{${ACTS}}`, async (c) => {
    const here = await inside(c);
    const post = c.req.param('post');
    if (!isId(post)) throw new Problem('page/not-found', 404);
    const form = await readForm(c);
    const found = await postIn(db, here.community.id, post);
    const act = c.req.param('act');
    const error = await (act === 'answer'
      ? answers(c, here, found, form)
      : acts(c, here, found, form, act));
    if (!error) return to(c, here, act === 'remove' ? '' : `#p-${post}`);
    const id = `f-${act}-${post}`;
    const wrong = { values: form, errors: [{ ...error, id }], at: post };
    return c.html(await boardPage(c, here, wrong), 422);
  });

  async function answers(
    c: PageContext,
    here: Inside,
    post: Post,
    form: Typed,
  ): Promise<FieldError | undefined> {
    const given = answerForm.safeParse(writtenIn(form));
    if (!given.success) return fieldErrors(given.error, c.var.locale)[0];
    await write(here, form, post.id, (tx) =>
      addAnswer(tx, hub, here.community, here.member, post, given.data),
    );
    return undefined;
  }

  /** What is done to a post; whoever may not do it does not find it. */
  async function acts(
    c: PageContext,
    { account, member, moderator }: Inside,
    post: Post,
    form: Typed,
    act: string,
  ): Promise<FieldError | undefined> {
    const own = post.memberId === member.id;
    const reason = reasonText.safeParse(form.one('reason'));
    const said = reason.success ? reason.data : '';
    const verbs: Record<
      string,
      { may: boolean; verb: (tx: Parameters<typeof addPost>[0]) => Promise<void> }
    > = {
      remove: { may: own && !post.hiddenOn, verb: (tx) => removePost(tx, hub, post) },
      appeal: { may: own, verb: (tx) => appealHiding(tx, hub, post, said) },
      report: { may: !own, verb: (tx) => reportPost(tx, hub, post, member, said) },
      hide: { may: moderator && !own, verb: (tx) => hidePost(tx, hub, account, post, said) },
      keep: { may: moderator, verb: (tx) => keepPost(tx, hub, account, post) },
    };
    const found = verbs[act];
    if (!found?.may) throw new Problem('page/not-found', 404);
    if (!reason.success && act !== 'remove' && act !== 'keep')
      return { name: 'reason', message: c.var.locale.t('form.error.reason') };
    await db.transaction(found.verb);
    return undefined;
  }

  app.get('/me/communities/:id/members', async (c) => {
    const here = await inside(c);
    const names = await listedMembers(db, here.community, here.member);
    if (names.length === 0) throw new Problem('page/not-found', 404);
    const children = <Members locale={c.var.locale} {...here} names={names} />;
    return c.html(ownPage(c, { title: here.community.name, children }));
  });

  app.get('/me/communities/:id/membership', async (c) => {
    const here = await inside(c);
    const { name, listed, digest } = here.member;
    const values = typed({ name, listed: listed ? 'yes' : '', digest: digest ? 'yes' : '' });
    return c.html(membershipPage(c, here, values, []));
  });

  app.post('/me/communities/:id/membership', async (c) => {
    const here = await inside(c);
    const form = await readForm(c);
    const { community, member, account } = here;
    await brake(db, hub, NAMING, account);
    const heard = await heardName(c, form, (name) => isTaken(db, community.id, name, member.id));
    if (!heard.said) return c.html(membershipPage(c, here, form, heard.errors), 422);
    const { said } = heard;
    await db.transaction((tx) => changeMembership(tx, hub, account, community, said));
    return to(c, here, '/membership?saved');
  });

  app.post('/me/communities/:id/leave', async (c) => {
    const { account, community } = await inside(c);
    await db.transaction((tx) => leaveCommunity(tx, hub, account, community.id));
    return c.redirect(`/${c.var.locale.lang}/me/communities`, 303);
  });

  app.get('/me/communities/:id/moderation', async (c) =>
    c.html(await moderationPage(c, await moderating(c), null)),
  );

  app.post('/me/communities/:id/invite', async (c) => {
    const here = await moderating(c);
    const role = (await readForm(c)).one('role') === 'moderator' ? 'moderator' : 'member';
    await brake(db, hub, INVITING, here.account);
    const code = await db.transaction((tx) =>
      inviteTo(tx, hub, here.account, here.community, role),
    );
    return c.html(await moderationPage(c, here, code));
  });

  async function moderationPage(c: PageContext, here: Inside, code: string | null) {
    const reported = await reportedPosts(db, here.community.id);
    const children = <Moderation locale={c.var.locale} {...here} reported={reported} code={code} />;
    return ownPage(c, { title: here.community.name, children });
  }
  return app;
}

const writtenIn = (form: Typed) =>
  Object.fromEntries(['kind', 'lang', 'text'].map((name) => [name, form.one(name)]));

function membershipPage(
  c: PageContext,
  here: Inside,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const saved = c.req.query('saved') !== undefined;
  const children = <Membership locale={c.var.locale} {...here} {...{ values, errors, saved }} />;
  return ownPage(c, { title: here.community.name, children });
}
