import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  consultationBySlug,
  openConsultations,
  phaseOf,
  phasesOf,
  statementsOf,
  votesOf,
} from '../src/engage/consultations/consultations.ts';
import { votesOf as matrixOf, opinionsOf } from '../src/methods/opinions/opinions.ts';
import { LANGS } from '../src/reference/languages/languages.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightConsultations } from './consultations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightConsultations(hub);
}, 60_000);
afterAll(() => hub.close());

const today = () => hub.clock().toISOString().slice(0, 10);

describe('the invented consultations', () => {
  it('are one that is over and one that listens', async () => {
    const { db } = hub.house;
    const over = await consultationBySlug(db, 'services-a-distance', 'fr');
    expect(phaseOf(over, await phasesOf(db, over.id), today())).toBe('closed');
    const open = await openConsultations(db, hub.clock, 'ar');
    expect(open.map(({ slug, shown }) => [slug, shown.lang])).toEqual([
      ['envoyer-de-l-argent', 'ar'],
    ]);
    expect(phaseOf(open[0] ?? over, await phasesOf(db, open[0]?.id ?? ''), today())).toBe(
      'listening',
    );
  });

  it('are there in every language', async () => {
    const { db } = hub.house;
    const over = await consultationBySlug(db, 'services-a-distance', 'fr');
    for (const lang of LANGS) {
      const shown = await statementsOf(db, over.id, lang);
      expect(shown.map((statement) => statement.lang)).toEqual(Array(16).fill(lang));
    }
  });

  it('hold three groups of opinion, and something on which they agree', async () => {
    const { db } = hub.house;
    const over = await consultationBySlug(db, 'services-a-distance', 'fr');
    const { groups, consensus } = opinionsOf(matrixOf(await votesOf(db, over.id)));
    const sizes = groups.map(({ participants }) => participants.length).toSorted((a, b) => a - b);
    // As they were drawn, up to a few whose answers were those of another group.
    expect(sizes).toHaveLength(3);
    for (const [at, drawn] of [75, 95, 140].entries())
      expect(Math.abs((sizes[at] ?? 0) - drawn)).toBeLessThan(10);
    expect(consensus.filter(({ agree }) => agree).length).toBeGreaterThan(2);
  });
});
