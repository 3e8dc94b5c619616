import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import { guideBySlug, showGuide } from '../../collect/guides/guides.ts';
import type { RequestForm } from './request-form.ts';
import { answer, requestById, submit } from './requests.ts';

let hub: TestHub;
let fatou: Member;
let visitor: Member;
beforeAll(async () => {
  hub = await openTestHub();
  fatou = await openMember(hub, ['relationship-officer']);
  visitor = await openMember(hub, null);
});
afterAll(() => hub.close());

const ASKED = { kind: 'need', topic: 'documents', text: 'Mon passeport expire.', residence: 'ESP' };
const PAGE = '/fr/staff/requests/recurring';
const COMMON = 'Prenez rendez-vous sur la page du consulat.';

/** Somebody of Senegal in Spain asks, and is answered. */
async function ask(text: string, said: string): Promise<void> {
  const form: RequestForm = {
    ...{ kind: 'need', topic: 'documents', lang: 'fr', residence: 'ESP', origin: 'SEN' },
    ...{ text, town: '' },
  };
  const by = { account: null, channel: 'web' } as const;
  const { id } = await submit(hub.house.db, hub, by, form);
  const acting = { clock: hub.clock, actor: fatou.account };
  await answer(hub.house.db, acting, await requestById(hub.house.db, id), {
    lang: 'fr',
    text: said,
  });
}

describe('what recurs', () => {
  it('is not said of four requests, and of seven only that they are at least five', async () => {
    for (const name of ['Awa', 'Binta', 'Coumba', 'Dior'])
      await ask(`Je suis ${name}, mon passeport expire.`, `Bonjour ${name}. ${COMMON}`);
    expect((await fatou.get(PAGE)).words).toContain('Rien ne revient encore');
    for (const name of ['Elhadj', 'Fama', 'Gora'])
      await ask(`Je suis ${name}, mon passeport expire.`, `${COMMON} Venez le 12 mai.`);
    const page = await fatou.get(PAGE);
    expect(page.words).toMatch(/Papiers et état civil\s+5\s/);
    expect(page.words).toMatch(/Papiers et état civil · Sénégal–Espagne\s+5\s/);
    expect(page.words).not.toContain('Awa');
  });

  it('becomes a draft with what the answers share, and nothing about anybody', async () => {
    const corridor = { topic: 'documents', residence: 'ESP', origin: 'SEN' };
    expect((await fatou.post(PAGE, { ...corridor, residence: 'FRA' })).status).toBe(404);
    const drafted = await fatou.post(PAGE, corridor);
    expect(drafted.to).toBe('/fr/staff/guides/documents-sen-esp/fr');
    const editor = await fatou.get(drafted.to);
    expect(editor.words).toContain(COMMON);
    expect(editor.text).not.toMatch(/Awa|Fama|12 mai/);
    expect(await guideBySlug(hub.public.db, 'fr', 'documents-sen-esp')).toBeNull();
    expect((await fatou.post(PAGE, corridor)).to).toContain('documents-sen-esp-2');
  });

  it('is proposed before sending once it is shown, for its subject and corridor alone', async () => {
    expect((await visitor.post('/fr/requests/new', ASKED)).words).toContain('C’est bien arrivé');
    await showGuide(hub.house.db, { clock: hub.clock, actor: fatou.account }, 'documents-sen-esp');
    const once = crypto.randomUUID();
    const before = await visitor.post('/fr/requests/new', { ...ASKED, origin: 'SEN', once });
    expect(before.words).toContain('Ceci répond peut-être déjà');
    expect(before.text).toContain('href="/fr/guides/documents-sen-esp"');
    const sent = await visitor.post('/fr/requests/new', { ...ASKED, once, seen: 'yes' });
    expect(sent.words).toContain('C’est bien arrivé');
    for (const other of [{ residence: 'FRA' }, { topic: 'housing' }, { kind: 'grievance' }])
      expect((await visitor.post('/fr/requests/new', { ...ASKED, ...other })).words).toContain(
        'C’est bien arrivé',
      );
  });

  it('is counted where it was enough, once for each who says so', async () => {
    const once = crypto.randomUUID();
    const said = { guide: 'documents-sen-esp', once };
    for (const _ of [1, 2])
      expect((await visitor.post('/fr/requests/helped', said)).to).toBe(
        '/fr/guides/documents-sen-esp',
      );
    expect((await visitor.post('/fr/requests/helped', { guide: 'nowhere' })).status).toBe(404);
    expect((await fatou.get(PAGE)).words).toMatch(/Papiers et état civil\s+1\s/);
  });
});
