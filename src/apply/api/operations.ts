/** What the public interface can be asked: its routes and its OpenAPI document are made from this table. */
import type { z } from 'zod';
import { CSV, GEOJSON, JSON_TYPE } from '../twins/twins.ts';
import * as schemas from './schemas.ts';

export const FORMATS = { json: JSON_TYPE, csv: CSV, geojson: GEOJSON } as const;
export type Format = keyof typeof FORMATS;

export interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly parameter?: {
    readonly name: string;
    readonly pattern: string;
    readonly example: string;
  };
  readonly answer?: z.ZodType;
  /** The forms of the answer, the usual one first. */
  readonly formats: readonly Format[];
}

/** Everybody, or the people of one corridor. */
const PEOPLE = '^(?:all|[A-Z]{3}-[A-Z]{3})$';

export const OPERATIONS = {
  listFacts: {
    path: '/facts',
    summary: 'Released figures, page by page',
    query: schemas.factQuery,
    answer: schemas.factPage,
    formats: ['json', 'csv'],
  },
  exportFacts: {
    path: '/facts.csv',
    summary: 'Every released figure as one stream; its last line holds the count and the checksum',
    query: schemas.factFilter,
    formats: ['csv'],
  },
  readCorridor: {
    path: '/corridors/{key}',
    summary: 'The sheet of one corridor; as CSV, each of its figures with its cell',
    parameter: { name: 'key', pattern: '^[A-Z]{3}-[A-Z]{3}$', example: 'SEN-FRA' },
    answer: schemas.corridorDocument,
    formats: ['json', 'csv'],
  },
  readCountry: {
    path: '/countries/{code}',
    summary: 'A country as origin and as residence',
    parameter: { name: 'code', pattern: '^[A-Z]{3}$', example: 'SEN' },
    answer: schemas.countryDocument,
    formats: ['json', 'csv'],
  },
  readPersons: {
    path: '/persons/{key}',
    summary:
      'People whom at least one list knows, as protected tables: of all corridors, or of one',
    parameter: { name: 'key', pattern: PEOPLE, example: 'all' },
    answer: schemas.personsDocument,
    formats: ['json', 'csv'],
  },
  readEstimate: {
    path: '/estimates/{key}',
    summary: 'How many there are in all, as lists that were linked tell; as CSV, one row a model',
    parameter: { name: 'key', pattern: PEOPLE, example: 'all' },
    answer: schemas.estimateDocument,
    formats: ['json', 'csv'],
  },
  readAtlas: {
    path: '/atlas',
    summary: 'One state of the map',
    query: schemas.atlasQuery,
    answer: schemas.atlasAnswer,
    formats: ['json', 'csv', 'geojson'],
  },
  listReleases: {
    path: '/releases',
    summary: 'The newest hundred releases, each with its signature',
    answer: schemas.releaseList,
    formats: ['json', 'csv'],
  },
  listSources: {
    path: '/sources',
    summary: 'The sources of the newest release and which of them repeat each other',
    answer: schemas.sourceList,
    formats: ['json', 'csv'],
  },
  listOffices: {
    path: '/offices',
    summary: 'Public offices, page by page',
    query: schemas.officeQuery,
    answer: schemas.officePage,
    formats: ['json', 'csv', 'geojson'],
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationId = keyof typeof OPERATIONS;
