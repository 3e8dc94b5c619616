/** What the edition in force says of the people of a corridor, by aspects that a list can tell. */
import type { Executor } from '../../platform/database/database.ts';
import { educationOf, placeOf } from '../attributes/attributes.ts';
import type { CorridorDocument } from '../pipeline/corridors/document.ts';
import {
  type Edition,
  type FactFilter,
  type ReleasedFact,
  readDocument,
  readFacts,
} from '../releases/releases.ts';
import { bandOf, overlaps } from './matching.ts';
import type { Aspect, FromEdition, PopulationMargin } from './settings.ts';

/** One source, one definition, one year, one kind. */
export interface Figures {
  readonly key: string;
  readonly from: FromEdition;
  readonly margins: readonly PopulationMargin[];
}

type Composition = CorridorDocument['composition'][number];

/** Everything that can be chosen of a corridor; sources that know more come first. */
export async function figuresOf(
  db: Executor,
  edition: Edition | null,
  origin: string,
  residence: string,
): Promise<Figures[]> {
  const document =
    edition && (await readDocument(db, edition, 'corridor', `${origin}-${residence}`));
  if (!edition || !document) return [];
  const splits = document.composition.filter(({ measure }) => measure === 'stock');
  const found: Figures[] = [];
  for (const [key, group] of Map.groupBy(splits, keyOf)) {
    const [first] = group;
    const card = document.sources.find(({ id }) => id === first?.source);
    if (!first || !card) continue;
    const { definition, year, kind, source } = first;
    const single = group.flatMap((split) => marginOf(split, residence) ?? []);
    const facts = await allFacts(db, edition, {
      origin,
      residence,
      source,
      measure: 'stock',
      year,
    });
    const crossed = crossedOf(facts, definition);
    found.push({
      key,
      from: {
        how: 'edition',
        edition: edition.number,
        ...{ origin, residence, definition, year, kind },
        ...{ holder: card.holder, title: card.title },
      },
      margins: crossed ? [crossed, ...single] : single,
    });
  }
  return found
    .filter(({ margins }) => margins.length > 0)
    .toSorted((a, b) => b.margins.length - a.margins.length || b.from.year - a.from.year);
}

const keyOf = ({ source, definition, year, kind }: Composition): string =>
  [source, definition, year, kind].join(' ');

const ASPECT_OF: Partial<Record<Composition['dimension'], Aspect>> = {
  sex: 'sex',
  age: 'age',
  education: 'education',
  isco: 'occupation',
  place: 'place',
};

function marginOf(
  { dimension, parts, total, sum }: Composition,
  residence: string,
): PopulationMargin | null {
  const aspect = ASPECT_OF[dimension];
  if (!aspect) return null;
  const totals = new Map<string, number>();
  for (const { code, value } of parts) {
    const own = CODE_OF[aspect](code, residence);
    if (own !== null) totals.set(own, (totals.get(own) ?? 0) + value);
  }
  const categories = [...totals].map(([code, value]) => ({ codes: [code], total: value }));
  return checked([aspect], categories, Math.max(total ?? 0, sum));
}

/** A category of a source as a list's rows are coded; null where nobody of a list could be told to belong to it. */
const CODE_OF: Readonly<Record<Aspect, (code: string, residence: string) => string | null>> = {
  sex: (code) => (code === 'female' || code === 'male' ? code : null),
  age: (code) => (Number.isNaN(bandOf(code).from) ? null : code),
  education: educationOf,
  occupation: (code) => (/^\d{1,4}$/.test(code) ? code.slice(0, 1) : null),
  place: placeOf,
  origin: () => null,
  residence: () => null,
};

function checked(
  aspects: readonly Aspect[],
  totals: PopulationMargin['categories'],
  all: number,
): PopulationMargin | null {
  const categories = totals
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => orderOf(a.codes) - orderOf(b.codes));
  const unclear = aspects.some(
    (aspect, at) =>
      (aspect === 'age' || aspect === 'education') &&
      overlaps([...new Set(categories.map(({ codes }) => codes[at] ?? ''))]),
  );
  if (categories.length < 2 || unclear) return null;
  const sum = categories.reduce((one, { total }) => one + total, 0);
  return { aspects, categories, left: Math.max(0, all - sum) };
}

/** Women before men, then from the youngest. */
const orderOf = (codes: readonly string[]): number =>
  codes.reduce((sum, code) => {
    if (code === 'female') return sum;
    if (code === 'male') return sum + 10_000;
    const { from } = bandOf(code);
    return Number.isNaN(from) ? sum : sum + from;
  }, 0);

const MOST_FACTS = 20_000;

async function allFacts(db: Executor, edition: Edition, filter: FactFilter) {
  const facts = await readFacts(db, edition, filter, -1, MOST_FACTS);
  // Of a table that was not read to its end nothing can be summed.
  return facts.length === MOST_FACTS ? [] : facts;
}

const OTHERS = [
  'place',
  'quarter',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
] as const;

/** Sex by age from the least detailed table that crosses them. */
function crossedOf(facts: readonly ReleasedFact[], definition: string): PopulationMargin | null {
  const both = facts.filter(({ sex, age }) => sex !== 'both' && age !== null);
  const stated = new Set(both.map((fact) => fact.definition));
  const meant = stated.size > 1 ? both.filter((fact) => fact.definition === definition) : both;
  const details = (fact: ReleasedFact) => OTHERS.filter((name) => fact[name] !== null);
  const tables = Map.groupBy(meant, (fact) => details(fact).join(' '));
  const [least] = [...tables].toSorted(
    ([a], [b]) => a.split(' ').length - b.split(' ').length || a.length - b.length,
  );
  if (!least) return null;
  const totals = new Map<string, number>();
  let all = 0;
  for (const { sex, age, value } of least[1]) {
    all += value;
    if (age === null || CODE_OF.age(age, '') === null) continue;
    const key = `${sex}:${age}`;
    totals.set(key, (totals.get(key) ?? 0) + value);
  }
  const categories = [...totals].map(([key, total]) => ({ codes: key.split(':'), total }));
  return checked(['sex', 'age'], categories, all);
}
