import type { CodeOf } from '../../reference/frames/frames.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import type { Activity } from '../activities/activities.ts';

export type SectionCode = CodeOf<'objective19'>;

/** Why an activity stands in a section: somebody ticked it, or one of the rules below fits. */
export type Reason = 'ticked' | Rule;
type Rule =
  | 'goals'
  | 'rights'
  | 'welcome'
  | 'science'
  | 'digital'
  | 'economy'
  | 'partners'
  | 'learning';

/** An activity of the report, by the number that it bears there. */
export interface Numbered {
  readonly number: number;
  readonly activity: Activity;
}

export interface Line extends Numbered {
  readonly reason: Reason;
}

export interface SectionText {
  readonly section: string;
  readonly lang: string;
  readonly text: string;
}

/** What somebody who reads the section would still ask. */
export type Gap = 'nothing' | 'no-text' | 'no-activity' | 'no-count';

export interface ReportSection {
  readonly code: SectionCode;
  readonly lines: readonly Line[];
  readonly texts: readonly SectionText[];
  readonly gaps: readonly Gap[];
}

export interface Report {
  readonly year: number;
  readonly activities: readonly Numbered[];
  readonly sections: readonly ReportSection[];
  readonly totals: {
    readonly activities: number;
    readonly countries: number;
    /** People reached, of the activities that count people. */
    readonly people: number;
    /** Activities that say nothing of how many. */
    readonly uncounted: number;
    readonly partners: number;
  };
}

const RULES: readonly {
  readonly rule: Rule;
  readonly section: SectionCode;
  readonly fits: (activity: Activity) => boolean;
}[] = [
  { rule: 'goals', section: 'policy_coherence', fits: ({ targets }) => targets.length > 0 },
  {
    rule: 'rights',
    section: 'participation',
    fits: ({ field, capitals }) => field === 'rights' || capitals.includes('political'),
  },
  { rule: 'welcome', section: 'mobility', fits: ({ field }) => field === 'welcome' },
  { rule: 'science', section: 'research', fits: ({ field }) => field === 'science' },
  { rule: 'digital', section: 'communication', fits: ({ field }) => field === 'digital' },
  {
    rule: 'economy',
    section: 'economic',
    fits: ({ field, capitals }) => field === 'enterprise' || capitals.includes('economic'),
  },
  {
    rule: 'partners',
    section: 'development_partnerships',
    fits: (activity) => partnersOf(activity) > 0,
  },
  {
    rule: 'learning',
    section: 'skills_partnerships',
    fits: ({ field, capitals }) => field === 'education' || capitals.includes('human'),
  },
];

const partnersOf = ({ partnerIds, partnerNames }: Activity): number =>
  partnerIds.length + partnerNames.length;

/**
 * The nine sections of a year, each with its activities and why they stand there. What was ticked is taken as it is; an
 * activity of which nothing was ticked is placed by the rules, and its lines say by which.
 */
export function objective19(
  year: number,
  given: readonly Activity[],
  texts: readonly SectionText[],
): Report {
  const activities = [...given]
    .sort((one, other) => one.startsOn.localeCompare(other.startsOn))
    .map((activity, index) => ({ number: index + 1, activity }));
  return {
    year,
    activities,
    totals: totalsOf(given),
    sections: FRAMES.objective19.map(({ code }) =>
      sectionOf(
        code,
        activities,
        texts.filter(({ section }) => section === code),
      ),
    ),
  };
}

function totalsOf(given: readonly Activity[]): Report['totals'] {
  const reached = given.filter(({ unit }) => unit === 'people').map(({ reached }) => reached ?? 0);
  const partners = given.flatMap(({ partnerIds, partnerNames }) => [
    ...partnerIds,
    ...partnerNames,
  ]);
  return {
    activities: given.length,
    countries: new Set(given.map(({ country }) => country)).size,
    people: reached.reduce((sum, each) => sum + each, 0),
    uncounted: given.filter(({ reached }) => reached === null).length,
    partners: new Set(partners).size,
  };
}

function sectionOf(
  code: SectionCode,
  activities: readonly Numbered[],
  texts: readonly SectionText[],
): ReportSection {
  const lines = activities.flatMap((each) => {
    const reason = reasonFor(code, each.activity);
    return reason ? [{ ...each, reason }] : [];
  });
  return { code, lines, texts, gaps: gapsOf(lines, texts) };
}

function reasonFor(code: SectionCode, activity: Activity): Reason | null {
  if (activity.sections.length > 0) return activity.sections.includes(code) ? 'ticked' : null;
  return RULES.find(({ section, fits }) => section === code && fits(activity))?.rule ?? null;
}

function gapsOf(lines: readonly Line[], texts: readonly SectionText[]): Gap[] {
  if (lines.length === 0 && texts.length === 0) return ['nothing'];
  return [
    ...(lines.length === 0 ? (['no-activity'] as const) : []),
    ...(texts.length === 0 ? (['no-text'] as const) : []),
    ...(lines.some(({ activity }) => activity.reached === null) ? (['no-count'] as const) : []),
  ];
}
