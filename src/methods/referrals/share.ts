import { normalQuantile } from '../distributions/distributions.ts';
import { type Random, seededStreams } from '../random/random.ts';
import { depthsOf, ReferralError, rootsOf } from './trees.ts';

/** One person of a referral sample (coupons): who brought them, how many people of the population they know. */
export interface Referred {
  readonly id: string;
  /** The id of who brought them; null for a seed, whom the study chose. */
  readonly by: string | null;
  /** How many members of the population they know, above 0; null where it was not said. */
  readonly degree: number | null;
  /** Whether they have the trait whose share is sought; null where it was not said. */
  readonly has: boolean | null;
}

export type Warning =
  | { readonly why: 'few-waves'; readonly waves: number; readonly least: number }
  | { readonly why: 'one-seed'; readonly seed: string; readonly share: number }
  | { readonly why: 'keeps-to-itself'; readonly homophily: number }
  | { readonly why: 'unknown'; readonly people: number }
  | { readonly why: 'uneven-degrees'; readonly effective: number; readonly people: number }
  | { readonly why: 'still-moving'; readonly before: number; readonly after: number };

export interface Share {
  /** Share of the population that has the trait, between 0 and 1. */
  readonly share: number;
  readonly se: number;
  /** 95 % interval: normal, about the share, within 0 and 1. */
  readonly low: number;
  readonly high: number;
  readonly people: number;
  readonly seeds: number;
  readonly waves: number;
  readonly warnings: readonly Warning[];
}

/** Somebody whose answer counts. */
export interface Member {
  readonly id: string;
  readonly by: string | null;
  readonly degree: number;
  readonly has: boolean;
}

export interface Settings {
  readonly draws?: number;
  readonly seed?: number;
}

/**
 * RDS-II: each answer weighted by the inverse of the number of people one knows (Volz and Heckathorn 2008, Journal of
 * Official Statistics 24:79, eq. 4), as if coupons walked at random and with replacement over mutual acquaintances. The
 * error comes from Salganik's bootstrap (2006, Journal of Urban Health 83:98): chains are drawn anew, each next person
 * from those whom people like the last one brought.
 *
 * People without a degree or an answer are left out and counted in a warning. Throws `ReferralError` for a sample in
 * which nobody is left, ids are double, or somebody was brought by a stranger or in a circle.
 */
export function shareOf(
  sample: readonly Referred[],
  { draws = 1_000, seed = 1 }: Settings = {},
): Share {
  const depth = depthsOf(sample);
  const members = membersOf(sample);
  if (members.length === 0)
    throw new ReferralError(
      'nobody',
      null,
      'nobody has both an answer and a number of acquaintances above 0',
    );
  const share = weighted(members);
  const se = spreadOf(chains(members, draws, seed));
  const half = normalQuantile(0.975) * se;
  const waves = Math.max(...depth.values());
  return {
    share,
    se,
    low: Math.max(0, share - half),
    high: Math.min(1, share + half),
    people: members.length,
    seeds: sample.filter(({ by }) => by === null).length,
    waves,
    warnings: warningsOf(sample, members, share, waves),
  };
}

export const membersOf = (sample: readonly Referred[]): Member[] =>
  sample.flatMap(({ id, by, degree, has }) =>
    degree !== null && degree > 0 && has !== null ? [{ id, by, degree, has }] : [],
  );

export function weighted(members: readonly Member[]): number {
  let [with_, all] = [0, 0];
  for (const { degree, has } of members) {
    all += 1 / degree;
    if (has) with_ += 1 / degree;
  }
  return with_ / all;
}

/** Estimates of samples of the same size, walked anew from kind to kind. */
function chains(members: readonly Member[], draws: number, seed: number): number[] {
  const byId = new Map(members.map((one) => [one.id, one]));
  const broughtBy = (has: boolean) =>
    members.filter(({ by }) => by !== null && byId.get(by)?.has === has);
  const brought = { yes: broughtBy(true), no: broughtBy(false) };
  return Array.from({ length: draws }, (_, draw) =>
    walk(members, brought, seededStreams(seed)(`draw ${draw}`)),
  );
}

function walk(
  members: readonly Member[],
  brought: { readonly yes: readonly Member[]; readonly no: readonly Member[] },
  random: Random,
): number {
  const pick = (from: readonly Member[]) => from[Math.floor(random() * from.length)];
  const walked: Member[] = [];
  let last = pick(members);
  while (last && walked.length < members.length) {
    walked.push(last);
    // Where nobody of this kind brought anyone the chain ends and another begins.
    last = pick(last.has ? brought.yes : brought.no) ?? pick(members);
  }
  return weighted(walked);
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
}

/** What practice asks for: Gile, Johnston and Salganik (2015), JRSS A 178:241. */
export const ASKED = {
  waves: 4,
  seedShare: 0.5,
  homophily: 1.5,
  effective: 0.5,
  moved: 0.05,
} as const;

function warningsOf(
  sample: readonly Referred[],
  members: readonly Member[],
  share: number,
  waves: number,
): Warning[] {
  const largest = largestTree(sample);
  const homophily = homophilyOf(members);
  const effective = effectiveOf(members);
  const before = weighted(members.slice(0, Math.ceil(members.length * 0.75)));
  const warnings: (Warning | false)[] = [
    waves < ASKED.waves && { why: 'few-waves', waves, least: ASKED.waves },
    largest.share > ASKED.seedShare && { why: 'one-seed', ...largest },
    homophily > ASKED.homophily && { why: 'keeps-to-itself', homophily },
    members.length < sample.length && { why: 'unknown', people: sample.length - members.length },
    effective < ASKED.effective * members.length && {
      why: 'uneven-degrees',
      effective,
      people: members.length,
    },
    Math.abs(before - share) > ASKED.moved && { why: 'still-moving', before, after: share },
  ];
  return warnings.filter((one) => one !== false);
}

/** The seed from whom most people come, and their share. */
function largestTree(sample: readonly Referred[]): { seed: string; share: number } {
  const trees = [...Map.groupBy(rootsOf(sample).values(), (root) => root)];
  const [seed = '', people = []] = trees.toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  return { seed, share: people.length / sample.length };
}

/** Referrals within a kind, by how many there would be if kinds did not matter. */
function homophilyOf(members: readonly Member[]): number {
  const byId = new Map(members.map((one) => [one.id, one]));
  const ties = members.flatMap((one) => {
    const from = one.by === null ? undefined : byId.get(one.by);
    return from ? [[from.has, one.has] as const] : [];
  });
  const share = (side: 0 | 1) => ties.filter((tie) => tie[side]).length / ties.length;
  const alike = ties.filter(([from, to]) => from === to).length / ties.length;
  const [from, to] = [share(0), share(1)];
  return ties.length ? alike / (from * to + (1 - from) * (1 - to)) : 1;
}

function effectiveOf(members: readonly Member[]): number {
  const sum = members.reduce((all, { degree }) => all + 1 / degree, 0);
  return sum ** 2 / members.reduce((all, { degree }) => all + 1 / degree ** 2, 0);
}
