import { fold } from '../folding/folding.ts';

/** Spellings of one word, so that "St. Louis", "Saint-Louis" and "Sankt Louis" share a key. */
const WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sankt: 'saint',
  sint: 'saint',
  mt: 'mount',
  ft: 'fort',
  sta: 'santa',
  sto: 'santo',
  cd: 'ciudad',
  and: '',
  the: '',
};

/** The key of a place's name: folded, without spaces, so that hyphens and word breaks do not count. */
export function placeKey(name: string): string {
  return fold(name)
    .split(' ')
    .map((word) => WORDS[word] ?? word)
    .join('');
}

/** 32 bits that order the index, and 12 more that tell keys with the same 32 apart. */
export function keyHash(key: string): readonly [high: number, low: number] {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let at = 0; at < key.length; at++) {
    const letter = key.charCodeAt(at);
    high = Math.imul(high ^ letter, 0x01000193);
    low = Math.imul(low ^ (letter + at), 0x5bd1e995);
    low ^= low >>> 15;
  }
  return [high >>> 0, (low >>> 0) % 0x1000];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every key one slip away that keeps the first letter: a letter left out, doubled, changed or swapped with the next. */
export function slipsOf(key: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 1; at <= key.length; at++) {
    const [head, letter, tail] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
    for (const other of LETTERS) slips.add(head + other + letter + tail);
    if (letter === '') continue;
    slips.add(head + tail);
    slips.add(head + tail.slice(0, 1) + letter + tail.slice(1));
    for (const other of LETTERS) slips.add(head + other + tail);
  }
  slips.delete(key);
  return slips;
}
