import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { answerForm, type Decided, decide, readPlan } from './plans.ts';
import { DecisionForm, PlanPage } from './views.tsx';

/** The mapping plan: numbered decisions, their answers and dates. */
export function planRoutes(site: Site): Hono<Env> {
  const { db } = site.hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, site.hub);

  app.get('/staff/plan', async (c) => {
    const children = <PlanPage locale={c.var.locale} plan={await readPlan(db)} />;
    return c.html(teamPage(c, { title: c.var.locale.t('plan.title'), children }));
  });

  app.get('/staff/plan/:number{[0-9]+}', async (c) => {
    const decided = await found(c, site);
    const { answer } = decided;
    const texts = Object.fromEntries(
      LANGS.map((lang) => [`answer.${lang}`, answer?.answer[lang] ?? '']),
    );
    return c.html(
      formPage(c, decided, typed({ ...texts, decidedOn: answer?.decidedOn ?? '' }), []),
    );
  });

  app.post('/staff/plan/:number{[0-9]+}', async (c) => {
    const decided = await found(c, site);
    const form = await readForm(c);
    const answer = Object.fromEntries(LANGS.map((lang) => [lang, form.one(`answer.${lang}`)]));
    const given = answerForm.safeParse({ answer, decidedOn: form.one('decidedOn') || null });
    if (!given.success)
      return c.html(formPage(c, decided, form, fieldErrors(given.error, c.var.locale)), 422);
    const { number } = decided.decision;
    await db.transaction((tx) => decide(tx, by(c), number, given.data));
    return c.redirect(`/${c.var.locale.lang}/staff/plan#d${number}`, 303);
  });
  return app;
}

async function found(c: PageContext, site: Site): Promise<Decided> {
  const decided = (await readPlan(site.hub.house.db)).find(
    ({ decision }) => String(decision.number) === c.req.param('number'),
  );
  if (!decided) throw new Problem('page/not-found', 404);
  return decided;
}

function formPage(
  c: PageContext,
  decided: Decided,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  return teamPage(c, {
    title: decided.decision.question[locale.lang],
    trail: [{ label: locale.t('plan.title'), href: `/${locale.lang}/staff/plan` }],
    children: <DecisionForm locale={locale} decided={decided} values={values} errors={errors} />,
  });
}
