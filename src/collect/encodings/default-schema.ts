/** The columns that the page knows by name, in the four languages. */
export const FEATURES = ['given_name', 'family_name', 'birth_date', 'birth_place', 'sex'] as const;

/** A linkage schema that holders may use who have agreed on none: names and the day of birth, half of the bits set. */
export const DEFAULT_SCHEMA = {
  version: 3,
  clkConfig: { l: 1024, kdf: { type: 'HKDF', hash: 'SHA256', keySize: 64 } },
  features: [nameFeature('given_name'), nameFeature('family_name'), birthDate()],
};

function nameFeature(identifier: string) {
  return {
    identifier,
    format: { type: 'string', encoding: 'utf-8' },
    hashing: {
      comparison: { type: 'ngram', n: 2 },
      strategy: { bitsPerFeature: 250 },
      hash: { type: 'blakeHash' },
    },
  };
}

function birthDate() {
  return {
    identifier: 'birth_date',
    format: { type: 'date', format: '%Y-%m-%d' },
    hashing: {
      // Each figure with its place: one mistyped leaves seven of eight alike.
      comparison: { type: 'ngram', n: 1, positional: true },
      strategy: { bitsPerFeature: 250 },
      hash: { type: 'blakeHash' },
      missingValue: { sentinel: '' },
    },
  };
}
