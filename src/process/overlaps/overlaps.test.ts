import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openStaff, type Page, type Staff } from '../../../test/staff.ts';
import { agreementsOf, endAgreement, placeUnder } from '../../collect/sources/holders.ts';
import { addAgreement, addHolder, addSource } from '../../collect/sources/sources.ts';
import { encoderFor, readSchema, toBase64 } from '../../methods/encoding/encoding.ts';
import { seededStreams } from '../../methods/random/random.ts';
import { resealAll } from '../../people/holdings/holdings.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import { allOverlaps, expireOverlaps, partiesOf, resealOverlaps } from './overlaps.ts';
import { schemaOf } from './template.ts';

const SECRET = 'agreed-between-a-consulate-and-an-association';
const DAY = 86_400_000;

let hub: TestHub;
let staff: Staff;
let base = '';
/** The link of each holder, by name. */
const links = new Map<string, string>();

beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
}, 60_000);
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'somebody' });
const acts = async (act: string) =>
  (await latestActs(hub.house.db, 300)).filter((each) => each.act === act);

async function holderOf(name: string, uses: ('overlap' | 'encoded-links' | 'encoded-pairs')[]) {
  const { db } = hub.house;
  const holder = await addHolder(db, by(), { name, kind: 'association', country: null });
  const terms = { legalBasis: 'agreement' as const, signedOn: '2026-01-01', expiresOn: null };
  const agreement = await addAgreement(db, by(), holder.id, { ...terms, purpose: 'Compter', uses });
  const source = await addSource(
    db,
    by(),
    holder.id,
    {
      ...{ title: { fr: `Liste, ${name}` }, form: 'list', definition: 'registration' },
      ...{ kind: 'observed', vintage: '2026-06-30', licence: '', quality: 'fair' },
      ...{ coverage: {}, method: {}, biases: {} },
    },
    { agreementId: agreement.id },
  );
  return { holder, source };
}

/** 400 invented people, and who of them stands on which list. */
const random = seededStreams(11)('people');
const syllable = () => 'ma ri jo ka le ta ni sa do be lu fe'.split(' ')[Math.floor(random() * 12)];
const word = () => `${syllable()}${syllable()}${syllable()}`;
const figures = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
const PEOPLE = Array.from({ length: 400 }, (_, at) => [
  `p-${at}`,
  word(),
  word(),
  `${1940 + Math.floor(random() * 60)}-${figures(12)}-${figures(28)}`,
]);
const CONSULATE = PEOPLE.slice(0, 200);
const ASSOCIATION = PEOPLE.slice(120, 400);

function encoded(people: readonly (readonly string[])[], secret = SECRET): string {
  const schema = readSchema(schemaOf(['given_name', 'family_name', 'birth_date']));
  const encode = encoderFor(schema, new TextEncoder().encode(secret));
  const lines = people.map(([id, ...values]) => `${id},${toBase64(encode(values))}`);
  return `id,clk\r\n${lines.join('\r\n')}\r\n`;
}

const send = (name: string, text: string, unique = 'yes'): Promise<Page> =>
  staff.send(`${links.get(name)}/file`, [['codes.csv', text]], { unique });

describe('a project between holders', () => {
  it('waits for two agreements that allow it', async () => {
    const { words } = await staff.get('/fr/staff/overlaps');
    expect(words).toContain('Il faut d’abord deux sources au moins');
    await holderOf('Consulat de Lyon', ['overlap', 'encoded-links']);
    await holderOf('Association des Lyonnais', ['overlap']);
  });

  it('says what it is for, until when, and asks nobody for the secret', async () => {
    const form = await staff.get('/fr/staff/overlaps/new');
    const sources = [...form.text.matchAll(/name="sources"[^>]*value="([^"]+)"/g)].map((m) => m[1]);
    expect(sources).toHaveLength(2);
    const asked = {
      ...{ title: 'Inscrits et adhérents', purpose: 'Savoir combien sont des deux côtés.' },
      ...{ sources: sources.map(String), threshold: '0.8', endsOn: '2026-12-31' },
    };
    const few = await staff.post('/fr/staff/overlaps', { ...asked, fields: ['given_name', 'sex'] });
    expect(few.status).toBe(422);
    expect(few.words).toContain('Choisissez 3 colonnes au moins');
    const late = await staff.post('/fr/staff/overlaps', { ...asked, endsOn: '2029-01-01' });
    expect(late.words).toContain('dans l’année qui vient');
    const fields = ['given_name', 'family_name', 'birth_date'];
    base = (await staff.post('/fr/staff/overlaps', { ...asked, fields })).to;
    const page = await staff.get(base);
    expect(page.words).toContain('Fichiers attendus');
    expect(page.words).toContain('Prénom · Nom de famille · Date de naissance');
    expect(page.text).not.toMatch(/name="secret"|type="password"/);
  });

  it('takes another schema as long as nobody has encoded by the first, and says what is wrong with one', async () => {
    const wrong = await staff.send(`${base}/schema`, [['s.json', '{"version": 7}']]);
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('version vaut 7');
    const own = JSON.stringify(schemaOf(['given_name', 'family_name', 'birth_date']));
    expect((await staff.send(`${base}/schema`, [['s.json', own]])).to).toBe(base);
  });

  it('hands each holder a link, once; a new one ends the old', async () => {
    const [overlap] = await allOverlaps(hub.house.db);
    for (const party of await partiesOf(hub.house.db, overlap?.id ?? '')) {
      const make = () => staff.post(`${base}/holders/${party.id}/link`);
      const first = /(\/fr\/overlap\/[A-Z2-9]{32})/.exec((await make()).text)?.[1] ?? '';
      const second = /(\/fr\/overlap\/[A-Z2-9]{32})/.exec((await make()).text)?.[1] ?? '';
      expect((await staff.get(first)).status).toBe(404);
      links.set(party.tile.holder.name, second);
      expect((await staff.get(second)).words).toContain('sans qu’aucun nom ne quitte');
    }
    const stored = await hub.house.sql`select token from overlap_parties`;
    for (const { token } of stored) expect([...links.values()].join()).not.toContain(token);
  });
});

describe('a holder’s file', () => {
  it.each([
    ['id,clk,nom\r\np-1,AAAA,Diallo\r\n', 'plus de deux colonnes'],
    ['id,nom\r\np-1,Diallo\r\n', 'Il manque la colonne'],
    [`${encoded(CONSULATE)}p-999,Diallo\r\n`, 'Ligne 202 : ce n’est pas un code'],
    [`${encoded(CONSULATE)}p-999,AAAA\r\n`, 'Ligne 202 : ce code compte 24 bits'],
    [
      `${encoded(CONSULATE)}p-0,${'A'.repeat(171)}=\r\n`,
      'Ligne 202 : ce numéro est déjà celui de la ligne 2',
    ],
    [encoded(CONSULATE.slice(0, 20)), 'Ce fichier compte 20 lignes'],
  ])('is refused by its line, and nothing of it is kept (%#)', async (text, why) => {
    const { status, words } = await send('Consulat de Lyon', text);
    expect(status).toBe(422);
    expect(words).toContain(why);
    expect(words).not.toContain('Diallo');
    expect(await hub.house.sql`select 1 from overlap_files`).toHaveLength(0);
  });

  it('is taken without its ids, tested, and answered with a receipt', async () => {
    const sent = await send('Consulat de Lyon', encoded(CONSULATE));
    expect(sent.status).toBe(303);
    await staff.work();
    const { words } = await staff.get(links.get('Consulat de Lyon') ?? '');
    expect(words).toMatch(/Reçu.*200.*Empreinte du fichier.*Accepté/);
    const tables = await hub.house.sql<{ t: string }[]>`
      select table_name as t from information_schema.tables
      where table_schema = 'public' and table_name like 'overlap%'`;
    for (const { t } of tables)
      for (const { text } of await hub.house.sql.unsafe(`select x::text as text from "${t}" x`))
        expect(text).not.toMatch(/p-17\b/);
    expect(await acts('overlaps/file-passed')).toHaveLength(1);
  });

  it('is refused where somebody without the secret could read it, with the mend, and deleted', async () => {
    const clear = CONSULATE.map(([id = '']) => [id, 'fatou', 'diallo', '1980-01-01']);
    await send('Association des Lyonnais', encoded(clear));
    await staff.work();
    const { words } = await staff.get(links.get('Association des Lyonnais') ?? '');
    expect(words).toContain('il se laisserait lire sans le secret');
    expect(words).toContain('Encodez davantage de colonnes ensemble');
    const [file] = await hub.house.sql`select sealed_codes from overlap_files order by id desc`;
    expect(file?.sealed_codes).toBeNull();
    expect((await staff.post(`${base}/count`)).status).toBe(409);
  });
});

describe('how many are on both lists', () => {
  it('is shown rounded, with its interval, to the analyst and to each holder', async () => {
    await send('Association des Lyonnais', encoded(ASSOCIATION));
    await staff.work();
    await staff.post(`${base}/count`);
    await staff.work();
    const { words } = await staff.get(base);
    expect(words).toMatch(/environ (75|80|85) entre (70|75|80) et \d+ 100 % 0 %/);
    expect(words).toMatch(/Personnes différentes sur toutes les listes entre \d+ et \d+/);
    expect(words).toContain('Et combien en tout');
    const own = await staff.get(links.get('Consulat de Lyon') ?? '');
    expect(own.words).toMatch(/environ (75|80|85)/);
  });

  it('is nothing under ten', async () => {
    await send('Association des Lyonnais', encoded(PEOPLE.slice(197, 400)));
    await staff.work();
    await staff.post(`${base}/count`);
    await staff.work();
    expect((await staff.get(base)).words).toMatch(/moins de 10/);
    await send('Association des Lyonnais', encoded(ASSOCIATION));
    await staff.work();
    await staff.post(`${base}/count`);
    await staff.work();
  });
});

describe('links', () => {
  it('are refused while one agreement does not allow them', async () => {
    const { words } = await staff.get(base);
    expect(words).toMatch(/Association des Lyonnais : son accord ne le permet pas/);
    const refused = await staff.post(`${base}/links`);
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('Association des Lyonnais');
    expect((await staff.post(`${links.get('Consulat de Lyon')}/links`)).status).toBe(409);
  });

  it('are made once every agreement does: each holder gets the places of its own lines', async () => {
    const { db } = hub.house;
    const [overlap] = await allOverlaps(db);
    const parties = await partiesOf(db, overlap?.id ?? '');
    const tile = parties.find((one) => one.tile.holder.name.startsWith('Association'))?.tile;
    if (!tile) throw new Error('the association takes part');
    const terms = { legalBasis: 'agreement' as const, signedOn: '2026-02-01', expiresOn: null };
    const wider = await addAgreement(db, by(), tile.holder.id, {
      ...terms,
      purpose: 'Compter et signaler',
      uses: ['overlap', 'encoded-links'],
    });
    await placeUnder(db, by(), tile.source, wider);
    await staff.post(`${base}/links`);
    await staff.work();
    expect((await staff.get(base)).words).toContain('Liens faits le');
    const mine = await staff.post(`${links.get('Consulat de Lyon')}/links`);
    const lines = mine.text.trim().split('\r\n');
    expect(lines[0]).toBe('line,with');
    // Lines 122 to 201 of the consulate's file hold the people whom the association has too.
    expect(lines.slice(1)).toEqual(
      Array.from({ length: 80 }, (_, at) => `${122 + at},Association des Lyonnais`),
    );
    const theirs = await staff.post(`${links.get('Association des Lyonnais')}/links`);
    expect(theirs.text.split('\r\n')[1]).toBe('2,Consulat de Lyon');
    expect(await acts('overlaps/links-fetched')).toHaveLength(2);
  });

  it('are sealed anew under a new key, and open still', async () => {
    const { resealed } = await resealAll(hub.house.db, hub, [{ reseal: resealOverlaps }]);
    expect(resealed).toBeGreaterThanOrEqual(3);
    expect((await staff.post(`${links.get('Consulat de Lyon')}/links`)).text).toContain('122,');
  });

  it('are gone with the file of whoever withdraws, and the page says so', async () => {
    const own = links.get('Consulat de Lyon') ?? '';
    expect((await staff.post(`${own}/withdraw`)).status).toBe(422);
    await staff.post(`${own}/withdraw`, { sure: 'yes' });
    expect((await staff.get(own)).words).toContain('Vous vous êtes retiré');
    expect(await hub.house.sql`select 1 from overlap_links`).toHaveLength(0);
    const { words } = await staff.get(base);
    expect(words).toMatch(/Liens effacés le .* Un détenteur s’est retiré/);
    expect(words).toMatch(/environ (75|80|85)/);
    expect((await send('Consulat de Lyon', encoded(CONSULATE))).status).toBe(409);
  });
});

describe('the clock', () => {
  it('deletes the file of a holder whose agreement has ended', async () => {
    const { db } = hub.house;
    const [overlap] = await allOverlaps(db);
    const parties = await partiesOf(db, overlap?.id ?? '');
    const party = parties.find((one) => one.tile.holder.name.startsWith('Association'));
    for (const agreement of await agreementsOf(db, party?.tile.holder.id ?? ''))
      await endAgreement(db, by(), agreement);
    expect(await expireOverlaps(hub)).toBe(1);
    const [left] = await hub.house.sql`
      select count(*)::int as n from overlap_files where deleted_at is null`;
    expect(left?.n).toBe(0);
    expect((await staff.get(links.get('Association des Lyonnais') ?? '')).words).toContain(
      'Votre accord ne permet pas',
    );
  });

  it('ends a project after its last day; what was counted stays', async () => {
    hub.wait(40 * DAY);
    expect(await expireOverlaps(hub)).toBe(1);
    // A session of the team is over by then.
    const { get, post } = await openStaff(hub);
    const { words } = await get(base);
    expect(words).toContain('Ce recoupement est terminé');
    expect(words).toMatch(/environ (75|80|85)/);
    expect(
      await hub.house.sql`select 1 from blobs where media_type = 'application/octet-stream'`,
    ).toHaveLength(0);
    expect((await post(`${base}/count`)).status).toBe(409);
  });
});
