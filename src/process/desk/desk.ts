import { sql } from 'drizzle-orm';
import type { Definition, Measure } from '../../collect/facts/fact.ts';
import { mosaic, type Tile } from '../../collect/sources/sources.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { SourceSummary, Tie } from '../pipeline/corridors/document.ts';
import { type Edition, newestEdition, readDocument } from '../releases/releases.ts';

export const FACETS = [
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
  'place',
] as const;
export type Facet = (typeof FACETS)[number];

/** A source of the mosaïque, with what the current release has of it; null where it has nothing. */
export interface Piece extends Tile {
  readonly summary: SourceSummary | null;
  readonly facets: readonly Facet[];
}

export interface Patchwork {
  readonly edition: Edition | null;
  readonly pieces: readonly Piece[];
  readonly ties: readonly Tie[];
  /** Residences of which the release has a stock. */
  readonly residences: ReadonlySet<string>;
}

/** Every source beside what the current release knows of it. */
export async function patchwork(db: Executor): Promise<Patchwork> {
  const tiles = await mosaic(db);
  const edition = await newestEdition(db);
  const hub = edition && (await readDocument(db, edition, 'hub', '*'));
  const details = edition
    ? await detailsOf(db, edition)
    : { facets: new Map<string, Facet[]>(), residences: new Set<string>() };
  const summaries = new Map((hub?.sources ?? []).map((summary) => [summary.id, summary]));
  const pieces = tiles.map((tile) => ({
    ...tile,
    summary: summaries.get(tile.source.id) ?? null,
    facets: details.facets.get(tile.source.id) ?? [],
  }));
  return { edition, pieces, ties: hub?.ties ?? [], residences: details.residences };
}

interface Details {
  readonly facets: ReadonlyMap<string, Facet[]>;
  readonly residences: ReadonlySet<string>;
}

// A release never changes: what was read of it once holds as long as it is the newest.
let kept: { readonly id: string; readonly details: Details } | null = null;

async function detailsOf(db: Executor, edition: Edition): Promise<Details> {
  if (kept?.id === edition.id) return kept.details;
  const facets = await facetsOf(db, edition);
  const found = await db.execute<{ residence: string }>(
    sql`select distinct residence from release_cells where release_id = ${edition.id} and measure = 'stock' and sex = 'both'`,
  );
  const details = { facets, residences: new Set([...found].map(({ residence }) => residence)) };
  kept = { id: edition.id, details };
  return details;
}

async function facetsOf(db: Executor, edition: Edition): Promise<Map<string, Facet[]>> {
  const rows = await db.execute<Record<Facet, boolean> & { source: string }>(sql`
    select source, bool_or(sex <> 'both') as sex, bool_or(age is not null) as age, bool_or(education is not null) as education,
      bool_or(isco is not null) as isco, bool_or(labour is not null) as labour, bool_or(duration is not null) as duration,
      bool_or(generation is not null) as generation, bool_or(place is not null) as place
    from release_facts where release_id = ${edition.id} group by source`);
  return new Map([...rows].map((row) => [row.source, FACETS.filter((facet) => row[facet])]));
}

/** A subject, who holds it, and the kinds of holders that usually could. */
export interface Holding extends Subject {
  readonly held: readonly Piece[];
}

interface Subject {
  readonly what: `definition.${Definition}` | `measure.${Measure}` | `facet.${Facet}`;
  readonly who: readonly string[];
}

// Who keeps such figures as part of their task; a suggestion to ask, not a promise.
const WHO: readonly Subject[] = [
  { what: 'definition.birth', who: ['statistics_office', 'international'] },
  { what: 'definition.citizenship', who: ['statistics_office', 'ministry'] },
  { what: 'definition.registration', who: ['consulate', 'ministry'] },
  { what: 'definition.ancestry', who: ['statistics_office', 'university'] },
  { what: 'definition.self_identification', who: ['university', 'association'] },
  { what: 'definition.protection', who: ['international', 'ministry'] },
  { what: 'measure.remittances', who: ['international', 'ministry'] },
  { what: 'measure.remittance_cost', who: ['international', 'company'] },
  { what: 'facet.sex', who: ['statistics_office', 'consulate'] },
  { what: 'facet.age', who: ['statistics_office', 'consulate'] },
  { what: 'facet.education', who: ['statistics_office', 'university'] },
  { what: 'facet.isco', who: ['statistics_office', 'company'] },
  { what: 'facet.labour', who: ['statistics_office', 'ministry'] },
  { what: 'facet.duration', who: ['statistics_office', 'municipality'] },
  { what: 'facet.generation', who: ['statistics_office', 'university'] },
  { what: 'facet.place', who: ['municipality', 'consulate'] },
];

/** Subject by subject, what nobody holds first. */
export function holdingsOf(pieces: readonly Piece[]): Holding[] {
  const all = WHO.map((subject) => ({
    ...subject,
    held: pieces.filter((piece) => holds(piece, subject.what)),
  }));
  return [
    ...all.filter(({ held }) => held.length === 0),
    ...all.filter(({ held }) => held.length > 0),
  ];
}

function holds({ summary, facets }: Piece, what: Subject['what']): boolean {
  const [frame, code] = what.split('.');
  if (frame === 'facet') return facets.some((facet) => facet === code);
  if (frame === 'measure') return summary?.measures.some((measure) => measure === code) ?? false;
  // A source that mixes birth and citizenship holds something of birth.
  return (
    summary?.definitions.some(
      (each) => each === code || (code === 'birth' && each === 'born_or_citizen'),
    ) ?? false
  );
}
