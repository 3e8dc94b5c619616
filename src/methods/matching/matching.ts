export { type PairReasons, pairName, pairsOf, type Seeker } from './pairs.ts';

/** What is asked for or offered. Codes of countries are ISO 3166-1 alpha-3, languages ISO 639-1, topics of the frame. */
export interface Wanted {
  readonly topic: string;
  readonly residence: string;
  readonly origin: string | null;
  readonly lang: string;
  /** Folded, or empty where it is not said. */
  readonly town: string;
}

/** Somebody who may answer. An empty list means that nothing is said, not that everything fits. */
export interface Candidate {
  readonly id: string;
  readonly topics: readonly string[];
  readonly residences: readonly string[];
  readonly origins: readonly string[];
  readonly langs: readonly string[];
  readonly town: string;
  /** How many open requests it has already: the load is shared. */
  readonly load: number;
}

export type Reason = 'topic' | 'town' | 'residence' | 'origin' | 'language';

export interface Match {
  readonly id: string;
  /** In [0, 1]. */
  readonly score: number;
  /** What fits, the weightiest first: the words beside a proposal are made of nothing else. */
  readonly reasons: readonly Reason[];
}

/**
 * What each thing that fits is worth. The topic weighs more than all the rest together but the country and the
 * language: an association of the same town that does something else is no answer.
 */
const WEIGHTS: Readonly<Record<Reason, number>> = {
  topic: 0.45,
  residence: 0.2,
  language: 0.15,
  origin: 0.12,
  town: 0.08,
};

/** What each open request of a candidate takes away, so that the next in line is asked. */
const LOAD = 0.02;

/**
 * The candidates that fit, best first, at most `most`. Without the topic or against a stated country there is no match.
 * Ties go by id, so that the same question has the same answer. O(n log n) over the candidates.
 */
export function match(wanted: Wanted, candidates: readonly Candidate[], most = 5): Match[] {
  return candidates
    .map((candidate) => ({ candidate, reasons: reasonsFor(wanted, candidate) }))
    .filter(({ candidate, reasons }) => fits(wanted, candidate, reasons))
    .map(({ candidate, reasons }) => ({
      id: candidate.id,
      reasons,
      score: Math.max(
        0,
        reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0) - LOAD * candidate.load,
      ),
    }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

function reasonsFor(wanted: Wanted, candidate: Candidate): Reason[] {
  const holds: Record<Reason, boolean> = {
    topic: candidate.topics.includes(wanted.topic),
    residence: candidate.residences.includes(wanted.residence),
    language: candidate.langs.includes(wanted.lang),
    origin: wanted.origin !== null && candidate.origins.includes(wanted.origin),
    town: wanted.town !== '' && candidate.town === wanted.town,
  };
  const reasons = (Object.keys(WEIGHTS) as Reason[]) // WEIGHTS names every reason
    .filter((reason) => holds[reason]);
  return reasons.sort((a, b) => WEIGHTS[b] - WEIGHTS[a]);
}

function fits(wanted: Wanted, candidate: Candidate, reasons: readonly Reason[]): boolean {
  if (!reasons.includes('topic') && wanted.topic !== 'other') return false;
  const elsewhere = (list: readonly string[], code: string | null) =>
    code !== null && list.length > 0 && !list.includes(code);
  return (
    !elsewhere(candidate.residences, wanted.residence) &&
    !elsewhere(candidate.origins, wanted.origin) &&
    reasons.length > 0
  );
}
