import { setTimeout as pause } from 'node:timers/promises';
import { faultsOf } from './checks.ts';
import { inspect, type Kind, kill, type LivingHub } from './living-hub.ts';
import type { Writers } from './writers.ts';

export interface Blow {
  readonly kind: Kind;
  readonly what: string;
  /** Seconds from the blow until the hub was open again. */
  readonly seconds: number;
  readonly faults: readonly string[];
}

/** Kills at a random moment of the writing, opens the hub again, and looks for what is lost or half done. */
export async function strike(
  hub: LivingHub,
  writers: Writers,
  kind: Kind,
  random: () => number,
): Promise<Blow> {
  await pause(200 + random() * 1500);
  const what = await kill(hub, kind, random);
  const began = performance.now();
  if (kind === 'node' || kind === 'both') await hub.start();
  await answering(hub);
  const seconds = (performance.now() - began) / 1000;
  const faults = await inspect(hub.dataDir, (opened) => faultsOf(opened, writers.acknowledged));
  await writers.refill();
  return { kind, what, seconds, faults };
}

// A killed server comes back by itself; until then the hub says that it is away.
async function answering(hub: LivingHub): Promise<void> {
  for (let waited = 0; waited < 600; waited += 1) {
    const response = await fetch(`${hub.address()}/readyz`).catch(() => null);
    await response?.text();
    if (response?.status === 200) return;
    await pause(100);
  }
  throw new Error('the hub did not come back within a minute');
}
