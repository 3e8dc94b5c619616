import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime, isUsed } from '../../platform/brakes/brakes.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, networkOf } from '../access/access.ts';
import { findAccount, makeCard } from '../accounts/accounts.ts';
import { cardPage } from '../cards/cards.tsx';
import { stillAsked } from './asked.ts';
import { ClaimPage } from './claim-views.tsx';
import { sheetFor } from './finding.ts';
import { differences, readKeyed } from './keyed.ts';
import { FindSheet, KeySheet } from './keying-views.tsx';
import { onceIn } from './once.ts';
import { registerPerson } from './registration.ts';
import { claimSheet, type FoundSheet, useSheet } from './sheets.ts';

const CLAIMING: Brake = { what: 'claim', most: 20, minutes: 10 };
const CLAIMING_SHEET: Brake = { what: 'claim sheet', most: 10, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;

/** Keying what was written on paper, and the receipt by which its writer comes into their own. */
export function keyingRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/relay/key', (c) => {
    const values = typed({ code: '', twice: c.req.query('twice') ?? '' });
    return c.html(findPage(c, values, [], c.req.query('done') !== undefined));
  });

  app.post('/me/relay/key', async (c) => {
    const form = await readForm(c);
    const found = await sheetOf(c, form);
    if ('errors' in found) return c.html(findPage(c, form, found.errors), 422);
    const { code, twice } = { code: form.one('code'), twice: form.one('twice') };
    return c.html(await sheetPage(c, found, typed({ once: randomUUID(), code, twice }), []));
  });

  app.post('/me/relay/key/sheet', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const once = onceIn(form);
    const done = `/${locale.lang}/me/relay/key?done${form.one('twice') && '&twice=yes'}`;
    const found = await sheetOf(c, form);
    if ('errors' in found) {
      // The same form again, as after a connection that broke: it has been done.
      const sent = await isUsed(db, hub, 'sheet sent', once);
      return sent ? c.redirect(done, 303) : c.html(findPage(c, form, found.errors), 422);
    }
    const asked = await stillAsked(db, hub.clock, found.batch.consents);
    const read = readKeyed(form, asked, langOf(found), locale);
    if ('errors' in read) return c.html(await sheetPage(c, found, form, read.errors), 422);
    if (form.one('twice') && !form.one('first'))
      return c.html(await sheetPage(c, found, again(form, read.first), []));
    const different = differences(form, read.first, locale);
    if (different.length > 0)
      return c.html(await sheetPage(c, found, settled(form), different), 422);
    const relay = actorIn(c).account;
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'sheet sent', once, FORM_MINUTES))) return;
      const { answers, decided } = read;
      const lang = langOf(found);
      const account = await registerPerson(tx, hub, {
        relay,
        lang,
        channel: 'paper',
        answers,
        decided,
      });
      await useSheet(tx, hub, found, { relay, account });
    });
    return c.redirect(done, 303);
  });

  app.get('/claim', (c) => c.html(claimPage(c, '', [])));

  app.post('/claim', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const [code, secret] = [form.one('code'), form.one('secret')];
    await brake(db, hub, CLAIMING, networkOf(c, hub.config));
    await brake(db, hub, CLAIMING_SHEET, code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
    const { claim, card } = await db.transaction(async (tx) => {
      const claim = await claimSheet(tx, hub, { code, secret });
      const account = claim.state === 'open' ? await findAccount(tx, claim.account) : null;
      const { lang } = locale;
      return { claim, card: account && (await makeCard(tx, hub, { id: account.id, lang })) };
    });
    if (card) return c.html(cardPage(c, card, '/me'));
    const on = claim.state === 'claimed' ? longDate(claim.on, locale.lang) : '';
    const state = claim.state === 'open' ? 'unknown' : claim.state;
    const errors = [{ name: 'code', message: locale.t(`claim.${state}`, { on }) }];
    return c.html(claimPage(c, code, errors), 422);
  });

  /** The sheet of a form, or what is wrong with its code. */
  const sheetOf = async (
    c: PageContext,
    form: Typed,
  ): Promise<FoundSheet | { errors: FieldError[] }> => {
    const found = await sheetFor(hub, actorIn(c).account, 'profile', form.one('code'));
    if (!('refused' in found)) return found;
    return {
      errors: [{ name: 'code', message: c.var.locale.t(`relay.sheet.${found.refused}`) }],
    };
  };

  const findPage = (
    c: PageContext,
    values: Typed,
    errors: readonly FieldError[],
    done = false,
  ): string => {
    const { locale } = c.var;
    const children = (
      <FindSheet locale={locale} kind="profile" values={values} errors={errors} done={done} />
    );
    return ownPage(c, { title: locale.t('relay.key.title'), children });
  };

  const sheetPage = async (
    c: PageContext,
    found: FoundSheet,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> => {
    const { locale } = c.var;
    const asked = await stillAsked(db, hub.clock, found.batch.consents);
    const children = (
      <KeySheet
        locale={locale}
        paper={localeOf(langOf(found))}
        asked={asked}
        changed={found.batch.consents.length - asked.length}
        values={values}
        errors={errors}
      />
    );
    return ownPage(c, { title: locale.t('relay.key.sheet'), children });
  };
  return app;
}

// Batches are made in one of the four languages.
const langOf = ({ batch }: FoundSheet): Lang => batch.lang as Lang;

/** An empty form that remembers what was keyed first. */
const again = (form: Typed, first: string): Typed =>
  typed({ once: form.one('once'), code: form.one('code'), twice: form.one('twice'), first });

/** What was keyed differently has been shown: what is sent next holds. */
function settled(form: Typed): Typed {
  return {
    one: (name) => (name === 'first' ? '' : name === 'twice' ? '' : form.one(name)),
    all: (name) => (name === 'first' || name === 'twice' ? [] : form.all(name)),
  };
}

function claimPage(c: PageContext, code: string, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  const children = <ClaimPage locale={locale} code={code} errors={errors} />;
  return page(c, { title: locale.t('claim.title'), section: 'mine', hidden: true, children });
}
