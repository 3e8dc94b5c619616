import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { publishedDocuments } from '../documents/documents.ts';
import { AfterStatement, afterStatement } from '../fates/fates.ts';
import { documentsOf } from './documents.ts';
import { dayOf } from './noting.ts';
import { phasesOf } from './phases.ts';
import {
  consultationBySlug,
  listConsultations,
  type ShownConsultation,
  standing,
} from './showing.ts';
import { shownStatement } from './shown-statements.ts';
import { statementsOf } from './statements.ts';
import { ConsultationList, ConsultationPage, StatementList, StatementPage } from './views.tsx';

/** What anybody reads of consultations: all of them, one, and each statement under its own address. */
export function publicConsultationRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/consultations', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const all = await listConsultations(db, hub.clock, locale.lang);
    return c.html(
      page(c, {
        title: locale.t('consultations.title'),
        description: locale.t('consultations.lead'),
        section: 'participate',
        trail: trailOf(c),
        children: <ConsultationList locale={locale} consultations={all} />,
      }),
    );
  });

  app.get('/consultations/:slug{[a-z0-9-]+}', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const found = await foundIn(c, db);
    const phases = await phasesOf(db, found.id);
    const statements = await statementsOf(db, found.id, locale.lang);
    const day = dayOf(hub.clock);
    const children = (
      <ConsultationPage
        locale={locale}
        consultation={{ ...found, ...standing(found, phases, day) }}
        phases={phases}
        documents={await documentsOf(db, found.id)}
        statements={statements.length}
        finals={await publishedDocuments(db, found.id, locale.lang)}
        day={day}
      />
    );
    return c.html(
      page(c, {
        title: found.shown.title,
        description: found.shown.question,
        section: 'participate',
        trail: trailOf(c, true),
        shared: dayOf(hub.clock),
        children,
      }),
    );
  });

  app.get('/consultations/:slug{[a-z0-9-]+}/statements', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const found = await foundIn(c, db);
    return c.html(
      page(c, {
        title: `${locale.t('consultations.statements')} · ${found.shown.title}`,
        section: 'participate',
        trail: trailTo(c, found),
        children: (
          <StatementList
            locale={locale}
            slug={found.slug}
            statements={await statementsOf(db, found.id, locale.lang)}
          />
        ),
      }),
    );
  });

  app.get('/consultations/:slug{[a-z0-9-]+}/statements/:number{[0-9]{1,6}}', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const found = await foundIn(c, db);
    const shown = await shownStatement(db, found, Number(c.req.param('number')), locale.lang);
    if (!shown) throw new Problem('page/not-found', 404);
    const title = locale.t('consultations.statement', { n: shown.number });
    const { stage } = standing(found, await phasesOf(db, found.id), dayOf(hub.clock));
    return c.html(
      page(c, {
        title: `${title} · ${found.shown.title}`,
        section: 'participate',
        trail: trailTo(c, found),
        hidden: shown.state !== 'shown',
        children: (
          <StatementPage
            locale={locale}
            consultation={found}
            statement={shown}
            listening={stage === 'listening'}
          >
            {shown.state === 'shown' && (
              <AfterStatement
                locale={locale}
                after={await afterStatement(db, hub.clock, found, shown.id, locale.lang)}
              />
            )}
          </StatementPage>
        ),
      }),
    );
  });
  return app;
}

export const foundIn = (
  c: PageContext,
  db: Site['hub']['house']['db'],
): Promise<ShownConsultation> =>
  consultationBySlug(db, (c.req.param('slug') ?? '').slice(0, 100), c.var.locale.lang);

/** The way to a consultation's own page. */
const trailOf = ({ var: { locale } }: PageContext, all = false) => [
  { label: locale.t('participate.title'), href: `/${locale.lang}/participate` },
  ...(all
    ? [{ label: locale.t('consultations.title'), href: `/${locale.lang}/consultations` }]
    : []),
];

/** The way to a page below a consultation's own. */
export const trailTo = (c: PageContext, { slug, shown }: ShownConsultation) => [
  ...trailOf(c, true),
  { label: shown.title, href: `/${c.var.locale.lang}/consultations/${slug}` },
];
