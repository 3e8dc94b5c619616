import type { Config } from '../../config.ts';
import type { Naming } from './codes.ts';
import type { organisations } from './tables.ts';

export type Organisation = typeof organisations.$inferSelect;

/** What an organisation is to the directory now. */
export type OrganisationState =
  | 'merged'
  | 'hidden'
  | 'refused'
  /** Registered by one of its own; nobody of the office has looked at it yet. */
  | 'waiting'
  /** Brought by a list; its own steward has not said yes yet. */
  | 'unasked'
  | 'shown';

type Dates = Pick<
  Organisation,
  'kind' | 'mergedAt' | 'hiddenAt' | 'refusedAt' | 'acceptedAt' | 'passedAt'
>;

/** The same rule as the view `public_organisations`: shown once accepted and looked at; public bodies need no acceptance. */
export function stateOf(dates: Dates): OrganisationState {
  if (dates.mergedAt) return 'merged';
  if (dates.hiddenAt) return 'hidden';
  if (dates.refusedAt) return 'refused';
  if (!dates.passedAt) return 'waiting';
  return dates.acceptedAt || dates.kind === 'public' ? 'shown' : 'unasked';
}

export type Threat = Config['hub']['threat'];

/** Whether an organisation may be named somewhere: under threat by its own choice only, and not at all under severe threat. */
export const isNamed = (
  threat: Threat,
  { namedOn }: { readonly namedOn: readonly string[] },
  where: Naming,
): boolean => threat === 'low' || (threat === 'elevated' && namedOn.includes(where));
