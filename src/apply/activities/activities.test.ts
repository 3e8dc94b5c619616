import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { pageOf } from '../../../test/staff.ts';
import type { App } from '../../app.tsx';
import { activitiesOf } from '../../collect/activities/activities.ts';
import {
  type Organisation,
  passOrganisation,
  registerOrganisation,
} from '../../people/organisations/organisations.ts';
import { gridOf } from './grid.ts';
import { COLUMNS } from './hxl.ts';

let hub: TestHub;
let app: App;
let fatou: Member;
let weavers: Organisation;
beforeAll(async () => {
  hub = await openTestHub();
  app = await appOf(hub);
  fatou = await openMember(hub, []);
  weavers = await organisation(fatou, 'Tisserands de Podor');
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

async function organisation({ account }: Member, text: string): Promise<Organisation> {
  const names = [{ text, lang: 'fr', kind: 'official' as const }];
  const made = await registerOrganisation(hub.house.db, hub, account, {
    kind: 'association',
    names,
    origins: ['SEN'],
    residences: ['FRA'],
  });
  const office = { clock: hub.clock, actor: 'officer', capacity: 'office' } as const;
  await passOrganisation(hub.house.db, office, made.id);
  return made;
}

const typed = {
  'lang.0': 'fr',
  'title.0': 'Cours de tissage',
  'text.0': 'Douze séances.\n\nMatériel fourni.',
  'lang.1': 'ar',
  'title.1': 'دروس النسيج',
  'text.1': '',
  field: 'education',
  country: 'SEN',
  divisions: ['SN-SL'],
  place: 'Podor',
  startsOn: '2026-01-10',
  endsOn: '2026-03-10',
  state: 'done',
  targeted: '1 200',
  reached: '٣٠٠',
  unit: 'people',
  groups: ['women', 'young'],
  partners: 'Un atelier sans annuaire',
  otherTargets: '4.4',
  targets: ['17.3'],
  visibility: 'public',
};

const read = async (path: string) => pageOf(await app.request(`http://localhost${path}`));
const base = () => `/fr/me/activities/${weavers.slug}`;
let address = '';

describe('a steward', () => {
  it('is asked for what is missing, and nothing typed is lost', async () => {
    const back = await fatou.post(`${base()}/new`, {
      ...typed,
      'title.0': '',
      endsOn: '2025-01-01',
      place: 'Xyzzyville',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('href="#f-title.0"');
    expect(back.words).toContain('La fin doit suivre le début.');
    expect(back.text).toContain('value="Xyzzyville"');
    expect(back.text).toMatch(/value="SN-SL"[^>]*checked/);
    const place = await fatou.post(`${base()}/new`, { ...typed, place: 'Xyzzyville' });
    expect(place.words).toContain('n’est pas dans le répertoire des villes');
  });

  it('chooses a country and is shown its regions, with what was typed', async () => {
    const page = await fatou.post(`${base()}/new`, { ...typed, country: 'MLI', step: 'country' });
    expect(page.words).toContain('Régions : Mali');
    expect(page.text).toContain('value="Cours de tissage"');
    expect(page.text).toContain('value="ML-3"');
  });

  it('enters an activity once, however often the form is sent', async () => {
    const once = crypto.randomUUID();
    const sent = await fatou.post(`${base()}/new`, { ...typed, once });
    await fatou.post(`${base()}/new`, { ...typed, once });
    const [made, ...more] = await activitiesOf(hub.house.db, weavers.id);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ targeted: 1200, reached: 300, targets: ['17.3', '4.4'] });
    expect(sent.to).toBe(`${base()}/${made?.id}?saved=1`);
    expect((await fatou.get(sent.to)).words).toContain('Activité enregistrée');
    address = `/activities/${made?.id}`;
  });

  it('takes last year’s over in one step', async () => {
    const id = address.split('/').at(-1);
    const page = await fatou.get(`${base()}/new?copy=${id}`);
    expect(page.text).toContain('value="2027-01-10"');
    expect(page.text).toContain('value="1200"');
    expect(page.text).not.toContain('value="300"');
    const made = await fatou.post(`${base()}/new`, {
      ...typed,
      startsOn: '2027-01-10',
      endsOn: '2027-03-10',
      visibility: 'hidden',
      copiedFrom: id ?? '',
    });
    expect((await fatou.get(made.to)).words).toContain('Activité reprise de l’année précédente');
  });

  it('finds nothing of another’s organisation, by any address', async () => {
    const other = await openMember(hub, []);
    await organisation(other, 'Pêcheurs de Saint-Louis');
    const id = address.split('/').at(-1);
    for (const path of [`${base()}/new`, `${base()}/${id}`])
      expect([(await other.get(path)).status, (await other.post(path, typed)).status]).toEqual([
        404, 404,
      ]);
    expect((await other.post(`${base()}/${id}/remove`, { sure: 'yes' })).status).toBe(404);
    const own = '/fr/me/activities/pecheurs-de-saint-louis';
    expect((await other.get(`${own}/${id}`)).status).toBe(404);
    expect((await other.get(`${own}/new?copy=${id}`)).status).toBe(404);
  });
});

describe('anybody', () => {
  it('reads it with who says so and since when, and not the partner whom nobody asked', async () => {
    const page = await read(`/fr${address}`);
    expect(page.words).toContain('Cours de tissage');
    expect(page.words).toContain('Podor · Saint-Louis · Sénégal');
    expect(page.words).toContain('a atteint 300 personnes · vise 1 200 personnes');
    expect(page.words).toContain('1 partenaire qui n’est pas dans l’annuaire');
    expect(page.words).not.toContain('atelier sans annuaire');
    expect(page.words).toContain('Source : Tisserands de Podor');
    expect(page.text).toContain(`href="/fr/directory/organisations/${weavers.slug}"`);
    const own = await read(`/fr/directory/organisations/${weavers.slug}`);
    expect(own.words).toContain('Cours de tissage');
    expect((await read(`/ar${address}`)).text).toContain('<h1 lang="ar" dir="rtl">دروس النسيج');
    expect((await read(`/es${address}`)).words).toContain('Este texto está en francés');
  });

  it('finds it by country, field and goal, and not by others', async () => {
    const found = async (query: string) =>
      (await read(`/fr/activities?${query}`)).words.includes('Cours de tissage');
    expect(await found('country=SEN&field=education&goal=17')).toBe(true);
    expect(await found('division=SN-SL')).toBe(true);
    expect([await found('goal=1'), await found('country=MLI'), await found('field=care')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('reads who does what where, and that an empty cell is only a silence', async () => {
    const page = await read('/fr/activities/grid?country=SEN');
    expect(page.words).toContain('1 activité Tisserands de Podor');
    expect(page.words).toContain('Une case vide veut dire que personne n’a rien déclaré');
    expect(page.words).toContain('Ziguinchor');
  });

  it('fetches the same rows as CSV with HXL tags and as JSON', async () => {
    const csv = await read('/en/activities.csv?country=SEN');
    const [, tags, row] = csv.text.split('\r\n');
    expect(tags).toBe(COLUMNS.map(({ tag }) => tag).join(','));
    expect(row).toContain('Tisserands de Podor,association,Education,education,,');
    expect(row).toContain(',SEN,Saint-Louis,SN-SL,2026-01-10,2026-03-10,People,1200,300,');
    const json = JSON.parse((await read('/en/activities.json')).text);
    expect(json.activities).toHaveLength(1);
  });
});

describe('a page about a country', () => {
  it('says what organisations do there until the organisation takes it back', async () => {
    const shown = async () => (await read('/fr/countries/SEN')).words.includes('Cours de tissage');
    expect(await shown()).toBe(true);
    await fatou.post(`${base()}/${address.split('/').at(-1)}`, { ...typed, visibility: 'hidden' });
    expect(await shown()).toBe(false);
    expect((await read(`/fr${address}`)).status).toBe(404);
  });
});

describe('the grid', () => {
  it('counts activities, names each organisation once, and keeps the unnamed apart', () => {
    const row = {
      ...{ field: 'water', purpose: null, country: 'SEN', division: 'SN-DK', unit: 'people' },
      ...{ startsOn: '2026-01-01', endsOn: null, state: 'done', activity: null },
      ...{ targeted: null, reached: null },
    };
    const organisation = { slug: 'a', name: 'A', kind: 'association' };
    const rows = [
      { ...row, organisation },
      { ...row, organisation },
      { ...row, organisation: null },
    ];
    const { fields, cells } = gridOf(rows, ['care', 'water']);
    expect(fields).toEqual(['water']);
    expect([...cells.values()]).toMatchObject([
      { count: 3, named: [{ slug: 'a', name: 'A' }], unnamed: 1 },
    ]);
  });
});

const HXL = join(process.env.PASSERELLE_SHARED ?? '../shared', 'data/classifications/hxl');

describe.skipIf(!existsSync(HXL))('the tags', () => {
  const firstColumn = (file: string) =>
    readFileSync(join(HXL, file), 'utf8')
      .split('\n')
      .map((line) => line.split(',')[0] ?? '');

  it('are those of the standard, and dates and numbers are what its schema asks', () => {
    const hashtags = new Set(firstColumn('hashtag.hxl.csv'));
    const attributes = new Set(firstColumn('attribute.hxl.csv'));
    const schema: Record<string, string>[] = JSON.parse(
      readFileSync(join(HXL, 'hxl-default-schema.json'), 'utf8'),
    );
    const typeOf = (hashtag: string) =>
      schema.find(
        (rule) => rule['#valid_datatype'] && rule['#valid_tag']?.split(',').includes(hashtag),
      )?.['#valid_datatype'];
    const row = {
      ...{ field: 'water', purpose: '14030', country: 'SEN', division: 'SN-DK', unit: 'people' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', state: 'done' },
      ...{ organisation: null, activity: null, targeted: 20, reached: 10 },
    };
    const say = (code: string) => code;
    const words = { field: say, country: say, division: say, state: say, unit: say, kind: say };
    for (const { tag, cell } of COLUMNS) {
      const [hashtag = '', ...attributesOfTag] = tag.split('+');
      expect(hashtags, tag).toContain(hashtag);
      for (const attribute of attributesOfTag)
        if (!attribute.startsWith('v_')) expect(attributes, tag).toContain(`+${attribute}`);
      const value = cell(row, { ...words, address: say, unnamed: '' });
      if (typeOf(hashtag) === 'date') expect(value, tag).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (typeOf(hashtag) === 'number') expect(value, tag).toBeTypeOf('number');
    }
  });
});
