import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { participants } from './tables.ts';

/** What participants may tell of themselves, in the codes in which a release counts its population. */
export const AGE_BANDS = ['15-24', '25-64', '65+'] as const;
export const SEXES = ['female', 'male'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
export type Sex = (typeof SEXES)[number];

/** What somebody agreed to tell, to see who was not heard; null for what they keep to themselves. */
export interface Traits {
  /** ISO 3166-1 alpha-3. */
  readonly residence: string | null;
  readonly ageBand: AgeBand | null;
  readonly sex: Sex | null;
}

/** Keeps what a participant tells of themselves in place of what they told before. */
export async function tellOf(tx: Executor, participant: string, told: Traits): Promise<void> {
  const { residence, ageBand, sex } = told;
  await tx
    .update(participants)
    .set({ residence, ageBand, sex })
    .where(eq(participants.id, participant));
}
