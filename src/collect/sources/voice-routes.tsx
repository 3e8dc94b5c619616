import { Hono } from 'hono';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { fourFields } from './showing.ts';
import { describeVoices, type Source, sourceBySlug } from './sources.ts';
import { textIn, VoicesForm } from './views.tsx';

type Themes = NonNullable<Source['themes']>;

const BLANK_ROWS = 2;
const MOST_ROWS = 40;

/** Of one quotation. */
const MOST_LETTERS = 1000;

/** Interviews and focus groups: themes, counts, and quotations of those who agreed. */
export function voiceRoutes(site: Site): Hono<Env> {
  const { db } = site.hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, site.hub);

  app.get('/staff/sources/:slug/voices', async (c) => {
    const source = await sourceBySlug(db, c.req.param('slug'));
    return c.html(
      voicesPage(
        c,
        source,
        fieldsOf(source.themes ?? []),
        [],
        (source.themes?.length ?? 0) + BLANK_ROWS,
      ),
    );
  });

  app.post('/staff/sources/:slug/voices', async (c) => {
    const source = await sourceBySlug(db, c.req.param('slug'));
    const form = await readForm(c);
    const rows = Math.min(MOST_ROWS, Number(form.one('rows')) || BLANK_ROWS);
    const { themes, errors } = readThemes(form, rows, c);
    if (errors.length > 0) return c.html(voicesPage(c, source, form, errors, rows), 422);
    await db.transaction((tx) => describeVoices(tx, by(c), source, themes));
    return c.redirect(`/${c.var.locale.lang}/staff/sources/${source.slug}`, 303);
  });
  return app;
}

function voicesPage(
  c: PageContext,
  source: Source,
  values: Typed,
  errors: readonly FieldError[],
  rows: number,
): string {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/sources/${source.slug}`;
  return teamPage(c, {
    title: locale.t('voices.edit'),
    trail: [
      { label: locale.t('team.page.sources'), href: `/${locale.lang}/staff/sources` },
      { label: textIn(source.title, locale.lang)?.text ?? source.slug, href: base },
    ],
    children: (
      <VoicesForm
        locale={locale}
        action={`${base}/voices`}
        title={locale.t('voices.edit')}
        values={values}
        errors={errors}
        rows={rows}
      />
    ),
  });
}

// A quotation keeps its language in front: `fr: Nous avons attendu deux ans.`
function fieldsOf(themes: Themes): Typed {
  const fields: Record<string, string> = {};
  for (const [row, { theme, count, quotations }] of themes.entries()) {
    for (const [lang, text] of Object.entries(theme)) fields[`theme.${row}.${lang}`] = text;
    fields[`count.${row}`] = String(count);
    fields[`quotes.${row}`] = quotations.map(({ lang, text }) => `${lang}: ${text}`).join('\n');
  }
  return typed({
    ...fields,
    agreed: themes.some(({ quotations }) => quotations.length > 0) ? 'yes' : [],
  });
}

function readThemes(
  form: Typed,
  rows: number,
  c: PageContext,
): { themes: Themes; errors: FieldError[] } {
  const { locale } = c.var;
  const themes: Themes = [];
  const errors: FieldError[] = [];
  for (let row = 0; row < rows; row += 1) {
    const theme = Object.fromEntries(
      Object.entries(fourFields(form, `theme.${row}`)).filter(([, text]) => text),
    );
    const count = Number(form.one(`count.${row}`).trim() || Number.NaN);
    const quotations = form
      .one(`quotes.${row}`)
      .split('\n')
      .flatMap((line) => quotationOf(line, locale.lang));
    if (quotations.some(({ text }) => text.length > MOST_LETTERS))
      errors.push({ name: `quotes.${row}`, message: locale.t('form.error.long') });
    const empty = Object.keys(theme).length === 0 && Number.isNaN(count) && quotations.length === 0;
    if (empty) continue;
    if (Object.keys(theme).length === 0)
      errors.push({ name: `theme.${row}`, message: locale.t('form.error.required') });
    if (!Number.isInteger(count) || count < 0)
      errors.push({ name: `count.${row}`, message: locale.t('voices.error.count') });
    themes.push({ theme, count, quotations });
  }
  const quoted = themes.some(({ quotations }) => quotations.length > 0);
  if (quoted && form.one('agreed') !== 'yes')
    errors.push({ name: 'agreed', message: locale.t('voices.error.consent') });
  return { themes, errors };
}

function quotationOf(line: string, fallback: string): { lang: string; text: string }[] {
  const found = /^\s*(?:([a-z]{2,3}(?:-[A-Za-z]+)?)\s*:\s*)?(.+?)\s*$/.exec(line);
  const text = found?.[2];
  return text ? [{ lang: found?.[1] ?? fallback, text }] : [];
}
