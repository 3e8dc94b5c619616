import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage, type Sketch } from '../../../test/linkages.ts';
import { acceptedList } from '../../../test/lists.ts';
import { signedIn } from '../../../test/people.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { type List, withdrawList } from '../../collect/lists/lists.ts';
import type { Executor } from '../../platform/database/database.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import {
  endVerdicts,
  giveVerdict,
  type Linkage,
  linkageById,
  linkagePairs,
  linkageRecords,
  recordsOfPerson,
  regroup,
  restoreLinkage,
  undoLinkage,
  verdicts,
} from '../intake/intake.ts';
import { findPersons } from './finding.ts';
import { numbersOf } from './numbers.ts';
import { reviewing, separate } from './separating.ts';

const REGISTER = `N°,Prénom,Nom,Date de naissance,Sexe
C-1,Awa,Diallo,1984-03-12,F
C-2,Moussa,Ndiaye,1970-12-31,M
C-3,Fatou,Sow,1991-07-05,F
`;
const MEMBERS = `id,given name,surname,date of birth,sex,updated
m1,Awa,Dialo,1984-03-12,F,2026-02-01
m2,Moussa,Njay,1970-12-31,M,2026-02-01
m3,Fatou,Sow,1981-05-07,F,2025-11-30
`;

let hub: TestHub;
let staff: Staff;
let lists: [List, List];
let account = '';

beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
  account = (await signedIn(hub.house.db, hub, ['analyst'])).account;
  lists = [
    await acceptedList(hub, 'Registre', REGISTER),
    await acceptedList(hub, 'Membres', MEMBERS),
  ];
}, 60_000);
afterAll(() => hub?.close());

const by = () => ({ clock: hub.clock, actor: account });
const say = (linkage: Linkage) => reviewing(hub, by(), linkage);
const ids = (): [string, string] => [lists[0].id, lists[1].id];
const keep = (sketch: Omit<Sketch, 'lists'>, tx: Executor = hub.house.db) =>
  keptLinkage(tx, hub, { lists: ids(), ...sketch });

/** Awa and Moussa agree, Fatou's birth does not; the rows stand in their files from the second line on. */
const twelve = {
  size: 4,
  pairs: [
    { l: 1, r: 5, weight: 12, levels: [1, 1, 1] },
    { l: 2, r: 6, weight: 9, levels: [1, 2, 1] },
    { l: 3, r: 7, weight: 2, levels: [1, 1, 3] },
  ],
  persons: new Map([
    [5, 1],
    [6, 2],
    [7, 3],
  ]),
} as const satisfies Omit<Sketch, 'lists'>;

const actsOf = async (act: string) =>
  (await latestActs(hub.house.db, 200)).filter((each) => each.act === act);

describe('what a linkage found', () => {
  it('is counted by list and by pairs of lists', async () => {
    const numbers = await numbersOf(hub.house.db, await keep(twelve));
    expect(numbers.persons).toBe(5);
    expect(numbers.byLists).toEqual([
      { lists: 1, persons: 2 },
      { lists: 2, persons: 3 },
    ]);
    const [a, b] = ids();
    expect(numbers.inBoth(a, b)).toBe(3);
    expect(numbers.inBoth(a, a)).toBe(4);
  });

  it('leads to those who contradict themselves, to the largest, and to the loosest first', async () => {
    const linkage = await keep(twelve);
    const found = async (way: Parameters<typeof findPersons>[2]) =>
      (await findPersons(hub.house.db, linkage, way, null)).persons;
    expect(await found('conflicts')).toMatchObject([
      { person: 3, rows: 2, conflicts: ['birth-date'], loosest: 2 },
    ]);
    expect((await found('largest')).map(({ person }) => person)).toEqual([1, 2, 3]);
    expect((await found('loose')).map(({ person, loosest }) => [person, loosest])).toEqual([
      [3, 2],
      [2, 9],
      [1, 12],
    ]);
  });

  it('calls nobody loose whom a reviewer holds together', async () => {
    const linkage = await keep(twelve);
    const who = await say(linkage);
    await hub.house.db.transaction((tx) => giveVerdict(tx, who, linkage, { l: 3, r: 7 }, 'same'));
    const { persons } = await findPersons(hub.house.db, linkage, 'loose', null);
    expect(persons.map(({ person }) => person)).toEqual([2, 1]);
  });

  it('goes from page to page by the last person seen', async () => {
    const pairs = Array.from({ length: 40 }, (_, at) => ({ l: at, r: 40 + at, weight: 5 }));
    const persons = new Map(pairs.map(({ l, r }) => [r, l]));
    const linkage = await keep({ size: 40, pairs, persons });
    for (const way of ['largest', 'loose'] as const) {
      const first = await findPersons(hub.house.db, linkage, way, null);
      const second = await findPersons(hub.house.db, linkage, way, first.next);
      const seen = [...first.persons, ...second.persons].map(({ person }) => person);
      expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => at));
      expect(second.next).toBeNull();
    }
  });
});

describe('the pages of persons', () => {
  let linkage: Linkage;
  let base = '';
  beforeAll(async () => {
    linkage = await keep(twelve);
    base = `/fr/staff/linkages/${linkage.id}/persons`;
  });

  it('show numbers and persons, and no name', async () => {
    const { words } = await staff.get(base);
    expect(words).toContain('5 personnes');
    expect(words).toContain('Personne 3');
    expect(words).not.toMatch(/Awa|Fatou|Diallo/);
  });

  it('find a person by the number that a holder gives', async () => {
    const sent = (number: string) => staff.post(`${base}/find`, { list: lists[1].id, number });
    expect((await sent('m3')).to).toBe(`${base}/3`);
    const none = await sent('m9');
    expect(none.status).toBe(422);
    expect(none.words).toContain('ne porte ce numéro');
  });

  it('ask what for before any name is seen, and write each look with it', async () => {
    const closed = await staff.get(`${base}/3`);
    expect(closed.words).toContain('Pour quoi regardez-vous');
    expect(closed.words).not.toMatch(/Fatou|Sow/);
    expect(await actsOf('persons/looked')).toEqual([]);
    await staff.post(`${base}/3/purpose`, { purpose: 'curiosity' });
    expect((await staff.get(`${base}/3`)).words).not.toContain('Fatou');
    await staff.post(`${base}/3/purpose`, { purpose: 'check' });
    expect((await staff.get(`${base}/3`)).words).toContain('Fatou');
    expect(await actsOf('persons/looked')).toMatchObject([
      { subject: `linkage:${linkage.id}`, details: { person: 3, rows: 2 } },
    ]);
    const journal = JSON.stringify(await latestActs(hub.house.db, 200));
    expect(journal).not.toMatch(/Fatou|Sow|1991/);
  });

  it('say of each value who said it and when, and where they contradict one another', async () => {
    const { words } = await staff.get(`${base}/3`);
    expect(words).toMatch(/Date de naissance en désaccord/);
    expect(words).toMatch(/5 juillet 1991.*30 juin 2026.*7 mai 1981.*2 · B.*30 novembre 2025/);
    expect(words).toMatch(/Prénom d’accord.*Fatou/);
    for (const spelt of [1, 2])
      expect((await staff.get(`${base}/${spelt}`)).words).toMatch(/Nom de famille valeurs proches/);
  });

  it('ask again on another day', async () => {
    hub.wait(86_400_000);
    staff = await openStaff(hub);
    expect((await staff.get(`${base}/3`)).words).toContain('Pour quoi regardez-vous');
    await staff.post(`${base}/3/purpose`, { purpose: 'review' });
  });

  it('separate a row, and bring it back', async () => {
    const parted = await staff.post(`${base}/3/separate`, { idx: '7' });
    expect(parted.to).toBe(`${base}/3`);
    const alone = await staff.get(`${base}/3`);
    expect(alone.words).toContain('1 ligne, dans 1 liste');
    expect(alone.words).toMatch(/personnes différentes par vous/);
    const [, verdict = ''] = /name="verdict" value="([^"]+)"/.exec(alone.text) ?? [];
    await staff.post(`${base}/3/take-back`, { verdict });
    expect((await staff.get(`${base}/3`)).words).toContain('2 lignes, dans 2 listes');
  });

  it('lead from a number that is no longer that of a person to where its row is now', async () => {
    expect((await staff.get(`${base}/7`)).to).toBe(`${base}/3`);
    expect((await staff.get(`${base}/999`)).status).toBe(404);
  });

  it('take what stands in an address for what it is', async () => {
    for (const query of ['way=nobody', 'after=0', 'way=loose&after=1e-7_3', 'after=9e99_1'])
      expect((await staff.get(`${base}?${query}`)).status, query).toBe(200);
    for (const person of ['-1', '1.5', '99999999999', 'x'])
      expect((await staff.get(`${base}/${person}`)).status, person).toBe(404);
  });

  it('undo one link', async () => {
    await staff.post(`${base}/1/unlink`, { l: '1', r: '5' });
    const rows = await recordsOfPerson(hub.house.db, linkage, 5);
    expect(rows.map(({ idx }) => idx)).toEqual([5]);
  });
});

describe('undoing', () => {
  const tables = async (tx: Executor, { id }: Linkage) => ({
    records: await tx
      .select()
      .from(linkageRecords)
      .where(eq(linkageRecords.linkageId, id))
      .orderBy(linkageRecords.idx),
    pairs: await tx
      .select()
      .from(linkagePairs)
      .where(eq(linkagePairs.linkageId, id))
      .orderBy(linkagePairs.l, linkagePairs.r),
    standing: await tx
      .select()
      .from(verdicts)
      .where(and(eq(verdicts.linkageId, id), isNull(verdicts.endedAt))),
    undone: (await linkageById(tx, id)).undoneAt,
  });

  const pairs = fc.uniqueArray(
    fc
      .tuple(fc.nat(9), fc.nat(9), fc.integer({ min: -4, max: 9 }))
      .filter(([a, b]) => a !== b)
      .map(([a, b, weight]) => ({ l: Math.min(a, b), r: Math.max(a, b), weight })),
    { minLength: 2, maxLength: 20, selector: ({ l, r }) => l * 10 + r },
  );
  const acts = fc.array(
    fc.oneof(
      fc.record({ act: fc.constant('separate' as const), at: fc.nat(9) }),
      fc.record({ act: fc.constant('unlink' as const), at: fc.nat() }),
      fc.record({ act: fc.constant('run' as const), at: fc.constant(0) }),
    ),
    { minLength: 1, maxLength: 6 },
  );

  it('restores every table, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, acts, (known, done) =>
        hub.house.db.transaction(async (tx) => {
          const linkage = await keep({ size: 5, pairs: known }, tx);
          const all = Array.from({ length: 10 }, (_, idx) => idx);
          await regroup(tx, linkage, all, new Set());
          const before = await tables(tx, linkage);
          const who = await say(linkage);
          const given: string[] = [];
          for (const { act, at } of done) {
            const { l, r } = known[at % known.length] ?? { l: 0, r: 1 };
            if (act === 'separate') given.push(...(await separate(tx, who, linkage, at)));
            if (act === 'unlink')
              given.push(await giveVerdict(tx, who, linkage, { l, r }, 'different'));
            if (act === 'run') {
              await undoLinkage(tx, by(), linkage);
              await restoreLinkage(tx, by(), await linkageById(tx, linkage.id));
            }
          }
          await endVerdicts(tx, who, linkage, given);
          expect(await tables(tx, linkage)).toEqual(before);
        }),
      ),
      { numRuns: 10 },
    );
  }, 120_000);
});

describe('a list that was withdrawn', () => {
  it('shows nothing any more on the page of a person', async () => {
    const linkage = await keep(twelve);
    const base = `/fr/staff/linkages/${linkage.id}/persons`;
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by(), lists[1]));
    await staff.post(`${base}/2/purpose`, { purpose: 'access' });
    const { words } = await staff.get(`${base}/2`);
    expect(words).toContain('Ndiaye');
    expect(words).not.toContain('Njay');
    expect(words).toContain('liste fermée');
  });
});
