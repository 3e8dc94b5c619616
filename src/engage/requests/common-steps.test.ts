import { describe, expect, it } from 'vitest';
import { commonSteps } from './common-steps.ts';

const answer = (request: string, text: string) => ({ request, text });

describe('what answers have in common', () => {
  it('is what was said to three people, however it was typed', () => {
    const answers = [
      answer('a', 'Bonjour Awa. Demandez le formulaire au consulat. Apportez deux photos !'),
      answer('b', 'Demandez le formulaire au consulat.\nApportez deux photos'),
      answer('c', 'Apportez deux photos. demandez le formulaire au Consulat'),
    ];
    expect(commonSteps(answers)).toEqual([
      'Demandez le formulaire au consulat.',
      'Apportez deux photos !',
    ]);
  });

  it('says nothing that was said often to one person alone, and nothing about a day, a number or an address', () => {
    const often = ['a', 'a', 'a'].map((id) => answer(id, 'Votre dossier est complet.'));
    const dated = ['a', 'b', 'c'].map((id) => answer(id, 'Le guichet est ouvert le 14 mai.'));
    const mails = ['a', 'b', 'c'].map((id) => answer(id, 'Écrivez à awa@example.org sans tarder.'));
    const arabic = ['a', 'b', 'c'].map((id) => answer(id, 'موعدكم يوم ١٤ من الشهر القادم.'));
    expect(commonSteps([...often, ...dated, ...mails, ...arabic])).toEqual([]);
  });
});
