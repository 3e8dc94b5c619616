import { type Fact, MEASURES, type Measure, SEXES, SPECIAL_CODES } from '../fact.ts';
import type { SourceTotal } from './layout.ts';

interface Sums {
  stated: number | null;
  computed: number;
  unknown: number;
  parts: number;
}

interface Totals {
  add(fact: Fact): void;
  /** Whether any fact names this country. */
  has(code: string): boolean;
  stated(): SourceTotal[];
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
const NUMBER_OF = Object.fromEntries(MEASURE_NAMES.map((name, at) => [name, at])) as Record<
  Measure,
  number
>;
const ROOM = 32;

/** Sums of all origins for each residence and the other way round, kept only to be compared with what the source states. */
export function createTotals(): Totals {
  const sides = {
    residence: new Map<string, Map<number, Sums>>(),
    origin: new Map<string, Map<number, Sums>>(),
  };

  function add(fact: Fact): void {
    if (
      fact.age ??
      fact.education ??
      fact.isco ??
      fact.labour ??
      fact.duration ??
      fact.generation ??
      fact.place
    )
      return;
    const slot =
      ((fact.year * 5 + (fact.quarter ?? 0)) * 3 + SEXES.indexOf(fact.sex)) * ROOM +
      NUMBER_OF[fact.measure];
    enter(sums(sides.residence, fact.residence, slot), fact.origin, fact.value);
    enter(sums(sides.origin, fact.origin, slot), fact.residence, fact.value);
  }

  function stated(): SourceTotal[] {
    return [...listTotals('residence', sides.residence), ...listTotals('origin', sides.origin)];
  }
  const has = (code: string) => sides.residence.has(code) || sides.origin.has(code);
  return { add, has, stated };
}

function sums(side: Map<string, Map<number, Sums>>, code: string, slot: number): Sums {
  const slots = side.get(code);
  const found = slots?.get(slot);
  if (found) return found;
  const fresh = { stated: null, computed: 0, unknown: 0, parts: 0 };
  if (slots) slots.set(slot, fresh);
  else side.set(code, new Map([[slot, fresh]]));
  return fresh;
}

function enter(sum: Sums, other: string, value: number): void {
  if (other === SPECIAL_CODES.total) {
    sum.stated = (sum.stated ?? 0) + value;
    return;
  }
  sum.parts += 1;
  if (other === SPECIAL_CODES.unknown) sum.unknown += value;
  else sum.computed += value;
}

function* listTotals(
  side: 'residence' | 'origin',
  codes: Map<string, Map<number, Sums>>,
): Generator<SourceTotal> {
  for (const [code, slots] of codes) {
    for (const [slot, { stated, computed, unknown, parts }] of slots) {
      if (stated === null || parts === 0) continue;
      const measure = MEASURE_NAMES[slot % ROOM] ?? 'stock';
      const sex = SEXES[Math.floor(slot / ROOM) % 3] ?? 'both';
      const period = Math.floor(slot / ROOM / 3);
      const year = Math.floor(period / 5);
      const quarter = period % 5 || null;
      const key = [side, code, quarter ? `${year}Q${quarter}` : year, sex, measure].join(' ');
      yield { key, side, code, year, quarter, sex, measure, stated, computed, unknown };
    }
  }
}
