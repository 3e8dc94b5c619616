import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { isLang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import {
  type FieldError,
  isDay,
  readForm,
  type Typed,
  typed,
  written,
} from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { actorIn } from '../access/access.ts';
import { currentPurposes } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import {
  answerRight,
  enterRight,
  KINDS,
  OUTCOMES,
  readRight,
  rightsDesk,
} from '../rights/rights.ts';
import { grantsInForce } from '../roles/roles.ts';
import { DrillPage } from './drill-views.tsx';
import { AssessmentPage, RegisterPage } from './papers-views.tsx';
import {
  type Drill,
  ledgerStatistics,
  runDrill,
  type Touched,
  tablesAboutPeople,
} from './protection.ts';
import { DeskPage, RequestPage } from './views.tsx';

const FORM_MINUTES = 24 * 60;

/** The desk of the data-protection officer: requests with their day, a drill, the register, the impact assessment. */
export function protectionRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => hub.clock().toISOString().slice(0, 10);

  app.get('/staff/protection', async (c) =>
    c.html(await deskPage(c, typed({ received: today() }), [])),
  );

  app.post('/staff/protection/requests', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const kind = KINDS.find((each) => each === form.one('kind'));
    const lang = form.one('lang');
    const [wording, received] = [written(form, 'wording', 4000), form.one('received')];
    const wrong = (name: string, key: string) => ({ name, message: locale.t(key) });
    const errors = [
      ...(kind ? [] : [wrong('kind', 'form.error.choice')]),
      ...(wording === '' ? [wrong('wording', 'form.error.required')] : []),
      ...(isDay(received) && received <= today() ? [] : [wrong('received', 'form.error.date')]),
    ];
    if (!kind || errors.length > 0) return c.html(await deskPage(c, form, errors), 422);
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'rights-paper', form.one('once'), FORM_MINUTES))) return;
      await enterRight(tx, hub, actorIn(c).account, {
        kind,
        wording,
        lang: isLang(lang) ? lang : locale.lang,
        contact: written(form, 'contact', 500),
        receivedOn: received,
      });
    });
    return c.redirect(`/${locale.lang}/staff/protection`, 303);
  });

  app.get('/staff/protection/requests/:id', async (c) => c.html(await requestPage(c, [])));

  app.post('/staff/protection/requests/:id', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const outcome = OUTCOMES.find((each) => each === form.one('outcome'));
    const answer = written(form, 'answer', 8000);
    const errors = [
      ...(outcome ? [] : [{ name: 'outcome', message: locale.t('form.error.choice') }]),
      ...(answer ? [] : [{ name: 'answer', message: locale.t('form.error.required') }]),
    ];
    if (!outcome || errors.length > 0) return c.html(await requestPage(c, errors, form), 422);
    const { account } = actorIn(c);
    await db.transaction((tx) => answerRight(tx, hub.clock, account, idIn(c), { outcome, answer }));
    return c.redirect(`/${locale.lang}/staff/protection`, 303);
  });

  app.get('/staff/protection/drill', async (c) => {
    const given = typed({ from: today(), to: today() });
    return c.html(await drillPage(c, given, [], null));
  });

  app.post('/staff/protection/drill', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const [from, to] = [form.one('from'), form.one('to')];
    const errors = ['from', 'to']
      .filter((name) => !isDay(form.one(name)) || to < from)
      .map((name) => ({ name, message: locale.t('form.error.date') }));
    if (errors.length > 0) return c.html(await drillPage(c, form, errors, null), 422);
    const tables = await tablesAboutPeople(db);
    const table = tables.find((name) => name === form.one('table')) ?? null;
    const account = isId(form.one('account')) ? form.one('account') : null;
    const drill: Drill = { from, to, account, table };
    const touched = await db.transaction((tx) => runDrill(tx, actingOn(c, hub), drill));
    return c.html(await drillPage(c, form, [], touched));
  });

  app.get('/staff/protection/register', async (c) => {
    const { locale, face } = c.var;
    const children = (
      <RegisterPage
        locale={locale}
        face={face}
        purposes={await currentPurposes(db)}
        holdings={holdings}
        on={today()}
      />
    );
    return c.html(paper(c, locale.t('protection.register'), children));
  });

  app.get('/staff/protection/assessment', async (c) => {
    const { locale, face } = c.var;
    const children = (
      <AssessmentPage
        locale={locale}
        face={face}
        hub={hub.config.hub}
        purposes={await currentPurposes(db)}
        on={today()}
      />
    );
    return c.html(paper(c, locale.t('protection.assessment'), children));
  });

  async function deskPage(c: PageContext, form: Typed, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const children = (
      <DeskPage
        locale={locale}
        {...(await rightsDesk(db))}
        statistics={await ledgerStatistics(db, hub.clock)}
        titles={await titlesIn(locale.lang)}
        today={today()}
        typed={form}
        errors={errors}
        once={randomUUID()}
      />
    );
    return teamPage(c, { title: locale.t('team.page.protection'), children });
  }

  const titlesIn = async (lang: 'fr' | 'en' | 'es' | 'ar') =>
    new Map((await currentPurposes(db)).map(({ code, texts }) => [code, texts[lang].title]));

  async function requestPage(c: PageContext, errors: readonly FieldError[], form = typed({})) {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const found = await db.transaction((tx) => readRight(tx, hub, account, idIn(c)));
    const children = (
      <RequestPage locale={locale} {...found} today={today()} typed={form} errors={errors} />
    );
    return paper(c, locale.t(`rights.kind.${found.request.kind}`), children);
  }

  async function drillPage(
    c: PageContext,
    form: Typed,
    errors: readonly FieldError[],
    touched: Touched | null,
  ) {
    const { locale, face } = c.var;
    const children = (
      <DrillPage
        locale={locale}
        face={face}
        grants={await grantsInForce(db, hub.clock)}
        tables={await tablesAboutPeople(db)}
        titles={await titlesIn(locale.lang)}
        typed={form}
        errors={errors}
        touched={touched}
      />
    );
    return paper(c, locale.t('protection.drill'), children);
  }
  return app;
}

function paper(
  c: PageContext,
  title: string,
  children: Parameters<typeof teamPage>[1]['children'],
) {
  const { locale } = c.var;
  const trail = [
    { label: locale.t('team.page.protection'), href: `/${locale.lang}/staff/protection` },
  ];
  return teamPage(c, { title, trail, children });
}

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
