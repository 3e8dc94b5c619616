/** What participants may tell of themselves, in the codes in which a release counts its population. */
export const AGE_BANDS = ['15-24', '25-64', '65+'] as const;
export const SEXES = ['female', 'male'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
export type Sex = (typeof SEXES)[number];
