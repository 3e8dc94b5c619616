import { Hono } from 'hono';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  consultationById,
  listConsultations,
  owedStatements,
  statementByNumber,
  statementsOf,
} from '../consultations/consultations.ts';
import { paragraphChoices } from '../documents/documents.ts';
import { proposalsIn } from '../proposals/proposals.ts';
import {
  allCommitments,
  type Commitment,
  commitmentById,
  followUp,
  stepsOf,
  undertake,
} from './commitments.ts';
import { type Decision, dayOf, fateHistory, fatesOf } from './deciding.ts';
import { fateForm, followUpForm, undertakingForm } from './forms.ts';
import { decideAndTell, type Said, type Subject, subjectOf } from './informing.ts';
import {
  CommitmentPage,
  DecidePage,
  FateDesk,
  FatesOfOne,
  type Owing,
  UndertakePage,
} from './staff-views.tsx';
import { stateOf } from './tally.ts';
import { tellFates } from './telling.ts';

const HOME = '/staff/fates';

/** Where a facilitator decides what becomes of what was said, and follows what was undertaken. */
export function fateDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => dayOf(hub.clock);
  const home = (c: PageContext) => `/${c.var.locale.lang}${HOME}`;
  const trail = (c: PageContext) => [{ label: c.var.locale.t('team.page.fates'), href: home(c) }];

  app.get(HOME, async (c) => {
    const { locale } = c.var;
    const commitments = await allCommitments(db);
    const steps = await stepsOf(
      db,
      commitments.map(({ id }) => id),
    );
    const children = (
      <FateDesk
        {...{ locale, commitments, steps }}
        consultations={await consultationsOwing(c)}
        today={today()}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.fates'), children }));
  });

  async function consultationsOwing(c: PageContext) {
    const owed = await owedStatements(db);
    const fates = await fatesOf(
      db,
      'statement',
      owed.map(({ id }) => id),
    );
    const states = owed.map((each) => ({
      consultation: each.consultationId,
      state: stateOf(
        { answerBy: each.answerBy, through: each.joinedInto !== null },
        fates.get(each.id) ?? null,
        today(),
      ),
    }));
    const count = (id: string, wanted: string) =>
      states.filter(({ consultation, state }) => consultation === id && state === wanted).length;
    const all = await listConsultations(db, hub.clock, c.var.locale.lang);
    return all.map(({ id, answerBy, shown: { title, lang } }) => ({
      id,
      title,
      lang,
      answerBy,
      pending: count(id, 'pending'),
      late: count(id, 'late'),
    }));
  }

  app.get(`${HOME}/in/:id`, async (c) => {
    const { locale } = c.var;
    const { id, shown } = await consultationById(db, idIn(c), locale.lang);
    const owing = [
      ...(await told(
        'proposal',
        (
          await proposalsIn(db, id, locale.lang)
        )
          .filter(({ endedOn }) => !endedOn)
          .map((each) => ({ id: each.id, number: each.number, ...each.shown })),
        c,
      )),
      ...(await told('statement', await statementsOf(db, id, locale.lang), c)),
    ];
    return c.html(
      teamPage(c, {
        title: shown.title,
        trail: trail(c),
        children: (
          <FatesOfOne
            {...{ locale, owing }}
            title={shown.title}
            lang={shown.lang}
            today={today()}
          />
        ),
      }),
    );
  });

  async function told(
    kind: Said,
    those: readonly Omit<Owing, 'kind' | 'told'>[],
    c: PageContext,
  ): Promise<Owing[]> {
    const fates = await fatesOf(
      db,
      kind,
      those.map(({ id }) => id),
    );
    const all = await tellFates(db, [...fates.values()], c.var.locale.lang);
    return those.map(({ id, number, lang, text }) => ({
      kind,
      id,
      number,
      lang,
      text,
      told: all.find(({ fate }) => fate.subject === id) ?? null,
    }));
  }

  app.get(`${HOME}/:kind{(?:statement|proposal)}/:id`, async (c) =>
    c.html(await decidePage(c, await subjectIn(c), typed({}), [])),
  );

  app.post(`${HOME}/:kind{(?:statement|proposal)}/:id`, async (c) => {
    const subject = await subjectIn(c);
    const form = await readForm(c);
    const { locale } = c.var;
    const names = ['fate', 'reason', 'paragraph', 'joined', 'expectedBy'];
    const given = fateForm(today()).safeParse(fields(form, names));
    if (!given.success)
      return c.html(await decidePage(c, subject, form, fieldErrors(given.error, locale)), 422);
    const decision = await decisionIn(c, subject, given.data);
    if (!decision) {
      const error = { name: 'joined', message: locale.t('form.error.unknown-statement') };
      return c.html(await decidePage(c, subject, form, [error]), 422);
    }
    await db.transaction((tx) => decideAndTell(tx, hub, actingOn(c, hub), subject, decision));
    return c.redirect(`${home(c)}/in/${subject.consultationId}`, 303);
  });

  type Given = ReturnType<ReturnType<typeof fateForm>['parse']>;

  /** What was decided, with what it names; null where that is nothing. */
  async function decisionIn(
    c: PageContext,
    subject: Subject,
    { fate, reason, paragraph, joined, expectedBy }: Given,
  ): Promise<Decision | null> {
    const { lang } = c.var.locale;
    const about = { kind: subject.kind, subject: subject.id, saidOn: subject.on, lang, reason };
    if (fate === 'not-retained') return { ...about, fate };
    if (fate === 'expected') return { ...about, fate, expectedBy };
    if (fate === 'retained') {
      const known = (await paragraphChoices(db, subject.consultationId, lang)).map(({ id }) => id);
      return { ...about, fate, paragraphId: known.includes(paragraph) ? paragraph : null };
    }
    const other = await otherOf(subject, Number(joined), c);
    return other && other !== subject.id ? { ...about, fate, joinedWith: other } : null;
  }

  async function otherOf(
    { kind, consultationId }: Subject,
    number: number,
    c: PageContext,
  ): Promise<string | null> {
    if (kind === 'statement') {
      const found = await statementByNumber(db, consultationId, number);
      return found?.acceptedOn && !found.hiddenOn ? found.id : null;
    }
    const all = await proposalsIn(db, consultationId, c.var.locale.lang);
    return all.find((each) => each.number === number)?.id ?? null;
  }

  async function decidePage(
    c: PageContext,
    subject: Subject,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const consultation = await consultationById(db, subject.consultationId, locale.lang);
    const fates = await fatesOf(db, subject.kind, [subject.id]);
    const [standing] = await tellFates(db, [...fates.values()], locale.lang);
    return teamPage(c, {
      title: locale.t(`trace.${subject.kind}`, { n: subject.number }),
      trail: [
        ...trail(c),
        {
          label: <bdi lang={consultation.shown.lang}>{consultation.shown.title}</bdi>,
          href: `${home(c)}/in/${consultation.id}`,
        },
      ],
      children: (
        <DecidePage
          {...{ locale, subject, values, errors }}
          told={standing ?? null}
          history={await fateHistory(db, subject.kind, subject.id)}
          answerBy={consultation.answerBy}
          paragraphs={(await paragraphChoices(db, subject.consultationId, locale.lang)).map(
            ({ id, place, text }) => ({ id, label: `§ ${place} ${text}` }),
          )}
          today={today()}
        />
      ),
    });
  }

  async function subjectIn(c: PageContext): Promise<Subject> {
    const kind = c.req.param('kind') === 'proposal' ? 'proposal' : 'statement';
    const subject = await subjectOf(db, kind, idIn(c), c.var.locale.lang);
    if (!subject) throw new Problem('page/not-found', 404);
    return subject;
  }

  app.get(`${HOME}/commitments/new`, async (c) => c.html(await undertakePage(c, typed({}), [])));

  app.post(`${HOME}/commitments/new`, async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const names = ['owner', 'text', 'dueOn', 'consultation'];
    const given = undertakingForm(today()).safeParse(fields(form, names));
    if (!given.success)
      return c.html(await undertakePage(c, form, fieldErrors(given.error, locale)), 422);
    const { consultation, ...said } = given.data;
    await db.transaction((tx) =>
      undertake(tx, actingOn(c, hub), {
        ...said,
        lang: locale.lang,
        consultationId: consultation || null,
        paragraphId: null,
        organisationId: null,
      }),
    );
    return c.redirect(home(c), 303);
  });

  async function undertakePage(c: PageContext, values: Typed, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const all = await listConsultations(db, hub.clock, locale.lang);
    const consultations = all.map(({ id, shown }) => ({ id, title: shown.title }));
    const children = <UndertakePage {...{ locale, values, errors, consultations }} />;
    return teamPage(c, { title: locale.t('commitments.new'), trail: trail(c), children });
  }

  app.get(`${HOME}/commitments/:id`, async (c) =>
    c.html(await commitmentPage(c, await commitmentById(db, idIn(c)), typed({}), [])),
  );

  app.post(`${HOME}/commitments/:id`, async (c) => {
    const commitment = await commitmentById(db, idIn(c));
    const form = await readForm(c);
    const { locale } = c.var;
    const given = followUpForm(today()).safeParse(fields(form, ['state', 'text', 'dueOn']));
    if (!given.success)
      return c.html(
        await commitmentPage(c, commitment, form, fieldErrors(given.error, locale)),
        422,
      );
    const { state, text, dueOn } = given.data;
    const seen = {
      state,
      text,
      lang: locale.lang,
      dueOn: state === 'under-way' && dueOn ? dueOn : null,
    };
    await db.transaction((tx: Transaction) => followUp(tx, actingOn(c, hub), commitment, seen));
    return c.redirect(`${home(c)}/commitments/${commitment.id}`, 303);
  });

  async function commitmentPage(
    c: PageContext,
    commitment: Commitment,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const steps = (await stepsOf(db, [commitment.id])).get(commitment.id) ?? [];
    return teamPage(c, {
      title: locale.t('commitments.one'),
      trail: trail(c),
      children: (
        <CommitmentPage {...{ locale, commitment, steps, values, errors }} today={today()} />
      ),
    });
  }
  return app;
}

const fields = (form: Typed, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

function idIn(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
