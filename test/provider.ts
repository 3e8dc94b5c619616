import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';
import { vi } from 'vitest';

/** What the provider says of whoever is at the door. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
}

export interface TestProvider {
  readonly issuer: string;
  /** Who is at the door from now on. */
  readonly let: (person: Person) => void;
  readonly close: () => Promise<void>;
}

export const CLIENT = { client: 'hub', secret: 'a-secret-of-the-providers' };

/** A provider of OpenID Connect as an employer would run it; it takes whoever is at the door for signed in. */
export async function openProvider(home: string): Promise<TestProvider> {
  // It advises whoever would run it for real.
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  let person: Person = { sub: 'nobody' };
  const people = new Map<string, Person>();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    people.set(person.sub, person);
    const login = { accountId: person.sub };
    void provider.interactionFinished(request, response, { login });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.client,
        client_secret: CLIENT.secret,
        redirect_uris: [`${home}/sign-in/return`],
      },
    ],
    cookies: { keys: ['for a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'groups'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => people.get(sub) ?? { sub },
    }),
    loadExistingGrant: async ({ oidc: { client, session } }: Context) => {
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  return {
    issuer,
    let: (next) => {
      person = next;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
