import { expect, it } from 'vitest';
import { holderName } from './holders.ts';

it('An international body is called as its readers call it, and nobody else is renamed', () => {
  expect(holderName('World Bank / KNOMAD', 'fr')).toBe('Banque mondiale / KNOMAD');
  expect(holderName('UNHCR', 'es')).toBe('ACNUR');
  expect(holderName('OECD', 'ar')).toBe('منظمة التعاون الاقتصادي والتنمية');
  expect(holderName('Observatorio World Bank', 'es')).toBe('Observatorio World Bank');
});
