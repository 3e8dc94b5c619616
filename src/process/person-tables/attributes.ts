/** What the cells of one row say of a person, as codes that tables count. */
import { type ColumnUse, type List, mappingOf, readerOf } from '../../collect/lists/lists.ts';
import { fold } from '../../reference/folding/folding.ts';
import { answerCodes, answerNames } from '../../reference/frames/frames.ts';
import { resolveOccupation } from '../../reference/occupations/occupations.ts';
import { resolvePlace } from '../../reference/places/places.ts';

/** In the order in which they are kept. */
export const ATTRIBUTES = [
  'sex',
  'year',
  'generation',
  'origin',
  'residence',
  'place',
  'occupation',
  'sector',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** One code an attribute, null where the row says nothing that is understood; and the day of which the row is true. */
export interface Described {
  readonly codes: readonly (string | null)[];
  readonly on: string;
}

type Cells = readonly string[];

/** Which uses say something of an attribute, the surest first. */
const SAID_BY: Readonly<Record<Attribute, readonly ColumnUse[]>> = {
  sex: ['sex'],
  year: ['birth-date', 'birth-year'],
  generation: ['generation'],
  origin: ['origin'],
  residence: ['residence', 'country'],
  place: ['place'],
  occupation: ['occupation'],
  sector: ['sector'],
};

/** Reads rows of one list, remembering what common values mean. */
export function describer(list: List, today: string): (cells: Cells) => Described {
  const mapping = mappingOf(list);
  const columns = (list.columns ?? []).flatMap((column, at) => {
    const use = mapping.get(column.header);
    return use ? [{ at, use, read: readerOf(column, use, today) }] : [];
  });
  const textOf = (cells: Cells, uses: readonly ColumnUse[]): string | null => {
    for (const use of uses)
      for (const column of columns) {
        const text = column.use === use ? column.read(cells[column.at] ?? '').text : null;
        if (text) return text;
      }
    return null;
  };
  const coders = codersOf();
  return (cells) => {
    const residence = coders.residence(textOf(cells, SAID_BY.residence) ?? '', '');
    const codes = ATTRIBUTES.map((name) => {
      const text = textOf(cells, SAID_BY[name]);
      return text === null ? null : coders[name](text, residence ?? '');
    });
    return { codes, on: textOf(cells, ['observed']) ?? list.heldOn ?? today };
  };
}

type Coder = (text: string, residence: string) => string | null;

const codersOf = (): Record<Attribute, Coder> => ({
  sex: (text) => (text === 'F' ? 'female' : text === 'M' ? 'male' : null),
  year: (text) => /^\d{4}/.exec(text)?.[0] ?? null,
  generation: remembering(generationOf),
  origin: countryOf,
  residence: countryOf,
  place: remembering(placeOf),
  occupation: remembering(majorGroupOf),
  sector: remembering((text) => answerOf('sector', text)),
});

const countryOf: Coder = (text) => (/^[A-Z]{3}$/.test(text) ? text : null);

const ORDINALS: Readonly<Record<string, string>> = {
  1: 'first',
  '1 5': 'first',
  2: 'second',
  3: 'third',
};

const generationOf: Coder = (text) => {
  const folded = fold(text);
  return (
    ORDINALS[folded] ?? ORDINALS[/^g?(\d)/.exec(folded)?.[1] ?? ''] ?? answerOf('generation', text)
  );
};

/** A place of fewer people than this points at somebody. */
const LEAST_PEOPLE = 20_000;

const placeOf: Coder = (text, residence) => {
  const { code, label, population, ambiguous } = resolvePlace(text, residence);
  return code && !ambiguous && (population ?? 0) >= LEAST_PEOPLE ? `${code} ${label}` : null;
};

/** From here on a reading is taken without asking. */
const SURE = 0.6;

const majorGroupOf: Coder = (text) => {
  const { code, score } = resolveOccupation(text);
  return code && score >= SURE ? code.slice(0, 1) : null;
};

/** A code of the frames that members choose from, by itself or by its name in any language. */
function answerOf(question: 'sector' | 'generation', text: string): string | null {
  const folded = fold(text);
  const names = (code: string) => Object.values(answerNames(question, code) ?? {}).map(fold);
  return (
    answerCodes(question).find((code) => code === folded || names(code).includes(folded)) ?? null
  );
}

const MOST_REMEMBERED = 20_000;

function remembering(code: Coder): Coder {
  const known = new Map<string, string | null>();
  return (text, residence) => {
    const key = `${residence} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = code(text, residence);
    if (known.size < MOST_REMEMBERED) known.set(key, found);
    return found;
  };
}
