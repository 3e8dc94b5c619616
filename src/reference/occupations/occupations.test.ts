import { describe, expect, it } from 'vitest';
import { LANGS } from '../languages/languages.ts';
import { EDUCATION_LEVELS, LABOUR_STATUSES, loadOccupations, STAY_BANDS } from './occupations.ts';

describe('the classification of occupations', () => {
  it('has 10 major, 43 sub-major, 130 minor and 436 unit groups', async () => {
    const { codes } = await loadOccupations();
    const sizes = [1, 2, 3, 4].map(
      (digits) => codes.filter((code) => code.length === digits).length,
    );
    expect(sizes).toEqual([10, 43, 130, 436]);
  });

  it('names a group in the reader’s language, or says in which', async () => {
    const occupations = await loadOccupations();
    expect(occupations.name('2', 'fr')).toEqual({
      lang: 'fr',
      text: 'Professions intellectuelles et scientifiques',
    });
    expect(occupations.name('2211', 'es')?.lang).toBe('es');
    expect(occupations.name('22', 'ar')).toEqual({ lang: 'ar', text: 'اختصاصيو الصحة' });
    expect(occupations.name('2211', 'ar')).toEqual({
      lang: 'en',
      text: 'Generalist medical practitioners',
    });
    expect(occupations.name('9999', 'fr')).toBeNull();
  });

  it('has every group’s name in four languages down to the second level', async () => {
    const { codes, name } = await loadOccupations();
    for (const code of codes.filter((one) => one.length <= 2))
      for (const lang of LANGS) expect(name(code, lang)?.lang, code).toBe(lang);
  });

  it('opens group by group', async () => {
    const { within } = await loadOccupations();
    expect(within('')).toHaveLength(10);
    expect(within('0')).toEqual(['01', '02', '03']);
    expect(within('22')).toEqual(['221', '222', '223', '224', '225', '226']);
  });
});

describe('the closed lists of censuses', () => {
  it('have a name for each code in four languages', () => {
    for (const frame of [EDUCATION_LEVELS, LABOUR_STATUSES, STAY_BANDS])
      for (const names of Object.values(frame))
        for (const lang of LANGS) expect(names[lang]).not.toBe('');
  });

  it('hold the nine levels of ISCED', () => {
    const levels = Object.keys(EDUCATION_LEVELS).filter((code) => /^\d$/.test(code));
    expect(levels).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  });
});
