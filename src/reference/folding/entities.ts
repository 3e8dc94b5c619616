/** Marks that HTML names by the letter they stand on: `&eacute;`, `&Ccedil;`. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', quot: '"', apos: "'", nbsp: ' ', shy: '', lt: '<', gt: '>' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{ ndash: '–', mdash: '—', hellip: '…', middot: '·', sup1: '¹', sup2: '²', sup3: '³' },
  ...{ szlig: 'ß', oslash: 'ø', Oslash: 'Ø', aelig: 'æ', oelig: 'œ', dagger: '†' },
};

/** A text as a browser would show it: « C&ocirc;te d&#39;Ivoire » is « Côte d'Ivoire ». What is no entity stays. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? decoded(decoded(text, /&(amp);/g), ENTITY) : text;
}

const ENTITY = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,7});/g;

function decoded(text: string, entity: RegExp): string {
  return text.replace(entity, (whole, name: string) =>
    name.startsWith('#') ? (numbered(name.slice(1)) ?? whole) : (named(name) ?? whole),
  );
}

function numbered(digits: string): string | undefined {
  const point = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

function named(name: string): string | undefined {
  const mark = MARKS[name.slice(1)];
  return mark ? (name.charAt(0) + mark).normalize('NFC') : NAMED[name];
}
