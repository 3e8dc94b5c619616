import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { actorIn } from '../../people/access/access.ts';
import { onceIn } from '../../people/relays/relays.ts';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { PrintButton } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  consultationById,
  DeskTabs,
  type ShownConsultation,
  statementsOf,
  votesOf,
} from '../consultations/consultations.ts';
import { batchesOf, cancelBallots, MOST_BALLOTS, makeBallots } from './batches.ts';
import { consultationIn, isListening, listeningUntil, staffBase, staffTrail } from './finding.ts';
import { keyingRoutes } from './keying-routes.tsx';
import { Ballot } from './paper-views.tsx';
import { roomRoutes } from './room-routes.tsx';
import { Printing } from './staff-views.tsx';
import { agesIn, sexesIn } from './told.ts';

const PRINTING: Brake = { what: 'ballots', most: 30, minutes: 60 };
const FORM_MINUTES = 24 * 60;
const MOST_STATEMENTS = 30;

const printForm = z.object({
  lang: z.enum(LANGS),
  channel: z.enum(['paper', 'room']),
  statements: z.coerce.number().int().min(1).max(MOST_STATEMENTS),
  count: z.coerce.number().int().min(1).max(MOST_BALLOTS),
  large: z.boolean(),
});

/** Ballots for one consultation: printed, keyed, and hands counted in a room. */
export function ballotRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/consultations/:id/ballots', async (c) => {
    const consultation = await consultationIn(c, site);
    const { locale } = c.var;
    const base = staffBase(c, consultation);
    const { title } = consultation.shown;
    const shown = await statementsOf(db, consultation.id, locale.lang);
    return c.html(
      teamPage(c, {
        title: `${locale.t('ballots.title')} · ${title}`,
        trail: staffTrail(locale, consultation),
        tabs: <DeskTabs locale={locale} id={consultation.id} here="ballots" />,
        children: (
          <Printing
            locale={locale}
            title={title}
            base={base}
            once={randomUUID()}
            batches={await batchesOf(db, consultation.id)}
            statements={shown.length}
            open={await isListening(db, hub, consultation)}
          />
        ),
      }),
    );
  });

  app.post('/staff/consultations/:id/ballots', async (c) => {
    const consultation = await consultationIn(c, site);
    const form = await readForm(c);
    const once = onceIn(form);
    const given = readPrinting(form);
    const base = staffBase(c, consultation);
    if (!(await isListening(db, hub, consultation))) throw new Problem('ballots/closed', 409);
    const { account } = actorIn(c);
    await brake(db, hub, PRINTING, account);
    const statements = await leastAnswered(site, consultation, given.statements);
    const { statements: _, ...rest } = given;
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'ballots', once, FORM_MINUTES))
        ? makeBallots(tx, hub, {
            ...rest,
            statements,
            consultation,
            actor: account,
          })
        : null,
    );
    if (!made) return c.redirect(`${base}/ballots`, 303);
    return c.html(await printed(c, site, consultation, made));
  });

  app.post('/staff/consultations/:id/ballots/:batch/cancel', async (c) => {
    const consultation = await consultationIn(c, site);
    const id = c.req.param('batch');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const { actor } = actingOn(c, hub);
    await db.transaction((tx) => cancelBallots(tx, hub, actor, consultation.id, id));
    return c.redirect(`${staffBase(c, consultation)}/ballots`, 303);
  });

  app.route('/', keyingRoutes(site));
  app.route('/', roomRoutes(site));
  return app;
}

function readPrinting(form: Typed): z.infer<typeof printForm> {
  const given = printForm.safeParse({
    ...Object.fromEntries(
      ['lang', 'channel', 'statements', 'count'].map((name) => [name, form.one(name)]),
    ),
    large: form.one('large') !== '',
  });
  if (!given.success) throw new Problem('page/refused', 400);
  return given.data;
}

/** Numbers of the statements of which least is known, in their order. */
async function leastAnswered(
  { hub }: Site,
  consultation: ShownConsultation,
  most: number,
): Promise<number[]> {
  const { db } = hub.house;
  const shown = await statementsOf(db, consultation.id, 'fr');
  const counts = new Map<string, number>();
  for (const { statement } of await votesOf(db, consultation.id))
    counts.set(statement, (counts.get(statement) ?? 0) + 1);
  return shown
    .toSorted((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) || a.number - b.number)
    .slice(0, most)
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);
}

type Made = Awaited<ReturnType<typeof makeBallots>>;

/** Ballots that were just made: they are printed from here, and cannot be shown again. */
async function printed(
  c: PageContext,
  { hub }: Site,
  consultation: ShownConsultation,
  { batch, ballots }: Made,
): Promise<string> {
  const { db } = hub.house;
  const { locale, face } = c.var;
  // A form of ours offers these languages and no other.
  const paper = localeOf(batch.lang as Lang);
  const { title, question } = (await consultationById(db, consultation.id, paper.lang)).shown;
  const shown = await statementsOf(db, consultation.id, paper.lang);
  const statements = batch.statements.flatMap(
    (number) => shown.find((one) => one.number === number) ?? [],
  );
  const shared = {
    ...{ locale: paper, hub: face.name, large: batch.large, title, question, statements },
    until: await listeningUntil(db, hub, consultation),
    ages: agesIn(paper),
    sexes: sexesIn(paper),
    page: `${face.address}/${paper.lang}/consultations/${consultation.slug}/take-part/code`,
  };
  return teamPage(c, {
    title: locale.t('ballots.title'),
    tabs: null,
    children: (
      <>
        <div class="stack screen-only">
          <h1>{locale.t('ballots.printed', { n: ballots.length })}</h1>
          <Notice tone="attention" title={locale.t('ballots.printed.once')}>
            <p>{locale.t('ballots.printed.text')}</p>
          </Notice>
          <div class="row">
            <PrintButton locale={locale} />
            <a class="button plain" href={`${staffBase(c, consultation)}/ballots`}>
              {locale.t('ballots.back')}
            </a>
          </div>
        </div>
        <div class="stack">
          {ballots.map((ballot) => (
            <Ballot {...shared} ballot={ballot} />
          ))}
        </div>
      </>
    ),
  });
}
