import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { likeStatements } from '../../methods/opinions/opinions.ts';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { DeskTabs } from './desk-tabs.tsx';
import { reasonText, statementForm, statementText } from './forms.ts';
import {
  decideAppeal,
  deskOf,
  handleReports,
  keepStatement,
  moderatorName,
  reportsOf,
  textsOf,
  translateStatement,
} from './moderating.ts';
import { StatementDesk, StatementTable } from './moderation-views.tsx';
import { consultationIn, fieldsIn, trailOf } from './setup-routes.tsx';
import type { ShownConsultation } from './showing.ts';
import {
  acceptStatement,
  addStatement,
  hideStatement,
  joinStatements,
  type Statement,
  statementByNumber,
} from './statements.ts';

const FORM_MINUTES = 24 * 60;

/** What was said, read by the team: accepted, hidden for a reason, joined, translated; and appeals, by somebody else. */
export function moderationRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const base = (c: PageContext, { id }: { readonly id: string }) =>
    `/${c.var.locale.lang}/staff/consultations/${id}/statements`;

  app.get('/staff/consultations/:id/statements', async (c) => {
    const one = await consultationIn(c, db);
    return c.html(await tablePage(c, one, typed({ once: randomUUID(), lang: one.lang }), []));
  });

  app.post('/staff/consultations/:id/statements', async (c) => {
    const one = await consultationIn(c, db);
    const form = await readForm(c);
    const given = statementForm.safeParse(fieldsIn(form, ['lang', 'text']));
    if (!given.success)
      return c.html(await tablePage(c, one, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'seed', form.one('once'), FORM_MINUTES))) return;
      await addStatement(tx, hub, one, { ...given.data, source: 'seed', author: null });
    });
    return c.redirect(base(c, one), 303);
  });

  async function tablePage(
    c: PageContext,
    consultation: ShownConsultation,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const desk = await deskOf(db, consultation.id);
    const written = desk.others.filter(({ joinedInto }) => !joinedInto);
    const likely = desk.unread.map(({ id, lang, text }) => {
      const found = likeStatements(text, lang, written);
      return [id, written.filter((one) => found.some((like) => like.id === one.id))] as const;
    });
    const children = (
      <StatementTable
        {...{ locale, consultation, desk, values, errors }}
        likely={new Map(likely)}
        translated={
          await textsOf(
            db,
            desk.others.map(({ id }) => id),
          )
        }
      />
    );
    const title = locale.t('consultations.statements');
    const tabs = <DeskTabs locale={locale} id={consultation.id} here="statements" />;
    return teamPage(c, { title, tabs, trail: trailOf(c, consultation), children });
  }

  app.get('/staff/consultations/:id/statements/:number{[0-9]{1,6}}', async (c) => {
    const { consultation, statement } = await statementIn(c);
    return c.html(await deskPage(c, consultation, statement, []));
  });

  async function statementIn(c: PageContext) {
    const consultation = await consultationIn(c, db);
    const statement = await statementByNumber(db, consultation.id, Number(c.req.param('number')));
    if (!statement) throw new Problem('page/not-found', 404);
    return { consultation, statement };
  }

  async function deskPage(
    c: PageContext,
    consultation: ShownConsultation,
    statement: Statement,
    errors: readonly FieldError[],
    values: Typed = typed({}),
  ): Promise<string> {
    const { locale } = c.var;
    const desk = await deskOf(db, consultation.id);
    const reported = desk.reported.find((one) => one.statement.id === statement.id);
    const children = (
      <StatementDesk
        {...{ locale, consultation, statement, errors, values }}
        own={moderatorName(hub.keys, actingOn(c, hub).actor) === statement.hiddenBy}
        reasons={reported?.reasons ?? []}
        texts={await textsOf(db, [statement.id])}
        others={desk.others.filter(({ id, joinedInto }) => id !== statement.id && !joinedInto)}
      />
    );
    const title = locale.t('consultations.statement', { n: statement.number });
    const trail = [
      ...trailOf(c, consultation),
      { label: locale.t('consultations.statements'), href: base(c, consultation) },
    ];
    return teamPage(c, { title, trail, children });
  }

  app.post(
    '/staff/consultations/:id/statements/:number{[0-9]{1,6}}/:act{(?:accept|keep|join|show|uphold)}',
    async (c) => {
      const { consultation, statement } = await statementIn(c);
      const form = await readForm(c);
      const by = actingOn(c, hub);
      const decider = moderatorName(hub.keys, by.actor);
      const into = await statementByNumber(db, consultation.id, Number(form.one('into') || 0));
      await db.transaction(async (tx) => {
        switch (c.req.param('act')) {
          case 'accept':
            return acceptStatement(tx, by, statement);
          case 'keep':
            return keepStatement(tx, by, statement);
          case 'join':
            if (!into) throw new Problem('consultation/not-joined', 409);
            await acceptStatement(tx, by, statement);
            return joinStatements(tx, by, statement, into);
          case 'show':
            return decideAppeal(tx, by, statement, { decider, shown: true });
          default:
            return decideAppeal(tx, by, statement, { decider, shown: false });
        }
      });
      return c.redirect(base(c, consultation), 303);
    },
  );

  app.post('/staff/consultations/:id/statements/:number{[0-9]{1,6}}/hide', async (c) => {
    const { consultation, statement } = await statementIn(c);
    const form = await readForm(c);
    const reason = reasonText.safeParse(form.one('reason'));
    if (!reason.success) {
      const message = c.var.locale.t('form.error.reason');
      const errors = [{ name: 'reason', message }];
      return c.html(await deskPage(c, consultation, statement, errors, form), 422);
    }
    const by = actingOn(c, hub);
    await db.transaction(async (tx) => {
      const hiddenBy = moderatorName(hub.keys, by.actor);
      await hideStatement(tx, by, statement, { hiddenBy, reason: reason.data });
      if ((await reportsOf(tx, statement.id)) > 0) await handleReports(tx, by, statement.id);
    });
    return c.redirect(base(c, consultation), 303);
  });

  app.post('/staff/consultations/:id/statements/:number{[0-9]{1,6}}/texts', async (c) => {
    const { consultation, statement } = await statementIn(c);
    const form = await readForm(c);
    const given = LANGS.filter((lang) => lang !== statement.lang).map((lang) => {
      const text = form.one(lang).trim();
      return { lang, text, heard: statementText.safeParse(text) };
    });
    const wrong = given.filter(({ text, heard }) => text && !heard.success);
    if (wrong.length > 0) {
      const message = c.var.locale.t('form.error.long');
      const errors = wrong.map(({ lang }) => ({ name: lang, message }));
      return c.html(await deskPage(c, consultation, statement, errors, form), 422);
    }
    const by = actingOn(c, hub);
    const known = await textsOf(db, [statement.id]);
    await db.transaction(async (tx) => {
      for (const { lang, heard } of given) {
        const text = heard.success ? heard.data : '';
        if (text === (known.find((one) => one.lang === lang)?.text ?? '')) continue;
        await translateStatement(tx, by, statement, lang, text);
      }
    });
    return c.redirect(base(c, consultation), 303);
  });
  return app;
}
