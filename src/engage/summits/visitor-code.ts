import { getCookie, setCookie } from 'hono/cookie';
import { networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import type { Hub } from '../../platform/hub.ts';
import type { PageContext } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import { newVoiceCode, readVoiceCode } from '../consultations/consultations.ts';
import type { Summit } from './records.ts';

/** A full hall sits behind one network. */
const CODES: Brake = { what: 'summit codes', most: 2000, minutes: 60 };

const cookieOf = ({ id }: Pick<Summit, 'id'>): string => `summit-${id.slice(0, 8)}`;

/** The code that this browser holds for a summit: it opens the same agenda and the same voice on another device. */
export function codeIn(c: PageContext, summit: Pick<Summit, 'id'>): string | null {
  const held = getCookie(c, cookieOf(summit));
  return held && readVoiceCode(held) ? held : null;
}

/** The same; a visitor who holds none gets one, which goes when they close the browser. */
export async function codeFor(
  c: PageContext,
  hub: Hub,
  summit: Pick<Summit, 'id'>,
): Promise<string> {
  const held = codeIn(c, summit);
  if (held) return held;
  await brake(hub.house.db, hub, CODES, networkOf(c, hub.config));
  const code = newVoiceCode();
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
