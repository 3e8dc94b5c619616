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
import { type Community, communityBySlug, proposeCommunity } from './communities.ts';
import { communityForm, memberForm } from './forms.ts';
import { invitationBy, joinByCode } from './invitations.ts';
import { findMember, isTaken, joinCommunity, membershipsOf } from './members.ts';
import { Join, OwnCommunities, Propose } from './views.tsx';

const PROPOSING: Brake = { what: 'propose community', most: 5, minutes: 24 * 60 };
const CODES: Brake = { what: 'community code', most: 20, minutes: 60 };
const JOINING: Brake = { what: 'join community', most: 20, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;

/** One's own communities, and the ways into one: from the directory, by a code, or by proposing it. */
export function communityRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const severe = hub.config.hub.threat === 'severe';
  const app = new Hono<Env>();

  app.get('/me/communities', async (c) => c.html(await ownCommunities(c, false)));

  async function ownCommunities(c: PageContext, wrongCode: boolean): Promise<string> {
    const { locale } = c.var;
    const own = await membershipsOf(db, hub.keys, actorIn(c).account);
    const children = (
      <OwnCommunities locale={locale} own={own} listed={!severe} wrongCode={wrongCode} />
    );
    return ownPage(c, { title: locale.t('me.page.communities'), children });
  }

  app.get('/me/communities/new', (c) => c.html(proposePage(c, typed({ once: randomUUID() }), [])));

  app.post('/me/communities/new', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const { account } = actorIn(c);
    const { said, errors } = heardCommunity(form, c, severe);
    const called = memberForm.shape.name.safeParse(form.one('called'));
    const all = called.success
      ? errors
      : [...errors, ...named(fieldErrors(called.error, locale), 'called')];
    if (!said || !called.success || all.length > 0) return c.html(proposePage(c, form, all), 422);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brake(db, hub, PROPOSING, account);
    const id = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'propose community', once, FORM_MINUTES))
        ? proposeCommunity(tx, hub, account, said, called.data)
        : null,
    );
    return c.redirect(`/${locale.lang}/me/communities${id ? `/${id}` : ''}`, 303);
  });

  function proposePage(c: PageContext, values: Typed, errors: readonly FieldError[]): string {
    const { locale } = c.var;
    const children = <Propose locale={locale} values={values} errors={errors} closed={severe} />;
    return ownPage(c, { title: locale.t('communities.propose'), children });
  }

  app.post('/me/communities/code', async (c) => {
    const code = (await readForm(c)).one('code');
    await brake(db, hub, CODES, actorIn(c).account);
    const found = await invitationBy(db, hub, code);
    if (!found) return c.html(await ownCommunities(c, true), 422);
    return c.html(joinPage(c, found.community, typed({}), [], code));
  });

  app.post('/me/communities/enter', async (c) => {
    const form = await readForm(c);
    const { account } = actorIn(c);
    await brake(db, hub, CODES, account);
    const code = form.one('code');
    const found = await invitationBy(db, hub, code);
    if (!found) throw new Problem('community/code', 410);
    const heard = await heardMember(c, found.community, form);
    if (!heard.said) return c.html(joinPage(c, found.community, form, heard.errors, code), 422);
    const { said } = heard;
    const id = await db.transaction((tx) => joinByCode(tx, hub, account, code, said));
    return c.redirect(`/${c.var.locale.lang}/me/communities/${id}`, 303);
  });

  const listed = async (c: PageContext): Promise<Community> => {
    if (severe) throw new Problem('page/not-found', 404);
    return communityBySlug(db, (c.req.param('slug') ?? '').slice(0, 100));
  };

  app.get('/me/communities/join/:slug{[a-z0-9-]+}', async (c) => {
    const community = await listed(c);
    const known = await findMember(db, hub, actorIn(c).account, community.id);
    if (known) return c.redirect(`/${c.var.locale.lang}/me/communities/${community.id}`, 302);
    return c.html(joinPage(c, community, typed({}), []));
  });

  app.post('/me/communities/join/:slug{[a-z0-9-]+}', async (c) => {
    const community = await listed(c);
    const form = await readForm(c);
    const { account } = actorIn(c);
    // Before the name is looked at: a list of members must not be guessed name by name.
    await brake(db, hub, JOINING, account);
    const heard = await heardMember(c, community, form);
    if (!heard.said) return c.html(joinPage(c, community, form, heard.errors), 422);
    const { said } = heard;
    await db.transaction((tx) => joinCommunity(tx, hub, account, community, said));
    return c.redirect(`/${c.var.locale.lang}/me/communities/${community.id}`, 303);
  });

  async function heardMember(c: PageContext, community: Community, form: Typed) {
    const own = await findMember(db, hub, actorIn(c).account, community.id);
    return heardName(c, form, (name) => isTaken(db, community.id, name, own?.id));
  }

  function joinPage(
    c: PageContext,
    community: Community,
    values: Typed,
    errors: readonly FieldError[],
    code = '',
  ): string {
    const { locale } = c.var;
    const to = code ? 'enter' : `join/${community.slug}`;
    const children = (
      <Join
        {...{ locale, community, values, errors, code }}
        action={`/${locale.lang}/me/communities/${to}`}
      />
    );
    return ownPage(c, { title: locale.t('communities.join.title'), children });
  }
  return app;
}

const named = (errors: readonly FieldError[], name: string): FieldError[] =>
  errors.map(({ message }) => ({ name, message }));

/** What a community's form says, or what is wrong with it. */
export function heardCommunity(form: Typed, c: PageContext, severe: boolean) {
  const given = communityForm.safeParse({
    ...Object.fromEntries(
      ['kind', 'access', 'lang', 'name', 'purpose', 'rules'].map((name) => [name, form.one(name)]),
    ),
    ...(severe ? { access: 'invited' } : {}),
  });
  return given.success
    ? { said: given.data, errors: [] }
    : { said: null, errors: fieldErrors(given.error, c.var.locale) };
}

/** What somebody chose for themselves; a name that another member bears is refused. */
export async function heardName(
  c: PageContext,
  form: Typed,
  taken: (name: string) => Promise<boolean>,
) {
  const { locale } = c.var;
  const given = memberForm.safeParse({
    name: form.one('name'),
    listed: form.one('listed') === 'yes',
    digest: form.one('digest') === 'yes',
  });
  if (!given.success) return { said: null, errors: fieldErrors(given.error, locale) };
  if (await taken(given.data.name))
    return { said: null, errors: [{ name: 'name', message: locale.t('form.error.taken') }] };
  return { said: given.data, errors: [] };
}
