import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { type Linkage, listNames, recordsAt, reviewerName } from '../intake/intake.ts';
import {
  dayIn,
  finishedLinkage,
  idIn,
  pageBelow,
  REVIEW,
  reviewHref,
  reviewing,
} from './at-hand.ts';
import { MinePage, type Named, ReviewersPage } from './day-views.tsx';
import { daysOf, endDay, type Given, reviewerAt, verdictsOf } from './days.ts';
import { takeBack } from './judging.ts';

/** Verdicts on the page of one's own. */
const SHOWN = 300;

/** One's verdicts and everybody's days, to be looked at and to be taken back. */
export function dayRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(`${REVIEW}/mine`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const me = reviewerName(hub.keys, actingOn(c, hub).actor);
    const given = await verdictsOf(db, linkage, me, SHOWN);
    const children = (
      <MinePage
        locale={c.var.locale}
        base={reviewHref(c, linkage)}
        given={await withRows(site, c, linkage, given)}
        cut={given.length === SHOWN}
      />
    );
    return c.html(pageBelow(c, linkage, 'review.mine', children));
  });

  app.post(`${REVIEW}/mine/end`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const by = await reviewing(site, c);
    await db.transaction((tx) => takeBack(tx, by, linkage, idIn(form, 'verdict')));
    return c.redirect(`${reviewHref(c, linkage)}/mine`, 303);
  });

  app.post(`${REVIEW}/mine/end-day`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const by = await reviewing(site, c);
    const me = reviewerName(hub.keys, by.actor);
    await db.transaction((tx) => endDay(tx, by, linkage, me, dayIn(form)));
    return c.redirect(`${reviewHref(c, linkage)}/mine`, 303);
  });

  app.get(`${REVIEW}/reviewers`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const days = await daysOf(db, linkage);
    const children = (
      <ReviewersPage locale={c.var.locale} base={reviewHref(c, linkage)} days={days} />
    );
    return c.html(pageBelow(c, linkage, 'review.reviewers', children));
  });

  app.post(`${REVIEW}/reviewers/end-day`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const by = await reviewing(site, c);
    const reviewer = await reviewerAt(db, linkage, Number(form.one('reviewer')));
    if (reviewer === null) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => endDay(tx, by, linkage, reviewer, dayIn(form)));
    return c.redirect(`${reviewHref(c, linkage)}/reviewers`, 303);
  });
  return app;
}

async function withRows(
  site: Site,
  c: PageContext,
  linkage: Linkage,
  given: readonly Given[],
): Promise<Named[]> {
  const { locale } = c.var;
  const places = [...new Set(given.flatMap(({ l, r }) => [l, r]))];
  const records = places.length === 0 ? [] : await recordsAt(site.hub.house.db, linkage, places);
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
