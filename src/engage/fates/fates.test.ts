import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import {
  allCommitments,
  commitmentById,
  type Decision,
  decideFate,
  fateHistory,
  fateOf,
  fatesOf,
  followUp,
  isLate,
  lateCommitments,
  stepsOf,
  undertake,
} from './fates.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
}, 60_000);
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'fatou' });
const today = () => hub.clock().toISOString().slice(0, 10);
const pass = (days: number) => hub.wait(days * 86_400_000);
const WORDS = { lang: 'fr', reason: 'Le consulat de Milan ouvre le samedi.' } as const;

const about = (subject: string) =>
  ({ kind: 'statement', subject, saidOn: '2026-11-01', ...WORDS }) as const;
const decide = (decision: Decision) => decideFate(hub.house.db, by(), decision);

describe('what becomes of what somebody said', () => {
  const subject = crypto.randomUUID();
  const other = crypto.randomUUID();

  it('is nothing until somebody decides', async () => {
    expect(await fateOf(hub.house.db, 'statement', subject)).toBeNull();
    expect(await fatesOf(hub.house.db, 'statement', [])).toEqual(new Map());
  });

  it('is first an answer by a day, then a decision; what was said before is kept', async () => {
    await decide({ ...about(subject), fate: 'expected', expectedBy: '2026-12-31' });
    pass(3);
    await decide({ ...about(subject), fate: 'retained', paragraphId: null });
    const history = await fateHistory(hub.house.db, 'statement', subject);
    expect(history.map(({ fate, decidedOn, endedOn }) => [fate, decidedOn, endedOn])).toEqual([
      ['expected', '2026-11-22', '2026-11-25'],
      ['retained', '2026-11-25', null],
    ]);
    expect((await fateOf(hub.house.db, 'statement', subject))?.reason).toBe(WORDS.reason);
  });

  it('is not decided twice by a form that is sent twice', async () => {
    const same = { ...about(subject), fate: 'retained', paragraphId: null } as const;
    expect(await decide(same)).toBe(false);
    expect(await decide({ ...same, reason: 'Autrement dit.' })).toBe(true);
  });

  it('is one thing only, with its reason: the database takes no other', async () => {
    await expect(
      decide({ ...about(other), fate: 'joined', joinedWith: other }),
    ).rejects.toMatchObject({ code: 'fate/itself' });
    await expect(decide({ ...about(other), reason: '', fate: 'not-retained' })).rejects.toThrow();
    await expect(
      hub.house
        .sql`insert into fates (id, subject_kind, subject, said_on, fate, lang, reason, decided_on)
        values (gen_random_uuid(), 'statement', ${subject}, now(), 'not-retained', 'fr', 'x', now())`,
    ).rejects.toThrow(/fates_standing/);
  });

  it('stands in the journal as an act of whoever decided', async () => {
    const acts = await hub.house.sql`
      select actor, act from journal where subject = ${`statement:${subject}`} order by at`;
    expect(acts.map(({ actor, act }) => `${actor} ${act}`)).toEqual([
      'fatou fates/expected',
      'fatou fates/retained',
      'fatou fates/retained',
    ]);
  });
});

describe('a commitment', () => {
  let id = '';
  const step = { lang: 'fr', dueOn: null } as const;

  it('has an owner and a day, and is late once the day is over', async () => {
    id = await undertake(hub.house.db, by(), {
      consultationId: null,
      paragraphId: null,
      organisationId: null,
      owner: 'Direction des Sénégalais de l’extérieur',
      lang: 'fr',
      text: 'Ouvrir le consulat de Milan un samedi sur deux.',
      dueOn: '2026-12-31',
    });
    expect(await lateCommitments(hub.house.db, today())).toEqual([]);
    pass(60);
    const [late] = await lateCommitments(hub.house.db, today());
    expect(late?.id).toBe(id);
    expect(isLate(await commitmentById(hub.house.db, id), today())).toBe(true);
  });

  it('is put off in the open, followed for years, and ends with what was seen', async () => {
    const said = await commitmentById(hub.house.db, id);
    await followUp(hub.house.db, by(), said, {
      ...step,
      state: 'under-way',
      text: 'Deux agents sont recrutés.',
      dueOn: '2028-06-30',
    });
    expect(await lateCommitments(hub.house.db, today())).toEqual([]);
    pass(500);
    await followUp(hub.house.db, by(), await commitmentById(hub.house.db, id), {
      ...step,
      state: 'kept',
      text: 'Ouvert depuis le 6 mai.',
    });
    const steps = (await stepsOf(hub.house.db, [id])).get(id) ?? [];
    expect(steps.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['under-way', '2028-06-30'],
      ['kept', null],
    ]);
    const [ended] = await allCommitments(hub.house.db);
    expect([ended?.state, ended?.endedOn]).toEqual(['kept', today()]);
    await expect(
      followUp(hub.house.db, by(), await commitmentById(hub.house.db, id), {
        ...step,
        state: 'dropped',
        text: 'Non.',
      }),
    ).rejects.toMatchObject({ code: 'commitment/ended' });
  });
});
