// ISO 15924 codes of the scripts in which diasporas write their names; anything else is Zyyy, "undetermined".
const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Tfng', /\p{Script=Tifinagh}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hani', /\p{Script=Han}/gu],
] as const;

/** The script that most letters of a text are of. */
export function scriptOf(text: string): string {
  const counts = SCRIPTS.map(([code, letters]) => ({
    code,
    count: text.match(letters)?.length ?? 0,
  }));
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best));
  return most.count > 0 ? most.code : 'Zyyy';
}
