/** From statements to a final document, and back from each paragraph to what was said; an author sees what became of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affirm, openConsultation, participantOf } from '../consultations.ts';
import { signedIn } from '../people.ts';
import { IN_EACH_WAY, type Journey, openJourney } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

const TWO_WAYS = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'ar', script: false, width: 320, dark: true },
] as const;

describe.each(TWO_WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;

  it('statements become a proposal, an amendment, a document; every paragraph leads back; the author is answered', async () => {
    const { hub, address, open, openAs, isSound } = journey;
    const consultation = await openConsultation(hub, { slug: `retour-${lang}` });
    const { account } = await signedIn(hub.house.db, hub);
    const { id } = await participantOf(hub, consultation, account);
    await affirm(hub, consultation, 'Le consulat est loin.', id);
    await affirm(hub, consultation, 'Il ferme trop tôt.');
    // It has listened; the time to propose has come.
    await hub.house.sql`update consultation_phases set closes_on = '2027-12-31',
      opens_on = case kind when 'proposing' then date '2026-11-22' else '2027-12-31' end
      where consultation_id = ${consultation.id}`;
    const at = (path: string) => `${address}/${lang}${path}`;
    const [fatou, awa, visitor] = [
      await open(way, ['facilitator']),
      await openAs(way, account),
      await open(way),
    ];

    await fatou.goto(at(`/staff/proposals/in/${consultation.id}`));
    await isSound(fatou);
    await fatou.fill('form[action$="/new"] [name=text]', 'Ouvrir un guichet à Milan.');
    await fatou.selectOption('form[action$="/new"] [name=lang]', 'fr');
    await fatou.fill('form[action$="/new"] [name=statements]', '1, 2');
    await fatou.click('form[action$="/new"] button');

    const proposal = at(`/consultations/${consultation.slug}/proposals/1`);
    await awa.goto(proposal);
    await awa.fill('form[action$="/stand"] [name=reason]', 'Milan est à deux heures.');
    await awa.click('form[action$="/stand"] button[value=support]');
    await awa.goto(`${proposal}/amend`);
    await isSound(awa);
    await awa.fill('[name=text]', 'Ouvrir deux guichets à Milan.');
    await awa.fill('[name=why]', 'Un seul ne suffit pas.');
    await awa.click('form[action$="/amend"] button');
    expect(await awa.locator('.differences ins').first().textContent()).toContain('deux');
    await isSound(awa);

    await fatou.click('ol.proposals a');
    await fatou.fill('form[action$="/decide"] [name=reason]', 'Trois villes en dépendent.');
    await isSound(fatou);
    await fatou.click('form[action$="/decide"] button[value=accepted]');

    await fatou.goto(at('/staff/documents/new'));
    await isSound(fatou);
    await fatou.selectOption('[name=consultation]', consultation.id);
    await fatou.selectOption('[name=lang]', 'fr');
    await fatou.fill('[name=title]', 'Rentrer au pays');
    await fatou.fill('[name=by]', 'Direction de la diaspora');
    await fatou.fill('[name=slug]', `rentrer-${lang}`);
    await fatou.click('form[action$="/documents/new"] button');
    const desk = fatou.url();
    await fatou.click('details:has(form[action$="/paragraphs"]) > summary');
    await fatou.fill('form[action$="/paragraphs"] [name=text]', 'Deux guichets ouvrent à Milan.');
    await fatou.fill('form[action$="/paragraphs"] [name=by]', 'Direction de la diaspora');
    await fatou.click('form[action$="/paragraphs"] button');
    await fatou.check('input[name=from][value^=proposal]');
    await isSound(fatou);
    await fatou.click('form[action$="/trace"] button');
    await fatou.goto(desk);
    await fatou.click('form[action$="/publish"]:has([value=adopted]) button');
    await isSound(fatou);

    await fatou.goto(at(`/staff/fates/in/${consultation.id}`));
    await fatou.click('a[href*="/staff/fates/statement/"]');
    await isSound(fatou);
    await fatou.check('input[name=fate][value=retained]');
    await fatou.fill('[name=reason]', 'Le consulat de Milan ouvre le samedi.');
    await fatou.selectOption('[name=paragraph]', { index: 1 });
    await fatou.click('form[action*="/staff/fates/statement/"] button');

    await visitor.goto(at(`/documents/rentrer-${lang}`));
    await isSound(visitor);
    for (const paragraph of await visitor.locator('section.paragraph').all()) {
      await paragraph.locator('details.origin summary').click();
      expect(await paragraph.locator('a[href*="/statements/"]').count()).toBeGreaterThan(1);
    }
    await visitor.locator('section.paragraph a[href*="/proposals/"]').first().click();
    await isSound(visitor);
    await visitor.click('main a[href$="/statements/1"]');
    expect(await visitor.textContent('main')).toContain('Le consulat de Milan ouvre le samedi.');
    await isSound(visitor);
    await visitor.click(`main a[href*="/documents/rentrer-${lang}/v/1#p1"]`);
    expect(await visitor.textContent('h1')).toContain('Rentrer au pays');
    for (const page of ['/answers', '/participate', '/documents']) {
      await visitor.goto(at(page));
      await isSound(visitor);
    }

    await awa.goto(at('/me/answers'));
    expect(await awa.textContent('main')).toContain('Le consulat de Milan ouvre le samedi.');
    await isSound(awa);
    for (const page of [fatou, awa, visitor]) await page.context().close();
  }, 120_000);
});
