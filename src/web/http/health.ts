import { Hono } from 'hono';
import type { Hub } from '../../platform/hub.ts';
import type { Env } from './context.ts';

/** For supervisors and balancers: `/healthz` says that the process lives, `/readyz` that it can serve. */
export function healthRoutes(hub: Hub): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const ready = await Promise.race([
      answers(hub),
      new Promise<boolean>((done) => setTimeout(() => done(false), 2000)),
    ]);
    return ready ? c.text('ready\n') : c.text('database away\n', 503);
  });
  return app;
}

async function answers(hub: Hub): Promise<boolean> {
  try {
    await Promise.all([hub.house.sql`select 1`, hub.public.sql`select 1`]);
    return true;
  } catch {
    return false;
  }
}
