/** Somebody who asks to meet others. Topics of the frame, languages ISO 639-1, times in UTC. */
export interface Seeker {
  readonly id: string;
  readonly offers: readonly string[];
  readonly seeks: readonly string[];
  readonly langs: readonly string[];
  /** When they are free, as instants in ISO 8601; empty where they have not said. */
  readonly times: readonly string[];
  /** How often they were proposed to others before: who was proposed less goes first. */
  readonly proposed: number;
  /** How many more proposals they may have now. */
  readonly room: number;
}

/** Why two people might meet, as facts: the words on a page are made of nothing else. */
export interface PairReasons {
  /** What the first offers and the second looks for, and the other way about. */
  readonly given: readonly string[];
  readonly taken: readonly string[];
  /** What both offer or both look for. */
  readonly shared: readonly string[];
  readonly langs: readonly string[];
  readonly times: readonly string[];
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  /** In [0, 1], before fairness. */
  readonly score: number;
  readonly reasons: PairReasons;
}

/** What each thing is worth. Both must gain: help that goes one way alone is worth less than half. */
const WEIGHTS = { bothWays: 0.5, oneWay: 0.2, language: 0.15, shared: 0.15, time: 0.2 } as const;
/** What each proposal before takes away in the order of choice, and at most. */
const BEFORE = 0.05;
const MOST_BEFORE = 0.5;
/** With how many of those who offer a topic somebody who looks for it is compared. */
const COMPARED = 40;

/**
 * Who is proposed to whom: each at most as often as they have room, nobody twice to the same (`past` holds pairs
 * `a b` with a < b), nobody without a language in common. Rounds: nobody has a second proposal in this one before all
 * have had a first who can. Within a round the best pair first, those proposed less often before others, which comes to
 * at least half of the best total there is (Mestre 2006). Maximal: no two who fit and have room are left. The order of
 * `people` changes nothing. O(n × topics) pairs are looked at, so that of very many some who fit are not.
 */
export function pairsOf(people: readonly Seeker[], past: ReadonlySet<string> = new Set()): Pair[] {
  const edges = candidates(people, past);
  const count = new Map<Seeker, number>();
  const times = (one: Seeker) => count.get(one) ?? 0;
  const taken = new Set<Edge>();
  const rounds = people.reduce((most, one) => Math.max(most, one.room), 0);
  for (let round = 1; round <= rounds; round += 1)
    for (const edge of edges) {
      const { one, other } = edge;
      const free = (who: Seeker) => times(who) < Math.min(round, who.room);
      if (taken.has(edge) || !free(one) || !free(other)) continue;
      taken.add(edge);
      count.set(one, times(one) + 1);
      count.set(other, times(other) + 1);
    }
  return edges.flatMap((edge) => (taken.has(edge) ? [told(edge)] : []));
}

export const pairName = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

interface Edge {
  readonly one: Seeker;
  readonly other: Seeker;
  readonly score: number;
  readonly worth: number;
}

function candidates(people: readonly Seeker[], past: ReadonlySet<string>): Edge[] {
  // Who was proposed least stands first, so that the limit falls on those who had their turn.
  const order = people
    .filter(({ room }) => room > 0)
    .sort((a, b) => a.proposed - b.proposed || (a.id < b.id ? -1 : 1));
  const offering = new Map<string, Seeker[]>();
  for (const one of order)
    for (const topic of new Set(one.offers)) {
      const givers = offering.get(topic);
      if (givers) givers.push(one);
      else offering.set(topic, [one]);
    }
  const edges = new Map<string, Edge>();
  for (const [turn, seeker] of order.entries())
    for (const topic of new Set(seeker.seeks))
      for (const giver of around(offering.get(topic) ?? [], turn)) {
        const name = pairName(seeker.id, giver.id);
        if (seeker.id === giver.id || past.has(name) || edges.has(name)) continue;
        const edge = seeker.id < giver.id ? edgeOf(seeker, giver) : edgeOf(giver, seeker);
        if (edge) edges.set(name, edge);
      }
  return [...edges.entries()]
    .sort(([a, x], [b, y]) => y.worth - x.worth || (a < b ? -1 : 1))
    .map(([, edge]) => edge);
}

/** All, or of very many a stretch that begins elsewhere for each. */
function around(givers: readonly Seeker[], turn: number): readonly Seeker[] {
  if (givers.length <= COMPARED) return givers;
  const from = turn % givers.length;
  return [
    ...givers.slice(from, from + COMPARED),
    ...givers.slice(0, Math.max(0, from + COMPARED - givers.length)),
  ];
}

function edgeOf(one: Seeker, other: Seeker): Edge | null {
  const times = meet(one.times, other.times);
  // Who has said when they are free meets only whom they could meet then.
  const apart = one.times.length > 0 && other.times.length > 0 && !times;
  if (apart || !meet(one.langs, other.langs)) return null;
  const ways = Number(meet(one.offers, other.seeks)) + Number(meet(other.offers, one.seeks));
  const shared = meet(one.offers, other.offers) || meet(one.seeks, other.seeks);
  const score =
    (ways === 2 ? WEIGHTS.bothWays : ways * WEIGHTS.oneWay) +
    WEIGHTS.language +
    (shared ? WEIGHTS.shared : 0) +
    (times ? WEIGHTS.time : 0);
  const before = Math.min(MOST_BEFORE, (BEFORE * (one.proposed + other.proposed)) / 2);
  return { one, other, score, worth: score - before };
}

const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));

const told = ({ one, other, score }: Edge): Pair => ({
  one: one.id,
  other: other.id,
  score,
  reasons: {
    given: common(one.offers, other.seeks),
    taken: common(other.offers, one.seeks),
    shared: [
      ...new Set([...common(one.offers, other.offers), ...common(one.seeks, other.seeks)]),
    ].sort(),
    langs: common(one.langs, other.langs),
    times: common(one.times, other.times),
  },
});

const common = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set(a)].filter((one) => b.includes(one)).sort();
