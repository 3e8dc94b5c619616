import { randomBytes } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import {
  addCredential,
  type Credential,
  credentialsOf,
  findCredential,
  useCredential,
} from '../accounts/accounts.ts';
import { issueTicket, takeTicket } from '../tickets/tickets.ts';
import type { Party } from './party.ts';

export { type Party, partyOf } from './party.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** As long as somebody may take to find their finger. */
const MINUTES = 5;

/** EdDSA, ES256, RS256: what devices sign with today (IANA COSE). */
const ALGORITHMS = [-8, -7, -257];

/** What a device is asked for when it makes a key: one that it finds by itself, with no word about who holds it. */
export async function askToMake(
  db: Executor,
  means: Means,
  party: Party,
  account: string | null,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const kind = account ? 'passkey-add' : 'passkey-join';
  const known = account ? await credentialsOf(db, account) : [];
  const challenge = await issueTicket(db, means, { kind, minutes: MINUTES, account });
  const day = means.clock().toISOString().slice(0, 10);
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: `${party.name} ${day}`,
    // Another for each key: two keys of one account have nothing in common.
    userID: new Uint8Array(randomBytes(32)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: MINUTES * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    excludeCredentials: known
      .filter(({ kind }) => kind === 'passkey')
      .map(({ selector }) => ({ id: selector })),
  });
}

export interface MadeKey {
  readonly id: string;
  readonly userVerified: boolean;
  readonly data: PasskeyData;
}

interface PasskeyData extends Record<string, unknown> {
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Kept by its maker on several devices. */
  readonly synced: boolean;
  /** The device asked for a finger, a face or a number: it is two factors in one. */
  readonly verified: boolean;
}

/** Checks what a device answered; `account` is who asked, null for somebody who joins. */
export async function readMade(
  db: Executor,
  means: Means,
  party: Party,
  text: string,
  account: string | null,
): Promise<MadeKey> {
  const kind = account ? 'passkey-add' : 'passkey-join';
  const { registrationInfo: made } = await orRefuse(async () =>
    verifyRegistrationResponse({
      response: answerOf(text) as unknown as RegistrationResponseJSON, // its parts are checked by the verifier
      expectedChallenge: async (challenge) => {
        const ticket = await takeTicket(db, means, kind, challenge);
        return ticket !== null && ticket.accountId === account;
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!made) throw new Problem('passkey/refused', 422);
  const { credential, userVerified, credentialBackedUp } = made;
  return {
    id: credential.id,
    userVerified,
    data: {
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialBackedUp,
      verified: userVerified,
    },
  };
}

export async function addPasskey(
  tx: Executor,
  means: Means,
  account: string,
  { id, data }: MadeKey,
  label: string,
): Promise<void> {
  await addCredential(tx, means, account, { kind: 'passkey', selector: id, data, label });
}

/** What a device is asked for when somebody comes back. It is not told whom we expect. */
export async function askToShow(
  db: Executor,
  means: Means,
  party: Party,
  userVerification: 'preferred' | 'required' = 'preferred',
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await issueTicket(db, means, { kind: 'passkey-show', minutes: MINUTES });
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: MINUTES * 60_000,
    userVerification,
  });
}

export interface Shown {
  readonly account: string;
  readonly userVerified: boolean;
}

/** Whose key it is that a device has shown. An unknown key, a used challenge and a wrong signature are refused alike. */
export async function readShown(
  db: Executor,
  means: Means,
  party: Party,
  text: string,
): Promise<Shown> {
  return orRefuse(async () => {
    const answer = answerOf(text);
    const found = await findCredential(db, 'passkey', answer.id);
    const { authenticationInfo: shown, verified } = await verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON, // its parts are checked by the verifier
      expectedChallenge: async (challenge) =>
        (await takeTicket(db, means, 'passkey-show', challenge)) !== null,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      credential: keptKey(found, answer.id),
    });
    if (!verified || !found) throw new Error('not this key');
    const data = { ...found.data, counter: shown.newCounter };
    await useCredential(db, means, found.id, data);
    return { account: found.accountId, userVerified: shown.userVerified };
  });
}

function keptKey(found: Credential | null, id: string) {
  const kept = found?.data as Partial<PasskeyData> | undefined;
  return {
    id,
    publicKey: new Uint8Array(Buffer.from(kept?.publicKey ?? '', 'base64url')),
    counter: kept?.counter ?? 0,
  };
}

const LONGEST = 20_000;
const shape = z.object({ id: z.string().min(1).max(2000), response: z.looseObject({}) }).loose();

function answerOf(text: string): z.infer<typeof shape> {
  if (text.length > LONGEST) throw new Problem('passkey/refused', 422);
  return shape.parse(JSON.parse(text));
}

// The verifier throws words for programmers; whoever stands before the page is told what to do.
async function orRefuse<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch {
    throw new Problem('passkey/refused', 422);
  }
}
