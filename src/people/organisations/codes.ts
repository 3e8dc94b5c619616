/** What an organisation is. No word for a faith, a party or an ethnic group: the hub has no place to write one. */
export const KINDS = [
  'association',
  'federation',
  'foundation',
  'cooperative',
  'company',
  'chamber',
  'professional',
  'students',
  'research',
  'school',
  'media',
  'collective',
  'public',
] as const;

/** Fields of work, in words that an association would use of itself, and the group of the DAC list that each falls into. */
export const FIELDS = [
  { code: 'education', dac: '110' },
  { code: 'care', dac: '120' },
  { code: 'water', dac: '140' },
  { code: 'rights', dac: '150' },
  { code: 'women', dac: '151' },
  { code: 'youth', dac: '160' },
  { code: 'welcome', dac: '160' },
  { code: 'culture', dac: '160' },
  { code: 'sport', dac: '160' },
  { code: 'digital', dac: '220' },
  { code: 'energy', dac: '230' },
  { code: 'enterprise', dac: '250' },
  { code: 'farming', dac: '311' },
  { code: 'environment', dac: '410' },
  { code: 'science', dac: '430' },
  { code: 'emergency', dac: '720' },
] as const;

/** What an organisation can give to people and to other organisations. */
export const OFFERS = [
  'welcome',
  'advice',
  'training',
  'mentoring',
  'jobs',
  'funding',
  'events',
  'languages',
  'volunteering',
  'expertise',
  'equipment',
  'emergency',
] as const;

/** Number of members or employees, in bands: an exact number would say more than anybody needs. */
export const SIZES = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;

/** Where an organisation may be named when the hub is under threat, each by its own choice. */
export const NAMINGS = ['directory', 'page', 'activities'] as const;
export type Naming = (typeof NAMINGS)[number];

/** How a name stands to the organisation. */
export const NAME_KINDS = ['official', 'short', 'translated', 'former'] as const;
export type NameKind = (typeof NAME_KINDS)[number];
