import { describe, expect, it } from 'vitest';
import { LANGS } from '../languages/languages.ts';
import { loadSdg, MIGRATION_TARGETS } from './sdg.ts';

describe('the sustainable development goals', () => {
  it('are 17 with 169 targets, each in four languages', async () => {
    const goals = await loadSdg();
    const targets = goals.flatMap((goal) => goal.targets);
    expect([goals.length, targets.length]).toEqual([17, 169]);
    for (const { title, code } of targets)
      for (const lang of LANGS) expect(title[lang].length, `${code} ${lang}`).toBeGreaterThan(20);
    for (const goal of goals) for (const lang of LANGS) expect(goal.name[lang]).not.toBe('');
  });

  it('have targets on migration and on the cost of sending money', async () => {
    const targets = (await loadSdg()).flatMap((goal) => goal.targets);
    for (const code of MIGRATION_TARGETS) expect(targets.map((one) => one.code)).toContain(code);
    expect(targets.find((one) => one.code === '10.c')?.title.en).toContain('remittance corridors');
    expect(targets.find((one) => one.code === '10.7')?.title.fr).toContain(
      'Faciliter la migration',
    );
  });

  it('carry no stretched letters in Arabic', async () => {
    const texts = (await loadSdg()).flatMap((goal) => goal.targets.map((one) => one.title.ar));
    expect(texts.filter((text) => text.includes('\u0640'))).toEqual([]);
  });
});
