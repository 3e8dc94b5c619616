import { Hono } from 'hono';
import { acceptedLists } from '../../collect/lists/lists.ts';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { isId, newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { isDay, readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import {
  askToPlan,
  currentLinkage,
  type Linkage,
  linkageById,
  linkageHref,
  linkagePage,
  listNames,
  openLinkage,
  type Reviewing,
  recordsAt,
  reviewerName,
  VERDICTS,
} from '../intake/intake.ts';
import { MinePage, type Named, ReviewersPage } from './day-views.tsx';
import { daysOf, endDay, type Given, reviewerAt, verdictsOf } from './days.ts';
import { judge, lastVerdict, putOffPair, takeBack } from './judging.ts';
import { showPair } from './pair.ts';
import { LastAnswer, PairPage } from './pair-view.tsx';
import { drawSample } from './sample.ts';
import { standingOf } from './standing.ts';
import { takeTurn } from './turns.ts';
import { ReviewPage, SAMPLE_SIZES } from './views.tsx';

const FORM_MINUTES = 24 * 60;
/** Verdicts on the page of one's own. */
const SHOWN = 300;

/** Clerical review of one linkage: what waits, the pair at hand, one's verdicts, everybody's days. */
export function reviewRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const base = '/staff/linkages/:id/review';
  const to = (c: PageContext, { id }: Linkage, page = '') =>
    c.redirect(`${linkageHref(c.var.locale, id, 'review')}${page}`, 303);

  app.get(base, async (c) => {
    const linkage = await finished(c);
    const { locale } = c.var;
    const standing = await standingOf(db, hub.keys, actingOn(c, hub).actor, linkage);
    const children = (
      <ReviewPage
        locale={locale}
        base={linkageHref(locale, linkage.id, 'review')}
        standing={standing}
        current={(await currentLinkage(db))?.id === linkage.id}
        undone={linkage.undoneAt !== null}
        keepAbove={linkage.settings.keepAbove}
        once={newId()}
      />
    );
    return c.html(
      linkagePage(c, { linkage, here: 'review', title: locale.t('review.title'), children }),
    );
  });

  app.get(`${base}/next`, async (c) => c.html(await turnPage(c, await finished(c), false)));
  app.get(`${base}/blind`, async (c) => c.html(await turnPage(c, await finished(c), true)));

  app.post(`${base}/answer`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const pair = pairOf(form);
    const said = form.one('verdict');
    const verdict = VERDICTS.find((each) => each === said);
    if (!verdict && said !== 'skip') throw new Problem('page/refused', 400);
    const by = await reviewing(c);
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'review answer', onceOf(by, form), FORM_MINUTES))) return;
      if (verdict) await judge(tx, by, linkage, pair, verdict);
      else await putOffPair(tx, by, linkage, pair);
    });
    return to(c, linkage, nextOf(form));
  });

  app.post(`${base}/take-back`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const by = await reviewing(c);
    await db.transaction((tx) => takeBack(tx, by, linkage, idIn(form, 'verdict')));
    return to(c, linkage, nextOf(form));
  });

  app.post(`${base}/sample`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const size = SAMPLE_SIZES.find((each) => String(each) === form.one('size'));
    if (!size) throw new Problem('page/refused', 400);
    await db.transaction((tx) => drawSample(tx, actingOn(c, hub), linkage, size));
    return to(c, linkage);
  });

  app.post(`${base}/relearn`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const by = actingOn(c, hub);
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'relearn', onceOf(by, form), FORM_MINUTES))) return null;
      const id = await openLinkage(tx, by, linkage.settings);
      await askToPlan(tx, by, id);
      return id;
    });
    const { locale } = c.var;
    // Sent twice, the list shows what the first began.
    const list = `/${locale.lang}/staff/linkages`;
    return c.redirect(made ? linkageHref(locale, made) : list, 303);
  });

  app.get(`${base}/mine`, async (c) => {
    const linkage = await finished(c);
    const { locale } = c.var;
    const me = reviewerName(hub.keys, actingOn(c, hub).actor);
    const given = await verdictsOf(db, linkage, me, SHOWN);
    const named = await withRows(c, linkage, given);
    const children = (
      <MinePage
        locale={locale}
        base={linkageHref(locale, linkage.id, 'review')}
        given={named}
        cut={given.length === SHOWN}
      />
    );
    return c.html(below(c, linkage, 'review.mine', children));
  });

  app.post(`${base}/mine/end`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const by = await reviewing(c);
    await db.transaction((tx) => takeBack(tx, by, linkage, idIn(form, 'verdict')));
    return to(c, linkage, '/mine');
  });

  app.post(`${base}/mine/end-day`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const by = await reviewing(c);
    const me = reviewerName(hub.keys, by.actor);
    await db.transaction((tx) => endDay(tx, by, linkage, me, dayIn(form)));
    return to(c, linkage, '/mine');
  });

  app.get(`${base}/reviewers`, async (c) => {
    const linkage = await finished(c);
    const { locale } = c.var;
    const href = linkageHref(locale, linkage.id, 'review');
    const children = <ReviewersPage locale={locale} base={href} days={await daysOf(db, linkage)} />;
    return c.html(below(c, linkage, 'review.reviewers', children));
  });

  app.post(`${base}/reviewers/end-day`, async (c) => {
    const linkage = await finished(c);
    const form = await readForm(c);
    const by = await reviewing(c);
    const reviewer = await reviewerAt(db, linkage, Number(form.one('reviewer')));
    if (reviewer === null) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => endDay(tx, by, linkage, reviewer, dayIn(form)));
    return to(c, linkage, '/reviewers');
  });
  return app;

  async function finished(c: PageContext): Promise<Linkage> {
    const linkage = await linkageById(db, c.req.param('id') ?? '');
    if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
    return linkage;
  }

  async function reviewing(c: PageContext): Promise<Reviewing> {
    const open = await acceptedLists(db, hub.clock);
    const exclusive = open.filter(({ uniquePeople }) => uniquePeople).map(({ id }) => id);
    return { ...actingOn(c, hub), keys: hub.keys, exclusive: new Set(exclusive) };
  }

  async function turnPage(c: PageContext, linkage: Linkage, sampled: boolean): Promise<string> {
    const { locale } = c.var;
    const by = await reviewing(c);
    const href = linkageHref(locale, linkage.id, 'review');
    const last = await lastVerdict(db, by, linkage);
    // A pair that may not be looked at any more is not taken either.
    const taken = await db.transaction(async (tx) => {
      const turn = await takeTurn(tx, by, linkage, sampled);
      return turn && { turn, shown: await showPair(site, locale, linkage, turn) };
    });
    const children = (
      <>
        {last && <LastAnswer locale={locale} base={href} last={last} sampled={sampled} />}
        {taken ? (
          <PairPage locale={locale} base={href} once={newId()} {...taken} />
        ) : (
          <>
            <h1>{locale.t('review.done')}</h1>
            <EmptyState
              title={locale.t('review.nothing')}
              action={{ label: locale.t('review.back'), href }}
            >
              <p>{locale.t('review.done.about')}</p>
            </EmptyState>
          </>
        )}
      </>
    );
    return below(c, linkage, sampled ? 'review.blind' : 'review.next', children);
  }

  /** A page below the review's own. */
  function below(c: PageContext, linkage: Linkage, title: string, children: unknown): string {
    const { locale } = c.var;
    const trail = [
      { label: locale.t('review.title'), href: linkageHref(locale, linkage.id, 'review') },
    ];
    return linkagePage(c, { linkage, here: 'review', title: locale.t(title), trail, children });
  }

  async function withRows(
    c: PageContext,
    linkage: Linkage,
    given: readonly Given[],
  ): Promise<Named[]> {
    const { locale } = c.var;
    const places = [...new Set(given.flatMap(({ l, r }) => [l, r]))];
    const records = places.length === 0 ? [] : await recordsAt(db, linkage, places);
    const names = await listNames(site, locale);
    const rows = new Map(
      records.map(({ idx, listId, row }) => [
        idx,
        locale.t('review.mine.row', { list: names.get(listId) ?? '', row }),
      ]),
    );
    return given.map((each) => ({
      ...each,
      rows: [rows.get(each.l) ?? '', rows.get(each.r) ?? ''] as const,
    }));
  }
}

const nextOf = (form: Typed): string => (form.one('of') === 'sample' ? '/blind' : '/next');

function pairOf(form: Typed): { l: number; r: number } {
  const [l, r] = [Number(form.one('l')), Number(form.one('r'))];
  if (!Number.isInteger(l) || !Number.isInteger(r) || l < 0 || l >= r || r > 2 ** 31)
    throw new Problem('page/refused', 400);
  return { l, r };
}

function idIn(form: Typed, name: string): string {
  const id = form.one(name);
  if (!isId(id)) throw new Problem('page/refused', 400);
  return id;
}

function onceOf({ actor }: { readonly actor: string }, form: Typed): string {
  return `${actor} ${idIn(form, 'once')}`;
}

function dayIn(form: Typed): string {
  const day = form.one('day');
  if (!isDay(day)) throw new Problem('page/refused', 400);
  return day;
}
