import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { openMember } from '../test/members.ts';
import { lightConsultations } from './consultations.ts';
import { lightDocument } from './documents.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightConsultations(hub);
  await lightDocument(hub);
}, 60_000);
afterAll(() => hub.close());

it('ends in a document in four languages, whose paragraphs lead to what was said, and in fates', async () => {
  const visitor = await openMember(hub, null);
  for (const [lang, title] of [
    ['fr', 'Des services publics à portée de main'],
    ['ar', 'خدمات عمومية في المتناول'],
  ]) {
    const { words, text } = await visitor.get(`/${lang}/documents/services-a-distance`);
    expect(words).toContain(title);
    expect(text).toContain(`/${lang}/consultations/services-a-distance/statements/14"`);
  }
  const first = await visitor.get('/es/consultations/services-a-distance/statements/1');
  expect(first.words).toContain('Retenida (§ 1)');
  const answers = await visitor.get('/fr/answers');
  expect(answers.words).toContain('En retard Fédération des associations du Fleuve');
});
