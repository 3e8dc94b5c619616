/** Published tables with published answers, read by the whole pipeline in a child process as the hub does it. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../manifest.ts';
import { type Job, makeInChild } from './corridors.child.fixture.ts';
import { EVERYWHERE, type Made, opened } from './corridors.fixture.ts';
import { realFacts } from './real-data.fixture.ts';

const SHARED_DATA = join(process.env.PASSERELLE_SHARED ?? '../shared', 'data');

describe.skipIf(!existsSync(join(SHARED_DATA, 'migrant-stock')))(
  'the corridors of the published tables',
  () => {
    let directory: string;
    let made: Made;
    let seconds: number;
    const progress: number[] = [];

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'corridors-real-'));
      const input = {
        ...(await realFacts(SHARED_DATA, join(directory, 'facts'))),
        scope: EVERYWHERE,
      };
      const job: Job = {
        input,
        options: { directory: join(directory, 'run'), seed: 1, codeVersion: 'test' },
      };
      const started = Date.now();
      expect(await makeInChild(job, ({ share }) => progress.push(share))).toBe(0);
      seconds = (Date.now() - started) / 1000;
      const manifest = await readManifest(job.options.directory);
      if (!manifest) throw new Error('a run that ended left no manifest');
      made = await opened(job.options.directory, manifest);
    }, 300_000);

    afterAll(async () => {
      await made.close();
      await rm(directory, { recursive: true });
    });

    // How long it takes is for a quiet machine to say (docs/methods/corridors.md); tests share theirs.
    it('are made in little memory, with progress all the way', () => {
      const peak = Math.max(...made.manifest.steps.map(({ peakMb }) => peakMb));
      const facts = made.manifest.steps.find(({ table }) => table === 'facts')?.rows;
      console.info(`${facts} facts in ${seconds} s, at most ${peak} MB`);
      expect(peak).toBeLessThan(1_000);
      // The floor is 40 s on two free cores; tests share theirs.
      expect(seconds).toBeLessThan(120);
      expect(progress.length).toBeGreaterThan(30);
    });

    it('add up to the sum of the UN table and show the 4.5 % whom it cannot place', async () => {
      const { who } = await made.hub();
      expect(who.headline).toMatchObject({
        source: 'un-2020',
        // The UN counts births in one country and citizens in another.
        definition: 'born_or_citizen',
        year: 2020,
        value: 280_598_105,
        known: 267_940_954,
        statedBy: 'un-2020-totals',
      });
      expect(who.headline?.unknownShare).toBeCloseTo(0.0451, 4);
      expect((who.sex?.male ?? 0) + (who.sex?.female ?? 0)).toBe(267_940_954);
    });

    it('show that 62 % of the cells of KNOMAD are the UN’s', async () => {
      const ties = await made.rows(
        'select from_source, on_source, verdict, round(share_identical, 4) as share, cells, from_year, on_year from dependence',
      );
      expect(ties).toContainEqual({
        from_source: 'knomad-2021',
        on_source: 'un-2020',
        verdict: 'dependent',
        share: 0.6243,
        cells: 11_195,
        from_year: 2021,
        on_year: 2020,
      });
      expect(ties.filter((tie) => 'verdict' in tie && tie.verdict !== 'independent')).toHaveLength(
        1,
      );
    });

    it('give Senegal–France', async () => {
      const sheet = await made.corridor('SEN-FRA');
      expect(sheet.headline).toMatchObject({
        source: 'un-2020',
        definition: 'birth',
        kind: 'modelled',
        year: 2020,
        value: 134_848,
        noRange: 'one_source',
        learned: { stated: 'born_or_citizen', source: 'un-2020-totals' },
      });
      expect(sheet.confidence?.level).toBe('medium');
      expect(sheet.rows.map(({ source, year, value }) => [source, year, value])).toEqual([
        ['un-2020', 2020, 134_848],
        ['wb-2017', 2017, 119_661],
        ['knomad-2021', 2021, 158_927],
      ]);
      expect(sheet.rows[2]?.dependsOn).toEqual([
        { source: 'un-2020', verdict: 'dependent', sameHere: false },
      ]);
      expect(sheet.series.find(({ source }) => source === 'un-2020')?.points).toHaveLength(7);
      expect(sheet.composition[0]?.parts.map(({ code, value }) => [code, value])).toEqual([
        ['female', 60_414],
        ['male', 74_434],
      ]);
      expect(sheet.money?.figures[0]).toMatchObject({ year: 2021, value: 704.643368 });
      expect(sheet.prices).toMatchObject({
        latest: { year: 2020, quarter: 3 },
        meetsTarget: false,
        aboveCeiling: false,
      });
      expect(sheet.prices?.latest.value).toBeCloseTo(4.23894739151001, 12);
      expect(
        sheet.protection?.figures.map(({ measure, year, value }) => [measure, year, value]),
      ).toEqual([
        ['asylum_seekers', 2025, 963],
        ['refugees', 2025, 4_494],
      ]);
      expect(sheet.ranks).toMatchObject({
        residence: { rank: 1, of: 63 },
        origin: { rank: 14, of: 204 },
      });
      expect(sheet.unknowns.map(({ code }) => code)).toEqual([
        'one_source',
        'nothing_since',
        'no_age',
        'no_education',
        'no_occupation',
        'no_labour',
        'no_duration',
        'no_place',
        'protection_overlap',
      ]);
    });

    it('give Haiti–United States, where KNOMAD repeats the UN to the last person', async () => {
      const sheet = await made.corridor('HTI-USA');
      expect(sheet.headline).toMatchObject({ source: 'un-2020', value: 705_361 });
      const knomad = sheet.rows.find(({ source }) => source === 'knomad-2021');
      expect(knomad).toMatchObject({ value: 705_361, inRange: false });
      expect(knomad?.dependsOn).toEqual([
        { source: 'un-2020', verdict: 'dependent', sameHere: true },
      ]);
      expect(sheet.protection?.figures.map(({ measure, value }) => [measure, value])).toEqual([
        ['asylum_seekers', 151_119],
        ['refugees', 13_996],
      ]);
    });

    it('give Moldova–Italy, and say that its definitions contradict each other', async () => {
      const sheet = await made.corridor('MDA-ITA');
      expect(sheet.headline).toMatchObject({ source: 'un-2020', value: 194_480 });
      expect(sheet.lattice).toMatchObject([
        { definition: 'birth', low: 194_480, high: 194_480, within: ['born_or_citizen'] },
        { definition: 'born_or_citizen', low: 48_970, high: 176_241, independent: 2 },
      ]);
      expect(sheet.unknowns).toContainEqual({
        code: 'definitions_inverted',
        args: {
          narrow: 'birth',
          broad: 'born_or_citizen',
          narrowValue: 194_480,
          broadValue: 48_970,
        },
      });
      expect(sheet.confidence?.level).toBe('low');
    });

    it('give Syria–Türkiye without ever adding refugees to migrants', async () => {
      const sheet = await made.corridor('SYR-TUR');
      expect(sheet.headline).toMatchObject({ measure: 'stock', value: 3_792_505 });
      expect(sheet.protection?.figures.find(({ measure }) => measure === 'refugees')).toMatchObject(
        {
          year: 2025,
          value: 2_347_756,
          kind: 'observed',
        },
      );
      expect(sheet.protection?.overlap).toBe('unknown');
      expect(sheet.rows.every(({ measure }) => measure === 'stock')).toBe(true);
      expect(JSON.stringify(sheet)).not.toContain(String(3_792_505 + 2_347_756));
    });

    it('carry the cell of each figure', async () => {
      const wrong = await made.rows(`
      select c.fact from side_by_side c left join facts f using (fact)
      where f.fact is null or (c.cells = 1 and f.value <> c.value)`);
      expect(wrong).toEqual([]);
    });

    it('never sum a lattice: each of its ends is some source’s own figure', async () => {
      const wrong = await made.rows(`
      select d.key, d.definition from disagreement d
      where not exists (select 1 from side_by_side s where s.key = d.key and s.measure = d.measure and s.definition = d.definition and s.value = d.low)
         or not exists (select 1 from side_by_side s where s.key = d.key and s.measure = d.measure and s.definition = d.definition and s.value = d.high)`);
      expect(wrong).toEqual([]);
    });

    it('list countries by one source, largest first', async () => {
      const [senegal, france] = [await made.origin('SEN'), await made.residence('FRA')];
      expect(senegal.headline).toMatchObject({
        source: 'un-2020',
        value: 693_765,
        basis: 'summed',
      });
      expect(senegal.partners.slice(0, 3).map(({ code, value }) => [code, value])).toEqual([
        ['FRA', 134_848],
        ['GMB', 132_678],
        ['ITA', 113_444],
      ]);
      expect(senegal.money?.flows[0]).toMatchObject({
        source: 'knomad-inflows',
        year: 2022,
        value: 2_500,
      });
      expect(france.headline).toMatchObject({
        value: 8_524_876,
        unknown: 0,
        statedBy: 'un-2020-totals',
      });
      expect(france.partners[0]).toMatchObject({ code: 'DZA', rank: 1 });
    });
  },
);
