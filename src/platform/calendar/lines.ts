import ICAL from 'ical.js';
import { Problem } from '../problem.ts';

/** One property of an event: its parameters, its value as iCalendar types it, and the line of the file it begins on. */
export interface Property {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly zone: string;
  readonly range: string;
  readonly values: readonly unknown[];
  readonly raw: string;
}

/** One VEVENT: its properties, and those lines of it that could not be read. */
export interface Part {
  readonly line: number;
  readonly properties: readonly Property[];
  readonly unreadable: readonly number[];
}

const MOST_CHARS = 5_000_000;
const MOST_LINES = 200_000;
const LONGEST_LINE = 64_000;
const MOST_EVENTS = 5000;
const MOST_PROPERTIES = 2000;
const DEEPEST = 5;
const READ = new Set(
  'UID SEQUENCE DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL RRULE RDATE EXDATE RECURRENCE-ID STATUS LAST-MODIFIED DTSTAMP'.split(
    ' ',
  ),
);

interface Line {
  readonly line: number;
  readonly text: string;
}

/** The events of a file and the properties of its calendars, each with its line; refuses what is no calendar or too much of one. */
export function partsOf(text: string): { readonly head: Map<string, string>; events: Part[] } {
  const head = new Map<string, string>();
  const events: Part[] = [];
  const open: string[] = [];
  let within: Line[] = [];
  let begun = 0;
  let seen = false;
  for (const line of contentLines(text)) {
    const [, word = '', name = ''] = /^(BEGIN|END):([\w-]{1,40})\s*$/i.exec(line.text) ?? [];
    const component = name.toUpperCase();
    if (open.length === 0 && (word.toUpperCase() !== 'BEGIN' || component !== 'VCALENDAR'))
      throw new Problem(seen ? 'calendar/after-end' : 'calendar/not-one', 422, { line: line.line });
    seen = true;
    if (word.toUpperCase() === 'BEGIN') {
      if (open.length >= DEEPEST) throw new Problem('calendar/deep', 422, { line: line.line });
      open.push(component);
      if (isEvent(open)) [within, begun] = [[], line.line];
    } else if (word.toUpperCase() === 'END') {
      if (open.at(-1) !== component)
        throw new Problem('calendar/unclosed', 422, { line: line.line, name: open.at(-1) ?? '' });
      if (isEvent(open)) events.push(eventPart(within, begun));
      if (events.length > MOST_EVENTS)
        throw new Problem('calendar/many', 422, { line: line.line, most: MOST_EVENTS });
      open.pop();
    } else if (isEvent(open)) within.push(line);
    else if (open.length === 1) addHead(head, line.text);
  }
  if (!seen) throw new Problem('calendar/not-one', 422, { line: 1 });
  if (open.length > 0)
    throw new Problem('calendar/unclosed', 422, {
      line: text.split('\n').length,
      name: open.at(-1) ?? '',
    });
  return { head, events };
}

const isEvent = (open: readonly string[]): boolean => open.length === 2 && open[1] === 'VEVENT';

/** Lines as they were before they were folded (RFC 5545, 3.1); empty ones do not count. */
function* contentLines(text: string): Generator<Line> {
  if (text.length > MOST_CHARS)
    throw new Problem('calendar/large', 413, { most: MOST_CHARS / 1_000_000 });
  let line = 0;
  let pieces: string[] = [];
  let [begun, size] = [0, 0];
  for (const piece of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    line += 1;
    if (line > MOST_LINES) throw new Problem('calendar/lines', 413, { most: MOST_LINES });
    const folded = piece.startsWith(' ') || piece.startsWith('\t');
    if (!folded) {
      if (size > 0) yield { line: begun, text: pieces.join('') };
      [pieces, begun, size] = [[], line, 0];
    }
    const content = folded ? piece.slice(1) : piece;
    pieces.push(content);
    size += content.length;
    if (size > LONGEST_LINE) throw new Problem('calendar/long-line', 413, { line: begun });
  }
  if (size > 0) yield { line: begun, text: pieces.join('') };
}

function addHead(head: Map<string, string>, text: string): void {
  const [, name = '', value = ''] = /^([\w-]{1,40})(?:;[^:]{0,200})?:(.*)$/s.exec(text) ?? [];
  if (name && !head.has(name.toUpperCase())) head.set(name.toUpperCase(), value.trim());
}

function eventPart(lines: readonly Line[], line: number): Part {
  const properties: Property[] = [];
  const unreadable: number[] = [];
  for (const content of lines.slice(0, MOST_PROPERTIES)) {
    const name = /^[\w-]{1,40}/.exec(content.text)?.[0].toUpperCase() ?? '';
    if (name && !READ.has(name)) continue;
    const property = propertyOf(content, name);
    if (property) properties.push(property);
    else unreadable.push(content.line);
  }
  return { line, properties, unreadable };
}

/** One line by ical.js; null where it is not one. */
function propertyOf({ line, text }: Line, name: string): Property | null {
  const raw = text.slice(text.lastIndexOf(':') + 1);
  try {
    // A rule is read by `readRule` alone: ical.js takes rules that it then never ends.
    const parsed: unknown =
      name === 'RRULE' ? ['rrule', {}, 'recur', raw] : ICAL.parse.property(text);
    if (!Array.isArray(parsed)) return null;
    const [, parameters, type, ...values]: unknown[] = parsed;
    const zone = parameter(parameters, 'tzid');
    const range = parameter(parameters, 'range');
    return { line, name, type: String(type), zone, range, values, raw };
  } catch {
    return null;
  }
}

function parameter(parameters: unknown, name: string): string {
  if (typeof parameters !== 'object' || parameters === null) return '';
  const found: unknown = Object.hasOwn(parameters, name) ? Reflect.get(parameters, name) : '';
  return typeof found === 'string' ? found : '';
}
