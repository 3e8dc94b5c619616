import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type App, createApp } from '../../app.tsx';

let hub: TestHub;
let app: App;
beforeAll(async () => {
  hub = await openTestHub({
    server: { host: '127.0.0.1', port: 0, address: 'https://hub.example.org' },
  });
  app = await createApp(hub);
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const send = (origin: string) =>
  app.request('http://127.0.0.1/fr/operator/no-such-link', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('a form sent to the hub', () => {
  it('is taken from its own pages, directly or behind a proxy', async () => {
    for (const origin of ['http://127.0.0.1', 'https://hub.example.org']) {
      const answer = await (await send(origin)).text();
      // The link is unknown, which is this feature's own refusal and not the guard's.
      expect(answer).toContain('Ce lien a déjà servi');
    }
  });

  it('is refused from another site', async () => {
    expect((await send('https://elsewhere.example')).status).toBe(403);
    expect(await (await send('https://elsewhere.example')).text()).toContain('ne vient pas');
  });
});
