import { describe, expect, it } from 'vitest';
import { autonym, DIRECTIONS, isLang, LANGS, languageName, resolveLanguage } from './languages.ts';

describe('the languages of the program', () => {
  it('are French, English, Spanish and Arabic, which runs from right to left', () => {
    expect(LANGS).toEqual(['fr', 'en', 'es', 'ar']);
    expect(DIRECTIONS.ar).toBe('rtl');
    expect(DIRECTIONS.fr).toBe('ltr');
    expect([isLang('fr'), isLang('de')]).toEqual([true, false]);
  });
});

describe('a language', () => {
  it('has a name in each, and one of its own', () => {
    expect(languageName('wo', 'fr')).toBe('wolof');
    expect(languageName('wo', 'en')).toBe('Wolof');
    expect(languageName('ar', 'ar')).toBe('العربية');
    expect(autonym('de')).toBe('Deutsch');
    expect(autonym('qqq')).toBeNull();
    expect(languageName('not a code', 'fr')).toBe('not a code');
  });

  it.each([
    ['français', 'fr'],
    ['FRENCH', 'fr'],
    ['frances', 'fr'],
    ['اللغة الفرنسية', 'fr'],
    ['fra', 'fr'],
    ['fre', 'fr'],
    ['fr-CA', 'fr'],
    ['Deutsch', 'de'],
    ['日本語', 'ja'],
    ['Pulaar', 'ff'],
    ['Kreyòl', 'ht'],
    ['Farsi', 'fa'],
    ['Norwegian, Bokmål', 'nb'],
    ['Portuguese (Brazil)', 'pt'],
    ['Chinese, Mandarin', 'zh'],
    ['Sérère', 'srr'],
    ['Spanihs', 'es'],
  ])('«%s» is %s', (label, code) => {
    expect(resolveLanguage(label)).toMatchObject({ code, kind: 'language' });
  });

  it.each(['créole', 'Berber', 'Serbo-Croatian'])('«%s» is several, and says which', (label) => {
    const answer = resolveLanguage(label);
    expect(answer).toMatchObject({ code: null, ambiguous: true });
    expect(answer.alternatives.length).toBeGreaterThan(2);
  });

  it.each(['', 'Xyz', 'toString', '—', 'français'.repeat(1000)])('«%s» is none', (label) => {
    expect(resolveLanguage(label).code).toBeNull();
  });
});
