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
  /** Day, month or year of birth, as far as it is said. */
  readonly born: string | null;
  /** A level of ISCED, or one of the bands `0-2`, `3-4`, `5-8`. */
  readonly education: string | null;
}

/** Countries that hold for everybody on a list that has no column for them. */
export interface Shared {
  readonly origin?: string | undefined;
  readonly residence?: string | undefined;
}

type Cells = readonly string[];

/** Which uses say something of an attribute, the surest first. */
export const SAID_BY: Readonly<Record<Attribute, readonly ColumnUse[]>> = {
  sex: ['sex'],
  year: ['birth-date', 'birth-year'],
  generation: ['generation'],
  origin: ['origin'],
  residence: ['residence', 'country'],
  place: ['place'],
  occupation: ['occupation'],
  sector: ['sector'],
};

/** Reads rows of one list, remembering what common values mean; `shared` holds where the list has no column. */
export function describer(
  list: List,
  today: string,
  shared: Shared = {},
): (cells: Cells) => Described {
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
  const told: Partial<Record<Attribute, string | undefined>> = shared;
  const silent = ATTRIBUTES.map((name) =>
    columns.some(({ use }) => SAID_BY[name].includes(use)) ? null : (told[name] ?? null),
  );
  const atResidence = ATTRIBUTES.indexOf('residence');
  return (cells) => {
    const residence =
      coders.residence(textOf(cells, SAID_BY.residence) ?? '', '') ?? silent[atResidence];
    const codes = ATTRIBUTES.map((name, at) => {
      const text = textOf(cells, SAID_BY[name]);
      return text === null ? (silent[at] ?? null) : coders[name](text, residence ?? '');
    });
    return {
      codes,
      on: textOf(cells, ['observed']) ?? list.heldOn ?? today,
      born: textOf(cells, SAID_BY.year),
      education: coders.education(textOf(cells, ['education']) ?? '', ''),
    };
  };
}

type Coder = (text: string, residence: string) => string | null;

const codersOf = (): Record<Attribute | 'education', Coder> => ({
  sex: sexOf,
  year: (text) => /^\d{4}/.exec(text)?.[0] ?? null,
  generation: remembering(generationOf),
  origin: countryOf,
  residence: countryOf,
  place: remembering(placeOf),
  occupation: remembering(majorGroupOf),
  sector: remembering((text) => answerOf('sector', text)),
  education: remembering(educationOf),
});

/** `F` and `M` as lists read them, and as fact files write them. */
export function sexOf(text: string): string | null {
  const folded = fold(text);
  if (/^(f|female|femme|femmes|feminin|mujer|mujeres|women|woman|انثى|نساء)$/.test(folded))
    return 'female';
  return /^(m|h|male|homme|hommes|masculin|hombre|hombres|men|man|ذكر|رجال)$/.test(folded)
    ? 'male'
    : null;
}

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

export const placeOf: Coder = (text, residence) => {
  const { code, label, population, ambiguous } = resolvePlace(text, residence);
  return code && !ambiguous && (population ?? 0) >= LEAST_PEOPLE ? `${code} ${label}` : null;
};

/** From here on a reading is taken without asking. */
const SURE = 0.6;

export const majorGroupOf: Coder = (text) => {
  const { code, score } = resolveOccupation(text);
  return code && score >= SURE ? code.slice(0, 1) : null;
};

/** What members answer of themselves, in the levels of ISCED 2011. */
const LEVELS: Readonly<Record<string, string>> = {
  ...{ none: '0-2', primary: '1', lower: '2', upper: '3', vocational: '3-4' },
  ...{ bachelor: '6', master: '7', doctorate: '8' },
};
/** As censuses write their bands, and registers the diplomas of their country. */
const BANDS: readonly (readonly [string, RegExp])[] = [
  ['8', /^(doctorat|doctorate|phd|doctorado|دكتوراه)/],
  ['7', /^(master|maitrise|dea|dess|maestria|ماجستير)/],
  ['6', /^(licence|bachelor|grado|إجازة|اجازه|بكالوريوس)/],
  ['5', /^(bts|dut|deug|bac 2)/],
  ['5-8', /superieur|universit|tertiary|higher|superior|جامعي|عال/],
  ['3', /^(bac|baccalaureat|bachillerato)$|^(bac|baccalaureat) (general|pro|techno)/],
  ['3-4', /lycee|secondaire|upper secondary|high school|ثانوي/],
  ['2', /^(college|lower secondary|brevet|bepc|اعدادي|متوسط)/],
  ['0-2', /primaire|primary|primaria|sans diplome|no schooling|ابتدائي/],
];

export const educationOf: Coder = (text) => {
  const plain = fold(text);
  if (/^[0-8]$/.test(plain)) return plain;
  const band = { low: '0-2', medium: '3-4', high: '5-8' }[plain] ?? text.trim();
  if (/^(0-2|3-4|5-8)$/.test(band)) return band;
  const answer = answerOf('education', text);
  return LEVELS[answer ?? ''] ?? BANDS.find(([, name]) => name.test(plain))?.[0] ?? null;
};

/** A code of the frames that members choose from, by itself or by its name in any language. */
function answerOf(question: 'sector' | 'generation' | 'education', text: string): string | null {
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
