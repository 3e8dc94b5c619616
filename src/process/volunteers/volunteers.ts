import { LEAST, type Merged, mergeSmall, rounded } from '../../methods/merging/merging.ts';
import { allowing, openRecipients } from '../../people/consents/consents.ts';
import { type Answers, profilesOf } from '../../people/profiles/profiles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';

/** What a release says of volunteers, question by question and never two at once. */
export const COUNTED = [
  'occupation',
  'sector',
  'offers',
  'wants',
  'motivations',
  'state',
  'organisations',
  'obstacles',
] as const satisfies readonly (keyof Answers)[];

export type Counted = (typeof COUNTED)[number];

export interface VolunteerTable extends Merged {
  readonly question: Counted;
}

/** The volunteers of all origins (`*`), or those with a tie to one. */
export interface VolunteersDocument {
  readonly origin: string;
  /** The day on which they were counted. */
  readonly on: string;
  readonly kind: 'self_reported';
  /** How many allow it, rounded. */
  readonly volunteers: number;
  readonly tables: readonly VolunteerTable[];
}

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export const EVERY_ORIGIN = '*';

/** Fewer volunteers of one origin have no tables of their own. */
const LEAST_ORIGIN = 30;

/**
 * Counts what those say of themselves who allow it, at this moment, to everybody: counts that cannot be taken back to
 * anybody, of volunteers and not of a population. Whoever has withdrawn is in none of them.
 */
export async function countVolunteers(db: Executor, means: Means): Promise<VolunteersDocument[]> {
  const everybody = (await openRecipients(db)).find(({ kind }) => kind === 'public');
  if (!everybody) return [];
  const allowed = await allowing(db, means, 'statistics', everybody.id);
  const said = await profilesOf(
    db,
    means,
    allowed.map(({ account }) => account),
  );
  return documentsOf(said, means.clock().toISOString().slice(0, 10));
}

export function documentsOf(said: readonly Answers[], on: string): VolunteersDocument[] {
  if (said.length < LEAST) return [];
  const origins = [...new Set(said.flatMap(({ origins = [] }) => origins))].sort();
  const groups = origins
    .map((origin) => ({ origin, people: said.filter((one) => one.origins?.includes(origin)) }))
    .filter(({ people }) => people.length >= LEAST_ORIGIN);
  return [{ origin: EVERY_ORIGIN, people: said }, ...groups]
    .map(({ origin, people }) => ({
      origin,
      on,
      kind: 'self_reported' as const,
      volunteers: rounded(people.length),
      tables: COUNTED.flatMap((question) => {
        const table = tableOf(question, people, said);
        return table ? [{ question, ...table }] : [];
      }),
    }))
    .filter(({ tables }) => tables.length > 0);
}

/** A part of the volunteers is shown only where those left out, whom a subtraction gives, are none or many. */
function tableOf(
  question: Counted,
  people: readonly Answers[],
  all: readonly Answers[],
): Merged | null {
  const answers = people.map((one) => codesOf(question, one));
  const left = answeredBy(question, all) - answeredBy(question, people);
  return left > 0 && left < LEAST ? null : mergeSmall(answers);
}

const answeredBy = (question: Counted, people: readonly Answers[]): number =>
  people.filter((one) => codesOf(question, one).length > 0).length;

/** An occupation is counted in its major group: the first of its four figures. */
function codesOf(question: Counted, said: Answers): readonly string[] {
  if (question === 'occupation') return [said.occupation?.isco?.slice(0, 1) ?? []].flat();
  return [said[question] ?? []].flat();
}

/** The same as rows, for the data package. */
export const VOLUNTEER_COLUMNS = ['origin', 'question', 'code', 'people', 'kind', 'on'] as const;

export function volunteerRows(documents: readonly VolunteersDocument[]): (string | number)[][] {
  return documents.flatMap(({ origin, on, kind, tables }) =>
    tables.flatMap(({ question, people, cells, other }) =>
      [
        { code: 'answered', people },
        ...cells,
        ...(other === null ? [] : [{ code: 'other', people: other }]),
      ].map((cell) => [origin, question, cell.code, cell.people, kind, on]),
    ),
  );
}
