import { Hono } from 'hono';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  agreementsOf,
  allAgreements,
  changeHolder,
  endAgreement,
  holderBySlug,
  placeUnder,
  sourcesOf,
} from './holders.ts';
import { agreementFields, holderFields, shortest } from './showing.ts';
import { agreementForm, holderForm } from './source-form.ts';
import { sourceRoutes } from './source-routes.tsx';
import { addAgreement, addHolder, allHolders, mosaic, standingOf } from './sources.ts';
import { AgreementForm, HolderForm, HolderList, HolderPage } from './views.tsx';

/** Who holds what, under which agreement. */
export function holderRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const today = () => hub.clock().toISOString().slice(0, 10);
  const to = (c: PageContext, path: string) =>
    c.redirect(`/${c.var.locale.lang}/staff${path}`, 303);

  app.get('/staff/holders', async (c) => {
    const tiles = await mosaic(db);
    const agreed = await allAgreements(db);
    const lines = (await allHolders(db)).map((holder) => {
      const own = agreed
        .filter(({ agreement }) => agreement.holderId === holder.id)
        .map(({ agreement }) => agreement);
      return {
        holder,
        sources: tiles.filter((tile) => tile.holder.id === holder.id).length,
        ...shortest(own, today()),
      };
    });
    return c.html(
      teamPage(c, {
        title: c.var.locale.t('team.page.holders'),
        children: <HolderList locale={c.var.locale} lines={lines} />,
      }),
    );
  });

  app.get('/staff/holders/new', (c) =>
    c.html(holderPage(c, '/holders/new', 'holder.add', typed({ kind: 'statistics_office' }), [])),
  );

  app.post('/staff/holders/new', async (c) => {
    const form = await readForm(c);
    const given = holderForm.safeParse(holderFields(form, ''));
    if (!given.success)
      return c.html(
        holderPage(c, '/holders/new', 'holder.add', form, fieldErrors(given.error, c.var.locale)),
        422,
      );
    const holder = await db.transaction((tx) => addHolder(tx, by(c), given.data));
    return to(c, `/holders/${holder.slug}`);
  });

  app.get('/staff/holders/:slug', async (c) => {
    const { locale } = c.var;
    const holder = await holderBySlug(db, c.req.param('slug'));
    const agreements = (await agreementsOf(db, holder.id)).map((agreement) => ({
      agreement,
      state: standingOf(agreement, today()),
    }));
    const children = (
      <HolderPage
        locale={locale}
        holder={holder}
        agreements={agreements}
        sources={await sourcesOf(db, holder.id)}
      />
    );
    return c.html(teamPage(c, { title: holder.name, trail: [crumb(c)], children }));
  });

  app.get('/staff/holders/:slug/edit', async (c) => {
    const { slug, name, kind, country } = await holderBySlug(db, c.req.param('slug'));
    return c.html(
      holderPage(
        c,
        `/holders/${slug}/edit`,
        'holder.edit',
        typed({ name, kind, country: country ?? '' }),
        [],
      ),
    );
  });

  app.post('/staff/holders/:slug/edit', async (c) => {
    const holder = await holderBySlug(db, c.req.param('slug'));
    const form = await readForm(c);
    const given = holderForm.safeParse(holderFields(form, ''));
    if (!given.success)
      return c.html(
        holderPage(
          c,
          `/holders/${holder.slug}/edit`,
          'holder.edit',
          form,
          fieldErrors(given.error, c.var.locale),
        ),
        422,
      );
    await db.transaction((tx) => changeHolder(tx, by(c), holder, given.data));
    return to(c, `/holders/${holder.slug}`);
  });

  app.get('/staff/holders/:slug/agreements/new', async (c) => {
    const holder = await holderBySlug(db, c.req.param('slug'));
    const values = typed({
      id: newId(),
      legalBasis: 'agreement',
      uses: ['figures', 'internal'],
      signedOn: today(),
    });
    return c.html(agreementPage(c, holder, values, []));
  });

  app.post('/staff/holders/:slug/agreements/new', async (c) => {
    const holder = await holderBySlug(db, c.req.param('slug'));
    const form = await readForm(c);
    const given = agreementForm.safeParse(agreementFields(form));
    if (!given.success)
      return c.html(agreementPage(c, holder, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction(async (tx) => {
      const agreement = await addAgreement(tx, by(c), holder.id, given.data, idIn(form, 'id'));
      // A holder with one source has no other to choose.
      const [only, ...others] = await sourcesOf(tx, holder.id);
      if (only && others.length === 0) await placeUnder(tx, by(c), only, agreement);
    });
    return to(c, `/holders/${holder.slug}`);
  });

  app.post('/staff/holders/:slug/agreements/:id/end', async (c) => {
    const holder = await holderBySlug(db, c.req.param('slug'));
    const agreement = (await agreementsOf(db, holder.id)).find(
      ({ id }) => id === c.req.param('id'),
    );
    if (!agreement) throw new Problem('page/not-found', 404);
    await db.transaction((tx) => endAgreement(tx, by(c), agreement));
    return to(c, `/holders/${holder.slug}`);
  });
  app.route('/', sourceRoutes(site));
  return app;
}

const crumb = (c: PageContext) => ({
  label: c.var.locale.t('team.page.holders'),
  href: `/${c.var.locale.lang}/staff/holders`,
});

export const idIn = (form: Typed, name: string): { id?: string } =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(form.one(name)) ? { id: form.one(name) } : {};

function holderPage(
  c: PageContext,
  path: string,
  title: string,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const action = `/${locale.lang}/staff${path}`;
  return teamPage(c, {
    title: locale.t(title),
    trail: [crumb(c)],
    children: (
      <HolderForm
        locale={locale}
        action={action}
        title={locale.t(title)}
        values={values}
        errors={errors}
      />
    ),
  });
}

function agreementPage(
  c: PageContext,
  holder: { slug: string; name: string },
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/holders/${holder.slug}`;
  return teamPage(c, {
    title: locale.t('agreement.add'),
    trail: [crumb(c), { label: holder.name, href: base }],
    children: (
      <AgreementForm
        locale={locale}
        action={`${base}/agreements/new`}
        title={locale.t('agreement.add')}
        values={values}
        errors={errors}
      />
    ),
  });
}
