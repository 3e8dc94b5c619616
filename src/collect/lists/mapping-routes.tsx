import { Hono } from 'hono';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { confirmMapping, refusalOf } from './accepting.ts';
import type { Mapping } from './columns.ts';
import { formerMapping, type List, listById, stateOf } from './finding.ts';
import { usesOf } from './list-page.tsx';
import { fieldOf, readMapping } from './mapping-form.ts';
import { MappingPage } from './mapping-views.tsx';
import { firstRows } from './records.ts';
import { dryRun } from './showing.ts';

const SHOWN = 20;

/** Which column of a list is what, as a person confirms it, with the first rows as they would be understood. */
export function mappingRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/lists/:id/mapping', async (c) => {
    const list = await mappable(site, c.req.param('id'));
    const mapping = usesOf(list);
    return c.html(await mappingPage(c, site, list, fieldsOf(list, mapping), [], mapping));
  });

  app.post('/staff/lists/:id/mapping', async (c) => {
    const list = await mappable(site, c.req.param('id'));
    const form = await readForm(c);
    const { mapping, errors } = readMapping(form, list.columns ?? [], c.var.locale);
    if (errors.length > 0) return c.html(await mappingPage(c, site, list, form, errors, null), 422);
    if (form.one('act') === 'try')
      return c.html(await mappingPage(c, site, list, form, [], mapping));
    await db.transaction((tx) => confirmMapping(tx, actingOn(c, hub), list, mapping));
    return c.redirect(`/${c.var.locale.lang}/staff/lists/${list.id}`, 303);
  });
  return app;
}

async function mappable(site: Site, id: string): Promise<List> {
  const list = await listById(site.hub.house.db, id);
  const state = stateOf(list);
  if (state !== 'read' && state !== 'mapped') throw refusalOf(list);
  return list;
}

const fieldsOf = ({ columns }: List, mapping: Mapping): Typed =>
  typed(
    Object.fromEntries(
      (columns ?? []).map(({ header }, at) => [fieldOf(at), mapping[header] ?? 'none']),
    ),
  );

/** With a mapping, the first rows are shown under it. */
async function mappingPage(
  c: PageContext,
  site: Site,
  list: List,
  values: Typed,
  errors: readonly FieldError[],
  mapping: Mapping | null,
): Promise<string> {
  const { locale } = c.var;
  const { hub } = site;
  const base = `/${locale.lang}/staff/lists/${list.id}`;
  const rows = await firstRows(hub.house.db, list.id, SHOWN);
  const learnt = list.mapping === null && (await formerMapping(hub.house.db, list)) !== null;
  return teamPage(c, {
    title: locale.t('lists.mapping'),
    trail: [
      { label: locale.t('team.page.lists'), href: `/${locale.lang}/staff/lists` },
      { label: list.fileName, href: base },
    ],
    children: (
      <MappingPage
        locale={locale}
        base={base}
        columns={list.columns ?? []}
        values={values}
        errors={errors}
        dry={mapping && (await dryRun(hub, actingOn(c, hub), list, mapping, rows))}
        uses={new Map(Object.entries(mapping ?? {}))}
        learnt={learnt}
      />
    ),
  });
}
