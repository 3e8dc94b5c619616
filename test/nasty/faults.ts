import { parse } from 'csv-parse/sync';
import { type Element, elementsOf, readHtml } from './html.ts';
import type { Answer } from './walker.ts';

/** What an answer betrays: a failure, a header or markup that somebody wrote into it, a way to elsewhere. */
export function faultsOf({ status, to, headers, text, html }: Answer): string[] {
  return [
    ...(status >= 500 ? [`failed with ${status}`] : []),
    ...[...headers].filter(isInjected).map(([name]) => `header ${name}`),
    ...(/^(https?:)?[/\\]{2}|^[a-z]+:/i.test(to) ? [`led to ${to}`] : []),
    ...(html ? markupFaults(text) : []),
  ];
}

const isInjected = ([name, value]: [string, string]) => /^x-zq/.test(name) || /^zq=/.test(value);

function markupFaults(text: string): string[] {
  try {
    return [...elementsOf(readHtml(text))].flatMap(elementFaults);
  } catch (error) {
    return [String(error)];
  }
}

const FOREIGN = /^(zq|style$|base$|iframe$|object$|embed$)/;

function elementFaults({ name, attributes, text }: Element): string[] {
  const own = /^\/assets\//.test(attributes.get('src') ?? '') && text === '';
  return [
    ...(FOREIGN.test(name) || (name === 'script' && !own) ? [`<${name}> ${text}`] : []),
    ...[...attributes].filter(isBad).map(([key, value]) => `<${name} ${key}="${value}">`),
  ];
}

const isBad = ([name, value]: [string, string]): boolean =>
  /^(on|zq|style$)/.test(name) ||
  (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value));

/** What is wrong in a table or a document that is handed out: a formula, or JSON that is none. */
export function fileFaults({ text, type }: Pick<Answer, 'text' | 'type'>): string[] {
  if (/json/.test(type)) return isJson(text) ? [] : ['no JSON'];
  if (!/csv/.test(type)) return [];
  const rows: string[][] = parse(text, { relax_column_count: true, bom: true });
  return rows
    .flat()
    .filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
