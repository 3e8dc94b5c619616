/** One state of the atlas: a measure, whose, and the choice of definition, kind, year, sex and source. */
import {
  DEFINITIONS,
  KINDS,
  type Kind,
  MEASURES,
  type Measure,
  SEXES,
} from '../../collect/facts/fact.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { HubDocument, SourceCard } from '../../process/pipeline/corridors/document.ts';
import {
  type Cell,
  type Edition,
  readCells,
  readDocument,
} from '../../process/releases/releases.ts';
import { weakest } from '../figures/figures.ts';
import { type Choice, choose, matching, type Preference, type Wanted } from './choice.ts';

export { atlasCsv, atlasGeojson } from './atlas-twins.ts';
export type { Choice } from './choice.ts';

export interface Query extends Wanted {
  readonly measure: Measure;
  readonly origin?: string;
  readonly residence?: string;
  readonly mode: 'circles' | 'flows';
}

export interface Spot {
  readonly code: string;
  readonly value: number;
  /** The least certain of the figures added up. */
  readonly kind: Kind;
}

export interface Atlas {
  readonly query: Query;
  /** Null where the release has nothing at all for this measure and these countries. */
  readonly choice: Choice | null;
  /** Largest first. */
  readonly spots: readonly Spot[];
  readonly flows: readonly {
    readonly from: string;
    readonly to: string;
    readonly value: number;
    readonly kind: Kind;
  }[];
  readonly measures: readonly Measure[];
  /** Those whose figures the map shows: one figure a corridor, by the open rule of the headline. */
  readonly sources: readonly SourceCard[];
}

/** Prices are no quantity that a circle could show. */
const SHOWN: readonly Measure[] = (Object.keys(MEASURES) as Measure[]).filter(
  (measure) => measure !== 'remittance_cost',
); // keys of the table of measures

const FLOWS = 40;

interface Settings {
  readonly origins: readonly string[];
  readonly residences: readonly string[];
}

const COUNTRY = /^[A-Z]{3}$/;

/** Reads a query string; what is not understood is left out. */
export function queryOf(params: URLSearchParams, { origins, residences }: Settings): Query {
  const text = (name: string, form: RegExp) => {
    const value = params.get(name) ?? '';
    return form.test(value) ? { [name]: value } : {};
  };
  const oneOf = (name: string, known: readonly string[]) =>
    known.includes(params.get(name) ?? '') ? { [name]: params.get(name) } : {};
  const measure = SHOWN.find((known) => known === params.get('measure')) ?? 'stock';
  const ends = { ...text('origin', COUNTRY), ...text('residence', COUNTRY) };
  const asked = params.has('origin') || params.has('residence');
  const words = {
    ...oneOf('definition', DEFINITIONS),
    ...oneOf('kind', KINDS),
    ...oneOf('sex', SEXES),
    ...text('year', /^\d{4}$/),
  };
  return {
    measure,
    mode: params.get('mode') === 'flows' ? 'flows' : 'circles',
    ...(asked ? ends : own(origins, residences)),
    ...words,
  };
}

// The map of a country's hub begins with its own people, that of a city's hub with its inhabitants.
function own(
  origins: readonly string[],
  residences: readonly string[],
): { origin?: string; residence?: string } {
  const [origin, residence] = [origins[0], residences[0]];
  if (origins.length === 1 && origin) return { origin };
  return residences.length === 1 && residence ? { residence } : {};
}

/** The address of a state, without what is empty. */
export function addressOf(query: Query, change: Partial<Record<keyof Query, string>> = {}): string {
  const merged: Record<string, string | undefined> = { ...query, ...change };
  const known = Object.entries(merged).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return new URLSearchParams(known).toString();
}

const NAMES = 'measure mode origin residence definition kind sex year'.split(' ');

/** What was understood of a query string, in one order: the same state has one address, whatever else was asked. */
export function understood(params: URLSearchParams, query: Query): string {
  const read: Partial<Record<string, unknown>> = { ...query };
  const known = NAMES.filter((name) => params.has(name))
    .map((name) => [name, read[name] === params.get(name) ? (params.get(name) ?? '') : ''])
    // Emptied on purpose: everybody, not the hub's own.
    .filter(([name, value]) => value || name === 'origin' || name === 'residence');
  return new URLSearchParams(known).toString();
}

export async function atlasOf(db: Executor, edition: Edition, query: Query): Promise<Atlas | null> {
  const hub = await readDocument(db, edition, 'hub', '*');
  if (!hub) return null;
  const { origin, residence, measure } = query;
  const preference = preferenceOf(hub, measure);
  const cells =
    origin || residence
      ? await readCells(db, edition, {
          measure,
          ...(origin ? { origin } : {}),
          ...(residence ? { residence } : {}),
        })
      : await everywhere(db, edition, query, hub, preference);
  const named = cells.filter((cell) => cell.origin !== 'WLD' && cell.residence !== 'WLD');
  const choice = choose(origin || residence ? named : offersOf(hub, measure), query, preference);
  const found = choice ? matching(named, choice) : [];
  const measures = SHOWN.filter((one) =>
    hub.sources.some((source) => source.measures.includes(one)),
  );
  return {
    query,
    choice,
    spots: spotsOf(found, query),
    flows: flowsOf(found, query),
    measures,
    sources: hub.sources.filter(({ id }) => found.some(({ source }) => source === id)),
  };
}

function preferenceOf({ who }: HubDocument, measure: Measure): Preference {
  const best = who.headline;
  return best && measure === 'stock' ? { definition: best.definition } : {};
}

// All corridors of all years are too many to read at once: the totals say what there is, and one choice is read.
async function everywhere(
  db: Executor,
  edition: Edition,
  query: Query,
  hub: HubDocument,
  preference: Preference,
): Promise<Cell[]> {
  const choice = choose(offersOf(hub, query.measure), query, preference);
  if (!choice) return [];
  const { definition, year, sex } = choice.chosen;
  return readCells(db, edition, { measure: query.measure, definition, year: Number(year), sex });
}

function offersOf({ series, protection, sources }: HubDocument, measure: Measure) {
  const sexes = (id: string) =>
    sources.find((source) => source.id === id)?.sexes ?? (['both'] as const);
  const years = [
    ...series.flatMap(({ points, ...line }) => points.map(({ year }) => ({ ...line, year }))),
    ...protection,
  ];
  return years
    .filter((line) => line.measure === measure)
    .flatMap(({ definition, kind, source, year }) =>
      sexes(source).map((sex) => ({ definition, kind, year, sex })),
    );
}

function spotsOf(cells: readonly Cell[], query: Query): Spot[] {
  const side = query.residence && !query.origin ? 'origin' : 'residence';
  return [...Map.groupBy(cells, (cell) => cell[side])]
    .map(([code, parts]) => ({
      code,
      value: parts.reduce((sum, { value }) => sum + value, 0),
      kind: weakest(parts.map(({ kind }) => kind as Kind)),
    })) // cells carry kinds of facts
    .sort((a, b) => b.value - a.value);
}

function flowsOf(cells: readonly Cell[], { mode }: Query): Atlas['flows'] {
  if (mode !== 'flows') return [];
  return cells
    .toSorted((a, b) => b.value - a.value)
    .slice(0, FLOWS)
    .map(({ origin, residence, value, kind }) => ({
      from: origin,
      to: residence,
      value,
      kind: kind as Kind,
    })); // the same
}
