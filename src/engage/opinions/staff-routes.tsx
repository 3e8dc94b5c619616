import { Hono } from 'hono';
import type { Flag } from '../../methods/opinions/opinions.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { staffTrail } from '../ballots/ballots.ts';
import {
  consultationById,
  DeskTabs,
  joinStatements,
  participantsOf,
  type ShownConsultation,
  statementByNumber,
  statementsOf,
} from '../consultations/consultations.ts';
import { asidesOf, countAgain, setAside } from './asides.ts';
import { askToHear, endHearing, isAspect, tasksOf } from './hearing.ts';
import { resultOf, watchOver } from './reading.ts';
import { keyOf, Safeguards } from './safeguards-views.tsx';

const BASE = '/staff/consultations/:id/opinions';

/** The team looks after voices: signals, decisions, ways in, statements that say the same, who was not heard. */
export function safeguardRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => {
    const consultation = await staffConsultation(c, site);
    const { locale } = c.var;
    const base = staffBase(c, consultation);
    const { title } = consultation.shown;
    const counted = await resultOf(db, hub.config.hub.threat, consultation.id);
    const shown = await statementsOf(db, consultation.id, locale.lang);
    return c.html(
      teamPage(c, {
        title: `${locale.t('safeguards.title')} · ${title}`,
        trail: staffTrail(locale, consultation),
        tabs: <DeskTabs locale={locale} id={consultation.id} here="opinions" />,
        children: (
          <Safeguards
            locale={locale}
            title={title}
            base={base}
            watch={await watchOver(db, consultation.id)}
            asides={await asidesOf(db, consultation.id)}
            tasks={await tasksOf(db, consultation.id)}
            silence={counted?.silence ?? null}
            words={new Map(shown.map((one) => [one.number, one]))}
          />
        ),
      }),
    );
  });

  app.post(`${BASE}/aside`, async (c) => {
    const consultation = await staffConsultation(c, site);
    const form = await readForm(c);
    const { flags } = await watchOver(db, consultation.id);
    const flag = flags.find((one) => keyOf(one) === form.one('flag'));
    if (!flag) throw new Problem('page/not-found', 404);
    const participants = await behind(flag, site, consultation);
    const reason = written(form, 'reason', 1000);
    await db.transaction((tx) =>
      setAside(tx, actingOn(c, hub), consultation.id, {
        flag: keyOf(flag),
        ...{ reason, participants },
      }),
    );
    return c.redirect(`${staffBase(c, consultation)}/opinions#asides`, 303);
  });

  app.post(`${BASE}/aside/:aside/end`, async (c) => {
    const consultation = await staffConsultation(c, site);
    const id = idIn(c, 'aside');
    await db.transaction((tx) => countAgain(tx, actingOn(c, hub), consultation.id, id));
    return c.redirect(`${staffBase(c, consultation)}/opinions#asides`, 303);
  });

  app.post(`${BASE}/join`, async (c) => {
    const consultation = await staffConsultation(c, site);
    const form = await readForm(c);
    const numbered = (name: string) =>
      statementByNumber(db, consultation.id, Math.trunc(Number(form.one(name))) || 0);
    const [statement, into] = [await numbered('statement'), await numbered('into')];
    if (!statement || !into) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => joinStatements(tx, actingOn(c, hub), statement, into));
    return c.redirect(`${staffBase(c, consultation)}/opinions#likely`, 303);
  });

  app.post(`${BASE}/hearing`, async (c) => {
    const consultation = await staffConsultation(c, site);
    const form = await readForm(c);
    const [aspect = '', code = ''] = form.one('cell').split(' ');
    if (!isAspect(aspect) || !/^[\w+-]{1,20}$/.test(code)) throw new Problem('page/refused', 400);
    const words = written(form, 'words', 500);
    await db.transaction((tx) =>
      askToHear(tx, actingOn(c, hub), consultation.id, { aspect, code, words }),
    );
    return c.redirect(`${staffBase(c, consultation)}/opinions#hearing`, 303);
  });

  app.post(`${BASE}/hearing/:task/end`, async (c) => {
    const consultation = await staffConsultation(c, site);
    const id = idIn(c, 'task');
    await db.transaction((tx) => endHearing(tx, actingOn(c, hub), consultation.id, id));
    return c.redirect(`${staffBase(c, consultation)}/opinions#hearing`, 303);
  });
  return app;
}

function idIn(c: PageContext, name: string): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

async function staffConsultation(c: PageContext, { hub }: Site): Promise<ShownConsultation> {
  return consultationById(hub.house.db, idIn(c, 'id'), c.var.locale.lang);
}

const staffBase = (c: PageContext, { id }: ShownConsultation): string =>
  `/${c.var.locale.lang}/staff/consultations/${id}`;

/** Those who vote as one and are still here; who came on a day nobody can tell, so that a flood has nobody to be set aside. */
async function behind(flag: Flag, { hub }: Site, { id }: ShownConsultation): Promise<string[]> {
  if (flag.code === 'flood') return [];
  const known = new Set((await participantsOf(hub.house.db, id)).map((one) => one.id));
  return flag.participants.filter((one) => known.has(one));
}
