/** Of which topics of requests an organisation's or a member's words speak. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  // Fields and offers of organisations.
  education: ['studies'],
  rights: ['rights'],
  women: ['network'],
  youth: ['network', 'studies'],
  welcome: ['housing', 'network'],
  culture: ['culture'],
  sport: ['network'],
  enterprise: ['business', 'employment'],
  science: ['studies'],
  advice: ['rights', 'documents', 'mentoring'],
  training: ['studies', 'employment'],
  jobs: ['employment'],
  funding: ['business'],
  events: ['network', 'culture'],
  languages: ['culture'],
  volunteering: ['giving'],
  expertise: ['mentoring', 'business'],
  equipment: ['giving'],
  // Offers of members.
  skills: ['mentoring', 'employment'],
  mentoring: ['mentoring', 'employment', 'studies'],
  return: ['return'],
  investment: ['business'],
  philanthropy: ['giving'],
  hosting: ['housing'],
  network: ['network', 'employment'],
};

export const topicsOf = (words: readonly string[]): string[] => [
  ...new Set(words.flatMap((word) => (Object.hasOwn(TOPICS, word) ? (TOPICS[word] ?? []) : []))),
];
