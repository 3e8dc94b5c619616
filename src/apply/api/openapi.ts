import { z } from 'zod';
import { FORMATS, OPERATIONS, type Operation } from './operations.ts';
import * as schemas from './schemas.ts';

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
      summary: 'What the pages of this hub show, for machines',
      title: `${name}: public figures`,
      version: '1',
      description:
        'Released figures only. Every figure carries its source, year, definition and kind; figures of different definitions are not to be added up.',
    },
    // Nobody needs a key.
    security: [],
    servers: [{ url: `${address}/api/v1` }],
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([id, operation]) => [
        operation.path,
        { get: pathItem(id, operation) },
      ]),
    ),
    components: { schemas: { Problem: bare(z.toJSONSchema(schemas.problem, OPTIONS)) } },
  };
}

function pathItem(id: string, operation: Operation) {
  const { summary, query, parameter, answer, formats } = operation;
  return {
    operationId: id,
    summary,
    parameters: [
      ...(parameter ? [pathParameter(parameter)] : []),
      ...(query ? queryParameters(query) : []),
      ...(formats.length > 1 ? [formatParameter(formats)] : []),
    ],
    responses: {
      200: {
        description: summary,
        content: Object.fromEntries(
          formats.map((format) => [
            FORMATS[format].replace(/;.*/, ''),
            { schema: schemaOf(format, answer) },
          ]),
        ),
      },
      304: { description: 'What the ETag in if-none-match names is still so' },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [status, refusal(description)]),
      ),
      default: refusal('Another refusal'),
    },
  };
}

const REFUSALS = {
  400: 'A parameter is unknown, repeated or not understood; `parameter` names it',
  404: 'There is no such thing in the newest release, or no release yet',
  406: 'No form of the answer is one that the header accept or accept-encoding admits',
};

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function schemaOf(format: string, answer: Operation['answer']) {
  if (format === 'csv') return { type: 'string' };
  if (format === 'geojson') return bare(z.toJSONSchema(schemas.featureCollection, OPTIONS));
  return answer ? bare(z.toJSONSchema(answer, OPTIONS)) : {};
}

const formatParameter = (formats: Operation['formats']) => ({
  name: 'format',
  in: 'query',
  required: false,
  description: 'Instead of the header accept',
  schema: { type: 'string', enum: formats },
});

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
