import { type Evidence, evidenceOf, likelihoodOf, type Rarity } from './evidence.ts';
import type { NameParts } from './words.ts';

export {
  type Evidence,
  evidenceOf,
  likelihoodOf,
  NOTHING,
  rarityIn,
  WEIGHTS,
  type Weights,
} from './evidence.ts';
export { type NameParts, partsOf } from './words.ts';

/** An organisation by all the names that it goes by. */
export interface Named<Id> {
  readonly id: Id;
  readonly names: readonly NameParts[];
}

/** Names that share a key are compared; a key that more names than this share is too common to tell anything. */
const LARGEST_BLOCK = 60;

/** Blocking keys of a name: its telling words by sound, its short forms, its first letters, all its letters. */
export function blockingKeys(parts: NameParts): string[] {
  const words = parts.words.filter(({ generic }) => !generic);
  return [
    ...words.map(({ key, skeleton }) =>
      /^[#@]/.test(key) || skeleton.length < 3 ? `w ${key}` : `s ${skeleton}`,
    ),
    ...[...parts.acronyms, ...(parts.words.length > 1 ? parts.initials : [])].map(
      (short) => `a ${short}`,
    ),
    `l ${parts.letters}`,
    `c ${parts.core}`,
  ];
}

/** Finds the organisations of a list that a new one may be, without comparing it with all of them. */
export function candidateFinder<Id>(
  list: readonly Named<Id>[],
): (names: readonly NameParts[]) => Named<Id>[] {
  const blocks = new Map<string, Set<Named<Id>>>();
  for (const each of list)
    for (const key of new Set(each.names.flatMap(blockingKeys)))
      blocks.set(key, (blocks.get(key) ?? new Set()).add(each));
  return (names) => {
    const keys = new Set(names.flatMap(blockingKeys));
    const found = [...keys].flatMap((key) => {
      const block = blocks.get(key);
      return block && block.size <= LARGEST_BLOCK ? [...block] : [];
    });
    return [...new Set(found)];
  };
}

/** The two names, one of each, that are likeliest to be one, with what speaks for it. */
export function likeliest(
  one: readonly NameParts[],
  other: readonly NameParts[],
  rarity: Rarity,
): { readonly likelihood: number; readonly evidence: Evidence } | null {
  const pairs = one.flatMap((left) =>
    other.map((right) => {
      const evidence = evidenceOf(left, right, rarity);
      return { evidence, likelihood: likelihoodOf(evidence) };
    }),
  );
  return pairs.length > 0
    ? pairs.reduce((best, each) => (each.likelihood > best.likelihood ? each : best))
    : null;
}
