import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { createApp } from '../../app.tsx';
import { readConfig } from '../../config.ts';
import {
  acceptInvitation,
  addOrganisation,
  hideOrganisation,
  inviteSteward,
  joinPair,
  type OrganisationForm,
  undoJoin,
} from '../../people/organisations/organisations.ts';

type Threat = 'low' | 'elevated' | 'severe';

async function open(threat: Threat) {
  const { hub } = readConfig();
  const opened = await openTestHub({ hub: { ...hub, threat } });
  const app = await createApp(opened);
  return { hub: opened, app };
}

async function list(hub: TestHub, given: Partial<OrganisationForm> & { name: string }) {
  const { name, ...rest } = given;
  const by = { clock: hub.clock, actor: 'officer', capacity: 'list' } as const;
  const { db } = hub.house;
  const made = await addOrganisation(db, by, {
    kind: 'association',
    names: [{ text: name, lang: 'fr', kind: 'official' }],
    ...rest,
  });
  const { account } = await signedIn(db, hub);
  await acceptInvitation(db, hub, account, await inviteSteward(db, hub, by, made.id));
}

const KAYES = {
  name: 'Les Amis de Kayes',
  country: 'FRA',
  town: 'Montreuil',
  origins: ['MLI'],
  sectors: ['water'],
  website: 'https://kayes.example/',
  texts: [{ lang: 'fr', text: 'Nous creusons des <puits>.' }],
} satisfies Parameters<typeof list>[1];

describe('the directory of organisations', () => {
  let [hub, app] = [
    undefined as unknown as TestHub,
    undefined as unknown as Awaited<ReturnType<typeof createApp>>,
  ]; // set before the first story
  beforeAll(async () => {
    ({ hub, app } = await open('low'));
  });
  afterAll(async () => {
    await app.close();
    await hub.close();
  });
  const get = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const found = async (query: string) => {
    const { organisations } = JSON.parse(
      (await get(`/fr/directory/organisations.json?${query}`)).text,
    );
    return organisations.map(({ slug }: { slug: string }) => slug);
  };

  it('says what it is for while it is empty', async () => {
    expect((await get('/fr/directory/organisations')).text).toContain(
      'n’a encore accepté de figurer ici',
    );
  });

  it('leads from the addresses of merged organisations to the one that they are now, until it is undone', async () => {
    const { db, sql } = hub.house;
    const by = { clock: hub.clock, actor: 'officer', capacity: 'office' } as const;
    const add = (text: string) =>
      addOrganisation(db, by, {
        kind: 'public',
        names: [{ text, lang: 'fr', kind: 'official' }],
      });
    const [first, second, third] = [
      await add('Consulat de Lyon'),
      await add('Consulat général de Lyon'),
      await add('Consulat général à Lyon'),
    ];
    const join = async (gone: { id: string }, kept: { id: string }) => {
      const [one = '', other = ''] = [gone.id, kept.id].sort();
      const id = crypto.randomUUID();
      await sql`insert into organisation_pairs (id, one, other, score, reasons, found_at)
        values (${id}, ${one}, ${other}, 1, '{}', now())`;
      await joinPair(db, by, id, kept.id);
      return id;
    };
    const address = ({ slug }: { slug: string }) => `/fr/directory/organisations/${slug}`;
    const leadsTo = async (path: string) => {
      const { status, headers } = await get(path);
      return [status, headers.get('location'), headers.get('cache-control')];
    };
    const earlier = await join(first, second);
    const later = await join(second, third);
    const there = [302, address(third), 'no-cache'];
    expect(await leadsTo(address(first))).toEqual(there);
    expect(await leadsTo(address(second))).toEqual(there);
    expect((await leadsTo(`${address(first)}.jsonld`))[1]).toBe(`${address(third)}.jsonld`);

    await undoJoin(db, by, later);
    expect(await leadsTo(address(first))).toEqual([302, address(second), 'no-cache']);
    expect((await get(address(second))).status).toBe(200);
    await hideOrganisation(db, by, second.id);
    expect((await get(address(first))).status).toBe(404);
    await undoJoin(db, by, earlier);
    expect((await get(address(first))).status).toBe(200);
    for (const { id } of [first, third]) await hideOrganisation(db, by, id);
  });

  it('is searched in spite of accents, slips, short forms, languages and scripts', async () => {
    await list(hub, KAYES);
    await list(hub, {
      name: 'Union des étudiants sénégalais',
      names: [
        { text: 'Union des étudiants sénégalais', lang: 'fr', kind: 'official' },
        { text: 'UES', lang: 'fr', kind: 'short' },
        { text: 'اتحاد الطلبة السنغاليين', lang: 'ar', kind: 'translated' },
      ],
      country: 'ITA',
      town: 'Milano',
      origins: ['SEN'],
      sectors: ['education'],
    });
    for (const q of ['kayes', 'KAYE', 'amis kayés', 'kayse montreuil', 'montreuil'])
      expect(await found(`q=${encodeURIComponent(q)}`), q).toEqual(['les-amis-de-kayes']);
    for (const q of ['ues', 'senegal students', 'etudiants senegalais', 'الطلبة', 'estudiantes'])
      expect(await found(`q=${encodeURIComponent(q)}`), q).toEqual([
        'union-des-etudiants-senegalais',
      ]);
    expect(await found('q=zanzibar')).toEqual([]);
    expect(await found('origin=MLI')).toEqual(['les-amis-de-kayes']);
    expect(await found('sector=education&country=ITA')).toEqual(['union-des-etudiants-senegalais']);
  });

  it('is entered by one search over organisations and offices, with what there is of each', async () => {
    const all = (await get('/fr/directory')).text;
    for (const name of ['Les Amis de Kayes', 'Services publics', 'Aucun service'])
      expect(all).toContain(name);
    const found = (await get('/fr/directory?q=montreuil')).text;
    expect(found).toContain('Les Amis de Kayes');
    expect(found).not.toContain('étudiants sénégalais');
    const moved = await get('/fr/directory?country=FRA');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      302,
      '/fr/directory/offices?country=FRA',
    ]);
  });

  it('shows a page of each in its own words, with its contacts and a twin of linked data', async () => {
    const page = await get('/fr/directory/organisations/les-amis-de-kayes');
    expect(page.text).toContain('Nous creusons des &lt;puits&gt;.');
    expect(page.text).toContain('rel="nofollow ugc noreferrer"');
    const twin = await get('/fr/directory/organisations/les-amis-de-kayes.jsonld');
    expect(JSON.parse(twin.text)).toMatchObject({
      '@type': 'NGO',
      name: 'Les Amis de Kayes',
      address: { addressLocality: 'Montreuil', addressCountry: 'FRA' },
    });
    expect((await get('/fr/directory/organisations/nobody')).status).toBe(404);
    const table = await get('/fr/directory/organisations.csv');
    expect(table.text.split('\r\n')[1]).toContain('les-amis-de-kayes');
  });

  it('lets the page ask the browser where it is, and no other page', async () => {
    const list = await get('/fr/directory/organisations');
    expect(list.headers.get('permissions-policy')).toContain('geolocation=(self)');
    const one = await get('/fr/directory/organisations/les-amis-de-kayes');
    expect(one.headers.get('permissions-policy')).toContain('geolocation=()');
  });
});

describe('under threat', () => {
  it('is not searched, and names only who asked to be named', async () => {
    const { hub, app } = await open('elevated');
    await list(hub, KAYES);
    await list(hub, { name: 'Veilleurs de Dakar', namedOn: ['directory', 'page'] });
    const page = await (
      await app.request('http://localhost/fr/directory/organisations?q=kayes')
    ).text();
    expect(page).toContain('Veilleurs de Dakar');
    expect(page).not.toContain('Kayes');
    expect(page).not.toContain('type="search" id="f-q"');
    const one = await app.request('http://localhost/fr/directory/organisations/les-amis-de-kayes');
    expect(one.status).toBe(404);
    await app.close();
    await hub.close();
  });

  it('is not there at all where the threat is severe', async () => {
    const { hub, app } = await open('severe');
    await list(hub, { ...KAYES, namedOn: ['directory', 'page', 'activities'] });
    for (const path of [
      'directory',
      'directory/offices',
      'directory/organisations',
      'directory/organisations/les-amis-de-kayes',
    ])
      expect((await app.request(`http://localhost/fr/${path}`)).status, path).toBe(404);
    for (const path of ['', 'help'])
      expect(await (await app.request(`http://localhost/fr/${path}`)).text(), path).not.toContain(
        'href="/fr/directory"',
      );
    expect(await hub.public.sql`select count(*)::int as n from public_organisations`).toEqual([
      { n: 0 },
    ]);
    expect(await hub.house.sql`select count(*)::int as n from public_organisations`).toEqual([
      { n: 1 },
    ]);
    await app.close();
    await hub.close();
  });
});
