import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionsOf } from '../src/engage/sessions/questions.ts';
import { reportOf } from '../src/engage/sessions/report.ts';
import { nextSummits, programmeOf, summitBySlug } from '../src/engage/summits/summits.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightSummit } from './summits.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightSummit(hub);
}, 60_000);
afterAll(() => hub.close());

it('lights a summit of two days, three tracks and eight sessions, one of them over with its report', async () => {
  const { db } = hub.house;
  const summit = await summitBySlug(db, 'rencontres-des-deux-rives');
  const { sessions, tracks } = await programmeOf(db, summit, 'ar');
  expect([sessions.length, tracks.length]).toEqual([8, 3]);
  expect(new Set(sessions.map(({ day }) => day)).size).toBe(2);
  expect(sessions.every(({ wordsIn }) => wordsIn === 'ar')).toBe(true);
  const over = sessions.find(({ code }) => code === 'RIVES1');
  const questions = await questionsOf(db, over?.id ?? '');
  expect(questions.map(({ votes }) => votes)).toEqual([14, 11, 8, 5, 0]);
  const report = await reportOf(db, summit, 'fr');
  expect(report?.sessions.map(({ paragraphs }) => paragraphs.length)).toEqual([9]);
  expect((await nextSummits(db, hub.clock, 'ar')).map(({ title }) => title)).toEqual([
    'لقاءات الضفتين',
  ]);
});
