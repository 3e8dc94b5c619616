import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePlaces } from '../../../scripts/reference/places.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { type App, HOLDINGS } from '../../app.tsx';
import { eraseAccount } from '../me/erasure.ts';
import { profileOf } from './profiles.ts';

let hub: TestHub;
let app: App;
let amina: Member;
beforeAll(async () => {
  await ensurePlaces();
  hub = await openTestHub();
  app = await appOf(hub);
  amina = await openMember(hub, []);
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const said = () => profileOf(hub.house.db, hub, amina.account);

describe('Amina, on her phone and without script', () => {
  it('is told who will see it before she is asked anything', async () => {
    const page = await amina.get('/fr/me/profile');
    expect(page.words).toContain('Personne, tant que vous n’avez rien autorisé.');
    expect(page.words).toContain('Pays de résidence');
    expect((await amina.get('/fr/me/profile/offers')).to).toBe('/fr/me/profile');
  });

  it('must say where she lives, and nothing else', async () => {
    const back = await amina.post('/fr/me/profile/place', { residence: '', pseudonym: 'Baobab' });
    expect(back.status).toBe(422);
    expect(back.text).toContain('value="Baobab"');
    const on = await amina.post('/fr/me/profile/place', { residence: 'FRA' });
    expect(on.to).toBe('/fr/me/profile/ties');
    expect(await said()).toEqual({ residence: 'FRA' });
  });

  it('gives a city as the gazetteer writes it; a slip is asked about, a hamlet is too near', async () => {
    const city = (text: string) =>
      amina.post('/fr/me/profile/place', { residence: 'FRA', city: text });
    expect((await city('marseille')).status).toBe(303);
    expect((await said())?.city).toBe('Marseille');
    const none = await city('Atlantide-sur-Mer');
    expect(none.words).toContain('Nous ne trouvons pas cette ville');
    const small = await city('Rocamadour');
    expect(small.words).toContain('elle pourrait vous désigner');
    expect((await said())?.city).toBe('Marseille');
  });

  it('says her ties and her languages in her own words', async () => {
    const wrong = await amina.post('/fr/me/profile/ties', {
      languages: 'français, ouolof, blabla',
    });
    expect(wrong.words).toContain('Une de ces langues n’est pas reconnue.');
    await amina.post('/fr/me/profile/ties', {
      origins: ['SEN', '', 'SEN'],
      ties: ['birth', 'citizenship'],
      generation: 'first',
      since: '2014',
      languages: 'français, ouolof',
    });
    expect(await said()).toMatchObject({
      residence: 'FRA',
      origins: ['SEN'],
      ties: ['birth', 'citizenship'],
      since: 2014,
      languages: ['fr', 'wo'],
    });
  });

  it('writes her work, and chooses among the groups that are proposed', async () => {
    const asked = await amina.post('/fr/me/profile/work', { occupation: 'infirmière de nuit' });
    expect(asked.to).toBe('/fr/me/profile/work?choose#f-isco-set');
    const page = await amina.get('/fr/me/profile/work?choose');
    expect(page.words).toContain('Lequel de ces groupes est le vôtre');
    const chosen = await amina.post('/fr/me/profile/work', {
      occupation: 'infirmière de nuit',
      proposedFor: 'infirmière de nuit',
      isco: '2221',
      sector: 'care',
    });
    expect(chosen.to).toBe('/fr/me/profile/offers');
    expect((await said())?.occupation).toEqual({
      text: 'infirmière de nuit',
      lang: 'fr',
      isco: '2221',
    });
  });

  it('is asked anew for other words, and may say none of these', async () => {
    const stale = { occupation: 'charpentière', proposedFor: 'infirmière de nuit', isco: '2221' };
    expect((await amina.post('/fr/me/profile/work', stale)).to).toContain('choose');
    const none = { occupation: 'charpentière', proposedFor: 'charpentière', isco: 'none' };
    expect((await amina.post('/fr/me/profile/work', none)).to).toBe('/fr/me/profile/offers');
    expect((await said())?.occupation).toEqual({ text: 'charpentière', lang: 'fr' });
  });

  it('cannot leave a telephone or an address in a text by mistake', async () => {
    for (const offersText of ['Appelez le 06 12 34 56 78', 'amina@example.org', 'www.amina.sn']) {
      const back = await amina.post('/fr/me/profile/offers', { offersText });
      expect(back.status).toBe(422);
      expect(back.words).toContain('Retirez l’adresse, le lien ou le numéro');
    }
    const fine = {
      offersText: 'Soins, de 2010 à 2015 à Dakar',
      offers: ['mentoring'],
      availability: '4',
    };
    expect((await amina.post('/fr/me/profile/offers', fine)).status).toBe(303);
  });

  it('is refused what the form does not ask', async () => {
    for (const fields of [{ offers: ['constructor'] }, { availability: '999' }, { emergency: 'x' }])
      expect((await amina.post('/fr/me/profile/offers', fields)).status).toBe(422);
    expect((await amina.post('/fr/me/profile/religion', {})).status).toBe(404);
  });

  it('keeps each page as she left it while she goes through the others', async () => {
    await amina.post('/fr/me/profile/wants', { wants: ['networks', 'voice'] });
    const end = await amina.post('/fr/me/profile/views', {
      state: ['answers'],
      obstacles: ['time'],
    });
    expect(end.to).toBe('/fr/me/profile?done');
    const page = await amina.get('/fr/me/profile?done');
    for (const words of [
      'Marseille',
      'wolof',
      'Accompagner quelqu’un',
      'Être entendu(e)',
      'Le temps',
    ])
      expect(page.words).toContain(words);
    expect(page.text).toMatch(/href="\/fr\/me\/consents\/statistics\/[0-9a-f-]{36}"/);
    expect((await amina.get('/ar/me/profile')).words).toContain('مرافقة شخص وتوجيهه');
  });

  it('sees it in her space, and takes it back whole', async () => {
    expect((await amina.get('/fr/me')).words).toContain('Accompagner quelqu’un');
    expect((await amina.post('/fr/me/profile/remove')).to).toBe('/fr/me/profile?removed');
    expect(await said()).toBeNull();
  });
});

describe('somebody who writes in Arabic', () => {
  it('chooses among groups in Arabic words', async () => {
    const salma = await openMember(hub, []);
    await salma.post('/ar/me/profile/place', { residence: 'FRA' });
    await salma.post('/ar/me/profile/work', { occupation: 'ممرضة' });
    expect((await salma.get('/ar/me/profile/work?choose')).text).toMatch(
      /value="2221"[^>]*>\s*<label[^>]*>ممرض</,
    );
  });
});

describe('two pages sent at once', () => {
  it('are both kept', async () => {
    const moussa = await openMember(hub, []);
    await moussa.post('/fr/me/profile/place', { residence: 'ITA' });
    await Promise.all([
      moussa.post('/fr/me/profile/wants', { wants: ['news'] }),
      moussa.post('/fr/me/profile/offers', { offers: ['hosting'] }),
      moussa.post('/fr/me/profile/views', { obstacles: ['time'] }),
    ]);
    expect(await profileOf(hub.house.db, hub, moussa.account)).toEqual({
      residence: 'ITA',
      wants: ['news'],
      offers: ['hosting'],
      obstacles: ['time'],
    });
  });
});

describe('somebody whose account is erased', () => {
  it('leaves nothing of what they said', async () => {
    await amina.post('/fr/me/profile/place', { residence: 'FRA', pseudonym: 'Fromager' });
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: amina.account, actor: amina.account }, HOLDINGS),
    );
    const [row] = await hub.house.sql<{ n: number }[]>`
      select count(*)::int as n from profiles where answers::text like '%Fromager%'`;
    expect(row?.n).toBe(0);
  });
});
