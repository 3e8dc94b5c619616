import { Hono } from 'hono';
import { actorIn, networkOf } from '../../people/access/access.ts';
import type { Holding } from '../../people/holdings/holdings.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { reachInWords, reachOf, stopReaching, writeIn } from '../../process/roster/roster.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import { type Env, isLang, type PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { callsWaiting } from './calls.ts';
import { Letters } from './letter-views.tsx';
import { lettersPrinted, lettersWaiting, offerAgain, printLetters } from './letters.ts';
import { behindLink } from './links.ts';
import { checkNotice, MOST_TEXT } from './notices.ts';
import { markRead, messagesOf, type Received } from './received.ts';
import { CheckNotice, LanguageChoice, OwnMessages, Stop } from './views.tsx';
import { wordsIn } from './words.ts';

/** Codes are long; this keeps somebody from trying them by the million all the same. */
const CHECKING: Brake = { what: 'notices/check', most: 60, minutes: 10 };

/** What somebody has been written, how to end it from the message itself, and whether a notice is real. */
export function messageRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/messages', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const received = await messagesOf(db, hub, account);
    const senders = await sendersOf(received, account, locale.lang);
    await markRead(db, hub, account);
    const children = (
      <OwnMessages
        locale={locale}
        stopped={c.req.query('stopped') !== undefined}
        messages={received.map((message) => ({
          ...message,
          words: wordsIn(message.content, locale),
          from: senders.get(senderOf(message))?.name ?? '',
          stoppable: senders.get(senderOf(message))?.allowed ?? false,
        }))}
      />
    );
    return c.html(ownPage(c, { title: locale.t('me.page.messages'), children }));
  });

  /** Who wrote for what, by name, and whether they may still write. */
  async function sendersOf(received: readonly Received[], account: string, lang: Lang) {
    const senders = new Map<string, { readonly name: string; readonly allowed: boolean }>();
    for (const message of received) {
      const of = purposeIn(message);
      if (!of || senders.has(senderOf(message))) continue;
      const { recipient: name } = await reachInWords(db, of, lang);
      const allowed = (await reachOf(db, hub, account, of)) !== null;
      senders.set(senderOf(message), { name, allowed });
    }
    return senders;
  }

  app.post('/me/messages/:id/stop', async (c) => {
    const { lang } = c.var.locale;
    const { account } = actorIn(c);
    const received = await messagesOf(db, hub, account);
    const of = purposeIn(received.find(({ id }) => id === c.req.param('id')));
    if (!of) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => stopReaching(tx, hub, account, of, { lang, holdings }));
    return c.redirect(`/${lang}/me/messages?stopped`, 303);
  });

  app.get('/messages/stop/:secret', async (c) => {
    const { locale } = c.var;
    const { of } = await linked(c);
    if (!of) throw new Problem('page/not-found', 404);
    const words = await reachInWords(db, of, locale.lang);
    const children = <Stop locale={locale} action={c.req.path} words={words} done={false} />;
    return c.html(quietPage(c, locale.t('message.stop.title'), children));
  });

  // A mail program posts here by itself (RFC 8058); its reader by the button of the page.
  app.post('/messages/stop/:secret', async (c) => {
    const { locale } = c.var;
    const words = await db.transaction(async (tx) => {
      const { account, of } = await behindLink(tx, hub, secretIn(c));
      if (!of) throw new Problem('page/not-found', 404);
      await stopReaching(tx, hub, account, of, { lang: locale.lang, holdings });
      return reachInWords(tx, of, locale.lang);
    });
    const children = <Stop locale={locale} action={c.req.path} words={words} done />;
    return c.html(quietPage(c, locale.t('message.stop.done'), children));
  });

  app.get('/messages/language/:secret', async (c) => {
    const { locale } = c.var;
    await linked(c);
    const children = <LanguageChoice locale={locale} action={c.req.path} done={false} />;
    return c.html(quietPage(c, locale.t('message.language.title'), children));
  });

  app.post('/messages/language/:secret', async (c) => {
    const lang = (await readForm(c)).one('lang');
    if (!isLang(lang)) throw new Problem('page/not-found', 404);
    await db.transaction(async (tx) => {
      const { account } = await behindLink(tx, hub, secretIn(c));
      await writeIn(tx, hub, account, lang);
    });
    const locale = localeOf(lang);
    c.set('locale', locale);
    const action = `/${lang}/messages/language/${secretIn(c)}`;
    const children = <LanguageChoice locale={locale} action={action} done />;
    return c.html(quietPage(c, locale.t('message.language.title'), children));
  });

  app.get('/staff/letters', async (c) => {
    const { locale } = c.var;
    const from = letterhead(c);
    const before = await lettersPrinted(db, hub);
    const waiting = await lettersWaiting(db, hub);
    const calls = await callsWaiting(db, hub);
    const props = { locale, waiting, before, calls, printed: null, from };
    return c.html(
      teamPage(c, { title: locale.t('letters.title'), children: <Letters {...props} /> }),
    );
  });

  app.post('/staff/letters', async (c) => {
    const { locale } = c.var;
    const from = letterhead(c);
    const { actor } = actingOn(c, hub);
    const printed = await db.transaction((tx) => printLetters(tx, hub, actor));
    const props = { locale, waiting: 0, before: [], calls: 0, printed, from };
    return c.html(
      teamPage(c, { title: locale.t('letters.title'), children: <Letters {...props} /> }),
    );
  });

  app.post('/staff/letters/:id/again', async (c) => {
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const { actor } = actingOn(c, hub);
    await db.transaction((tx) => offerAgain(tx, hub, id, actor));
    return c.redirect(`/${c.var.locale.lang}/staff/letters`, 303);
  });

  app.get('/notices/check', async (c) => {
    const code = c.req.query('code')?.slice(0, 40) ?? '';
    return c.html(await checkPage(c, code));
  });

  app.post('/notices/check', async (c) =>
    c.html(await checkPage(c, written(await readForm(c), 'text', MOST_TEXT))),
  );

  const letterhead = (c: PageContext) => ({
    name: c.var.face.name,
    address: c.var.face.address,
    on: hub.clock().toISOString().slice(0, 10),
  });

  const linked = (c: PageContext) => db.transaction((tx) => behindLink(tx, hub, secretIn(c)));

  async function checkPage(c: PageContext, text: string): Promise<string> {
    const { locale } = c.var;
    if (text) await brake(db, hub, CHECKING, networkOf(c, hub.config));
    const checked = text ? await checkNotice(db, hub, text) : null;
    const children = (
      <CheckNotice
        locale={locale}
        hub={c.var.face.name}
        text={text}
        asked={text !== ''}
        checked={checked}
      />
    );
    return quietPage(c, locale.t('notice.check.title'), children);
  }
  return app;
}

const secretIn = (c: PageContext): string => (c.req.param('secret') ?? '').slice(0, 100);

/** A page that says something about one message: nobody keeps it, no search engine finds it. */
function quietPage(
  c: PageContext,
  title: string,
  children: Parameters<typeof page>[1]['children'],
): string {
  c.header('cache-control', 'no-store');
  return page(c, { title, hidden: true, children });
}

/** For what and for whom a message was sent; null for what the hub owes everybody. */
const purposeIn = (message: Received | undefined) =>
  message?.purpose && message.recipientId
    ? { purpose: message.purpose, recipientId: message.recipientId }
    : null;

const senderOf = ({ purpose, recipientId }: Received): string => `${purpose} ${recipientId}`;
