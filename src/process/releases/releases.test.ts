import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { workbookParts } from '../../../test/nasty/xlsx.ts';
import { makeZip } from '../../../test/nasty/zip.ts';
import { signedIn } from '../../../test/people.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { appliedImports, apply, receive, revert, stageNow } from '../../collect/imports/imports.ts';
import { endAgreement } from '../../collect/sources/holders.ts';
import {
  type Agreement,
  type AgreementForm,
  addAgreement,
  addHolder,
  addSource,
} from '../../collect/sources/sources.ts';
import { giveConsent, recipientOf, withdrawConsent } from '../../people/consents/consents.ts';
import { saveProfile } from '../../people/profiles/profiles.ts';
import { hasNewImports, openRun, type Run, run, runById } from '../runs/runs.ts';
import { newestEdition, publish, releaseById, verifyReleases, withdraw } from './releases.ts';
import { releaseFacts } from './tables.ts';

const DAY = 86_400_000;

let hub: TestHub;
let awa: Staff;
let census: Agreement;
const by = () => ({ clock: hub.clock, actor: 'operator' });
beforeAll(async () => {
  hub = await openTestHub();
  awa = await openStaff(hub);
});
afterAll(async () => {
  await awa.app.close();
  await hub.close();
});

const terms: AgreementForm = {
  legalBasis: 'open_licence',
  purpose: 'Effectifs',
  uses: ['figures', 'internal'],
  signedOn: '2026-01-01',
};

/** A source of one figure under its own agreement, applied. */
const hold = (name: string, people: number, more: Partial<AgreementForm>) =>
  holdFile(
    `${name}.csv`,
    `Origine;Résidence;Année;Effectif\nSénégal;France;2020;${people}\n`,
    more,
  );

async function holdFile(name: string, content: string | Buffer, more: Partial<AgreementForm>) {
  const path = join(hub.config.dataDir, name);
  writeFileSync(path, content);
  const staged = await stageNow(hub, await receive(hub, by(), { path, name }));
  const title = name.replace(/\.\w+$/, '');
  return hub.house.db.transaction(async (tx) => {
    const holder = await addHolder(tx, by(), { name: title, kind: 'ministry' });
    const agreement = await addAgreement(tx, by(), holder.id, { ...terms, ...more });
    const source = await addSource(
      tx,
      by(),
      holder.id,
      {
        title: { fr: title },
        definition: 'birth',
        kind: 'observed',
        vintage: '2020-12-31',
        licence: 'CC BY 4.0',
      },
      { agreementId: agreement.id },
    );
    await apply(tx, by(), staged, source.id);
    return agreement;
  });
}

async function newRun(): Promise<Run> {
  const id = await hub.house.db.transaction((tx) => openRun(tx, by()));
  await run(hub, id);
  return runById(hub.house.db, id);
}

const published = async () =>
  (await hub.house.db.select({ value: releaseFacts.value }).from(releaseFacts)).map(
    ({ value }) => value,
  );

describe('an agreement', () => {
  it('that is for the office alone keeps its figures out of every run and release', async () => {
    await hold('Fichier interne', 777, { uses: ['internal'] });
    await expect(newRun()).rejects.toMatchObject({ code: 'run/nothing-open' });
    census = await hold('Recensement', 128_290, {});
    await publish(hub, await newRun());
    expect(await published()).toEqual([128_290]);
    const page = await awa.get('/fr/staff/runs');
    expect(page.words).toContain('Fichier interne (usage interne seulement)');
  });

  it('that has expired closes its source, and the desk says that a run is due', async () => {
    await hold('Consulats', 555, { expiresOn: day(20) });
    await newRun();
    expect(await hasNewImports(hub.house.db, hub.clock)).toBe(false);
    hub.wait(30 * DAY);
    await awa.app.close();
    awa = await openStaff(hub);
    expect(await hasNewImports(hub.house.db, hub.clock)).toBe(true);
    expect((await awa.get('/fr/staff/runs')).words).toContain('(accord expiré)');
  });

  it('that ends between run and release stops the release', async () => {
    const late = await hold('Ville', 333, {});
    const made = await newRun();
    await hub.house.db.transaction((tx) => endAgreement(tx, by(), late));
    await expect(publish(hub, made)).rejects.toMatchObject({
      code: 'release/source-closed',
      details: { source: 'Ville' },
    });
    const compared = await awa.get(`/fr/staff/releases/new?run=${made.id}`);
    expect(compared.words).toContain('que leur accord ne permet plus de publier');
    expect(compared.text).not.toContain('name="sure"');
    await publish(hub, await newRun());
    expect(await published()).not.toContain(333);
    expect(census.endedAt).toBeNull();
  });
});

it('An import that is taken back between run and release stops the release', async () => {
  await hold('Mairie', 222, {});
  const made = await newRun();
  const { db } = hub.house;
  const [mistaken] = (await appliedImports(db)).filter(({ id }) => id === made.imports.at(-1));
  if (!mistaken) throw new Error('no import counts');
  await db.transaction((tx) => revert(tx, by(), mistaken));
  await expect(publish(hub, made)).rejects.toMatchObject({
    code: 'release/import-taken-back',
    details: { file: mistaken.fileName },
  });
  await publish(hub, await newRun());
  expect(await published()).not.toContain(222);
});

const day = (ahead: number) =>
  new Date(hub.clock().getTime() + ahead * DAY).toISOString().slice(0, 10);

describe('the package', () => {
  it('names its licences, and holds no formula that a holder wrote', async () => {
    const rows = [
      ['Origine', 'Résidence', 'Année', 'Effectif'],
      ['Sénégal', 'France', 2020, 909],
    ];
    await holdFile('Tableur.xlsx', makeZip(workbookParts([{ name: '=1+cmd', rows }])), {});
    const { package: hash } = await publish(hub, await newRun());
    const described = JSON.parse(await packagedFile(hash, 'datapackage.json'));
    expect(described.licenses).toEqual([{ name: 'CC-BY-4.0', title: 'CC BY 4.0', path: CC_BY }]);
    const facts = await packagedFile(hash, 'facts.csv');
    expect(facts).toContain(",'=1+cmd,");
    expect(facts).not.toMatch(/(^|[,"])=/m);
  });
});

const CC_BY = 'https://creativecommons.org/licenses/by/4.0/';

async function packagedFile(hash: string, name: string): Promise<string> {
  const zip = await yauzl.openPromise(await hub.blobs.file(hub.house.db, hash));
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name) return text(await zip.openReadStreamPromise(entry));
  throw new Error(`no ${name}`);
}

describe('volunteers', () => {
  it('are in the release that follows their yes, and out of the one that follows their no', async () => {
    const { db } = hub.house;
    await hold('Registre', 420, {});
    const everybody = (await recipientOf(db, 'public')).id;
    const said = { residence: 'FRA', origins: ['SEN'], obstacles: ['time'] };
    const yes = (account: string) => ({
      ...{ account, purpose: 'statistics', version: 1, recipientId: everybody },
      ...{ lang: 'fr' as const, channel: 'web' as const },
    });
    const accounts: string[] = [];
    for (let made = 0; made < 12; made += 1) {
      const { account } = await signedIn(db, hub);
      await saveProfile(db, hub, account, said);
      await giveConsent(db, hub, yes(account));
      accounts.push(account);
    }
    const release = async () => {
      const id = await openRun(db, by());
      await run(hub, id);
      return publish(hub, await runById(db, id));
    };
    const first = await release();
    expect(await packaged(first.package)).toContain('volunteers.csv');
    expect((await pageWith('/fr/volunteers')).words).toContain('Réponses d’environ 10 volontaires');
    expect((await pageWith('/fr/volunteers.csv')).text).toContain(
      '*,obstacles,time,10,self_reported',
    );
    expect((await verifyReleases(hub)).faults).toEqual([]);

    for (const account of accounts.slice(0, 5))
      await db.transaction((tx) => withdrawConsent(tx, hub, yes(account), []));
    expect((await pageWith('/fr/volunteers')).words).toContain('Réponses d’environ 10 volontaires');
    const second = await release();
    expect(await packaged(second.package)).not.toContain('volunteers.csv');
    expect((await pageWith('/fr/volunteers')).words).toContain('Trop peu de volontaires');

    // What is said for ever is said whole or not at all, whoever asks.
    const edition = await releaseById(db, second.id);
    await expect(withdraw(hub, by(), edition, ' ')).rejects.toMatchObject({
      code: 'release/no-reason',
    });
    await expect(withdraw(hub, by(), edition, 'x'.repeat(1001))).rejects.toMatchObject({
      ...{ code: 'release/long-reason', status: 422 },
      details: { most: 1000, length: 1001 },
    });
    expect((await releaseById(db, second.id)).withdrawnAt).toBeNull();
    const reason = 'Une erreur de calcul. '.repeat(45).trim();
    await withdraw(hub, by(), edition, ` ${reason} `);
    expect((await releaseById(db, second.id)).withdrawnReason).toBe(reason);
  }, 60_000);

  // Each release is told to pages by a notification: they are asked until they have heard.
  async function pageWith(path: string) {
    await vi.waitFor(async () => {
      const edition = await newestEdition(hub.public.db);
      expect(awa.app.site.edition()?.id).toBe(edition?.id);
    });
    return awa.get(path);
  }

  async function packaged(hash: string): Promise<string[]> {
    const zip = await yauzl.openPromise(await hub.blobs.file(hub.house.db, hash));
    const names: string[] = [];
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    return names;
  }
});
