import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type App, createApp } from '../../app.tsx';

let hub: TestHub;
let app: App;
beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
});
afterAll(() => hub.close());

const printed = async (path: string): Promise<string> => {
  const html = await (await app.request(path)).text();
  return /data-address="([^"]*)"/.exec(html)?.[1] ?? '';
};

describe('the foot of a printed page', () => {
  it('says where to read a public page again', async () => {
    expect(await printed('/fr/help')).toMatch(/\/fr\/help$/);
  });

  it('keeps to itself an address that opens what it shows', async () => {
    for (const path of ['/fr/operator/a-secret', '/fr/me/mail/a-secret', '/fr/enter/a-secret'])
      expect(await printed(path)).not.toContain('secret');
  });
});
