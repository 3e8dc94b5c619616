import { Hono } from 'hono';
import { EncodePage } from '../../collect/encodings/encodings.ts';
import { brake } from '../../platform/brakes/brakes.ts';
import { latestJobOf, retryJob } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { explain } from '../../web/http/failures.tsx';
import { readForm } from '../../web/http/forms.ts';
import { ENCODING } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { countOf, type Overlap, type Party, partiesOf, partyByToken } from './finding.ts';
import { HolderPage, type HolderPageProps } from './holder-views.tsx';
import { linksFile, linksFor } from './linking.ts';
import { withdrawParty } from './projects.ts';
import { receiveCodes } from './receiving.ts';
import { fileStateOf, partyName } from './showing.ts';

const SENDING = { what: 'overlap file', most: 10, minutes: 60 };

/** The page of a holder, reached by its link alone. */
export function overlapHolderRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const found = (c: PageContext) => {
    c.header('cache-control', 'no-store');
    return partyByToken(db, hub, c.req.param('token') ?? '');
  };
  const by = (party: Party): By => ({ clock: hub.clock, actor: `holder:${party.tile.holder.id}` });
  const baseOf = (c: PageContext) => `/${c.var.locale.lang}/overlap/${c.req.param('token')}`;
  const back = (c: PageContext, at: string) => c.redirect(`${baseOf(c)}#${at}`, 303);

  app.get('/overlap/:token', async (c) => {
    const { overlap, party } = await found(c);
    return c.html(await holderPage(c, site, overlap, party));
  });

  app.get('/overlap/:token/schema.json', async (c) => {
    const { overlap } = await found(c);
    return schemaAnswer(c, overlap);
  });

  app.get('/overlap/:token/encode', async (c) => {
    const { locale } = c.var;
    const { overlap } = await found(c);
    if (overlap.endedAt) throw new Problem('overlap/ended', 409);
    c.header('content-security-policy', ENCODING);
    const { page: script, worker } = site.assets.encoder;
    const preset = { schema: overlap.schema, project: overlap.id, back: `${baseOf(c)}#send` };
    return c.html(
      page(c, {
        title: locale.t('encode.title'),
        hidden: true,
        script,
        trail: [{ label: overlap.title, href: baseOf(c) }],
        children: <EncodePage locale={locale} worker={worker.path} preset={preset} />,
      }),
    );
  });

  app.post('/overlap/:token/file', async (c) => {
    const { overlap, party } = await found(c);
    await brake(db, hub, SENDING, party.id);
    const upload = await receiveUpload(c.req.raw, hub.config.limits.upload_mb);
    try {
      const [file] = upload.files;
      const { unique } = upload.fields;
      const wrong = {
        ...(!file && { file: c.var.locale.t('imports.files.none') }),
        ...(unique !== 'yes' && unique !== 'no' && { unique: c.var.locale.t('form.error.choice') }),
      };
      if (!file || Object.keys(wrong).length > 0)
        return c.html(await holderPage(c, site, overlap, party, wrong), 422);
      const given = { path: file.path, uniquePeople: unique === 'yes' };
      await receiveCodes(hub, by(party), overlap, party, given);
      return back(c, 'send');
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      const { title, mend } = explain(error, c.var.locale);
      const wrong = { file: `${title} ${mend}` };
      return c.html(await holderPage(c, site, overlap, party, wrong), 422);
    } finally {
      await upload.clean();
    }
  });

  app.get('/overlap/:token/status.json', async (c) => {
    const { party } = await found(c);
    const job = party.file && (await latestJobOf(db, `overlap-file:${party.file.id}`));
    return jobNews(c, job, baseOf(c));
  });

  app.post('/overlap/:token/retry', async (c) => {
    const { party } = await found(c);
    const job = party.file && (await latestJobOf(db, `overlap-file:${party.file.id}`));
    if (job?.endedAt && job.outcome !== 'done')
      await db.transaction((tx) => retryJob(tx, hub.clock, job));
    return back(c, 'send');
  });

  // By POST, since each taking is written down.
  app.post('/overlap/:token/links', async (c) => {
    const { party } = await found(c);
    const text = await db.transaction((tx) => linksFile(hub, tx, by(party), party));
    c.header('content-disposition', 'attachment; filename="links.csv"');
    return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });

  app.post('/overlap/:token/withdraw', async (c) => {
    const { overlap, party } = await found(c);
    if (!(await readForm(c)).one('sure')) {
      const wrong = { sure: c.var.locale.t('form.error.unsure') };
      return c.html(await holderPage(c, site, overlap, party, wrong), 422);
    }
    await db.transaction((tx) => withdrawParty(hub, tx, by(party), overlap, party));
    return c.redirect(baseOf(c), 303);
  });
  return app;
}

/** The linkage schema as a file, for the holder's own tools. */
export function schemaAnswer(c: PageContext, { schema }: Overlap): Response {
  c.header('content-disposition', 'attachment; filename="schema.json"');
  return c.body(JSON.stringify(schema, null, 2), 200, { 'content-type': 'application/json' });
}

async function holderPage(
  c: PageContext,
  site: Site,
  overlap: Overlap,
  party: Party,
  errors: HolderPageProps['errors'] = {},
): Promise<string> {
  const { locale } = c.var;
  const { hub } = site;
  const { db } = hub.house;
  const parties = await partiesOf(db, overlap.id);
  const base = `/${locale.lang}/overlap/${c.req.param('token')}`;
  const figures = (await countOf(db, overlap.id))?.figures ?? null;
  const own = figures && {
    ...figures,
    pairs: figures.pairs.filter(({ a, b }) => a === party.id || b === party.id),
    union: null,
  };
  const names = new Map(parties.map((one) => [one.id, partyName(one)]));
  const links = await linksFor(db, hub, party);
  return page(c, {
    title: overlap.title,
    hidden: true,
    children: (
      <HolderPage
        locale={locale}
        base={base}
        overlap={overlap}
        holder={partyName(party)}
        others={parties.filter(({ id }) => id !== party.id).map(partyName)}
        owner={hub.config.hub.owner}
        state={await fileStateOf(hub, party)}
        file={party.file}
        trouble={
          party.file &&
          !party.file.gate && (
            <JobState
              c={c}
              job={await latestJobOf(db, `overlap-file:${party.file.id}`)}
              base={base}
              label={locale.t('overlaps.file.judging')}
              again={`${base}/retry`}
              stoppable={false}
            />
          )
        }
        figures={own && own.pairs.length > 0 ? own : null}
        nameOf={(id) => names.get(id) ?? ''}
        links={links.map(({ party: other, links: count }) => ({
          holder: partyName(other),
          links: count,
        }))}
        unlinked={unlinkedOf(overlap, c)}
        megabytes={hub.config.limits.upload_mb}
        errors={errors}
      />
    ),
  });
}

export const unlinkedOf = (
  { unlinkedAt, unlinkedWhy }: Overlap,
  { var: { locale } }: PageContext,
) =>
  unlinkedAt && unlinkedWhy
    ? { why: unlinkedWhy, on: longDate(unlinkedAt.toISOString().slice(0, 10), locale.lang) }
    : null;
