/** Which pairs are compared at all: keys that a true pair is likely to share, combined under a budget of pairs. */
import type { Kind } from './columns.ts';
import { columnOf, wordsColumnOf } from './comparisons.ts';
import type { Field } from './fields.ts';

/** A part of a record that two records of one person are likely to share. */
export interface Key {
  readonly name: string;
  readonly field: string;
  /** SQL over a row of the standardised table; null where it cannot be told. */
  readonly sql: string;
  /** Chance that it survives a slip in the field: 0 for a whole value. */
  readonly survives: number;
}

/** Keys that must all agree. */
export interface Rule {
  readonly keys: readonly Key[];
  readonly name: string;
}

export interface CostedRule extends Rule {
  /** Pairs that it makes, estimated from group sizes. */
  readonly pairs: number;
}

export interface PlannedRule extends CostedRule {
  /** Share of true pairs, as far as can be foreseen, that only this and no earlier rule finds. */
  readonly adds: number;
}

/** Chance that two records of one person agree wholly on a field, and that they differ by a slip. */
const AGREEMENT: Readonly<Record<Kind, readonly [same: number, slip: number]>> = {
  given: [0.72, 0.15],
  middle: [0.6, 0.15],
  surname: [0.75, 0.15],
  name: [0.6, 0.28],
  'birth-date': [0.82, 0.12],
  'birth-year': [0.9, 0.06],
  'birth-month': [0.92, 0],
  'birth-day': [0.9, 0],
  sex: [0.96, 0],
  email: [0.6, 0.15],
  phone: [0.6, 0.1],
  number: [0.85, 0.1],
  postcode: [0.75, 0.1],
  place: [0.75, 0.12],
  region: [0.85, 0.05],
  country: [0.85, 0],
  'house-number': [0.75, 0.05],
  address: [0.65, 0.2],
  occupation: [0.6, 0.1],
  year: [0.9, 0.05],
  text: [0.6, 0.25],
};

export function keysOf(fields: readonly Field[]): Key[] {
  return fields.flatMap((field) => keysOfField(field));
}

function keysOfField(field: Field): Key[] {
  const [x, words] = [columnOf(field), wordsColumnOf(field)];
  const key = (name: string, sql: string, survives = 0): Key => ({
    name: `${field.name}${name}`,
    field: field.name,
    sql,
    survives,
  });
  const whole = key('', x);
  const start = (letters: number) =>
    key(
      ` (first ${letters})`,
      `case when length(${x}) >= ${letters} then left(${x}, ${letters}) end`,
      0.65,
    );
  const two = (one: string, other: string) =>
    `case when len(${words}) >= 2 then ${one} || ' ' || ${other} end`;
  switch (field.kind) {
    case 'given':
    case 'middle':
    case 'surname':
      return [whole, start(3), key(' (consonants)', consonants(x), 0.45)];
    case 'name':
      return [
        whole,
        start(4),
        key(' (words)', `array_to_string(${words}, ' ')`, 0.4),
        key(' (first word)', `${words}[1]`, 0.6),
        key(' (last word)', `${words}[-1]`, 0.6),
        // Where one of three words is left out, two of these three are still the same.
        key(' (first two words)', two(`${words}[1]`, `${words}[2]`), 0.55),
        key(' (last two words)', two(`${words}[-2]`, `${words}[-1]`), 0.55),
        key(' (first and last word)', two(`${words}[1]`, `${words}[-1]`), 0.55),
      ];
    case 'birth-date':
      return [
        // Of a year alone too many have the same.
        key('', `case when right(${x}, 2) <> '00' then ${x} end`),
        key(' (year)', `left(${x}, 4)`, 0.7),
        key(' (month and day)', `case when right(${x}, 2) <> '00' then right(${x}, 4) end`, 0.45),
      ];
    case 'email':
      return [whole, key(' (person part)', `nullif(split_part(${x}, '@', 1), '')`, 0.4)];
    case 'postcode':
      return [whole, key(' (first 2)', `case when length(${x}) > 2 then left(${x}, 2) end`, 0.7)];
    case 'address':
    case 'text':
    case 'place':
      return [
        whole,
        start(5),
        key(' (last word)', `nullif(regexp_extract(${x}, '[^ ]+$'), '')`, 0.5),
      ];
    default:
      return [whole];
  }
}

/** What is left of a word without vowels and doubled letters, with its first letter. */
const consonants = (x: string) =>
  `nullif(left(${x}, 1) || ${[...'bcdfglmnprstz'].reduce(
    (text, letter) => `replace(${text}, '${letter}${letter}', '${letter}')`,
    `translate(substr(${x}, 2), 'aeiouyhw ', '')`,
  )}, '')`;

/** Every rule worth costing: one to three keys of different fields. */
export function rulesOf(keys: readonly Key[]): Rule[] {
  const rules: Rule[] = keys.map((key) => ruleOf([key]));
  for (const [at, first] of keys.entries())
    for (const [step, second] of keys.slice(at + 1).entries()) {
      if (first.field === second.field) continue;
      rules.push(ruleOf([first, second]));
      for (const third of keys.slice(at + step + 2))
        if (third.field !== second.field && third.field !== first.field)
          rules.push(ruleOf([first, second, third]));
    }
  return rules;
}

const ruleOf = (keys: readonly Key[]): Rule => ({ keys, name: ruleName(keys) });

export const ruleName = (keys: readonly Key[]): string => keys.map(({ name }) => name).join(' + ');

/** The key of a rule over one row: null where any part is. */
export const ruleSql = ({ keys }: Rule): string =>
  keys.map(({ sql }) => `(${sql})`).join(` || '|' || `);

export interface Budget {
  /** Pairs to be compared in all. */
  readonly pairs: number;
  readonly records: number;
  /** Rules at most: each is one more join. */
  readonly rules?: number;
}

/** Shares: of records that tell a field, and of those that have a key among them. */
export interface Filled {
  readonly fields: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, number>;
}

/**
 * Chooses rules greedily by what they add to the foreseen share of true pairs found for each pair that they cost. What a
 * rule finds is foreseen by drawing pairs of records of one person whose fields agree, slip or differ independently.
 */
export function planBlocking(
  costed: readonly CostedRule[],
  fields: readonly Field[],
  filled: Filled,
  budget: Budget,
  random: () => number,
): PlannedRule[] {
  const draws = drawPairs(fields, filled, random);
  const finds = costed.map((rule) =>
    draws.map((draw) => rule.keys.every((key) => draw.agrees(key))),
  );
  const found = new Array<boolean>(draws.length).fill(false);
  const planned: PlannedRule[] = [];
  let left = budget.pairs;
  const overhead = budget.records * 0.2;
  while (planned.length < rulesFor(budget)) {
    let best: { at: number; worth: number; adds: number } | null = null;
    for (const [at, rule] of costed.entries()) {
      if (rule.pairs > left || planned.some(({ name }) => name === rule.name)) continue;
      const adds = share(finds[at] ?? [], found);
      const worth = adds / (rule.pairs + overhead);
      if (adds >= LEAST && (!best || worth > best.worth)) best = { at, worth, adds };
    }
    const chosen = best && costed[best.at];
    if (!best || !chosen) break;
    planned.push({ ...chosen, adds: best.adds });
    left -= chosen.pairs;
    for (const [draw, hit] of (finds[best.at] ?? []).entries()) if (hit) found[draw] = true;
  }
  return planned;
}

/** A join of few records costs next to nothing. */
const rulesFor = ({ rules, records }: Budget): number => rules ?? (records < 200_000 ? 32 : 16);

function share(finds: readonly boolean[], found: readonly boolean[]): number {
  let fresh = 0;
  for (let draw = 0; draw < finds.length; draw += 1) if (finds[draw] && !found[draw]) fresh += 1;
  return fresh / finds.length;
}

const DRAWS = 8000;
/** A rule that finds less is not worth its join. */
const LEAST = 0.0003;

function drawPairs(fields: readonly Field[], filled: Filled, random: () => number) {
  return Array.from({ length: DRAWS }, () => {
    const messy = random() < MESSY;
    const states = new Map(
      fields.map((field) => [
        field.name,
        drawState(field, filled.fields.get(field.name) ?? 1, messy, random),
      ]),
    );
    const survivals = new Map<string, boolean>();
    return {
      agrees: (key: Key): boolean => {
        const state = states.get(key.field) ?? 'other';
        if (state === 'other') return false;
        const known = survivals.get(key.name);
        if (known !== undefined) return known;
        const told = (filled.keys.get(key.name) ?? 1) ** 2;
        const survives = random() < (state === 'same' ? told : told * key.survives);
        survivals.set(key.name, survives);
        return survives;
      },
    };
  });
}

/** Some persons' records are worse than others' throughout: as many draws come from these. */
const [MESSY, WORSE] = [0.4, 0.7];

function drawState(
  field: Field,
  filled: number,
  messy: boolean,
  random: () => number,
): 'same' | 'slip' | 'other' {
  const [clean, slips] = AGREEMENT[field.kind];
  const [same, slip] = messy ? [clean * WORSE, slips + clean * (1 - WORSE) * 0.5] : [clean, slips];
  const told = filled ** 2;
  const drawn = random();
  if (drawn < same * told) return 'same';
  return drawn < (same + slip) * told ? 'slip' : 'other';
}
