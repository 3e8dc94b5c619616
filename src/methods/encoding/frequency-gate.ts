import { readPatterns } from './bit-patterns.ts';
import { bitsSet } from './comparison.ts';
import { EncodingError } from './errors.ts';

/** Why a file is not to be used. */
export type GateReason = 'repeated' | 'read' | 'full';

export interface GateReport {
  readonly records: number;
  /** Records whose bits were mined. */
  readonly mined: number;
  /** Share of records whose encoding at least two others have too: it is named by counting. */
  readonly repeated: number;
  /** Bit patterns that were found without the secret. */
  readonly patterns: number;
  /** Share of the mined records of which these patterns explain two bits in three: they can be spelt out. */
  readonly read: number;
  /** Share of bits set, of the mean record. */
  readonly filled: number;
  /** None where the file passes. */
  readonly reasons: readonly GateReason[];
}

/** What an attacker may learn at most: shares of records, and how full an encoding may be before all look alike. */
export const GATE = { repeated: 0.05, read: 0.05, filled: 0.9 } as const;

/** A record of which so much is read is spelt out. */
const SPELT = 2 / 3;
/** Two equal encodings are often one person entered twice; three are a frequency. */
const A_FREQUENCY = 3;
const MOST_MINED = 10_000;

/**
 * Attacks encodings as somebody would who has neither the secret nor a list of names, and says how much that gives away:
 * equal encodings are counted (Niedermeyer et al. 2014: what repeats is named by its frequency), and bits that go together
 * are mined (`readPatterns`). The attacker is granted a perfect list of frequencies: a file that passes may still be read
 * by others, one that fails is.
 *
 * Takes encodings of `length` bytes one behind the other; of more than 10,000 every so-manieth is mined. Throws where they
 * are no whole number.
 */
export function frequencyGate(encodings: Uint8Array, length: number): GateReport {
  const records = encodings.length / length;
  if (!(length > 0 && Number.isInteger(records) && records > 0))
    throw new EncodingError(
      `${encodings.length} bytes are no whole number of encodings of ${length} bytes`,
    );
  const at = (record: number) => encodings.subarray(record * length, (record + 1) * length);
  const mined = Math.min(records, MOST_MINED);
  const step = records / mined;
  const sample = Array.from({ length: mined }, (_, one) => at(Math.floor(one * step)));
  const { patterns, read } = readPatterns(sample);
  const told = {
    repeated: repeatedIn(records, at),
    read: read.filter((share) => share >= SPELT).length / mined,
    filled: bitsSet(encodings) / (encodings.length * 8),
  };
  const reasons = [
    ...(told.repeated > GATE.repeated ? (['repeated'] as const) : []),
    ...(told.read > GATE.read ? (['read'] as const) : []),
    ...(told.filled > GATE.filled ? (['full'] as const) : []),
  ];
  return { records, mined, patterns: patterns.length, ...told, reasons };
}

function repeatedIn(records: number, at: (record: number) => Uint8Array): number {
  const groups = new Map<number, number>();
  for (let record = 0; record < records; record += 1) {
    const key = hashOf(at(record));
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const repeated = [...groups.values()].filter((count) => count >= A_FREQUENCY);
  return repeated.reduce((sum, count) => sum + count, 0) / records;
}

/** FNV-1a twice, as 53 bits: of two million encodings hardly two are taken for one. */
function hashOf(bytes: Uint8Array): number {
  let [low, high] = [0x811c9dc5, 0x2f0b4c47];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ (byte + 1), 0x01000193);
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
