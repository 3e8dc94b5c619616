import { EncodingError } from './errors.ts';
import { PYTHON_SPACE } from './python-numbers.ts';

/**
 * A Python regular expression (re, for texts) as one of JavaScript that matches the same whole texts, as fullmatch does.
 * Lookbehinds of any length are allowed, which Python refuses; conditionals, verbose mode and \N{…} are refused here.
 */
export function compilePattern(source: string): RegExp {
  const chars = Array.from(source);
  let at = 0;
  let flags = 'v';
  const refuse = (what: string): never => {
    throw new EncodingError(`"${source}" has ${what}, which is not read here: write it otherwise`, {
      code: 'pattern',
      value: source,
    });
  };

  const leading = /^\(\?([aimsu]+)\)/.exec(source);
  if (leading) {
    at = leading[0].length;
    if (leading[1]?.includes('a')) refuse('the flag a');
    flags += [...'is'].filter((flag) => leading[1]?.includes(flag)).join('');
  }
  const multiline = leading?.[1]?.includes('m') ?? false;

  function body(): string {
    let out = '';
    while (at < chars.length) out += item();
    return out;
  }

  function item(): string {
    const char = chars[at++] ?? '';
    if (char === '\\') return escapeOutside();
    if (char === '[') return set();
    if (char === '(') return group();
    if (char === '.') return flags.includes('s') ? '[\\s\\S]' : '[^\\n]';
    if (char === '^') return multiline ? `(?:${START}|(?<=\\n))` : START;
    if (char === '$') return multiline ? `(?:${END}|(?=\\n))` : `(?=\\n?${END})`;
    if (char === '{') return braces();
    if ('*+?'.includes(char)) return quantifier(char);
    if ('|)'.includes(char)) return char;
    return literal(char);
  }

  function quantifier(text: string): string {
    if (chars[at] === '+') refuse('a possessive quantifier');
    if (chars[at] !== '?') return text;
    at += 1;
    return `${text}?`;
  }

  /** {m}, {m,}, {,n} and {m,n} repeat; any other brace stands for itself. */
  function braces(): string {
    const found = /^(\d*)(,?)(\d*)\}/.exec(chars.slice(at).join(''));
    if (!found || found[0] === '}' || found[0] === ',}') return literal('{');
    at += found[0].length;
    return quantifier(`{${found[1] || '0'}${found[2]}${found[3]}}`);
  }

  function group(): string {
    if (chars[at] !== '?') return '(';
    const rest = chars.slice(at + 1).join('');
    const comment = /^#[^)]*\)/.exec(rest);
    if (comment) return skip(comment[0], '');
    const named = /^P<([A-Za-z_]\w*)>/.exec(rest);
    if (named) return skip(named[0], `(?<${named[1]}>`);
    const again = /^P=([A-Za-z_]\w*)\)/.exec(rest);
    if (again) return skip(again[0], `\\k<${again[1]}>`);
    const plain = /^(?::|=|!|<=|<!|[is]+:|[is]*-[is]+:)/.exec(rest);
    if (!plain) return refuse(`(?${rest.slice(0, 3)}`);
    return skip(plain[0], `(?${plain[0]}`);
  }

  function skip(read: string, out: string): string {
    at += 1 + Array.from(read).length;
    return out;
  }

  function escapeOutside(): string {
    const char = chars[at] ?? refuse('a lone \\ at its end');
    const kind = CLASSES[char];
    if (kind) {
      at += 1;
      return kind;
    }
    if (char in EDGES) {
      at += 1;
      return EDGES[char] ?? '';
    }
    const reference = /^[1-9]\d?/.exec(chars.slice(at, at + 2).join(''));
    const octal = /^[0-3][0-7]{2}/.exec(chars.slice(at, at + 3).join(''));
    if (reference && !octal) {
      at += reference[0].length;
      return `(?:\\${reference[0]})`;
    }
    return literal(escaped());
  }

  /** The character that an escape stands for. */
  function escaped(): string {
    const rest = chars.slice(at).join('');
    const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/i.exec(rest);
    if (code) {
      at += code[0].length;
      return String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16));
    }
    const octal = /^(?:0[0-7]{0,2}|[1-3][0-7]{2})/.exec(rest);
    if (octal) {
      at += octal[0].length;
      return String.fromCodePoint(Number.parseInt(octal[0], 8));
    }
    const char = chars[at] ?? refuse('a lone \\ at its end');
    at += 1;
    if (char in CONTROLS) return CONTROLS[char] ?? '';
    return /[A-Za-z0-9]/.test(char) ? refuse(`\\${char}`) : char;
  }

  function set(): string {
    let out = '[';
    if (chars[at] === '^') {
      out += '^';
      at += 1;
    }
    for (let from = at; chars[at] !== ']' || at === from; ) out += member();
    at += 1;
    return `${out}]`;
  }

  function member(): string {
    const char = chars[at++] ?? refuse('a [ that is not closed');
    if (char === '-') return chars[at] === ']' || '[^'.includes(chars[at - 2] ?? '') ? '\\-' : '-';
    if (char !== '\\') return literal(char);
    const kind = CLASSES[chars[at] ?? ''];
    if (kind) {
      at += 1;
      return kind;
    }
    if (chars[at] === 'b') {
      at += 1;
      return '\\x08';
    }
    return literal(escaped());
  }

  try {
    return new RegExp(`${START}(?:${body()})${END}`, flags);
  } catch (error) {
    if (error instanceof EncodingError) throw error;
    throw new EncodingError(
      `"${source}" is not a regular expression: ${(error as Error).message.split(': ').at(-1)}`,
      { code: 'pattern', value: source },
    );
  }
}

const START = '(?<![\\s\\S])';
const END = '(?![\\s\\S])';
const WORD = '\\p{L}\\p{N}_';
const CLASSES: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
  s: `[${PYTHON_SPACE}]`,
  S: `[^${PYTHON_SPACE}]`,
};
const EDGES: Readonly<Record<string, string>> = {
  A: START,
  Z: END,
  b: `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  B: `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`,
};
const CONTROLS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  a: '\x07',
};

/** A character that stands for itself, inside a set or outside. */
function literal(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return /[A-Za-z0-9_]/.test(char) || code > 127
    ? char
    : `\\x${code.toString(16).padStart(2, '0')}`;
}
