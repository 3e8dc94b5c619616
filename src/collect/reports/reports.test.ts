import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { signedIn } from '../../../test/people.ts';
import type { App } from '../../app.tsx';
import { announce } from '../../people/announcements/announcements.ts';
import { countMembers, inviteMembers, joinOrganisation } from '../../people/members/members.ts';
import {
  passOrganisation,
  registerOrganisation,
} from '../../people/organisations/organisations.ts';
import { type ActivityForm, enterActivity } from '../activities/activities.ts';
import { reportFor } from './reports.ts';

let hub: TestHub;
let app: App;
let fatou: Member;
let base = '';
let organisationId = '';
beforeAll(async () => {
  hub = await openTestHub();
  app = await appOf(hub);
  fatou = await openMember(hub, []);
  const names = [{ text: 'Passeurs', lang: 'fr', kind: 'official' as const }];
  const given = { kind: 'association', names, founded: 1998 } as const;
  const made = await registerOrganisation(hub.house.db, hub, fatou.account, given);
  organisationId = made.id;
  base = `/me/activities/${made.slug}`;
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const course: ActivityForm = {
  texts: [{ lang: 'fr', title: 'Cours du soir', text: '' }],
  field: 'education',
  country: 'FRA',
  startsOn: '2025-10-01',
  endsOn: '2026-06-30',
  state: 'done',
  reached: 40,
};

const enter = (more: Partial<ActivityForm>) =>
  enterActivity(hub.house.db, { clock: hub.clock, actor: 'steward' }, organisationId, {
    ...course,
    ...more,
  });

describe('a report on objective 19', () => {
  it('says of an empty year what each section waits for', async () => {
    const page = await fatou.get(`/fr${base}/report/2024`);
    expect(page.words).toContain('Aucune activité saisie pour cette année');
    expect(page.words.match(/Rien pour cette section/g)).toHaveLength(9);
  });

  it('takes what was ticked as it is, and places the rest by rules that it names', async () => {
    await enter({ sections: ['participation'], commitments: ['chs4'] });
    await enter({
      texts: [{ lang: 'fr', title: 'Atelier de couture' }],
      startsOn: '2026-03-01',
      partners: ['Un partenaire'],
      reached: null,
    });
    const { sections, totals } = await reportFor(hub.house.db, { organisationId, year: 2026 });
    const placed = sections.flatMap(({ code, lines }) =>
      lines.map(({ number, reason }) => [code, number, reason]),
    );
    expect(placed).toEqual([
      ['participation', 1, 'ticked'],
      ['development_partnerships', 2, 'partners'],
      ['skills_partnerships', 2, 'learning'],
    ]);
    expect(totals).toEqual({
      activities: 2,
      countries: 1,
      people: 40,
      uncounted: 1,
      partners: 1,
    });
  });

  it('keeps a text for each section and language, and takes it back', async () => {
    const edit = `${base}/report/2026/edit`;
    await fatou.post(`/fr${edit}?in=fr`, { economic: 'Nos membres ont investi.' });
    await fatou.post(`/fr${edit}?in=ar`, { economic: 'استثمر أعضاؤنا.' });
    const french = await fatou.get(`/fr${base}/report/2026`);
    expect(french.words).toContain('Nos membres ont investi.');
    expect(french.words).not.toContain('استثمر');
    const spanish = await fatou.get(`/es${base}/report/2026`);
    expect(spanish.words).toContain('Escrito en francés');
    expect(spanish.text).toContain('<p lang="ar" dir="rtl">استثمر أعضاؤنا.');
    await fatou.post(`/fr${edit}?in=fr`, { economic: ' ' });
    expect((await fatou.get(`/fr${base}/report/2026`)).words).not.toContain('ont investi');
  });

  it('traces each line to its row, on the page, as CSV and as JSON', async () => {
    const page = await fatou.get(`/fr${base}/report/2026`);
    const { activities } = await reportFor(hub.house.db, { organisationId, year: 2026 });
    for (const { activity } of activities) expect(page.text).toContain(`${base}/${activity.id}`);
    const csv = (await fatou.get(`/fr${base}/report/2026/table.csv`)).text.split('\r\n');
    expect(csv[1]).toContain(
      `participation,1,${activities[0]?.activity.id},Cours du soir,fr,ticked`,
    );
    const json = JSON.parse((await fatou.get(`/fr${base}/report/2026/table.json`)).text);
    expect(json.sections[2]).toMatchObject({
      code: 'participation',
      lines: [{ number: 1, reason: 'ticked' }],
    });
  });
});

describe('the life of the organisation', () => {
  it('is told by protected members and by meetings, each traced to its announcement', async () => {
    const { db } = hub.house;
    const officer = { clock: hub.clock, actor: 'officer', capacity: 'office' } as const;
    await passOrganisation(db, officer, organisationId);
    const by = { clock: hub.clock, actor: fatou.account };
    const code = await inviteMembers(db, hub.keys, by, organisationId, { most: 25, days: 30 });
    const join = async () =>
      joinOrganisation(db, hub, (await signedIn(db, hub)).account, code).then(() => undefined);
    for (let each = 0; each < 9; each += 1) await join();
    expect((await fatou.get(`/fr${base}/report/2026`)).words).toContain('Moins de 10 membres');
    for (let each = 0; each < 3; each += 1) await join();
    await countMembers(db, hub);
    const meeting = (meetingOn: string | null) =>
      announce(db, hub, fatou.account, organisationId, {
        texts: [{ lang: 'fr', title: 'Assemblée générale', text: 'Venez.' }],
        meetingOn,
        signature: null,
      });
    const id = await meeting('2026-12-12');
    for (const other of ['2027-01-10', null]) await meeting(other);

    const page = await fatou.get(`/fr${base}/report/2026`);
    expect(page.words).toMatch(/Environ 10 membres inscrits ici à la fin de 2026/);
    expect(page.words).toMatch(
      /1 rencontre annoncée aux membres : Assemblée générale · 12 décembre/,
    );
    expect(page.text).toContain(`/me/organisations/${organisationId}/announcements#${id}`);
    expect((await fatou.get(`/fr${base}/report/2025`)).words).toContain('Moins de 10 membres');
    const csv = (await fatou.get(`/fr${base}/report/2026/table.csv`)).text;
    expect(csv).toContain(`meetings,,${id},Assemblée générale,fr,,,,,2026-12-12`);
    expect(csv).toMatch(/members,.*,members,,10,/);
    const json = JSON.parse((await fatou.get(`/fr${base}/report/2026/table.json`)).text);
    expect(json).toMatchObject({ members: 10, meetings: [{ id, meetingOn: '2026-12-12' }] });
  });
});

describe('a self-check', () => {
  it('keeps an answer a year, shows last year’s beside it and the activities that show it', async () => {
    await fatou.post(`/fr${base}/check/2025/edit`, {
      'level.chs4': 'begun',
      'planned.chs4': 'Un code',
    });
    await fatou.post(`/fr${base}/check/2026/edit`, {
      'level.chs4': 'usual',
      'evidence.chs4': 'Code signé',
      'level.chs1': 'perfect',
    });
    const page = await fatou.get(`/fr${base}/check/2026`);
    expect(page.words).toMatch(
      /en 2026 Habituel chez nous Où nous en sommes en 2025 Commencé À quoi cela se voit Code signé Cours du soir/,
    );
    expect(page.words).not.toContain('perfect');
  });
});

describe('anybody else', () => {
  it('finds neither the report nor the check, whatever they ask', async () => {
    const other = await openMember(hub, []);
    for (const path of ['report', 'report/2026', 'report/2026/table.csv', 'check/2026/edit'])
      expect((await other.get(`/fr${base}/${path}`)).status, path).toBe(404);
    expect((await other.post(`/fr${base}/report/2026/edit`, { economic: 'x' })).status).toBe(404);
    expect((await fatou.get(`/fr${base}/report/1999`)).status).toBe(404);
  });
});
