import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import {
  applyList,
  bringList,
  comparedOrganisations,
  discardList,
  findOrganisation,
  historyOf,
  joinedPairs,
  joinPair,
  keepApart,
  listById,
  mapList,
  nameOf,
  planOf,
  registerOrganisation,
  undoJoin,
  waitingPairs,
} from './organisations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'officer' });
const office = () => ({ ...by(), capacity: 'office' }) as const;

async function bring(name: string, ...lines: string[]): Promise<string> {
  const path = join(hub.config.dataDir, name);
  await writeFile(path, lines.join('\n'));
  return hub.house.db.transaction((tx) => bringList(tx, by(), { path, name }));
}

const plan = async (id: string) =>
  planOf(await listById(hub.house.db, id), await comparedOrganisations(hub.house.db));
const apply = (id: string) => hub.house.db.transaction((tx) => applyList(tx, by(), id));

describe('a list of associations', () => {
  it('is read by its headers in four languages, and each bad cell is named', async () => {
    const id = await bring(
      'asociaciones.csv',
      'Asociaciones 2026;;;',
      'Nombre;País;Ciudad;Año de fundación',
      'Casa de Cuba;Francia;Toulouse;1998',
      ';Francia;Lyon;2001',
      'Amigos de Quito;Nusquam;Toulouse;hace mucho',
    );
    const list = await listById(hub.house.db, id);
    expect(list.columns).toEqual(['name', 'country', 'town', 'founded']);
    const [cuba, nameless, quito] = await plan(id);
    expect(cuba?.reading.organisation).toMatchObject({ country: 'FRA', founded: 1998 });
    expect(nameless?.reading).toMatchObject({ row: 4, organisation: null });
    expect(quito?.reading.troubles).toMatchObject([
      { row: 5, field: 'country', value: 'Nusquam' },
      { field: 'town', value: 'Toulouse' },
      { field: 'founded', value: 'hace mucho' },
    ]);
    await discardList(hub.house.db, by(), id);
    await expect(listById(hub.house.db, id)).rejects.toMatchObject({ status: 404 });
  });

  it('is refused with a column about what a hub never keeps, and without a name', async () => {
    await expect(bring('a.csv', 'Nom;Religion', 'X;Y')).rejects.toMatchObject({
      code: 'import/forbidden-column',
      details: { subject: 'religion', column: 'B' },
    });
    await expect(bring('b.csv', 'Nom;Prénom du président', 'X;Y')).rejects.toMatchObject({
      code: 'import/forbidden-column',
    });
    await expect(bring('c.csv', 'Pays;Ville', 'France;Lyon')).rejects.toMatchObject({
      code: 'organisation/no-name',
    });
  });

  it('brings each organisation once, hidden, and the likely doubles before somebody’s eyes', async () => {
    const first = await bring(
      'premiere.csv',
      'Nom;Pays;Ville;Site web;Courriel',
      'Association des Sénégalais de Lyon;France;Lyon;asl.example;bonjour@asl.example',
      'Les Amis de Kayes;France;Montreuil;;',
    );
    await apply(first);
    const again = await bring(
      'seconde.csv',
      'Organisation;Pays;Ville;Secteur',
      'Les amis de Kayes (association loi 1901);France;Montreuil;Culture',
      'Union sénégalaise de Lyon;France;Lyon;Éducation',
      'Chorale de Lomé;France;Lille;Culture',
    );
    const rows = await plan(again);
    expect(rows.map(({ known }) => known)).toEqual(['Les Amis de Kayes', null, null]);
    expect(rows[1]?.like.map(({ name }) => name)).toEqual(['Association des Sénégalais de Lyon']);
    await apply(again);
    await expect(apply(again)).rejects.toMatchObject({ code: 'organisation/list-applied' });
    const list = await listById(hub.house.db, again);
    expect([list.counts, list.rows]).toEqual([{ added: 2, known: 1, bad: 0 }, []]);
    const [waiting, ...others] = await waitingPairs(hub.house.db);
    expect(others).toEqual([]);
    expect([waiting?.one, waiting?.other].map((each) => each && nameOf(each)).sort()).toEqual([
      'Association des Sénégalais de Lyon',
      'Union sénégalaise de Lyon',
    ]);
  });

  it('finds the year of founding under either of its usual names', async () => {
    for (const header of ['Année de création', 'Année de fondation']) {
      const id = await bring('annees.csv', `Nom;${header}`, 'Femmes du Fouta;1998');
      expect((await plan(id))[0]?.reading.organisation?.founded, header).toBe(1998);
      await discardList(hub.house.db, by(), id);
    }
  });

  it('lets the columns be read otherwise', async () => {
    const id = await bring('noms.csv', 'Titre;Libellé', 'A1;Femmes du Fouta');
    expect((await plan(id))[0]?.reading.organisation?.names[0]?.text).toBe('A1');
    await mapList(hub.house.db, id, ['', 'name']);
    expect((await plan(id))[0]?.reading.organisation?.names[0]?.text).toBe('Femmes du Fouta');
    await expect(mapList(hub.house.db, id, ['town', ''])).rejects.toMatchObject({ status: 422 });
  });
});

describe('two records of one organisation', () => {
  it('become one that has the names and contacts of both, and are parted again without a loss', async () => {
    const { db } = hub.house;
    const [pair] = await waitingPairs(db);
    if (!pair) throw new Error('the pair of the story above is missing');
    const keep = [pair.one, pair.other].find((each) => nameOf(each).startsWith('Union'));
    const gone = [pair.one, pair.other].find((each) => each !== keep);
    if (!keep || !gone) throw new Error('two organisations were expected');
    await joinPair(db, office(), pair.pair.id, keep.id);
    const kept = await findOrganisation(db, keep.id);
    expect(kept).toMatchObject({ email: 'bonjour@asl.example', sectors: ['education'] });
    expect(kept?.names.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'official Union sénégalaise de Lyon',
      'former Association des Sénégalais de Lyon',
    ]);
    expect(await findOrganisation(db, gone.id)).toMatchObject({ mergedInto: keep.id });
    expect(await waitingPairs(db)).toEqual([]);

    const [joined] = await joinedPairs(db);
    await undoJoin(db, office(), joined?.id ?? '');
    expect(await findOrganisation(db, keep.id)).toMatchObject({ email: null, names: keep.names });
    expect(await findOrganisation(db, gone.id)).toMatchObject({ mergedInto: null, mergedAt: null });
    expect((await historyOf(db, keep.id)).map(({ act }) => act)).toEqual([
      'parted',
      'joined',
      'added',
    ]);
  });

  it('are not joined over the head of a steward, and are not asked about twice once kept apart', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    await registerOrganisation(db, hub, account, {
      kind: 'association',
      names: [{ text: 'Chorale togolaise de Lomé', lang: 'fr', kind: 'official' }],
      country: 'FRA',
      town: 'Lille',
    });
    const id = await bring('chorales.csv', 'Nom;Pays', 'Chorale togolaise Lomé Lille;France');
    await apply(id);
    const pairs = await waitingPairs(db);
    const pair = pairs.find(({ one, other }) =>
      [one, other].some((each) => nameOf(each).endsWith('de Lomé') && each.cameBy === 'member'),
    );
    if (!pair) throw new Error('the chorale was not found');
    const brought = pair.one.cameBy === 'member' ? pair.other : pair.one;
    await expect(joinPair(db, office(), pair.pair.id, brought.id)).rejects.toMatchObject({
      code: 'organisation/has-steward',
    });
    await keepApart(db, office(), pair.pair.id);
    expect((await waitingPairs(db)).map(({ pair }) => pair.id)).not.toContain(pair.pair.id);
  });
});
