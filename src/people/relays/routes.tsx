import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { makeCard } from '../accounts/accounts.ts';
import type { Holding } from '../holdings/holdings.ts';
import { readAnswers } from './answers.ts';
import { answerOf, askedNow, type Decided, printed } from './asked.ts';
import { assistRoutes } from './assist-routes.tsx';
import { beforePerson, languageOf } from './before-person.tsx';
import { countsToday } from './days.ts';
import { RelayHome } from './home-views.tsx';
import { keyingRoutes } from './keying-routes.tsx';
import { onceIn } from './once.ts';
import { PrintedSheets, ProfileSheet } from './paper-views.tsx';
import { PRINTING, readPrinting } from './printing.ts';
import { AskConsent, AskQuestions, HandOver, Languages } from './register-views.tsx';
import { registerPerson } from './registration.ts';
import { batchesOf, cancelBatch, makeSheets } from './sheets.ts';

const REGISTERING: Brake = { what: 'relay register', most: 40, minutes: 60 };
const FORM_MINUTES = 24 * 60;

/** What a relay does: registers who is present, prints and keys sheets, helps whoever brings their card. */
export function relayRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/relay', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const children = (
      <RelayHome
        locale={locale}
        counts={await countsToday(db, hub, account)}
        batches={await batchesOf(db, hub, account)}
        once={randomUUID()}
        done={c.req.query('done') ?? ''}
      />
    );
    return c.html(ownPage(c, { title: locale.t('relay.title'), children }));
  });

  app.get('/me/relay/register', (c) => {
    const { locale } = c.var;
    const title = locale.t('relay.register.title');
    const lead = locale.t('relay.register.lead');
    const path = '/me/relay/register/questions';
    const children = <Languages locale={locale} title={title} lead={lead} path={path} />;
    return c.html(ownPage(c, { title, children }));
  });

  app.get('/me/relay/register/questions', (c) => {
    const back = languageOf(c.req.query('back') ?? '', c);
    return c.html(questionsPage(c, typed({ once: randomUUID(), back }), []));
  });

  app.post('/me/relay/register/questions', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const read = readAnswers(form, null, locale);
    if ('errors' in read) return c.html(questionsPage(c, form, read.errors), 422);
    const asked = await askedNow(db, hub.clock);
    const decided = asked.flatMap((one): Decided[] => {
      const answer = answerOf(form, one);
      return answer ? [{ ...one, answer }] : [];
    });
    const next = asked.find((one) => answerOf(form, one) === null);
    if (next) {
      const where = { number: asked.indexOf(next) + 1, of: asked.length };
      const children = (
        <AskConsent locale={locale} values={form} asked={next} decided={decided} {...where} />
      );
      return c.html(beforePerson(c, next.purpose.texts[locale.lang].title, children));
    }
    const relay = actorIn(c).account;
    const back = languageOf(form.one('back'), c);
    const once = onceIn(form);
    await brake(db, hub, REGISTERING, relay);
    const card = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'relay register', once, FORM_MINUTES))) return null;
      const { lang } = locale;
      const { answers } = read;
      const id = await registerPerson(tx, hub, { relay, lang, channel: 'relay', answers, decided });
      return makeCard(tx, hub, { id, lang });
    });
    // The same form again: the card has been shown, and is not shown to the relay a second time.
    if (!card) return c.redirect(`/${back}/me/relay`, 303);
    const { face } = c.var;
    const children = (
      <HandOver locale={locale} hub={face.name} address={face.address} card={card} back={back} />
    );
    return c.html(beforePerson(c, locale.t('relay.card.title'), children));
  });

  app.post('/me/relay/sheets', async (c) => {
    const form = await readForm(c);
    const { locale, face } = c.var;
    const relay = actorIn(c).account;
    const once = onceIn(form);
    const given = readPrinting(form);
    await brake(db, hub, PRINTING, relay);
    const asked = await askedNow(db, hub.clock);
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'relay sheets', once, FORM_MINUTES))
        ? makeSheets(tx, hub, {
            ...given,
            relay,
            kind: 'profile',
            consents: asked.map(printed),
          })
        : null,
    );
    if (!made) return c.redirect(`/${locale.lang}/me/relay#sheets`, 303);
    const paper = {
      locale: localeOf(given.lang),
      hub: face.name,
      address: face.address,
      large: given.large,
      until: made.batch.until,
      asked,
    };
    const children = (
      <PrintedSheets locale={locale} count={made.sheets.length}>
        {made.sheets.map((sheet) => (
          <ProfileSheet {...paper} sheet={sheet} />
        ))}
      </PrintedSheets>
    );
    return c.html(ownPage(c, { title: locale.t('relay.sheets'), children }));
  });

  app.post('/me/relay/sheets/:id/cancel', async (c) => {
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => cancelBatch(tx, hub, actorIn(c).account, id));
    return c.redirect(`/${c.var.locale.lang}/me/relay?done=cancelled`, 303);
  });

  app.route('/', keyingRoutes(site));
  app.route('/', assistRoutes(site, holdings));
  return app;
}

function questionsPage(c: PageContext, values: Typed, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  const children = <AskQuestions locale={locale} values={values} errors={errors} />;
  return beforePerson(c, locale.t('relay.questions.title'), children);
}
