import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../hub.ts';
import { openStaff, type Staff } from '../staff.ts';

const FAULTY = [
  'Pays d’origine;Pays de résidence;Année;Hommes;Femmes',
  'Sénégal;France;2020;74331;51763',
  'Sénégal;Syldavie;2020;10;12',
  'Sénégal;Italie;2020;environ 1200;900',
  'Sénégal;Espagne;2020;-5;800',
].join('\n');
const MENDED = FAULTY.replace('Syldavie', 'Belgique')
  .replace('environ 1200', '1200')
  .replace('-5', '500');

let hub: TestHub;
let awa: Staff;
beforeAll(async () => {
  hub = await openTestHub();
  awa = await openStaff(hub);
});
afterAll(async () => {
  await awa.app.close();
  await hub.close();
});

const source = {
  'holder.name': 'Office national de la statistique',
  'holder.kind': 'statistics_office',
  'title.fr': 'Recensement consulaire',
  form: 'figures',
  definition: 'birth',
  kind: 'observed',
  vintage: '2020-12-31',
  quality: 'fair',
  legalBasis: 'open_licence',
  purpose: 'Publier des effectifs',
  uses: ['figures', 'internal'],
  signedOn: '2026-01-01',
};

let imported = '';

describe('an analyst', () => {
  it('finds the door closed without a session', async () => {
    const closed = await awa.app.request('http://localhost/fr/staff');
    expect(closed.headers.get('location')).toBe('/fr/sign-in?next=%2Fstaff');
  });

  it('is told at an empty desk what to do first', async () => {
    const desk = await awa.get('/fr/staff');
    expect(desk.status).toBe(200);
    expect(desk.words).toContain('Importer un fichier officiel');
    expect(desk.words).toContain('Rien ne vous attend');
  });

  it('sends no file and is asked for one', async () => {
    const page = await awa.send('/fr/staff/imports', []);
    expect(page.status).toBe(422);
    expect(page.words).toContain('Choisissez au moins un fichier.');
  });

  it('sends a faulty file and reads which cells are wrong, and why', async () => {
    const sent = await awa.send('/fr/staff/imports', [['fautif.csv', FAULTY]]);
    expect(sent.status).toBe(303);
    imported = sent.to;
    expect((await awa.get(imported)).words).toContain('En attente de son tour');
    await awa.work();
    const page = await awa.get(imported);
    expect(page.words).toContain('ligne 3, colonne B');
    expect(page.words).toContain('Syldavie');
    expect(page.words).toContain('ligne 4, colonne D');
    expect(page.words).toContain('ligne 5, colonne D');
    expect(page.words).toMatch(/Le compte est bon : \d+ cases lues/);
    const csv = await awa.get(`${imported}/issues.csv`);
    expect(csv.text).toMatch(
      /\r\nCSV,3,B,Erreur,Syldavie,Pays inconnu\s: «\sSyldavie\s».,"?Corrigez le nom/,
    );
    expect((await awa.get('/fr/staff')).words).toContain('Décider : fautif.csv');
  });

  it('sends the same file again by mistake and is led to the first', async () => {
    expect((await awa.send('/fr/staff/imports', [['fautif.csv', FAULTY]])).to).toBe(imported);
  });

  it('mends it, and the faulty one is set aside', async () => {
    const replaces = imported.split('/').at(-1) ?? '';
    const sent = await awa.send('/fr/staff/imports', [['corrige.csv', MENDED]], { replaces });
    await awa.work();
    expect((await awa.get(imported)).words).toContain('Écarté');
    imported = sent.to;
    expect((await awa.get(imported)).words).toContain('Aucune erreur, aucune remarque.');
  });

  it('says which column is what, and nothing typed is lost when something lacks', async () => {
    const page = await awa.get(`${imported}/mapping`);
    expect(page.text).toMatch(/name="role\.1"/);
    const fields = {
      sheet: 'CSV',
      headerRow: '1',
      'role.2': 'residence',
      'role.3': 'year',
      'role.4': 'wide',
      'sex.4': 'male',
      measure: 'stock',
      definition: 'citizenship',
      kind: 'observed',
      decimal: '',
    };
    const refused = await awa.post(`${imported}/mapping`, fields);
    expect(refused.status).toBe(422);
    expect(refused.words).toContain('Dites quelle colonne porte l’origine');
    expect(refused.text).toMatch(/<option value="citizenship" selected/);
  });

  it('is refused a list that names people, with the columns named', async () => {
    const list =
      'Pays d’origine,Pays de résidence,Année,Effectif,Religion,N° passeport\nSénégal,France,2020,12,x,1\n';
    const { to } = await awa.send('/fr/staff/imports', [['liste.csv', list]]);
    const page = await awa.get(`${to}/mapping`);
    expect(page.words).toContain('Colonne E, « Religion » : religion');
    expect(page.words).toContain('Colonne F');
    const fields = {
      sheet: 'CSV',
      headerRow: '1',
      'role.1': 'origin',
      'role.2': 'residence',
      'role.3': 'year',
      'role.4': 'value',
      measure: 'stock',
      definition: 'birth',
      kind: 'observed',
    };
    expect((await awa.post(`${to}/mapping`, fields)).status).toBe(422);
    await awa.work();
    expect((await awa.get(to)).words).toContain('une colonne que ce hub ne garde jamais');
    const desk = await awa.get('/fr/staff');
    expect(desk.words).toContain('Non lu, à reprendre : liste.csv');
    expect(desk.words).not.toContain('a échoué');
    expect((await awa.post(`${to}/discard`, { sure: 'yes' })).status).toBe(303);
  });

  it('describes the source; what is missing is said beside its field', async () => {
    const id = imported.split('/').at(-1) ?? '';
    const wrong = await awa.post('/fr/staff/sources/new', {
      ...source,
      'title.fr': '',
      vintage: 'hier',
      import: id,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#f-vintage"');
    expect(wrong.text).toContain('Office national de la statistique');
    const sent = {
      ...source,
      import: id,
      id: '01a204fa-d8ec-7759-9960-c2992a903ee3',
      agreementId: '01a204fa-d8ec-7759-9960-c2992a903ee4',
    };
    const made = await awa.post('/fr/staff/sources/new', sent);
    expect(made.to).toContain('source=recensement-consulaire');
    await awa.post('/fr/staff/sources/new', sent);
    expect(
      (await awa.get('/fr/staff/sources')).text.split('/staff/sources/recensement-consulaire"')
        .length,
    ).toBe(2);
  });

  it('applies it once, twice makes no difference', async () => {
    expect((await awa.post(`${imported}/apply`, {})).status).toBe(422);
    expect(
      (await awa.post(`${imported}/apply`, { source: 'recensement-consulaire' })).to,
    ).toContain('done=applied');
    expect(
      (await awa.post(`${imported}/apply`, { source: 'recensement-consulaire' })).to,
    ).toContain('done=already');
    expect((await awa.get('/fr/staff')).words).toContain('Des imports attendent un traitement');
  });

  it('runs, compares and publishes with one confirmation', async () => {
    const run = await awa.post('/fr/staff/runs');
    expect((await awa.post('/fr/staff/runs')).to).toBe(run.to);
    await awa.work();
    expect((await awa.get(run.to)).words).toContain('Étape par étape');
    const id = run.to.split('/').at(-1) ?? '';
    expect((await awa.get(`/fr/staff/releases/new?run=${id}`)).words).toContain(
      'C’est la première édition',
    );
    expect((await awa.post('/fr/staff/releases', { run: id })).status).toBe(422);
    expect((await awa.post('/fr/staff/releases', { run: id, sure: 'yes' })).status).toBe(303);
    await awa.work();
    expect((await awa.get('/fr/staff/releases')).words).toContain('Édition 1');
    expect((await awa.post('/fr/staff/releases', { run: id, sure: 'yes' })).status).toBe(303);
    await awa.work();
    expect((await awa.get('/fr/staff/releases')).words).not.toContain('Édition 2');
    // Another release stands now: what was compared before it is worth nothing, and the web process compares nothing itself.
    const stale = await awa.get(`/fr/staff/releases/new?run=${id}`);
    expect(stale.words).toContain('Comparaison avec l’édition en vigueur');
    await awa.work();
    const anew = await awa.get(`/fr/staff/releases/new?run=${id}`);
    expect(anew.words).toContain('Par rapport à l’édition 1');
  }, 120_000);

  it('sees the release’s signature hold and the mosaic fill', async () => {
    expect((await awa.post('/fr/staff/releases/1/verify')).words).toContain(
      'Le paquet est intact et signé par ce hub.',
    );
    const mosaic = await awa.get('/fr/staff/sources');
    expect(mosaic.words).toContain('Recensement consulaire');
    expect(mosaic.words).toContain('2020');
    expect(mosaic.words).toContain('Qui pourrait le combler');
    const sheet = await awa.get('/fr/staff/holders/office-national-de-la-statistique/return');
    expect(sheet.words).toContain('soit 100 %');
  });

  it('takes the import back and applies it again', async () => {
    expect((await awa.post(`${imported}/revert`, {})).status).toBe(422);
    await awa.post(`${imported}/revert`, { sure: 'yes' });
    expect((await awa.get(imported)).words).toContain('J’applique de nouveau');
    await awa.post(`${imported}/apply`, { source: 'recensement-consulaire' });
    expect((await awa.get(imported)).words).toContain('Annuler cet import');
  });

  it('withdraws the release, never without a reason', async () => {
    expect((await awa.post('/fr/staff/releases/1/withdraw', { reason: '  ' })).status).toBe(422);
    await awa.post('/fr/staff/releases/1/withdraw', { reason: 'Une colonne était décalée.' });
    expect((await awa.get('/fr/staff/releases/1')).words).toContain('Une colonne était décalée.');
  });

  it('stops a reading, and everything stays as before', async () => {
    const { to } = await awa.send('/fr/staff/imports', [
      ['autre.csv', MENDED.replace('2020', '2021')],
    ]);
    await awa.post(`${to}/stop`);
    await awa.work();
    expect((await awa.get(to)).words).toContain('Arrêté à votre demande');
    await awa.post(`${to}/retry`);
    await awa.work();
    expect((await awa.get(to)).words).toContain('Votre décision');
  });
});

describe('the office', () => {
  it('writes a guide, step by step and language by language', async () => {
    const made = await awa.post('/fr/staff/guides/new', {
      slug: 'acheter-un-terrain',
      officeKind: 'ministry',
      origins: 'SEN mli',
      reviewedOn: '2026-11-20',
    });
    expect(made.to).toBe('/fr/staff/guides/acheter-un-terrain/fr');
    const text = {
      title: 'Acheter un terrain',
      summary: 'Vérifier le titre avant de payer.',
      steps: 'Vérifier\nAu cadastre.\n\nSigner\nChez le notaire.',
      documents: 'Passeport\nPlan',
      dates: 'Avant | Comparer',
    };
    expect((await awa.post(made.to, { ...text, title: '' })).status).toBe(422);
    await awa.post(made.to, text);
    const english = await awa.get('/fr/staff/guides/acheter-un-terrain/en');
    expect(english.words).toContain('Au cadastre.');
    await awa.post('/fr/staff/guides/acheter-un-terrain/hide');
    expect((await awa.get('/fr/staff/guides')).words).toContain('Masquée');
  });

  it('takes a decision of the mapping and reads it in another language', async () => {
    await awa.post('/fr/staff/plan/1', {
      'answer.fr': 'Adapter l’accueil consulaire',
      decidedOn: '2026-10-01',
    });
    expect((await awa.get('/en/staff/plan')).text).toContain('lang="fr"');
    expect(
      (await awa.post('/fr/staff/plan/1', { 'answer.fr': 'x', decidedOn: 'demain' })).status,
    ).toBe(422);
  });

  it('keeps quotations only of those who agreed', async () => {
    const fields = {
      rows: '2',
      'theme.0.fr': 'Attente au consulat',
      'count.0': '14',
      'quotes.0': 'fr: Deux ans pour un passeport.',
    };
    expect((await awa.post('/fr/staff/sources/recensement-consulaire/voices', fields)).status).toBe(
      422,
    );
    await awa.post('/fr/staff/sources/recensement-consulaire/voices', { ...fields, agreed: 'yes' });
    expect((await awa.get('/fr/staff/sources/recensement-consulaire')).words).toContain(
      'Deux ans pour un passeport.',
    );
  });

  it('sees an agreement run out on the desk', async () => {
    const base = '/fr/staff/holders/office-national-de-la-statistique';
    await awa.post(`${base}/agreements/new`, {
      legalBasis: 'agreement',
      purpose: 'Essai',
      uses: ['figures'],
      signedOn: '2026-01-01',
      expiresOn: '2026-11-30',
    });
    expect((await awa.get('/fr/staff')).words).toContain('Accord à renouveler');
  });

  it('verifies the journal and sees who did what', async () => {
    const page = await awa.post('/fr/staff/operation/verify');
    expect(page.words).toContain('La chaîne du journal est intacte.');
    expect(page.words).toContain('Import appliqué');
  });
});
