import { describe, expect, it } from 'vitest';
import { forbiddenInLists, forbiddenSubject } from './forbidden.ts';

describe('a column of a list of people', () => {
  it.each([
    ['Prénom'],
    ['Date de naissance'],
    ['E-mail address'],
    ['Adresse électronique'],
    ['Teléfono'],
    ['Ville de l’adresse'],
    ['Pays de naissance de la mère'],
    ['البريد الإلكتروني'],
    ['الاسم العائلي'],
    ['تاريخ الازدياد'],
  ])('may be %s', (header) => {
    expect(forbiddenInLists(header)).toBeNull();
  });

  it.each([
    ['N° de passeport', 'document'],
    ['CIN', 'document'],
    ['Religion', 'religion'],
    ['Appartenance politique', 'opinion'],
    ['riskLevel', 'risk'],
    ['Adresse', 'address'],
    ['streetAddress', 'address'],
    ['Calle', 'address'],
    ['العنوان', 'address'],
    ['Nom de la mère', 'relatives'],
    ['fatherName', 'relatives'],
    ['اسم الأم', 'relatives'],
    ['إعاقة', 'health'],
  ])('is never %s', (header, subject) => {
    expect(forbiddenInLists(header)).toBe(subject);
  });
});

it('is stricter in tables of figures, which name nobody', () => {
  expect(forbiddenSubject('dateOfBirth')).toBe('contact');
  expect(forbiddenSubject('Pays de naissance')).toBeNull();
});
