/**
 * A name in letters that run left to right, held apart from a line that runs the other way: its full stop, comma or
 * bracket stays at its own end. A name that mixes both (« Paris، الدائرة 16 ») follows the line. An address is left as it
 * is, since programs that look for links would take the marks for a part of it.
 */
export const isolated = (text: string): string =>
  LETTER.test(text) && !RIGHT_TO_LEFT.test(text) && !ADDRESS.test(text)
    ? `\u2068${text}\u2069`
    : text;

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const ADDRESS = /^\/|:\/\/|@/;
