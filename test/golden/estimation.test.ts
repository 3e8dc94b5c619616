/** Sizes of populations that R's Rcapture 1.4.4 and SparseMSE 2.0.1 print, from their files, by the command line's own code. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { estimate } from '../../src/commands/estimate.ts';
import type { Estimation } from '../../src/methods/estimation/estimation.ts';
import { DATA } from './tables.ts';

const folder = resolve(DATA, 'mse');

async function told(file: string): Promise<Estimation> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  await estimate({ json: true }, [resolve(folder, file)]);
  const [line] = print.mock.lastCall ?? [];
  print.mockRestore();
  return JSON.parse(String(line)) as Estimation; // what the verb has just printed
}

describe.skipIf(!existsSync(folder))('Published populations', { timeout: 60_000 }, () => {
  it('hares: one row an animal', async () => {
    const { models, observed } = await told('rcapture_hare.csv');
    expect(observed).toBe(68);
    const shown = Object.fromEntries(
      models.map(({ name, n, se, deviance, df, aic }) => [
        name,
        [n.toFixed(1), se.toFixed(1), deviance?.toFixed(3), df, aic?.toFixed(3)],
      ]),
    );
    expect(shown).toMatchObject({
      M0: ['75.4', '3.5', '68.516', 61, '154.707'],
      Mt: ['75.1', '3.4', '58.314', 56, '154.505'],
      'Mh Chao (lower bound)': ['79.8', '6.4', '58.023', 58, '150.214'],
      'Mh Poisson2': ['81.5', '5.7', '59.107', 60, '147.298'],
      'Mh Darroch': ['90.4', '11.6', '61.600', 60, '149.791'],
      'Mh Gamma3.5': ['100.6', '21.7', '62.771', 60, '150.961'],
      'Mth Chao (lower bound)': ['79.6', '6.3', '47.115', 52, '151.305'],
      'Mth Poisson2': ['81.1', '5.6', '48.137', 55, '146.327'],
      'Mth Darroch': ['90.5', '11.7', '50.706', 55, '148.896'],
      'Mth Gamma3.5': ['101.6', '22.4', '51.956', 55, '150.147'],
    });
    const { profile } = models.find(({ name }) => name === 'Mth Poisson2') ?? {};
    expect([profile?.n.toFixed(1), profile?.low.toFixed(1), profile?.high?.toFixed(1)]).toEqual(['80.1', '71.8', '93.8']);
  });

  it('HIV: four lists and freq', async () => {
    const { models } = await told('rcapture_HIV.csv');
    const { n, se, profile } = models.find(({ name }) => name === 'Mt + c1:c2') ?? {};
    expect([n?.toFixed(1), se?.toFixed(1)]).toEqual(['12318.5', '1188.7']);
    expect([profile?.n.toFixed(0), profile?.low.toFixed(0), profile?.high?.toFixed(1)]).toEqual(['12308', '10266', '14992.3']);
  });

  it('lesbians of Allegheny County: [12,13,14] and Darroch is the best of its form', async () => {
    const { models } = await told('rcapture_lesbian.csv');
    const [best] = models
      .filter(({ formula }) => formula.endsWith('Darroch'))
      .sort((a, b) => (a.bic ?? 0) - (b.bic ?? 0));
    expect([best?.formula, best?.n.toFixed(1), best?.se.toFixed(1)]).toEqual(['[12,13,14] + Darroch', '7030.7', '687.2']);
  });

  it('victims of trafficking in the United Kingdom: five sparse lists, stepwise', async () => {
    const { models, stepwise, n } = await told('UKdat_5.csv');
    const chosen = models.find(({ name }) => name === stepwise);
    expect([chosen?.n.toFixed(0), chosen?.low.toFixed(0), chosen?.high.toFixed(0)]).toEqual(['11313', '9884', '13027']);
    expect(n).toBeNull();
  });

  it('illegal immigrants: numbers of captures', async () => {
    const { models } = await told('rcapture_ill.csv');
    expect(models.map(({ n, deviance }) => [n.toFixed(1), deviance?.toFixed(3)])).toEqual([
      ['7079.9', '61.811'],
      ['9273.5', '1.534'],
      ['8617.6', '26.341'],
      ['15562.1', '7.277'],
      ['29058.3', '3.661'],
    ]);
  });

  it('an artificial file whose count is called n, where the ordinary estimate of many models does not exist', async () => {
    const { models, observed, untold, reasons, n } = await told('Artificial_3.csv');
    expect(observed).toBe(96);
    const extended = models.find(({ formula }) => formula === '[13,23]');
    expect(extended?.n).toBeCloseTo(296, 6);
    expect(extended?.zeroed).toBe(3);
    expect(untold).toEqual(['Mh Poisson2', 'Mh Darroch', 'Mh Gamma3.5', 'Mth Poisson2', 'Mth Darroch', 'Mth Gamma3.5']);
    expect(reasons).toContainEqual({ why: 'no-common-person', pairs: ['A:C', 'B:C'] });
    expect(n).toBeNull();
  });

  // What `glm` of R 4.2.2 (poisson, epsilon 1e-14) gives for the same models: n, standard error, deviance.
  it.each([
    ['rcapture_HIV.csv', { M0: [11576.70015, 946.0681193, 297.8191675], Mt: [11124.57847, 904.753047, 13.02613695], 'Mth Poisson2': [14849.7629, 2915.127269, 10.77858584], 'Mth Darroch': [21327.46047, 8428.433663, 10.42607554] }],
    ['rcapture_lesbian.csv', { M0: [3829.196783, 99.40287839, 477.2487964], Mt: [3738.468516, 95.24629469, 174.8092306], 'Mth Poisson2': [4942.221986, 240.3208031, 101.2955274], 'Mth Darroch': [6963.739849, 650.0754798, 98.13439025] }],
    ['UKdat_5.csv', { M0: [14832.2161, 903.12486, 1459.139053], Mt: [13444.13121, 806.9297662, 118.5316293], 'Mth Poisson2': [14572.44804, 2263.099459, 118.2284376], 'Mth Darroch': [14649.66018, 4489.033712, 118.4502954] }],
  ] as const)('%s: models without dependence, as R’s glm fits them', async (file, expected) => {
    const { models } = await told(file);
    for (const [name, figures] of Object.entries(expected)) {
      const found = models.find((model) => model.name === name);
      for (const [at, figure] of figures.entries())
        expect(Math.abs(([found?.n, found?.se, found?.deviance][at] ?? 0) / figure - 1)).toBeLessThan(1e-7);
    }
  });
});
