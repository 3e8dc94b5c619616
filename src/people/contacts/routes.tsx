import { Hono } from 'hono';
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { country } from '../../reference/countries/countries.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import {
  consentsOf,
  isInForce,
  nameInSentence,
  purposeOf,
  recipientById,
} from '../consents/consents.ts';
import { profileOf } from '../profiles/profiles.ts';
import { contactsOf, saveContact, saveWishes, USUAL_WISHES, wishesOf } from './contacts.ts';
import { readContact } from './form.ts';
import { shownPhone } from './phone.ts';
import { ContactPage } from './views.tsx';

const KINDS = ['name', 'email', 'phone'] as const;

/** How somebody can be reached, and how often they want to be. */
export function contactRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/contact', async (c) => {
    const { account } = actorIn(c);
    const saved = c.req.query('saved') !== undefined;
    return c.html(
      await contactPage(c, hub, await heldForm(hub, account, c.var.locale.lang), [], saved),
    );
  });

  app.post('/me/contact', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const { account } = actorIn(c);
    const read = readContact(form, await countryOf(hub, account));
    if (!read.success)
      return c.html(await contactPage(c, hub, form, fieldErrors(read.error, locale), false), 422);
    await db.transaction(async (tx) => {
      for (const kind of KINDS) await saveContact(tx, hub, account, kind, read.data[kind]);
      await saveWishes(tx, hub, account, read.data.wishes);
    });
    return c.redirect(`/${locale.lang}/me/contact?saved`, 303);
  });
  return app;
}

async function contactPage(
  c: PageContext,
  hub: Hub,
  form: Typed,
  errors: readonly FieldError[],
  saved: boolean,
): Promise<string> {
  const { locale } = c.var;
  const children = (
    <ContactPage
      locale={locale}
      typed={form}
      errors={errors}
      saved={saved}
      seenBy={await seenBy(hub, actorIn(c).account, locale.lang)}
    />
  );
  return ownPage(c, { title: locale.t('me.page.contact'), children });
}

/** What is kept, as the form shows it; before anything is, the language of the page and no other guess. */
async function heldForm(hub: Hub, account: string, lang: Lang): Promise<Typed> {
  const { db } = hub.house;
  const contacts = await contactsOf(db, hub, account);
  const wishes = await wishesOf(db, hub, account);
  const values = Object.fromEntries(
    contacts.map(({ kind, value }) => [kind, kind === 'phone' ? shownPhone(value) : value]),
  );
  return typed({
    ...values,
    ...Object.fromEntries(Object.entries(wishes).map(([key, value]) => [key, String(value)])),
    byPhone: wishes.byPhone ? 'yes' : '',
    lang: wishes === USUAL_WISHES ? lang : wishes.lang,
  });
}

/** The country whose numbers may be written without its code. */
async function countryOf(hub: Hub, account: string): Promise<CountryCode | null> {
  const profile = await profileOf(hub.house.db, hub, account);
  const code = profile && country(profile.residence)?.alpha2;
  return code && isSupportedCountry(code) ? code : null;
}

/** Who may see each way to reach somebody now, by what they agreed to. */
async function seenBy(
  hub: Hub,
  account: string,
  lang: Lang,
): Promise<Record<(typeof KINDS)[number], string[]>> {
  const { db } = hub.house;
  const seen = { name: new Set<string>(), email: new Set<string>(), phone: new Set<string>() };
  for (const act of await consentsOf(db, hub, account)) {
    if (!isInForce(act, hub.clock)) continue;
    const { fields, name } = await agreed(db, act, lang);
    for (const kind of KINDS) if (fields.includes(kind)) seen[kind].add(name);
  }
  return { name: [...seen.name], email: [...seen.email], phone: [...seen.phone] };
}

async function agreed(
  db: Executor,
  act: { purpose: string; version: number; recipientId: string },
  lang: Lang,
): Promise<{ fields: readonly string[]; name: string }> {
  const purpose = await purposeOf(db, act.purpose, act.version);
  const recipient = await recipientById(db, act.recipientId);
  const name = recipient ? nameInSentence(recipient, localeOf(lang)) : '';
  return { fields: purpose?.fields ?? [], name };
}
