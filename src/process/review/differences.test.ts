import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf } from './differences.ts';

it('two spellings part where their letters do', () => {
  expect(partsOf('Diallo', 'Dialo')).toEqual([
    { before: 'Dial', between: 'l', after: 'o' },
    { before: 'Dial', between: '', after: 'o' },
  ]);
  expect(partsOf('12/03/1984', '12/08/1984').map(({ between }) => between)).toEqual(['3', '8']);
  expect(partsOf('Ouédraogo', 'OUEDRAOGO').map(({ between }) => between)).toEqual(['é', 'E']);
});

it('nothing is lost of either', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const whole = partsOf(one, other).map(
        ({ before, between, after }) => before + between + after,
      );
      expect(whole).toEqual([one.normalize('NFC'), other.normalize('NFC')]);
    }),
  );
});
