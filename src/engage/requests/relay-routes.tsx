import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { actorIn } from '../../people/access/access.ts';
import {
  beforePerson,
  countDay,
  FindSheet,
  type FoundSheet,
  Languages,
  languageOf,
  makeSheets,
  onceIn,
  PRINTING,
  PrintedSheets,
  readPrinting,
  sheetFor,
  useSheet,
} from '../../people/relays/relays.ts';
import { type Brake, brake, firstTime, isUsed } from '../../platform/brakes/brakes.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { followHash, newFollowCode } from './follow-code.ts';
import { keyedForm } from './keyed-request.ts';
import { RequestSheet } from './paper-views.tsx';
import { KeyRequest, RelayRequests, Slip, WithPerson } from './relay-views.tsx';
import { KINDS, requestForm } from './request-form.ts';
import { requestById, submit } from './requests.ts';
import { asked } from './routes.tsx';

const WITH: Brake = { what: 'relay request', most: 60, minutes: 60 };
const FORM_MINUTES = 24 * 60;
const HOME = '/me/relay/requests';

/**
 * Asking and offering by a relay: with somebody who is present, or from a sheet of paper. The author keeps a code, and
 * neither the relay nor the hub keeps who they are.
 */
export function requestRelayRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(HOME, (c) => {
    const { locale } = c.var;
    const done = c.req.query('done') !== undefined;
    const children = <RelayRequests locale={locale} once={randomUUID()} done={done} />;
    return c.html(ownPage(c, { title: locale.t('relay.requests.title'), children }));
  });

  app.get(`${HOME}/with`, (c) => {
    const { locale } = c.var;
    const title = locale.t('relay.requests.with');
    const lead = locale.t('relay.requests.with.lead');
    const children = <Languages locale={locale} title={title} lead={lead} path={`${HOME}/new`} />;
    return c.html(ownPage(c, { title, children }));
  });

  app.get(`${HOME}/new`, (c) => {
    const back = languageOf(c.req.query('back') ?? '', c);
    const kind = c.req.query('kind') ?? '';
    return c.html(withPage(c, typed({ once: randomUUID(), back, kind }), []));
  });

  app.post(`${HOME}/new`, async (c) => {
    const form = await readForm(c);
    const { locale, face } = c.var;
    const given = requestForm.safeParse(asked(form, locale.lang));
    if (!given.success) return c.html(withPage(c, form, fieldErrors(given.error, locale)), 422);
    const relay = actorIn(c).account;
    const back = languageOf(form.one('back'), c);
    const once = onceIn(form);
    await brake(db, hub, WITH, relay);
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'relay request', once, FORM_MINUTES))) return null;
      await countDay(tx, hub, relay, 'requested');
      return submit(tx, hub, { account: null, channel: 'relay', relay }, given.data);
    });
    // The same form again: its code has been shown, and is not shown a second time.
    if (!made?.code) return c.redirect(`/${back}${HOME}?done`, 303);
    const children = (
      <Slip
        locale={locale}
        hub={face.name}
        address={face.address}
        code={made.code}
        request={await requestById(db, made.id)}
        back={`/${back}${HOME}?done`}
      />
    );
    return c.html(beforePerson(c, locale.t('requests.sent'), children));
  });

  app.post(`${HOME}/sheets`, async (c) => {
    const form = await readForm(c);
    const { locale, face } = c.var;
    const relay = actorIn(c).account;
    const once = onceIn(form);
    const given = readPrinting(form);
    await brake(db, hub, PRINTING, relay);
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'relay sheets', once, FORM_MINUTES))
        ? makeSheets(tx, hub, {
            ...given,
            relay,
            kind: 'request',
            consents: [],
            secrets: { make: newFollowCode, hash: (code) => followHash(hub.keys, code) },
          })
        : null,
    );
    if (!made) return c.redirect(`/${locale.lang}${HOME}#sheets`, 303);
    const paper = localeOf(given.lang);
    const children = (
      <PrintedSheets locale={locale} count={made.sheets.length}>
        {made.sheets.map((sheet) => (
          <RequestSheet
            locale={paper}
            hub={face.name}
            address={face.address}
            large={given.large}
            until={made.batch.until}
            sheet={sheet}
          />
        ))}
      </PrintedSheets>
    );
    return c.html(ownPage(c, { title: locale.t('relay.sheets'), children }));
  });

  app.get(`${HOME}/key`, (c) =>
    c.html(findPage(c, typed({ code: '' }), [], c.req.query('done') !== undefined)),
  );

  app.post(`${HOME}/key`, async (c) => {
    const form = await readForm(c);
    const found = await sheetOf(c, form);
    if ('errors' in found) return c.html(findPage(c, form, found.errors), 422);
    const values = typed({ once: randomUUID(), code: form.one('code') });
    return c.html(keyPage(c, found, values, []));
  });

  app.post(`${HOME}/key/sheet`, async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const once = onceIn(form);
    const done = `/${locale.lang}${HOME}/key?done`;
    const found = await sheetOf(c, form);
    if ('errors' in found) {
      // The same form again, as after a connection that broke: it has been done.
      const sent = await isUsed(db, hub, 'request sheet sent', once);
      return sent ? c.redirect(done, 303) : c.html(findPage(c, form, found.errors), 422);
    }
    const read = keyedForm(form, langOf(found), locale);
    if ('errors' in read) return c.html(keyPage(c, found, form, read.errors), 422);
    const relay = actorIn(c).account;
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'request sheet sent', once, FORM_MINUTES))) return;
      const codeHash = found.sheet.secretHash;
      await submit(tx, hub, { account: null, channel: 'paper', relay, codeHash }, read.form);
      await useSheet(tx, hub, found, { relay, account: null });
      await countDay(tx, hub, relay, 'requested');
    });
    return c.redirect(done, 303);
  });

  /** The sheet of a form, or what is wrong with its code. */
  const sheetOf = async (
    c: PageContext,
    form: Typed,
  ): Promise<FoundSheet | { errors: FieldError[] }> => {
    const found = await sheetFor(hub, actorIn(c).account, 'request', form.one('code'));
    if (!('refused' in found)) return found;
    return {
      errors: [{ name: 'code', message: c.var.locale.t(`relay.sheet.${found.refused}`) }],
    };
  };
  return app;
}

// Batches are made in one of the four languages.
const langOf = ({ batch }: FoundSheet): Lang => batch.lang as Lang;

function withPage(c: PageContext, values: Typed, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  const kind = KINDS.find((each) => each === values.one('kind')) ?? null;
  const title = locale.t(kind ? `requests.new.${kind}` : 'relay.requests.with');
  const children = <WithPerson locale={locale} kind={kind} values={values} errors={errors} />;
  return beforePerson(c, title, children);
}

function findPage(
  c: PageContext,
  values: Typed,
  errors: readonly FieldError[],
  done = false,
): string {
  const { locale } = c.var;
  const children = (
    <FindSheet locale={locale} kind="request" values={values} errors={errors} done={done} />
  );
  return ownPage(c, { title: locale.t('relay.key.title'), children });
}

function keyPage(
  c: PageContext,
  found: FoundSheet,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const paper = localeOf(langOf(found));
  const children = <KeyRequest locale={locale} paper={paper} values={values} errors={errors} />;
  return ownPage(c, { title: locale.t('relay.key.sheet'), children });
}
