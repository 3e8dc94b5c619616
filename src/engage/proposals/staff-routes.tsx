import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { firstTime } from '../../platform/brakes/brakes.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  type ShownConsultation as Consultation,
  consultationById,
  listConsultations,
  statementsOf,
} from '../consultations/consultations.ts';
import { amendmentIn } from './amending.ts';
import {
  amendmentForm,
  decisionForm,
  joiningForm,
  proposalForm,
  reasonForm,
  splittingForm,
  translationForm,
} from './forms.ts';
import { countProposals, moderateAmendment, moderateStand, waitingIn } from './moderating.ts';
import {
  acceptProposal,
  amendmentsOf,
  countStands,
  decideAmendment,
  hideProposal,
  joinProposals,
  type Proposal,
  proposalById,
  proposalsForTeam,
  reviseProposal,
  splitProposal,
  standsOf,
  translateProposal,
  versionsOf,
  writeProposal,
} from './proposals.ts';
import { ProposalDesk, ProposalsOfOne, StaffProposal } from './staff-views.tsx';

const FORM_MINUTES = 24 * 60;

/** Where a facilitator draws proposals from what was said, and decides amendments. */
export function proposalDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}/staff/proposals`;

  app.get('/staff/proposals', async (c) => {
    const { locale } = c.var;
    const counts = await countProposals(db);
    const consultations = await Promise.all(
      (await listConsultations(db, hub.clock, locale.lang)).map(
        async ({ id, shown: { title, lang } }) => ({
          id,
          title,
          lang,
          proposals: counts.get(id) ?? 0,
          waiting: (await waitingIn(db, id)).size,
        }),
      ),
    );
    const children = <ProposalDesk locale={locale} consultations={consultations} />;
    return c.html(teamPage(c, { title: locale.t('team.page.proposals'), children }));
  });

  app.get('/staff/proposals/in/:id', async (c) =>
    c.html(await listPage(c, await consultationIn(c), null, typed({}), [])),
  );

  app.post('/staff/proposals/in/:id/new', async (c) => {
    const consultation = await consultationIn(c);
    const form = await readForm(c);
    const given = proposalForm.safeParse(fields(form, ['lang', 'text', 'statements']));
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await listPage(c, consultation, 'new', form, errors), 422);
    }
    const { lang, text, statements } = given.data;
    const known = await statementsOf(db, consultation.id, c.var.locale.lang);
    const ids = statements.flatMap((n) => known.find(({ number }) => number === n)?.id ?? []);
    if (ids.length < statements.length) {
      const error = {
        name: 'statements',
        message: c.var.locale.t('form.error.unknown-statement'),
      };
      return c.html(await listPage(c, consultation, 'new', form, [error]), 422);
    }
    const draft = { consultationId: consultation.id, lang, text, statements: ids };
    await once(form, (tx) => writeProposal(tx, actingOn(c, hub), draft));
    return c.redirect(`${home(c)}/in/${consultation.id}`, 303);
  });

  app.post('/staff/proposals/in/:id/join', async (c) => {
    const consultation = await consultationIn(c);
    const form = await readForm(c);
    const { locale } = c.var;
    const given = joiningForm.safeParse({
      ...fields(form, ['numbers', 'text']),
      lang: locale.lang,
    });
    if (!given.success) {
      const errors = fieldErrors(given.error, locale);
      return c.html(await listPage(c, consultation, 'join', form, errors), 422);
    }
    const all = await proposalsForTeam(db, consultation.id, locale.lang);
    const joined = all.filter(({ number }) => given.data.numbers.includes(number));
    if (joined.length < 2 || joined.length < given.data.numbers.length) {
      const error = { name: 'numbers', message: locale.t('form.error.two-proposals') };
      return c.html(await listPage(c, consultation, 'join', form, [error]), 422);
    }
    await once(form, (tx) => joinProposals(tx, actingOn(c, hub), joined, given.data));
    return c.redirect(`${home(c)}/in/${consultation.id}`, 303);
  });

  async function listPage(
    c: PageContext,
    consultation: Consultation,
    which: 'new' | 'join' | null,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    return teamPage(c, {
      title: consultation.shown.title,
      trail: [{ label: locale.t('team.page.proposals'), href: home(c) }],
      children: (
        <ProposalsOfOne
          {...{ locale, which, values, errors }}
          consultation={{ id: consultation.id, ...consultation.shown }}
          proposals={await proposalsForTeam(db, consultation.id, locale.lang)}
          waiting={await waitingIn(db, consultation.id)}
          once={values.one('once') || randomUUID()}
        />
      ),
    });
  }

  app.get('/staff/proposals/:id', async (c) =>
    c.html(await onePage(c, await proposalIn(c), typed({}), [])),
  );

  async function onePage(
    c: PageContext,
    proposal: Proposal,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const counts = await countStands(db, [proposal.id]);
    const consultation = await consultationById(db, proposal.consultationId, locale.lang);
    return teamPage(c, {
      title: locale.t('trace.proposal', { n: proposal.number }),
      trail: [
        { label: locale.t('team.page.proposals'), href: home(c) },
        {
          label: <bdi lang={consultation.shown.lang}>{consultation.shown.title}</bdi>,
          href: `${home(c)}/in/${consultation.id}`,
        },
      ],
      children: (
        <StaffProposal
          {...{ locale, proposal, values, errors }}
          versions={await versionsOf(db, proposal.id)}
          amendments={await amendmentsOf(db, proposal.id)}
          stands={await standsOf(db, proposal.id)}
          counted={counts.get(proposal.id) ?? { support: 0, objection: 0 }}
        />
      ),
    });
  }

  app.post('/staff/proposals/:id/accept', async (c) => {
    const proposal = await proposalIn(c);
    await db.transaction((tx) => acceptProposal(tx, actingOn(c, hub), proposal));
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/hide', async (c) => {
    const proposal = await proposalIn(c);
    const form = await readForm(c);
    const given = reasonForm.safeParse(fields(form, ['reason']));
    if (!given.success) return c.html(await onePage(c, proposal, form, [unsaid(c, 'hide')]), 422);
    const { reason } = given.data;
    await db.transaction((tx) => hideProposal(tx, actingOn(c, hub), proposal, reason));
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/revise', async (c) => {
    const proposal = await proposalIn(c);
    const form = await readForm(c);
    const given = amendmentForm.safeParse({
      ...fields(form, ['text', 'why']),
      lang: c.var.locale.lang,
    });
    if (!given.success) return again(c, proposal, form, 'revise', given.error);
    await db.transaction((tx) => reviseProposal(tx, actingOn(c, hub), proposal, given.data));
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/translate', async (c) => {
    const proposal = await proposalIn(c);
    const form = await readForm(c);
    const given = translationForm.safeParse(fields(form, ['to', 'text']));
    if (!given.success) return again(c, proposal, form, 'translate', given.error);
    const { to, text } = given.data;
    await db.transaction((tx) => translateProposal(tx, actingOn(c, hub), proposal, to, text));
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/split', async (c) => {
    const proposal = await proposalIn(c);
    const form = await readForm(c);
    const given = splittingForm.safeParse(fields(form, ['texts']));
    if (!given.success) return again(c, proposal, form, 'split', given.error);
    const { texts } = given.data;
    await db.transaction((tx) => splitProposal(tx, actingOn(c, hub), proposal, texts));
    return c.redirect(`${home(c)}/in/${proposal.consultationId}`, 303);
  });

  app.post('/staff/proposals/:id/amendments/:amendment/decide', async (c) => {
    const proposal = await proposalIn(c);
    const amendment = await amendmentIn(db, proposal.id, idIn(c, 'amendment'));
    const form = await readForm(c);
    const given = decisionForm.safeParse(fields(form, ['decision', 'reason']));
    if (!given.success)
      return c.html(
        await onePage(c, proposal, typed({ amendment: amendment.id, reason: form.one('reason') }), [
          unsaid(c, amendment.id),
        ]),
        422,
      );
    const decision = { ...given.data, lang: c.var.locale.lang };
    await db.transaction((tx) =>
      decideAmendment(tx, actingOn(c, hub), proposal, amendment, decision),
    );
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/amendments/:amendment/:act{(?:show|hide)}', async (c) => {
    const proposal = await proposalIn(c);
    const act = c.req.param('act') === 'show' ? 'show' : 'hide';
    const id = idIn(c, 'amendment');
    await db.transaction((tx) => moderateAmendment(tx, actingOn(c, hub), proposal.id, id, act));
    return back(c, proposal);
  });

  app.post('/staff/proposals/:id/stands/:stand/:act{(?:show|hide)}', async (c) => {
    const proposal = await proposalIn(c);
    const act = c.req.param('act') === 'show' ? 'show' : 'hide';
    const id = idIn(c, 'stand');
    await db.transaction((tx) => moderateStand(tx, actingOn(c, hub), proposal.id, id, act));
    return back(c, proposal);
  });

  const consultationIn = (c: PageContext) => consultationById(db, idIn(c, 'id'), c.var.locale.lang);
  const proposalIn = (c: PageContext) => proposalById(db, idIn(c, 'id'), c.var.locale.lang);
  const back = (c: PageContext, { id }: Proposal) => c.redirect(`${home(c)}/${id}`, 303);

  async function again(
    c: PageContext,
    proposal: Proposal,
    form: Typed,
    which: string,
    error: Parameters<typeof fieldErrors>[0],
  ): Promise<Response> {
    const values = typed({
      form: which,
      ...fields(form, ['text', 'why', 'texts', 'reason']),
    });
    return c.html(await onePage(c, proposal, values, fieldErrors(error, c.var.locale)), 422);
  }

  async function once(form: Typed, act: (tx: Transaction) => Promise<unknown>): Promise<void> {
    const token = form.one('once');
    if (!isId(token)) throw new Problem('page/refused', 400);
    await db.transaction(async (tx) => {
      if (await firstTime(tx, hub, 'staff proposal', token, FORM_MINUTES)) await act(tx);
    });
  }
  return app;
}

const fields = (form: Typed, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

function idIn(c: PageContext, name: string): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}

const unsaid = (c: PageContext, name: string): FieldError => ({
  name,
  message: c.var.locale.t('form.error.reason'),
});
