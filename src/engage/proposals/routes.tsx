import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import {
  type ShownConsultation as Consultation,
  consultationBySlug,
  participantIn,
  phaseOf,
  phasesOf,
  standName,
  statementsOf,
} from '../consultations/consultations.ts';
import { FateBox, fateHistory, fatesOf, TraceBox, tellFates, traceOf } from '../fates/fates.ts';
import { amendmentForm, proposalForm, standForm } from './forms.ts';
import {
  amendmentsOf,
  countStands,
  offerProposal,
  type Proposal,
  proposalByNumber,
  proposalsIn,
  proposeAmendment,
  standsOf,
  takeStand,
  versionsOf,
  withdrawStand,
} from './proposals.ts';
import { AmendPage, OfferPage, ProposalList, ProposalPage } from './views.tsx';

const WRITING: Brake = { what: 'proposal', most: 30, minutes: 24 * 60 };
const FORM_MINUTES = 24 * 60;

/** Proposals as everybody reads them, and what participants say of them and write themselves. */
export function proposalRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => hub.clock().toISOString().slice(0, 10);
  const found = (c: PageContext) =>
    consultationBySlug(db, (c.req.param('slug') ?? '').slice(0, 100), c.var.locale.lang);
  const baseOf = (c: PageContext, { slug }: Consultation) =>
    `/${c.var.locale.lang}/consultations/${slug}`;
  const around = (c: PageContext, consultation: Consultation) => ({
    locale: c.var.locale,
    base: baseOf(c, consultation),
    ...consultation.shown,
    today: today(),
  });
  const trail = (c: PageContext, consultation: Consultation, deep: boolean) => [
    { label: c.var.locale.t('nav.participate'), href: `/${c.var.locale.lang}/participate` },
    {
      label: <bdi lang={consultation.shown.lang}>{consultation.shown.title}</bdi>,
      href: baseOf(c, consultation),
    },
    ...(deep
      ? [
          {
            label: c.var.locale.t('proposals.title'),
            href: `${baseOf(c, consultation)}/proposals`,
          },
        ]
      : []),
  ];
  const isProposing = async (consultation: Consultation): Promise<boolean> =>
    phaseOf(consultation, await phasesOf(db, consultation.id), today()) === 'proposing';
  const one = async (c: PageContext, consultation: Consultation): Promise<Proposal> => {
    const number = Number(c.req.param('number'));
    if (!Number.isSafeInteger(number) || number > 1e6) throw new Problem('page/not-found', 404);
    return proposalByNumber(db, consultation.id, number, c.var.locale.lang);
  };

  app.get('/consultations/:slug/proposals', async (c) => {
    const { locale } = c.var;
    const consultation = await found(c);
    const all = await proposalsIn(db, consultation.id, locale.lang);
    const ids = all.map(({ id }) => id);
    const [counts, fates] = [await countStands(db, ids), await fatesOf(db, 'proposal', ids)];
    const told = await tellFates(db, [...fates.values()], locale.lang);
    const listed = await Promise.all(
      all.map(async (proposal) => ({
        proposal,
        counted: counts.get(proposal.id) ?? { support: 0, objection: 0 },
        told: told.find(({ fate }) => fate.subject === proposal.id) ?? null,
        from: (await traceOf(db, { kind: 'proposal', id: proposal.id }, locale.lang)).from,
      })),
    );
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: `${locale.t('proposals.title')} · ${consultation.shown.title}`,
        section: 'participate',
        trail: trail(c, consultation, false),
        children: (
          <ProposalList
            {...around(c, consultation)}
            listed={listed}
            open={await isProposing(consultation)}
          />
        ),
      }),
    );
  });

  app.get('/consultations/:slug/proposals/new', async (c) => {
    const consultation = await found(c);
    await participantProposing(c, consultation);
    return c.html(offerPage(c, consultation, typed({}), []));
  });

  app.post('/consultations/:slug/proposals/new', async (c) => {
    const consultation = await found(c);
    const author = await participantProposing(c, consultation);
    const form = await readForm(c);
    const given = proposalForm.safeParse({
      lang: form.one('lang'),
      text: form.one('text'),
      statements: form.one('statements'),
    });
    if (!given.success)
      return c.html(offerPage(c, consultation, form, fieldErrors(given.error, c.var.locale)), 422);
    const { lang, text, statements } = given.data;
    const ids = await idsOf(consultation, statements, c);
    if (!ids) return c.html(offerPage(c, consultation, form, [unknownNumber(c)]), 422);
    await brake(db, hub, WRITING, author.id);
    const draft = { consultationId: consultation.id, lang, text, statements: ids };
    await once(form, (tx) => offerProposal(tx, hub, draft, author.id, isAfter(consultation)));
    return c.redirect(`${baseOf(c, consultation)}/proposals`, 303);
  });

  app.get('/consultations/:slug/proposals/:number{[0-9]+}', async (c) => {
    const consultation = await found(c);
    return c.html(await proposalPage(c, consultation, await one(c, consultation), typed({}), []));
  });

  async function proposalPage(
    c: PageContext,
    consultation: Consultation,
    proposal: Proposal,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const reader = await participantIn(c, hub, consultation);
    const stands = await standsOf(db, proposal.id);
    const fates = await fatesOf(db, 'proposal', [proposal.id]);
    const [told] = await tellFates(db, [...fates.values()], locale.lang);
    const counts = await countStands(db, [proposal.id]);
    c.header('cache-control', reader ? 'no-store' : 'no-cache');
    return page(c, {
      title: `${locale.t('trace.proposal', { n: proposal.number })} · ${consultation.shown.title}`,
      section: 'participate',
      trail: trail(c, consultation, true),
      children: (
        <ProposalPage
          {...around(c, consultation)}
          {...{ proposal, stands, values, errors }}
          open={await isProposing(consultation)}
          versions={await versionsOf(db, proposal.id)}
          amendments={await amendmentsOf(db, proposal.id)}
          counted={counts.get(proposal.id) ?? { support: 0, objection: 0 }}
          own={
            reader
              ? (stands.find(({ author }) => author === standName(hub.keys, reader.id)) ?? null)
              : undefined
          }
        >
          <FateBox
            locale={locale}
            told={told ?? null}
            history={await fateHistory(db, 'proposal', proposal.id)}
            today={today()}
            answerBy={consultation.answerBy}
          />
          <TraceBox
            locale={locale}
            trace={await traceOf(db, { kind: 'proposal', id: proposal.id }, locale.lang)}
          />
        </ProposalPage>
      ),
    });
  }

  app.post('/consultations/:slug/proposals/:number{[0-9]+}/stand', async (c) => {
    const consultation = await found(c);
    const proposal = await one(c, consultation);
    const reader = await participantProposing(c, consultation);
    const form = await readForm(c);
    const given = standForm.safeParse({
      stand: form.one('stand'),
      lang: c.var.locale.lang,
      reason: form.one('reason'),
    });
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await proposalPage(c, consultation, proposal, form, errors), 422);
    }
    await brake(db, hub, WRITING, reader.id);
    await db.transaction((tx) =>
      takeStand(tx, hub, proposal, reader.id, given.data, isAfter(consultation)),
    );
    return c.redirect(`${baseOf(c, consultation)}/proposals/${proposal.number}#opinions`, 303);
  });

  app.post('/consultations/:slug/proposals/:number{[0-9]+}/withdraw', async (c) => {
    const consultation = await found(c);
    const proposal = await one(c, consultation);
    const reader = await participant(c, consultation);
    await db.transaction((tx) => withdrawStand(tx, hub, proposal.id, reader.id));
    return c.redirect(`${baseOf(c, consultation)}/proposals/${proposal.number}#opinions`, 303);
  });

  app.get('/consultations/:slug/proposals/:number{[0-9]+}/amend', async (c) => {
    const consultation = await found(c);
    await participantProposing(c, consultation);
    return c.html(amendPage(c, consultation, await one(c, consultation), typed({}), []));
  });

  app.post('/consultations/:slug/proposals/:number{[0-9]+}/amend', async (c) => {
    const consultation = await found(c);
    const author = await participantProposing(c, consultation);
    const proposal = await one(c, consultation);
    const form = await readForm(c);
    const given = amendmentForm.safeParse({
      lang: c.var.locale.lang,
      text: form.one('text'),
      why: form.one('why'),
    });
    const errors = given.success
      ? given.data.text === proposal.original
        ? [{ name: 'text', message: c.var.locale.t('form.error.unchanged') }]
        : []
      : fieldErrors(given.error, c.var.locale);
    if (!given.success || errors.length > 0)
      return c.html(amendPage(c, consultation, proposal, form, errors), 422);
    await brake(db, hub, WRITING, author.id);
    const accepted = isAfter(consultation);
    await once(form, (tx) =>
      proposeAmendment(tx, hub, proposal, given.data, { participant: author.id, accepted }),
    );
    return c.redirect(`${baseOf(c, consultation)}/proposals/${proposal.number}#amendments`, 303);
  });

  async function participant(c: PageContext, consultation: Consultation) {
    const reader = await participantIn(c, hub, consultation);
    if (!reader) throw new Problem('consultation/no-voice', 403);
    return reader;
  }

  async function participantProposing(c: PageContext, consultation: Consultation) {
    if (!(await isProposing(consultation))) throw new Problem('proposal/not-now', 409);
    c.header('cache-control', 'no-store');
    return participant(c, consultation);
  }

  /** Ids of the statements of these numbers; null where one is of none. */
  async function idsOf(
    consultation: Consultation,
    numbers: readonly number[],
    c: PageContext,
  ): Promise<string[] | null> {
    if (numbers.length === 0) return [];
    const known = await statementsOf(db, consultation.id, c.var.locale.lang);
    const ids = numbers.map((number) => known.find((each) => each.number === number)?.id);
    return ids.every((id) => id !== undefined) ? ids : null;
  }

  async function once(form: Typed, act: (tx: Transaction) => Promise<unknown>): Promise<void> {
    const token = form.one('once');
    if (!isId(token)) throw new Problem('page/refused', 400);
    await db.transaction(async (tx) => {
      if (await firstTime(tx, hub, 'proposal', token, FORM_MINUTES)) await act(tx);
    });
  }

  function offerPage(
    c: PageContext,
    consultation: Consultation,
    values: Typed,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    return page(c, {
      title: locale.t('proposals.offer'),
      section: 'participate',
      hidden: true,
      trail: trail(c, consultation, true),
      children: (
        <OfferPage
          {...around(c, consultation)}
          {...{ values, errors }}
          once={values.one('once') || randomUUID()}
          before={!isAfter(consultation)}
        />
      ),
    });
  }

  function amendPage(
    c: PageContext,
    consultation: Consultation,
    proposal: Proposal,
    values: Typed,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    return page(c, {
      title: locale.t('amendments.new'),
      section: 'participate',
      hidden: true,
      trail: trail(c, consultation, true),
      children: (
        <AmendPage
          {...around(c, consultation)}
          {...{ proposal, values, errors }}
          once={values.one('once') || randomUUID()}
        />
      ),
    });
  }
  return app;
}

/** What is written is read at once, and moderated afterwards. */
const isAfter = ({ moderation }: Consultation): boolean => moderation === 'after';

const unknownNumber = (c: PageContext): FieldError => ({
  name: 'statements',
  message: c.var.locale.t('form.error.unknown-statement'),
});
