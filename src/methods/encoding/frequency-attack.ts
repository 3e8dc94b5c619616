import { compare, orderFilters } from './comparison.ts';
import { EncodingError } from './errors.ts';
import { matchOneToOne } from './matches.ts';
import { tokensOf } from './tokens.ts';

/** How often a name is borne, by a public list. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

export interface Attack {
  /** For each encoding the name that the attacker believes it to be, or null. */
  readonly claims: readonly (string | null)[];
  /** Encodings named by how frequent they are alone. */
  readonly byFrequency: number;
  /** Encodings named in all, with what their bits then give away. */
  readonly identified: number;
}

/** Encodings that are equal, the most frequent first. */
interface Group {
  readonly encoding: Uint8Array;
  readonly records: readonly number[];
}

/** What the attacker knows: the name of a group, by its place. */
type Claims = ReadonlyMap<number, string>;

const ROUNDS = 4;
/** Names seen with a token before its bits are believed, and the share of these that must have a bit. */
const WITNESSES = 2;
const AGREEING = 0.7;
/** Share of a name's tokens that must be known to spell it, and how like an encoding it must then be. */
const KNOWN = 0.6;
const ALIKE = 0.6;

/**
 * What somebody without the secret learns from encodings and a public list of names: equal encodings are named by their
 * frequency (Niedermeyer et al. 2014), the bits common to names that share two letters are taken for those letters, and
 * so further names are spelt out (Christen et al. 2017). A floor of what is at risk: other attacks may find more.
 */
export function frequencyAttack(
  encodings: readonly Uint8Array[],
  names: readonly NameCount[],
  tokens: (name: string) => readonly string[] = bigrams,
): Attack {
  const length = encodings[0]?.length ?? 0;
  if (encodings.some((one) => one.length !== length))
    throw new EncodingError('the encodings differ in length');
  const groups = groupsOf(encodings);
  const ranked = names.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const first = claimByFrequency(groups, ranked, encodings.length);
  let claims = first;
  for (let round = 0; round < ROUNDS && length > 0; round += 1) {
    const more = claimByBits(groups, ranked, claims, tokens);
    if (more.size === claims.size) break;
    claims = more;
  }
  return {
    claims: claimsOf(groups, claims, encodings.length),
    byFrequency: recordsIn(groups, first),
    identified: recordsIn(groups, claims),
  };
}

/** How many claims are true, where the true names are known. */
export const rightClaims = ({ claims }: Attack, truth: readonly string[]): number =>
  claims.filter((claim, at) => claim !== null && claim === truth[at]).length;

const bigrams = (name: string) => tokensOf(name, { type: 'ngram', n: 2, positional: false }) ?? [];

function groupsOf(encodings: readonly Uint8Array[]): Group[] {
  const groups = new Map<string, { encoding: Uint8Array; records: number[] }>();
  encodings.forEach((encoding, at) => {
    const key = encoding.join();
    const group = groups.get(key);
    if (group) group.records.push(at);
    else groups.set(key, { encoding, records: [at] });
  });
  return [...groups.values()].toSorted((a, b) => b.records.length - a.records.length);
}

/** Rank by rank, where a name's frequency stands apart from its neighbours' and the group is about as large as expected. */
function claimByFrequency(
  groups: readonly Group[],
  ranked: readonly NameCount[],
  records: number,
): Claims {
  const people = ranked.reduce((sum, { count }) => sum + count, 0);
  const expected = ranked.map(({ count }) => (records * count) / people);
  const claims = new Map<number, string>();
  for (const [rank, { name }] of ranked.entries()) {
    const own = expected[rank] ?? 0;
    const seen = groups[rank]?.records.length ?? 0;
    const spread = Math.sqrt(own);
    const apart = (other: number | undefined) =>
      other === undefined || Math.abs(other - own) > spread;
    if (own < 4 || seen < 2) break;
    if (apart(expected[rank - 1]) && apart(expected[rank + 1]) && Math.abs(seen - own) < 3 * spread)
      claims.set(rank, name);
  }
  return claims;
}

/** Spells out every name of which enough tokens are known, and looks for its bits among what is unnamed. */
function claimByBits(
  groups: readonly Group[],
  ranked: readonly NameCount[],
  claims: Claims,
  tokens: (name: string) => readonly string[],
): Claims {
  const known = bitsOfTokens(groups, claims, tokens);
  const spelt = ranked.flatMap(({ name }) => {
    const bits = spell(tokens(name), known);
    return bits ? [{ name, bits }] : [];
  });
  const length = groups[0]?.encoding.length ?? 0;
  const pairs = compare(
    orderFilters(
      joined(
        groups.map(({ encoding }) => encoding),
        length,
      ),
      length,
    ),
    orderFilters(
      joined(
        spelt.map(({ bits }) => bits),
        length,
      ),
      length,
    ),
    ALIKE,
  );
  const taken = new Set(claims.values());
  const found = matchOneToOne(pairs)
    .map(({ a, b }) => [a, spelt[b]?.name ?? ''] as const)
    .filter(([group, name]) => !claims.has(group) && !taken.has(name));
  return new Map([...claims, ...found]);
}

/** For each token the bits that nearly all encodings of names with it have; some of these names may be wrong. */
function bitsOfTokens(
  groups: readonly Group[],
  claims: Claims,
  tokens: (name: string) => readonly string[],
): ReadonlyMap<string, Uint8Array> {
  const witnesses = new Map<string, Uint8Array[]>();
  for (const [at, name] of claims) {
    const { encoding } = groups[at] ?? { encoding: new Uint8Array() };
    for (const token of new Set(tokens(name)))
      witnesses.set(token, [...(witnesses.get(token) ?? []), encoding]);
  }
  const believed = [...witnesses].filter(([, { length }]) => length >= WITNESSES);
  return new Map(believed.map(([token, filters]) => [token, common(filters)]));
}

function common(filters: readonly Uint8Array[]): Uint8Array {
  const bits = (filters[0]?.length ?? 0) * 8;
  const enough = filters.length * AGREEING;
  const shared = new Uint8Array(bits / 8);
  for (let at = 0; at < bits; at += 1) {
    const set = filters.filter((one) => (one[at >> 3] ?? 0) & (0x80 >> (at & 7))).length;
    if (set >= enough) shared[at >> 3] = (shared[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return shared;
}

/** The bits of a name as far as its tokens are known; null where that is too little. */
function spell(
  tokens: readonly string[],
  known: ReadonlyMap<string, Uint8Array>,
): Uint8Array | null {
  const parts = tokens.flatMap((token) => known.get(token) ?? []);
  const [first] = parts;
  if (!first || parts.length < KNOWN * tokens.length) return null;
  return parts.reduce((all, bits) => all.map((byte, at) => byte | (bits[at] ?? 0)), first);
}

function joined(filters: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(filters.length * length);
  filters.forEach((one, at) => {
    all.set(one, at * length);
  });
  return all;
}

const recordsIn = (groups: readonly Group[], claims: Claims) =>
  [...claims.keys()].reduce((sum, at) => sum + (groups[at]?.records.length ?? 0), 0);

function claimsOf(groups: readonly Group[], claims: Claims, records: number): (string | null)[] {
  const named = Array.from<string | null>({ length: records }).fill(null);
  for (const [at, name] of claims)
    for (const record of groups[at]?.records ?? []) named[record] = name;
  return named;
}
