import type { CellAddress } from '../fact.ts';

export const OFFICE_TYPES = [
  'embassy',
  'high_commission',
  'consulate_general',
  'consulate',
  'honorary_consulate',
  'nunciature',
  'permanent_mission',
  'representative_office',
  'other',
] as const;
export type OfficeType = (typeof OFFICE_TYPES)[number];

/** A mission or service of a state abroad: a public body, so its address and telephone may be shown. */
export interface Office extends CellAddress {
  /** The state that runs it. */
  readonly operator: string;
  readonly country: string;
  readonly city: string | null;
  readonly type: OfficeType;
  /** The type in the source's own words. */
  readonly label: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  /** Countries that it also serves. */
  readonly jurisdictions: readonly string[];
  /** Identifier in the source, so that the next edition updates and does not double. */
  readonly sourceId: string | null;
}
