/** A child: stages one file; tells how long it took and how much memory at most. */
import { once } from 'node:events';
import type { Import } from '../src/collect/imports/imports.ts';
import { stage } from '../src/collect/imports/staging.ts';
import { readConfig } from '../src/config.ts';
import type { Hub } from '../src/platform/hub.ts';

export interface Staging {
  readonly facts: number;
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpu: number;
  readonly megabytes: number;
}

const [job] = await once(process, 'message');
const { path } = JSON.parse(String(job)) as { path: string }; // sent by `import.ts`
// Of the hub, staging asks for the kept original and for the limits; no database is needed to measure it.
const hub = {
  blobs: { file: async () => path },
  house: {},
  config: readConfig(),
} as unknown as Hub;
const row = {
  id: 'bench',
  fileName: 'figures.csv',
  original: 'bench',
  layout: null,
  mapping: null,
};
const peak = () => process.resourceUsage().maxRSS / 1024;
const before = process.cpuUsage();
const began = performance.now();
// The columns that staging reads of an import.
const staged = await stage(hub, row as Import, {});
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const megabytes = peak();
const measured: Staging = {
  facts: staged.factCount,
  seconds,
  cpu: (user + system) / 1e6,
  megabytes,
};
await staged.clean();
process.send?.(measured);
process.channel?.unref();
