/** In which an organisation looks at itself. */
export const AREAS = ['governance', 'finance', 'accountability', 'skills', 'reach'] as const;
export type Area = (typeof AREAS)[number];

/** From nothing yet to others could learn from it; what each means stands in words: `strength.<area>.<level>`. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** From here on an organisation may offer to help others. */
export const STRONG = 3;
