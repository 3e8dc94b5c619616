import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Opening accounts from one network: a device that has done the work may, one that has not may seldom. */
const JOINING: Brake = { what: 'join', most: 30, minutes: 60 };
const JOINING_BARE: Brake = { what: 'join-bare', most: 5, minutes: 60 };

/**
 * Key derivations of 2,000 rounds, of which between 300 and 700 are tried: half a second on a desk, some seconds on a
 * cheap telephone, while its owner reads. To set the task costs the hub one derivation, to check it none.
 */
const TASK = { algorithm: 'PBKDF2/SHA-256', cost: 2000, from: 300, span: 400 };
const MINUTES = 60;

/** A task for the visitor's device, instead of a picture riddle that asks a stranger who is there. */
export async function askForWork({ clock, keys }: Means): Promise<string> {
  const { algorithm, cost, from, span } = TASK;
  const challenge = await createChallenge({
    algorithm,
    cost,
    counter: from + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % span),
    deriveKey,
    data: { until: clock().getTime() + MINUTES * 60_000 },
    ...secretsOf(keys),
  });
  return JSON.stringify(challenge);
}

const secretsOf = (keys: Keys) => ({
  hmacSignatureSecret: keys.hash('proof of work', 'task'),
  hmacKeySignatureSecret: keys.hash('proof of work', 'solution'),
});

/** Whether the work was done: a task of this hub, in time, solved, and not used before. It is used up by this. */
export async function workDone(db: Executor, means: Means, text: string): Promise<boolean> {
  const given = readWork(text);
  if (!given || given.challenge.parameters.data.until < means.clock().getTime()) return false;
  const { verified } = await verifySolution({
    ...given,
    deriveKey,
    ...secretsOf(means.keys),
  }).catch(() => ({ verified: false }));
  return verified && firstTime(db, means, 'work', given.challenge.signature, MINUTES);
}

const shape = z.object({
  challenge: z.object({
    signature: z.string().max(200),
    parameters: z.strictObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.strictObject({ until: z.number() }),
    }),
  }),
  solution: z.object({ counter: z.number().int(), derivedKey: z.string().max(200) }),
});

function readWork(text: string): z.infer<typeof shape> | null {
  if (text.length > 4000) return null;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Lets an account be opened from a network, or says when to come back. */
export async function brakeJoining(
  db: Executor,
  means: Means,
  work: string,
  network: string,
): Promise<void> {
  const done = await workDone(db, means, work);
  await brake(db, means, done ? JOINING : JOINING_BARE, network);
}
