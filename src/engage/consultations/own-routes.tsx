import { Hono } from 'hono';
import { actorIn, actorOf, networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import { country } from '../../reference/countries/countries.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { reasonText } from './forms.ts';
import { participationsOf } from './holding.ts';
import { askToBeTold, forgetParticipants, type Leaving } from './leaving.ts';
import { appealHiding, reportStatement } from './moderating.ts';
import { dayOf } from './noting.ts';
import { Mine, Own, Report } from './own-views.tsx';
import { phasesOf } from './phases.ts';
import { foundIn, trailTo } from './public-routes.tsx';
import { consultationById, type ShownConsultation, standing } from './showing.ts';
import { statementByNumber, statementsBy, statementsOf } from './statements.ts';
import { answersBy, dropCode, standingOf } from './taking.ts';
import { TAKING } from './taking-routes.tsx';
import { AGE_BANDS, SEXES, tellOf } from './traits.ts';
import type { Participant } from './voices.ts';

const REPORTING: Brake = { what: 'report statement', most: 20, minutes: 60 };
const MINE = `${TAKING}/mine`;

/** What is somebody's own in a consultation, found by their code or their account: to change, to appeal, to take back. */
export function ownConsultationRoutes({ hub }: Site, leaving: readonly Leaving[]): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext, { slug }: { readonly slug: string }) =>
    `/${c.var.locale.lang}/consultations/${slug}`;

  app.get(MINE, async (c) => {
    const here = await ownIn(c);
    if (!here) return c.redirect(`${home(c, await foundIn(c, db))}/take-part/code`, 302);
    return c.html(await minePage(c, here, [], typed({})));
  });

  interface Here {
    readonly consultation: ShownConsultation;
    readonly participant: Participant;
    readonly code: string | null;
  }

  async function ownIn(c: PageContext): Promise<Here | null> {
    c.header('cache-control', 'no-store');
    const consultation = await foundIn(c, db);
    const stands = await standingOf(c, hub, consultation);
    if (stands.how !== 'in') return null;
    return { consultation, participant: stands.participant, code: stands.code };
  }

  async function ownOrRefuse(c: PageContext): Promise<Here> {
    const here = await ownIn(c);
    if (!here) throw new Problem('page/not-found', 404);
    return here;
  }

  async function minePage(
    c: PageContext,
    { consultation, participant, code }: Here,
    errors: readonly FieldError[],
    values: Typed,
  ): Promise<string> {
    const { locale } = c.var;
    const shown = await statementsOf(db, consultation.id, locale.lang);
    const answers = await answersBy(db, participant.id);
    const phases = await phasesOf(db, consultation.id);
    const children = (
      <Mine
        {...{ locale, consultation, participant, code, errors, values }}
        listening={standing(consultation, phases, dayOf(hub.clock)).stage === 'listening'}
        answered={shown.flatMap((statement) => {
          const vote = answers.get(statement.id);
          return vote === undefined ? [] : [{ statement, vote }];
        })}
        said={await statementsBy(db, hub, participant.id)}
        heard={c.req.query('said') === 'yes'}
      />
    );
    return page(c, {
      title: `${locale.t('consultations.mine')} · ${consultation.shown.title}`,
      section: 'participate',
      hidden: true,
      trail: trailTo(c, consultation),
      children,
    });
  }

  app.post(`${TAKING}/traits`, async (c) => {
    const { consultation, participant } = await ownOrRefuse(c);
    const form = await readForm(c);
    await db.transaction((tx) =>
      tellOf(tx, participant.id, {
        residence: country(form.one('residence')) ? form.one('residence') : null,
        ageBand: AGE_BANDS.find((band) => band === form.one('ageBand')) ?? null,
        sex: SEXES.find((sex) => sex === form.one('sex')) ?? null,
      }),
    );
    return c.redirect(`${home(c, consultation)}/take-part/mine#traits`, 303);
  });

  app.post(`${TAKING}/tell`, async (c) => {
    const { consultation, participant, code } = await ownOrRefuse(c);
    const form = await readForm(c);
    const actor = await actorOf(c, hub);
    if (code !== null || !actor) throw new Problem('page/not-found', 404);
    const account = form.one('tell') === 'yes' ? actor.account : null;
    await db.transaction((tx) => askToBeTold(tx, hub.keys, participant, account));
    return c.redirect(`${home(c, consultation)}/take-part/mine#told`, 303);
  });

  app.post(`${TAKING}/appeal/:number{[0-9]{1,6}}`, async (c) => {
    const here = await ownOrRefuse(c);
    const form = await readForm(c);
    const number = Number(c.req.param('number'));
    const own = await statementsBy(db, hub, here.participant.id);
    const statement = own.find((one) => one.number === number);
    if (!statement) throw new Problem('page/not-found', 404);
    const appeal = reasonText.safeParse(form.one('appeal'));
    if (!appeal.success) {
      const error = { name: `appeal-${number}`, message: c.var.locale.t('form.error.reason') };
      return c.html(await minePage(c, here, [error], form), 422);
    }
    await db.transaction((tx) => appealHiding(tx, hub, statement, appeal.data));
    return c.redirect(`${home(c, here.consultation)}/take-part/mine`, 303);
  });

  app.post(`${TAKING}/leave`, async (c) => {
    const { consultation, participant } = await ownOrRefuse(c);
    const form = await readForm(c);
    if (form.one('sure') !== 'yes')
      return c.redirect(`${home(c, consultation)}/take-part/mine#leave`, 303);
    await db.transaction(async (tx) => {
      for (const forget of leaving) await forget(tx, hub.keys, [participant.id]);
      await forgetParticipants(tx, hub.keys, [participant.id]);
    });
    dropCode(c, hub, consultation);
    return c.redirect(home(c, consultation), 303);
  });

  app.post(`${TAKING}/out`, async (c) => {
    c.header('cache-control', 'no-store');
    const consultation = await foundIn(c, db);
    dropCode(c, hub, consultation);
    return c.redirect(home(c, consultation), 303);
  });

  app.get('/me/consultations', async (c) => {
    const { locale } = c.var;
    const own = await participationsOf(db, hub.keys, actorIn(c).account);
    const children = (
      <Own
        locale={locale}
        own={
          await Promise.all(
            own.map(async (participant) => ({
              consultation: await consultationById(db, participant.consultationId, locale.lang),
              answers: (await answersBy(db, participant.id)).size,
              told: participant.teller !== null,
            })),
          )
        }
      />
    );
    return c.html(ownPage(c, { title: locale.t('me.page.consultations'), children }));
  });

  const REPORT = '/consultations/:slug{[a-z0-9-]+}/statements/:number{[0-9]{1,6}}/report';

  app.get(REPORT, async (c) => c.html(await reportPage(c, [], false)));

  app.post(REPORT, async (c) => {
    const { statement } = await statementHere(c);
    const form = await readForm(c);
    const reason = reasonText.safeParse(form.one('reason'));
    if (!reason.success) {
      const message = c.var.locale.t('form.error.reason');
      return c.html(await reportPage(c, [{ name: 'reason', message }], false), 422);
    }
    await brake(db, hub, REPORTING, networkOf(c, hub.config));
    await db.transaction((tx) => reportStatement(tx, hub, statement, reason.data));
    return c.html(await reportPage(c, [], true));
  });

  async function statementHere(c: PageContext) {
    const consultation = await foundIn(c, db);
    const number = Number(c.req.param('number'));
    const statement = await statementByNumber(db, consultation.id, number);
    if (!statement?.acceptedOn || statement.hiddenOn) throw new Problem('page/not-found', 404);
    return { consultation, statement };
  }

  async function reportPage(
    c: PageContext,
    errors: readonly FieldError[],
    done: boolean,
  ): Promise<string> {
    c.header('cache-control', 'no-store');
    const { locale } = c.var;
    const { consultation, statement } = await statementHere(c);
    return page(c, {
      title: locale.t('consultations.report'),
      section: 'participate',
      hidden: true,
      trail: trailTo(c, consultation),
      children: <Report {...{ locale, consultation, statement, errors, done }} />,
    });
  }
  return app;
}
