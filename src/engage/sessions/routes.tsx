import { Hono } from 'hono';
import { z } from 'zod';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm } from '../../web/http/forms.ts';
import { addressOf, page, type Site } from '../../web/http/site.ts';
import {
  brakeHall,
  codeFor,
  codeIn,
  inWords,
  sessionByCode,
  speakersIn,
  summitBySlug,
  summitTrail,
} from '../summits/summits.ts';
import { answeredBy, answerGuide, guideByNumber, heardIn, type Said } from './guides.ts';
import { liveOf } from './live.ts';
import { notesOf } from './notes.ts';
import {
  askQuestion,
  inOrder,
  questionByNumber,
  questionsOf,
  votedBy,
  voteFor,
} from './questions.ts';
import type { Streams } from './streams.ts';
import { ScreenPage, SessionPage, type Shown } from './views.tsx';
import { ensureVoice, findVoice } from './voices.ts';

const AT = '/summits/:slug{[a-z0-9-]+}/sessions/:code{[A-Z0-9]{3,12}}';

const ASKING: Brake = { what: 'session question', most: 6, minutes: 10 };
const VOTING: Brake = { what: 'session vote', most: 120, minutes: 10 };

const question = z.string().trim().min(5, 'short').max(500);
const answer = z.string().trim().min(1, 'required').max(300);

/** A session as anybody follows it and takes part in it; nobody needs an account, and none is looked at. */
export function sessionRoutes(site: Site, streams: Streams): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(AT, async (c) => c.html(await sessionPage(c, [], '')));

  app.get(`${AT}/stream`, async (c) => {
    const { session } = await found(c);
    const told = c.req.header('last-event-id') ?? c.req.query('after') ?? '0';
    const after = /^\d{1,15}$/.test(told) ? Number(told) : 0;
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that gathers an answer before it passes it on would keep it for ever.
      'x-accel-buffering': 'no',
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(await streams.open(session.id, after), 200, headers);
  });

  app.get(`${AT}/screen`, async (c) => {
    const shown = await shownIn(c, [], '');
    const { summit, session } = shown;
    const address = `${addressOf(hub.config.server)}/${c.var.locale.lang}/summits/${summit.slug}/sessions/${session.code}`;
    return c.html(
      page(c, {
        title: session.title,
        section: 'participate',
        hidden: true,
        script: site.assets.live,
        children: <ScreenPage {...shown} address={address} />,
      }),
    );
  });

  app.post(`${AT}/questions`, async (c) => {
    const { session, summit } = await found(c);
    const form = await readForm(c);
    const said = question.safeParse(form.one('question'));
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    if (!said.success) {
      const errors = [{ name: 'question', message: c.var.locale.t('sessions.ask.error') }];
      return c.html(await sessionPage(c, errors, form.one('question')), 422);
    }
    await brakeHall(c, hub);
    const code = await codeFor(c, hub, summit);
    await brake(db, hub, ASKING, `${session.id} ${code}`);
    const number = await db.transaction(async (tx) => {
      const voice = await ensureVoice(tx, hub, session.id, code);
      return askQuestion(tx, hub, session.id, voice, {
        id: once,
        lang: c.var.locale.lang,
        text: said.data,
      });
    });
    return back(c, number ? `q${number}` : 'questions');
  });

  app.post(`${AT}/questions/:number{[0-9]{1,4}}/vote`, async (c) => {
    const { session, summit } = await found(c);
    const given = (await readForm(c)).one('vote') === 'yes';
    const asked = await questionByNumber(db, session.id, Number(c.req.param('number')));
    await brakeHall(c, hub);
    const code = await codeFor(c, hub, summit);
    await brake(db, hub, VOTING, `${session.id} ${code}`);
    await db.transaction(async (tx) =>
      voteFor(tx, asked, await ensureVoice(tx, hub, session.id, code), given),
    );
    if (c.req.header('accept') === 'application/json') return c.json({ given });
    return back(c, `q${asked.number}`);
  });

  app.post(`${AT}/guides/:number{[0-9]{1,4}}`, async (c) => {
    const { session, summit } = await found(c);
    const form = await readForm(c);
    const guide = await guideByNumber(db, session.id, Number(c.req.param('number')));
    const name = `answer-${guide.number}`;
    const words = answer.safeParse(form.one(name));
    if (guide.form === 'words' && !words.success) {
      const errors = [{ name, message: c.var.locale.t('form.error.required') }];
      return c.html(await sessionPage(c, errors, form.one(name)), 422);
    }
    const said = saidIn(form.one('stance'), words.data, c.var.locale.lang);
    await brakeHall(c, hub);
    const code = await codeFor(c, hub, summit);
    await brake(db, hub, VOTING, `${session.id} ${code}`);
    await db.transaction(async (tx) =>
      answerGuide(tx, guide, await ensureVoice(tx, hub, session.id, code), said),
    );
    return back(c, `g${guide.number}`);
  });

  async function found(c: PageContext) {
    const summit = await summitBySlug(db, (c.req.param('slug') ?? '').slice(0, 100));
    const session = await sessionByCode(db, summit, c.req.param('code') ?? '', c.var.locale.lang);
    return { summit, session };
  }

  async function shownIn(
    c: PageContext,
    errors: readonly FieldError[],
    typed: string,
  ): Promise<Shown> {
    const { locale } = c.var;
    const { summit: own, session } = await found(c);
    const [summit] = await inWords(db, [own], locale.lang);
    if (!summit) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-store');
    // Read first: whatever comes after this number is told by the stream.
    const live = await liveOf(db, session.id);
    const code = codeIn(c, hub, summit);
    const voice = code ? await findVoice(db, hub, session.id, code) : null;
    return {
      ...{ locale, summit, session, live, errors, typed },
      speakers: await speakersIn(db, hub, hub.config.hub.threat, [session.id], 'page'),
      guides: await heardIn(db, session.id),
      questions: inOrder(await questionsOf(db, session.id)),
      notes: await notesOf(db, session.id),
      voted: await votedBy(db, session.id, voice),
      answered: await answeredBy(db, voice),
    };
  }

  async function sessionPage(c: PageContext, errors: readonly FieldError[], typed: string) {
    const shown = await shownIn(c, errors, typed);
    return page(c, {
      title: `${shown.session.title} · ${shown.summit.title}`,
      description: shown.session.overview.slice(0, 200),
      section: 'participate',
      trail: summitTrail(c, shown.summit),
      script: site.assets.live,
      children: <SessionPage {...shown} />,
    });
  }

  const back = (c: PageContext, anchor: string) =>
    c.redirect(
      `/${c.var.locale.lang}/summits/${c.req.param('slug')}/sessions/${c.req.param('code')}#${anchor}`,
      303,
    );
  return app;
}

function saidIn(stance: string, text: string | undefined, lang: string): Said {
  if (text !== undefined) return { text, lang };
  const found = ([1, -1, 0] as const).find((each) => String(each) === stance);
  if (found === undefined) throw new Problem('page/refused', 400);
  return { stance: found };
}
