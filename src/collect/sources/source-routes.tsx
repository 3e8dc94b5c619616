import { Hono } from 'hono';
import type { Transaction } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { teamPage } from '../../web/layout/team.tsx';
import type { SourceProposal } from '../facts/layouts/layouts.ts';
import { importById, importsOfSource, stateOf } from '../imports/imports.ts';
import { allAgreements, holderBySlug, placeUnder } from './holders.ts';
import { agreementFields, fieldsOfSource, holderFields, sourceFields } from './showing.ts';
import { agreementForm, holderForm, sourceForm } from './source-form.ts';
import {
  addAgreement,
  addHolder,
  addSource,
  allHolders,
  changeSource,
  type Holder,
  mosaic,
  type Source,
  sourceBySlug,
  standingOf,
} from './sources.ts';
import { SourceForm, SourcePage, textIn } from './views.tsx';
import { voiceRoutes } from './voice-routes.tsx';

/** Sources: described once, in four languages, under an agreement. */
export function sourceRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const today = () => hub.clock().toISOString().slice(0, 10);

  app.get('/staff/sources/new', async (c) => {
    const importId = c.req.query('import');
    const proposal = importId ? await proposalOf(site, importId) : {};
    const holder = c.req.query('holder') ?? '';
    const start = {
      id: newId(),
      agreementId: newId(),
      holder,
      'holder.kind': 'statistics_office',
      form: 'figures',
      definition: 'birth',
      kind: 'observed',
      quality: 'unknown',
      legalBasis: 'open_licence',
      uses: ['figures', 'internal'],
      signedOn: today(),
    };
    const list = c.req.query('form') === 'list' ? LIST : {};
    return c.html(await newPage(c, site, typed({ ...start, ...list, ...proposal }), [], importId));
  });

  app.post('/staff/sources/new', async (c) => {
    const form = await readForm(c);
    const importId = form.one('import') || undefined;
    const { errors, save } = checkNew(form, c);
    if (!save) return c.html(await newPage(c, site, form, errors, importId), 422);
    const source = await db.transaction((tx) => save(tx, by(c)));
    const { lang } = c.var.locale;
    return c.redirect(
      importId
        ? `/${lang}/staff/imports/${importId}?source=${source.slug}#decide`
        : `/${lang}/staff/sources/${source.slug}`,
      303,
    );
  });

  app.get('/staff/sources/:slug', async (c) => {
    const { locale } = c.var;
    const source = await sourceBySlug(db, c.req.param('slug'));
    const tile = (await mosaic(db)).find((each) => each.source.id === source.id);
    if (!tile) return c.notFound();
    const imports = (await importsOfSource(db, source.id)).map((row) => ({
      id: row.id,
      fileName: row.fileName,
      state: stateOf(row),
      facts: row.factCount,
    }));
    const children = (
      <SourcePage
        locale={locale}
        source={source}
        holder={tile.holder}
        agreement={tile.agreement}
        state={standingOf(tile.agreement, today())}
        imports={imports}
      />
    );
    return c.html(
      teamPage(c, {
        title: textIn(source.title, locale.lang)?.text ?? source.slug,
        trail: [crumb(c)],
        children,
      }),
    );
  });

  app.get('/staff/sources/:slug/edit', async (c) => {
    const source = await sourceBySlug(db, c.req.param('slug'));
    return c.html(await editPage(c, site, source, typed(fieldsOfSource(source)), []));
  });

  app.post('/staff/sources/:slug/edit', async (c) => {
    const source = await sourceBySlug(db, c.req.param('slug'));
    const form = await readForm(c);
    const given = sourceForm.safeParse(sourceFields(form));
    if (!given.success)
      return c.html(
        await editPage(c, site, source, form, fieldErrors(given.error, c.var.locale)),
        422,
      );
    const chosen = (await allAgreements(db)).find(
      ({ agreement }) => agreement.id === form.one('agreement'),
    );
    await db.transaction(async (tx) => {
      await changeSource(tx, by(c), source, given.data);
      if (chosen) await placeUnder(tx, by(c), source, chosen.agreement);
    });
    return c.redirect(`/${c.var.locale.lang}/staff/sources/${source.slug}`, 303);
  });
  app.route('/', voiceRoutes(site));
  return app;
}

const crumb = (c: PageContext) => ({
  label: c.var.locale.t('team.page.sources'),
  href: `/${c.var.locale.lang}/staff/sources`,
});

type Save = (tx: Transaction, by: Parameters<typeof addHolder>[1]) => Promise<Source>;

/** Everything that is wrong at once, or what writes holder, agreement and source together. */
function checkNew(form: Typed, c: PageContext): { errors: FieldError[]; save?: Save } {
  const { locale } = c.var;
  const source = sourceForm.safeParse(sourceFields(form));
  const known = form.one('holder');
  const holder = known ? null : holderForm.safeParse(holderFields(form, 'holder.'));
  const chosen = form.one('agreement');
  const agreement = chosen ? null : agreementForm.safeParse(agreementFields(form));
  const errors = [
    ...(holder && !holder.success
      ? fieldErrors(holder.error, locale).map(({ name, message }) => ({
          name: `holder.${name}`,
          message,
        }))
      : []),
    ...(source.success ? [] : fieldErrors(source.error, locale)),
    ...(agreement && !agreement.success ? fieldErrors(agreement.error, locale) : []),
  ];
  if (errors.length > 0 || !source.success) return { errors };
  const save: Save = async (tx, by) => {
    const whose: Holder = holder?.success
      ? await addHolder(tx, by, holder.data)
      : await holderBySlug(tx, known);
    const under = agreement?.success
      ? await addAgreement(tx, by, whose.id, agreement.data, named(form.one('agreementId')))
      : await chosenAgreement(tx, chosen, whose);
    return addSource(tx, by, whose.id, source.data, {
      ...named(form.one('id')),
      agreementId: under.id,
    });
  };
  return { errors, save };
}

const named = (id: string): { id?: string } =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { id } : {};

// An agreement speaks for its own holder only.
async function chosenAgreement(tx: Transaction, id: string, holder: Holder) {
  const found = (await allAgreements(tx)).find(
    ({ agreement }) => agreement.id === id && agreement.holderId === holder.id,
  );
  if (!found) throw new Problem('agreement/other-holder', 409);
  return found.agreement;
}

/** What the recognised file says of its source, as the fields of the form. */
/** What a list of people is by default. */
const LIST = {
  form: 'list',
  definition: 'registration',
  'holder.kind': 'consulate',
  legalBasis: 'agreement',
  uses: ['linkage'],
};

async function proposalOf(site: Site, importId: string): Promise<Record<string, string>> {
  const { db } = site.hub.house;
  const row = await importById(db, importId);
  const proposal = row.proposal as SourceProposal | null; // stored as the layout proposed it
  if (!proposal) return {};
  const { title, definition, kind, licence, method, knownBiases: biases } = proposal;
  const known = (await allHolders(db)).find(({ name }) => name === proposal.holder);
  const form = row.layout === 'missions' ? 'directory' : 'figures';
  const international = row.layout === 'generic' ? 'other' : 'international';
  return {
    ...fieldsOfSource({
      title,
      definition,
      kind,
      vintage: dayOf(proposal.vintage),
      licence,
      method,
      biases,
      form,
    }),
    ...(known
      ? { holder: known.slug }
      : { 'holder.name': proposal.holder, 'holder.kind': international }),
    purpose: licence ? licence : '',
    legalBasis: licence ? 'open_licence' : 'agreement',
  };
}

/** `2020`, `2020-12` or `2020-12-31` as a day; empty where the file does not say. */
function dayOf(vintage: string): string {
  const found = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(vintage);
  return found ? `${found[1]}-${found[2] ?? '12'}-${found[3] ?? (found[2] ? '01' : '31')}` : '';
}

async function agreementChoices(c: PageContext, site: Site, holderId?: string) {
  const { locale } = c.var;
  const all = await allAgreements(site.hub.house.db);
  return all
    .filter(({ agreement }) => !agreement.endedAt && (!holderId || agreement.holderId === holderId))
    .map(({ agreement, holder }) => ({
      id: agreement.id,
      label: `${holder.name} · ${locale.t(`agreement.basis.${agreement.legalBasis}`)} · ${longDate(agreement.signedOn, locale.lang)}`,
    }));
}

async function newPage(
  c: PageContext,
  site: Site,
  values: Typed,
  errors: readonly FieldError[],
  importId?: string,
): Promise<string> {
  const { locale } = c.var;
  const holders = (await allHolders(site.hub.house.db)).map(({ slug, name }) => ({ slug, name }));
  const more = {
    holders,
    agreements: await agreementChoices(c, site),
    ...(importId ? { importId } : {}),
  };
  const children = (
    <SourceForm
      locale={locale}
      action={`/${locale.lang}/staff/sources/new`}
      title={locale.t('source.add')}
      values={values}
      errors={errors}
      {...more}
    />
  );
  return teamPage(c, { title: locale.t('source.add'), trail: [crumb(c)], children });
}

async function editPage(
  c: PageContext,
  site: Site,
  source: Source,
  values: Typed,
  errors: readonly FieldError[],
): Promise<string> {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/sources/${source.slug}`;
  const agreements = await agreementChoices(c, site, source.holderId);
  return teamPage(c, {
    title: locale.t('source.edit'),
    trail: [
      crumb(c),
      { label: textIn(source.title, locale.lang)?.text ?? source.slug, href: base },
    ],
    children: (
      <SourceForm
        locale={locale}
        action={`${base}/edit`}
        title={locale.t('source.edit')}
        values={values}
        errors={errors}
        agreements={agreements}
      />
    ),
  });
}
