/** How a clerk writes a Latin name in Cyrillic and Arabic letters, by the habits of the French transcription. */

type Rules = readonly (readonly [pattern: RegExp, letters: string])[];

const CYRILLIC: Rules = [
  [/dji?(?=[aeéou])/g, 'дж'],
  [/dj/g, 'дж'],
  [/ch/g, 'ш'],
  [/kh|x/g, 'х'],
  [/gn|ñ/g, 'нь'],
  [/gu(?=[eéèi])/g, 'г'],
  [/th/g, 'т'],
  [/ck/g, 'к'],
  [/ou|oo/g, 'у'],
  [/aye?$/g, 'ай'],
  [/aye?(?=[ -])/g, 'ай'],
  [/eye?$|éy$/g, 'ей'],
  [/[aâà]ï/g, 'аи'],
  [/(?<=e)i(?=[knrх])|(?<=e)y(?=n)/g, 'й'],
  [/c(?=[eéi])/g, 'с'],
  [/([bdfglmnrstvz])e$/g, '$1'],
  [/([bdfglmnrstvz])e(?=[ -])/g, '$1'],
  [/ll/g, 'лл'],
  [/q|c/g, 'к'],
  [/h/g, ''],
];
const CYRILLIC_LETTERS = lettersOf(
  'aâà:а b:б d:д eéèêë:е f:ф g:г iï:и j:ж k:к l:л m:м n:н oô:о p:п r:р s:с t:т u:у v:в w:в y:и z:з',
);

const ARABIC: Rules = [
  [/dji?(?=[aeéou])|dj/g, 'ج'],
  [/ch/g, 'ش'],
  [/kh|x/g, 'خ'],
  [/gn|ñ/g, 'ني'],
  [/gu(?=[eéèi])|ng|g/g, 'غ'],
  [/^m(?=b)/g, 'ام'],
  [/^n(?=[dgj])/g, 'ان'],
  [/th/g, 'ت'],
  [/ou|oo|o|u|w/g, 'و'],
  [/[iïyé]/g, 'ي'],
  [/[aâà]/g, 'ا'],
  [/[eèêë]/g, ''],
];
const ARABIC_LETTERS = lettersOf('b:ب d:د f:ف j:ج ckq:ك l:ل m:م n:ن p:ب r:ر s:س t:ت v:ف z:ز h:ه');

export function cyrillicOf(latin: string): string {
  const text = rewrite(latin.toLowerCase(), CYRILLIC, CYRILLIC_LETTERS);
  return text.replace(
    /(^|[ -])(\p{L})/gu,
    (_, edge: string, letter: string) => edge + letter.toUpperCase(),
  );
}

export function arabicOf(latin: string): string {
  const doubled = latin.toLowerCase().replace(/ck/g, 'k').replace(/(.)\1/g, '$1');
  return rewrite(doubled, ARABIC, ARABIC_LETTERS);
}

function rewrite(text: string, rules: Rules, letters: ReadonlyMap<string, string>): string {
  const done = rules.reduce((now, [pattern, by]) => now.replace(pattern, by), text);
  return [...done].map((letter) => letters.get(letter) ?? letter).join('');
}

function lettersOf(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split(' ').flatMap((entry) => {
      const [from = '', to = ''] = entry.split(':');
      return [...from].map((letter) => [letter, to] as const);
    }),
  );
}
