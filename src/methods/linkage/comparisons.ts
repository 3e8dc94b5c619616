/** How two values of one field are compared: levels from the best to the worst, as SQL over two rows `l` and `r`. */
import type { Kind } from './columns.ts';
import type { KinBelief } from './expectation.ts';
import type { Field } from './fields.ts';

/** Every level there is; pages say them in words. */
export const LEVELS = [
  'same',
  'swapped',
  'same-by-ear',
  'near',
  'like',
  'initial',
  'slip',
  'same-person-part',
  'words-reordered',
  'words-shared',
  'distant',
  'two-of-three',
  'same-as-far-as-told',
  'edge-of-year',
  'same-year',
  'two-slips',
  'lists-differ',
  'list-shared',
  'other',
] as const;

export interface Level {
  readonly name: (typeof LEVELS)[number];
  /** Holds for this level where no better one does; the last level has none. */
  readonly when: string | null;
  /** What is believed of true matches before anything is learned; sums to 1 over the levels. */
  readonly m: number;
}

export interface Comparison {
  readonly field: string;
  /** SQL columns of the standardised table that must be filled on both sides. */
  readonly needs: readonly string[];
  readonly levels: readonly Level[];
  /** SQL that holds where another comparison has taken this one's evidence in. */
  readonly elsewhere?: string;
  /** The alias of the table that says whether two values, in several scripts, sound like one name. */
  readonly heard?: string;
  /** The column of the words of whole names: each of them counts by how rare it is. */
  readonly words?: string;
  /** Whether a rare value that agrees says more than a frequent one. */
  readonly frequencies: boolean;
  /** What two relatives show. */
  readonly kin: KinBelief;
  /** Whether those who live together mostly have one. */
  readonly household?: true;
}

/** The standardised column of a field. */
export const columnOf = (field: Pick<Field, 'name'>): string =>
  `"f_${field.name.replaceAll('"', '""')}"`;

/** Packed levels fit in a signed integer of 64 bits. */
const MOST_VECTORS = 2n ** 63n;

/** The first fields, as many as one vector holds: some twenty-five. Those of one person lead, free text comes last. */
export function comparable(fields: readonly Field[]): Field[] {
  let vectors = 1n;
  return fields.filter((field) => {
    const more = vectors * BigInt(levelsOf(field.kind, 'l', 'r', 'crossed', 'heard').length + 1);
    if (more < MOST_VECTORS) vectors = more;
    return more < MOST_VECTORS;
  });
}

/** The standardised column of the words of a whole name: sorted, each in one spelling. */
export const wordsColumnOf = (field: Pick<Field, 'name'>): string =>
  `"w_${field.name.replaceAll('"', '""')}"`;

/**
 * The comparisons of fields. Where several lists are also searched for people who stand twice on one (`within`), whether
 * two records stand on one list comes last: it is learnt how rare those are.
 */
export function comparisonsOf(fields: readonly Field[], within = false): Comparison[] {
  const given = fields.find(({ kind }) => kind === 'given');
  const surname = fields.find(({ kind }) => kind === 'surname');
  const other = (field: Field) =>
    field === given ? surname : field === surname ? given : undefined;
  const compared = fields.map((field, at) => comparisonOf(field, other(field), `h${at}`));
  return within ? [...compared, ONE_LIST] : compared;
}

/** Which lists two records are on: how many matches and how many other pairs are on one. */
const ONE_LIST: Comparison = {
  field: 'list',
  needs: [],
  levels: [
    { name: 'lists-differ', when: 'l.source <> r.source', m: 0.95 },
    { name: 'list-shared', when: null, m: 0.05 },
  ],
  frequencies: false,
  kin: 'own',
};

/** What is a household's more than a person's. */
const HOUSEHOLD: readonly Kind[] = ['phone', 'email', 'address'];
const SHARED: readonly Kind[] = [
  ...HOUSEHOLD,
  'surname',
  'postcode',
  'place',
  'region',
  'country',
  'house-number',
];

/** Of whole names relatives share mostly one word, the family name. */
function kinOf(kind: Kind): KinBelief {
  if (kind === 'name') return [0.005, 0.01, 0.02, 0.04, 0.05, 0.675, 0.2];
  return SHARED.includes(kind) ? 'shared' : 'own';
}

function comparisonOf(field: Field, swapped: Field | undefined, alias: string): Comparison {
  const column = columnOf(field);
  const [l, r] = [`l.${column}`, `r.${column}`];
  const crossed = swapped && crossedSql(column, columnOf(swapped));
  const frequencies = ![
    'birth-year',
    'birth-month',
    'birth-day',
    'sex',
    'house-number',
    'year',
  ].includes(field.kind);
  // Names in each other's place are one coincidence, not two: the given name's comparison speaks for both.
  const speaks = field.kind === 'given';
  // Whole names have their words, already in one spelling each.
  const heard = field.scripts && field.kind !== 'name' ? alias : undefined;
  const levels = levelsOf(field.kind, l, r, speaks ? crossed : undefined, heard);
  return {
    field: field.name,
    needs: [column],
    levels,
    frequencies,
    kin: kinOf(field.kind),
    ...(HOUSEHOLD.includes(field.kind) ? { household: true as const } : {}),
    ...(heard ? { heard } : {}),
    ...(field.kind === 'name' ? { words: wordsColumnOf(field) } : {}),
    ...(crossed && !speaks ? { elsewhere: crossed } : {}),
    ...(field.kind === 'email' ? { elsewhere: namesakesSql(l, r) } : {}),
  };
}

/** The same name at two providers, without a digit: that says no more than the name does. */
const namesakesSql = (l: string, r: string): string =>
  `(${person(l)} = ${person(r)} and not regexp_matches(${person(l)}, '[0-9]') and jaro_similarity(${provider(l)}, ${provider(r)}) < 0.7)`;

const person = (x: string): string => `split_part(${x}, '@', 1)`;
const provider = (x: string): string => `split_part(split_part(${x}, '@', 2), '.', 1)`;

/** Each name stands, but for a slip, where the other record has the other one. */
function crossedSql(one: string, two: string): string {
  const like = (a: string, b: string) =>
    `(${a} = ${b} or jaro_winkler_similarity(${a}, ${b}) >= 0.88)`;
  return `(l.${one} <> r.${one} and ${like(`l.${one}`, `r.${two}`)} and ${like(`l.${two}`, `r.${one}`)})`;
}

const near = (l: string, r: string, least: number) =>
  `jaro_winkler_similarity(${l}, ${r}) >= ${least}`;
// Edit distances are dear: asked for only where their answer can differ.
const slip = (l: string, r: string) =>
  `(abs(length(${l}) - length(${r})) <= 1 and jaro_similarity(${l}, ${r}) >= 0.6 and levenshtein(${l}, ${r}) <= 2 and damerau_levenshtein(${l}, ${r}) = 1)`;
const edits = (l: string, r: string) =>
  `(jaro_similarity(${l}, ${r}) >= 0.6 and levenshtein(${l}, ${r}) <= greatest(1, length(${l}) // 4))`;
const digits = (x: string) => `regexp_replace(${x}, '[^0-9]+', '', 'g')`;
const initial = (l: string, r: string) =>
  `((length(${l}) = 1 or length(${r}) = 1) and left(${l}, 1) = left(${r}, 1))`;
const begins = (l: string, r: string) =>
  `(least(length(${l}), length(${r})) >= 3 and (starts_with(${l}, ${r}) or starts_with(${r}, ${l})))`;

function levelsOf(
  kind: Kind,
  l: string,
  r: string,
  crossed?: string | undefined,
  heard?: string | undefined,
): Level[] {
  const byEar: readonly Level[] = heard
    ? [{ name: 'same-by-ear', when: `${heard}.l is not null`, m: 0.1 }]
    : [];
  const exact: Level = { name: 'same', when: `${l} = ${r}`, m: 0.7 };
  if (kind === 'given' || kind === 'middle' || kind === 'surname')
    return [
      exact,
      ...(crossed ? [{ name: 'swapped' as const, when: crossed, m: 0.04 }] : []),
      ...byEar,
      { name: 'near', when: `${near(l, r, 0.92)} or ${begins(l, r)}`, m: 0.12 },
      { name: 'like', when: near(l, r, 0.82), m: 0.06 },
      { name: 'initial', when: initial(l, r), m: 0.02 },
      { name: 'other', when: null, m: 0.1 },
    ];
  if (kind === 'birth-date') return birthLevels(l, r);
  if (kind === 'birth-year' || kind === 'year')
    return [
      exact,
      {
        name: 'slip',
        when: `(levenshtein(${l}, ${r}) = 1 or abs(try_cast(${l} as integer) - try_cast(${r} as integer)) <= 1)`,
        m: 0.2,
      },
      { name: 'other', when: null, m: 0.1 },
    ];
  if (kind === 'sex' || kind === 'birth-month' || kind === 'birth-day' || kind === 'country')
    return [
      { ...exact, m: 0.9 },
      { name: 'other', when: null, m: 0.1 },
    ];
  if (kind === 'number' || kind === 'phone' || kind === 'postcode' || kind === 'house-number')
    return [
      exact,
      { name: 'slip', when: slip(l, r), m: 0.15 },
      { name: 'like', when: edits(l, r), m: 0.05 },
      { name: 'other', when: null, m: 0.1 },
    ];
  if (kind === 'email')
    return [
      exact,
      {
        name: 'same-person-part',
        when: `${person(l)} = ${person(r)}`,
        m: 0.08,
      },
      // Addresses are made of names: only the digits keep namesakes apart.
      { name: 'near', when: `${digits(l)} = ${digits(r)} and ${near(l, r, 0.92)}`, m: 0.12 },
      { name: 'other', when: null, m: 0.1 },
    ];
  if (kind === 'name') return nameLevels(l, r);
  const long = kind === 'address' || kind === 'text';
  return [
    exact,
    { name: 'near', when: near(l, r, 0.92), m: 0.12 },
    {
      name: 'like',
      when: long ? `(${near(l, r, 0.82)} or ${sharedWords(l, r)})` : near(l, r, 0.82),
      m: 0.08,
    },
    { name: 'other', when: null, m: 0.1 },
  ];
}

/** Whole names: their words in one spelling each (see `wordsColumnOf`), whatever their order. */
function nameLevels(l: string, r: string): Level[] {
  const words = (name: string) => name.replace('"f_', '"w_');
  const [lw, rw] = [words(l), words(r)];
  const shared = `len(list_intersect(${lw}, ${rw}))`;
  const fewer = `least(len(${lw}), len(${rw}))`;
  const [short, long] = [
    `(case when len(${lw}) <= len(${rw}) then ${lw} else ${rw} end)`,
    `(case when len(${lw}) <= len(${rw}) then ${rw} else ${lw} end)`,
  ];
  const alike = `len(list_filter(${short}, lambda x: len(list_filter(${long}, lambda y: jaro_winkler_similarity(x, y) >= 0.85 or ((length(x) = 1 or length(y) = 1) and left(x, 1) = left(y, 1)))) > 0))`;
  return [
    { name: 'same', when: `${l} = ${r}`, m: 0.4 },
    { name: 'words-reordered', when: `${lw} = ${rw}`, m: 0.2 },
    {
      name: 'near',
      when: `(${fewer} >= 2 and ${shared} = ${fewer}) or ${near(l, r, 0.95)}`,
      m: 0.15,
    },
    {
      name: 'like',
      when: `(${fewer} >= 2 and ${alike} = ${fewer}) or ${near(l, r, 0.9)}`,
      m: 0.12,
    },
    { name: 'words-shared', when: `${shared} >= 2 or ${near(l, r, 0.86)}`, m: 0.05 },
    { name: 'distant', when: `${shared} >= 1 or ${near(l, r, 0.8)}`, m: 0.05 },
    { name: 'other', when: null, m: 0.03 },
  ];
}

/** Half of the words of the shorter text stand in the other. */
const sharedWords = (l: string, r: string) =>
  `(contains(${l}, ' ') and contains(${r}, ' ') and len(list_intersect(string_split(${l}, ' '), string_split(${r}, ' '))) * 2 >= least(len(string_split(${l}, ' ')), len(string_split(${r}, ' '))))`;

/** Dates are YYYYMMDD, 00 where a part is not told. */
function birthLevels(l: string, r: string): Level[] {
  const year = (x: string) => `left(${x}, 4)`;
  const month = (x: string) => `substr(${x}, 5, 2)`;
  const day = (x: string) => `right(${x}, 2)`;
  const monthDay = (x: string) => `right(${x}, 4)`;
  const partial = `(right(${l}, 2) = '00' or right(${r}, 2) = '00')`;
  const yearOnly = (x: string) => `${monthDay(x)} = '0000'`;
  // Who knows the year alone is often written down on its first or last day.
  const vague = (x: string) => `${monthDay(x)} in ('0000', '0101', '1231')`;
  const apart = `hamming(${l}, ${r})`;
  return [
    { name: 'same', when: `${l} = ${r} and not ${partial}`, m: 0.75 },
    {
      name: 'swapped',
      when: `${year(l)} = ${year(r)} and ${month(l)} = ${day(r)} and ${day(l)} = ${month(r)} and not ${partial}`,
      m: 0.02,
    },
    // Eight digits each: one other digit, or two neighbours in each other's place.
    {
      name: 'slip',
      when: `not ${partial} and not (${vague(l)} and ${vague(r)}) and (${apart} = 1 or (${apart} = 2 and damerau_levenshtein(${l}, ${r}) = 1))`,
      m: 0.09,
    },
    {
      name: 'two-of-three',
      when: `not ${partial} and not (${vague(l)} and ${vague(r)}) and (${month(l)} = ${month(r)})::int + (${day(l)} = ${day(r)})::int + (${year(l)} = ${year(r)})::int = 2`,
      m: 0.03,
    },
    {
      name: 'same-as-far-as-told',
      when: `${year(l)} = ${year(r)} and (${yearOnly(l)} or ${yearOnly(r)} or (${partial} and ${month(l)} = ${month(r)}))`,
      m: 0.05,
    },
    {
      name: 'edge-of-year',
      when: `${year(l)} = ${year(r)} and (${vague(l)} or ${vague(r)})`,
      m: 0.02,
    },
    { name: 'same-year', when: `${year(l)} = ${year(r)}`, m: 0.01 },
    { name: 'two-slips', when: `not ${partial} and ${apart} = 2`, m: 0.01 },
    { name: 'other', when: null, m: 0.02 },
  ];
}

/**
 * The level of two rows as an integer: 0 where a value is missing on either side, else 1 for the best level and so on.
 */
export function levelSql({ needs, levels, elsewhere }: Comparison): string {
  const cases = levels.map(({ when }, at) =>
    when === null ? `else ${at + 1}` : `when ${when} then ${at + 1}`,
  );
  if (needs.length === 0) return `case ${cases.join(' ')} end`;
  const missing = [
    ...needs.map((column) => `l.${column} is null or r.${column} is null`),
    ...(elsewhere ? [elsewhere] : []),
  ].join(' or ');
  return `case when ${missing} then 0 ${cases.join(' ')} end`;
}

/** All levels of two rows packed in one integer, the first comparison in the lowest place. */
export function packedSql(comparisons: readonly Comparison[]): string {
  const places = placesOf(comparisons);
  return comparisons.map((one, at) => `(${levelSql(one)})::bigint * ${places[at]}`).join(' + ');
}

/** Only how many levels there are matters here. */
type Levelled = { readonly levels: readonly unknown[] };

export function placesOf(comparisons: readonly Levelled[]): bigint[] {
  let place = 1n;
  return comparisons.map(({ levels }) => {
    const mine = place;
    place *= BigInt(levels.length + 1);
    return mine;
  });
}

/** The levels that `packedSql` packed. */
export function unpack(packed: bigint, comparisons: readonly Levelled[]): number[] {
  let rest = packed;
  return comparisons.map(({ levels }) => {
    const base = BigInt(levels.length + 1);
    const level = Number(rest % base);
    rest /= base;
    return level;
  });
}
