import { describe, expect, it } from 'vitest';
import { division, divisionsOf } from './divisions.ts';

describe('the divisions of a country', () => {
  it('are the first level of ISO 3166-2', async () => {
    const senegal = await divisionsOf('SEN');
    expect(senegal).toHaveLength(14);
    expect(senegal.map(({ name }) => name)).toContain('Dakar');
    expect(await divisionsOf('FRA')).toContainEqual({
      code: 'FR-IDF',
      name: 'Île-de-France',
      pCode: null,
    });
    expect((await divisionsOf('USA')).length).toBeGreaterThan(50);
    expect(await divisionsOf('XXX')).toEqual([]);
  });

  it('carry the P-codes that an operator has imported', async () => {
    const pCodes = new Map([['SN-DK', 'SN01']]);
    expect(await division('SN-DK', pCodes)).toEqual({
      code: 'SN-DK',
      name: 'Dakar',
      pCode: 'SN01',
    });
    expect(await division('SN-DB', pCodes)).toMatchObject({ pCode: null });
    expect(await division('SN-??')).toBeNull();
  });
});
