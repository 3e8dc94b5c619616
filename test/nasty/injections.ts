/** What an attacker writes into a field. Whatever becomes an element, an attribute or a header by it is called `zq…`. */
export const INJECTIONS: readonly string[] = [
  // Markup that ends what it stands in: between tags, in an attribute with either quote, in a text area, in a comment.
  `"><img src=x onerror=zq()><zq-a zq="1"><script src=//zq.example></script> ' onfocus='zq()' zq=' " zq="`,
  '</textarea></select></option></title></p>--><svg onload=zq()><zq-b/><![CDATA[<zq-c>',
  // Other languages: SQL, templates, messages, shells, paths.
  `'; drop table accounts; -- ") or 1=1 /* \\' \\" % _ $1 :name \${7*7} #{7*7} {{7*7}} <%= 7 %> $(id) \`id\``,
  "{zq, plural, one {# zq} other {'{zq}'}} { ../../../../etc/passwd\\..\\zq",
  // Ways to elsewhere.
  'javascript:zq()//https://zq.example',
  '//zq.example/\\zq.example',
  // Headers, bytes that no line holds, and letters that are not what they seem.
  'zq\r\nset-cookie: zq=1\r\nx-zq: 1\r\n\r\n<zq-d>\u2028x-zq: 1\u0085\v\f\u001b[31m',
  `a\0b\uffff\u202egpj.exe\u202c \u2066\u200f\u200b\u{e0041}\ufeff${'e\u0301\u0323'.repeat(50)}`,
  // What a spreadsheet runs, and what means something to a program.
  '=HYPERLINK("http://zq.example","zq")',
  '__proto__',
];

/** Numbers, days and ids that are none; for fields that expect some. */
export const NUMBERS: readonly string[] = [
  ...['-1', '1e999', '9'.repeat(40), '2026-02-31', '0000-01-01'],
  '00000000-0000-4000-8000-000000000000',
];

/** One that goes where the others are refused for their length. */
export const SHORT = `="><zq-a zq='1' onclick="zq{{zq}}{zq`;

/** Parameters that some readers take for something else than a name, and some that nobody may set. */
export const PARAMETERS: readonly [name: string, value: string][] = [
  ['__proto__', 'zq'],
  ['__proto__[admin]', '1'],
  ['constructor.prototype.admin', '1'],
  ['toString', 'zq'],
  ['hasOwnProperty', ''],
  ['', 'zq'],
  ['text[]', 'zq'],
  ['text[0][zq]', 'zq'],
  ['role', 'administrator'],
  ['account', '00000000-0000-4000-8000-000000000000'],
  ['actor', 'operator'],
  ['zq"><zq-n>', '<zq-n>'],
];

/** Bytes of a form that no text makes: halves of letters, and percent signs that mean nothing. */
export const BYTES = ['%ED%A0%80', '%C0%AF', '%FF%FE', '%', '%zz', '%u0041', '%00'];

const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000);

/** What a reader of JSON meets. */
export const JSONS = [
  deep('[', ']'),
  deep('{"id":', '}').replace(':}', ':1}'),
  '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
  `[${'{},'.repeat(50_000)}{}]`,
  '{"id":1,"rawId":null,"response":[],"type":{},"clientExtensionResults":"\\ud800"}',
  '"\\ud800"',
  '1e400',
  'null',
  '{',
];
