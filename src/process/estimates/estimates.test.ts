import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage } from '../../../test/linkages.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { type Drawable, drawPersons } from '../../methods/linkage/linkage.ts';
import { seededStreams } from '../../methods/random/random.ts';
import type { Linkage } from '../intake/intake.ts';
import {
  ESTIMATE_COLUMNS,
  estimateDocuments,
  estimateRows,
  estimateToRelease,
  newestEstimate,
} from './estimates.ts';
import { historiesOf, type Linked, reportOn } from './report.ts';

const streams = seededStreams(7);

/** So many people, each on each of three lists with a chance of its own, and links found as they are. */
function imagined(population: number, coverage: readonly number[]): Linked {
  const random = streams(`people ${population}`);
  const persons: number[] = [];
  const listOf: number[] = [];
  for (let person = 0; person < population; person += 1) {
    const first = persons.length;
    coverage.forEach((share, list) => {
      if (random() < share) {
        persons.push(first);
        listOf.push(list);
      }
    });
  }
  return {
    lists: coverage.map((_, list) => `list ${list}`),
    listOf: Uint8Array.from(listOf),
    persons: Int32Array.from(persons),
    pairs: [],
    missed: 0,
  };
}

describe('what a linkage says of a population', () => {
  it('holds the true number, of whom a third stand on no list', () => {
    const linked = imagined(3000, [0.3, 0.35, 0.25]);
    const { low, high, captures, estimation } = reportOn(linked, streams);
    expect(estimation.observed).toBeLessThan(2100);
    expect(captures.reduce((sum, one) => sum + one, 0)).toBe(estimation.observed);
    expect(low).toBeLessThan(3000);
    expect(high).toBeGreaterThan(3000);
  });

  it('is wider where links are in doubt, and never gives fewer people than were seen', () => {
    const linked = imagined(2000, [0.4, 0.4, 0.3]);
    const sure = reportOn(linked, streams);
    // Of every fourth person found twice, the second record may be somebody else.
    const pairs = [...linked.persons.entries()]
      .filter(([record, person]) => record !== person && person % 4 === 0)
      .map(([right, left]) => ({ left, right, weight: 0.6 }));
    const doubtful = reportOn({ ...linked, pairs }, streams);
    expect(doubtful.doubt?.share).toBeGreaterThan(0.05);
    expect(doubtful.high - doubtful.low).toBeGreaterThan(sure.high - sure.low);
    expect(doubtful.low).toBeGreaterThanOrEqual(doubtful.estimation.observed);
  });

  it('counts somebody who stands twice on a list once', () => {
    const linked = { lists: ['a', 'b'], listOf: Uint8Array.of(0, 0, 1) };
    const { counts } = historiesOf(linked, Int32Array.of(0, 0, 0));
    expect([...counts]).toEqual([0, 0, 0, 1]);
  });
});

describe('a linkage drawn', () => {
  const persons = Int32Array.of(0, 0, 2, 3, 3);
  const listOf = Uint8Array.of(0, 1, 0, 1, 2);
  const linked = { persons, listOf, pairs: [], missed: 0 };
  const draw = (times: number, drawable: Drawable) =>
    drawPersons(drawable, streams('draws')).take(times).toArray();
  const share = (drawn: readonly Int32Array[], a: number, b: number) =>
    drawn.filter((each) => each[a] === each[b]).length / drawn.length;

  it('leaves alone whom nobody doubts', () => {
    const pairs = [{ left: 0, right: 1, weight: 15 }];
    const drawn = draw(50, { ...linked, pairs });
    for (const [a, b] of [
      [0, 1],
      [3, 4],
    ] as const)
      expect(share(drawn, a, b)).toBe(1);
    expect(share(drawn, 2, 3)).toBe(0);
  });

  it('parts and joins as chance has it, as often as a pair is probable', () => {
    const pairs = [
      { left: 0, right: 1, weight: 2 },
      { left: 2, right: 3, weight: -1 },
      { left: 2, right: 4, weight: -1 },
      { left: 3, right: 4, weight: Infinity },
    ];
    const drawn = draw(4000, { ...linked, pairs });
    expect(share(drawn, 0, 1)).toBeCloseTo(4 / 5, 1);
    expect(share(drawn, 2, 3)).toBeCloseTo(1 / 5, 1);
    expect(share(drawn, 3, 4)).toBe(1);
  });

  it('keeps a person of many records together, whom reviewers held together', () => {
    const records = Array.from({ length: 40 }, (_, at) => at);
    const pairs = records.flatMap((right) =>
      records.slice(0, right).map((left) => ({ left, right, weight: Infinity })),
    );
    // One pair in doubt has every record of the person walked.
    const doubtful = pairs.map((pair, at) => (at % 7 === 0 ? { ...pair, weight: 1 } : pair));
    const persons = new Int32Array(40);
    const drawn = draw(20, { persons, listOf: new Uint8Array(40), pairs: doubtful, missed: 0 });
    for (const each of drawn) expect(new Set(each).size).toBe(1);
  });

  it('never joins whom a reviewer told apart', () => {
    const pairs = [
      { left: 0, right: 2, weight: 9 },
      { left: 1, right: 2, weight: -Infinity },
      { left: 0, right: 1, weight: Infinity },
    ];
    expect(share(draw(500, { ...linked, pairs }), 1, 2)).toBe(0);
  });

  it('makes up what no rule brought together, like those who were found', () => {
    const many = imagined(3000, [0.4, 0.4, 0.3]);
    const persons = Int32Array.from(many.persons, (person, record) =>
      person % 10 === 0 ? record : person,
    );
    const common = (each: Int32Array) =>
      new Map([...each.entries()].map(([record, person]) => [record, person])).size -
      new Set(each).size;
    const drawn = draw(200, { ...many, persons, missed: 0.2 }).map(common);
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    // One pair in ten was lost; between none and two in ten are made up.
    expect(mean / common(many.persons)).toBeGreaterThan(0.96);
    expect(mean / common(many.persons)).toBeLessThan(1.06);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(common(persons));
  });
});

describe('the page of estimates', () => {
  let hub: TestHub;
  let staff: Staff;
  let linkage: Linkage;
  beforeAll(async () => {
    hub = await openTestHub();
    staff = await openStaff(hub);
    const together = Array.from({ length: 30 }, (_, at): [number, number] => [60 + at, at]);
    linkage = await hub.house.db.transaction((tx) =>
      keptLinkage(tx, hub, {
        lists: [randomUUID(), randomUUID()],
        size: 60,
        pairs: together.map(([r, l]) => ({ l, r, weight: 12 })),
        persons: new Map(together),
      }),
    );
  });
  afterAll(() => hub?.close());

  it('gives Chapman’s estimate of two lists, and says what two lists cannot show', async () => {
    const path = `/fr/staff/linkages/${linkage.id}/estimates`;
    expect((await staff.get(path)).words).toContain('Aucune estimation pour ce rapprochement');
    expect((await staff.post(path, { origin: 'SEN', residence: 'FRA' })).to).toBe(path);
    await staff.work();
    // 61 × 61 ⁄ 31 − 1
    const made = await newestEstimate(hub.house.db, linkage);
    const chapman = made?.report?.estimation.models.find(({ kind }) => kind === 'two-lists');
    expect(chapman?.n).toBeCloseTo(119.03, 1);
    const { words } = await staff.get(path);
    expect(words).toContain('Deux listes ne peuvent montrer');
    expect(words).toContain('90 personnes connues d’au moins une des 2 listes');
  });

  it('lets releases publish it, of rounded counts, once somebody chose so', async () => {
    const { db } = hub.house;
    const path = `/fr/staff/linkages/${linkage.id}/estimates`;
    expect(await estimateToRelease(db, hub)).toBeNull();
    const made = await newestEstimate(db, linkage);
    await staff.post(`${path}/publish`, { estimate: made?.id ?? '', publish: 'yes' });
    expect((await staff.get(path)).words).toContain('les éditions la publient');
    const told = await estimateToRelease(db, hub);
    const [whole, corridor] = told?.document ? estimateDocuments(told.document) : [];
    expect([whole?.key, corridor?.key]).toEqual(['*', 'SEN-FRA']);
    // 30, 30 and 30 are sixes already.
    expect(told?.document).toMatchObject({
      kind: 'modelled',
      lists: ['1', '2'],
      captures: [60, 30],
    });
    expect(JSON.stringify(told?.document)).not.toContain(linkage.settings.lists[0]);
    const rows = told?.document ? estimateRows(told.document) : [];
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([ESTIMATE_COLUMNS.length]));
  });

  it('publishes nothing that somebody asked for anew since, or that was taken back', async () => {
    const { db } = hub.house;
    const path = `/fr/staff/linkages/${linkage.id}/estimates`;
    const made = await newestEstimate(db, linkage);
    await staff.post(`${path}/publish`, { estimate: made?.id ?? '', publish: 'no' });
    expect(await estimateToRelease(db, hub)).toBeNull();
    const stale = await staff.post(`${path}/publish`, { estimate: randomUUID(), publish: 'yes' });
    expect(stale.status).toBe(409);
  });

  it('refuses in words what cannot be estimated', async () => {
    const apart = await hub.house.db.transaction((tx) =>
      keptLinkage(tx, hub, { lists: [randomUUID(), randomUUID()], size: 5, pairs: [] }),
    );
    const path = `/fr/staff/linkages/${apart.id}/estimates`;
    await staff.post(path);
    await staff.work();
    expect((await staff.get(path)).words).toContain('Ces listes ne permettent aucune estimation');
  });
});
