import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { readConfig } from '../../config.ts';
import { claim, perform } from '../../platform/jobs/jobs.ts';
import type { Network } from '../../platform/outside/outside.ts';
import {
  acceptInvitation,
  addOrganisation,
  changeOrganisation,
  inviteSteward,
  type OrganisationForm,
} from '../organisations/organisations.ts';
import { askDueChecks, domainOf, endStrayProofs, proofOf, proveDomain } from './domains.ts';

const DAY = 86_400_000;
let hub: TestHub;
let amina: Member;
let stranger: Member;
let visitor: Member;
let id: string;

/** The world outside: what the name server says, and the one file on the site. */
const world = { texts: [] as string[], addresses: ['93.184.216.34'], file: null as string | null };
const asked: string[] = [];
const network: Network = {
  addresses: async () => world.addresses,
  texts: async () => world.texts,
  get: async ({ host, address, path }) => {
    asked.push(`${address} ${host}${path}`);
    async function* body() {
      yield Buffer.from(world.file ?? '');
    }
    return { status: world.file === null ? 404 : 200, body: body() };
  },
};

const by = () => ({ clock: hub.clock, actor: 'officer', capacity: 'list' }) as const;
const record = {
  kind: 'association',
  names: [{ text: 'Les Amis de Kayes', lang: 'fr', kind: 'official' }],
  website: 'https://www.kayes-amis.fr/accueil',
} satisfies OrganisationForm;

beforeAll(async () => {
  hub = await openTestHub({ organisations: { domain_proof: 'on' } });
  await appOf(hub);
  amina = await openMember(hub, []);
  stranger = await openMember(hub, []);
  visitor = await openMember(hub, null);
  ({ id } = await addOrganisation(hub.house.db, by(), record));
  await acceptInvitation(
    hub.house.db,
    hub,
    amina.account,
    await inviteSteward(hub.house.db, hub, by(), id),
  );
});
afterAll(() => hub.close());

const shown = async (): Promise<string> =>
  (await visitor.get('/fr/directory/organisations/les-amis-de-kayes')).words;
const page = () => `/fr/me/organisations/${id}/domain`;

/** Does the looks that wait; gives how many there were. */
async function look(): Promise<number> {
  for (let count = 0; ; count += 1) {
    hub.wait(2000);
    const job = await claim(hub.house.db, hub.clock, ['organisations/domain-asked']);
    if (!job) return count;
    await perform(hub.house.db, hub.clock, job, (work) => proveDomain(hub, work, network));
  }
}

async function pass(days: number): Promise<void> {
  hub.wait(days * DAY);
  amina = await openMember(hub, null, amina.account);
}

describe('the domain of a site', () => {
  it.each([
    ['https://www.kayes-amis.fr/accueil', 'kayes-amis.fr'],
    ['https://Kayes.Example.ORG', 'kayes.example.org'],
    ['https://kayes.example:8443/', null],
    ['https://127.0.0.1/', null],
    ['https://2130706433/', null],
    ['https://[::1]/', null],
    ['https://localhost/', null],
    ['https://db.internal/', null],
    ['https://printer.local/', null],
    ['https://user@kayes.fr/', null],
    [null, null],
  ])('of %s is %s', (website, domain) => expect(domainOf({ website })).toBe(domain));
});

describe('a proof', () => {
  const line = async () => /passerelle=[\w-]+/.exec((await amina.get(page())).text)?.[0] ?? '';

  it('is asked for by a steward, and by nobody else', async () => {
    expect((await stranger.get(page())).status).toBe(404);
    expect((await stranger.post(page())).status).toBe(404);
    expect((await amina.get(page())).words).toContain('kayes-amis.fr');
    expect((await amina.post(page())).status).toBe(303);
    const before = await line();
    expect(before).not.toBe('');
    await amina.post(page());
    expect(await line()).toBe(before);
  });

  it('is looked for once it is asked, and says what was missing', async () => {
    expect((await amina.post(`${page()}/check`)).status).toBe(303);
    expect((await amina.get(page())).words).toContain('Recherche en cours');
    await amina.post(`${page()}/check`);
    expect(await look()).toBe(1);
    expect((await amina.get(page())).words).toContain('la ligne n’y est pas');
    expect(asked).toEqual(['93.184.216.34 kayes-amis.fr/.well-known/passerelle.txt']);
  });

  it('never looks inside', async () => {
    world.addresses = ['10.0.0.7'];
    const before = asked.length;
    await amina.post(`${page()}/check`);
    await look();
    expect(asked.length).toBe(before);
    expect((await amina.get(page())).words).toContain('réseau privé');
    world.addresses = ['93.184.216.34'];
  });

  it('in a file makes the organisation verified, with the day, on its public page', async () => {
    world.file = `bonjour\r\n${await line()}\r\n`;
    await amina.post(`${page()}/check`);
    await look();
    expect((await amina.get(page())).words).toContain('trouvée dans le fichier');
    const words = await shown();
    expect(words).toContain('domaine kayes-amis.fr vérifié le 22 novembre 2026');
  });

  it('is looked for again after a year, and lost only after three looks', async () => {
    expect(await askDueChecks(hub.house.db, hub.clock)).toBe(0);
    world.file = null;
    for (const [days, verified] of [
      [366, true],
      [8, true],
      [8, false],
    ] as const) {
      await pass(days);
      expect(await askDueChecks(hub.house.db, hub.clock)).toBe(1);
      expect(await look()).toBe(1);
      const words = await shown();
      expect([days, words.includes('kayes-amis.fr vérifié')]).toEqual([days, verified]);
    }
    expect((await amina.get(`/fr/me/organisations/${id}`)).words).toContain('n’est plus prouvé');
  });

  it('may stand at the name server; and ends with the site', async () => {
    world.texts = ['v=spf1 -all', await line()];
    await amina.post(`${page()}/check`);
    await look();
    expect((await proofOf(hub.house.db, id))?.outcome).toBe('dns');
    const other = { ...record, website: 'https://autre-site.fr/' };
    await changeOrganisation(hub.house.db, by(), id, other);
    expect(await shown()).not.toContain('Vérifiée');
    expect(await endStrayProofs(hub.house.db, hub.clock)).toBe(1);
    expect(await shown()).not.toContain('Vérifiée');
  });
});

describe('a hub that asks nothing of other machines', () => {
  it('says so, and looks for nothing', async () => {
    const { hub: settings } = readConfig();
    const quiet = await openTestHub({ hub: settings });
    await appOf(quiet);
    const binta = await openMember(quiet, []);
    const at = { clock: quiet.clock, actor: 'officer', capacity: 'list' } as const;
    const made = await addOrganisation(quiet.house.db, at, record);
    const code = await inviteSteward(quiet.house.db, quiet, at, made.id);
    await acceptInvitation(quiet.house.db, quiet, binta.account, code);
    const own = `/fr/me/organisations/${made.id}/domain`;
    expect((await binta.get(own)).words).toContain('n’interroge aucun autre site');
    expect((await binta.post(own)).status).toBe(409);
    await (await appOf(quiet)).close();
    await quiet.close();
  });
});
