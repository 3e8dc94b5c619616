import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { readRoster } from '../../process/roster/roster.ts';
import { recipientOf } from '../consents/consents.ts';
import { saveProfile } from '../profiles/profiles.ts';

let hub: TestHub;
let amina: Member;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  amina = await openMember(hub, []);
  office = (await recipientOf(hub.house.db, 'office')).id;
  await saveProfile(hub.house.db, hub, amina.account, {
    pseudonym: '=1+1',
    residence: 'FRA',
  });
  await amina.post(`/fr/me/consents/matching/${office}`, { answer: 'yes', version: '1' });
});
afterAll(() => hub.close());

/** Names and texts of what is in a ZIP. */
function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((done, fail) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error);
      const files = new Map<string, string>();
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (trouble, stream) => {
          if (trouble) return fail(trouble);
          const parts: Buffer[] = [];
          stream.on('data', (part) => parts.push(part));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts).toString());
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => done(files));
      zip.readEntry();
    });
  });
}

describe('the ways through Mon espace', () => {
  const ways = (text: string) =>
    [...text.matchAll(/href="(\/fr\/me(?:\/[a-z]+)?)"(?: aria-current="(\w+)")?/g)].map(
      ([, href = '', current]) => ({ href, current }),
    );

  it('lead from each page to every other, and say where one is', async () => {
    const pages = new Set(ways((await amina.get('/fr/me')).text).map(({ href }) => href));
    expect(pages).toContain('/fr/me/log');
    for (const page of pages) {
      const { status, text } = await amina.get(page);
      const found = ways(text);
      expect([page, status]).toEqual([page, 200]);
      expect([page, found.find(({ current }) => current === 'page')?.href]).toEqual([page, page]);
      expect([page, [...pages].filter((each) => !found.some(({ href }) => href === each))]).toEqual(
        [page, []],
      );
    }
  });

  it('show a relay’s pages to relays only', async () => {
    const relay = await openMember(hub, ['relay']);
    expect((await relay.get('/fr/me')).text).toContain('href="/fr/me/relay"');
    expect((await amina.get('/fr/me')).text).not.toContain('/me/relay');
  });
});

describe('Qui a consulté mes données', () => {
  it('says which body, for what, why and which fields; never which person of it', async () => {
    const before = await amina.get('/fr/me/log');
    expect(before.words).toContain('Personne n’a consulté vos données');
    const reader = { actor: 'a-secret-agent', reason: 'Une demande de mentorat à Lyon' };
    await readRoster(hub.house.db, hub, { purpose: 'matching', recipientId: office }, reader);
    const { words } = await amina.get('/fr/me/log');
    expect(words).toContain('L’équipe de la plateforme');
    expect(words).toContain('Être mis en relation');
    expect(words).toContain('Une demande de mentorat à Lyon');
    expect(words).toContain('A été vu : Pseudonyme, Pays de résidence');
    expect(words).not.toContain('a-secret-agent');
  });
});

describe('what is taken along', () => {
  it('is everything, as tables in which no spreadsheet finds a formula, with a page that explains', async () => {
    const answer = await amina.fetch('/fr/me/data/export', { method: 'POST' });
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
    const names = [...files.keys()];
    for (const name of ['account', 'profile', 'contacts', 'consents', 'sessions', 'log'])
      expect(names).toEqual(
        expect.arrayContaining([`passerelle/${name}.csv`, `passerelle/${name}.json`]),
      );
    expect(files.get('passerelle/profile.csv')).toContain("'=1+1");
    expect(JSON.parse(files.get('passerelle/log.json') ?? '')).toMatchObject([
      { reason: 'Une demande de mentorat à Lyon' },
    ]);
    const readme = files.get('passerelle/LISEZ-MOI.txt') ?? '';
    expect(readme).toContain('profile.csv, profile.json: Ce que je dis de moi (2 lignes)');
    const [row] = await hub.house.sql<{ n: number }[]>`
      select count(*)::int as n from journal where act = 'accounts/exported'`;
    expect(row?.n).toBe(1);
  });
});

describe('a request to the officer', () => {
  it('comes back with what was typed where something lacks, and is one however often it is sent', async () => {
    const lacking = await amina.post('/fr/me/data/rights', { wording: 'Pourquoi ?' });
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('Pourquoi ?</textarea>');
    const form = { once: crypto.randomUUID(), kind: 'objection', wording: 'Pourquoi ?' };
    await amina.post('/fr/me/data/rights', form);
    await amina.post('/fr/me/data/rights', form);
    const { words } = await amina.get('/fr/me/data');
    expect(words.match(/Réponse attendue avant le 22 décembre 2026/g)).toHaveLength(1);
  });
});
