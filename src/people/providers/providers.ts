import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { addCredential, findCredential, openAccount, useCredential } from '../accounts/accounts.ts';
import { issueTicket, takeTicket } from '../tickets/tickets.ts';
import { type Claims, isAllowed } from './allowed.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

type Settings = Config['oidc'];

/** What the button says; null where no provider is set. */
export const providerName = ({ oidc }: Pick<Config, 'oidc'>): string | null =>
  oidc.issuer && oidc.client ? oidc.name : null;

const MINUTES = 10;

interface Start {
  /** Where the provider sends back to: the hub's own address and nothing that anybody typed. */
  readonly home: string;
  readonly next: string;
  readonly lang: Lang;
  /** Somebody who is signed in and gets one more way in. */
  readonly account: string | null;
}

/** The way to the provider, and the secret that the browser keeps until it comes back. */
export async function setOut(
  db: Executor,
  means: Means,
  oidc: Settings,
  { home, next, lang, account }: Start,
): Promise<{ url: string; secret: string }> {
  const provider = await providerOf(oidc);
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const secret = await issueTicket(db, means, {
    kind: 'provider',
    minutes: MINUTES,
    account,
    data: { state, nonce, verifier, next, lang },
  });
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: `${home}${RETURN}`,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, secret };
}

export const RETURN = '/sign-in/return';

export interface Arrived {
  readonly account: string;
  readonly next: string;
  readonly lang: string;
  /** The account was there and open on this browser: it has one more way in. */
  readonly linked: boolean;
}

interface Return {
  readonly home: string;
  readonly search: string;
  readonly secret: string;
  /** Whose space is open on this browser. */
  readonly here: string | null;
}

/**
 * Who came back. The provider says who it is and nothing more: an account that it opens has no role, and what it says
 * of somebody is read once and not kept.
 */
export async function comeBack(
  db: Executor,
  means: Means,
  oidc: Settings,
  { home, search, secret, here }: Return,
): Promise<Arrived> {
  const ticket = await takeTicket(db, means, 'provider', secret);
  // A way that was begun from an open space ends in the same one.
  if (!ticket || (ticket.accountId && ticket.accountId !== here))
    throw new Problem('provider/refused', 403);
  const { state = '', nonce = '', verifier = '', next = '/staff', lang = 'fr' } = ticket.data;
  const provider = await providerOf(oidc);
  const url = new URL(`${home}${RETURN}${search}`);
  const tokens = await authorizationCodeGrant(provider, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  }).catch(() => {
    throw new Problem('provider/refused', 403);
  });
  const claims: Claims & { iss: string; sub: string } = { ...refuseNone(tokens.claims()) };
  if (!isAllowed(claims, oidc)) throw new Problem('provider/not-allowed', 403);
  const selector = means.keys.hash('provider', `${claims.iss}\0${claims.sub}`);
  const account = await accountFor(db, means, selector, ticket.accountId, lang as Lang); // set out with one of ours
  return { account, next, lang, linked: ticket.accountId !== null };
}

function refuseNone<Value>(claims: Value | undefined): Value {
  if (!claims) throw new Problem('provider/refused', 403);
  return claims;
}

async function accountFor(
  tx: Executor,
  means: Means,
  selector: string,
  linkTo: string | null,
  lang: Lang,
): Promise<string> {
  const found = await findCredential(tx, 'provider', selector);
  if (found && linkTo && found.accountId !== linkTo) throw new Problem('credential/taken', 409);
  if (found) {
    await useCredential(tx, means, found.id);
    return found.accountId;
  }
  const account = linkTo ?? (await openAccount(tx, means, { lang, channel: 'provider' }));
  await addCredential(tx, means, account, { kind: 'provider', selector });
  return account;
}

const KEPT_FOR = 3_600_000;
const known = new Map<string, { at: number; found: Promise<Configuration> }>();

/** What the provider says of itself, asked once an hour; a failure is not remembered. */
async function providerOf({ issuer, client, secret }: Settings): Promise<Configuration> {
  if (!issuer || !client) throw new Problem('page/not-found', 404);
  const key = `${issuer} ${client}`;
  const kept = known.get(key);
  const fresh = kept && Date.now() - kept.at < KEPT_FOR;
  const { found } = fresh ? kept : { found: ask(issuer, client, secret) };
  if (!fresh) known.set(key, { at: Date.now(), found });
  return found.catch(() => {
    known.delete(key);
    throw new Problem('provider/unreachable', 502);
  });
}

function ask(issuer: string, client: string, secret: string | undefined): Promise<Configuration> {
  const url = new URL(issuer);
  // In clear on this machine only, as when it is tried out; anywhere else the settings ask for https.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(url, client, secret, undefined, { execute, timeout: 10 });
}
