import { Hono } from 'hono';
import { actorIn, networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  consultationBySlug,
  findParticipant,
  participantIn,
  participationsOf,
  type ShownConsultation,
} from '../consultations/consultations.ts';
import { allCommitments, stepsOf } from './commitments.ts';
import { dayOf } from './deciding.ts';
import { latestFates } from './latest.ts';
import { ownAnswers } from './own.ts';
import { tallyOfFates } from './tally.ts';
import { AnswersByCode, AnswersPage, MyAnswers, type OwnConsultation } from './views.tsx';

const CODES: Brake = { what: 'consultation code', most: 30, minutes: 10 };
const LATEST = 12;

/** What became of it: for everybody, for whoever has an account, and for whoever holds a code. */
export function answerRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const today = () => dayOf(hub.clock);

  app.get('/answers', async (c) => {
    const { locale } = c.var;
    const commitments = await allCommitments(db);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('answers.title'),
        description: locale.t('answers.lead'),
        section: 'participate',
        trail: [{ label: locale.t('nav.participate'), href: `/${locale.lang}/participate` }],
        children: (
          <AnswersPage
            locale={locale}
            tally={await tallyOfFates(db, hub.clock)}
            latest={await latestFates(db, locale.lang, LATEST)}
            commitments={commitments}
            steps={
              await stepsOf(
                db,
                commitments.map(({ id }) => id),
              )
            }
            today={today()}
          />
        ),
      }),
    );
  });

  app.get('/me/answers', async (c) => {
    const { locale } = c.var;
    const parts = await participationsOf(db, hub.keys, actorIn(c).account);
    const consultations = await Promise.all(
      parts.map((part) => ownAnswers(db, hub, part, locale.lang)),
    );
    const children = <MyAnswers {...{ locale, consultations }} today={today()} />;
    return c.html(ownPage(c, { title: locale.t('me.page.answers'), children }));
  });

  const found = (c: PageContext) =>
    consultationBySlug(db, (c.req.param('slug') ?? '').slice(0, 100), c.var.locale.lang);

  app.get('/consultations/:slug{[a-z0-9-]+}/answers', async (c) => {
    const consultation = await found(c);
    const reader = await participantIn(c, hub, consultation);
    const own = reader && (await ownAnswers(db, hub, reader, c.var.locale.lang));
    return c.html(codePage(c, consultation, own, []));
  });

  app.post('/consultations/:slug{[a-z0-9-]+}/answers', async (c) => {
    const consultation = await found(c);
    const code = (await readForm(c)).one('code');
    await brake(db, hub, CODES, networkOf(c, hub.config));
    const reader = await findParticipant(db, hub, consultation, { code });
    if (!reader) {
      const error = { name: 'code', message: c.var.locale.t('form.error.code') };
      return c.html(codePage(c, consultation, null, [error]), 422);
    }
    const own = await ownAnswers(db, hub, reader, c.var.locale.lang);
    return c.html(codePage(c, consultation, own, []));
  });

  function codePage(
    c: PageContext,
    { slug, shown }: ShownConsultation,
    own: OwnConsultation | null,
    errors: readonly FieldError[],
  ): string {
    const { locale } = c.var;
    const base = `/${locale.lang}/consultations/${slug}`;
    c.header('cache-control', 'no-store');
    return page(c, {
      title: `${locale.t('answers.mine')} · ${shown.title}`,
      section: 'participate',
      hidden: true,
      trail: [
        { label: locale.t('nav.participate'), href: `/${locale.lang}/participate` },
        { label: <bdi lang={shown.lang}>{shown.title}</bdi>, href: base },
      ],
      children: (
        <AnswersByCode
          {...{ locale, base, own, errors }}
          title={shown.title}
          lang={shown.lang}
          today={today()}
        />
      ),
    });
  }
  return app;
}
