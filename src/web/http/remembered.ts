import type { Site } from './site.ts';

const FRESH = 60_000;

/**
 * What lies outside releases and changes rarely (offices, guides) is read once: again after a minute, when the
 * team wrote something, and after a failure.
 */
export function remembered<Value>(
  { hub, pages }: Pick<Site, 'hub' | 'pages'>,
  read: () => Promise<Value>,
): () => Promise<Value> {
  let kept: { value: Promise<Value>; at: number; generation: number } | null = null;
  return () => {
    const [now, generation] = [hub.clock().getTime(), pages.generation()];
    if (kept && now - kept.at <= FRESH && kept.generation === generation) return kept.value;
    const made = { value: read(), at: now, generation };
    kept = made;
    made.value.catch(() => {
      if (kept === made) kept = null;
    });
    return made.value;
  };
}
