import { describe, expect, it } from 'vitest';
import { choose, matching } from './choice.ts';

const rows = [
  { definition: 'birth', kind: 'modelled', year: 2020, sex: 'both', value: 10 },
  { definition: 'birth', kind: 'modelled', year: 2020, sex: 'female', value: 4 },
  { definition: 'birth', kind: 'modelled', year: 2015, sex: 'both', value: 8 },
  {
    definition: 'citizenship',
    kind: 'observed',
    year: 2019,
    sex: 'both',
    source: 'office',
    value: 6,
  },
];

describe('a choice in the atlas', () => {
  it('is the newest year and both sexes where nothing was asked', () => {
    expect(choose(rows, {}, { definition: 'birth' })?.chosen).toEqual({
      definition: 'birth',
      year: '2020',
      sex: 'both',
      kind: '',
    });
  });

  it('keeps what was asked where it exists', () => {
    const choice = choose(rows, { sex: 'female', year: '2020' });
    expect(choice?.refused).toEqual([]);
    expect(choice && matching(rows, choice).map(({ value }) => value)).toEqual([4]);
  });

  it('says what is missing and falls back to the nearest thing there is', () => {
    const choice = choose(rows, { definition: 'citizenship', year: '2020', sex: 'female' });
    expect(choice?.refused).toEqual([
      { dimension: 'year', wanted: '2020' },
      { dimension: 'sex', wanted: 'female' },
    ]);
    expect(choice?.offered.year).toEqual(['2019']);
    expect(choice?.chosen.sex).toBe('both');
  });

  it('is nothing where there is nothing', () => {
    expect(choose([], { year: '2020' })).toBeNull();
  });
});
