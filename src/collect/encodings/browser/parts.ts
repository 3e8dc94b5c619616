import type { Fault } from '../../../methods/encoding/encoding.ts';
import type { Refusal } from './messages.ts';

export type Control = HTMLInputElement | HTMLSelectElement;
export type Parts = ReturnType<typeof partsOf>;

/** What the page is made of, by name: parts (`data-part`), fields (`name`) and words. */
export function partsOf(root: HTMLElement) {
  const all = <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
  const one = <T extends HTMLElement>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`The page has no ${selector}`);
    return found;
  };
  const part = (name: string) => one<HTMLElement>(`[data-part="${name}"]`);
  const field = (name: string) => one<Control>(`[name="${name}"]`);
  const words: Readonly<Record<string, string>> = JSON.parse(root.getAttribute('words') ?? '{}');
  const lang = root.lang || undefined;
  const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(lang, options).format(value);

  /** A message with its arguments in their places. */
  const word = (key: string, args: Readonly<Record<string, unknown>> = {}): string =>
    (words[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = args[name];
      if (typeof value === 'number') return number(value);
      if (value === undefined) return whole;
      return name === 'format' ? unbroken(exampleOf(String(value))) : String(value);
    });
  const write = (name: string, text: string) => {
    part(name).textContent = text;
  };
  const show = (name: string, shown: boolean) => {
    part(name).hidden = !shown;
  };
  const say = (name: string, key: string | null, args = {}) => {
    write(name, key === null ? '' : word(key, args));
    show(name, key !== null);
  };
  const move = (done: number) => {
    one<HTMLProgressElement>('progress').value = done;
    one('[data-share]').textContent = number(done, { style: 'percent' });
  };
  return {
    all,
    one,
    part,
    field,
    number,
    word,
    write,
    show,
    say,
    move,
    value: (name: string) =>
      all<HTMLInputElement>(`[name="${name}"]`).find(
        ({ type, checked }) => type !== 'radio' || checked,
      )?.value ?? '',
    checked: (name: string) => one<HTMLInputElement>(`[name="${name}"]`).checked,
    chosenFile: (name: string) => one<HTMLInputElement>(`[name="${name}"]`).files?.[0] ?? null,
    faultWords: (fault: Fault) => word(`fault.${fault.code}`, { ...fault }),
    refuse: (name: string, refusal: Refusal) => {
      const key = `refused.${refusal.code}`;
      say(name, words[key] === undefined ? 'refused.changed' : key, { ...refusal });
    },
    /** Something is being done, which can be stopped. */
    work: (label: 'reading' | 'encoding') => {
      say('news', null);
      show('work', true);
      one('.progress .row > span').textContent = word(label);
      one('progress').setAttribute('aria-label', word(label));
      move(0);
    },
    rest: () => show('work', false),
  };
}

/** A date format of Python's, shown by a day: 31/12/2001. */
export const exampleOf = (format: string): string =>
  format.replace(/%(.)/g, (whole, name: string) => EXAMPLE[name] ?? whole);

/** Held together where a line that runs the other way would turn its halves about. */
const unbroken = (text: string): string => `\u2068${text.replaceAll('-', '\u2011')}\u2069`;

const EXAMPLE: Readonly<Record<string, string>> = { Y: '2001', m: '12', d: '31', y: '01' };
