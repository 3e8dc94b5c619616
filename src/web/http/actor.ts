import type { Clock } from '../../platform/clock.ts';
import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import type { PageContext } from './context.ts';

/** Who makes this request. */
export interface Actor {
  readonly account: string;
  readonly session: string;
  /** Roles that hold now, each once; a duty of the team for one thing only is not among them. */
  readonly roles: ReadonlySet<string>;
  /** A second factor was shown in this session. */
  readonly confirmed: boolean;
}

/** What a verb is told of who acts and when. */
export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** The one who acts on a page that was let in by the gate, for the verbs and their journal. */
export function actingOn(c: PageContext, hub: Pick<Hub, 'clock'>): By {
  const { actor } = c.var;
  if (!actor) throw new Problem('access/closed', 401);
  return { clock: hub.clock, actor: actor.account };
}
