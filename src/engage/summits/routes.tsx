import { type Context, Hono } from 'hono';
import { actorIn, actorOf, networkOf } from '../../people/access/access.ts';
import { nameOf, organisationsOf } from '../../people/organisations/organisations.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { writeCalendar } from '../../platform/calendar/calendar.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm } from '../../web/http/forms.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { addressOf, page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  AgendaPage,
  EvaluationPage,
  OwnSummits,
  SpeakerEntrance,
  SpeakerPage,
} from './agenda-views.tsx';
import {
  agendaOf,
  agendasOf,
  codeVoice,
  keepSession,
  memberVoice,
  tellChanges,
} from './agendas.ts';
import { calendarOf } from './calendars.ts';
import { changesOf } from './changes.ts';
import { evaluate } from './evaluations.ts';
import { evaluationForm } from './forms.ts';
import { clashesIn, programmeOf } from './programme.ts';
import {
  dayOf,
  inWords,
  publicSummits,
  type Summit,
  summitById,
  summitBySlug,
  type Worded,
} from './records.ts';
import { scheduleJson, scheduleXml } from './schedule-writing.ts';
import {
  answerAsSpeaker,
  askedIn,
  askedOf,
  nameIn,
  type SpeakerRow,
  speakerByCode,
  speakersIn,
} from './speakers.ts';
import { summitTrail } from './trails.ts';
import { ChangesPage, ProgrammePage, SummitList, SummitPage } from './views.tsx';
import { brakeHall, codeFor, codeIn, keepCode } from './visitor-code.ts';

const FOLLOWING: Brake = { what: 'summit code', most: 20, minutes: 10 };
const SLUG = ':slug{[a-z0-9-]+}';

/** Summits as anybody reads them, and what somebody chooses and says there. */
export function summitRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const { threat } = hub.config.hub;
  const app = new Hono<Env>();

  app.get('/summits', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const summits = await publicSummits(db, locale.lang);
    return c.html(
      page(c, {
        title: locale.t('summits.title'),
        description: locale.t('summits.lead'),
        section: 'participate',
        trail: summitTrail(c),
        children: <SummitList locale={locale} summits={summits} today={dayOf(hub.clock)} />,
      }),
    );
  });

  app.get('/summits/speaker', (c) => c.html(speakerEntrance(c, [])));

  app.post('/summits/speaker', async (c) => {
    const code = (await readForm(c)).one('code');
    const speaker = await speakerBy(c, code);
    if (!speaker) return c.html(speakerEntrance(c, wrongCode(c)), 422);
    return c.html(await speakerPage(c, speaker, code, false));
  });

  app.post('/summits/speaker/answer', async (c) => {
    const form = await readForm(c);
    const speaker = await speakerBy(c, form.one('code'));
    if (!speaker) return c.html(speakerEntrance(c, wrongCode(c)), 422);
    const said = { sessions: form.all('session'), files: form.one('files') === 'yes' };
    await db.transaction((tx) => answerAsSpeaker(tx, hub, speaker, said));
    const now = (await speakerByCode(db, hub, form.one('code'))) ?? speaker;
    return c.html(await speakerPage(c, now, form.one('code'), true));
  });

  async function speakerBy(c: PageContext, code: string) {
    c.header('cache-control', 'no-store');
    await brake(db, hub, FOLLOWING, networkOf(c, hub.config));
    return speakerByCode(db, hub, code);
  }

  async function speakerPage(c: PageContext, speaker: SpeakerRow, code: string, saved: boolean) {
    const { locale } = c.var;
    const children = (
      <SpeakerPage
        locale={locale}
        summit={await summitById(db, speaker.summitId)}
        name={nameIn(hub.keys, speaker)}
        code={code}
        asked={await askedIn(db, speaker.id)}
        inFiles={speaker.inFilesOn !== null}
        saved={saved}
      />
    );
    const title = locale.t('summits.speaker');
    return page(c, { title, section: 'participate', hidden: true, children });
  }

  app.get(`/summits/${SLUG}`, async (c) => {
    const { locale } = c.var;
    const summit = await publicIn(c);
    const children = (
      <SummitPage
        {...{ locale, summit, ...(await programmeFor(c, summit)) }}
        changes={await changesOf(db, summit)}
        today={dayOf(hub.clock)}
      />
    );
    return c.html(
      page(c, {
        title: summit.title,
        description: summit.summary.slice(0, 200),
        section: 'participate',
        trail: summitTrail(c, true),
        shared: dayOf(hub.clock),
        children,
      }),
    );
  });

  app.get(`/summits/${SLUG}/programme`, async (c) => {
    const { locale } = c.var;
    const summit = await publicIn(c);
    const children = (
      <ProgrammePage {...{ locale, summit, ...(await programmeFor(c, summit)) }} changes={[]} />
    );
    return c.html(
      page(c, {
        title: `${locale.t('summits.programme')} · ${summit.title}`,
        section: 'participate',
        trail: summitTrail(c, summit),
        children,
      }),
    );
  });

  app.get(`/summits/${SLUG}/changes`, async (c) => {
    const { locale } = c.var;
    const summit = await publicIn(c);
    const changes = await changesOf(db, summit);
    return c.html(
      page(c, {
        title: `${locale.t('summits.changes')} · ${summit.title}`,
        section: 'participate',
        trail: summitTrail(c, summit),
        children: <ChangesPage {...{ locale, changes }} slug={summit.slug} />,
      }),
    );
  });

  app.get(`/summits/${SLUG}/:file{schedule\\.(?:json|xml)}`, async (c) => {
    const summit = await rawIn(c);
    const programme = await programmeOf(db, summit, '');
    const published = {
      summit,
      programme,
      speakers: await speakersFor(programme.sessions, 'file'),
      address: addressIn(c, summit),
    };
    shareAnswer(c);
    if (c.req.param('file') === 'schedule.json') return c.json(scheduleJson(published));
    return c.body(scheduleXml(published), 200, {
      'content-type': 'application/xml; charset=utf-8',
    });
  });

  app.get(`/summits/${SLUG}/:file{(?:programme|agenda)\\.ics}`, async (c) => {
    const summit = await rawIn(c);
    const { sessions } = await programmeOf(db, summit, c.var.locale.lang);
    const asked = new Set(c.req.queries('session')?.slice(0, 500));
    const own = c.req.param('file') === 'agenda.ics';
    return calendar(c, summit, own ? sessions.filter(({ code }) => asked.has(code)) : sessions);
  });

  app.get(`/summits/${SLUG}/sessions/:file{[A-Z0-9]{3,12}\\.ics}`, async (c) => {
    const summit = await rawIn(c);
    const { sessions } = await programmeOf(db, summit, c.var.locale.lang);
    const own = sessions.filter(({ code }) => `${code}.ics` === c.req.param('file'));
    if (own.length === 0) throw new Problem('page/not-found', 404);
    return calendar(c, summit, own);
  });

  async function calendar(
    c: PageContext,
    summit: Summit,
    sessions: Awaited<ReturnType<typeof programmeOf>>['sessions'],
  ) {
    const speakers = await speakersFor(sessions, 'file');
    const events = calendarOf(summit, sessions, speakers, addressIn(c, summit));
    const text = writeCalendar(events, { name: summit.title, lang: summit.lang });
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${summit.slug}.ics"`,
    });
  }

  app.get(`/summits/${SLUG}/agenda`, async (c) =>
    c.html(await agendaPage(c, c.req.query('saved') === '1', [])),
  );

  app.post(`/summits/${SLUG}/agenda`, async (c) => {
    const summit = await rawIn(c);
    const form = await readForm(c);
    await brakeHall(c, hub);
    const actor = await actorOf(c, hub);
    const wanted = new Set(form.all('session'));
    const voice = actor
      ? memberVoice(hub.keys, summit.id, actor.account)
      : codeVoice(hub.keys, summit.id, await codeFor(c, hub, summit));
    if (!voice) throw new Problem('page/refused', 400);
    const { sessions } = await programmeOf(db, summit, '');
    const { sessions: kept } = await agendaOf(db, summit, voice);
    await db.transaction(async (tx) => {
      for (const { id, code } of sessions)
        if (wanted.has(code) !== kept.has(id))
          await keepSession(tx, hub, summit, voice, id, wanted.has(code));
      if (actor) await tellChanges(tx, hub, summit, actor.account, form.one('told') === 'yes');
    });
    return c.redirect(`/${c.var.locale.lang}/summits/${summit.slug}/agenda?saved=1`, 303);
  });

  app.post(`/summits/${SLUG}/code`, async (c) => {
    const summit = await rawIn(c);
    const code = (await readForm(c)).one('code');
    await brake(db, hub, FOLLOWING, networkOf(c, hub.config));
    const voice = codeVoice(hub.keys, summit.id, code);
    const { agenda } = voice ? await agendaOf(db, summit, voice) : { agenda: null };
    if (!agenda) return c.html(await agendaPage(c, false, wrongCode(c)), 422);
    keepCode(c, hub, summit, code.trim());
    return c.redirect(`/${c.var.locale.lang}/summits/${summit.slug}/agenda`, 303);
  });

  async function agendaPage(c: PageContext, saved: boolean, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const summit = await publicIn(c);
    const actor = await actorOf(c, hub);
    c.header('cache-control', 'no-store');
    const code = actor ? null : codeIn(c, hub, summit);
    const voice = actor
      ? memberVoice(hub.keys, summit.id, actor.account)
      : code && codeVoice(hub.keys, summit.id, code);
    const own = voice ? await agendaOf(db, summit, voice) : null;
    const programme = await programmeOf(db, summit, locale.lang);
    const kept = own?.sessions ?? new Set<string>();
    const children = (
      <AgendaPage
        {...{ locale, summit, programme, kept, code, saved, errors }}
        clashes={clashesIn(
          summit,
          programme.sessions.filter(({ id }) => kept.has(id)),
        )}
        member={actor !== null}
        told={(own?.agenda?.teller ?? null) !== null}
      />
    );
    return page(c, {
      title: `${locale.t('summits.agenda')} · ${summit.title}`,
      section: 'participate',
      hidden: true,
      trail: summitTrail(c, summit),
      children,
    });
  }

  app.get(`/summits/${SLUG}/evaluation`, async (c) =>
    c.html(await evaluationPage(c, c.req.query('sent') === '1', [])),
  );

  app.post(`/summits/${SLUG}/evaluation`, async (c) => {
    const summit = await rawIn(c);
    if (summit.opensOn > dayOf(hub.clock)) throw new Problem('page/not-found', 404);
    const form = await readForm(c);
    const said = evaluationForm.safeParse({
      heard: form.one('heard') || undefined,
      learnt: form.one('learnt') || undefined,
      again: form.one('again') || undefined,
    });
    if (!said.success)
      return c.html(await evaluationPage(c, false, fieldErrors(said.error, c.var.locale)), 422);
    await brakeHall(c, hub);
    const voice = codeVoice(hub.keys, summit.id, await codeFor(c, hub, summit));
    if (!voice) throw new Problem('page/refused', 400);
    await db.transaction((tx) => evaluate(tx, summit, voice, said.data));
    return c.redirect(`/${c.var.locale.lang}/summits/${summit.slug}/evaluation?sent=1`, 303);
  });

  async function evaluationPage(c: PageContext, sent: boolean, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const summit = await publicIn(c);
    // Nothing is asked of what has not begun.
    if (summit.opensOn > dayOf(hub.clock)) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-store');
    return page(c, {
      title: `${locale.t('summits.evaluation')} · ${summit.title}`,
      section: 'participate',
      hidden: true,
      trail: summitTrail(c, summit),
      children: <EvaluationPage {...{ locale, summit, sent, errors }} />,
    });
  }

  app.get('/me/summits', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const stewarded = await organisationsOf(db, hub, account);
    const speakers = await askedOf(
      db,
      stewarded.map(({ id }) => id),
    );
    const asked = await Promise.all(
      speakers.map(async (speaker) => {
        const organisation = stewarded.find(({ id }) => id === speaker.organisationId);
        return {
          speaker,
          organisation: organisation ? nameOf(organisation) : '',
          asked: await askedIn(db, speaker.id),
        };
      }),
    );
    const own = await agendasOf(db, hub.keys, account);
    const children = (
      <OwnSummits {...{ locale, asked }} agendas={own.map(({ summit }) => summit)} />
    );
    return c.html(ownPage(c, { title: locale.t('me.page.summits'), children }));
  });

  app.post('/me/summits/:id', async (c) => {
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const stewarded = await organisationsOf(db, hub, actorIn(c).account);
    const speakers = await askedOf(
      db,
      stewarded.map((each) => each.id),
    );
    const speaker = speakers.find((each) => each.id === id);
    if (!speaker) throw new Problem('page/not-found', 404);
    const yes = (await readForm(c)).one('word') === 'yes';
    const asked = await askedIn(db, speaker.id);
    await db.transaction((tx) =>
      answerAsSpeaker(tx, hub, speaker, {
        sessions: yes ? asked.map(({ session }) => session.id) : [],
        files: yes,
      }),
    );
    return c.redirect(`/${c.var.locale.lang}/me/summits`, 303);
  });

  const rawIn = (c: PageContext): Promise<Summit> =>
    summitBySlug(db, (c.req.param('slug') ?? '').slice(0, 100));

  async function publicIn(c: PageContext): Promise<Worded> {
    c.header('cache-control', 'no-cache');
    const [summit] = await inWords(db, [await rawIn(c)], c.var.locale.lang);
    if (!summit) throw new Problem('page/not-found', 404);
    return summit;
  }

  async function programmeFor(c: PageContext, summit: Summit) {
    const programme = await programmeOf(db, summit, c.var.locale.lang);
    return { programme, speakers: await speakersFor(programme.sessions, 'page') };
  }

  const speakersFor = (sessions: readonly { readonly id: string }[], seen: 'page' | 'file') =>
    speakersIn(
      db,
      hub,
      threat,
      sessions.map(({ id }) => id),
      seen,
    );

  const addressIn = (c: Context<Env>, { slug }: Summit): string =>
    `${addressOf(hub.config.server)}/${c.var.locale.lang}/summits/${slug}`;
  return app;
}

function speakerEntrance(c: PageContext, errors: readonly FieldError[]): string {
  const { locale } = c.var;
  c.header('cache-control', 'no-store');
  return page(c, {
    title: locale.t('summits.speaker'),
    section: 'participate',
    hidden: true,
    children: <SpeakerEntrance {...{ locale, errors }} />,
  });
}

const wrongCode = ({ var: { locale } }: PageContext): FieldError[] => [
  { name: 'code', message: locale.t('summits.code.wrong') },
];
