import type { Estimate } from './estimates.ts';
import { type Histories, overlap } from './histories.ts';
import { pairsOf } from './stepwise.ts';

/** A model whose BIC is this much above the least is not supported: Kass and Raftery (1995), JASA 90:773. */
export const SUPPORTED = 6;
/** Where the largest supported estimate is above the least by more than this factor, there is no single figure. */
export const LIMIT = 1.2;

/** Why models differ; the words are for others to say. */
export type Reason =
  | { readonly why: 'two-lists' }
  | { readonly why: 'unequal-lists'; readonly from: number; readonly to: number }
  | {
      readonly why: 'dependence';
      readonly from: number;
      readonly to: number;
      readonly name: string;
    }
  | {
      readonly why: 'heterogeneity';
      readonly from: number;
      readonly to: number;
      readonly name: string;
    }
  | { readonly why: 'form-of-heterogeneity'; readonly from: number; readonly to: number }
  | { readonly why: 'no-common-person'; readonly pairs: readonly string[] }
  | { readonly why: 'no-upper-end' };

export interface Agreement {
  /** The single figure: the supported model of least BIC; null where the supported ones disagree beyond `limit`. */
  readonly n: number | null;
  /** From the least to the greatest end of the intervals of supported models. */
  readonly low: number;
  readonly high: number;
  /** Names of the supported models. */
  readonly supported: readonly string[];
  /** Greatest supported estimate by the least. */
  readonly ratio: number;
  readonly limit: number;
  readonly reasons: readonly Reason[];
}

/**
 * What the models say together. Supported are those within `SUPPORTED` of the least BIC, the Bayesian average and, of
 * two lists, Chapman's; lower bounds are none, for they do not claim to be the population.
 */
export function agreementOf(histories: Histories | null, models: readonly Estimate[]): Agreement {
  const scored = models.filter(({ kind, bic }) => kind !== 'bound' && bic !== null);
  const least = Math.min(...scored.map(({ bic }) => bic ?? 0));
  const supported = models.filter(
    ({ kind, bic }) => kind !== 'bound' && (bic === null || bic <= least + SUPPORTED),
  );
  const figures = supported.map(({ n }) => n);
  const ratio = Math.max(...figures) / Math.min(...figures);
  const best = supported.find(({ bic }) => bic === least) ?? supported[0];
  return {
    n: ratio <= LIMIT ? (best?.n ?? null) : null,
    low: Math.min(...supported.map(({ low }) => low)),
    high: Math.max(...supported.map(({ high }) => high)),
    supported: supported.map(({ name }) => name),
    ratio,
    limit: LIMIT,
    reasons: reasonsOf(histories, models),
  };
}

/** Estimates nearer than this need no reason. */
const ALIKE = 1.05;

function reasonsOf(histories: Histories | null, models: readonly Estimate[]): Reason[] {
  const named = (name: string) => models.find((one) => one.name === name);
  const bestOf = (kind: Estimate['kind']) =>
    models
      .filter((one) => one.kind === kind)
      .sort((a, b) => (a.bic ?? Infinity) - (b.bic ?? Infinity))[0];
  const plain = named('Mt') ?? named('M0');
  const dependent = bestOf('dependent');
  const varied = bestOf('heterogeneous');
  const forms = models.filter((one) => /^Mt?h (Poisson2|Darroch|Gamma3\.5)$/.test(one.name));
  const spread = forms.filter(({ name }) => name.startsWith(named('Mt') ? 'Mth' : 'Mh'));
  const [few, many] = [
    Math.min(...spread.map(({ n }) => n)),
    Math.max(...spread.map(({ n }) => n)),
  ];
  const reasons: (Reason | false | undefined)[] = [
    histories?.lists.length === 2 && { why: 'two-lists' },
    apart(named('M0'), named('Mt')) && {
      why: 'unequal-lists',
      from: named('M0')?.n ?? 0,
      to: named('Mt')?.n ?? 0,
    },
    apart(plain, dependent) &&
      dependent && {
        why: 'dependence',
        from: plain?.n ?? 0,
        to: dependent.n,
        name: dependent.name,
      },
    apart(plain, varied) &&
      varied && { why: 'heterogeneity', from: plain?.n ?? 0, to: varied.n, name: varied.name },
    spread.length > 1 &&
      many > few * ALIKE && { why: 'form-of-heterogeneity', from: few, to: many },
    histories !== null && emptyPairs(histories),
  ];
  return reasons.filter((one) => one !== false && one !== undefined);
}

function apart(a: Estimate | undefined, b: Estimate | undefined): boolean {
  return a !== undefined && b !== undefined && Math.max(a.n, b.n) > ALIKE * Math.min(a.n, b.n);
}

function emptyPairs(histories: Histories): Reason | undefined {
  const pairs = pairsOf(histories)
    .filter((pair) => overlap(histories.counts, pair) === 0)
    .map((pair) => histories.lists.filter((_, list) => pair & (1 << list)).join(':'));
  return pairs.length ? { why: 'no-common-person', pairs } : undefined;
}
