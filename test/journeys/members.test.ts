/** A steward invites, a member joins and chooses what to allow, is written to and refuses more; a community is joined, written in and left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipientOfSubject } from '../../src/people/consents/consents.ts';
import {
  passOrganisation,
  registerOrganisation,
} from '../../src/people/organisations/organisations.ts';
import { rosterSize } from '../../src/process/roster/roster.ts';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { openMember } from '../members.ts';
import { signedIn } from '../people.ts';
import { work } from '../staff.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

const WATER = {
  kind: 'field',
  name: 'Ingénieurs de l’eau',
  purpose: 'Répondre aux questions de ceux qui creusent des puits.',
  rules: 'Pas de publicité.',
  lang: 'fr',
  access: 'open',
};

let journey: Journey;
let [steward, organisation, recipientId] = ['', '', ''];
beforeAll(async () => {
  journey = await openJourney();
  const { hub } = journey;
  const { db } = hub.house;
  steward = (await signedIn(db, hub)).account;
  const names = [{ text: 'Teranga Lyon', lang: 'fr', kind: 'official' as const }];
  const given = { kind: 'association', names } as const;
  organisation = (await registerOrganisation(db, hub, steward, given)).id;
  await passOrganisation(
    db,
    { clock: hub.clock, actor: 'officer', capacity: 'office' },
    organisation,
  );
  recipientId = (await recipientOfSubject(db, organisation))?.id ?? '';
  const officer = await openMember(hub, ['relationship-officer']);
  expect((await officer.post('/fr/staff/communities/new', WATER)).status).toBe(303);
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);
  const name = `Amina ${WAYS.indexOf(way)}`;
  const reached = (purpose: string) =>
    rosterSize(journey.hub.house.db, journey.hub, { purpose, recipientId });

  it('a member is invited, agrees to be listed and written to, and refuses it in one click', async () => {
    const { hub, address, open, openAs, isSound } = journey;
    const [fatou, amina] = [await openAs(way, steward), await open(way, [])];
    const inside = `${address}/${lang}/me/organisations/${organisation}`;
    await fatou.goto(`${inside}/members`);
    await isSound(fatou);
    await fatou.click('form[action$="/members/invitations"] button');
    const code = (await fatou.textContent('main code')) ?? '';
    await isSound(fatou);

    await amina.goto(`${address}/${lang}/invitation`);
    await amina.fill('[name=code]', code);
    await amina.click('form[action$="/invitation"] button');
    await amina.waitForSelector('form[action$="/join"]');
    await isSound(amina);
    await amina.click('form[action$="/join"] button >> nth=0');
    for (const purpose of ['membership', 'news']) {
      await amina.click(`a[href*="/me/consents/${purpose}/"]`);
      await isSound(amina);
      await amina.click('button[value=yes]');
      await amina.waitForURL(/\/me\/memberships\/[^/]+\?done=answered$/);
    }
    await amina.fill('form[action$="/name"] [name=name]', name);
    await amina.click('form[action$="/name"] button');
    await amina.waitForURL(/\?done=saved$/);
    await isSound(amina);

    await fatou.goto(`${inside}/members`);
    expect(await fatou.textContent('main')).toContain(name);
    await isSound(fatou);
    await fatou.goto(`${inside}/announcements`);
    await fatou.fill(`[name="title.${lang}"]`, `Assemblée ${name}`);
    await fatou.fill(`[name="text.${lang}"]`, 'Venez nombreux.');
    await fatou.click('form[action$="/announcements"] button >> nth=-1');
    await fatou.waitForURL(/\?made$/);
    await isSound(fatou);
    expect(await reached('news')).toBe(1);
    await work(hub);

    await amina.goto(`${address}/${lang}/me/messages`);
    const arrived = amina.locator('article', { hasText: `Assemblée ${name}` });
    expect(await arrived.textContent()).toContain('Venez nombreux.');
    await isSound(amina);
    await arrived.getByRole('button', { name: t('message.stop') }).click();
    await amina.waitForURL(/\/me\/messages\?stopped$/);
    expect(await amina.textContent('[role=status]')).toContain(t('me.messages.stopped'));
    expect(await amina.locator('form[action$="/stop"]').count()).toBe(0);
    expect(await reached('news')).toBe(0);
    await isSound(amina);
    for (const page of [fatou, amina]) await page.context().close();
  }, 120_000);

  it('a community is joined, written in, and left', async () => {
    const { address, open, isSound } = journey;
    const page = await open(way, []);
    await page.goto(`${address}/${lang}/directory/communities`);
    await isSound(page);
    await page.click('main a[href*="/directory/communities/"]');
    await page.waitForSelector('a[href*="/me/communities/join/"]');
    await isSound(page);
    await page.click('a[href*="/me/communities/join/"]');
    await page.fill('[name=name]', name);
    await isSound(page);
    await page.click('form[action*="/communities/join/"] button');
    const asking = page.locator('details', { has: page.locator('form[action$="/posts"]') });
    await asking.waitFor();
    if ((await asking.getAttribute('open')) === null) await asking.locator('summary').click();
    await asking.locator('textarea').fill(`Quelle pompe ? ${name}`);
    await asking.locator('button').click();
    await expect.poll(() => page.textContent('main')).toContain(`Quelle pompe ? ${name}`);
    await isSound(page);
    await page.click('main a[href$="/membership"]');
    await isSound(page);
    await page.click('form[action$="/leave"] button');
    await page.waitForURL(/\/me\/communities$/);
    expect(await page.textContent('main')).not.toContain(WATER.name);
    await isSound(page);
    await page.context().close();
  }, 120_000);
});
