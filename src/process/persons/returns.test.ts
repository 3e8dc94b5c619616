import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage } from '../../../test/linkages.ts';
import { acceptedList } from '../../../test/lists.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { type List, withdrawList } from '../../collect/lists/lists.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import { currentLinkage } from '../intake/intake.ts';
import { countShown, shareShown } from './protecting.ts';
import { keptReturn } from './returning.ts';

const NAMES = ['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Mariama', 'Ousmane', 'Khady', 'Cheikh'];
const everybody = Array.from({ length: 120 }, (_, at) => ({
  given: NAMES[at % 8] ?? '',
  family: `Diallo ${String.fromCharCode(65 + (at % 26))}ine`,
  born: `19${50 + (at % 45)}-0${1 + (at % 9)}-${10 + (at % 18)}`,
}));

/** The register leaves the birth of the last twenty out; the members are born otherwise where `at` is one of twelve. */
const REGISTER = [
  'N°,Prénom,Nom,Date de naissance,Secteur d’activité',
  ...everybody.map(({ given, family, born }, at) =>
    [`C-${at}`, given, family, at < 100 ? born : '', 'santé'].join(','),
  ),
].join('\n');
const MEMBERS = [
  'id,given name,surname,date of birth',
  ...everybody.map(({ given, family, born }, at) =>
    [`m${at}`, given, family, at % 10 === 3 ? '1931-01-01' : born].join(','),
  ),
].join('\n');

let hub: TestHub;
let staff: Staff;
let lists: [List, List];
let base = '';

/** Rows stand in their files from the second line on; a hundred persons are in both lists, and one twice in the register. */
beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
  lists = [
    await acceptedList(hub, 'Registre', REGISTER),
    await acceptedList(hub, 'Membres', MEMBERS, { uniquePeople: true }),
  ];
  base = `/fr/staff/lists/${lists[0].id}/return`;
}, 60_000);
afterAll(() => hub?.close());

async function link(): Promise<void> {
  const size = 121;
  const both = Array.from({ length: 110 }, (_, at) => at + 1);
  await keptLinkage(hub.house.db, hub, {
    lists: [lists[0].id, lists[1].id],
    size,
    pairs: both.map((l) => {
      const at = l - 1;
      const birth = at >= 100 ? 0 : at % 10 === 3 ? 3 : 1;
      return { l, r: size + l, weight: 9, levels: [1, 1, birth] as const };
    }),
    persons: new Map(both.map((l) => [size + l, l])),
  });
}

describe('what may be said of a count', () => {
  it('is never a number under ten, nor one from which such a number follows', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const shown = countShown(part, whole);
        if (part < 10) expect(shown).toEqual({ kind: 'few' });
        else if (whole - part < 10) expect(shown).toEqual({ kind: 'nearly-all' });
        else expect(shown).toEqual({ kind: 'about', count: part - (part % 5) });
      }),
    );
  });

  it('is a share only of fifty and more, in fives, and open at its ends', () => {
    expect(shareShown(20, 49)).toEqual({ kind: 'unsaid' });
    expect(shareShown(1, 50)).toEqual({ kind: 'under', percent: 5 });
    expect(shareShown(50, 50)).toEqual({ kind: 'over', percent: 95 });
    expect(shareShown(43, 100)).toEqual({ kind: 'about', percent: 45 });
  });
});

describe('the return sheet of a list', () => {
  it('says that a linkage comes first', async () => {
    expect((await staff.get(base)).words).toContain('aucun rapprochement en vigueur');
    expect((await staff.get(`${base}.csv`)).status).toBe(404);
  });

  it('is counted by a job, once it is asked for', async () => {
    await link();
    expect((await staff.get(base)).words).toContain('Je demande la fiche');
    await staff.post(base);
    await staff.post(base);
    expect((await staff.get(base)).words).toContain('Le compte se fait');
    await staff.work();
    const linkage = await currentLinkage(hub.house.db);
    const kept = linkage && (await keptReturn(hub.house.db, lists[0], linkage));
    expect(kept?.counts).toMatchObject({
      persons: 121,
      known: 110,
      others: [{ list: lists[1].id, both: 110 }],
    });
    expect(kept?.counts.fields).toContainEqual({
      use: 'birth-date',
      agree: 90,
      differ: 10,
      alone: 0,
    });
    expect(kept?.counts.fields).toContainEqual({ use: 'sector', agree: 0, differ: 0, alone: 110 });
    expect(JSON.stringify(kept)).not.toMatch(/Awa|Diallo|C-1|1931/);
  });

  it('shows what the list brought, in protected numbers, and no row', async () => {
    const { words } = await staff.get(base);
    expect(words).toMatch(/Personnes en commun.*Membres.*environ 110/);
    expect(words).toMatch(/Date de naissance.*83.%.*90.%.*10.%.*moins de 5.%/);
    expect(words).toContain('Lignes en double trouvées moins de 10');
    expect(words).not.toMatch(/Awa|Diallo|C-1\b/);
  });

  it('speaks the language of its holder', async () => {
    const { words } = await staff.get(base.replace('/fr/', '/ar/'));
    expect(words).toContain('ورقة الإفادة');
    expect(words).toContain('أقل من 10');
  });

  it('leaves as CSV and JSON too, and each leaving is written', async () => {
    const csv = await staff.get(`${base}.csv`);
    expect(csv.text).toMatch(/Personnes en commun,Membres.*,environ 110/);
    const json = JSON.parse((await staff.get(`${base}.json`)).text);
    expect(json).toMatchObject({
      duplicates: { below: 10 },
      knownToOthers: { about: 110 },
      madeOn: hub.clock().toISOString().slice(0, 10),
    });
    const taken = (await latestActs(hub.house.db, 50)).filter(
      ({ act }) => act === 'lists/returned',
    );
    expect(taken.map(({ details }) => details?.as)).toEqual(
      expect.arrayContaining(['sheet', 'csv', 'json']),
    );
  });

  it('does not speak of duplicates in a list that is said to have none', async () => {
    const other = `/fr/staff/lists/${lists[1].id}/return`;
    await staff.post(other);
    await staff.work();
    expect((await staff.get(other)).words).toContain(
      'vous assurez que personne n’y figure deux fois',
    );
  });

  it('is gone with its list', async () => {
    const by = { clock: hub.clock, actor: 'somebody' };
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by, lists[0]));
    expect((await staff.get(base)).words).toContain('aucun rapprochement en vigueur');
  });
});
