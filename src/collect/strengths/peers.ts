import type { Area } from './areas.ts';

/** An organisation that agreed to be proposed to others. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** Where it would help, and is strong enough to. */
  readonly offers: readonly Area[];
  readonly asks: readonly Area[];
  readonly languages: readonly string[];
  readonly country: string | null;
  readonly origins: readonly string[];
}

/** What speaks for a meeting beside the areas: words that both speak, where both are, where both come from. */
export interface Common {
  readonly languages: readonly string[];
  readonly country: string | null;
  readonly origins: readonly string[];
}

export interface PeerMatch {
  readonly peer: Peer;
  /** Areas in which it is strong and the other asks for help. */
  readonly helps: readonly Area[];
  /** The other way round: a meeting of which both have something. */
  readonly helped: readonly Area[];
  readonly common: Common;
}

const MOST = 10;

/**
 * Who is strong where `own` asks for help, the best first: by the number of areas, then by whether both have something
 * of it, then by what they share. Takes only those who agreed; gives no score, since the reasons say all there is.
 */
export function peersFor(own: Peer, others: readonly Peer[]): PeerMatch[] {
  return others
    .filter(({ id }) => id !== own.id)
    .map((peer) => ({
      peer,
      helps: shared(own.asks, peer.offers),
      helped: shared(own.offers, peer.asks),
      common: {
        languages: shared(own.languages, peer.languages),
        country: own.country === peer.country ? own.country : null,
        origins: shared(own.origins, peer.origins),
      },
    }))
    .filter(({ helps }) => helps.length > 0)
    .sort(
      (one, other) =>
        other.helps.length - one.helps.length ||
        Number(other.helped.length > 0) - Number(one.helped.length > 0) ||
        weight(other.common) - weight(one.common) ||
        one.peer.name.localeCompare(other.peer.name),
    )
    .slice(0, MOST);
}

const shared = <Each extends string>(one: readonly Each[], other: readonly Each[]): Each[] =>
  one.filter((each) => other.includes(each));

const weight = ({ languages, country, origins }: Common): number =>
  (languages.length > 0 ? 2 : 0) + (country ? 1 : 0) + (origins.length > 0 ? 1 : 0);
