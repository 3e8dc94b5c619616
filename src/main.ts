import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { stop as endBuilder } from 'esbuild';
import { type App, createApp, HOLDINGS } from './app.tsx';
import type { Config } from './config.ts';
import { type Hub, openHub } from './platform/hub.ts';
import { Problem } from './platform/problem.ts';
import { LANGS } from './reference/languages/languages.ts';
import { fastPath } from './web/http/fast-path.ts';
import { isHttps } from './web/http/headers.ts';
import { startWorker, type Worker } from './worker.ts';

export interface RunningHub {
  readonly hub: Hub;
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** config → databases → web and worker. */
export async function startHub(config: Config, entry: string): Promise<RunningHub> {
  let address: string | null = null;
  const hub = await openHub(config, { address: () => address });
  try {
    const app = await createApp(hub);
    // The stylesheet and the script are made; the process that made them would idle on.
    await endBuilder();
    const server = await listen(app, config);
    address = addressOf(config, server);
    const worker = startWorker(hub, entry, HOLDINGS);
    // A convenience: what goes wrong here is told to the first reader who meets it.
    const warmed = warm(app).catch((error) => hub.log.warn(error, 'warming'));
    return { hub, address, stop: () => stop(hub, server, worker, warmed, app) };
  } catch (error) {
    await hub.close();
    throw error;
  }
}

function listen(
  { fetch, site }: App,
  { server: { host, port, ...server } }: Config,
): Promise<Server> {
  const fast = fastPath(site, isHttps(server));
  const route = getRequestListener(fetch, { hostname: host });
  return new Promise((done, fail) => {
    const server = createServer((request, response) => {
      if (!fast(request, response)) void route(request, response);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Problem('server/port-taken', 500, { port }) : error);
    });
    server.listen(port, host, () => done(server));
  });
}

// The index of country names, the towns and the guides are made before somebody waits for them.
async function warm({ request }: App): Promise<void> {
  for (const lang of LANGS) {
    await pause(100);
    const answer = await request(`/${lang}/search?q=${lang}`);
    await answer.body?.cancel();
  }
}

function addressOf(config: Config, server: Server): string {
  if (config.server.address) return config.server.address.replace(/\/$/, '');
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.server.port;
  return `http://${config.server.host.includes(':') ? `[${config.server.host}]` : config.server.host}:${port}`;
}

// First no new request, then those under way, then the work in the background, then the databases.
async function stop(
  hub: Hub,
  server: Server,
  worker: Worker,
  warmed: Promise<void>,
  { hangUp, close }: Pick<App, 'hangUp' | 'close'>,
): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  await hangUp();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 5000);
  await Promise.all([closed, warmed]);
  clearTimeout(force);
  await worker.stop();
  await close();
  await hub.close();
}
