import { Hono } from 'hono';
import { type Rational, rationalOf, ZERO } from '../../methods/noise/noise.ts';
import { isId } from '../../platform/ids.ts';
import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { csvLine } from '../../platform/sheets/sheets.ts';
import { country } from '../../reference/countries/countries.ts';
import { loadOccupations } from '../../reference/occupations/occupations.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import type { Shared } from '../attributes/attributes.ts';
import { type Linkage, linkageById, linkageHref, linkagePage } from '../intake/intake.ts';
import { newestTables } from './finding.ts';
import { type Choices, type KeptTable, TABLE_NAMES, WAYS } from './kept.ts';
import { costOf, readLedger } from './ledger.ts';
import { EPSILON } from './making.ts';
import { namingOf } from './names.ts';
import { askForTables, chooseTables, subjectOf } from './person-tables.ts';
import { BUDGET, tablesWithheld } from './releasing.ts';
import { type LedgerLines, TablesPage } from './views.tsx';

/** The protection report of a linkage, and what the next release shows of it. */
export function personTableRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const found = (c: PageContext): Promise<Linkage> => {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return linkageById(db, id);
  };

  app.get('/staff/linkages/:id/tables', async (c) =>
    c.html(await tablesPage(c, site, await found(c))),
  );

  app.post('/staff/linkages/:id/tables', async (c) => {
    const linkage = await found(c);
    const shared = sharedIn(await readForm(c));
    await db.transaction((tx) => askForTables(tx, actingOn(c, hub), linkage, shared));
    return c.redirect(baseOf(c, linkage), 303);
  });

  app.post('/staff/linkages/:id/tables/choose', async (c) => {
    const linkage = await found(c);
    const form = await readForm(c);
    const made = await newestTables(db, linkage);
    if (!made) throw new Problem('page/not-found', 404);
    const chosen: Choices = Object.fromEntries(
      TABLE_NAMES.flatMap((name) => {
        const way = WAYS.find((one) => one === form.one(name));
        return way && made.tables.some((table) => table.name === name) ? [[name, way]] : [];
      }),
    );
    await db.transaction((tx) => chooseTables(tx, actingOn(c, hub), made, chosen));
    return c.redirect(`${baseOf(c, linkage)}?kept=1`, 303);
  });

  app.get('/staff/linkages/:id/tables/status.json', async (c) => {
    const linkage = await found(c);
    return jobNews(c, await latestJobOf(db, subjectOf(linkage)), baseOf(c, linkage));
  });

  app.get('/staff/linkages/:id/tables/:file{[a-z]+\\.csv}', async (c) => {
    const made = await newestTables(db, await found(c));
    const name = c.req.param('file').replace('.csv', '');
    const table = made?.tables.find((one) => one.name === name);
    if (!table) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-store');
    c.header('content-type', 'text/csv; charset=utf-8');
    return c.body(csvOf(table));
  });
  return app;
}

function sharedIn({ one }: Pick<Typed, 'one'>): Shared {
  const known = (code: string) => (country(code) ? code : undefined);
  return { origin: known(one('origin')), residence: known(one('residence')) };
}

const baseOf = (c: PageContext, { id }: Linkage): string => linkageHref(c.var.locale, id, 'tables');

function csvOf({ dimensions, cells }: KeptTable): string {
  const header = [...dimensions, 'people', 'reason', 'low', 'high'];
  const rows = cells.map(({ key, count, hidden }) => [
    ...key,
    count,
    hidden?.reason ?? '',
    hidden?.low ?? null,
    hidden?.high ?? null,
  ]);
  return [header, ...rows].map(csvLine).join('');
}

async function tablesPage(c: PageContext, site: Site, linkage: Linkage): Promise<string> {
  const { db } = site.hub.house;
  const { locale } = c.var;
  const made = await newestTables(db, linkage);
  const job = await latestJobOf(db, subjectOf(linkage));
  const busy = job !== null && !job.endedAt;
  const base = baseOf(c, linkage);
  return linkagePage(c, {
    linkage,
    here: 'tables',
    title: locale.t('personTables.title'),
    children: (
      <TablesPage
        locale={locale}
        base={base}
        made={made}
        withheld={made && (await tablesWithheld(db, site.hub, linkage, made))}
        naming={namingOf(locale, await loadOccupations())}
        ledger={await ledgerOf(site)}
        ready={linkage.finishedAt !== null && linkage.undoneAt === null}
        busy={busy}
        kept={c.req.query('kept') === '1'}
        work={
          <JobState
            c={c}
            job={job}
            base={base}
            label={locale.t('personTables.title')}
            stoppable={false}
            again={base}
            asked={sharedOf(job)}
          />
        }
      />
    ),
  });
}

/** What a job was asked with, so that it can be asked for once more. */
const sharedOf = (job: Job | null): Record<string, string> =>
  Object.fromEntries(Object.entries(job?.input ?? {}).map(([name, code]) => [name, String(code)]));

async function ledgerOf({ hub }: Site): Promise<LedgerLines> {
  const total = rationalOf(hub.config.tables.privacy_budget) ?? ZERO;
  const { left, entries } = await readLedger(hub.house.db, BUDGET, total);
  return {
    total: decimalOf(total),
    left: decimalOf(left),
    cost: decimalOf(costOf(EPSILON)),
    entries: entries.map(({ what, rho, at }) => ({ what, rho: decimalOf(rho), at })),
  };
}

/** For the eye; sums are made of fractions. */
const decimalOf = ({ top, bottom }: Rational): number => Number(top) / Number(bottom);
