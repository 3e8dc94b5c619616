import type { Config } from '../../config.ts';
import type { Executor } from '../../platform/database/database.ts';
import { type Consultation, votesOf } from '../consultations/consultations.ts';
import { letterOf, type Result, resultOf } from '../opinions/opinions.ts';
import type { CitedStatement } from './content.ts';

/** How statements were answered, by their ids: in all, and by group where there are groups that may be shown. */
export type Results = ReadonlyMap<string, Pick<CitedStatement, 'votes' | 'groups'>>;

/** As the consultation's own results say it; before their first count, answers alone. */
export async function resultsOf(
  db: Executor,
  threat: Config['hub']['threat'],
  consultation: Consultation,
  statements: readonly { readonly id: string }[],
): Promise<Results> {
  const counted = await resultOf(db, threat, consultation.id);
  if (counted) return byStatement(counted.result);
  // Under a threat convergences alone are told, and nobody has looked for them yet.
  return threat === 'low' ? tallies(db, consultation, statements) : new Map();
}

const byStatement = ({ statements, groups }: Result): Results =>
  new Map(
    statements.map(({ id, tally }, at) => [
      id,
      {
        votes: tally,
        groups: groups.flatMap(({ id: group, tallies: of }) => {
          const votes = of[at];
          return votes ? [{ name: letterOf(group), votes }] : [];
        }),
      },
    ]),
  );

const ANSWERS = { '1': 'agree', '-1': 'disagree', '0': 'pass' } as const;

async function tallies(
  db: Executor,
  { id: consultation, minimum }: Consultation,
  statements: readonly { readonly id: string }[],
): Promise<Results> {
  const counts = new Map(statements.map(({ id }) => [id, { agree: 0, disagree: 0, pass: 0 }]));
  for (const { statement, vote } of await votesOf(db, consultation)) {
    const counted = counts.get(statement);
    const answer = ANSWERS[String(vote) as keyof typeof ANSWERS]; // a check of the table allows nothing else
    if (counted) counted[answer] += 1;
  }
  return new Map(
    [...counts].map(([id, votes]) => {
      const voices = votes.agree + votes.disagree + votes.pass;
      return [id, { votes: voices < minimum ? null : votes, groups: [] }];
    }),
  );
}
