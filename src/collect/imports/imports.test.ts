import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { blobs } from '../../platform/blobs/tables.ts';
import { discard, type Import, importById, receive, stageNow } from './imports.ts';

const TABLE = 'Origine;Résidence;Année;Effectif\nSénégal;France;2020;128290\n';
const NAMES = 'Origine;Résidence;Année;Effectif;Religion\nSénégal;France;2020;128290;x\n';
const UNHCR =
  'year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,passport_number\n' +
  '2020,Mali,MLI,MLI,France,FRA,FRA,120,30,7\n';
const MISSIONS =
  'operator;country;city;type;phone;email\nSenegal;France;Paris;embassy;+33 1;a@b.sn\n';

let hub: TestHub;
let awa: Staff;
const by = { clock: () => new Date('2026-11-30T10:00:00Z'), actor: 'operator' };
beforeAll(async () => {
  hub = await openTestHub();
  awa = await openStaff(hub);
});
afterAll(async () => {
  await awa.app.close();
  await hub.close();
});

async function receiveText(name: string, text: string): Promise<Import> {
  const path = join(hub.config.dataDir, name);
  writeFileSync(path, text);
  return receive(hub, by, { path, name });
}

const kept = async () =>
  (await hub.house.db.select({ hash: blobs.hash }).from(blobs)).map(({ hash }) => hash);
const setAside = (row: Import) => hub.house.db.transaction((tx) => discard(hub, tx, by, row));

describe('an import that is set aside', () => {
  it('loses its file and all that was read from it', async () => {
    const staged = await stageNow(hub, await receiveText('un.csv', TABLE));
    const files = [staged.original, staged.facts, staged.issues];
    expect(await kept()).toEqual(expect.arrayContaining(files));
    await setAside(staged);
    for (const file of files) expect(await kept()).not.toContain(file);
    const left = await importById(hub.house.db, staged.id);
    expect(left).toMatchObject({ fileName: 'un.csv', original: null, sample: null, tally: null });
    expect((await awa.get(`/fr/staff/imports/${staged.id}`)).words).toContain('écarté et effacé');
    expect((await awa.get(`/fr/staff/imports/${staged.id}/original`)).status).toBe(404);
  });

  it('leaves the file to another import that holds the same', async () => {
    const first = await receiveText('un.csv', TABLE);
    const second = await receiveText('deux.csv', TABLE);
    expect(second.original).toBe(first.original);
    await setAside(first);
    expect(await kept()).toContain(second.original);
    await setAside(second);
    expect(await kept()).not.toContain(second.original);
  });

  it('is not erased by a slip of the hand', async () => {
    const row = await receiveText('un.csv', TABLE);
    expect((await awa.post(`/fr/staff/imports/${row.id}/discard`)).status).toBe(422);
    expect(await kept()).toContain(row.original);
    await awa.post(`/fr/staff/imports/${row.id}/discard`, { sure: 'yes' });
    await awa.post(`/fr/staff/imports/${row.id}/discard`, { sure: 'yes' });
    expect(await kept()).not.toContain(row.original);
  });
});

describe('a column that this hub never keeps', () => {
  it.each([
    ['a table of any layout', NAMES, 'E', 'religion'],
    ['an official layout that would not have read it', UNHCR, 'J', 'document'],
    ['a directory of offices', MISSIONS.replace('email', 'prénom'), 'F', 'contact'],
    ['a table under a merged title', `Recensement;Recensement;;;\n;;;;\n${NAMES}`, 'E', 'religion'],
  ])('is refused in %s', async (_, text, column, subject) => {
    const row = await receiveText('liste.csv', text);
    await expect(stageNow(hub, row)).rejects.toMatchObject({
      code: 'import/forbidden-column',
      details: { column, subject },
    });
  });

  it('is not seen in how a public office is reached, nor in what stands below the headers', async () => {
    expect((await stageNow(hub, await receiveText('missions.csv', MISSIONS))).factCount).toBe(1);
    const place = TABLE.replace('Année', 'Lieu;Année').replace(';2020', ';Rue de la Santé;2020');
    expect((await stageNow(hub, await receiveText('lieux.csv', place))).errorCount).toBe(0);
  });
});

describe('the dry run', () => {
  it('shows the totals of the source that its rows do not add up to', async () => {
    const text = `${TABLE}Mali;France;2020;100\nTotal;France;2020;130000\nSénégal;Italie;2020;5\nTotal;Italie;2020;5\n`;
    const row = await stageNow(hub, await receiveText('totaux.csv', text));
    const { words } = await awa.get(`/fr/staff/imports/${row.id}`);
    expect(words).toContain('La source donne 2 totaux. 1 est égal');
    expect(words).toMatch(/France \(résidence\) 2020 Ensemble 130\s000 128\s390 0 1\s610/);
    expect(words).not.toContain('Italie (résidence)');
  });

  it('names both rows of a contradiction, and counts neither', async () => {
    const text = `${TABLE}Mali;France;2020;100\nSénégal;France;2020;130000\nMali;France;2020;100\n`;
    const row = await stageNow(hub, await receiveText('doublons.csv', text));
    expect(row).toMatchObject({ factCount: 2, errorCount: 2, noteCount: 1 });
    const { words } = await awa.get(`/fr/staff/imports/${row.id}`);
    expect(words).toContain('128290 ≠ 130000 (D4)');
    expect(words).toContain('130000 ≠ 128290 (D2)');
    expect(words).toContain('Chiffre déjà donné plus haut : 100 (D3)');
    expect(words).toContain('Le compte est bon : 4 cases lues, 4 expliquées.');
  });

  it('offers a likely country as a guess that bears its name', async () => {
    const row = await stageNow(
      hub,
      await receiveText('pays.csv', `${TABLE}Mauritannie;France;2020;3\n`),
    );
    expect((await awa.get(`/fr/staff/imports/${row.id}`)).words).toContain(
      'Peut-être MRT (Mauritanie) ?',
    );
  });
});
