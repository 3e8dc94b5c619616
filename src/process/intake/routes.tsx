import { Hono } from 'hono';
import { acceptedLists } from '../../collect/lists/lists.ts';
import { askLatestToStop, type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  askToLink,
  askToPlan,
  currentLinkage,
  type Linkage,
  linkageById,
  listLinkages,
  listNames,
  openLinkage,
  restoreLinkage,
  undoLinkage,
} from './intake.ts';
import { ModelView } from './model-view.tsx';
import { AskToLink, PlanView } from './plan-views.tsx';
import { linkageHref, linkagePage, linkageTitle } from './tabs.tsx';
import {
  type LinkageCounts,
  LinkageList,
  type LinkageState,
  LinkageView,
  type ListChoice,
  OpenForm,
  Undoing,
} from './views.tsx';

/** Linkages: lists chosen, a plan looked at, a run watched, a result that can be taken back. */
export function intakeRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const found = (c: PageContext) => linkageById(db, c.req.param('id') ?? '');
  const to = (c: PageContext, id: string) => c.redirect(linkageHref(c.var.locale, id), 303);

  app.get('/staff/linkages', async (c) => {
    const { locale } = c.var;
    const open = (await acceptedLists(db, hub.clock)).length;
    const lines = await Promise.all(
      (await listLinkages(db)).map(async (linkage) => ({
        linkage,
        state: stateOf(
          linkage,
          await latestJobOf(db, `linkage:${linkage.id}`),
          await current(site),
        ),
        counts: countsOf(linkage),
      })),
    );
    return c.html(
      teamPage(c, {
        title: locale.t('team.page.linkages'),
        children: <LinkageList locale={locale} lines={lines} open={open} />,
      }),
    );
  });

  app.get('/staff/linkages/new', async (c) => {
    const all = (await acceptedLists(db, hub.clock)).map(({ id }) => id);
    return c.html(await openPage(c, site, { chosen: all, within: 'yes' }));
  });

  app.post('/staff/linkages', async (c) => {
    const form = await readForm(c);
    const open = new Set((await acceptedLists(db, hub.clock)).map(({ id }) => id));
    const lists = [...new Set(form.all('lists'))].filter((id) => open.has(id)).sort();
    const within = form.one('within') === 'no' ? 'no' : 'yes';
    const linkOnly = within === 'no';
    const few = linkOnly ? 2 : 1;
    if (lists.length < few) {
      const error = c.var.locale.t('linkages.new.few', { n: few });
      return c.html(await openPage(c, site, { chosen: lists, within, error }), 422);
    }
    const id = await db.transaction(async (tx) => {
      const made = await openLinkage(tx, by(c), { lists, linkOnly });
      await askToPlan(tx, by(c), made);
      return made;
    });
    return to(c, id);
  });

  app.get('/staff/linkages/:id', async (c) => c.html(await resultPage(c, site, await found(c))));

  app.get('/staff/linkages/:id/status.json', async (c) => {
    const { id } = await found(c);
    return jobNews(c, await latestJobOf(db, `linkage:${id}`), linkageHref(c.var.locale, id));
  });

  app.post('/staff/linkages/:id/plan', async (c) => {
    const linkage = await found(c);
    await db.transaction((tx) => askToPlan(tx, by(c), linkage.id));
    return to(c, linkage.id);
  });

  app.post('/staff/linkages/:id/run', async (c) => {
    const linkage = await found(c);
    await db.transaction((tx) => askToLink(tx, by(c), linkage));
    return to(c, linkage.id);
  });

  app.post('/staff/linkages/:id/stop', async (c) => {
    const linkage = await found(c);
    await db.transaction((tx) => askLatestToStop(tx, hub.clock, `linkage:${linkage.id}`));
    return to(c, linkage.id);
  });

  app.post('/staff/linkages/:id/undo', async (c) => {
    const linkage = await found(c);
    await db.transaction((tx) => undoLinkage(tx, by(c), linkage));
    return to(c, linkage.id);
  });

  app.post('/staff/linkages/:id/restore', async (c) => {
    const linkage = await found(c);
    await db.transaction((tx) => restoreLinkage(tx, by(c), linkage));
    return to(c, linkage.id);
  });
  return app;
}

const current = async ({ hub }: Site): Promise<string | null> =>
  (await currentLinkage(hub.house.db))?.id ?? null;

/** Written by the job in this very shape. */
const countsOf = ({ manifest }: Linkage): LinkageCounts | null => manifest as LinkageCounts | null;

function stateOf(linkage: Linkage, job: Job | null, current: string | null): LinkageState {
  if (linkage.undoneAt) return 'undone';
  if (linkage.finishedAt) return linkage.id === current ? 'current' : 'former';
  if (job && !job.endedAt) return job.kind === 'linkages/planned' ? 'planning' : 'running';
  if (job?.outcome === 'failed') return 'failed';
  return linkage.startedAt ? 'stopped' : linkage.plannedAt ? 'planned' : 'stopped';
}

/** The lists that may be linked today, with what helps to choose. */
async function choicesFor(site: Site, c: PageContext): Promise<ListChoice[]> {
  const { locale } = c.var;
  const names = await listNames(site, locale);
  const open = await acceptedLists(site.hub.house.db, site.hub.clock);
  return open.map(({ id, rows, heldOn, fileName }) => ({
    id,
    name: names.get(id) ?? fileName,
    about: locale.t('linkages.new.list', {
      rows: rows ?? 0,
      date: heldOn ? longDate(heldOn, locale.lang) : '',
      file: fileName,
    }),
  }));
}

async function openPage(
  c: PageContext,
  site: Site,
  form: { chosen: readonly string[]; within: string; error?: string },
): Promise<string> {
  const { locale } = c.var;
  const choices = await choicesFor(site, c);
  return teamPage(c, {
    title: locale.t('linkages.new'),
    trail: [{ label: locale.t('team.page.linkages'), href: `/${locale.lang}/staff/linkages` }],
    children: <OpenForm locale={locale} choices={choices} {...form} />,
  });
}

async function resultPage(c: PageContext, site: Site, linkage: Linkage): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const job = await latestJobOf(db, `linkage:${linkage.id}`);
  const state = stateOf(linkage, job, await current(site));
  const names = await listNames(site, locale);
  const base = linkageHref(locale, linkage.id);
  const working = state === 'planning' || state === 'running';
  const ready = state === 'planned' || (state === 'stopped' && linkage.plannedAt !== null);
  return linkagePage(c, {
    linkage,
    here: '',
    title: linkageTitle(locale, linkage),
    children: (
      <LinkageView
        locale={locale}
        linkage={linkage}
        state={state}
        counts={countsOf(linkage)}
        names={names}
      >
        {(working || state === 'failed') && (
          <JobState
            c={c}
            job={job}
            base={base}
            label={working ? locale.t(`linkages.${state}`) : ''}
            again={`${base}/${linkage.plannedAt ? 'run' : 'plan'}`}
          />
        )}
        {ready && <AskToLink locale={locale} base={base} resumed={linkage.startedAt !== null} />}
        {linkage.plan && !linkage.finishedAt && (
          <PlanView locale={locale} plan={linkage.plan} names={names} />
        )}
        {linkage.model && (
          <details>
            <summary>{locale.t('linkages.learnt')}</summary>
            <ModelView locale={locale} model={linkage.model} />
          </details>
        )}
        {linkage.finishedAt && (
          <Undoing locale={locale} base={base} undone={linkage.undoneAt !== null} />
        )}
      </LinkageView>
    ),
  });
}
