import { Hono } from 'hono';
import {
  nameOf,
  type Organisation,
  organisationIn,
} from '../../people/organisations/organisations.ts';
import { chosenIn, missingIn } from '../../web/components/questionnaire.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  ANSWERS,
  answerReview,
  QUESTIONS,
  type Question,
  reviewsOf,
  together,
  yearOf,
} from './reviews.ts';
import { Answering, ReviewPage } from './views.tsx';

const BASE = '/me/organisations/:id/review';

/** Five questions a year on what makes a group succeed or fail, for the stewards of each. */
export function reviewRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => {
    const organisation = await organisationIn(c, hub);
    const { locale } = c.var;
    const children = (
      <ReviewPage
        locale={locale}
        organisation={organisation}
        year={yearOf(hub)}
        reviews={await reviewsOf(db, organisation.id)}
        together={await together(db, hub)}
        answered={c.req.query('answered') !== undefined}
      />
    );
    const title = `${locale.t('inside.review')} · ${nameOf(organisation)}`;
    return c.html(ownPage(c, { title, children }));
  });

  app.get(`${BASE}/edit`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const now = (await reviewsOf(db, organisation.id)).find(({ year }) => year === yearOf(hub));
    const given = new Map<string, number>(Object.entries(now?.answers ?? {}));
    const chosen = (question: string) => String(given.get(question) ?? '');
    return c.html(answering(c, organisation, chosen, []));
  });

  app.post(`${BASE}/edit`, async (c) => {
    const organisation = await organisationIn(c, hub);
    const form = await readForm(c);
    const answers = chosenIn(QUESTIONS, ANSWERS, form.one);
    if (!answers) {
      const missing = missingIn(QUESTIONS, ANSWERS, form.one);
      return c.html(answering(c, organisation, form.one, missing), 422);
    }
    await db.transaction((tx) => answerReview(tx, actingOn(c, hub), organisation.id, answers));
    return c.redirect(
      `/${c.var.locale.lang}/me/organisations/${organisation.id}/review?answered`,
      303,
    );
  });
  return app;

  function answering(
    c: PageContext,
    organisation: Organisation,
    chosen: (question: string) => string,
    missing: readonly Question[],
  ): string {
    const { locale } = c.var;
    const year = yearOf(hub);
    const children = <Answering {...{ locale, organisation, year, chosen, missing }} />;
    return ownPage(c, { title: locale.t('reviews.answer', { year: String(year) }), children });
  }
}
