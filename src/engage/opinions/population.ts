import type { Executor } from '../../platform/database/database.ts';
import {
  newestEdition,
  type ReleasedFact,
  readDocument,
  readFacts,
} from '../../process/releases/releases.ts';
import { AGE_BANDS } from '../consultations/consultations.ts';
import { bandOf, type Population } from './unheard.ts';

const MOST_FACTS = 50_000;
const ALL = '*';

/** What the release in force says of the hub's diaspora by where they live, age and sex: one source, one definition, one year. */
export async function populationsNow(db: Executor): Promise<Population[]> {
  const edition = await newestEdition(db);
  const document = edition && (await readDocument(db, edition, 'hub', ALL));
  const headline = document?.who.headline;
  if (!edition || !document || !headline) return [];
  const { source, definition, year } = headline;
  const holder = document.sources.find(({ id }) => id === source)?.holder ?? source;
  const from = { holder, definition, year };
  const residences = document.where.residences.map(({ code, value }) => ({ code, total: value }));
  const { sex } = document.who;
  const facts = await readFacts(db, edition, { source, measure: 'stock', year }, -1, MOST_FACTS);
  // Of a table that was not read to its end nothing can be summed.
  const ages = facts.length === MOST_FACTS ? [] : agesIn(facts, definition);
  return [
    ...(residences.length > 1
      ? [{ aspect: 'residence' as const, ...from, categories: residences }]
      : []),
    ...(ages.length > 1 ? [{ aspect: 'age' as const, ...from, categories: ages }] : []),
    ...(sex ? [{ aspect: 'sex' as const, ...from, categories: sexes(sex) }] : []),
  ];
}

const sexes = ({ female, male }: { female: number; male: number }) => [
  { code: 'female', total: female },
  { code: 'male', total: male },
];

const YOUNGEST = 15;

const DETAILS = [
  'place',
  'quarter',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
] as const;

/** The ages that one may tell, where the release counts them or finer ones; else its own, if none of them holds another. */
function agesIn(facts: readonly ReleasedFact[], definition: string): Population['categories'] {
  const totals = new Map<string, number>();
  for (const fact of facts) {
    const plain = fact.sex === 'both' && DETAILS.every((name) => fact[name] === null);
    if (!plain || fact.definition !== definition || fact.age === null) continue;
    const band = tellable(fact.age);
    totals.set(band, (totals.get(band) ?? 0) + fact.value);
  }
  const bands = [...totals]
    .map(([code, total]) => ({ code, total, ...bandOf(code) }))
    // Children below the first age that one may tell are not asked.
    .filter(({ from, to, total }) => !Number.isNaN(from) && to >= YOUNGEST && total > 0)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const mixed = bands.some(({ from }, at) => at > 0 && from <= (bands[at - 1]?.to ?? from - 1));
  return mixed ? [] : bands.map(({ code, total }) => ({ code, total }));
}

/** The band in which an age of the release lies whole, or its own. */
function tellable(age: string): string {
  const { from, to } = bandOf(age);
  const within = AGE_BANDS.find((band) => {
    const wide = bandOf(band);
    return from >= wide.from && to <= wide.to;
  });
  return within ?? age;
}
