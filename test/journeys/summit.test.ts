/** A programme is imported, a visitor keeps a session, asks and votes in it, two write the same note, and a report comes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMember } from '../members.ts';
import { type Journey, openJourney, type Way } from './browsing.ts';

const WAYS: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'ar', script: false, width: 320, dark: true },
];
const GUID = '8079583e-8321-506c-95af-fd2903a5f07';

const programme = (n: number) =>
  JSON.stringify({
    schedule: {
      conference: {
        title: 'Rencontres',
        days: [
          {
            index: 1,
            rooms: {
              'Grande salle': [
                {
                  ...{ id: 1, guid: `${GUID}${n}`, code: 'PUITS1', title: 'Les puits' },
                  ...{ date: '2026-11-22T09:30:00+00:00', duration: '01:00', type: 'Panel' },
                  ...{ track: 'Économie', language: 'fr', abstract: 'Trois récits.' },
                  persons: [{ public_name: 'Awa Ndiaye' }],
                },
              ],
            },
          },
        ],
      },
    },
  });

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)('in $lang, script $script, $width px', (way) => {
  const { lang, script } = way;
  const n = WAYS.indexOf(way);

  it('a summit goes from its programme to its report', async () => {
    const { hub, address, open, isSound } = journey;
    const facilitator = await openMember(hub, ['facilitator']);
    await facilitator.post('/fr/staff/summits/new', {
      ...{ lang: 'fr', title: `Rencontres ${n}`, summary: 'Deux jours pour se parler.' },
      ...{ opensOn: '2026-11-22', closesOn: '2026-11-23', zone: 'Africa/Dakar' },
      ...{ place: 'Saint-Louis', link: '', languages: 'fr' },
    });
    const [row] = await hub.house.sql<{ id: string; slug: string }[]>`
      select id, slug from summits where title = ${`Rencontres ${n}`}`;
    const { id, slug } = row ?? { id: '', slug: '' };
    const desk = `${address}/${lang}/staff/summits/${id}`;
    const team = await open(way, ['facilitator']);
    await team.goto(`${desk}/import`);
    await team.setInputFiles('[name=file]', {
      ...{ name: 'schedule.json', mimeType: 'application/json' },
      buffer: Buffer.from(programme(n)),
    });
    await team.click('form[enctype] button');
    await team.waitForSelector('form[action$="/apply"]');
    await isSound(team);
    await team.click('form[action$="/apply"] button');
    await team.waitForSelector('form[action$="/publish"]');
    await isSound(team);
    await team.click('form[action$="/publish"] button');
    await team.goto(`${desk}/sessions/PUITS1`);
    await team.click('form[action$="/open"] button');
    await isSound(team);

    const amina = await open(way);
    const page = `${address}/${lang}/summits/${slug}`;
    await amina.goto(`${page}/programme`);
    expect(await amina.textContent('main')).not.toContain('Awa');
    await isSound(amina);
    await amina.goto(`${page}/agenda`);
    await amina.check('[name=session]');
    await amina.click(`form[action$="/agenda"] button`);
    await amina.waitForURL(/saved=1/);
    await isSound(amina);
    await amina.goto(`${page}/sessions/PUITS1`);
    await amina.fill('[name=question]', 'Qui entretient le puits ?');
    await amina.click('form[action$="/questions"] button');
    await amina.waitForSelector('#q1');
    await isSound(amina);

    const binta = await open(way);
    await binta.goto(`${page}/sessions/PUITS1`);
    await binta.click('#q1 button.vote');
    await binta.waitForSelector('#q1 button[aria-pressed=true]');
    if (!script) await amina.reload();
    const two = new Intl.NumberFormat(lang).format(2);
    await amina.waitForSelector(`#q1 [data-votes]:text-is("${two}")`);

    await team.goto(`${desk}/sessions/PUITS1/notes`);
    await team.fill('#f-text-0', 'Un comité tient la caisse.');
    await team.click('form:has(#f-text-0) button');
    await team.waitForSelector('#n1');
    await facilitator.post(`/fr/staff/summits/${id}/sessions/PUITS1/notes/1`, {
      ...{ version: '1', text: 'Un comité de femmes tient la caisse.' },
    });
    await team.fill('#f-text-1', 'Un comité tient la caisse et la clé.');
    await team.check('#f-kind-1');
    await team.click('form:has(#f-text-1) button');
    await team.waitForSelector('blockquote');
    expect(await team.textContent('blockquote')).toContain('comité de femmes');
    await isSound(team);
    await team.fill('textarea', 'Un comité de femmes tient la caisse et la clé.');
    await team.click('main form button');
    await team.waitForURL(/notes#n1$/);
    await isSound(team);

    await team.goto(`${desk}/report`);
    await team.click('form[action$="/report"] button');
    await team.waitForSelector('form[action$="/thanks"]');
    await isSound(team);
    await amina.goto(`${page}/report`);
    expect(await amina.textContent('main')).toContain('tient la caisse et la clé');
    await isSound(amina);
    await amina.click('a[href$="#n1"]');
    await amina.waitForURL(/PUITS1#n1$/);
    await amina.goto(`${page}/evaluation`);
    await isSound(amina);
  });
});
