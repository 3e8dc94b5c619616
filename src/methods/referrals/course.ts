/** Whether a referral sample has forgotten its seeds: what Gile, Johnston and Salganik (2015) ask to look at. */
import { type Member, membersOf, type Referred, weighted } from './share.ts';
import { rootsOf } from './trees.ts';

export interface Course {
  /** The estimate after so many people, in the order of the sample; the last is the estimate. */
  readonly steps: readonly { readonly people: number; readonly share: number }[];
  /** One for each seed, the longest first: whether the answer depends on where it began. */
  readonly chains: readonly { readonly people: number; readonly share: number }[];
  /** Among those brought by somebody with the trait, and without it, the share that has it; null where nobody was brought. */
  readonly brought: { readonly by: number | null; readonly byOthers: number | null };
  /** The share at which referrals settle, wherever they begin, and after how many waves they are within .02 of it. */
  readonly settled: { readonly share: number; readonly waves: number } | null;
}

const STEPS = 20;

/** Takes a sample that `shareOf` took, in the order in which people came. */
export function courseOf(sample: readonly Referred[]): Course {
  const members = membersOf(sample);
  const brought = broughtIn(members);
  return {
    steps: stepsOf(members),
    chains: chainsOf(sample),
    brought,
    settled: settledOf(brought),
  };
}

function stepsOf(members: readonly Member[]): Course['steps'] {
  const count = Math.min(STEPS, members.length);
  return Array.from({ length: count }, (_, at) => {
    const people = Math.round((members.length * (at + 1)) / count);
    return { people, share: weighted(members.slice(0, people)) };
  });
}

function chainsOf(sample: readonly Referred[]): Course['chains'] {
  const roots = rootsOf(sample);
  return [...Map.groupBy(membersOf(sample), ({ id }) => roots.get(id)).values()]
    .map((members) => ({ people: members.length, share: weighted(members) }))
    .toSorted((a, b) => b.people - a.people);
}

function broughtIn(members: readonly Member[]): Course['brought'] {
  const has = new Map(members.map((one) => [one.id, one.has]));
  const shareBy = (kind: boolean) => {
    const brought = members.filter(({ by }) => by !== null && has.get(by) === kind);
    return brought.length === 0 ? null : brought.filter((one) => one.has).length / brought.length;
  };
  return { by: shareBy(true), byOthers: shareBy(false) };
}

const NEAR = 0.02;

/** The chain of two kinds: p₁₁ and p₀₁ give π = p₀₁ ⁄ (1 − p₁₁ + p₀₁), and each wave leaves |p₁₁ − p₀₁| of the distance. */
function settledOf({ by, byOthers }: Course['brought']): Course['settled'] {
  if (by === null || byOthers === null) return null;
  const kept = Math.abs(by - byOthers);
  if (kept > 1 - 1e-12) return null; // nobody brings the other kind, or everybody does: it never settles
  const waves = kept < NEAR ? 1 : Math.ceil(Math.log(NEAR) / Math.log(kept) - 1e-12);
  return { share: byOthers / (1 - by + byOthers), waves };
}
