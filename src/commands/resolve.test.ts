import { describe, expect, it } from 'vitest';
import { nameLine } from './resolve.ts';

describe('two names on a line of standard input', () => {
  it('are answered with their similarity and why', () => {
    expect(nameLine('Amina Bâ\tAMINA BA')).toBe('Amina Bâ\tAMINA BA\t1\tsame');
    expect(nameLine('Diallo Mohamed\tMohamed Diallo')).toMatch(
      /^Diallo Mohamed\tMohamed Diallo\t0\.98\torder-swapped$/,
    );
    expect(nameLine('M. Diallo\tمحمد ديالو')).toMatch(/\t0\.[5-9]\d*\tother-script;initial$/);
  });

  it('of which one is missing have nothing to compare', () => {
    expect(nameLine('Amina')).toBe('Amina\t\t0\tnothing-to-compare');
    expect(nameLine('')).toBe('\t\t0\tnothing-to-compare');
  });
});
