import type { Executor } from '../../platform/database/database.ts';
import { type Consultation, votesOf } from '../consultations/consultations.ts';
import type { CitedStatement } from './content.ts';

/** How statements were answered, by their ids: in all, and by group where there are groups that may be shown. */
export type Results = ReadonlyMap<string, Pick<CitedStatement, 'votes' | 'groups'>>;

const ANSWERS = { '1': 'agree', '-1': 'disagree', '0': 'pass' } as const;

/** Answers to each statement; none where fewer than the consultation's minimum answered it. */
export async function resultsOf(
  db: Executor,
  consultation: Consultation,
  statements: readonly { readonly id: string }[],
): Promise<Results> {
  const counts = new Map(statements.map(({ id }) => [id, { agree: 0, disagree: 0, pass: 0 }]));
  for (const { statement, vote } of await votesOf(db, consultation.id)) {
    const counted = counts.get(statement);
    const answer = ANSWERS[String(vote) as keyof typeof ANSWERS]; // a check of the table allows nothing else
    if (counted) counted[answer] += 1;
  }
  return new Map(
    [...counts].map(([id, votes]) => {
      const voices = votes.agree + votes.disagree + votes.pass;
      return [id, { votes: voices < consultation.minimum ? null : votes, groups: [] }];
    }),
  );
}
