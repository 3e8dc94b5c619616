import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { likeStatements } from '../../methods/opinions/opinions.ts';
import { seededStreams } from '../../methods/random/random.ts';
import { actorOf, networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import type { Executor } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { statementForm } from './forms.ts';
import { dayOf } from './noting.ts';
import { inOrder } from './ordering.ts';
import { phasesOf } from './phases.ts';
import { foundIn, trailTo } from './public-routes.tsx';
import { type ShownConsultation, standing } from './showing.ts';
import { addStatement, type Shown, statementsOf, writtenIn } from './statements.ts';
import { answersBy, isLetIn, keepCode, type Standing, standingOf, talliesIn } from './taking.ts';
import { Answering, type Done, EnterCode, Entrance, Likely, Propose } from './taking-views.tsx';
import {
  admit,
  findParticipant,
  handOut,
  newVoiceCode,
  type Participant,
  readVoiceCode,
  type Voice,
  voiceOf,
} from './voices.ts';
import { castVote, type Vote } from './voting.ts';

/** A whole hall may sit behind one address. */
const ANSWERING: Brake = { what: 'consultation answers', most: 3000, minutes: 60 };
const ENTERING: Brake = { what: 'consultation voices', most: 200, minutes: 60 };
const OWN: Brake = { what: 'consultation own answers', most: 400, minutes: 60 };
const PROPOSING: Brake = { what: 'consultation statements', most: 10, minutes: 60 };
const CODES: Brake = { what: 'consultation codes', most: 30, minutes: 10 };
/** How many statements a page carries, to go on without network. */
const AHEAD = 25;

export const TAKING = '/consultations/:slug{[a-z0-9-]+}/take-part';

/** Taking part: one statement at a time, from the first second on; no account, no script, no network needed in between. */
export function takingRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext, { slug }: { readonly slug: string }) =>
    `/${c.var.locale.lang}/consultations/${slug}`;

  app.get(TAKING, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    if (!(await listens(one))) return c.redirect(home(c, one), 302);
    const stands = await standingOf(c, hub, one);
    if (stands.how !== 'in' && stands.how !== 'welcome')
      return c.html(entrancePage(c, one, stands));
    return c.html(await answeringPage(c, one, stands));
  });

  async function listens(one: ShownConsultation): Promise<boolean> {
    const phases = await phasesOf(db, one.id);
    return standing(one, phases, dayOf(hub.clock)).stage === 'listening';
  }

  function entrancePage(c: PageContext, one: ShownConsultation, { how }: Standing): string {
    const { locale } = c.var;
    const children = <Entrance locale={locale} consultation={one} how={how} />;
    return takingPage(c, one, locale.t('consultations.take'), children);
  }

  async function answeringPage(
    c: PageContext,
    one: ShownConsultation,
    stands: Standing & { readonly how: 'in' | 'welcome' },
  ): Promise<string> {
    const { locale } = c.var;
    const shown = await statementsOf(db, one.id, locale.lang);
    const answers =
      stands.how === 'in' ? await answersBy(db, stands.participant.id) : new Map<string, Vote>();
    const answered = shown.filter(({ id }) => answers.has(id));
    const { voice, code } = voiceFor(c, one, stands);
    const random = seededStreams(answered.length)(voice);
    const order = inOrder(shown, await talliesIn(db, one.id), answers, random, AHEAD);
    const wanted = shown.find(({ number }) => String(number) === c.req.query('statement'));
    const children = (
      <Answering
        {...{ locale, consultation: one, code }}
        byAccount={code === null}
        known={stands.how === 'in'}
        statements={wanted ? [wanted, ...order.filter(({ id }) => id !== wanted.id)] : order}
        given={answered.length}
        left={shown.length - answered.length}
        last={lastDone(c, shown, answers)}
        was={(wanted && answers.get(wanted.id)) ?? null}
        queue={`${one.slug}:${hub.keys.hash(`queue ${one.id}`, voice).slice(0, 16)}`}
      />
    );
    return takingPage(c, one, locale.t('consultations.take'), children, true);
  }

  /** Under what the page answers: a code is carried by its forms until the browser holds it. */
  function voiceFor(
    c: PageContext,
    one: ShownConsultation,
    stands: Standing & { readonly how: 'in' | 'welcome' },
  ): { voice: string; code: string | null } {
    if (stands.how === 'in') return { voice: stands.participant.voice, code: stands.code };
    const { by } = stands;
    const code = by && 'code' in by ? by.code : newVoiceCode();
    if (by && 'account' in by && c.req.query('without') !== 'account')
      return { voice: voiceOf(hub.keys, one, by) ?? code, code: null };
    return { voice: voiceOf(hub.keys, one, { code }) ?? code, code };
  }

  function takingPage(
    c: PageContext,
    one: ShownConsultation,
    title: string,
    children: unknown,
    script = false,
  ): string {
    return page(c, {
      title: `${title} · ${one.shown.title}`,
      section: 'participate',
      hidden: true,
      trail: trailTo(c, one),
      ...(script ? { script: site.assets.answers } : {}),
      children: children as never,
    });
  }

  app.post(TAKING, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    const form = await readForm(c);
    const answers = answersIn(form);
    if (answers.length === 0) throw new Problem('page/refused', 400);
    await brake(db, hub, ANSWERING, networkOf(c, hub.config));
    const shown = await statementsOf(db, one.id, c.var.locale.lang);
    const { by, participant } = await entering(c, one, form);
    if (participant) await brake(db, hub, OWN, participant.id);
    const taken = await db.transaction(async (tx) => {
      const who = participant ?? (await enter(tx, c, one, by));
      let count = 0;
      for (const { number, vote } of answers) {
        const statement = shown.find((each) => each.number === number);
        // Joined or hidden since the page was made: there is nothing left to answer.
        if (!statement) continue;
        await castVote(tx, hub, one, who.id, statement.id, vote);
        count += 1;
      }
      return count;
    });
    if (by && 'code' in by) keepCode(c, hub, one, by.code);
    if (c.req.header('accept') === 'application/json') return c.json({ taken });
    const [first] = answers;
    return c.redirect(`${home(c, one)}/take-part?done=${first?.number ?? ''}`, 303);
  });

  /** Who sends this form: by the code that it carries, else as this browser is known. */
  async function entering(
    c: PageContext,
    one: ShownConsultation,
    form: Typed,
  ): Promise<{ by: Voice | null; participant: Participant | null }> {
    const code = form.one('code');
    if (readVoiceCode(code) && isLetIn(hub, one, code))
      return { by: { code }, participant: await findParticipant(db, hub, one, { code }) };
    const stands = await standingOf(c, hub, one);
    if (stands.how === 'in') return { by: null, participant: stands.participant };
    if (stands.how === 'welcome' && stands.by) return { by: stands.by, participant: null };
    if (stands.how === 'sign-in') throw new Problem('access/closed', 401);
    throw new Problem('consultation/not-yours', 403);
  }

  async function enter(
    tx: Executor,
    c: PageContext,
    one: ShownConsultation,
    by: Voice | null,
  ): Promise<Participant> {
    if (!by) throw new Problem('consultation/not-yours', 403);
    await brake(db, hub, ENTERING, networkOf(c, hub.config));
    return admit(tx, hub, one, { by, channel: 'web', lang: c.var.locale.lang });
  }

  app.post(`${TAKING}/hand-out`, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    const stands = await standingOf(c, hub, one);
    const actor = await actorOf(c, hub);
    if (stands.how !== 'code' || !actor) return c.redirect(`${home(c, one)}/take-part`, 303);
    const code = await db.transaction((tx) => handOut(tx, hub, one, actor.account));
    if (code) keepCode(c, hub, one, code);
    const { locale } = c.var;
    const children = (
      <Entrance
        locale={locale}
        consultation={one}
        how={code ? 'code' : 'handed'}
        {...(code ? { code } : {})}
      />
    );
    return c.html(takingPage(c, one, locale.t('consultations.code'), children));
  });

  app.get(`${TAKING}/code`, async (c) => {
    c.header('cache-control', 'no-store');
    return c.html(codePage(c, await foundIn(c, db), []));
  });

  function codePage(c: PageContext, one: ShownConsultation, errors: readonly FieldError[]): string {
    const { locale } = c.var;
    const children = <EnterCode locale={locale} consultation={one} errors={errors} />;
    return takingPage(c, one, locale.t('consultations.code.enter'), children);
  }

  app.post(`${TAKING}/code`, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    const form = await readForm(c);
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const code = form.one('code');
    const known = await findParticipant(db, hub, one, { code });
    // A member's code is good before its first answer too.
    if (!known && !(one.access !== 'anybody' && isLetIn(hub, one, code))) {
      const message = c.var.locale.t('consultations.code.wrong');
      return c.html(codePage(c, one, [{ name: 'code', message }]), 422);
    }
    keepCode(c, hub, one, code);
    return c.redirect(`${home(c, one)}/take-part${(await listens(one)) ? '' : '/mine'}`, 303);
  });

  app.get(`${TAKING}/propose`, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    if (!(await listens(one))) return c.redirect(home(c, one), 302);
    const stands = await standingOf(c, hub, one);
    if (stands.how !== 'in' && stands.how !== 'welcome')
      return c.html(entrancePage(c, one, stands));
    const values = typed({
      once: randomUUID(),
      lang: c.var.locale.lang,
      code: voiceFor(c, one, stands).code ?? '',
    });
    return c.html(proposePage(c, one, values, []));
  });

  function proposePage(
    c: PageContext,
    one: ShownConsultation,
    values: Typed,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    const children = <Propose {...{ locale, values, errors }} consultation={one} />;
    return takingPage(c, one, locale.t('consultations.propose'), children);
  }

  app.post(`${TAKING}/propose`, async (c) => {
    c.header('cache-control', 'no-store');
    const one = await foundIn(c, db);
    const form = await readForm(c);
    const given = statementForm.safeParse({ lang: form.one('lang'), text: form.one('text') });
    if (!given.success)
      return c.html(proposePage(c, one, form, fieldErrors(given.error, c.var.locale)), 422);
    const id = form.one('once');
    if (!isId(id)) throw new Problem('page/refused', 400);
    const likely = form.one('sure') ? [] : await likelyOf(one, given.data);
    if (likely.length > 0) return c.html(likelyPage(c, one, form, likely));
    const { by, participant } = await entering(c, one, form);
    await brake(db, hub, PROPOSING, participant?.id ?? networkOf(c, hub.config));
    await db.transaction(async (tx) => {
      const author = participant ?? (await enter(tx, c, one, by));
      await addStatement(tx, hub, one, {
        ...given.data,
        id,
        source: 'participant',
        author: author.id,
      });
    });
    if (by && 'code' in by) keepCode(c, hub, one, by.code);
    return c.redirect(`${home(c, one)}/take-part/mine?said=yes`, 303);
  });

  /** What says nearly the same in its language, whether it was said or translated into it. */
  async function likelyOf(
    one: ShownConsultation,
    { lang, text }: { readonly lang: string; readonly text: string },
  ): Promise<number[]> {
    const written = await writtenIn(db, one.id);
    const found = likeStatements(text, lang, written);
    return [...new Set(found.map(({ id }) => written.find((each) => each.id === id)?.number ?? 0))];
  }

  function likelyPage(
    c: PageContext,
    one: ShownConsultation,
    values: Typed,
    numbers: readonly number[],
  ): Promise<string> {
    const { locale } = c.var;
    return statementsOf(db, one.id, locale.lang).then((shown) => {
      const likely = shown.filter(({ number }) => numbers.includes(number));
      const children = <Likely {...{ locale, values, likely }} consultation={one} />;
      return takingPage(c, one, locale.t('consultations.propose'), children);
    });
  }
  return app;
}

/** `statement` and `vote` of a form, or `answer=12:-1` as often as there are answers. */
function answersIn(form: Typed): { number: number; vote: Vote }[] {
  const single = form.one('statement') ? [`${form.one('statement')}:${form.one('vote')}`] : [];
  return [...single, ...form.all('answer').slice(0, 500)].flatMap((text) => {
    const [, number, vote] = /^(\d{1,6}):(-1|0|1)$/.exec(text) ?? [];
    return number ? [{ number: Number(number), vote: Number(vote) as Vote }] : []; // the pattern takes no other
  });
}

/** What was answered right before, so that it can be taken back in one step. */
function lastDone(
  c: Context<Env>,
  shown: readonly Shown[],
  answers: ReadonlyMap<string, Vote>,
): Done | null {
  const found = shown.find(({ number }) => String(number) === c.req.query('done'));
  const vote = found && answers.get(found.id);
  return found && vote !== undefined ? { number: found.number, vote } : null;
}
