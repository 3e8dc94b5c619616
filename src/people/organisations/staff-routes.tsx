import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, written } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { type Approval, decide, waitingApprovals } from '../approvals/approvals.ts';
import { historyOf } from './changes.ts';
import { comparedOrganisations, countPairs, waitingPairs } from './duplicates.ts';
import { ListPage } from './list-views.tsx';
import { countStates, organisationsIn } from './listing.ts';
import {
  applyList,
  bringList,
  discardList,
  latestLists,
  listById,
  mapList,
  planOf,
} from './lists.ts';
import { joinedPairs, joinPair, keepApart, undoJoin } from './merges.ts';
import { formOf, heard } from './organisation-form.ts';
import {
  changeOrganisation,
  hideOrganisation,
  knownOrganisation,
  nameOf,
  passOrganisation,
  showOrganisation,
} from './records.ts';
import {
  BringList,
  Letter,
  Pairs,
  StaffEdit,
  StaffList,
  StaffOrganisation,
} from './staff-views.tsx';
import type { Organisation, OrganisationState } from './states.ts';
import { inviteSteward, stewardsOf } from './stewards.ts';
import { askVerification, endVerification, organisationPerformers } from './verification.ts';

const BASE = '/staff/organisations';

/** Organisations as the office sees them: lists, doubles, what waits to be looked at, letters to stewards. */
export function staffOrganisationRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const office = (c: PageContext) => ({ ...actingOn(c, hub), capacity: 'office' }) as const;
  const to = (c: PageContext, path: string) =>
    c.redirect(`/${c.var.locale.lang}${BASE}${path}`, 303);
  const found = (c: PageContext) => knownOrganisation(db, idIn(c));

  app.get(BASE, async (c) => {
    const { locale } = c.var;
    const counts = await countStates(db);
    const state = stateIn(c.req.query('state'), counts);
    const after = (c.req.query('after') ?? '').slice(0, 100).replaceAll('\0', '');
    const { rows, next } = await organisationsIn(db, state, after);
    const children = (
      <StaffList
        {...{ locale, state, counts, rows, next }}
        first={after === ''}
        pairs={await countPairs(db)}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.organisations'), children }));
  });

  app.get(`${BASE}/lists/new`, async (c) => c.html(await bringPage(c, site, [])));

  app.post(`${BASE}/lists`, async (c) => {
    const upload = await receiveUpload(c.req.raw, 20);
    try {
      const [file] = upload.files;
      if (!file) {
        const message = c.var.locale.t('imports.files.none');
        return c.html(await bringPage(c, site, [{ name: 'files', message }]), 422);
      }
      const id = await db.transaction((tx) => bringList(tx, office(c), file));
      return to(c, `/lists/${id}`);
    } finally {
      await upload.clean();
    }
  });

  app.get(`${BASE}/lists/:id`, async (c) => {
    const { locale } = c.var;
    const list = await listById(db, idIn(c));
    const plan = list.appliedAt ? [] : planOf(list, await comparedOrganisations(db));
    const children = <ListPage locale={locale} list={list} plan={plan} />;
    return c.html(teamPage(c, { title: list.fileName, trail: [start(c)], children }));
  });

  app.post(`${BASE}/lists/:id`, async (c) => {
    const id = idIn(c);
    const columns = (await readForm(c)).all('columns');
    await db.transaction((tx) => mapList(tx, id, columns));
    return to(c, `/lists/${id}`);
  });

  app.post(`${BASE}/lists/:id/apply`, async (c) => {
    const id = idIn(c);
    await db.transaction((tx) => applyList(tx, office(c), id));
    return to(c, `/lists/${id}`);
  });

  app.post(`${BASE}/lists/:id/discard`, async (c) => {
    await db.transaction((tx) => discardList(tx, office(c), idIn(c)));
    return to(c, '');
  });

  app.get(`${BASE}/pairs`, async (c) => {
    const { locale } = c.var;
    const joined = await Promise.all(
      (await joinedPairs(db)).map(async (pair) => ({
        pair,
        kept: await knownOrganisation(db, pair.before?.kept ?? ''),
        gone: await knownOrganisation(db, pair.before?.gone ?? ''),
      })),
    );
    const children = <Pairs locale={locale} pairs={await waitingPairs(db)} joined={joined} />;
    return c.html(
      teamPage(c, { title: locale.t('organisations.pairs'), trail: [start(c)], children }),
    );
  });

  app.post(`${BASE}/pairs/:id`, async (c) => {
    const id = idIn(c);
    const keep = (await readForm(c)).one('keep');
    await db.transaction((tx) =>
      isId(keep) ? joinPair(tx, office(c), id, keep) : keepApart(tx, office(c), id),
    );
    return to(c, '/pairs');
  });

  app.post(`${BASE}/pairs/:id/undo`, async (c) => {
    await db.transaction((tx) => undoJoin(tx, office(c), idIn(c)));
    return to(c, '/pairs');
  });

  app.get(`${BASE}/:id`, async (c) => {
    const { locale } = c.var;
    const organisation = await found(c);
    const asked = await askedFor(site, organisation.id);
    const children = (
      <StaffOrganisation
        locale={locale}
        organisation={organisation}
        changes={await historyOf(db, organisation.id)}
        stewards={(await stewardsOf(db, hub.clock, organisation.id)).length}
        asked={asked}
        mine={asked?.askedBy === office(c).actor}
      />
    );
    return c.html(teamPage(c, { title: nameOf(organisation), trail: [start(c)], children }));
  });

  app.get(`${BASE}/:id/edit`, async (c) => {
    const organisation = await found(c);
    return c.html(editPage(c, organisation, formOf(organisation, c.var.locale.lang), []));
  });

  app.post(`${BASE}/:id/edit`, async (c) => {
    const organisation = await found(c);
    const form = await readForm(c);
    const { said, errors } = heard(form, c.var.locale, organisation);
    if (!said) return c.html(editPage(c, organisation, form, errors), 422);
    await db.transaction((tx) => changeOrganisation(tx, office(c), organisation.id, said));
    return to(c, `/${organisation.id}`);
  });

  app.post(`${BASE}/:id/invite`, async (c) => {
    const { locale, face } = c.var;
    const organisation = await found(c);
    const code = await db.transaction((tx) => inviteSteward(tx, hub, office(c), organisation.id));
    const children = (
      <Letter {...{ locale, organisation, code }} hub={face.name} address={face.address} />
    );
    return c.html(
      teamPage(c, { title: locale.t('organisations.letter'), trail: [start(c)], children }),
    );
  });

  app.post(`${BASE}/:id/verify`, async (c) => {
    const { id } = await found(c);
    const reason = written(await readForm(c), 'reason', 500);
    if (reason && !(await askedFor(site, id)))
      await db.transaction((tx) => askVerification(tx, office(c), id, reason));
    return to(c, `/${id}`);
  });

  app.post(`${BASE}/:id/agree`, async (c) => {
    const { id } = await found(c);
    const asked = await askedFor(site, id);
    if (!asked) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => decide(tx, office(c), asked.id, 'done', organisationPerformers));
    return to(c, `/${id}`);
  });

  const verbs = {
    pass: passOrganisation,
    hide: hideOrganisation,
    show: showOrganisation,
    unverify: endVerification,
  } as const;
  for (const [name, verb] of Object.entries(verbs))
    app.post(`${BASE}/:id/${name}`, async (c) => {
      const { id } = await found(c);
      await db.transaction((tx) => verb(tx, office(c), id));
      return to(c, `/${id}`);
    });
  return app;
}

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

// What waits comes first; where nothing does, those that are shown.
function stateIn(
  asked: string | undefined,
  counts: Readonly<Record<OrganisationState, number>>,
): OrganisationState {
  const known = Object.keys(counts) as OrganisationState[]; // the keys of counts are the states
  return known.find((state) => state === asked) ?? (counts.waiting > 0 ? 'waiting' : 'shown');
}

async function askedFor({ hub }: Site, id: string): Promise<Approval | null> {
  const waiting = await waitingApprovals(hub.house.db, hub.clock);
  return (
    waiting.find(
      ({ act, subject }) => act === 'organisations/verified' && subject === `organisation:${id}`,
    ) ?? null
  );
}

const start = (c: PageContext) => ({
  label: c.var.locale.t('team.page.organisations'),
  href: `/${c.var.locale.lang}${BASE}`,
});

async function bringPage(
  c: PageContext,
  { hub }: Site,
  errors: readonly FieldError[],
): Promise<string> {
  const { locale } = c.var;
  const lists = await latestLists(hub.house.db);
  const children = <BringList locale={locale} errors={errors} lists={lists} />;
  return teamPage(c, { title: locale.t('organisations.bring'), trail: [start(c)], children });
}

function editPage(
  c: PageContext,
  organisation: Organisation,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const children = (
    <StaffEdit locale={locale} organisation={organisation} values={values} errors={errors} />
  );
  return teamPage(c, { title: nameOf(organisation), trail: [start(c)], children });
}
