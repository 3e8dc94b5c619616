/** Public offices: found by town, and as a table and on a map for machines. */
import type { Office, Town } from '../../collect/offices/offices.ts';
import { fold } from '../../reference/folding/folding.ts';
import { csvOf } from '../twins/twins.ts';

export { DirectoryTabs } from './tabs.tsx';

export interface FoldedTown extends Town {
  readonly folded: string;
}

export const foldedTowns = (towns: readonly Town[]): FoldedTown[] =>
  towns.map((town) => ({ ...town, folded: fold(town.city) }));

const COLUMNS = [
  'id',
  'operator',
  'country',
  'city',
  'kind',
  'latitude',
  'longitude',
  'website',
  'phone',
] as const satisfies readonly (keyof Office)[];

export const officesCsv = (offices: readonly Office[]): string =>
  csvOf(
    COLUMNS,
    offices.map((office) => COLUMNS.map((column) => office[column])),
  );

/** RFC 7946: an office whose place nobody gave has a null geometry and is not left out. */
export const officesGeojson = (offices: readonly Office[]) => ({
  type: 'FeatureCollection' as const,
  features: offices.map(({ id, latitude, longitude, ...properties }) => ({
    type: 'Feature' as const,
    id,
    geometry:
      latitude === null || longitude === null
        ? null
        : { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
    properties,
  })),
});
