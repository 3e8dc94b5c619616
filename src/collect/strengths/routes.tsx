import { Hono } from 'hono';
import {
  nameOf,
  type Organisation,
  organisationIn,
} from '../../people/organisations/organisations.ts';
import { chosenIn, missingIn } from '../../web/components/questionnaire.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { AREAS, LEVELS } from './areas.ts';
import {
  type Area,
  agreementOf,
  agreeToPeers,
  areasIn,
  assess,
  assessmentsOf,
  endPeers,
} from './strengths.ts';
import { Assessing, Strengths } from './views.tsx';

const BASE = '/me/organisations/:id/strengths';
const DONE = ['assessed', 'agreed'] as const;

/** How an organisation sees itself, for its stewards alone, and whether it would meet others. */
export function strengthRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => {
    const organisation = await organisationIn(c, hub);
    const { locale } = c.var;
    const children = (
      <Strengths
        locale={locale}
        organisation={organisation}
        assessments={await assessmentsOf(db, organisation.id)}
        agreement={await agreementOf(db, organisation.id)}
        done={DONE.find((each) => each === c.req.query('done')) ?? null}
      />
    );
    const title = `${locale.t('inside.strengths')} · ${nameOf(organisation)}`;
    return c.html(ownPage(c, { title, children }));
  });

  app.get(`${BASE}/edit`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const [latest] = await assessmentsOf(db, organisation.id);
    const now = new Map<string, number>(Object.entries(latest?.levels ?? {}));
    const chosen = (area: string) => String(now.get(area) ?? '');
    return c.html(assessing(c, organisation, chosen, []));
  });

  app.post(`${BASE}/edit`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const levels = chosenIn(AREAS, LEVELS, form.one);
    if (!levels) {
      const missing = missingIn(AREAS, LEVELS, form.one);
      return c.html(assessing(c, organisation, form.one, missing), 422);
    }
    await db.transaction((tx) => assess(tx, actingOn(c, hub), organisation.id, levels));
    return back(c, organisation, '?done=assessed');
  });

  app.post(`${BASE}/peers`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const given = { offers: areasIn(form.all('offers')), asks: areasIn(form.all('asks')) };
    await db.transaction((tx) => agreeToPeers(tx, actingOn(c, hub), organisation.id, given));
    return back(c, organisation, '?done=agreed');
  });

  app.post(`${BASE}/peers/end`, async (c) => {
    const organisation = await organisationIn(c, hub);
    await db.transaction((tx) => endPeers(tx, actingOn(c, hub), organisation.id));
    return back(c, organisation, '');
  });
  return app;
}

const back = (c: PageContext, { id }: Organisation, done: string) =>
  c.redirect(`/${c.var.locale.lang}/me/organisations/${id}/strengths${done}`, 303);

function assessing(
  c: PageContext,
  organisation: Organisation,
  chosen: (area: string) => string,
  missing: readonly Area[],
): string {
  const { locale } = c.var;
  const children = <Assessing {...{ locale, organisation, chosen, missing }} />;
  return ownPage(c, { title: locale.t('strengths.edit'), children });
}
