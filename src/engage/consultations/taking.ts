import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Waiting } from '../../methods/opinions/opinions.ts';
import { actorOf } from '../../people/access/access.ts';
import { isMember } from '../../people/members/members.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { inFours } from '../../platform/signs.ts';
import type { PageContext } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import { isInCommunity } from '../communities/communities.ts';
import type { Consultation } from './phases.ts';
import { consultationRoll, statements, votes } from './tables.ts';
import {
  findParticipant,
  type Participant,
  personIn,
  readVoiceCode,
  type Voice,
  wasHandedOut,
} from './voices.ts';
import type { Vote } from './voting.ts';

/** How somebody stands to a consultation in this request. */
export type Standing =
  /** Takes part already; by their code, or by their account where there is none. */
  | { readonly how: 'in'; readonly participant: Participant; readonly code: string | null }
  /** Takes part from their first answer on: by their account, by a code that they hold, or by one that the page makes. */
  | { readonly how: 'welcome'; readonly by: Voice | null }
  /** A member who can be handed a code, once. */
  | { readonly how: 'code' }
  | { readonly how: 'handed' }
  | { readonly how: 'sign-in' }
  | { readonly how: 'stranger' };

/** The code that a browser holds goes before the account: whoever chose one chose not to take part by their account. */
export async function standingOf(
  c: PageContext,
  hub: Hub,
  consultation: Consultation,
): Promise<Standing> {
  const { db } = hub.house;
  const { access, anonymity } = consultation;
  const code = codeIn(c, hub, consultation);
  const known = code && (await findParticipant(db, hub, consultation, { code }));
  if (known) return { how: 'in', participant: known, code };
  if (code && isLetIn(hub, consultation, code)) return { how: 'welcome', by: { code } };
  const actor = await actorOf(c, hub);
  if (!actor) return access === 'anybody' ? { how: 'welcome', by: null } : { how: 'sign-in' };
  const { account } = actor;
  if (!(await mayTakePart(hub, consultation, account))) return { how: 'stranger' };
  if (anonymity === 'anonymous')
    return access === 'anybody'
      ? { how: 'welcome', by: null }
      : handedTo(db, hub, consultation, account);
  const participant = await findParticipant(db, hub, consultation, { account });
  return participant ? { how: 'in', participant, code: null } : { how: 'welcome', by: { account } };
}

/** Whoever takes part in this request; null for everybody else. */
export async function participantIn(
  c: PageContext,
  hub: Hub,
  consultation: Consultation,
): Promise<Participant | null> {
  const standing = await standingOf(c, hub, consultation);
  return standing.how === 'in' ? standing.participant : null;
}

/** Anybody can make up a code for what is open to anybody; a member's was handed out. */
export const isLetIn = (
  { keys }: Pick<Hub, 'keys'>,
  consultation: Consultation,
  code: string,
): boolean => consultation.access === 'anybody' || wasHandedOut(keys, consultation, code);

async function mayTakePart(
  hub: Hub,
  { access, accessId }: Consultation,
  account: string,
): Promise<boolean> {
  if (access === 'anybody' || !accessId) return access === 'anybody';
  const isOne = access === 'community' ? isInCommunity : isMember;
  return isOne(hub.house.db, hub, account, accessId);
}

async function handedTo(
  db: Executor,
  { keys }: Pick<Hub, 'keys'>,
  { id }: Consultation,
  account: string,
): Promise<Standing> {
  const noted = await db.$count(
    consultationRoll,
    and(
      eq(consultationRoll.consultationId, id),
      eq(consultationRoll.person, personIn(keys, id, account)),
    ),
  );
  return { how: noted > 0 ? 'handed' : 'code' };
}

const cookieFor = ({ config }: Pick<Hub, 'config'>, { id }: Pick<Consultation, 'id'>): string =>
  `${isHttps(config.server) ? '__Host-' : ''}voice-${id.slice(0, 8)}`;

function codeIn(c: PageContext, hub: Hub, consultation: Consultation): string | null {
  const code = readVoiceCode(getCookie(c, cookieFor(hub, consultation)) ?? '');
  return code && inFours(code);
}

/** The browser holds a code until it is closed; nothing else of it tells that somebody took part. */
export function keepCode(c: PageContext, hub: Hub, consultation: Consultation, code: string): void {
  setCookie(c, cookieFor(hub, consultation), readVoiceCode(code) ?? '', {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(hub.config.server),
  });
}

export function dropCode(c: PageContext, hub: Hub, consultation: Consultation): void {
  deleteCookie(c, cookieFor(hub, consultation), {
    path: '/',
    secure: isHttps(hub.config.server),
  });
}

/** How somebody answered, by statement; what was joined or hidden since is left out. */
export async function answersBy(db: Executor, participant: string): Promise<Map<string, Vote>> {
  const rows = await db
    .select({ statement: votes.statementId, vote: votes.vote })
    .from(votes)
    .where(eq(votes.participantId, participant));
  return new Map(rows.map(({ statement, vote }) => [statement, vote as Vote])); // a check constraint takes no other
}

/** How people have answered each statement so far, for the order in which they are shown. */
export async function talliesIn(db: Executor, consultation: string): Promise<Waiting[]> {
  const share = (vote: Vote) => sql<number>`count(*) filter (where ${votes.vote} = ${vote})::int`;
  return db
    .select({
      statement: statements.id,
      agree: share(1),
      disagree: share(-1),
      seen: sql<number>`count(${votes.vote})::int`,
    })
    .from(statements)
    .leftJoin(votes, eq(votes.statementId, statements.id))
    .where(
      and(
        eq(statements.consultationId, consultation),
        isNotNull(statements.acceptedOn),
        isNull(statements.hiddenOn),
        isNull(statements.joinedInto),
      ),
    )
    .groupBy(statements.id, statements.number)
    .orderBy(statements.number);
}
