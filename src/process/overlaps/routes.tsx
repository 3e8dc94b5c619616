import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { mosaic } from '../../collect/sources/sources.ts';
import { isId, newId } from '../../platform/ids.ts';
import { askLatestToStop, type Job, latestJobOf, retryJob } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { Button } from '../../web/components/fields.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { addressOf, type Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { askToCount } from './counting.ts';
import {
  allOverlaps,
  closureOf,
  countOf,
  isReady,
  type Overlap,
  overlapById,
  type Party,
  partiesOf,
  todayOf,
} from './finding.ts';
import { OverlapForm } from './form-views.tsx';
import { overlapHolderRoutes, schemaAnswer, unlinkedOf } from './holder-routes.tsx';
import { allowsPairs, askForLinks, unwilling } from './linking.ts';
import { PopulationPart, populationOf } from './population.tsx';
import {
  endOverlap,
  hasFiles,
  MOST_DAYS,
  openOverlap,
  overlapForm,
  renewLink,
  replaceSchema,
} from './projects.ts';
import { fileStateOf, partyName, sourceName, stateOf, usesOf } from './showing.ts';
import { Sizes } from './sizes-view.tsx';
import {
  EndForm,
  LinkPage,
  LinksPart,
  OverlapHead,
  OverlapList,
  Parties,
  SchemaPart,
  SecretAdvice,
  Section,
} from './staff-views.tsx';
import {
  FIELDS,
  type Field,
  LEAST_FIELDS,
  readOwnSchema,
  schemaOf,
  USUAL_FIELDS,
} from './template.ts';

/** Projects between holders: opened, watched, counted, linked where all agree, ended. */
export function overlapRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const found = (c: PageContext) => overlapById(db, c.req.param('id') ?? '');
  const to = (c: PageContext, { id }: Pick<Overlap, 'id'>) =>
    c.redirect(`/${c.var.locale.lang}/staff/overlaps/${id}`, 303);

  app.get('/staff/overlaps', async (c) => {
    const { locale } = c.var;
    const lines = await Promise.all(
      (await allOverlaps(db)).map(async (overlap) => {
        const parties = await partiesOf(db, overlap.id);
        const counted = (await countOf(db, overlap.id)) !== null;
        return {
          ...{ id: overlap.id, title: overlap.title, endsOn: overlap.endsOn },
          holders: parties.map(partyName),
          state: stateOf(overlap, parties, counted, todayOf(hub)),
        };
      }),
    );
    const open = (await openSources(c, site)).length > 1;
    const children = <OverlapList locale={locale} lines={lines} open={open} />;
    return c.html(teamPage(c, { title: locale.t('team.page.overlaps'), children }));
  });

  app.get('/staff/overlaps/new', async (c) => {
    const values = typed({
      ...{ id: newId(), fields: USUAL_FIELDS, threshold: '0.8' },
      endsOn: dayIn(hub.clock(), 90),
    });
    return c.html(await formPage(c, site, values, []));
  });

  app.post('/staff/overlaps', async (c) => {
    const form = await readForm(c);
    const open = new Set((await openSources(c, site)).map(({ value }) => value));
    const given = overlapForm(todayOf(hub)).safeParse({
      ...{ title: form.one('title'), purpose: form.one('purpose'), endsOn: form.one('endsOn') },
      sources: [...new Set(form.all('sources'))].filter((source) => open.has(source)),
      threshold: form.one('threshold'),
    });
    const fields = FIELDS.filter((field) => form.all('fields').includes(field));
    const errors = [
      ...(given.success ? [] : fieldErrors(given.error, c.var.locale)),
      ...fewFields(fields, c),
    ];
    if (!given.success || errors.length > 0)
      return c.html(await formPage(c, site, form, errors), 422);
    const id = isId(form.one('id')) ? form.one('id') : newId();
    await db.transaction((tx) => openOverlap(tx, hub, by(c), id, given.data, schemaOf(fields)));
    return to(c, { id });
  });

  app.get('/staff/overlaps/:id', async (c) => c.html(await overlapPage(c, site, await found(c))));

  app.get('/staff/overlaps/:id/schema.json', async (c) => schemaAnswer(c, await found(c)));

  app.post('/staff/overlaps/:id/schema', async (c) => {
    const overlap = await found(c);
    const upload = await receiveUpload(c.req.raw, 1);
    try {
      const [file] = upload.files;
      const { t } = c.var.locale;
      if (!file) {
        const none = { schema: t('imports.files.none') };
        return c.html(await overlapPage(c, site, overlap, none), 422);
      }
      const read = readOwnSchema(await readFile(file.path, 'utf8'));
      if ('wrong' in read) {
        const { key, args } = read.wrong;
        const schema = t(['encode.refused.schema', key].filter(Boolean).join('.'), args);
        return c.html(await overlapPage(c, site, overlap, { schema }), 422);
      }
      await db.transaction((tx) => replaceSchema(tx, by(c), overlap, read.schema));
      return to(c, overlap);
    } finally {
      await upload.clean();
    }
  });

  app.post('/staff/overlaps/:id/holders/:party/link', async (c) => {
    const { locale } = c.var;
    const overlap = await found(c);
    const party = (await partiesOf(db, overlap.id)).find(({ id }) => id === c.req.param('party'));
    if (!party) throw new Problem('page/not-found', 404);
    const token = await db.transaction((tx) => renewLink(tx, hub, by(c), overlap, party));
    const address = `${addressOf(hub.config.server)}/${locale.lang}/overlap/${token}`;
    const back = `/${locale.lang}/staff/overlaps/${overlap.id}`;
    return c.html(
      teamPage(c, {
        title: locale.t('overlaps.link'),
        trail: [...crumbs(c), { label: overlap.title, href: back }],
        children: (
          <LinkPage locale={locale} holder={partyName(party)} address={address} back={back} />
        ),
      }),
    );
  });

  app.post('/staff/overlaps/:id/count', async (c) => {
    const overlap = await found(c);
    await db.transaction((tx) => askToCount(tx, hub, by(c), overlap));
    return to(c, overlap);
  });

  app.post('/staff/overlaps/:id/links', async (c) => {
    const overlap = await found(c);
    await db.transaction((tx) => askForLinks(tx, hub, by(c), overlap));
    return to(c, overlap);
  });

  app.get('/staff/overlaps/:id/status.json', async (c) => {
    const overlap = await found(c);
    const job = await jobOf(site, overlap, await partiesOf(db, overlap.id));
    return jobNews(c, job, `/${c.var.locale.lang}/staff/overlaps/${overlap.id}`);
  });

  app.post('/staff/overlaps/:id/stop', async (c) => {
    const overlap = await found(c);
    await db.transaction((tx) => askLatestToStop(tx, hub.clock, `overlap:${overlap.id}`));
    return to(c, overlap);
  });

  app.post('/staff/overlaps/:id/retry', async (c) => {
    const overlap = await found(c);
    const job = await latestJobOf(db, `overlap:${overlap.id}`);
    if (job?.endedAt && job.outcome !== 'done' && !overlap.endedAt)
      await db.transaction((tx) => retryJob(tx, hub.clock, job));
    return to(c, overlap);
  });

  app.post('/staff/overlaps/:id/end', async (c) => {
    const overlap = await found(c);
    if (!(await readForm(c)).one('sure')) {
      const end = c.var.locale.t('form.error.unsure');
      return c.html(await overlapPage(c, site, overlap, { end }), 422);
    }
    await db.transaction((tx) => endOverlap(hub, tx, by(c), overlap));
    return to(c, overlap);
  });
  app.route('/', overlapHolderRoutes(site));
  return app;
}

const dayIn = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const crumbs = (c: PageContext) => [
  { label: c.var.locale.t('team.page.overlaps'), href: `/${c.var.locale.lang}/staff/overlaps` },
];

const fewFields = (fields: readonly Field[], { var: { locale } }: PageContext): FieldError[] =>
  fields.length < LEAST_FIELDS
    ? [{ name: 'fields', message: locale.t('overlaps.fields.few', { least: LEAST_FIELDS }) }]
    : [];

/** Sources whose agreement lets them be counted. */
async function openSources(c: PageContext, { hub }: Site) {
  return (await mosaic(hub.house.db))
    .filter((tile) => closureOf(tile, 'overlap', todayOf(hub)) === null)
    .map((tile) => ({
      value: tile.source.id,
      label: `${tile.holder.name} · ${sourceName({ tile }, c.var.locale)}`,
    }));
}

async function formPage(
  c: PageContext,
  site: Site,
  values: Typed,
  errors: readonly FieldError[],
): Promise<string> {
  const { locale } = c.var;
  const now = site.hub.clock();
  return teamPage(c, {
    title: locale.t('overlaps.new'),
    trail: crumbs(c),
    children: (
      <OverlapForm
        locale={locale}
        values={values}
        errors={errors}
        sources={await openSources(c, site)}
        earliest={dayIn(now, 1)}
        latest={dayIn(now, MOST_DAYS)}
      />
    ),
  });
}

/** The job that works on a project or on one of its files, else what became of the newest count or links. */
async function jobOf(
  { hub }: Site,
  overlap: Overlap,
  parties: readonly Party[],
): Promise<Job | null> {
  const files = parties.flatMap(({ file }) =>
    file && !file.gate ? [`overlap-file:${file.id}`] : [],
  );
  const own = await latestJobOf(hub.house.db, `overlap:${overlap.id}`);
  if (own && !own.endedAt) return own;
  for (const subject of files) {
    const job = await latestJobOf(hub.house.db, subject);
    if (job && !job.endedAt) return job;
  }
  return own;
}

async function overlapPage(
  c: PageContext,
  site: Site,
  overlap: Overlap,
  wrong: { readonly schema?: string; readonly end?: string } = {},
): Promise<string> {
  const { locale } = c.var;
  const { hub } = site;
  const { db } = hub.house;
  const today = todayOf(hub);
  const parties = await partiesOf(db, overlap.id);
  const count = await countOf(db, overlap.id);
  const job = await jobOf(site, overlap, parties);
  const busy = job !== null && !job.endedAt;
  const base = `/${locale.lang}/staff/overlaps/${overlap.id}`;
  const open = !overlap.endedAt;
  const names = new Map(parties.map((party) => [party.id, partyName(party)]));
  const nameOf = (party: string) => names.get(party) ?? '';
  const linked = overlap.linkedAt && !overlap.unlinkedAt ? overlap.linkedAt : null;
  const population = count?.figures ? populationOf(count.figures) : null;
  const lines = await Promise.all(
    parties.map(async (party) => ({
      ...{ id: party.id, holder: partyName(party), source: sourceName(party, locale) },
      ...{ uses: usesOf(party, today), gate: party.file?.gate ?? null },
      ...{ state: await fileStateOf(hub, party), rows: party.file?.rows ?? null },
    })),
  );
  return teamPage(c, {
    title: overlap.title,
    trail: crumbs(c),
    children: (
      <>
        <OverlapHead
          locale={locale}
          title={overlap.title}
          purpose={overlap.purpose}
          endsOn={overlap.endsOn}
          threshold={overlap.threshold}
          state={stateOf(overlap, parties, count !== null, today)}
        />
        {open && (
          <JobState
            c={c}
            job={job}
            base={base}
            label={locale.t(`overlaps.working.${job?.kind.replace('overlaps/', '') ?? 'asked'}`)}
            again={`${base}/retry`}
            stoppable={job?.kind !== 'overlaps/received'}
          />
        )}
        <Parties locale={locale} base={base} lines={lines} open={open} />
        <Section id="size" title={locale.t('overlaps.size')}>
          {count?.figures ? (
            <Sizes locale={locale} figures={count.figures} nameOf={nameOf} quality />
          ) : (
            <p>{locale.t('overlaps.size.none')}</p>
          )}
          {population && <PopulationPart locale={locale} population={population} />}
          {!busy && open && isCountable(parties, count?.files ?? [], today) && (
            <form method="post" action={`${base}/count`}>
              <Button>{locale.t(count ? 'overlaps.count.again' : 'overlaps.count')}</Button>
            </form>
          )}
        </Section>
        {(open || overlap.linkedAt) && (
          <LinksPart
            locale={locale}
            base={base}
            hindrances={unwilling(parties, today).map(({ party, why }) => ({
              holder: partyName(party),
              why,
            }))}
            pairs={allowsPairs(parties, today)}
            counted={count !== null}
            linkedOn={linked && longDate(linked.toISOString().slice(0, 10), locale.lang)}
            unlinked={unlinkedOf(overlap, c)}
            busy={busy}
          />
        )}
        {open && <SecretAdvice locale={locale} />}
        <SchemaPart
          locale={locale}
          base={base}
          fields={fieldsOf(overlap, c)}
          replaceable={open && !(await hasFiles(db, overlap))}
          wrong={wrong.schema ?? null}
        />
        {open && <EndForm locale={locale} base={base} {...(wrong.end && { error: wrong.end })} />}
      </>
    ),
  });
}

/** Whether two files at least may be compared that have not been compared with each other. */
function isCountable(parties: readonly Party[], counted: readonly string[], today: string) {
  const ready = parties
    .filter((party) => isReady(party, today))
    .flatMap(({ file }) => file?.id ?? []);
  return ready.length > 1 && ready.toSorted().join() !== counted.join();
}

/** The columns that are compared, in words where they are the hub's own. */
function fieldsOf({ schema }: Overlap, { var: { locale } }: PageContext): string[] {
  const features = (schema.features ?? []) as { identifier?: string; ignored?: boolean }[]; // read by `readSchema` before
  return features.flatMap(({ identifier = '', ignored }) => {
    if (ignored) return [];
    const own = `encode.feature.${identifier}`;
    return [locale.has(own) ? locale.t(own) : identifier];
  });
}
