import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { approachable, nameOf } from '../../people/organisations/organisations.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { isLang, type Lang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { allCommunities, communityState } from '../communities/communities.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { documentsOf } from './documents.ts';
import {
  addDocument,
  changeDraft,
  changeOpen,
  closeConsultation,
  draftConsultation,
  lacksOf,
  openConsultation,
  removeDocument,
  translateConsultation,
  translationsOf,
} from './drafting.ts';
import { documentForm, draftForm, openForm, translationForm } from './forms.ts';
import { waitingIn } from './moderating.ts';
import { type By, dayOf } from './noting.ts';
import { PHASES, phasesOf } from './phases.ts';
import {
  ConsultationDesk,
  ConsultationForm,
  type Members,
  SetUp,
  Translation,
} from './setup-views.tsx';
import { allConsultations, consultationById, type ShownConsultation, standing } from './showing.ts';
import { participantsIn } from './shown-statements.ts';

const DRAFT = [
  'lang',
  'title',
  'question',
  'context',
  'access',
  'anonymity',
  'moderation',
  'minimum',
  'answerBy',
  ...PHASES.flatMap((kind) => [`${kind}Opens`, `${kind}Closes`]),
];

/** The facilitator's set-up: from a draft that only the team sees to a promise that holds. */
export function setUpRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}/staff/consultations`;
  const found = (c: PageContext) => consultationIn(c, db);
  const done = (c: PageContext, { id }: { readonly id: string }) =>
    c.redirect(`${home(c)}/${id}`, 303);

  app.get('/staff/consultations', async (c) => {
    const { locale } = c.var;
    const all = await allConsultations(db, hub.clock, locale.lang);
    const waiting = await Promise.all(all.map(({ id }) => waitingIn(db, id)));
    const children = (
      <ConsultationDesk
        locale={locale}
        consultations={all.map((one, at) => ({ ...one, waiting: waiting[at] ?? 0 }))}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.consultations'), children }));
  });

  app.get('/staff/consultations/new', async (c) => {
    const values = typed({
      once: randomUUID(),
      lang: c.var.locale.lang,
      access: 'anybody',
      moderation: 'before',
      minimum: '10',
    });
    return c.html(await formPage(c, null, values, []));
  });

  app.post('/staff/consultations/new', async (c) => {
    const form = await readForm(c);
    const given = draftForm.safeParse(draftIn(form));
    if (!given.success)
      return c.html(await formPage(c, null, form, fieldErrors(given.error, c.var.locale)), 422);
    const id = form.one('once');
    if (!isId(id)) throw new Problem('page/refused', 400);
    await db.transaction((tx) => draftConsultation(tx, actingOn(c, hub), id, given.data));
    return done(c, { id });
  });

  app.get('/staff/consultations/:id', async (c) => c.html(await setUpPage(c, await found(c), {})));

  async function setUpPage(
    c: PageContext,
    consultation: ShownConsultation,
    { values = typed({}), errors = [] }: { values?: Typed; errors?: readonly FieldError[] },
  ): Promise<string> {
    const { locale } = c.var;
    const { id } = consultation;
    const phases = await phasesOf(db, id);
    const children = (
      <SetUp
        {...{ locale, phases, values, errors }}
        consultation={{ ...consultation, ...standing(consultation, phases, dayOf(hub.clock)) }}
        lacks={await lacksOf(db, hub.clock, consultation)}
        translated={(await translationsOf(db, id)).map(({ lang }) => lang)}
        documents={await documentsOf(db, id)}
        participants={await participantsIn(db, id)}
        waiting={await waitingIn(db, id)}
      />
    );
    return teamPage(c, {
      title: consultation.title,
      trail: trailOf(c),
      tabs: <DeskTabs locale={locale} id={id} here="" />,
      children,
    });
  }

  app.get('/staff/consultations/:id/edit', async (c) => {
    const one = await found(c);
    const phases = await phasesOf(db, one.id);
    const days = phases.flatMap(({ kind, opensOn, closesOn }) => [
      [`${kind}Opens`, opensOn],
      [`${kind}Closes`, closesOn],
    ]);
    const { lang, title, question, context, access, anonymity, moderation, answerBy } = one;
    const values = typed({
      ...{ lang, title, question, context, access, anonymity, moderation, answerBy },
      minimum: String(one.minimum),
      accessId: one.accessId ?? '',
      ...Object.fromEntries(days),
    });
    return c.html(await formPage(c, one, values, []));
  });

  app.post('/staff/consultations/:id/edit', async (c) => {
    const one = await found(c);
    const form = await readForm(c);
    const by = actingOn(c, hub);
    const draft = one.openedOn ? null : draftForm.safeParse(draftIn(form));
    const given = draft ?? openForm.safeParse(draftIn(form));
    if (!given.success)
      return c.html(await formPage(c, one, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction((tx) =>
      draft?.data ? changeDraft(tx, by, one, draft.data) : changeOpen(tx, by, one, given.data),
    );
    return done(c, one);
  });

  async function formPage(
    c: PageContext,
    consultation: ShownConsultation | null,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const children = (
      <ConsultationForm {...{ locale, consultation, values, errors }} members={await membersOf()} />
    );
    const title = locale.t(consultation ? 'consultations.edit' : 'consultations.new');
    return teamPage(c, { title, trail: trailOf(c, consultation), children });
  }

  async function membersOf(): Promise<Members> {
    const communities = (await allCommunities(db)).filter(
      (one) => communityState(one) === 'open' && one.access === 'open',
    );
    const organisations = await approachable(db, '', 200);
    return {
      communities: communities.map(({ id, name }) => ({ value: id, label: name })),
      organisations: organisations.map((one) => ({ value: one.id, label: nameOf(one) })),
    };
  }

  app.get('/staff/consultations/:id/texts/:into', async (c) => {
    const one = await found(c);
    const lang = langIn(c);
    const texts = (await translationsOf(db, one.id)).find((each) => each.lang === lang);
    const { title = '', question = '', context = '' } = texts ?? {};
    return c.html(textPage(c, one, lang, typed({ title, question, context }), []));
  });

  app.post('/staff/consultations/:id/texts/:into', async (c) => {
    const one = await found(c);
    const lang = langIn(c);
    const form = await readForm(c);
    const given = translationForm.safeParse(fieldsIn(form, ['title', 'question', 'context']));
    if (!given.success)
      return c.html(textPage(c, one, lang, form, fieldErrors(given.error, c.var.locale)), 422);
    const by = actingOn(c, hub);
    await db.transaction((tx) => translateConsultation(tx, by, one, lang, given.data));
    return done(c, one);
  });

  function textPage(
    c: PageContext,
    consultation: ShownConsultation,
    lang: Lang,
    values: Typed,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    const children = <Translation {...{ locale, consultation, lang, values, errors }} />;
    const title = locale.t('consultations.translate');
    return teamPage(c, { title, trail: trailOf(c, consultation), children });
  }

  app.post('/staff/consultations/:id/documents', async (c) => {
    const one = await found(c);
    const form = await readForm(c);
    const given = documentForm.safeParse(fieldsIn(form, ['lang', 'title', 'address']));
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await setUpPage(c, one, { values: form, errors }), 422);
    }
    await db.transaction((tx) => addDocument(tx, actingOn(c, hub), one, given.data));
    return done(c, one);
  });

  app.post('/staff/consultations/:id/documents/:document/remove', async (c) => {
    const one = await found(c);
    const document = c.req.param('document');
    if (!isId(document)) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => removeDocument(tx, actingOn(c, hub), one, document));
    return done(c, one);
  });

  for (const [act, verb] of [
    ['open', openConsultation],
    ['close', closeConsultation],
  ] as const satisfies readonly [
    string,
    (tx: Transaction, by: By, one: ShownConsultation) => Promise<void>,
  ][])
    app.post(`/staff/consultations/:id/${act}`, async (c) => {
      const one = await found(c);
      await db.transaction((tx) => verb(tx, actingOn(c, hub), one));
      return done(c, one);
    });
  return app;
}

/** The consultation of a page of the team, a draft too. */
export function consultationIn(
  c: PageContext,
  db: Site['hub']['house']['db'],
): Promise<ShownConsultation> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return consultationById(db, id, c.var.locale.lang);
}

/** The way to a page of the team about consultations, or about one of them. */
export const trailOf = (
  { var: { locale } }: PageContext,
  one: Pick<ShownConsultation, 'id' | 'title'> | null = null,
) => [
  { label: locale.t('team.page.consultations'), href: `/${locale.lang}/staff/consultations` },
  ...(one ? [{ label: one.title, href: `/${locale.lang}/staff/consultations/${one.id}` }] : []),
];

export const fieldsIn = (form: Typed, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

const draftIn = (form: Typed) => {
  const access = form.one('access');
  // Each kind of members is chosen in a list of its own.
  const chosen = form.one(access === 'community' ? 'communityId' : 'organisationId');
  return {
    ...fieldsIn(form, DRAFT),
    accessId: access === 'anybody' ? null : chosen || form.one('accessId') || null,
  };
};

function langIn(c: PageContext): Lang {
  const lang = c.req.param('into') ?? '';
  if (!isLang(lang)) throw new Problem('page/not-found', 404);
  return lang;
}
