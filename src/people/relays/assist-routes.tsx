import { Hono } from 'hono';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { actorIn } from '../access/access.ts';
import { recognise } from '../accounts/accounts.ts';
import {
  consentsOf,
  isInForce,
  purposeOf,
  recipientById,
  withdrawConsent,
} from '../consents/consents.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { eraseAccount } from '../me/me.ts';
import { profileOf, profileToChange, saveProfile } from '../profiles/profiles.ts';
import { issueTicket, takeTicket } from '../tickets/tickets.ts';
import { readAnswers, typedOf } from './answers.ts';
import { ACTS, type Act, Ask, Correct, Erase, Held, Withdraw, type Yes } from './assist-views.tsx';
import { beforePerson } from './before-person.tsx';
import { countDay } from './days.ts';

/** Codes that are typed in front of one relay, right or wrong. */
const ASKING: Brake = { what: 'relay with', most: 30, minutes: 60 };
const MINUTES = 10;

/**
 * Helping somebody who brings their card: they type their code for one act, and with the act it ends. The relay's
 * session stays the relay's own; between two pages the way leads through a ticket that is good once, for this relay.
 */
export function assistRoutes({ hub }: Site, holdings: readonly Holding[]): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/relay/with', (c) => c.html(askPage(c, typed({ act: 'see' }), [])));

  app.post('/me/relay/with', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const relay = actorIn(c).account;
    const act = ACTS.find((each) => each === form.one('act')) ?? 'see';
    await brake(db, hub, ASKING, relay);
    const account = await db.transaction(async (tx) => {
      const found = await recognise(tx, hub, form.one('code'));
      if (!found) return null;
      await note(tx, relay, found.account.id, 'read');
      if (act === 'see') await countDay(tx, hub, relay, 'assisted');
      return found.account.id;
    });
    if (!account) {
      const errors = [{ name: 'code', message: locale.t('signin.wrong') }];
      return c.html(askPage(c, typed({ act }), errors), 422);
    }
    return c.html(await actPage(c, account, act));
  });

  app.post('/me/relay/with/correct', async (c) => {
    const form = await readForm(c);
    const { relay, account } = await present(c, form, 'correct');
    const read = await db.transaction(async (tx) => {
      const before = await profileToChange(tx, hub, account);
      const read = readAnswers(form, before, c.var.locale);
      if ('errors' in read) return read;
      await saveProfile(tx, hub, account, read.answers);
      await note(tx, relay, account, 'corrected');
      await countDay(tx, hub, relay, 'assisted');
      return read;
    });
    if ('errors' in read) return c.html(await correctPage(c, account, form, read.errors), 422);
    return done(c, 'corrected');
  });

  app.post('/me/relay/with/withdraw', async (c) => {
    const form = await readForm(c);
    const { relay, account } = await present(c, form, 'withdraw');
    const chosen = form.all('consent');
    const { lang } = c.var.locale;
    await db.transaction(async (tx) => {
      const said = { account, lang, channel: 'relay', witness: relay } as const;
      for (const { purpose, recipientId } of await consentsOf(tx, hub, account))
        if (chosen.includes(`${purpose} ${recipientId}`))
          await withdrawConsent(tx, hub, { ...said, purpose, recipientId }, holdings);
      await countDay(tx, hub, relay, 'assisted');
    });
    return done(c, chosen.length > 0 ? 'withdrawn' : 'nothing');
  });

  app.post('/me/relay/with/erase', async (c) => {
    const form = await readForm(c);
    const { relay, account } = await present(c, form, 'erase');
    if (account === relay) throw new Problem('relay/oneself', 409);
    await db.transaction(async (tx) => {
      await eraseAccount(tx, hub, { account, actor: relay }, holdings);
      await countDay(tx, hub, relay, 'assisted');
    });
    return done(c, 'erased');
  });

  /** Who typed their code a moment ago, for this act and in front of this relay. */
  const present = async (
    c: PageContext,
    form: Typed,
    act: Act,
  ): Promise<{ relay: string; account: string }> => {
    const relay = actorIn(c).account;
    const ticket = await takeTicket(db, hub, 'relay', form.one('ticket'));
    if (!ticket?.accountId || ticket.data.act !== act || ticket.data.relay !== relay)
      throw new Problem('relay/over', 409);
    return { relay, account: ticket.accountId };
  };

  const ticketFor = (c: PageContext, account: string, act: Act): Promise<string> =>
    issueTicket(db, hub, {
      kind: 'relay',
      minutes: MINUTES,
      account,
      data: { act, relay: actorIn(c).account },
    });

  const note = (tx: Executor, relay: string, account: string, verb: string): Promise<string> =>
    record(tx, hub.clock, {
      actor: relay,
      act: `relays/${verb}`,
      subject: `account:${account}`,
    });

  const actPage = async (c: PageContext, account: string, act: Act): Promise<string> => {
    const { locale } = c.var;
    const title = locale.t(`relay.with.${act}`);
    if (act === 'see') {
      const person = personOf(hub.keys, account);
      const held = await Promise.all(
        holdings.map(async ({ name, held }) => ({
          name,
          lines: await held(db, hub, person, locale),
        })),
      );
      return beforePerson(c, title, <Held locale={locale} held={held} />);
    }
    if (act === 'correct') return correctPage(c, account, null, []);
    const ticket = await ticketFor(c, account, act);
    if (act === 'erase') return beforePerson(c, title, <Erase locale={locale} ticket={ticket} />);
    const yes = await inForce(account);
    return beforePerson(c, title, <Withdraw locale={locale} ticket={ticket} yes={yes} />);
  };

  const correctPage = async (
    c: PageContext,
    account: string,
    form: Typed | null,
    errors: readonly FieldError[],
  ): Promise<string> => {
    const { locale } = c.var;
    const said = await profileOf(db, hub, account);
    const values = form ?? typed(said ? typedOf(said, locale) : {});
    const ticket = await ticketFor(c, account, 'correct');
    const children = <Correct locale={locale} ticket={ticket} values={values} errors={errors} />;
    return beforePerson(c, locale.t('relay.with.correct'), children);
  };

  const inForce = async (account: string): Promise<Yes[]> => {
    const acts = (await consentsOf(db, hub, account)).filter((act) => isInForce(act, hub.clock));
    const found = await Promise.all(
      acts.map(async ({ purpose: code, version, recipientId, until }) => {
        const purpose = await purposeOf(db, code, version);
        const recipient = await recipientById(db, recipientId);
        return purpose && recipient && until ? { purpose, recipient, until } : null;
      }),
    );
    return found.filter((one) => one !== null);
  };

  const askPage = (c: PageContext, values: Typed, errors: readonly FieldError[]): string => {
    const { locale } = c.var;
    const children = <Ask locale={locale} act={values.one('act')} errors={errors} />;
    return beforePerson(c, locale.t('relay.with.title'), children);
  };
  return app;
}

const done = (c: PageContext, what: string): Response =>
  c.redirect(`/${c.var.locale.lang}/me/relay?done=${what}`, 303);
