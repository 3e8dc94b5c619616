import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { AskingPage } from './asking-views.tsx';
import { type Attested, attestationRecord } from './attestation.ts';
import { AttestationPage } from './attestation-views.tsx';
import {
  attestationOf,
  consentsOf,
  giveConsent,
  isInForce,
  monthsLater,
  refuseConsent,
  withdrawConsent,
} from './consents.ts';
import { publishedCounts } from './counts.ts';
import { fieldName, fieldsInWords } from './fields.ts';
import {
  currentPurposes,
  openRecipients,
  type Purpose,
  purposeOf,
  type Recipient,
  recipientById,
} from './purposes.ts';
import { PurposesPage } from './purposes-views.tsx';
import { type Change, changesBetween, findRecipients, standingsOf, stateFor } from './standing.ts';
import { ConsentsPage } from './views.tsx';

/** A form is good for one answer for that long. */
const FORM_MINUTES = 24 * 60;

/** Whoever came from the page of their membership goes back there. */
const FROM = 'membership';

/** What somebody allows to whom: the list, the question, the answer, its attestation; and the public list of purposes. */
export function consentRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/consents', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const purposes = await standingsOf(db, hub, account);
    // Under a threat, organisations are named by nobody but themselves.
    const searchable = hub.config.hub.threat === 'low';
    const query = searchable ? (c.req.query('q')?.slice(0, 100) ?? '') : '';
    const children = (
      <ConsentsPage
        locale={locale}
        purposes={purposes}
        searchable={searchable}
        query={query}
        found={query ? await findRecipients(db, query) : null}
        done={c.req.query('done') ?? ''}
        once={randomUUID()}
      />
    );
    return c.html(ownPage(c, { title: locale.t('me.page.consents'), children }));
  });

  app.get('/me/consents/attestation/:file', async (c) => {
    const { account } = actorIn(c);
    const [id = '', kind] = c.req.param('file').split('.');
    const attested = await attestedAct(site, account, id);
    if (kind === 'json') {
      const principal = hub.keys.pseudonym('attestation', account);
      const told = attestationRecord(attested, c.var.face, principal, hub.keys);
      c.header('content-disposition', `attachment; filename="consent-${id}.json"`);
      return c.json(told);
    }
    if (kind !== undefined) throw new Problem('page/not-found', 404);
    const { locale } = c.var;
    const children = (
      <AttestationPage
        locale={locale}
        face={c.var.face}
        attested={attested}
        ended={!(await stillHolds(site, account, attested))}
      />
    );
    return c.html(ownPage(c, { title: locale.t('consent.attestation'), children }));
  });

  app.get('/me/consents/:purpose/:recipient', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const { purpose, recipient } = await askedFor(site, c);
    const act = await latestOf(site, account, purpose, recipient);
    const others = await fieldsKeptFor(site, holdings, account, recipient);
    const former = act && act.version !== purpose.version ? act.version : null;
    const children = (
      <AskingPage
        locale={locale}
        purpose={purpose}
        recipient={recipient}
        act={act}
        state={stateFor(act, purpose, hub.clock)}
        until={monthsLater(hub.clock(), purpose.months)}
        fields={await fieldsInWords(db, hub, account, purpose.fields, locale, others)}
        from={c.req.query('from') === FROM ? FROM : ''}
        changes={former === null ? [] : await changesSince(site, purpose, former, locale)}
        once={randomUUID()}
      />
    );
    return c.html(ownPage(c, { title: purpose.texts[locale.lang].title, children }));
  });

  app.post('/me/consents/:purpose/:recipient', async (c) => {
    const form = await readForm(c);
    const { lang } = c.var.locale;
    const [purpose, recipientId] = [c.req.param('purpose'), c.req.param('recipient')];
    const once = form.one('once');
    if (!isId(once) || !isId(recipientId)) throw new Problem('page/refused', 400);
    const answer = form.one('answer');
    const { account } = actorIn(c);
    const said = { account, purpose, recipientId, lang, channel: 'web' as const };
    const version = Number(form.one('version')) || 0;
    await db.transaction(async (tx) => {
      // The same form again: it was answered, whatever was said since.
      if (!(await firstTime(tx, hub, 'consent', `${account} ${once}`, FORM_MINUTES))) return;
      if (answer === 'yes') await giveConsent(tx, hub, { ...said, version });
      else if (answer === 'withdraw' || (answer === 'no' && (await holds(tx))))
        await withdrawConsent(tx, hub, said, holdings);
      else if (answer === 'no') await refuseConsent(tx, hub, { ...said, version });
      else throw new Problem('page/refused', 400);
    });
    const { subject } = (await recipientById(db, recipientId)) ?? {};
    if (subject && form.one('from') === FROM)
      return c.redirect(`/${lang}/me/memberships/${subject}?done=answered`, 303);
    const done = new URLSearchParams({ done: `${purpose} ${recipientId}` });
    return c.redirect(`/${lang}/me/consents?${done}#done`, 303);

    async function holds(tx: typeof db): Promise<boolean> {
      const acts = await consentsOf(tx, hub, account);
      const act = acts.find((one) => one.purpose === purpose && one.recipientId === recipientId);
      return isInForce(act, hub.clock);
    }
  });

  app.get('/protection/purposes', async (c) => {
    const { locale } = c.var;
    const low = hub.config.hub.threat === 'low';
    const recipients = await openRecipients(hub.public.db);
    const title = locale.t('purposes.title');
    const children = (
      <PurposesPage
        locale={locale}
        purposes={await currentPurposes(hub.public.db)}
        // Under a threat, organisations are named by nobody but themselves.
        recipients={recipients.filter(({ kind }) => low || kind === 'office' || kind === 'public')}
        published={await publishedCounts(hub.public.db)}
      />
    );
    const trail = [{ label: locale.t('foot.protection'), href: `/${locale.lang}/protection` }];
    return c.html(page(c, { title, trail, children }));
  });
  return app;
}

/** The purpose and the recipient of an address; what nobody can be asked for is not found. */
async function askedFor(
  { hub }: Site,
  c: PageContext,
): Promise<{ purpose: Purpose; recipient: Recipient }> {
  const id = c.req.param('recipient') ?? '';
  const purpose = await purposeOf(hub.house.db, c.req.param('purpose') ?? '');
  const recipient = isId(id) ? await recipientById(hub.house.db, id) : null;
  if (!purpose || !recipient || recipient.endedAt || !purpose.recipients.includes(recipient.kind))
    throw new Problem('page/not-found', 404);
  return { purpose, recipient };
}

async function fieldsKeptFor(
  { hub }: Site,
  holdings: readonly Holding[],
  account: string,
  recipient: Recipient,
): Promise<Record<string, string>> {
  const person = personOf(hub.keys, account);
  const kept = await Promise.all(
    holdings.map(({ fields }) => fields?.(hub.house.db, hub, person, recipient.id)),
  );
  return Object.assign({}, ...kept);
}

async function latestOf({ hub }: Site, account: string, purpose: Purpose, recipient: Recipient) {
  const acts = await consentsOf(hub.house.db, hub, account);
  return (
    acts.find((act) => act.purpose === purpose.code && act.recipientId === recipient.id) ?? null
  );
}

async function changesSince(
  { hub }: Site,
  purpose: Purpose,
  version: number,
  locale: Locale,
): Promise<Change[]> {
  const former = await purposeOf(hub.house.db, purpose.code, version);
  if (!former) return [];
  return changesBetween(former, purpose, locale.lang, {
    fields: ({ fields }) =>
      inRow(
        fields.map((name) => fieldName(name, locale)),
        locale.lang,
      ) || locale.t('consent.fields.counted'),
    months: ({ months }) => locale.t('consent.months', { n: months }),
  });
}

async function attestedAct({ hub }: Site, account: string, id: string): Promise<Attested> {
  const { db } = hub.house;
  const act = isId(id) ? await attestationOf(db, hub, account, id) : null;
  const purpose = act && (await purposeOf(db, act.purpose, act.version));
  const recipient = act && (await recipientById(db, act.recipientId));
  if (!act || !purpose || !recipient) throw new Problem('page/not-found', 404);
  return { act, purpose, recipient };
}

async function stillHolds(site: Site, account: string, attested: Attested): Promise<boolean> {
  const newest = await latestOf(site, account, attested.purpose, attested.recipient);
  return newest?.id === attested.act.id && isInForce(newest, site.hub.clock);
}
