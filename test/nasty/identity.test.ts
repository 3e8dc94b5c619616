/** Whoever brings a session along, guesses, listens in or comes a second time: at every door, the same nothing. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.tsx';
import {
  addCode,
  addCredential,
  credentialsOf,
  openAccount,
} from '../../src/people/accounts/accounts.ts';
import { inviteMembers } from '../../src/people/members/invitations.ts';
import { issueLink } from '../../src/people/operators/operators.ts';
import {
  addOrganisation,
  inviteSteward,
  passOrganisation,
  refuseInvitation,
  registerOrganisation,
} from '../../src/people/organisations/organisations.ts';
import { issueTicket } from '../../src/people/tickets/tickets.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import type { Fields } from '../staff.ts';
import { openVisitor, type Visitor } from '../visitor.ts';

let hub: TestHub;
let app: App;
beforeAll(async () => {
  hub = await openTestHub({ mail: { url: 'smtp://127.0.0.1:9', from: 'Lien <lien@hub.example>' } });
  app = await createApp(hub);
});
// Each story has a day of its own, and with it its brakes.
beforeEach(() => hub.wait(25 * 3_600_000));
afterAll(async () => {
  await app.close();
  await hub.close();
});

const somebody = () => openAccount(hub.house.db, hub, { lang: 'fr', channel: 'web' });
const codeOf = (account: string) => addCode(hub.house.db, hub, account, '');

/** A link as it stands in a letter to somebody whose address is confirmed. */
async function mailLink(account: string): Promise<string> {
  await addCredential(hub.house.db, hub, account, { kind: 'mail', selector: account, data: {} });
  const [way] = await credentialsOf(hub.house.db, account);
  const data = { next: '/me', credential: way?.id ?? '' };
  return issueTicket(hub.house.db, hub, { kind: 'mail-sign-in', minutes: 15, account, data });
}

async function signedIn(account: string): Promise<Visitor> {
  const visitor = openVisitor(app);
  expect((await visitor.post('/fr/sign-in', { code: await codeOf(account) })).status).toBe(303);
  return visitor;
}

/** A device without a screen: it holds a key, and signs what it is asked for with it. */
async function openDevice(account: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  // A COSE key (RFC 9053): kty 2, alg -7, crv 1, x, y.
  const cose = Buffer.concat([
    ...[Buffer.from('a5010203262001215820', 'hex'), left, Buffer.from('225820', 'hex'), right],
  ]);
  const id = randomBytes(16).toString('base64url');
  const data = { publicKey: cose.toString('base64url'), counter: 0, transports: [] };
  await addCredential(hub.house.db, hub, account, {
    ...{ kind: 'passkey', selector: id, label: '' },
    data: { ...data, synced: false, verified: true },
  });
  return (challenge: string, { origin = 'http://localhost', party = 'localhost' } = {}): string => {
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
    const authenticator = Buffer.concat([
      sha256(Buffer.from(party)),
      Buffer.from('0500000000', 'hex'),
    ]);
    const signature = sign('sha256', Buffer.concat([authenticator, sha256(client)]), privateKey);
    return JSON.stringify({
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticator.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    });
  };
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

async function challengeFor(visitor: Visitor): Promise<string> {
  const answer = await visitor.fetch('/fr/sign-in/passkey/options', { method: 'POST' });
  const { challenge } = (await answer.json()) as { challenge: string };
  return challenge;
}

/** Each way in, as the one who takes it would. */
const WAYS: readonly [string, (visitor: Visitor) => Promise<{ status: number }>][] = [
  ['by joining', (visitor) => visitor.post('/fr/join', { once: crypto.randomUUID() })],
  [
    'by a code',
    async (visitor) => visitor.post('/fr/sign-in', { code: await codeOf(await somebody()) }),
  ],
  [
    'by a link in a letter',
    async (visitor) => visitor.post(`/fr/sign-in/mail/${await mailLink(await somebody())}`),
  ],
  [
    'by the operator’s link',
    async (visitor) => visitor.post(`/fr/operator/${await issueLink(hub.house.db, hub)}`),
  ],
  [
    'by a device',
    async (visitor) => {
      const answer = (await openDevice(await somebody()))(await challengeFor(visitor));
      return visitor.post('/fr/sign-in/passkey', { answer });
    },
  ],
];

describe('whoever planted a session', () => {
  it.each(WAYS)('is not in the space that is opened %s', async (_, enter) => {
    const thief = await signedIn(await somebody());
    const planted = thief.cookies.get('passerelle') ?? '';
    const victim = openVisitor(app);
    victim.cookies.set('passerelle', planted);
    expect((await enter(victim)).status).toBeLessThan(400);
    const own = victim.cookies.get('passerelle') ?? '';
    expect(own).not.toBe(planted);
    expect((await victim.get('/fr/me')).status).toBe(200);
    // What was planted is worth nothing from then on, to nobody.
    expect((await thief.get('/fr/me')).to).toContain('/sign-in');
  });
});

/** Somebody who is already there has a key on a device of theirs, which signs once for each question. */
describe('an answer of a device', () => {
  it('opens its space once, for this hub alone, and only to a question of ours', async () => {
    const device = await openDevice(await somebody());
    const send = (visitor: Visitor, answer: string) =>
      visitor.post('/fr/sign-in/passkey', { answer });
    const visitor = openVisitor(app);
    const answer = device(await challengeFor(visitor));
    expect((await send(visitor, answer)).status).toBe(303);
    const thief = openVisitor(app);
    expect((await send(thief, answer)).status).toBe(422);
    for (const elsewhere of [{ origin: 'https://evil.example' }, { party: 'evil.example' }])
      expect((await send(thief, device(await challengeFor(thief), elsewhere))).status).toBe(422);
    expect((await send(thief, device(randomBytes(32).toString('base64url')))).status).toBe(422);
    const late = device(await challengeFor(thief));
    hub.wait(6 * 60_000);
    expect((await send(thief, late)).status).toBe(422);
    expect(thief.cookies.size).toBe(0);
  });

  it('that nobody’s key gave is refused in the same words', async () => {
    const account = await somebody();
    const [known, stranger] = [await openDevice(account), await openDevice(await somebody())];
    await hub.house
      .sql`delete from credentials where kind = 'passkey' and account_id <> ${account}`;
    const visitor = openVisitor(app);
    const answers: { status: number; words: string }[] = [];
    for (const answer of [
      known(await challengeFor(visitor), { origin: 'https://evil.example' }),
      stranger(await challengeFor(visitor)),
    ]) {
      const { status, words } = await visitor.post('/fr/sign-in/passkey', { answer });
      answers.push({ status, words });
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

const NAMES = [{ text: 'Teranga', lang: 'fr', kind: 'official' as const }];
const FORM = { kind: 'association', names: NAMES } as const;
const office = () => ({ clock: hub.clock, actor: 'officer', capacity: 'office' }) as const;

const hidden = () => addOrganisation(hub.house.db, office(), FORM);

async function shown(steward: string): Promise<string> {
  const { id } = await registerOrganisation(hub.house.db, hub, steward, FORM);
  await passOrganisation(hub.house.db, office(), id);
  return id;
}

/** Codes and links that opened something once, each with what never opened anything. */
const SPENT: readonly [
  string,
  () => Promise<readonly [spent: string, unknown: string, form?: Fields]>,
][] = [
  [
    'an operator’s link',
    async () => {
      const link = await issueLink(hub.house.db, hub);
      await openVisitor(app).post(`/fr/operator/${link}`);
      return [`/fr/operator/${link}`, `/fr/operator/${'x'.repeat(link.length)}`];
    },
  ],
  [
    'a link in a letter',
    async () => {
      const link = await mailLink(await somebody());
      await openVisitor(app).post(`/fr/sign-in/mail/${link}`);
      return [`/fr/sign-in/mail/${link}`, `/fr/sign-in/mail/${'x'.repeat(link.length)}`];
    },
  ],
  [
    'the letter to a steward',
    async () => {
      const code = await inviteSteward(hub.house.db, hub, office(), (await hidden()).id);
      await refuseInvitation(hub.house.db, hub, 'somebody', code);
      return [`/fr/invitation/${code}/accept`, `/fr/invitation/${other(code)}/accept`];
    },
  ],
  [
    'an invitation to members that was stopped',
    async () => {
      const steward = await somebody();
      const organisation = await shown(steward);
      const by = { clock: hub.clock, actor: steward };
      const code = await inviteMembers(hub.house.db, hub.keys, by, organisation, {
        ...{ most: 10, days: 14 },
      });
      await hub.house.sql`delete from member_invitations`;
      return [`/fr/invitation/${code}/join`, `/fr/invitation/${other(code)}/join`];
    },
  ],
];

const other = (code: string) => code.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'));

describe('what has served', () => {
  it.each(SPENT)('is answered like what never was: %s', async (_, spend) => {
    const [spent, unknown] = await spend();
    const late = await signedIn(await somebody());
    const answers = [];
    for (const path of [spent, unknown]) {
      const { status, words } = await late.post(path);
      // The foot of a page on paper says where it stood.
      answers.push({ status, words: words.replaceAll(path, '') });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBeGreaterThanOrEqual(400);
  });
});

/** Doors at which one could guess, with what stops it: none lets more than this be tried. */
const GUESSED: readonly [path: string, field: string, most: number][] = [
  ['/fr/sign-in', 'code', 31],
  ['/fr/requests/follow', 'code', 31],
  ['/fr/claim', 'code', 21],
  ['/fr/me/communities/code', 'code', 21],
  ['/fr/notices/check', 'text', 61],
];

describe('a guess', () => {
  it.each(GUESSED)('is one of few: %s', async (path, field, most) => {
    const guesser = path.startsWith('/fr/me/')
      ? await signedIn(await somebody())
      : openVisitor(app);
    const statuses: number[] = [];
    for (let guess = 0; guess < most; guess += 1) {
      const code = `${guess}`.padStart(26, 'K');
      statuses.push((await guesser.post(path, { [field]: code, secret: 'x' })).status);
    }
    expect(statuses[0]).toBeLessThan(429);
    expect(statuses.at(-1)).toBe(429);
  });

  it('has no second name to go on under: what a client says of its network counts for nothing', async () => {
    const guesser = openVisitor(app);
    const statuses: number[] = [];
    for (let guess = 0; guess < 31; guess += 1) {
      const answer = await guesser.fetch('/fr/requests/follow', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': `203.0.113.${guess}`,
          forwarded: `for=203.0.113.${guess}`,
          'x-real-ip': `203.0.113.${guess}`,
        },
        body: 'code=KKKKK-KKKKK',
      });
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
