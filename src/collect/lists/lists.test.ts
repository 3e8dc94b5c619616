import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { work } from '../../../test/staff.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { openDuck } from '../../platform/duckdb/duckdb.ts';
import { latestJobOf } from '../../platform/jobs/jobs.ts';
import { addAgreement, addHolder, addSource, type Source } from '../sources/sources.ts';
import {
  acceptedLists,
  acceptList,
  askToAccept,
  confirmMapping,
  eachRecord,
  type List,
  listById,
  mappingOf,
  readerOf,
  receiveList,
  recordsOf,
  stateOf,
  withdrawList,
} from './lists.ts';

let hub: TestHub;
let folder: string;
let source: Source;
const by = () => ({ clock: hub.clock, actor: 'somebody' });

const REGISTER = `N°, Prénom ,Nom,Date de naissance,E-mail,Pays de naissance,Religion,Adresse
7,Aminata,Diallo,12/03/1984,aminata@exemple.org,Sénégal,musulmane,3 rue du Port
8,Moussa,Ndiaye,31/12/1970,moussa.exemple.org,Sénégal,,
9,Fatou,Sow2,01/01/2090,test,Mali,,

10,OuÃ©draogo,Awa,,awa@exemple.org,Pays inconnu,,
`;

beforeAll(async () => {
  hub = await openTestHub();
  folder = await mkdtemp(join(tmpdir(), 'lists-test-'));
  source = await listSource('Consulat de Marseille', ['linkage']);
}, 60_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

async function listSource(name: string, uses: ('linkage' | 'figures')[]): Promise<Source> {
  const { db } = hub.house;
  const holder = await addHolder(db, by(), { name, kind: 'consulate' });
  const agreement = await addAgreement(db, by(), holder.id, {
    ...{ legalBasis: 'agreement', purpose: 'Rapprocher', uses, signedOn: '2026-01-01' },
  });
  return addSource(
    db,
    by(),
    holder.id,
    {
      title: { fr: `Registre de ${name}` },
      ...{ form: 'list', definition: 'registration', kind: 'observed', vintage: '2026-01-01' },
    },
    { agreementId: agreement.id },
  );
}

async function receive(text: string, name = 'registre.csv', of = source): Promise<List> {
  const path = join(folder, name);
  await writeFile(path, text);
  return receiveList(hub, by(), { path, name, sourceId: of.id });
}

async function read(text: string, name?: string, of?: Source): Promise<List> {
  const list = await receive(text, name, of);
  await work(hub);
  return listById(hub.house.db, list.id);
}

async function accept(list: List, mapping: Parameters<typeof confirmMapping>[3]): Promise<List> {
  const { db } = hub.house;
  await db.transaction((tx) => confirmMapping(tx, by(), list, mapping));
  return acceptList(hub, by(), list, { heldOn: '2026-06-30', uniquePeople: false });
}

const suggestionOf = (list: List) =>
  Object.fromEntries((list.columns ?? []).map(({ header, suggested }) => [header, suggested]));

describe('a list that a holder hands in', () => {
  let list: List;
  beforeAll(async () => {
    list = await read(REGISTER);
  });

  it('is read into columns that know what they are probably for', () => {
    expect(stateOf(list)).toBe('read');
    expect(list.rows).toBe(4);
    expect(suggestionOf(list)).toEqual({
      'N°': 'id',
      Prénom: 'given',
      Nom: 'surname',
      'Date de naissance': 'birth-date',
      'E-mail': 'email',
      'Pays de naissance': 'origin',
    });
  });

  it('loses what no list may hold before anything is stored', async () => {
    expect(list.refused).toEqual([
      { header: 'Religion', subject: 'religion' },
      { header: 'Adresse', subject: 'address' },
    ]);
    const found = await recordsOf(hub.house.db, hub.keys, list, [2]);
    expect(JSON.stringify([...found])).not.toMatch(/musulmane|Port/);
  });

  it('names rows as a spreadsheet counts them, blank ones included', async () => {
    const found = await recordsOf(hub.house.db, hub.keys, list, [2, 6]);
    expect(found.get(2)).toEqual({
      'N°': '7',
      Prénom: 'Aminata',
      Nom: 'Diallo',
      'Date de naissance': '12/03/1984',
      'E-mail': 'aminata@exemple.org',
      'Pays de naissance': 'Sénégal',
    });
    expect(found.get(6)?.Nom).toBe('Awa');
  });

  it('says what is wrong with its cells, by column and row, without saying what stands there', () => {
    expect(list.sample).toEqual([
      { row: 3, column: 'E-mail', code: 'email-without-at' },
      { row: 4, column: 'Nom', code: 'digits-in-name' },
      { row: 4, column: 'Date de naissance', code: 'date-future' },
      { row: 4, column: 'E-mail', code: 'filler' },
      { row: 6, column: 'Prénom', code: 'encoding' },
      { row: 6, column: 'Pays de naissance', code: 'country-unknown' },
    ]);
    expect(list.issueCount).toBe(6);
  });

  it('leaves no name in the clear, neither in the database nor beside it', async () => {
    const tables = await hub.house.sql`select table_name as t from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { t } of tables) {
      const rows = await hub.house.sql.unsafe(`select x::text as text from "${t}" x`);
      for (const { text } of rows) {
        expect(text).not.toContain('Aminata');
        // A bytea is shown in hexadecimal digits.
        expect(text).not.toContain(Buffer.from('Aminata').toString('hex'));
      }
    }
    expect(list.sealedOriginal).toBeNull();
    expect(await readdir(join(hub.config.dataDir, 'cache', 'lists'))).toEqual([]);
  });

  it('is the same list when the same file comes again, and another source may send it too', async () => {
    expect((await receive(REGISTER, 'encore.csv')).id).toBe(list.id);
    const other = await listSource('Mairie de Montreuil', ['linkage']);
    expect((await receive(REGISTER, 'registre.csv', other)).id).not.toBe(list.id);
    await work(hub);
  });

  it('keeps, once accepted, only the columns that are used', async () => {
    expect(await acceptedLists(hub.house.db, hub.clock)).toEqual([]);
    const accepted = await accept(list, { ...suggestionOf(list), 'E-mail': 'none' });
    expect(stateOf(accepted)).toBe('accepted');
    expect(mappingOf(accepted).get('Prénom')).toBe('given');
    expect((await acceptedLists(hub.house.db, hub.clock)).map(({ id }) => id)).toEqual([list.id]);
    const rows = [];
    for await (const batch of eachRecord(hub.house.sql, hub.keys, accepted)) rows.push(...batch);
    expect(rows).toEqual([
      { row: 2, cells: ['7', 'Aminata', 'Diallo', '12/03/1984', 'Sénégal'] },
      { row: 3, cells: ['8', 'Moussa', 'Ndiaye', '31/12/1970', 'Sénégal'] },
      { row: 4, cells: ['9', 'Fatou', 'Sow2', '01/01/2090', 'Mali'] },
      { row: 6, cells: ['10', 'OuÃ©draogo', 'Awa', '', 'Pays inconnu'] },
    ]);
  });

  it('can be accepted by a job, which writes who asked for it', async () => {
    const { db } = hub.house;
    const other = await listSource('Amicale des retraités', ['linkage']);
    const next = await read('Prénom,Nom\nAwa,Ba\nOumar,Sy\n', 'plus-tard.csv', other);
    await db.transaction((tx) => confirmMapping(tx, by(), next, { Prénom: 'given' }));
    const mapped = await listById(db, next.id);
    expect(mapped).toMatchObject({ issueCount: null, mapping: { Prénom: 'given', Nom: 'none' } });
    await db.transaction((tx) =>
      askToAccept(tx, by(), mapped, { heldOn: '2026-05-01', uniquePeople: true }),
    );
    await work(hub);
    const accepted = await listById(db, next.id);
    expect(accepted).toMatchObject({ issueCount: 0, heldOn: '2026-05-01', uniquePeople: true });
    expect(await recordsOf(db, hub.keys, accepted, [2])).toEqual(new Map([[2, { Prénom: 'Awa' }]]));
    await db.transaction((tx) => withdrawList(hub, tx, by(), next));
  });

  it('teaches the next delivery of its source', async () => {
    const next = await read('NOM,Prénom,Matière\nBa,Awa,Droit\nSy,Oumar,Chimie\n', 'suite.csv');
    expect(suggestionOf(next)).toEqual({ Prénom: 'given', NOM: 'surname', Matière: 'none' });
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by(), next));
  });

  it('is gone with its rows when it is withdrawn', async () => {
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by(), list));
    expect(await acceptedLists(hub.house.db, hub.clock)).toEqual([]);
    const [left] = await hub.house.db.execute<{ n: number }>(
      sql`select count(*)::int as n from list_records where list_id = ${list.id}`,
    );
    expect(left?.n).toBe(0);
    expect((await listById(hub.house.db, list.id)).sample).toBeNull();
    // The same file may come again then.
    expect((await receive(REGISTER)).id).not.toBe(list.id);
    await work(hub);
  });
});

describe('letters for sexes', () => {
  const sexesOf = async (name: string, letters: string): Promise<(string | null)[]> => {
    const of = await listSource(name, ['linkage']);
    const rows = [...letters].map((letter, at) => `N${at}a,${letter}`);
    const { columns } = await read(['Nombre,Sexo', ...rows].join('\n'), `${name}.csv`, of);
    const sex = columns?.find(({ header }) => header === 'Sexo');
    if (!sex) throw new Error('no column');
    const reading = readerOf(sex, 'sex', '2026-06-30');
    return [...letters].map((letter) => reading(letter).text);
  };

  it('are a man and a woman beside H, and beside F a stray M is a man', async () => {
    expect(await sexesOf('Consulado', 'HMHM')).toEqual(['M', 'F', 'M', 'F']);
    expect(await sexesOf('Université', 'HFFM')).toEqual(['M', 'F', 'F', 'M']);
  });
});

describe('what is refused', () => {
  it('is a list that no agreement lets us link', async () => {
    const closed = await listSource('Office des chiffres', ['figures']);
    await expect(receive(REGISTER, 'r.csv', closed)).rejects.toMatchObject({
      code: 'list/not-agreed',
      details: { holder: 'Office des chiffres' },
    });
  });

  it.each([
    ['vide.csv', 'Prénom,Nom\n', 'list/no-rows'],
    ['sans-entete.csv', ',,\nAwa,Ba\n', 'list/no-header'],
  ])('is %s, and the job says why', async (name, text, code) => {
    const list = await receive(text, name);
    await work(hub);
    const job = await latestJobOf(hub.house.db, `list:${list.id}`);
    expect(job).toMatchObject({ outcome: 'failed', problem: { code, details: { file: name } } });
  });

  it('is acceptance before anybody said what the columns are', async () => {
    const list = await read('Prénom,Nom\nAwa,Ba\nOumar,Sy\n', 'court.csv');
    const terms = { heldOn: '2026-06-30', uniquePeople: true };
    await expect(acceptList(hub, by(), list, terms)).rejects.toMatchObject({
      code: 'list/not-mapped',
    });
  });
});

it('reads M as a woman where H stands beside it, and as a man elsewhere', async () => {
  const said = async (text: string, name: string, header: string) => {
    const { columns } = await read(text, name, await listSource(name, ['linkage']));
    const column = columns?.find((one) => one.header === header);
    return column && readerOf(column, 'sex', '2026-11-22')('M').text;
  };
  expect(await said('Nombre,Sexo\nAna,M\nLuis,H\n', 'encuesta.csv', 'Sexo')).toBe('F');
  expect(await said('Prénom,Sexe\nAnne,F\nLouis,M\n', 'adherents.csv', 'Sexe')).toBe('M');
});

it('reads Parquet as it reads sheets', async () => {
  const path = join(folder, 'registre.parquet');
  const duck = await openDuck({ memoryMb: 100, threads: 1, temp: folder });
  await duck.run(
    duckdb.writeParquet(
      `select * from (values ('Awa', 'Ba', date '1990-05-04'), ('Oumar', 'Sy', null)) t(prenom, nom, "date de naissance")`,
      path,
    ),
  );
  await duck.close();
  const list = await receiveList(hub, by(), { path, name: 'r.parquet', sourceId: source.id });
  await work(hub);
  const found = await listById(hub.house.db, list.id);
  expect(suggestionOf(found)).toEqual({
    prenom: 'given',
    nom: 'surname',
    'date de naissance': 'birth-date',
  });
  expect(await recordsOf(hub.house.db, hub.keys, found, [1])).toEqual(
    new Map([[1, { prenom: 'Awa', nom: 'Ba', 'date de naissance': '1990-05-04' }]]),
  );
});
