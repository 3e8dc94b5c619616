/** One value a person and attribute, out of what several rows say. */
import { ATTRIBUTES, type Described } from '../attributes/attributes.ts';

type Said = Pick<Described, 'codes' | 'on'>;

interface Held {
  /** The newest value of each attribute; null where the newest ones differ. */
  readonly codes: (string | null)[];
  readonly days: string[];
  readonly disputed: boolean[];
}

export interface Persons {
  /** Takes in what one row says. */
  readonly hear: (person: number, said: Said) => void;
  /** The codes of each person, in the order of the attributes. */
  readonly each: () => Iterable<readonly (string | null)[]>;
  readonly count: () => number;
  readonly tally: () => { name: string; known: number; disputed: number }[];
}

/** Where rows agree, what they say; where they do not, what the newest says; of the newest that differ, nothing. */
export function gatherPersons(): Persons {
  const held = new Map<number, Held>();
  return {
    hear: (person, { codes, on }) => {
      const heard = held.get(person) ?? unheard();
      held.set(person, heard);
      for (const [at, code] of codes.entries()) weigh(heard, at, code, on);
    },
    each: () => held.values().map(({ codes }) => codes),
    count: () => held.size,
    tally: () => {
      const all = [...held.values()];
      return ATTRIBUTES.map((name, at) => ({
        name,
        known: all.filter(({ codes }) => codes[at] !== null).length,
        disputed: all.filter(({ disputed }) => disputed[at]).length,
      }));
    },
  };
}

const unheard = (): Held => ({
  codes: ATTRIBUTES.map(() => null),
  days: ATTRIBUTES.map(() => ''),
  disputed: ATTRIBUTES.map(() => false),
});

function weigh({ codes, days, disputed }: Held, at: number, code: string | null, on: string): void {
  if (code === null) return;
  const [before, day] = [codes[at], days[at] ?? ''];
  if (day !== '' && before !== code) disputed[at] = true;
  if (on > day) codes[at] = code;
  else if (on === day && before !== code) codes[at] = null;
  if (on > day) days[at] = on;
}
