import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { sessionByCode, staffTrail, summitById } from '../summits/summits.ts';
import { NoteConflict, NoteHistory, NotesDesk, SessionDesk } from './desk-views.tsx';
import { addGuide, guideByNumber, heardIn, hideAnswer, raiseGuide, removeGuide } from './guides.ts';
import { liveOf } from './live.ts';
import {
  addNote,
  changeNote,
  noteByNumber,
  notesOf,
  removeNote,
  versionsOf,
  type Written,
} from './notes.ts';
import {
  answerQuestion,
  askQuestion,
  hideQuestion,
  inOrder,
  joinQuestions,
  type Moderator,
  makeCurrent,
  partQuestion,
  type Question,
  questionByNumber,
  questionsOf,
} from './questions.ts';
import { closeSession, openSession, setTimer } from './running.ts';

const AT = '/staff/summits/:id/sessions/:code{[A-Z0-9]{3,12}}';
const NUMBER = ':number{[0-9]{1,4}}';

const reason = z.string().trim().min(3).max(300);
const words = z.string().trim().min(3).max(4000);

/** The desk of a session: its order, its answers, what is hidden and why, its time and its notes. */
export function sessionDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(AT, async (c) => c.html(await deskPage(c, [])));

  app.post(`${AT}/:act{(?:open|close)}`, async (c) => {
    const { session } = await found(c);
    const run = c.req.param('act') === 'open' ? openSession : closeSession;
    await db.transaction((tx) => run(tx, moderating(c), session.id));
    return back(c);
  });

  app.post(`${AT}/timer`, async (c) => {
    const { session } = await found(c);
    const minutes = Number((await readForm(c)).one('minutes'));
    if (!(minutes >= 0 && minutes <= 180)) throw new Problem('page/refused', 422);
    await db.transaction((tx) => setTimer(tx, moderating(c), session.id, minutes));
    return back(c);
  });

  app.post(`${AT}/questions`, async (c) => {
    const { session } = await found(c);
    const said = words.safeParse((await readForm(c)).one('question'));
    if (!said.success) return c.html(await deskPage(c, wanting(c, 'question')), 422);
    await db.transaction((tx) =>
      askQuestion(tx, hub, session.id, null, {
        lang: c.var.locale.lang,
        text: said.data.slice(0, 500),
      }),
    );
    return back(c);
  });

  app.post(
    `${AT}/questions/${NUMBER}/:act{(?:current|answered|join|part|hide|show)}`,
    async (c) => {
      const { session } = await found(c);
      const form = await readForm(c);
      const asked = await questionByNumber(db, session.id, Number(c.req.param('number')));
      const name = `reason-${asked.number}`;
      const why = reason.safeParse(form.one(name));
      const act = c.req.param('act');
      if (act === 'hide' && !why.success)
        return c.html(await deskPage(c, wanting(c, name, 'form.error.reason')), 422);
      await db.transaction((tx) => moderate(tx, moderating(c), asked, act, form, why.data ?? ''));
      return back(c);
    },
  );

  type Tx = Parameters<typeof makeCurrent>[0];

  async function moderate(
    tx: Tx,
    by: Moderator,
    asked: Question,
    act: string,
    form: Typed,
    why: string,
  ): Promise<void> {
    if (act === 'current') return makeCurrent(tx, by, asked);
    if (act === 'answered')
      return answerQuestion(tx, by, asked, form.one('answer').trim().slice(0, 1000));
    if (act === 'part') return partQuestion(tx, by, asked);
    if (act === 'join') {
      const into = Number(form.one('into'));
      if (!Number.isInteger(into)) throw new Problem('session/join', 422);
      return joinQuestions(tx, by, asked, await questionByNumber(tx, asked.sessionId, into));
    }
    return hideQuestion(tx, by, asked, act === 'hide' ? why : null);
  }

  app.post(`${AT}/guides`, async (c) => {
    const { session } = await found(c);
    const form = await readForm(c);
    const text = words.safeParse(form.one('text'));
    const kind = form.one('form') === 'words' ? 'words' : 'stance';
    if (!text.success) return c.html(await deskPage(c, wanting(c, 'text')), 422);
    const said = { form: kind, lang: session.lang, text: text.data.slice(0, 300) };
    await db.transaction((tx) => addGuide(tx, moderating(c), session.id, said));
    return back(c);
  });

  app.post(`${AT}/guides/${NUMBER}/:act{(?:raise|remove)}`, async (c) => {
    const { session } = await found(c);
    const guide = await guideByNumber(db, session.id, Number(c.req.param('number')));
    const { guideId } = await liveOf(db, session.id);
    await db.transaction((tx) =>
      c.req.param('act') === 'remove'
        ? removeGuide(tx, moderating(c), guide)
        : raiseGuide(tx, moderating(c), session.id, guide.id === guideId ? null : guide),
    );
    return back(c);
  });

  app.post(`${AT}/answers/:answer/hide`, async (c) => {
    const { session } = await found(c);
    const id = c.req.param('answer');
    const why = reason.safeParse((await readForm(c)).one('reason'));
    if (!isId(id)) throw new Problem('page/not-found', 404);
    if (!why.success) return c.html(await deskPage(c, wanting(c, 'reason')), 422);
    await db.transaction((tx) => hideAnswer(tx, moderating(c), session.id, id, why.data));
    return back(c);
  });

  app.post(`${AT}/answers/:answer/show`, async (c) => {
    const { session } = await found(c);
    const id = c.req.param('answer');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => hideAnswer(tx, moderating(c), session.id, id, null));
    return back(c);
  });

  app.get(`${AT}/notes`, async (c) => c.html(await notesPage(c, [])));

  app.post(`${AT}/notes`, async (c) => {
    const { session } = await found(c);
    const said = noteIn(await readForm(c));
    if (!said) return c.html(await notesPage(c, wanting(c, 'text')), 422);
    await db.transaction((tx) => addNote(tx, moderating(c), session.id, session.lang, said));
    return c.redirect(`${deskOf(c)}/notes`, 303);
  });

  app.get(`${AT}/notes/${NUMBER}`, async (c) => {
    const { locale } = c.var;
    const { summit, session } = await found(c);
    const note = await noteByNumber(db, session.id, Number(c.req.param('number')));
    const desk = { locale, summit, session, live: await liveOf(db, session.id), errors: [] };
    const children = <NoteHistory {...desk} note={note} versions={await versionsOf(db, note.id)} />;
    return c.html(inTeam(c, summit, locale.t('sessions.notes'), children));
  });

  app.post(`${AT}/notes/${NUMBER}`, async (c) => {
    const { locale } = c.var;
    const { summit, session } = await found(c);
    const form = await readForm(c);
    const note = await noteByNumber(db, session.id, Number(c.req.param('number')));
    const said = noteIn(form);
    if (!said) return c.html(await notesPage(c, wanting(c, `text-${note.number}`)), 422);
    const version = Number(form.one('version'));
    const now = await db.transaction((tx) => changeNote(tx, moderating(c), note, version, said));
    if (!now) return c.redirect(`${deskOf(c)}/notes#n${note.number}`, 303);
    const desk = { locale, summit, session, live: await liveOf(db, session.id), errors: [] };
    const children = <NoteConflict {...desk} now={now} mine={said} />;
    return c.html(inTeam(c, summit, locale.t('sessions.conflict'), children), 409);
  });

  app.post(`${AT}/notes/${NUMBER}/remove`, async (c) => {
    const { session } = await found(c);
    const version = Number((await readForm(c)).one('version'));
    const note = await noteByNumber(db, session.id, Number(c.req.param('number')));
    const done = await db.transaction((tx) => removeNote(tx, moderating(c), note, version));
    if (!done) throw new Problem('session/note-changed', 409);
    return c.redirect(`${deskOf(c)}/notes`, 303);
  });

  async function found(c: PageContext) {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const summit = await summitById(db, id);
    return { summit, session: await sessionByCode(db, summit, c.req.param('code') ?? '', '') };
  }

  const moderating = (c: PageContext): Moderator => ({ ...actingOn(c, hub), keys: hub.keys });

  const deskOf = (c: PageContext) =>
    `/${c.var.locale.lang}/staff/summits/${c.req.param('id')}/sessions/${c.req.param('code')}`;

  const back = (c: PageContext) => c.redirect(deskOf(c), 303);

  async function deskPage(c: PageContext, errors: readonly FieldError[]): Promise<string> {
    const { locale } = c.var;
    const { summit, session } = await found(c);
    const live = await liveOf(db, session.id);
    const all = await questionsOf(db, session.id);
    const children = (
      <SessionDesk
        {...{ locale, summit, session, live, errors }}
        guides={await heardIn(db, session.id)}
        questions={inOrder(all)}
        hidden={all.filter(({ hiddenOn, joinedInto }) => hiddenOn || joinedInto)}
      />
    );
    return inTeam(c, summit, session.title, children);
  }

  async function notesPage(c: PageContext, errors: readonly FieldError[]): Promise<string> {
    const { locale } = c.var;
    const { summit, session } = await found(c);
    const desk = { locale, summit, session, live: await liveOf(db, session.id), errors };
    const children = <NotesDesk {...desk} notes={await notesOf(db, session.id)} />;
    return inTeam(c, summit, locale.t('sessions.notes'), children);
  }
  return app;
}

const inTeam = (
  c: PageContext,
  summit: Parameters<typeof staffTrail>[1],
  title: string,
  children: Child,
): string => teamPage(c, { title, trail: staffTrail(c, summit), children });

const wanting = (c: PageContext, name: string, key = 'form.error.required'): FieldError[] => [
  { name, message: c.var.locale.t(key) },
];

function noteIn(form: Typed): Written | null {
  const text = words.safeParse(form.one('text'));
  const kind = form.one('kind') === 'recommendation' ? 'recommendation' : 'note';
  return text.success ? { kind, text: text.data } : null;
}
