import { nextStatement, type Waiting } from '../../methods/opinions/opinions.ts';
import type { Random } from '../../methods/random/random.ts';
import type { Shown } from './statements.ts';

/** The statements that somebody has not answered, what teaches most first, at most so many. */
export function inOrder(
  statements: readonly Shown[],
  tallies: readonly Waiting[],
  answered: ReadonlyMap<string, unknown>,
  random: Random,
  most: number,
): Shown[] {
  const byId = new Map(statements.map((one) => [one.id, one]));
  const drawn: Shown[] = [];
  let waiting = tallies.filter(({ statement }) => !answered.has(statement));
  while (drawn.length < most) {
    const next = nextStatement(waiting, random);
    if (next === null) break;
    waiting = waiting.filter(({ statement }) => statement !== next);
    const shown = byId.get(next);
    if (shown) drawn.push(shown);
  }
  return drawn;
}
