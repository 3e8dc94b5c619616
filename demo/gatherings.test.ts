import { afterAll, beforeAll, expect, it } from 'vitest';
import { nextEvents } from '../src/engage/events/events.ts';
import { LANGS } from '../src/reference/languages/languages.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightGatherings } from './gatherings.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightGatherings(hub);
});
afterAll(() => hub.close());

it('The invented gatherings lie ahead, in every language', async () => {
  for (const lang of LANGS) {
    const listed = await nextEvents(hub.public.db, hub.clock, lang, 50);
    expect(listed.length).toBeGreaterThan(10);
    expect(new Set(listed.map(({ event }) => event.words.lang))).toEqual(new Set([lang]));
    expect(listed.every(({ time }) => time.startsAt > hub.clock())).toBe(true);
  }
});
