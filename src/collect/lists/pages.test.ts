import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { resealAll } from '../../people/holdings/holdings.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import { agreementsOf, endAgreement } from '../sources/holders.ts';
import { sourceBySlug } from '../sources/sources.ts';
import { acceptedLists, expireLists, listById, recordsOf, resealLists } from './lists.ts';

let hub: TestHub;
let staff: Staff;
let page = '';

beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
}, 60_000);
afterAll(() => hub.close());

const acts = async (act: string) =>
  (await latestActs(hub.house.db, 100)).filter((each) => each.act === act);

const REGISTER = `Prénom;Nom;Naissance;Courriel;Passeport;Remarque
Aminata;Diallo;12/03/1984;aminata@exemple.org;A1;-
Moussa;Ndiaye;31/12/1970;moussa.exemple.org;A2;vu
`;

const DAY = 86_400_000;

describe('the pages of lists', () => {
  it('say, with nothing in them, what lists are for and what must be there first', async () => {
    const { words } = await staff.get('/fr/staff/lists');
    expect(words).toContain('plusieurs listes, ensemble');
    expect(words).toContain('Il faut d’abord une source');
    expect((await staff.get('/fr/staff/lists/new')).words).toContain('Aucune source ne peut');
  });

  it('take a list for a source whose agreement allows it', async () => {
    expect((await staff.get('/fr/staff/sources/new?form=list')).text).toMatch(
      /value="list" selected/,
    );
    const made = await staff.post('/fr/staff/sources/new', {
      ...{ 'holder.name': 'Consulat de Lyon', 'holder.kind': 'consulate' },
      ...{ 'title.fr': 'Registre', form: 'list', definition: 'registration', kind: 'observed' },
      ...{ vintage: '2026-06-30', quality: 'fair', legalBasis: 'agreement', purpose: 'Compter' },
      ...{ uses: 'linkage', signedOn: '2026-01-01' },
    });
    expect(made.to).toBe('/fr/staff/sources/registre');
    expect((await staff.get(made.to)).text).toContain('/fr/staff/lists/new?source=registre');
    const empty = await staff.send('/fr/staff/lists', [], { source: '' });
    expect(empty.status).toBe(422);
    page = (await staff.send('/fr/staff/lists', [['l.csv', REGISTER]], { source: 'registre' })).to;
    expect((await staff.get(page)).words).toContain('Lecture de la liste');
    await staff.work();
  });

  it('show what was read and refused, and no value', async () => {
    const { text, words } = await staff.get(page);
    expect(words).toMatch(/1 colonne n’a pas été stockée.*Passeport.*pièce d’identité/);
    expect(words).toMatch(/Courriel Adresse électronique sans @/);
    expect(text).not.toContain('Aminata');
    expect(await acts('lists/looked')).toEqual([]);
  });

  it('show the first rows as they would be understood, and write that somebody looked', async () => {
    const { words } = await staff.get(`${page}/mapping`);
    expect(words).toContain('1984-03-12');
    expect(words).toMatch(/Courriel · .*moussa\.exemple\.org \(ligne 3\)/);
    expect(await acts('lists/looked')).toHaveLength(1);
  });

  it('try another mapping without keeping it, and refuse one that makes no sense', async () => {
    const uses = { 'use.0': 'given', 'use.1': 'none', 'use.2': 'none', 'use.3': 'none' };
    const tried = await staff.post(`${page}/mapping`, { ...uses, 'use.4': 'none', act: 'try' });
    expect(tried.words).not.toContain('1984-03-12');
    const wrong = await staff.post(`${page}/mapping`, { ...uses, 'use.4': 'given' });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('« Prénom » est déjà la colonne « Prénom »');
    expect((await staff.get(page)).words).toContain('Colonnes à confirmer');
  });

  it('hand over all issues with their values', async () => {
    const { text } = await staff.get(`${page}/issues.csv`);
    expect(text).toContain('3,Courriel,moussa.exemple.org,Adresse électronique sans @.');
  });

  it('ask for the terms, and accept', async () => {
    await staff.post(`${page}/mapping`, {
      ...{ 'use.0': 'given', 'use.1': 'surname', 'use.2': 'birth-date', 'use.3': 'email' },
      ...{ 'use.4': 'none', act: 'confirm' },
    });
    const late = { heldOn: '2031-01-01', uniquePeople: 'no' };
    expect((await staff.post(`${page}/accept`, late)).words).toContain('pas encore venu');
    await staff.post(`${page}/accept`, { heldOn: '2026-06-30', uniquePeople: 'yes' });
    await staff.work();
    const { words } = await staff.get(page);
    expect(words).toContain('Cette liste compte');
    expect(words).not.toContain('Remarque');
    const [list] = await acceptedLists(hub.house.db, hub.clock);
    expect(list).toMatchObject({ heldOn: '2026-06-30', uniquePeople: true });
  });

  it('seal rows anew under a new key, and open them still', async () => {
    const { resealed } = await resealAll(hub.house.db, hub, [{ reseal: resealLists }]);
    expect(resealed).toBe(2);
    const [list] = await acceptedLists(hub.house.db, hub.clock);
    if (!list) throw new Error('the list is there');
    const [sealed] = await hub.house.sql`
      select distinct substring(sealed from 1 for 4) as mark from list_records`;
    expect(sealed?.mark).toEqual(hub.keys.fields.mark());
    expect((await recordsOf(hub.house.db, hub.keys, list, [2])).get(2)?.Nom).toBe('Diallo');
  });

  it('close a list when its agreement ends, and delete it thirty days later', async () => {
    const { db } = hub.house;
    const { holderId } = await sourceBySlug(db, 'registre');
    const [agreement] = await agreementsOf(db, holderId);
    if (!agreement) throw new Error('the agreement is there');
    const [list] = await acceptedLists(db, hub.clock);
    await endAgreement(db, { clock: hub.clock, actor: 'somebody' }, agreement);
    expect(await acceptedLists(db, hub.clock)).toEqual([]);
    expect((await staff.get(page)).words).toMatch(
      /Accord terminé.*Ses lignes sont effacées le 22 décembre 2026/,
    );
    hub.wait(29 * DAY);
    expect(await expireLists(hub)).toBe(0);
    hub.wait(DAY);
    expect(await expireLists(hub)).toBe(1);
    expect((await listById(db, list?.id ?? '')).withdrawnAt).not.toBeNull();
    expect(await acts('lists/expired')).toHaveLength(1);
  });
});
