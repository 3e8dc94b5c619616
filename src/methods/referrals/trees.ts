/** Who brought whom. */
import type { Referred } from './share.ts';

/** What is wrong with a sample, and with whom. */
export type Fault = 'nobody' | 'twice' | 'stranger' | 'circle';

export class ReferralError extends Error {
  readonly fault: Fault;
  /** The id of the first person of whom it is true. */
  readonly id: string | null;

  constructor(fault: Fault, id: string | null, message: string) {
    super(message);
    this.name = 'ReferralError';
    this.fault = fault;
    this.id = id;
  }
}

/** How many referrals lie between a seed and each person. */
export function depthsOf(sample: readonly Referred[]): ReadonlyMap<string, number> {
  const byId = peopleOf(sample);
  const depths = new Map<string, number>();
  for (const { id } of sample) {
    const path = new Set<string>();
    let last = id;
    for (let at: string | null = id; at !== null && !depths.has(at); ) {
      const one = byId.get(at);
      if (!one)
        throw new ReferralError(
          'stranger',
          last,
          `${last} was brought by ${at}, who is not in the sample`,
        );
      if (path.has(at))
        throw new ReferralError('circle', at, `${at} was brought by themselves, through others`);
      path.add(at);
      last = at;
      at = one.by;
    }
    for (const step of [...path].reverse()) {
      const by = byId.get(step)?.by ?? null;
      depths.set(step, by === null ? 0 : (depths.get(by) ?? 0) + 1);
    }
  }
  return depths;
}

function peopleOf(sample: readonly Referred[]): ReadonlyMap<string, Referred> {
  const byId = new Map<string, Referred>();
  for (const one of sample) {
    if (byId.has(one.id))
      throw new ReferralError('twice', one.id, 'two people have the same id: give each their own');
    byId.set(one.id, one);
  }
  return byId;
}

/** The seed from whom each person comes. */
export function rootsOf(sample: readonly Referred[]): ReadonlyMap<string, string> {
  const by = new Map(sample.map((one) => [one.id, one.by]));
  const roots = new Map<string, string>();
  for (const { id } of sample) {
    const path: string[] = [];
    let at = id;
    for (let up = by.get(at); up && !roots.has(at); up = by.get(at)) {
      path.push(at);
      at = up;
    }
    const root = roots.get(at) ?? at;
    for (const one of [at, ...path]) roots.set(one, root);
  }
  return roots;
}
