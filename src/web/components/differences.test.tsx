import { describe, expect, it } from 'vitest';
import { localeOf } from '../i18n/i18n.ts';
import { Differences, piecesBetween } from './differences.tsx';

const changed = (before: string, after: string, lang: string) =>
  piecesBetween(before, after, lang)
    .filter(({ how }) => how !== 'same')
    .map(({ how, text }) => `${how} ${text.trim()}`);

describe('the differences between two wordings', () => {
  it('are words, in French', () => {
    const [before, after] = ['Ouvrir un guichet par région.', 'Ouvrir deux guichets par région.'];
    expect(changed(before, after, 'fr')).toEqual([
      'gone un',
      'new deux',
      'gone guichet',
      'new guichets',
    ]);
  });

  it('are words, and not letters, in Arabic', () => {
    expect(changed('فتح مكتب في كل منطقة.', 'فتح مكتبين في كل منطقة.', 'ar')).toEqual([
      'gone مكتب',
      'new مكتبين',
    ]);
  });

  it('are none between equal wordings, whatever stands in them', () => {
    expect(changed('<b>Ouvrir</b> & fermer', '<b>Ouvrir</b> & fermer', 'fr')).toEqual([]);
  });

  it('are said in words to whoever does not see the marks, and never read as tags', () => {
    const page = String(
      <Differences
        locale={localeOf('fr')}
        lang="fr"
        before="Ouvrir <un> guichet"
        after="Ouvrir <deux> guichets"
        titles={['Version 1', 'Amendement 1']}
      />,
    );
    expect(page).toContain('<del>');
    expect(page).toContain('<ins>');
    expect(page).toContain('retiré');
    expect(page).toContain('ajouté');
    expect(page).not.toContain('<un>');
  });
});
