import { describe, expect, it } from 'vitest';
import { loadSectors } from './sectors.ts';

describe('the sectors of development assistance', () => {
  it('are 325 purpose codes, of which 30 are withdrawn', async () => {
    const { sectors } = await loadSectors();
    expect(sectors).toHaveLength(325);
    expect(sectors.filter((sector) => sector.withdrawn)).toHaveLength(30);
  });

  it('are named in French and English, and in English to the rest', async () => {
    const { name } = await loadSectors();
    expect(name('15190', 'fr')?.text).toContain('Faciliter la migration');
    expect(name('15190', 'ar')).toMatchObject({ lang: 'en' });
    expect(name('151', 'en')?.text).toBe('Government & Civil Society-general');
    expect(name('00000', 'fr')).toBeNull();
  });

  it('that may still be chosen have a category with a name', async () => {
    const { sectors, name } = await loadSectors();
    const current = sectors.filter((sector) => !sector.withdrawn);
    for (const { code, category } of current) {
      expect(name(category, 'en'), code).not.toBeNull();
      expect(name(code, 'fr')?.text, code).not.toBe('');
    }
  });
});
