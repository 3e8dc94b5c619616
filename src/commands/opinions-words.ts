import type { ToldOpinions, ToldStance } from './opinions.ts';

const whole = (value: number) => value.toLocaleString('en');

/** What a person reads: what all share first, then the groups and what sets each apart. */
export function describeOpinions(told: ToldOpinions): string {
  const { participants, statements, votes, groups, consensus } = told;
  return [
    `${whole(votes)} votes by ${whole(participants)} participants on ${whole(statements)} statements.`,
    '',
    consensus.length > 0 ? 'All together:' : 'There is no statement on which most are of one mind.',
    ...consensus.map(lineOf),
    ...groups.flatMap(({ id, size, representative }) => [
      '',
      groups.length > 1
        ? `Group ${id}, ${whole(size)} participants:`
        : `One group, ${whole(size)} participants.`,
      ...representative.map(lineOf),
    ]),
  ].join('\n');
}

function lineOf({ statement, agree, probability }: ToldStance): string {
  const share = `${Math.round(100 * probability)} %`.padStart(5);
  return `  ${share} ${agree ? 'agree with' : 'disagree with'} ${statement}`;
}
