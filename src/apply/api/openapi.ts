import { z } from 'zod';
import * as schemas from './schemas.ts';

interface Operation {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly parameter?: {
    readonly name: string;
    readonly pattern: string;
    readonly example: string;
  };
  readonly answer?: z.ZodType;
  /** Media types beside JSON. */
  readonly also?: readonly string[];
}

const OPERATIONS: readonly Operation[] = [
  {
    path: '/facts',
    id: 'listFacts',
    summary: 'Released figures, page by page',
    query: schemas.factQuery,
    answer: schemas.factPage,
    also: ['text/csv'],
  },
  {
    path: '/facts.csv',
    id: 'exportFacts',
    summary: 'Every released figure as one stream; its last line holds the count and the checksum',
    query: schemas.factQuery.omit({ after: true, limit: true, format: true }),
    also: ['text/csv'],
  },
  {
    path: '/corridors/{key}',
    id: 'readCorridor',
    summary: 'The sheet of one corridor',
    parameter: { name: 'key', pattern: '^[A-Z]{3}-[A-Z]{3}$', example: 'SEN-FRA' },
    answer: schemas.corridorDocument,
  },
  {
    path: '/countries/{code}',
    id: 'readCountry',
    summary: 'A country as origin and as residence',
    parameter: { name: 'code', pattern: '^[A-Z]{3}$', example: 'SEN' },
    answer: schemas.countryDocument,
  },
  {
    path: '/atlas',
    id: 'readAtlas',
    summary: 'One state of the map',
    query: schemas.atlasQuery,
    answer: schemas.atlasAnswer,
  },
  {
    path: '/releases',
    id: 'listReleases',
    summary: 'Every release with its signature',
    answer: schemas.releaseList,
  },
  {
    path: '/sources',
    id: 'listSources',
    summary: 'The sources of the newest release and which of them repeat each other',
    answer: schemas.sourceList,
  },
  {
    path: '/offices',
    id: 'listOffices',
    summary: 'Public offices, page by page',
    query: schemas.officeQuery,
    answer: schemas.officePage,
    also: ['text/csv'],
  },
];

const OPTIONS = { target: 'draft-2020-12', io: 'output' } as const;

/** The OpenAPI 3.1 document of the public interface. */
export function openApi({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: `${name}: public figures`,
      version: '1',
      description:
        'Released figures only. Every figure carries its source, year, definition and kind; figures of different definitions are not to be added up.',
    },
    servers: [{ url: `${address}/api/v1` }],
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [operation.path, { get: pathItem(operation) }]),
    ),
    components: { schemas: { Problem: bare(z.toJSONSchema(schemas.problem, OPTIONS)) } },
  };
}

function pathItem({ id, summary, query, parameter, answer, also = [] }: Operation) {
  return {
    operationId: id,
    summary,
    parameters: [
      ...(parameter ? [pathParameter(parameter)] : []),
      ...(query ? queryParameters(query) : []),
    ],
    responses: {
      200: {
        description: summary,
        content: {
          ...(answer
            ? { 'application/json': { schema: bare(z.toJSONSchema(answer, OPTIONS)) } }
            : {}),
          ...Object.fromEntries(also.map((type) => [type, { schema: { type: 'string' } }])),
        },
      },
      default: {
        description: 'A refusal',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

const pathParameter = ({ name, pattern, example }: NonNullable<Operation['parameter']>) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern },
  example,
});

function queryParameters(query: z.ZodObject) {
  // What a caller may write, before coercion and defaults.
  const { properties = {}, required = [] } = z.toJSONSchema(query, { ...OPTIONS, io: 'input' });
  const outputs = z.toJSONSchema(query, OPTIONS).properties ?? {};
  return Object.keys(properties).map((name) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: outputs[name] ?? properties[name],
  }));
}

function bare<Schema extends object>(schema: Schema): Omit<Schema, '$schema'> {
  const { $schema: _, ...rest } = schema as Schema & { $schema?: unknown };
  return rest;
}
