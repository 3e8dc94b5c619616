import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { membersCounted, membersInWords, ownPlace } from '../members/members.ts';
import {
  knownOrganisation,
  nameOf,
  type Organisation,
  organisationIn,
} from '../organisations/organisations.ts';
import { announce, announcementsOf, takeBack } from './announcements.ts';
import { type AnnouncementForm, announcementForm, announcementTyped } from './form.ts';
import { MemberAnnouncements, StewardAnnouncements } from './views.tsx';

/** Members have a number of messages a month over all senders: one sender must not use it up in a day. */
const ANNOUNCING: Brake = { what: 'announce', most: 4, minutes: 7 * 24 * 60 };
const FORM_MINUTES = 24 * 60;
const BASE = '/me/organisations/:id/announcements';

/** Announcements of an organisation: its members read them, its stewards write them. */
export function announcementRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/memberships/:id/announcements', async (c) => {
    const id = idIn(c, 'id');
    const place = await ownPlace(db, hub, actorIn(c).account, id);
    if (place.removedOn) throw new Problem('page/not-found', 404);
    const { locale } = c.var;
    const organisation = await knownOrganisation(db, id);
    const announcements = await announcementsOf(db, id);
    const children = <MemberAnnouncements {...{ locale, organisation, announcements }} />;
    return c.html(ownPage(c, { title: titleOf(locale, organisation), children }));
  });

  app.get(BASE, async (c) => c.html(await writing(c, await organisationIn(c, hub), typed({}), [])));

  app.post(BASE, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    const { said, errors } = heard(form, c.var.locale);
    if (!said) return c.html(await writing(c, organisation, form, errors), 422);
    const { account } = actorIn(c);
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'announce', `${account} ${once}`, FORM_MINUTES))) return;
      // Within: a form that is sent twice is one of the few that members can bear.
      await brake(tx, hub, ANNOUNCING, organisation.id);
      await announce(tx, hub, account, organisation.id, said);
    });
    return back(c, organisation, '?made');
  });

  app.post(`${BASE}/:announcement/take-back`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const id = idIn(c, 'announcement');
    const { account } = actorIn(c);
    await db.transaction((tx) => takeBack(tx, hub.clock, account, organisation.id, id));
    return back(c, organisation, '');
  });
  return app;

  async function writing(
    c: PageContext,
    organisation: Organisation,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const reached = await membersCounted(db, organisation.id, 'news');
    const children = (
      <StewardAnnouncements
        {...{ locale, organisation, values, errors }}
        announcements={await announcementsOf(db, organisation.id)}
        reached={membersInWords(reached, locale, 'announcements.reached')}
        made={c.req.query('made') !== undefined}
        once={values.one('once') || randomUUID()}
      />
    );
    return ownPage(c, { title: titleOf(locale, organisation), children });
  }
}

function idIn(c: PageContext, name: string): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

const titleOf = (locale: Locale, organisation: Organisation): string =>
  `${locale.t('inside.announcements')} · ${nameOf(organisation)}`;

const back = (c: PageContext, { id }: Organisation, done: string) =>
  c.redirect(`/${c.var.locale.lang}/me/organisations/${id}/announcements${done}`, 303);

function heard(
  form: Typed,
  locale: Locale,
): { said: AnnouncementForm | null; errors: FieldError[] } {
  const given = announcementForm.safeParse(announcementTyped(form, locale.lang));
  if (!given.success) return { said: null, errors: fieldErrors(given.error, locale).map(atField) };
  if (given.data.texts.some(({ title }) => title)) return { said: given.data, errors: [] };
  const message = locale.t('form.error.required');
  return { said: null, errors: [{ name: `title.${locale.lang}`, message }] };
}

// `texts.title.fr` is the field `title.fr`.
const atField = ({ name, message }: FieldError): FieldError => ({
  name: name.replace(/^texts\./, ''),
  message,
});
