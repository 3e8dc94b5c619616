import { type ServerType, serve } from '@hono/node-server';
import { createApp } from './app.tsx';
import type { Config } from './config.ts';
import { type Hub, openHub } from './platform/hub.ts';
import { Problem } from './platform/problem.ts';
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
    const server = await listen(app.fetch, config);
    address = addressOf(config, server);
    const worker = startWorker(hub, entry);
    return { hub, address, stop: () => stop(hub, server, worker, app.close) };
  } catch (error) {
    await hub.close();
    throw error;
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  config: Config,
): Promise<ServerType> {
  const { host: hostname, port } = config.server;
  return new Promise((done, fail) => {
    const server = serve({ fetch, hostname, port }, () => done(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Problem('server/port-taken', 500, { port }) : error);
    });
  });
}

function addressOf(config: Config, server: ServerType): string {
  if (config.server.address) return config.server.address.replace(/\/$/, '');
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.server.port;
  return `http://${config.server.host.includes(':') ? `[${config.server.host}]` : config.server.host}:${port}`;
}

// First no new request, then those under way, then the work in the background, then the databases.
async function stop(
  hub: Hub,
  server: ServerType,
  worker: Worker,
  close: () => Promise<void>,
): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const force = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    5000,
  );
  await closed;
  clearTimeout(force);
  await worker.stop();
  await close();
  await hub.close();
}
