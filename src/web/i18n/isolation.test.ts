import { describe, expect, it } from 'vitest';
import { inRow } from './formats.ts';
import { localeOf } from './i18n.ts';
import { isolated } from './isolation.ts';
import { townName } from './towns.ts';

const ar = localeOf('ar');

describe('a name in Latin letters in an Arabic line', () => {
  it.each(['Washington, D.C.', 'Observatoire des migrations (exemple)', 'Астана'])(
    'is held apart: %s',
    (name) => expect(isolated(name)).toBe(`\u2068${name}\u2069`),
  );

  it.each(['Paris، الدائرة 16', 'باريس', '713 000', '', 'https://hub.example/ar', 'a@hub.example'])(
    'is left as it is where it mixes both, has no letters or is an address: %s',
    (text) => expect(isolated(text)).toBe(text),
  );

  it('is held apart in each sentence that it is put into, and in no other language', () => {
    const said = { hub: 'Passerelle' };
    expect(ar.t('home.sentence.everywhere', said)).toContain('\u2068Passerelle\u2069');
    for (const lang of ['fr', 'en', 'es'] as const)
      expect(localeOf(lang).t('home.sentence.everywhere', said)).not.toMatch(/[\u2068\u2069]/);
  });

  it('still chooses between the forms of a sentence', () => {
    const where = { row: 3, column: 'B' };
    expect(ar.t('issue.where', { ...where, sheet: 'CSV' })).toBe('السطر 3، العمود \u2068B\u2069');
    expect(ar.t('issue.where', { ...where, sheet: 'Data' })).toMatch(/^\u2068Data\u2069، /);
  });

  it('keeps its stop in a town and its comma in a row of names', () => {
    expect(townName('Washington, D.C.', ar)).toBe('\u2068Washington, D.C.\u2069');
    expect(townName('16th arrondissement of Paris', ar)).toMatch(/Paris\u2069?، /);
    expect(inRow(['Teranga Lyon', 'الجالية'], 'ar')).toBe('\u2068Teranga Lyon\u2069، الجالية');
    expect(inRow(['Teranga Lyon', 'Kayes'], 'fr')).toBe('Teranga Lyon, Kayes');
  });
});
