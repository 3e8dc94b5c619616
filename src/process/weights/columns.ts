/** What a list can tell of the aspects of a population, as far as its columns say before its rows are read. */
import { type ColumnUse, type List, mappingOf } from '../../collect/lists/lists.ts';
import { SAID_BY } from '../attributes/attributes.ts';
import { ASPECTS, type Aspect, type PopulationMargin } from './settings.ts';

export interface Told {
  readonly header: string;
  /** Rows in which nothing that can be read stands; more may turn out to say nothing. */
  readonly lacking: number;
}

export type ToldBy = ReadonlyMap<Aspect, Told>;

const USES: Readonly<Record<Aspect, readonly ColumnUse[]>> = {
  sex: SAID_BY.sex,
  age: SAID_BY.year,
  origin: SAID_BY.origin,
  residence: SAID_BY.residence,
  place: SAID_BY.place,
  occupation: SAID_BY.occupation,
  education: ['education'],
};

/** Issues of cells that say nothing. */
const SILENT: ReadonlySet<string> = new Set([
  'filler',
  'date-unreadable',
  'year-unreadable',
  'sex-unknown',
  'country-unknown',
]);

export function toldBy(list: List): ToldBy {
  const mapping = mappingOf(list);
  const told = new Map<Aspect, Told>();
  for (const aspect of ASPECTS) {
    const [best] = (list.columns ?? [])
      .filter(({ header }) => USES[aspect].includes(mapping.get(header) ?? 'none'))
      .map(({ header, rows, filled }) => ({
        header,
        lacking: rows - filled + silentIn(list, header),
      }))
      .toSorted((a, b) => a.lacking - b.lacking);
    if (best) told.set(aspect, best);
  }
  return told;
}

const silentIn = ({ issues }: List, header: string): number =>
  (issues ?? [])
    .filter(({ column, code }) => column === header && SILENT.has(code))
    .reduce((sum, { count }) => sum + count, 0);

/** The columns that tell a margin; null where one of its aspects has none. */
export function columnsFor({ aspects }: PopulationMargin, told: ToldBy): Told[] | null {
  const found = aspects.map((aspect) => told.get(aspect)).filter((one) => one !== undefined);
  return found.length === aspects.length ? found : null;
}
