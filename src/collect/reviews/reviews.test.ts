import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, openMember } from '../../../test/members.ts';
import { registerOrganisation } from '../../people/organisations/organisations.ts';
import { type Answer, answerReview, reviewsOf, together } from './reviews.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
});
afterAll(async () => {
  await (await appOf(hub)).close();
  await hub.close();
});

async function led(name: string) {
  const steward = await openMember(hub, []);
  const names = [{ text: name, lang: 'fr', kind: 'official' as const }];
  const form = { kind: 'association', names } as const;
  const { id } = await registerOrganisation(hub.house.db, hub, steward.account, form);
  return { id, steward, base: `/fr/me/organisations/${id}/review` };
}

const answers = (each: Answer) => ({
  people: each,
  trust: each,
  means: each,
  purpose: each,
  change: each,
});
const typed = (each: string) => ({
  people: each,
  trust: each,
  means: each,
  purpose: each,
  change: each,
});
const YEAR = 366 * 86_400_000;

describe('five questions a year', () => {
  it('are answered for the year that runs, corrected in it, and become a trend', async () => {
    const { id, steward, base } = await led('Teranga');
    expect((await steward.post(`${base}/edit`, { people: '1' })).status).toBe(422);
    await steward.post(`${base}/edit`, typed('1'));
    await steward.post(`${base}/edit`, typed('2'));
    hub.wait(YEAR);
    const again = await openMember(hub, [], steward.account);
    expect((await again.get(base)).words).toContain('Répondre pour 2027');
    await again.post(`${base}/edit`, typed('4'));
    const page = await again.get(base);
    expect(page.text).toContain('aria-label="Plutôt non, Tout à fait"');
    expect(page.words).toContain('Corriger les réponses de 2027');
    expect(
      (await reviewsOf(hub.house.db, id)).map(({ year, answers }) => [year, answers.trust]),
    ).toEqual([
      [2026, 2],
      [2027, 4],
    ]);
  });

  it('are shown of all organisations together once the year is over, protected', async () => {
    const by = { clock: hub.clock, actor: 'steward' };
    const said: readonly Answer[] = [...Array(12).fill(3), ...Array(8).fill(4), 1, 1];
    for (const [index, answer] of said.entries()) {
      const { id } = await led(`Organisation ${index}`);
      await answerReview(hub.house.db, by, id, answers(answer));
    }
    const of = async (year: number) =>
      (await together(hub.house.db, hub)).filter((each) => each.year === year);
    expect(await of(2027)).toEqual([]);
    expect((await of(2026)).map(({ answers }) => answers)).toEqual(Array(5).fill(null));
    hub.wait(YEAR);
    const [people] = await of(2027);
    // Eight, two and the one of the story above are less than ten each, and stand together.
    expect(people?.answers).toEqual({
      people: 25,
      cells: [{ code: '3', people: 10 }],
      other: 10,
    });
    const { steward, base } = await led('Lectrice');
    const page = await steward.get(base);
    expect(page.words).toContain('Plutôt oui 10 · Autres réponses réunies 10');
    expect(page.words).toContain('2026 : trop peu de réponses');
  });
});
