import { Hono } from 'hono';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import { loadOccupations } from '../../reference/occupations/occupations.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { recipientOf } from '../consents/consents.ts';
import type { Answers } from './answers.ts';
import { errorsIn } from './faults.ts';
import { forgetProfile, profileOf, profileToChange, saveProfile } from './profiles.ts';
import { StepPage } from './step-views.tsx';
import { isStep, mustChoose, readStep, type Step, stepAfter } from './steps.ts';
import { pathOf, Summary } from './views.tsx';

const SAVING: Brake = { what: 'profile', most: 120, minutes: 60 };

/** The form in which somebody says what they do, can give and look for: nobody sees it until they allow it. */
export function profileRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/profile', async (c) => {
    const { locale } = c.var;
    const said = await profileOf(db, hub, actorIn(c).account);
    if (!said) {
      const removed = c.req.query('removed') !== undefined;
      return c.html(await stepPage(c, 'place', { said, errors: [], removed }));
    }
    const everybody = await recipientOf(db, 'public');
    const children = (
      <Summary
        locale={locale}
        said={said}
        done={c.req.query('done') !== undefined}
        counting={`/${locale.lang}/me/consents/statistics/${everybody.id}`}
      />
    );
    return c.html(ownPage(c, { title: locale.t('profile.title'), children }));
  });

  app.get('/me/profile/:step', async (c) => {
    const step = stepIn(c);
    const said = await profileOf(db, hub, actorIn(c).account);
    if (!said && step !== 'place') return c.redirect(pathOf(c.var.locale), 302);
    const choose = c.req.query('choose') !== undefined && said?.occupation !== undefined;
    return c.html(await stepPage(c, step, { said, errors: [], choose }));
  });

  app.post('/me/profile/remove', async (c) => {
    await db.transaction((tx) => forgetProfile(tx, hub, actorIn(c).account));
    return c.redirect(`${pathOf(c.var.locale)}?removed`, 303);
  });

  app.post('/me/profile/:step', async (c) => {
    const step = stepIn(c);
    const form = await readForm(c);
    const { locale } = c.var;
    const { account } = actorIn(c);
    await brake(db, hub, SAVING, account);
    const { before, read } = await db.transaction(async (tx) => {
      const before = await profileToChange(tx, hub, account);
      const read = readStep(step, form, before, locale.lang);
      if ('answers' in read) await saveProfile(tx, hub, account, read.answers);
      return { before, read };
    });
    if (!('answers' in read)) {
      const errors = errorsIn(read, locale);
      return c.html(await stepPage(c, step, { said: before, errors, typed: form }), 422);
    }
    return c.redirect(whereNext(step, form, read.answers, locale), 303);
  });
  return app;
}

function stepIn(c: PageContext): Step {
  const step = c.req.param('step') ?? '';
  if (!isStep(step)) throw new Problem('page/not-found', 404);
  return step;
}

interface Shown {
  readonly said: Answers | null;
  readonly errors: readonly FieldError[];
  readonly typed?: Typed;
  readonly choose?: boolean;
  readonly removed?: boolean;
}

async function stepPage(c: PageContext, step: Step, shown: Shown): Promise<string> {
  const { locale } = c.var;
  const occupations = await loadOccupations();
  const children = <StepPage locale={locale} step={step} occupations={occupations} {...shown} />;
  return ownPage(c, { title: locale.t(`profile.step.${step}`), children });
}

function whereNext(step: Step, form: Typed, said: Answers, locale: Locale): string {
  if (step === 'work' && mustChoose(form, said)) return `${pathOf(locale, step)}?choose#f-isco-set`;
  const next = stepAfter(step);
  if (form.one('then') === 'stop') return pathOf(locale);
  return next ? pathOf(locale, next) : `${pathOf(locale)}?done`;
}
