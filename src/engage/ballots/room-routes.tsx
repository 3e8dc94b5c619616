import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { onceIn } from '../../people/relays/relays.ts';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { DeskTabs, type ShownConsultation, statementsOf } from '../consultations/consultations.ts';
import { consultationIn, isListening, staffBase, staffTrail } from './finding.ts';
import {
  closeSitting,
  countHands,
  countsIn,
  openSitting,
  type Sitting,
  sittingById,
  sittingsOf,
  undoCount,
} from './sittings.ts';
import { Rooms, SittingPage } from './staff-views.tsx';

const BASE = '/staff/consultations/:id/room';
const FORM_MINUTES = 24 * 60;

const sittingForm = z.object({
  place: z.string().trim().min(1).max(120),
  present: z.coerce.number().int().min(1).max(100_000),
});

const hand = z.coerce.number().int().min(0).max(100_000);
const handsForm = z.object({ agree: hand, disagree: hand, pass: hand });

/** A sitting: people in a room raise their hands, one statement after another. */
export function roomRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => {
    const consultation = await consultationIn(c, site);
    return c.html(await roomsPage(c, site, consultation, typed({ once: randomUUID() }), []));
  });

  app.post(BASE, async (c) => {
    const consultation = await consultationIn(c, site);
    const form = await readForm(c);
    const once = onceIn(form);
    if (!(await isListening(db, hub, consultation))) throw new Problem('ballots/closed', 409);
    const given = sittingForm.safeParse(named(form, ['place', 'present']));
    if (!given.success)
      return c.html(
        await roomsPage(c, site, consultation, form, fieldErrors(given.error, c.var.locale)),
        422,
      );
    const base = `${staffBase(c, consultation)}/room`;
    const id = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'sitting', once, FORM_MINUTES))
        ? openSitting(tx, actingOn(c, hub), consultation.id, given.data)
        : null,
    );
    return c.redirect(id ? `${base}/${id}` : base, 303);
  });

  app.get(`${BASE}/:sitting`, async (c) => {
    const found = await sittingIn(c, site);
    return c.html(await sittingPage(c, site, found, typed({}), []));
  });

  app.post(`${BASE}/:sitting`, async (c) => {
    const found = await sittingIn(c, site);
    const { consultation, sitting } = found;
    const form = await readForm(c);
    const { locale } = c.var;
    const given = handsForm.safeParse(named(form, ['agree', 'disagree', 'pass']));
    const errors = given.success
      ? tooMany(given.data, sitting, (args) => locale.t('room.error.hands', args))
      : fieldErrors(given.error, locale);
    if (!given.success || errors.length > 0)
      return c.html(await sittingPage(c, site, found, form, errors), 422);
    const shown = await statementsOf(db, consultation.id, locale.lang);
    const statement = shown.find((one) => one.number === Number(c.req.query('statement')));
    if (!statement) throw new Problem('page/not-found', 404);
    await db.transaction((tx) =>
      countHands(tx, actingOn(c, hub), sitting, { statementId: statement.id, ...given.data }),
    );
    return c.redirect(`${pathOf(c, found)}?counted=${statement.number}`, 303);
  });

  app.post(`${BASE}/:sitting/undo`, async (c) => {
    const found = await sittingIn(c, site);
    const id = await db.transaction((tx) => undoCount(tx, actingOn(c, hub), found.sitting));
    const shown = await statementsOf(db, found.consultation.id, c.var.locale.lang);
    const statement = shown.find((one) => one.id === id);
    const said = statement ? `?undone=${statement.number}&statement=${statement.number}` : '';
    return c.redirect(`${pathOf(c, found)}${said}`, 303);
  });

  app.post(`${BASE}/:sitting/close`, async (c) => {
    const found = await sittingIn(c, site);
    await db.transaction((tx) => closeSitting(tx, actingOn(c, hub), found.sitting));
    return c.redirect(pathOf(c, found), 303);
  });
  return app;
}

interface Found {
  readonly consultation: ShownConsultation;
  readonly sitting: Sitting;
}

async function sittingIn(c: PageContext, site: Site): Promise<Found> {
  const consultation = await consultationIn(c, site);
  const id = c.req.param('sitting') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return { consultation, sitting: await sittingById(site.hub.house.db, consultation.id, id) };
}

const pathOf = (c: PageContext, { consultation, sitting }: Found): string =>
  `${staffBase(c, consultation)}/room/${sitting.id}`;

const named = (form: Typed, names: readonly string[]): Record<string, string | undefined> =>
  // An empty field is no 0: nobody counted.
  Object.fromEntries(names.map((name) => [name, form.one(name) || undefined]));

function tooMany(
  { agree, disagree, pass }: z.infer<typeof handsForm>,
  { present }: Sitting,
  say: (args: { hands: number; present: number }) => string,
): FieldError[] {
  const hands = agree + disagree + pass;
  return hands > present ? [{ name: 'agree', message: say({ hands, present }) }] : [];
}

async function roomsPage(
  c: PageContext,
  { hub }: Site,
  consultation: ShownConsultation,
  values: Typed,
  errors: readonly FieldError[],
): Promise<string> {
  const { db } = hub.house;
  const { locale } = c.var;
  const base = staffBase(c, consultation);
  const { title } = consultation.shown;
  return teamPage(c, {
    title: `${locale.t('room.title')} · ${title}`,
    trail: staffTrail(locale, consultation),
    tabs: <DeskTabs locale={locale} id={consultation.id} here="room" />,
    children: (
      <Rooms
        locale={locale}
        base={base}
        title={title}
        once={values.one('once')}
        sittings={await sittingsOf(db, consultation.id)}
        open={await isListening(db, hub, consultation)}
        values={values}
        errors={errors}
      />
    ),
  });
}

async function sittingPage(
  c: PageContext,
  { hub }: Site,
  { consultation, sitting }: Found,
  values: Typed,
  errors: readonly FieldError[],
): Promise<string> {
  const { db } = hub.house;
  const { locale } = c.var;
  const base = staffBase(c, consultation);
  const { title } = consultation.shown;
  const statements = await statementsOf(db, consultation.id, locale.lang);
  const counts = new Map((await countsIn(db, [sitting.id])).map((one) => [one.statementId, one]));
  const asked = Number(c.req.query('statement'));
  const [counted, undone] = [Number(c.req.query('counted')), Number(c.req.query('undone'))];
  const done = counted
    ? { what: 'counted' as const, number: counted }
    : undone
      ? { what: 'undone' as const, number: undone }
      : null;
  return teamPage(c, {
    title: `${sitting.place} · ${title}`,
    trail: staffTrail(locale, consultation),
    tabs: <DeskTabs locale={locale} id={consultation.id} here="room" />,
    children: (
      <SittingPage
        locale={locale}
        base={base}
        sitting={sitting}
        statements={statements}
        counts={counts}
        now={
          statements.find(({ number }) => number === asked) ??
          statements.find(({ id }) => !counts.has(id)) ??
          null
        }
        done={done}
        values={values}
        errors={errors}
      />
    ),
  });
}
