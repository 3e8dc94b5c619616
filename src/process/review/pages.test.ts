import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage, MODEL } from '../../../test/linkages.ts';
import { acceptedList } from '../../../test/lists.ts';
import { type Member, openMember } from '../../../test/members.ts';
import { listById, withdrawList } from '../../collect/lists/lists.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import type { Linkage } from '../intake/intake.ts';
import { verdicts } from '../intake/tables.ts';

const ROWS = `Prénom,Nom,Date de naissance
Aminata,Diallo,12/03/1984
Moussa,Ndiaye,31/12/1970
`;
const HEADERS = ['Prénom', 'Nom', 'Date de naissance'];
const READ = {
  ...MODEL,
  comparisons: MODEL.comparisons.map((one, at) => ({
    ...one,
    headers: [[HEADERS[at] ?? ''], [HEADERS[at] ?? '']],
  })),
};

let hub: TestHub;
let analyst: Member;
let lists: readonly [string, string];
beforeAll(async () => {
  hub = await openTestHub();
  analyst = await openMember(hub, ['analyst']);
  const one = await acceptedList(hub, 'Consulat', ROWS);
  const other = await acceptedList(hub, 'Amicale', ROWS);
  lists = [one.id, other.id];
}, 120_000);
afterAll(() => hub?.close());

const opened = (): Promise<Linkage> =>
  hub.house.db.transaction((tx) =>
    keptLinkage(tx, hub, {
      ...{ lists, size: 2, model: READ, firstRow: 2 },
      pairs: [
        { l: 0, r: 2, weight: 0 },
        { l: 1, r: 3, weight: 1 },
      ],
    }),
  );
const pageOf = ({ id }: Linkage, page = '') => `/fr/staff/linkages/${id}/review${page}`;
const said = async ({ id }: Linkage) =>
  (await hub.house.db.select().from(verdicts).where(eq(verdicts.linkageId, id))).length;

describe('the pages of a review', () => {
  it('say in words what each comparison changes', async () => {
    const { words } = await analyst.get(pageOf(await opened(), '/next'));
    expect(words).toContain('identique : rend l’identité 85 fois plus probable');
    expect(words).toContain('Même personne');
  });

  it('count a form that is sent twice once, and ask of a pair only whom they show it', async () => {
    const linkage = await opened();
    await analyst.get(pageOf(linkage, '/next'));
    const answer = { once: crypto.randomUUID(), l: '0', r: '2', verdict: 'same', of: 'queue' };
    for (let time = 0; time < 2; time += 1) {
      const { status, to } = await analyst.post(pageOf(linkage, '/answer'), answer);
      expect([status, to]).toEqual([303, pageOf(linkage, '/next')]);
    }
    expect(await said(linkage)).toBe(1);
    const unasked = { ...answer, once: crypto.randomUUID(), l: '1', r: '3' };
    expect((await analyst.post(pageOf(linkage, '/answer'), unasked)).status).toBe(409);
    const odd = { ...answer, once: crypto.randomUUID(), l: '2', r: '0' };
    expect((await analyst.post(pageOf(linkage, '/answer'), odd)).status).toBe(400);
    expect(await said(linkage)).toBe(1);
  });

  it('write each look, and no value of a row', async () => {
    const linkage = await opened();
    await analyst.get(pageOf(linkage, '/next'));
    const [look] = await latestActs(hub.house.db, 1);
    expect(look).toMatchObject({
      actor: analyst.account,
      act: 'review/looked',
      subject: `linkage:${linkage.id}`,
      details: { pair: [0, 2] },
    });
  });

  it('name no account where the days of all are listed', async () => {
    const linkage = await opened();
    const other = await openMember(hub, ['analyst']);
    for (const who of [other, analyst]) {
      await who.get(pageOf(linkage, '/next'));
      const { status } = await who.post(pageOf(linkage, '/answer'), {
        ...{ l: '0', r: '2', verdict: 'unsure', of: 'queue' },
      });
      expect(status).toBe(303);
    }
    const { text, words } = await analyst.get(pageOf(linkage, '/reviewers'));
    expect(words).toMatch(/Relecteur 1 .*Relecteur 2 /);
    for (const { account } of [other, analyst]) expect(text).not.toContain(account);
  });

  it('show no row of a linkage that is undone, nor of a list that is closed', async () => {
    const linkage = await opened();
    await analyst.post(`/fr/staff/linkages/${linkage.id}/undo`);
    expect((await analyst.get(pageOf(linkage, '/next'))).status).toBe(409);
    const another = await opened();
    const list = await listById(hub.house.db, lists[1]);
    const by = { clock: hub.clock, actor: analyst.account };
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by, list));
    const { status, words } = await analyst.get(pageOf(another, '/next'));
    expect(status).toBe(409);
    expect(words).toContain('Une liste de ce rapprochement est fermée');
    expect(words).not.toContain('Aminata');
  });
});
