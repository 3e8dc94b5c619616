/** Corridor sheets: one document of the release, the offices and guides that help its people, and its figures. */
import type { Executor } from '../../platform/database/database.ts';
import type { Cell } from '../../platform/sheets/sheets.ts';
import {
  documentKeys,
  type Edition,
  type ReleasedFact,
  readCells,
  readDocument,
  readFacts,
} from '../../process/releases/releases.ts';
import { csvOf } from '../twins/twins.ts';

export { CorridorForm, countryOptions } from './finder.tsx';
export { officeKind } from './help.tsx';
export { byYear } from './protection.tsx';
export { trendSentence } from './section.tsx';
export { dossierTitle, sourceGroups } from './views.tsx';

const POPULAR = 24;

/** Which corridors there are to choose from, and the largest of them. */
export async function corridorsOf(db: Executor, edition: Edition | null) {
  if (!edition) return { origins: [], residences: [], popular: [] };
  const [origins, residences, hub] = await Promise.all([
    documentKeys(db, edition, 'origin'),
    documentKeys(db, edition, 'residence'),
    readDocument(db, edition, 'hub', '*'),
  ]);
  const total = hub?.who.headline;
  const cells = total
    ? await readCells(db, edition, {
        measure: 'stock',
        year: total.year,
        sex: 'both',
        definition: total.definition,
      })
    : [];
  const popular = cells
    .filter(({ source }) => source === total?.source)
    .sort((a, b) => b.value - a.value)
    .slice(0, POPULAR)
    .map(({ origin, residence, value }) => ({ key: `${origin}-${residence}`, value }));
  return { origins, residences, popular };
}

const COLUMNS = [
  'origin',
  'residence',
  'place',
  'year',
  'quarter',
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
  'measure',
  'definition',
  'kind',
  'value',
  'low',
  'high',
  'source',
  'importId',
  'sheet',
  'row',
  'column',
] as const satisfies readonly (keyof ReleasedFact)[];

export const FACT_COLUMNS: readonly string[] = COLUMNS;

export const factCells = (fact: ReleasedFact): Cell[] => COLUMNS.map((column) => fact[column]);

/** Every released fact of one corridor, each with the cell that it was read from. */
export async function corridorCsv(
  db: Executor,
  edition: Edition,
  origin: string,
  residence: string,
): Promise<string | null> {
  const facts = await readFacts(db, edition, { origin, residence }, -1, 100_000);
  return facts.length > 0 ? csvOf(COLUMNS, facts.map(factCells)) : null;
}
