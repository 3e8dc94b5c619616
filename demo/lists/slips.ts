/** What goes wrong between somebody and the line about them: each slip is drawn from the stream handed in. */
import type { Random } from '../../src/methods/random/random.ts';
import type { Day } from './persons.ts';

export type Script = 'latin' | 'arabic' | 'cyrillic';

const LETTERS: Readonly<Record<Script, string>> = {
  latin: 'abcdefghijklmnopqrstuvwxyz',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшыэюя',
};

const pick = <T>(random: Random, from: ArrayLike<T>): T =>
  from[Math.floor(random() * from.length)] as T; // never empty

/** One letter too many, too few, another one, or two neighbours in each other's place; a first letter is seldom hit. */
export function mistype(random: Random, text: string, script: Script): string {
  const letters = [...text];
  if (letters.length < 3) return text;
  const at = random() < 0.08 ? 0 : 1 + Math.floor(random() * (letters.length - 1));
  const kind = random();
  if (kind < 0.35) letters[at] = pick(random, [...LETTERS[script]]);
  else if (kind < 0.6) letters.splice(at, 1);
  else if (kind < 0.8) letters.splice(at, 0, pick(random, [...LETTERS[script]]));
  else
    letters.splice(
      Math.min(at, letters.length - 2),
      2,
      ...letters
        .slice(Math.min(at, letters.length - 2))
        .slice(0, 2)
        .toReversed(),
    );
  return letters.join('');
}

/** Another figure, or two neighbours in each other's place. */
export function misdial(random: Random, phone: string): string {
  const at = 1 + Math.floor(random() * (phone.length - 2));
  if (random() < 0.6) return phone.slice(0, at) + Math.floor(random() * 10) + phone.slice(at + 1);
  return phone.slice(0, at) + phone[at + 1] + phone[at] + phone.slice(at + 2);
}

/** One part of a date read or typed wrongly. */
export function misdate(random: Random, { year, month, day }: Day): Day {
  const part = random();
  if (part < 0.45) return { year, month, day: near(random, day, 28) };
  if (part < 0.65) return { year, month: near(random, month, 12), day };
  return { year: year + pick(random, [-10, -2, -1, -1, 1, 1, 2, 10]), month, day };
}

function near(random: Random, value: number, most: number): number {
  const other = value + pick(random, [-10, -3, -1, -1, 1, 1, 3, 10]);
  return other >= 1 && other <= most ? other : 1 + Math.floor(random() * most);
}

/** Written as the other half of the world does; a program would refuse what is no date, and the clerk then types it right. */
export const turned = ({ year, month, day }: Day): Day =>
  day <= 12 ? { year, month: day, day: month } : { year, month, day };
