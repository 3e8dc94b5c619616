/** What one release says of the whole hub, of one origin or of one residence, in one shape. */

import type { Executor } from '../../platform/database/database.ts';
import type {
  HubDocument,
  OriginDocument,
  Partner,
  Reason,
  ResidenceDocument,
  SourceCard,
  Tie,
  Total,
  TotalSeries,
} from '../../process/pipeline/corridors/document.ts';
import { type Edition, readDocument } from '../../process/releases/releases.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { everywhereTitle, originTitle, residenceTitle } from '../figures/figures.ts';

/** Whose diaspora: of one origin, of one residence, or everybody's. */
export type Scope =
  | { readonly side: 'origin' | 'residence'; readonly code: string }
  | { readonly side: 'everywhere' };

export interface Overview {
  readonly scope: Scope;
  readonly asOf: number;
  readonly headline: Total | null;
  readonly totals: readonly Total[];
  readonly sex: { readonly male: number; readonly female: number } | null;
  /** The countries at the other end; residences where the scope is everywhere. */
  readonly partners: readonly Partner[];
  readonly series: readonly TotalSeries[];
  readonly protection: readonly Total[];
  readonly sources: readonly SourceCard[];
  readonly ties: readonly Tie[];
  readonly unknowns: readonly Reason[];
  readonly money: OriginDocument['money'];
}

interface Settings {
  readonly origins: readonly string[];
  readonly residences: readonly string[];
}

/** A country's hub has one origin, a city's one residence; every other hub looks at all of its scope. */
export function scopeOf({ origins, residences }: Settings): Scope {
  const [origin, residence] = [origins[0], residences[0]];
  if (origins.length === 1 && origin) return { side: 'origin', code: origin };
  if (residences.length === 1 && residence) return { side: 'residence', code: residence };
  return { side: 'everywhere' };
}

export async function overviewOf(
  db: Executor,
  edition: Edition | null,
  scope: Scope,
): Promise<Overview | null> {
  if (!edition) return null;
  if (scope.side === 'everywhere') {
    const hub = await readDocument(db, edition, 'hub', '*');
    return hub && ofHub(hub);
  }
  const document = await readDocument(db, edition, scope.side, scope.code);
  return document && ofCountry(document, scope);
}

function ofHub(hub: HubDocument): Overview {
  const { asOf, who, where, series, protection, sources, ties, unknowns } = hub;
  return {
    scope: { side: 'everywhere' },
    asOf,
    ...who,
    partners: where.residences,
    series,
    protection,
    sources,
    ties,
    unknowns,
    money: null,
  };
}

function ofCountry(document: OriginDocument | ResidenceDocument, scope: Scope): Overview {
  const { asOf, headline, totals, sex, partners, series, protection, sources, unknowns, money } =
    document;
  return {
    scope,
    asOf,
    headline,
    totals,
    sex,
    partners,
    series,
    protection,
    sources,
    ties: [],
    unknowns,
    money,
  };
}

/** The title of the headline: its definition, and whose it is. */
export function overviewTitle(
  { scope, headline }: Pick<Overview, 'scope' | 'headline'>,
  locale: Locale,
): string {
  const definition = headline?.definition ?? 'none';
  if (scope.side === 'origin') return originTitle(definition, scope.code, locale);
  return scope.side === 'residence'
    ? residenceTitle(definition, scope.code, locale)
    : everywhereTitle(definition, locale);
}

/** The sheet of a partner, or its own page where the hub looks at everybody. */
export function partnerPath(scope: Scope, partner: string): string {
  if (scope.side === 'origin') return `/dossiers/${scope.code}-${partner}`;
  return scope.side === 'residence'
    ? `/dossiers/${partner}-${scope.code}`
    : `/countries/${partner}`;
}
