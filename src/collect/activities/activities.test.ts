import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import {
  hideOrganisation,
  type Organisation,
  passOrganisation,
  registerOrganisation,
  showOrganisation,
} from '../../people/organisations/organisations.ts';
import {
  type ActivityForm,
  activitiesOf,
  activityCountries,
  activityHistory,
  activityOf,
  changeActivity,
  enterActivity,
  publicActivities,
  publicActivity,
  removeActivity,
  rows3W,
} from './activities.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'steward' });
const office = () => ({ clock: hub.clock, actor: 'officer', capacity: 'office' }) as const;

const wells: ActivityForm = {
  texts: [{ lang: 'fr', title: 'Trois puits à Matam', text: 'Creusés avec les habitants.' }],
  field: 'water',
  country: 'SEN',
  divisions: ['SN-MT', 'SN-SL'],
  startsOn: '2026-02-01',
  endsOn: '2026-06-30',
  state: 'done',
  reached: 1200,
  visibility: 'public',
};

async function organisation(text: string, namedOn: 'activities'[] = []): Promise<Organisation> {
  const { account } = await signedIn(hub.house.db, hub);
  const names = [{ text, lang: 'fr', kind: 'official' as const }];
  const given = { kind: 'association', names, namedOn } as const;
  const made = await registerOrganisation(hub.house.db, hub, account, given);
  await passOrganisation(hub.house.db, office(), made.id);
  return made;
}

const titles = async (threat: 'low' | 'elevated' | 'severe' = 'low') => {
  const found = await publicActivities(hub.public.db, threat, {}, { limit: 100 });
  return found.map(({ texts }) => texts[0]?.title);
};

describe('an activity', () => {
  it('is seen by nobody outside until its organisation says public', async () => {
    const { id } = await organisation('Les puisatiers');
    const made = await enterActivity(hub.house.db, by(), id, {
      ...wells,
      visibility: undefined,
      state: 'planned',
    });
    expect(made.visibility).toBe('coordination');
    expect(await titles()).toEqual([]);
    await changeActivity(hub.house.db, by(), made, wells);
    expect(await titles()).toEqual(['Trois puits à Matam']);
    expect(
      (await activityHistory(hub.house.db, made.id)).map(({ act, fields }) => [act, fields]),
    ).toEqual([
      ['changed', ['state', 'visibility']],
      ['entered', []],
    ]);
    await removeActivity(hub.house.db, by(), made);
    expect(await titles()).toEqual([]);
  });

  it('leaves every page with its organisation, and comes back with it', async () => {
    const { id } = await organisation('Les passeurs d’eau');
    const made = await enterActivity(hub.house.db, by(), id, wells);
    await hideOrganisation(hub.house.db, office(), id);
    expect(await publicActivity(hub.public.db, 'low', made.id)).toBeNull();
    expect(await activityCountries(hub.public.db, 'low')).toEqual([]);
    await showOrganisation(hub.house.db, office(), id);
    expect(await activityCountries(hub.public.db, 'low')).toEqual(['SEN']);
    await removeActivity(hub.house.db, by(), made);
  });

  it('of another organisation is not found', async () => {
    const [mine, yours] = [await organisation('Une'), await organisation('Autre')];
    const made = await enterActivity(hub.house.db, by(), mine.id, wells);
    expect((await activityOf(hub.house.db, mine.id, made.id)).id).toBe(made.id);
    await expect(activityOf(hub.house.db, yours.id, made.id)).rejects.toMatchObject({
      status: 404,
    });
    await expect(activityOf(hub.house.db, mine.id, 'nothing')).rejects.toMatchObject({
      status: 404,
    });
    await removeActivity(hub.house.db, by(), made);
  });

  it('belongs to each year that it touches; what has no end, to each since it began', async () => {
    const { id } = await organisation('Durables');
    await enterActivity(hub.house.db, by(), id, wells);
    await enterActivity(hub.house.db, by(), id, {
      ...wells,
      endsOn: null,
      startsOn: '2024-01-01',
      state: 'underway',
    });
    const count = async (year: number) =>
      (await activitiesOf(hub.house.db, id, { from: `${year}-01-01`, to: `${year}-12-31` })).length;
    expect([await count(2023), await count(2024), await count(2026)]).toEqual([0, 1, 2]);
    for (const each of await activitiesOf(hub.house.db, id))
      await removeActivity(hub.house.db, by(), each);
  });

  it('is refused with a region of another country, an end before its start, or a word twice', async () => {
    const { id } = await organisation('Refusés');
    const refused = (more: Partial<ActivityForm>) =>
      expect(enterActivity(hub.house.db, by(), id, { ...wells, ...more })).rejects.toThrow();
    await refused({ divisions: ['ML-1'] });
    await refused({ endsOn: '2026-01-01' });
    await refused({ targets: ['18.1'] });
    await refused({ purpose: '99' });
    await refused({
      texts: [
        { lang: 'fr', title: 'Une fois' },
        { lang: 'fr', title: 'Deux fois' },
      ],
    });
  });
});

describe('its partners', () => {
  it('are named where the directory shows them, and else only counted', async () => {
    const [one, other] = [await organisation('Premiers'), await organisation('Eau Vive')];
    const made = await enterActivity(hub.house.db, by(), one.id, {
      ...wells,
      partners: ['EAU VIVE', 'Une association que personne n’a demandée'],
    });
    expect(made.partnerIds).toEqual([other.id]);
    const shown = await publicActivity(hub.public.db, 'low', made.id);
    expect(shown).toMatchObject({ partnerIds: [other.id], otherPartners: 1 });
    expect(JSON.stringify(shown)).not.toContain('personne n’a demandée');
    await removeActivity(hub.house.db, by(), made);
  });
});

describe('who does what where', () => {
  it('has a row for each region, and numbers only where they can be told', async () => {
    const { id } = await organisation('Lignes');
    const two = await enterActivity(hub.house.db, by(), id, wells);
    const one = await enterActivity(hub.house.db, by(), id, {
      ...wells,
      divisions: ['SN-DK'],
      targeted: 4,
      reached: 300,
    });
    const rows = await rows3W(hub.public.db, 'low', { country: 'SEN' });
    expect(rows.map(({ division, targeted, reached }) => [division, targeted, reached])).toEqual([
      ['SN-MT', null, null],
      ['SN-SL', null, null],
      ['SN-DK', null, 300],
    ]);
    for (const each of [one, two]) await removeActivity(hub.house.db, by(), each);
  });

  it('names under threat only who chose it, and shows nothing under severe threat', async () => {
    const [silent, open] = [
      await organisation('Discrète'),
      await organisation('Ouverte', ['activities']),
    ];
    for (const { id } of [silent, open]) await enterActivity(hub.house.db, by(), id, wells);
    const names = async (threat: 'low' | 'elevated' | 'severe') =>
      (await rows3W(hub.public.db, threat, { division: 'SN-MT' }))
        .map(({ organisation: who, activity }) => [who?.name, activity?.title])
        .sort(([one = ''], [other = '']) => other.localeCompare(one));
    expect(await names('elevated')).toEqual([
      ['Ouverte', 'Trois puits à Matam'],
      [undefined, undefined],
    ]);
    expect(await titles('elevated')).toEqual(['Trois puits à Matam']);
    expect([await names('severe'), await titles('severe')]).toEqual([[], []]);
  });

  it('is read from a view: the public pool sees no row that is not public', async () => {
    await expect(hub.public.sql`select * from activities`).rejects.toThrow(/permission denied/);
    await expect(hub.public.sql`select * from activity_changes`).rejects.toThrow(
      /permission denied/,
    );
  });
});
