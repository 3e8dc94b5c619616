import { Hono } from 'hono';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  askToPlan,
  currentLinkage,
  type Linkage,
  linkageHref,
  linkagePage,
  openLinkage,
  VERDICTS,
} from '../intake/intake.ts';
import {
  finishedLinkage,
  idIn,
  onceOf,
  pageBelow,
  pairIn,
  REVIEW,
  refuseClosed,
  reviewHref,
  reviewing,
} from './at-hand.ts';
import { dayRoutes } from './day-routes.tsx';
import { judge, lastVerdict, putOffPair, takeBack } from './judging.ts';
import { showPair } from './pair.ts';
import { LastAnswer, PairPage } from './pair-view.tsx';
import { drawSample } from './sample.ts';
import { standingOf } from './standing.ts';
import { takeTurn } from './turns.ts';
import { ReviewPage, SAMPLE_SIZES } from './views.tsx';

const FORM_MINUTES = 24 * 60;

/** Clerical review of one linkage: what waits, the pair at hand, the sample, learning anew. */
export function reviewRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(REVIEW, async (c) => c.html(await startPage(c, site, await finishedLinkage(site, c))));

  app.get(`${REVIEW}/next`, async (c) =>
    c.html(await turnPage(c, site, await finishedLinkage(site, c), false)),
  );

  app.get(`${REVIEW}/blind`, async (c) =>
    c.html(await turnPage(c, site, await finishedLinkage(site, c), true)),
  );

  app.post(`${REVIEW}/answer`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const pair = pairIn(form);
    const said = form.one('verdict');
    const verdict = VERDICTS.find((each) => each === said);
    if (!verdict && said !== 'skip') throw new Problem('page/refused', 400);
    const by = await reviewing(site, c);
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'review answer', onceOf(by, form), FORM_MINUTES))) return;
      if (verdict) await judge(tx, by, linkage, pair, verdict);
      else await putOffPair(tx, by, linkage, pair);
    });
    return c.redirect(reviewHref(c, linkage) + nextOf(form), 303);
  });

  app.post(`${REVIEW}/take-back`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const by = await reviewing(site, c);
    await db.transaction((tx) => takeBack(tx, by, linkage, idIn(form, 'verdict')));
    return c.redirect(reviewHref(c, linkage) + nextOf(form), 303);
  });

  app.post(`${REVIEW}/sample`, async (c) => {
    const linkage = await finishedLinkage(site, c);
    const form = await readForm(c);
    const size = SAMPLE_SIZES.find((each) => String(each) === form.one('size'));
    if (!size) throw new Problem('page/refused', 400);
    await db.transaction((tx) => drawSample(tx, actingOn(c, hub), linkage, size));
    return c.redirect(reviewHref(c, linkage), 303);
  });

  app.post(`${REVIEW}/relearn`, async (c) => {
    const linkage = await finishedLinkage(site, c);
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

  app.route('/', dayRoutes(site));
  return app;
}

async function startPage(c: PageContext, { hub }: Site, linkage: Linkage): Promise<string> {
  const { locale } = c.var;
  const { db } = hub.house;
  return linkagePage(c, {
    linkage,
    here: 'review',
    title: locale.t('review.title'),
    children: (
      <ReviewPage
        locale={locale}
        base={reviewHref(c, linkage)}
        standing={await standingOf(db, hub.keys, actingOn(c, hub).actor, linkage)}
        current={(await currentLinkage(db))?.id === linkage.id}
        undone={linkage.undoneAt !== null}
        keepAbove={linkage.settings.keepAbove}
        once={newId()}
      />
    ),
  });
}

async function turnPage(
  c: PageContext,
  site: Site,
  linkage: Linkage,
  sampled: boolean,
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const by = await reviewing(site, c);
  const base = reviewHref(c, linkage);
  await refuseClosed(site, linkage);
  const last = await lastVerdict(db, by, linkage);
  const turn = await db.transaction((tx) => takeTurn(tx, by, linkage, sampled));
  const shown = turn && (await showPair(site, locale, linkage, turn));
  const children = (
    <>
      {last && <LastAnswer locale={locale} base={base} last={last} sampled={sampled} />}
      {turn && shown ? (
        <PairPage locale={locale} base={base} once={newId()} turn={turn} shown={shown} />
      ) : (
        <Done locale={locale} base={base} />
      )}
    </>
  );
  return pageBelow(c, linkage, sampled ? 'review.blind' : 'review.next', children);
}

const Done = ({ locale, base }: { readonly locale: Locale; readonly base: string }) => (
  <>
    <h1>{locale.t('review.done')}</h1>
    <EmptyState
      title={locale.t('review.nothing')}
      action={{ label: locale.t('review.back'), href: base }}
    >
      <p>{locale.t('review.done.about')}</p>
    </EmptyState>
  </>
);

const nextOf = (form: Typed): string => (form.one('of') === 'sample' ? '/blind' : '/next');
