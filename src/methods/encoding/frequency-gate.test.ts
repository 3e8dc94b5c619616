import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { encoderFor, readSchema } from './encoding.ts';
import { frequencyGate } from './frequency-gate.ts';

/** 300 invented surnames, borne as unequally as real ones are (Zipf), and 3,000 people who bear them. */
const SYLLABLES = 'ma ri jo ka le ta ni sa do be lu fe ra no vi'.split(' ');
const SURNAMES = Array.from({ length: 300 }, (_, rank) =>
  [rank, rank * 7 + 3, Math.floor(rank / 15) + rank].map((at) => SYLLABLES[at % 15]).join(''),
);
const random = seededStreams(3)('people');
const borne = (names: readonly string[]) => {
  const total = names.reduce((sum, _, rank) => sum + 1 / (rank + 3), 0);
  let left = random() * total;
  const found = names.findIndex((_, rank) => {
    left -= 1 / (rank + 3);
    return left < 0;
  });
  return names[found] ?? '';
};
const figures = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
const PEOPLE = Array.from({ length: 3_000 }, () => [
  borne(SURNAMES),
  borne(SURNAMES.toReversed()),
  `${1940 + Math.floor(random() * 60)}-${figures(12)}-${figures(28)}`,
]);

const feature = (identifier: string, strategy: object = { bitsPerFeature: 300 }) => ({
  identifier,
  format: { type: 'string' },
  hashing: { comparison: { type: 'ngram', n: 2 }, strategy },
});
const left = (identifier: string) => ({ identifier, ignored: true });

function gate(features: readonly object[], folds = 0) {
  const clkConfig = { l: 1024, xor_folds: folds, kdf: { type: 'HKDF' } };
  const schema = readSchema({ version: 3, clkConfig, features });
  const encode = encoderFor(schema, new TextEncoder().encode('nobody outside knows this'));
  const bytes = new Uint8Array(PEOPLE.length * 128);
  PEOPLE.forEach((one, at) => {
    bytes.set(encode(one), at * 128);
  });
  return frequencyGate(bytes, 128);
}

describe('The gate', () => {
  it('refuses surnames alone: they repeat, and a third of them is spelt out from their bits', () => {
    const surnames = [feature('name', { bitsPerToken: 15 }), left('given'), left('born')];
    const report = gate(surnames);
    expect(report.reasons).toEqual(['repeated', 'read']);
    expect(report.repeated).toBeGreaterThan(0.9);
    expect(report.read).toBeGreaterThan(0.3);
  });

  it('refuses names with a birth date whose tokens each set their own bits: none repeats, yet many are read', () => {
    const tokens = { bitsPerToken: 15 };
    const report = gate([
      feature('name', tokens),
      feature('given', tokens),
      feature('born', tokens),
    ]);
    expect(report.repeated).toBe(0);
    expect(report.reasons).toEqual(['read']);
  });

  it('lets the same pass once it is folded', () => {
    const report = gate([feature('name'), feature('given'), feature('born')], 1);
    expect(report).toMatchObject({ records: 3_000, mined: 3_000, repeated: 0, reasons: [] });
    expect(report.read).toBe(0);
    expect(report.filled).toBeGreaterThan(0.3);
  });

  it('refuses encodings so full that all are alike', () => {
    const full = { bitsPerFeature: 3_000 };
    expect(gate([feature('name', full), feature('given', full), left('born')]).reasons).toContain(
      'full',
    );
  });

  it('is given whole encodings', () => {
    expect(() => frequencyGate(new Uint8Array(5), 2)).toThrow('no whole number');
  });
});
