import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { openConsultations } from '../consultations/consultations.ts';
import { nextEvents } from '../events/events.ts';
import { latestFates } from '../fates/fates.ts';
import { nextSummits } from '../summits/summits.ts';
import { Participate } from './views.tsx';

const MOST = 4;

/** Participer: what one can say something to, where one can meet, and what became of it. */
export function participateRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/participate', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const children = (
      <Participate
        locale={locale}
        fates={await latestFates(db, locale.lang, MOST)}
        today={hub.clock().toISOString().slice(0, 10)}
        consultations={await openConsultations(db, hub.clock, locale.lang)}
        summits={await nextSummits(db, hub.clock, locale.lang)}
        events={await nextEvents(hub.public.db, hub.clock, locale.lang, MOST)}
      />
    );
    return c.html(
      page(c, {
        title: locale.t('participate.title'),
        description: locale.t('participate.lead'),
        section: 'participate',
        children,
      }),
    );
  });
  return app;
}
