import { type Element, elementsOf } from './html.ts';
import type { Sent } from './walker.ts';

export interface Field {
  readonly name: string;
  /** `text`, `select`, `checkbox`, `hidden`, `file`, … */
  readonly type: string;
  readonly value: string;
  /** Whether a browser would send its value as it stands. */
  readonly set: boolean;
  readonly options: readonly string[];
  readonly attribute: (name: string) => string | undefined;
}

export interface Form {
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly multipart: boolean;
  readonly fields: readonly Field[];
}

/** Each way of sending each form of a page: one for each button. */
export function formsOf(page: Element, address: string): Form[] {
  return [...elementsOf(page)]
    .filter(({ name }) => name === 'form')
    .flatMap((form) => waysOf(form, address, datalists(page)));
}

type Lists = ReadonlyMap<string, readonly string[]>;

function waysOf(form: Element, address: string, lists: Lists): Form[] {
  const within = [...elementsOf(form)];
  const fields = within.flatMap((each) => fieldOf(each, lists));
  const buttons = within.filter(
    ({ name, attributes }) => name === 'button' && attributes.get('type') !== 'button',
  );
  // What is to be done is chosen by a button or, where it is long, in a list.
  const acts = fields.filter(({ type, name }) => type === 'radio' && name === 'act');
  const read = (name: string) => form.attributes.get(name);
  return buttons.flatMap(({ attributes }) =>
    (acts.length > 0 ? acts : [null]).map((act) => ({
      method: read('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      action: attributes.get('formaction') ?? read('action') ?? address,
      multipart: read('enctype') === 'multipart/form-data',
      fields: [
        ...fields.filter(({ name, type }) => !(act && type === 'radio' && name === 'act')),
        ...(act ? [{ ...act, type: 'submit' }] : []),
        ...(attributes.has('name')
          ? [fieldFrom(attributes, 'submit', attributes.get('value') ?? '', true, [])]
          : []),
      ],
    })),
  );
}

function fieldOf({ name, attributes, text, children }: Element, lists: Lists): Field[] {
  if (!attributes.has('name') || attributes.has('disabled')) return [];
  const value = attributes.get('value') ?? '';
  const offered = lists.get(attributes.get('list') ?? '') ?? [];
  if (name === 'textarea') return [fieldFrom(attributes, 'text', text, true, [])];
  if (name === 'select') return [selectOf({ name, attributes, text, children })];
  if (name !== 'input') return [];
  const type = attributes.get('type') ?? 'text';
  if (type === 'checkbox' || type === 'radio')
    return [fieldFrom(attributes, type, value || 'on', attributes.has('checked'), offered)];
  return [fieldFrom(attributes, type, value, true, offered)];
}

function selectOf(select: Element): Field {
  const options = [...elementsOf(select)].filter(({ name }) => name === 'option');
  const sent = (option: Element) => option.attributes.get('value') ?? option.text;
  const chosen = options.find(({ attributes }) => attributes.has('selected')) ?? options[0];
  const value = chosen ? sent(chosen) : '';
  return fieldFrom(select.attributes, 'select', value, true, options.map(sent));
}

const fieldFrom = (
  attributes: ReadonlyMap<string, string>,
  type: string,
  value: string,
  set: boolean,
  options: readonly string[],
): Field => ({
  name: attributes.get('name') ?? '',
  ...{ type, value, set, options },
  attribute: (name) => attributes.get(name),
});

const datalists = (page: Element): Lists =>
  new Map(
    [...elementsOf(page)]
      .filter(({ name }) => name === 'datalist')
      .map((list) => [
        list.attributes.get('id') ?? '',
        list.children.map(({ attributes, text }) => attributes.get('value') ?? text),
      ]),
  );

const TEXTS = new Set([
  'text',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'date',
  'password',
  'time',
  'month',
]);
export const isText = ({ type }: Field): boolean => TEXTS.has(type);

/** A form as somebody would fill it in who takes the first of what is offered and writes where they must. */
export function filledIn({ fields }: Form): Sent {
  const seen = new Set<string>();
  return fields.flatMap((field): Sent => {
    const { name, type, value, set, options } = field;
    if (type === 'file') return [];
    if (name === 'once') return [[name, crypto.randomUUID()]];
    if (type === 'hidden' || type === 'submit') return [[name, value]];
    if (type === 'checkbox' || type === 'radio') {
      const first = !seen.has(name) && !fields.some((each) => each.name === name && each.set);
      seen.add(name);
      return set || first ? [[name, value]] : [];
    }
    if (type === 'select') return [[name, value || (options.find(Boolean) ?? '')]];
    return [[name, value || answerTo(field)]];
  });
}

function answerTo({ type, name, options, attribute }: Field): string {
  if (attribute('required') === undefined) return '';
  if (options[0]) return options[0];
  if (type === 'email' || /mail/.test(name)) return 'amina@example.org';
  if (type === 'url') return 'https://example.org/';
  if (type === 'tel') return '+33612345678';
  if (type === 'date') return attribute('min') ?? attribute('max') ?? '2026-12-01';
  if (type === 'time') return '09:30';
  if (type === 'number' || attribute('inputmode') === 'numeric') return attribute('min') ?? '1';
  return 'Amina écrit ici quelques mots.'.slice(0, Number(attribute('maxlength') ?? 200));
}
