/** How those who are reached are counted. */
export const UNITS = ['people', 'households', 'groups', 'places'] as const;

/** For whom, in plain words; none that tells of faith, origin, health or status. */
export const GROUPS = [
  'everyone',
  'children',
  'young',
  'women',
  'elders',
  'families',
  'students',
  'jobseekers',
  'entrepreneurs',
  'farmers',
  'newcomers',
  'diaspora',
  'associations',
  'institutions',
] as const;

/** Spent or planned, in euros and in bands: an exact sum would say more than a public page needs. */
export const MONEY = ['none', '0-1k', '1k-10k', '10k-50k', '50k-250k', '250k+'] as const;

export const STATES = ['planned', 'underway', 'done'] as const;

/** `coordination` is for those who coordinate a response; `hidden` for the organisation itself. */
export const VISIBILITIES = ['public', 'coordination', 'hidden'] as const;
