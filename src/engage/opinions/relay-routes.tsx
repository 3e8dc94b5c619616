import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { openConsultations } from '../consultations/consultations.ts';
import { openTasks } from './hearing.ts';
import { RelayConsultations } from './relay-views.tsx';

/** What a relay can do for a consultation: whom to hear, with somebody, or from paper. */
export function relayOpinionRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  app.get('/me/relay/consultations', async (c) => {
    const { locale } = c.var;
    const tasks = await openTasks(db);
    const consultations = (await openConsultations(db, hub.clock, locale.lang)).map(
      ({ id, slug, access, shown }) => ({
        ...{ id, slug, title: shown.title },
        anybody: access === 'anybody',
      }),
    );
    const titles = new Map(consultations.map(({ id, title }) => [id, title]));
    const children = (
      <RelayConsultations
        locale={locale}
        done={c.req.query('done') !== undefined}
        consultations={consultations}
        tasks={tasks.flatMap((task) => {
          const title = titles.get(task.consultationId);
          return title === undefined ? [] : [{ ...task, title }];
        })}
      />
    );
    return c.html(ownPage(c, { title: locale.t('relay.consultations.title'), children }));
  });
  return app;
}
