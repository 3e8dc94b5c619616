import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { guideContent, guideForm, slug as slugForm } from './guide-form.ts';
import {
  allGuides,
  changeGuide,
  createGuide,
  type GuideRow,
  type GuideWithTexts,
  guideWithTexts,
  hideGuide,
  loadExampleGuides,
  saveGuideText,
  showGuide,
} from './guides.ts';
import { asFields, GuideList, GuidePage, NewGuide, TextPage, titleIn } from './views.tsx';

/** Where guides are written, in four languages. */
export function guideRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const to = (c: PageContext, path = '') =>
    c.redirect(`/${c.var.locale.lang}/staff/guides${path}`, 303);
  const changed = () => site.pages.clear();

  app.get('/staff/guides', async (c) => {
    const children = <GuideList locale={c.var.locale} guides={await allGuides(db)} />;
    return c.html(teamPage(c, { title: c.var.locale.t('team.page.guides'), children }));
  });

  app.post('/staff/guides/examples', async (c) => {
    await db.transaction((tx) => loadExampleGuides(tx, by(c)));
    changed();
    return to(c);
  });

  app.get('/staff/guides/new', (c) =>
    c.html(
      newPage(
        c,
        typed({ officeKind: 'consulate', reviewedOn: hub.clock().toISOString().slice(0, 10) }),
        [],
      ),
    ),
  );

  app.post('/staff/guides/new', async (c) => {
    const form = await readForm(c);
    const slug = slugForm.safeParse(form.one('slug'));
    const given = guideForm.safeParse(settingsOf(form));
    const { locale } = c.var;
    const errors = [
      ...(slug.success ? [] : [{ name: 'slug', message: locale.t('guides.slug.hint') }]),
      ...(given.success ? [] : fieldErrors(given.error, locale)),
    ];
    const taken =
      slug.success && (await allGuides(db)).some(({ guide }) => guide.slug === slug.data);
    if (taken) errors.push({ name: 'slug', message: locale.t('problem.guide/taken.title') });
    if (!slug.success || !given.success || taken) return c.html(newPage(c, form, errors), 422);
    await db.transaction((tx) => createGuide(tx, by(c), slug.data, given.data));
    return to(c, `/${slug.data}/${locale.lang}`);
  });

  app.get('/staff/guides/:slug', async (c) => {
    const row = await guideWithTexts(db, c.req.param('slug'));
    return c.html(guidePage(c, row, settingsFields(row.guide), []));
  });

  app.post('/staff/guides/:slug', async (c) => {
    const row = await guideWithTexts(db, c.req.param('slug'));
    const form = await readForm(c);
    const given = guideForm.safeParse(settingsOf(form));
    if (!given.success)
      return c.html(guidePage(c, row, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction((tx) => changeGuide(tx, by(c), row.guide.slug, given.data));
    changed();
    return to(c, `/${row.guide.slug}`);
  });

  app.post('/staff/guides/:slug/:what{(?:hide|show)}', async (c) => {
    const { guide } = await guideWithTexts(db, c.req.param('slug'));
    const verb = c.req.param('what') === 'hide' ? hideGuide : showGuide;
    await db.transaction((tx) => verb(tx, by(c), guide.slug));
    changed();
    return to(c, `/${guide.slug}`);
  });

  app.get('/staff/guides/:slug/:lang{(?:fr|en|es|ar)}', async (c) => {
    const row = await guideWithTexts(db, c.req.param('slug'));
    const lang = langOf(c.req.param('lang'));
    const text = row.texts[lang];
    return c.html(textPage(c, row, lang, typed(text ? asFields(text) : {}), []));
  });

  app.post('/staff/guides/:slug/:lang{(?:fr|en|es|ar)}', async (c) => {
    const row = await guideWithTexts(db, c.req.param('slug'));
    const lang = langOf(c.req.param('lang'));
    const form = await readForm(c);
    const given = guideContent.safeParse(contentOf(form));
    if (!given.success)
      return c.html(textPage(c, row, lang, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction((tx) => saveGuideText(tx, by(c), row.guide.slug, lang, given.data));
    changed();
    return to(c, `/${row.guide.slug}`);
  });
  return app;
}

function langOf(text: string): Lang {
  const found = LANGS.find((lang) => lang === text);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

const words = (text: string): string[] => text.split(/[\s,;،]+/).filter(Boolean);
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const settingsOf = (form: Typed) => ({
  officeKind: form.one('officeKind'),
  origins: words(form.one('origins').toUpperCase()),
  residences: words(form.one('residences').toUpperCase()),
  topics: form.all('topics'),
  related: words(form.one('related')),
  reviewedOn: form.one('reviewedOn'),
});

const settingsFields = ({
  officeKind,
  origins,
  residences,
  topics,
  related,
  reviewedOn,
}: GuideRow): Typed =>
  typed({
    officeKind,
    origins: origins.join(' '),
    residences: residences.join(' '),
    topics,
    related: related.join(' '),
    reviewedOn,
  });

/** Steps are paragraphs parted by(c) an empty line, the first line being the title; dates are `when | what`. */
function contentOf(form: Typed) {
  const paragraphs = form
    .one('steps')
    .split(/\n\s*\n/)
    .map(lines)
    .filter((each) => each.length > 0);
  return {
    title: form.one('title'),
    summary: form.one('summary'),
    forWhom: form.one('forWhom'),
    steps: paragraphs.map(([title = '', ...text]) => ({ title, text: text.join('\n') })),
    documents: lines(form.one('documents')),
    costs: form.one('costs'),
    delays: form.one('delays'),
    dates: lines(form.one('dates')).map((line) => {
      const [when = '', ...what] = line.split('|');
      return { when: when.trim(), what: what.join('|').trim() };
    }),
    cautions: lines(form.one('cautions')),
  };
}

const crumb = (c: PageContext) => ({
  label: c.var.locale.t('team.page.guides'),
  href: `/${c.var.locale.lang}/staff/guides`,
});

const newPage = (c: PageContext, values: Typed, errors: readonly FieldError[]): string =>
  teamPage(c, {
    title: c.var.locale.t('guides.add'),
    trail: [crumb(c)],
    children: <NewGuide locale={c.var.locale} values={values} errors={errors} />,
  });

const guidePage = (
  c: PageContext,
  row: GuideWithTexts,
  values: Typed,
  errors: readonly FieldError[],
): string =>
  teamPage(c, {
    title: titleIn(row, c.var.locale.lang),
    trail: [crumb(c)],
    children: <GuidePage locale={c.var.locale} row={row} values={values} errors={errors} />,
  });

const textPage = (
  c: PageContext,
  row: GuideWithTexts,
  lang: Lang,
  values: Typed,
  errors: readonly FieldError[],
): string =>
  teamPage(c, {
    title: titleIn(row, c.var.locale.lang),
    trail: [
      crumb(c),
      {
        label: titleIn(row, c.var.locale.lang),
        href: `/${c.var.locale.lang}/staff/guides/${row.guide.slug}`,
      },
    ],
    children: (
      <TextPage locale={c.var.locale} row={row} lang={lang} values={values} errors={errors} />
    ),
  });
