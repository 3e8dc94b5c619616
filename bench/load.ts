/** A child: asks for pages as fast as they come and tells how long each took. Its job is its first message, as JSON. */
import { once } from 'node:events';
import autocannon from 'autocannon';
import { quantile } from './result.ts';

export interface Load {
  readonly address: string;
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Answered {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly wrong: number;
}

const [job] = await once(process, 'message');
const load = JSON.parse(String(job)) as Load; // sent by `pages.ts`
const times: number[] = [];
const run = autocannon({
  url: load.address,
  connections: load.connections,
  duration: load.seconds,
  headers: { 'accept-encoding': 'gzip, deflate, br' },
  requests: load.paths.map((path) => ({ path })),
});
run.on('response', (_client: unknown, _status: number, _bytes: number, time: number) => {
  times.push(time);
});
const { requests, duration, errors, non2xx } = await run;
const answered: Answered = {
  perSecond: requests.total / duration,
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  p99: quantile(times, 0.99),
  wrong: errors + non2xx,
};
process.send?.(answered);
