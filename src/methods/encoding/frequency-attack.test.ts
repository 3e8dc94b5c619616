import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { encoderFor, readSchema } from './encoding.ts';
import { frequencyAttack, rightClaims } from './frequency-attack.ts';

/** 150 invented names, borne as unequally as real ones are (Zipf), and 20,000 people who bear them. */
const SYLLABLES = 'ma ri jo ka le ta ni sa do be lu fe ra no vi'.split(' ');
const NAMES = Array.from({ length: 150 }, (_, rank) => {
  const parts = [rank, rank * 7 + 3, Math.floor(rank / 15) + rank].map((at) => SYLLABLES[at % 15]);
  return { name: parts.join(''), count: Math.round(1_000_000 / (rank + 3)) };
});
const random = seededStreams(3)('people');
const BORNE = NAMES.reduce((sum, { count }) => sum + count, 0);
const PEOPLE = Array.from({ length: 20_000 }, () => {
  let left = random() * BORNE;
  const name = NAMES.find(({ count }) => {
    left -= count;
    return left < 0;
  });
  return [name?.name ?? '', String(1940 + Math.floor(random() * 60))] as const;
});

const feature = (identifier: string, strategy: object = { bitsPerFeature: 100 }) => ({
  identifier,
  format: { type: 'string' },
  hashing: { comparison: { type: 'ngram', n: 2 }, strategy },
});
const ignoredYear = { identifier: 'born', ignored: true };

function attacked(features: readonly object[], salted = false) {
  const schema = readSchema({
    version: 3,
    clkConfig: { l: 1024, kdf: { type: 'HKDF' } },
    features,
  });
  const options = salted ? { salt: ([, born = '']: readonly string[]) => born } : {};
  const encode = encoderFor(schema, new TextEncoder().encode('nobody outside knows this'), options);
  const attack = frequencyAttack(
    PEOPLE.map((one) => encode(one)),
    NAMES,
  );
  return {
    ...attack,
    right: rightClaims(
      attack,
      PEOPLE.map(([name]) => name),
    ),
  };
}

describe('Somebody without the secret', () => {
  it('names a good part of a list of given names by their frequency', () => {
    const { right, identified, claims } = attacked([feature('name'), ignoredYear]);
    expect(right).toBeGreaterThan(4_000);
    expect(right / identified).toBeGreaterThan(0.7);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(identified);
  });

  it('spells out more names from their bits where each token has its own number of bits', () => {
    const { byFrequency, identified } = attacked([
      feature('name', { bitsPerToken: 15 }),
      ignoredYear,
    ]);
    expect(identified).toBeGreaterThan(byFrequency);
  });

  it('names nobody where a birth year is encoded with the name, or salts it', () => {
    expect(attacked([feature('name'), feature('born')]).identified).toBe(0);
    expect(attacked([feature('name'), ignoredYear], true).identified).toBe(0);
  });

  it('learns nothing from nothing', () => {
    expect(frequencyAttack([], NAMES)).toEqual({ claims: [], byFrequency: 0, identified: 0 });
    expect(frequencyAttack([Uint8Array.of(1)], []).claims).toEqual([null]);
  });
});
