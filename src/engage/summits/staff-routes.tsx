import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { nameOf, publicOrganisations } from '../../people/organisations/organisations.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  placeName,
  type SessionForm,
  sessionForm,
  sessionWordsForm,
  speakerForm,
  summitForm,
  wordsForm,
} from './forms.ts';
import { applyProgramme, bringProgramme, discardProgramme, planProgramme } from './importing.ts';
import {
  addSession,
  cancelSession,
  changeSession,
  type Placed,
  programmeOf,
  roomNamed,
  sessionByCode,
  trackNamed,
  translateSession,
} from './programme.ts';
import {
  addSummit,
  allSummits,
  changeSummit,
  inWords,
  publishSummit,
  type Summit,
  summitById,
  translateSummit,
} from './records.ts';
import { addSpeaker, removeSpeaker, renewCode, speakersIn } from './speakers.ts';
import {
  ImportPage,
  SessionEditor,
  StaffSummit,
  SummitDesk,
  SummitFields,
} from './staff-views.tsx';
import { staffTrail } from './trails.ts';

const MEGABYTES = 10;
const CODE = ':code{[A-Z0-9]{3,12}}';

/** The desk of whoever prepares a summit. */
export function summitDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/summits', async (c) => {
    const { locale } = c.var;
    const children = <SummitDesk locale={locale} summits={await allSummits(db)} />;
    return c.html(teamPage(c, { title: locale.t('team.page.summits'), children }));
  });

  app.get('/staff/summits/new', (c) => c.html(summitFields(c, null, freshSummit(c), [])));

  app.post('/staff/summits/new', async (c) => {
    const form = await readForm(c);
    const said = summitForm.safeParse(summitIn(form));
    if (!said.success)
      return c.html(summitFields(c, null, form, fieldErrors(said.error, c.var.locale)), 422);
    const { id } = await db.transaction((tx) => addSummit(tx, actingOn(c, hub), said.data));
    return c.redirect(`/${c.var.locale.lang}/staff/summits/${id}`, 303);
  });

  app.get('/staff/summits/:id', async (c) => {
    const { locale } = c.var;
    const summit = await found(c);
    const programme = await programmeOf(db, summit, '');
    const [worded] = await inWords(db, [summit], locale.lang);
    const children = (
      <StaffSummit
        {...{ locale, summit, programme }}
        speakers={await speakersAll(programme.sessions)}
        langs={worded?.langs ?? []}
      />
    );
    return c.html(teamPage(c, { title: summit.title, trail: staffTrail(c), children }));
  });

  app.get('/staff/summits/:id/edit', async (c) => {
    const summit = await found(c);
    return c.html(summitFields(c, summit, typedOf(summit), []));
  });

  app.post('/staff/summits/:id/edit', async (c) => {
    const summit = await found(c);
    const form = await readForm(c);
    const said = summitForm.safeParse(summitIn(form));
    if (!said.success)
      return c.html(summitFields(c, summit, form, fieldErrors(said.error, c.var.locale)), 422);
    await db.transaction((tx) => changeSummit(tx, actingOn(c, hub), summit, said.data));
    return home(c, summit);
  });

  app.post('/staff/summits/:id/translate', async (c) => {
    const summit = await found(c);
    const form = await readForm(c);
    const said = wordsForm.safeParse(fieldsIn(form, ['lang', 'title', 'summary']));
    if (!said.success) {
      const errors = fieldErrors(said.error, c.var.locale).map(({ name, message }) => ({
        ...{ name, message },
        id: `f-${name}-other`,
      }));
      return c.html(summitFields(c, summit, typedOf(summit), errors), 422);
    }
    await db.transaction((tx) => translateSummit(tx, actingOn(c, hub), summit, said.data));
    return home(c, summit);
  });

  app.post('/staff/summits/:id/publish', async (c) => {
    const summit = await found(c);
    await db.transaction((tx) => publishSummit(tx, actingOn(c, hub), summit));
    return home(c, summit);
  });

  app.get('/staff/summits/:id/import', async (c) => {
    const { locale } = c.var;
    const summit = await found(c);
    const children = (
      <ImportPage {...{ locale, summit }} plan={await planProgramme(db, hub, summit)} />
    );
    return c.html(
      teamPage(c, { title: locale.t('summits.import'), trail: staffTrail(c, summit), children }),
    );
  });

  app.post('/staff/summits/:id/import', async (c) => {
    const summit = await found(c);
    const upload = await receiveUpload(c.req.raw, MEGABYTES);
    try {
      const [file] = upload.files;
      if (!file) throw new Problem('upload/not-a-form', 400);
      const text = await readFile(file.path, 'utf8');
      await db.transaction((tx) => bringProgramme(tx, hub, summit, { name: file.name, text }));
    } finally {
      await upload.clean();
    }
    return c.redirect(`/${c.var.locale.lang}/staff/summits/${summit.id}/import`, 303);
  });

  app.post('/staff/summits/:id/import/apply', async (c) => {
    const summit = await found(c);
    const id = (await readForm(c)).one('id');
    await db.transaction((tx) => applyProgramme(tx, hub, actingOn(c, hub), summit, id));
    return home(c, summit);
  });

  app.post('/staff/summits/:id/import/discard', async (c) => {
    const summit = await found(c);
    await db.transaction((tx) => discardProgramme(tx, summit));
    return c.redirect(`/${c.var.locale.lang}/staff/summits/${summit.id}/import`, 303);
  });

  app.get('/staff/summits/:id/sessions/new', async (c) => {
    const summit = await found(c);
    const fresh = typed({ lang: summit.lang, kind: 'panel', minutes: '60', day: summit.opensOn });
    return c.html(await editor(c, summit, null, fresh, []));
  });

  app.post('/staff/summits/:id/sessions/new', async (c) => {
    const summit = await found(c);
    const form = await readForm(c);
    const said = await sessionSaid(summit, form);
    if (!said.success)
      return c.html(
        await editor(c, summit, null, form, fieldErrors(said.error, c.var.locale)),
        422,
      );
    const made = await db.transaction(async (tx) =>
      addSession(tx, hub, actingOn(c, hub), summit, await placed(tx, summit, form, said.data)),
    );
    return c.redirect(
      `/${c.var.locale.lang}/staff/summits/${summit.id}/sessions/${made.code}/edit`,
      303,
    );
  });

  app.get(`/staff/summits/:id/sessions/${CODE}/edit`, async (c) => {
    const { summit, session } = await sessionIn(c);
    return c.html(await editor(c, summit, session, typedOf(session), []));
  });

  app.post(`/staff/summits/:id/sessions/${CODE}/edit`, async (c) => {
    const { summit, session } = await sessionIn(c);
    const form = await readForm(c);
    const said = await sessionSaid(summit, form);
    if (!said.success)
      return c.html(
        await editor(c, summit, session, form, fieldErrors(said.error, c.var.locale)),
        422,
      );
    await db.transaction(async (tx) =>
      changeSession(
        tx,
        hub,
        actingOn(c, hub),
        summit,
        session,
        await placed(tx, summit, form, said.data),
      ),
    );
    return home(c, summit);
  });

  app.post(`/staff/summits/:id/sessions/${CODE}/translate`, async (c) => {
    const { summit, session } = await sessionIn(c);
    const said = sessionWordsForm.safeParse(
      fieldsIn(await readForm(c), ['lang', 'title', 'overview']),
    );
    if (!said.success) throw new Problem('page/refused', 422);
    await db.transaction((tx) => translateSession(tx, actingOn(c, hub), session, said.data));
    return home(c, summit);
  });

  app.post(`/staff/summits/:id/sessions/${CODE}/:act{(?:cancel|restore)}`, async (c) => {
    const { summit, session } = await sessionIn(c);
    const cancelled = c.req.param('act') === 'cancel';
    await db.transaction((tx) =>
      cancelSession(tx, hub, actingOn(c, hub), summit, session, cancelled),
    );
    return home(c, summit);
  });

  app.post(`/staff/summits/:id/sessions/${CODE}/speakers`, async (c) => {
    const { summit, session } = await sessionIn(c);
    const form = await readForm(c);
    const said = speakerForm.safeParse(
      fieldsIn(form, ['name', 'biography', 'organisationId', 'role']),
    );
    const known = await organisations();
    const id = known.find((each) => each.id === form.one('organisationId'))?.id ?? null;
    if (!said.success || (!id && said.data.name === '')) {
      const message = c.var.locale.t('form.error.required');
      const errors = [{ name: 'name', message }];
      return c.html(await editor(c, summit, session, typedOf(session), errors), 422);
    }
    const { code } = await db.transaction((tx) =>
      addSpeaker(tx, hub, actingOn(c, hub), session, { ...said.data, organisationId: id }),
    );
    return c.html(await editor(c, summit, session, typedOf(session), [], code));
  });

  app.post(
    `/staff/summits/:id/sessions/${CODE}/speakers/:speaker/:act{(?:remove|code)}`,
    async (c) => {
      const { summit, session } = await sessionIn(c);
      const speaker = c.req.param('speaker');
      if (!isId(speaker)) throw new Problem('page/not-found', 404);
      const by = actingOn(c, hub);
      const code = await db.transaction(async (tx) => {
        if (c.req.param('act') === 'code') return renewCode(tx, hub, by, summit, speaker);
        await removeSpeaker(tx, by, session, speaker);
        return null;
      });
      return c.html(await editor(c, summit, session, typedOf(session), [], code));
    },
  );

  async function found(c: PageContext): Promise<Summit> {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return summitById(db, id);
  }

  async function sessionIn(c: PageContext): Promise<{ summit: Summit; session: Placed }> {
    const summit = await found(c);
    return { summit, session: await sessionByCode(db, summit, c.req.param('code') ?? '', '') };
  }

  const home = (c: PageContext, { id }: Summit) =>
    c.redirect(`/${c.var.locale.lang}/staff/summits/${id}`, 303);

  const organisations = async () =>
    (await publicOrganisations(db, 'low')).map((each) => ({ id: each.id, name: nameOf(each) }));

  const speakersAll = (sessions: readonly { readonly id: string }[]) =>
    speakersIn(
      db,
      hub,
      hub.config.hub.threat,
      sessions.map(({ id }) => id),
      'staff',
    );

  /** What was typed; a new room or track has its name checked, and is made with the session. */
  async function sessionSaid({ id }: Summit, form: Typed) {
    const { rooms, tracks } = await programmeOf(db, { id }, '');
    const own = (given: readonly { readonly id: string }[], name: string) =>
      given.some((each) => each.id === form.one(name)) ? form.one(name) : '';
    return sessionForm.safeParse({
      ...fieldsIn(form, SESSION_FIELDS),
      trackId: own(tracks, 'trackId'),
      roomId: own(rooms, 'roomId'),
    });
  }

  async function placed(
    tx: Parameters<typeof roomNamed>[0],
    summit: Summit,
    form: Typed,
    said: SessionForm,
  ): Promise<SessionForm> {
    const room = placeName.safeParse(form.one('newRoom'));
    const track = placeName.safeParse(form.one('newTrack'));
    return {
      ...said,
      ...(room.success ? { roomId: await roomNamed(tx, summit, room.data) } : {}),
      ...(track.success ? { trackId: await trackNamed(tx, summit, track.data) } : {}),
    };
  }

  async function editor(
    c: PageContext,
    summit: Summit,
    session: Placed | null,
    values: Typed,
    errors: readonly FieldError[],
    code: string | null = null,
  ): Promise<string> {
    const { locale } = c.var;
    const programme = await programmeOf(db, summit, '');
    const children = (
      <SessionEditor
        {...{ locale, summit, programme, session, values, errors, code }}
        speakers={session ? await speakersAll([session]) : []}
        organisations={session ? await organisations() : []}
      />
    );
    const title = session?.title ?? locale.t('summits.session.new');
    return teamPage(c, { title, trail: staffTrail(c, summit), children });
  }
  return app;
}

const SESSION_FIELDS = [
  'lang',
  'kind',
  'title',
  'subtitle',
  'overview',
  'theme',
  'scope',
  'method',
  'day',
  'start',
  'minutes',
] as const;

const fieldsIn = (form: Typed, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

const summitIn = (form: Typed) => ({
  ...fieldsIn(form, ['lang', 'title', 'summary', 'opensOn', 'closesOn', 'zone', 'place', 'link']),
  languages: form.all('languages'),
});

/** A row as its form shows it. */
const typedOf = (row: object): Typed =>
  typed(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(String) : String(value ?? ''),
      ]),
    ),
  );

const freshSummit = ({ var: { locale } }: PageContext): Typed =>
  typed({ lang: locale.lang, languages: [locale.lang] });

function summitFields(
  c: PageContext,
  summit: Summit | null,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/summits`;
  const title = locale.t(summit ? 'summits.edit' : 'summits.new');
  const children = (
    <SummitFields
      {...{ locale, values, errors, title }}
      action={summit ? `${base}/${summit.id}/edit` : `${base}/new`}
      {...(summit ? { translate: `${base}/${summit.id}/translate` } : {})}
    />
  );
  return teamPage(c, { title, trail: staffTrail(c, summit ?? undefined), children });
}
