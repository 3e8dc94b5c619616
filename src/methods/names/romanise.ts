import {
  type Learned,
  latinLetters,
  readingOf,
  type Script,
  scriptOf,
  symbolsOf,
} from './letters.ts';
import { romaniseByRule } from './other-scripts.ts';
import { decisionAt, EDGE } from './surroundings.ts';
import { tableOf } from './tables.ts';

/**
 * A Latin rendering of a name in any script, in the letters a to z and blanks: « Nguyễn Văn An » → `nguyen van an`,
 * «محمد» → `mohamed`. Each symbol becomes what it became in the most similar surroundings among the names that were
 * learned from (memory-based learning: Daelemans and van den Bosch 1996); hanzi are read in Mandarin. Always the same
 * for the same name.
 */
export function romanise(name: string): string {
  return name
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}'’‘ʼʻ`׳ʿʾー]+/u)
    .map(romaniseToken)
    .filter((token) => token !== '')
    .join(' ');
}

export function romaniseToken(token: string): string {
  const script = scriptOf(token);
  return romaniseSymbols(token, script, symbolsOf(token, script));
}

export function romaniseSymbols(token: string, script: Script, symbols: readonly string[]): string {
  if (script === 'latin') return latinLetters(token).slice(0, 32);
  if (script === 'other') return romaniseByRule(token.slice(0, 32)).slice(0, 64);
  if (script === 'chinese') return symbols.map(readingOf).join('').replaceAll('?', '');
  return decide(symbols, decisionsOf(script));
}

function decide(symbols: readonly string[], decisions: ReadonlyMap<string, string>): string {
  const text = EDGE + symbols.join('') + EDGE;
  let latin = '';
  for (let at = EDGE.length; at < text.length - EDGE.length; at++)
    latin += decisionAt(text, at, decisions) ?? '';
  return latin;
}

const indexed = new Map<Learned, ReadonlyMap<string, string>>();

function decisionsOf(script: Learned): ReadonlyMap<string, string> {
  const known = indexed.get(script);
  if (known) return known;
  const read = new Map(
    tableOf(script).decisions.flatMap((line) => {
      const [latin = '', windows = ''] = line.split('\t');
      return windows.split(' ').map((window) => [window, latin] as const);
    }),
  );
  indexed.set(script, read);
  return read;
}
