import { Hono } from 'hono';
import {
  nameOf,
  type Organisation,
  organisationsById,
} from '../../people/organisations/organisations.ts';
import { Problem } from '../../platform/problem.ts';
import { csvLine } from '../../platform/sheets/sheets.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import { isLang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, type Typed, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { activitiesOf, ownOrganisation } from '../activities/activities.ts';
import { CheckPage, EditCheck } from './check-views.tsx';
import {
  type CheckGiven,
  checksOf,
  innerLifeOf,
  LEVELS,
  type OfYear,
  reportFor,
  saveChecks,
  writeReport,
} from './reports.ts';
import { COLUMNS, innerLifeRows, reportRows } from './table.ts';
import { EditReport, ReportPage } from './views.tsx';

const MOST = 4000;
const MOST_ANSWER = 2000;

/** The yearly papers of an organisation, for its stewards alone. */
export function reportRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => hub.clock().toISOString().slice(0, 10);

  for (const kind of ['report', 'check'] as const)
    app.get(`/me/activities/:org/${kind}`, async (c) => {
      const { slug } = await ownOrganisation(c, site);
      const year = today().slice(0, 4);
      return c.redirect(`/${c.var.locale.lang}/me/activities/${slug}/${kind}/${year}`, 302);
    });

  app.get('/me/activities/:org/report/:year', async (c) => {
    const { organisation, year, of } = await asked(c);
    const { locale } = c.var;
    const report = await reportFor(db, of);
    const life = await innerLifeOf(db, of);
    const ids = report.activities.flatMap(({ activity }) => activity.partnerIds);
    const partners = await organisationsById(db, [...new Set(ids)]);
    const children = (
      <ReportPage
        locale={locale}
        organisation={organisation}
        year={year}
        years={await yearsOf(organisation)}
        report={report}
        life={life}
        partners={new Map(partners.map((each) => [each.id, nameOf(each)]))}
        today={today()}
        saved={c.req.query('saved') === '1'}
      />
    );
    return c.html(ownPage(c, { title: locale.t('report.objective19.year', { year }), children }));
  });

  app.get('/me/activities/:org/report/:year/table.csv', async (c) => {
    const { of } = await asked(c);
    const rows = [
      [...COLUMNS],
      ...reportRows(await reportFor(db, of)),
      ...innerLifeRows(await innerLifeOf(db, of)),
    ];
    return c.body(`\ufeff${rows.map((row) => csvLine(row)).join('')}`, 200, {
      'content-type': 'text/csv; charset=utf-8',
    });
  });

  app.get('/me/activities/:org/report/:year/table.json', async (c) => {
    const { of, organisation } = await asked(c);
    const { sections, ...report } = await reportFor(db, of);
    const { members, meetings } = await innerLifeOf(db, of);
    return c.json({
      organisation: nameOf(organisation),
      asOf: hub.clock().toISOString(),
      ...report,
      members,
      meetings: meetings.map(({ id, texts, meetingOn }) => ({ id, texts, meetingOn })),
      sections: sections.map(({ lines, ...section }) => ({
        ...section,
        lines: lines.map(({ number, reason }) => ({ number, reason })),
      })),
    });
  });

  app.get('/me/activities/:org/report/:year/edit', async (c) => {
    const { organisation, year, of } = await asked(c);
    const { locale } = c.var;
    const { sections } = await reportFor(db, of);
    const children = (
      <EditReport
        locale={locale}
        organisation={organisation}
        year={year}
        years={[]}
        lang={writtenIn(c)}
        texts={sections.flatMap(({ texts }) => texts)}
      />
    );
    return c.html(ownPage(c, { title: locale.t('report.write'), children }));
  });

  app.post('/me/activities/:org/report/:year/edit', async (c) => {
    const { organisation, year, of } = await asked(c);
    const form = await readForm(c);
    const texts = FRAMES.objective19.map(({ code }) => [code, written(form, code, MOST)] as const);
    await db.transaction((tx) =>
      writeReport(tx, actingOn(c, hub), of, writtenIn(c), new Map(texts)),
    );
    return back(c, organisation, 'report', year);
  });

  app.get('/me/activities/:org/check/:year', async (c) => {
    const { organisation, year, of } = await asked(c);
    const { locale } = c.var;
    const children = (
      <CheckPage
        locale={locale}
        organisation={organisation}
        year={year}
        years={await yearsOf(organisation)}
        now={await checksOf(db, of)}
        before={await checksOf(db, { ...of, year: year - 1 })}
        activities={
          await activitiesOf(db, organisation.id, {
            from: `${year}-01-01`,
            to: `${year}-12-31`,
          })
        }
        today={today()}
        saved={c.req.query('saved') === '1'}
      />
    );
    return c.html(ownPage(c, { title: locale.t('check.year', { year }), children }));
  });

  app.get('/me/activities/:org/check/:year/edit', async (c) => {
    const { organisation, year, of } = await asked(c);
    const { locale } = c.var;
    const children = (
      <EditCheck
        locale={locale}
        organisation={organisation}
        year={year}
        years={[]}
        now={await checksOf(db, of)}
        before={await checksOf(db, { ...of, year: year - 1 })}
      />
    );
    return c.html(ownPage(c, { title: locale.t('check.answer'), children }));
  });

  app.post('/me/activities/:org/check/:year/edit', async (c) => {
    const { organisation, year, of } = await asked(c);
    const given = checksIn(await readForm(c));
    await db.transaction((tx) => saveChecks(tx, actingOn(c, hub), of, c.var.locale.lang, given));
    return back(c, organisation, 'check', year);
  });
  return app;

  async function asked(
    c: PageContext,
  ): Promise<{ organisation: Organisation; year: number; of: OfYear }> {
    const organisation = await ownOrganisation(c, site);
    const written = c.req.param('year') ?? '';
    if (!/^20\d\d$/.test(written)) throw new Problem('page/not-found', 404);
    const year = Number(written);
    return { organisation, year, of: { organisationId: organisation.id, year } };
  }

  /** This year, and each in which something began or ended. */
  async function yearsOf({ id }: Organisation): Promise<number[]> {
    const days = (await activitiesOf(db, id)).flatMap(({ startsOn, endsOn }) => [
      startsOn,
      endsOn ?? startsOn,
    ]);
    const years = [...days, today()].map((day) => Number(day.slice(0, 4)));
    return [...new Set(years)].filter((year) => year >= 2000).sort((one, other) => other - one);
  }
}

const writtenIn = (c: PageContext): string => {
  const lang = c.req.query('in') ?? '';
  return isLang(lang) ? lang : c.var.locale.lang;
};

const back = (c: PageContext, { slug }: Organisation, kind: string, year: number) =>
  c.redirect(`/${c.var.locale.lang}/me/activities/${slug}/${kind}/${year}?saved=1`, 303);

function checksIn(form: Typed): CheckGiven[] {
  return FRAMES.chsCommitments.map(({ code }) => ({
    commitment: code,
    level: LEVELS.find((level) => level === form.one(`level.${code}`)) ?? null,
    evidence: written(form, `evidence.${code}`, MOST_ANSWER),
    planned: written(form, `planned.${code}`, MOST_ANSWER),
  }));
}
