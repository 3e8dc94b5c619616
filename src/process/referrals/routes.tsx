import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { forbiddenSubject } from '../../reference/forbidden/forbidden.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload, type Upload } from '../../web/http/upload.ts';
import { teamPage } from '../../web/layout/team.tsx';
import type { Asked, BadCell } from './reading.ts';
import { type Finding, findShare } from './referrals.ts';
import { ReferralsPage } from './views.tsx';

/** A file of some hundred lines; what is larger is no such sample. */
const MEGABYTES = 2;
const LONGEST_NAME = 100;

/** Shares from samples in which people bring whom they know. The file is read while its sender waits, and forgotten. */
export function referralRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/referrals', (c) => c.html(show(c, { values: typed({}) })));

  app.post('/staff/referrals', async (c) => {
    const upload = await receiveUpload(c.req.raw, Math.min(MEGABYTES, hub.config.limits.upload_mb));
    try {
      const values = typed(upload.fields);
      const errors = mistakesIn(c, upload, values);
      const [file] = upload.files;
      if (errors.length > 0 || !file) return c.html(show(c, { values, errors }), 422);
      const by = actingOn(c, hub);
      const told = await db.transaction((tx) => findShare(tx, by, file, askedIn(values)));
      if ('bad' in told) return c.html(show(c, { values, bad: told.bad }), 422);
      return c.html(show(c, { values, finding: told }));
    } finally {
      await upload.clean();
    }
  });
  return app;
}

interface Shown {
  readonly values: Typed;
  readonly errors?: readonly FieldError[];
  readonly bad?: readonly BadCell[];
  readonly finding?: Finding;
}

function show(c: PageContext, { values, errors = [], bad = [], finding }: Shown): string {
  const { locale } = c.var;
  return teamPage(c, {
    title: locale.t('referrals.title'),
    children: (
      <ReferralsPage
        locale={locale}
        megabytes={MEGABYTES}
        values={values}
        errors={errors}
        bad={bad}
        finding={finding ?? null}
      />
    ),
  });
}

function mistakesIn(c: PageContext, { files }: Upload, values: Typed): FieldError[] {
  const { t } = c.var.locale;
  const trait = values.one('trait').trim();
  const subject = forbiddenSubject(trait);
  // Contact data are no trait either, but nobody is put in danger by a share of them.
  if (subject && subject !== 'contact')
    throw new Problem('referrals/forbidden', 422, { header: trait, subject });
  return [
    ...(files.length === 0 ? [{ name: 'file', message: t('imports.files.none') }] : []),
    ...(trait === '' ? [{ name: 'trait', message: t('form.error.required') }] : []),
    ...FIELDS.filter((name) => values.one(name).length > LONGEST_NAME).map((name) => ({
      name,
      message: t('form.error.long'),
    })),
  ];
}

const FIELDS = ['trait', 'yes', 'id', 'by', 'degree'] as const;

function askedIn(values: Typed): Asked {
  const [trait, yes, id, by, degree] = FIELDS.map((name) => values.one(name).trim());
  return {
    ...{ trait: trait ?? '', yes: yes ?? '' },
    ...{ id: id ?? '', by: by ?? '', degree: degree ?? '' },
  };
}
