import { getCookie, setCookie } from 'hono/cookie';
import { networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import type { Hub } from '../../platform/hub.ts';
import type { PageContext } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import { provenCode, wasHandedOut } from '../consultations/consultations.ts';
import type { Summit } from './records.ts';

/** A room of five hundred sits behind one network, and comes in at once; each code is one more voice. */
const CODES: Brake = { what: 'summit codes', most: 600, minutes: 10 };
/** Whoever has a code says something with it: a full hall does so for ten minutes. */
const SAYING: Brake = { what: 'summit hall', most: 6000, minutes: 10 };

const cookieOf = ({ id }: Pick<Summit, 'id'>): string => `summit-${id.slice(0, 8)}`;

/** Slows down whatever is sent to summits and their sessions from one network. */
export const brakeHall = (c: PageContext, hub: Hub): Promise<void> =>
  brake(hub.house.db, hub, SAYING, networkOf(c, hub.config));

const placeOf = ({ id }: Pick<Summit, 'id'>): string => `summit ${id}`;

/**
 * The code that this browser holds for a summit: it opens the same agenda and the same voice on another device. One that
 * the hub did not hand out is none: whoever made up codes would have as many voices as they like.
 */
export function codeIn(
  c: PageContext,
  { keys }: Pick<Hub, 'keys'>,
  summit: Pick<Summit, 'id'>,
): string | null {
  const held = getCookie(c, cookieOf(summit));
  return held && wasHandedOut(keys, { id: placeOf(summit) }, held) ? held : null;
}

/** The same; a visitor who holds none gets one, which goes when they close the browser. */
export async function codeFor(
  c: PageContext,
  hub: Hub,
  summit: Pick<Summit, 'id'>,
): Promise<string> {
  const held = codeIn(c, hub, summit);
  if (held) return held;
  await brake(hub.house.db, hub, CODES, networkOf(c, hub.config));
  const code = provenCode(hub.keys, placeOf(summit));
  keepCode(c, hub, summit, code);
  return code;
}

export function keepCode(
  c: PageContext,
  { config }: Pick<Hub, 'config'>,
  summit: Pick<Summit, 'id'>,
  code: string,
): void {
  setCookie(c, cookieOf(summit), code, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(config.server),
  });
}
