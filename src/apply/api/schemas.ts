/** What the public interface takes and gives. The OpenAPI document is made from these schemas, and requests are checked by them. */
import { z } from 'zod';
import { DEFINITIONS, KINDS, MEASURES, type Measure, SEXES } from '../../collect/facts/fact.ts';

const country = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 3166-1 alpha-3, XKX, XCI, or WLD (total), UNK (unknown), STA (stateless)');
const measure = z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]); // the table of measures is not empty

export const factFilter = z.strictObject({
  origin: country.optional().describe('Where people come from; for money, the receiving country'),
  residence: country.optional().describe('Where people live; for money, the sending country'),
  measure: measure.optional(),
  definition: z.enum(DEFINITIONS).optional(),
  kind: z.enum(KINDS).optional(),
  sex: z.enum(SEXES).optional(),
  year: z.coerce.number().int().min(1500).max(2200).optional(),
  source: z.string().max(80).optional().describe('Id of a source, see /sources'),
});

const limit = z.coerce.number().int().min(1).max(1000).default(100);

export const factQuery = factFilter.extend({
  after: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Position of the last fact of the page before'),
  limit,
});

export const fact = z
  .object({
    position: z.number().int(),
    source: z.string(),
    origin: country,
    residence: country,
    place: z.string().nullable(),
    year: z.number().int(),
    quarter: z.number().int().nullable(),
    sex: z.enum(SEXES),
    age: z.string().nullable(),
    education: z.string().nullable(),
    isco: z.string().nullable(),
    labour: z.string().nullable(),
    duration: z.string().nullable(),
    generation: z.string().nullable(),
    measure,
    definition: z.enum(DEFINITIONS),
    kind: z.enum(KINDS),
    value: z.number(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    importId: z.string(),
    sheet: z.string(),
    row: z.number().int(),
    column: z.number().int(),
  })
  .describe('One figure of one source, with the cell of the file that it was read from');

const release = z.object({
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  invented: z.boolean(),
});

export const factPage = z.object({
  release,
  facts: z.array(fact),
  next: z.string().nullable().describe('Address of the next page'),
});

export const corridorDocument = z
  .looseObject({
    release,
    key: z.string(),
    origin: country,
    residence: country,
    asOf: z.number().int(),
  })
  .describe('All that the sheet of one corridor shows');

export const countryDocument = z.looseObject({
  release,
  code: country,
  origin: z.looseObject({}).nullable(),
  residence: z.looseObject({}).nullable(),
});

export const personsDocument = z
  .object({
    release,
    key: z.string(),
    on: z.iso.date(),
    kind: z.literal('observed'),
    lists: z.number().int(),
    people: z.number().int().nullable(),
    tables: z.array(
      z.object({
        name: z.string(),
        dimensions: z.array(z.string()),
        way: z.enum(['hidden', 'noisy']),
        cells: z.array(z.object({ key: z.array(z.string()), count: z.number().int().nullable() })),
      }),
    ),
  })
  .describe('Counts of people on lists, never of the population; a hidden count is null');

export const estimateDocument = z
  .looseObject({
    release,
    corridor: z.string().nullable(),
    on: z.iso.date(),
    kind: z.literal('modelled'),
    n: z.number().nullable().describe('Null where the models do not agree on one figure'),
    low: z.number(),
    high: z.number(),
  })
  .describe('Every count that it rests on was rounded; lists are called by number');

export const atlasQuery = z.strictObject({
  measure: measure.default('stock'),
  origin: country.optional(),
  residence: country.optional(),
  definition: z.enum(DEFINITIONS).optional(),
  year: z.coerce.number().int().min(1500).max(2200).optional(),
  sex: z.enum(SEXES).optional(),
  kind: z.enum(KINDS).optional(),
});

export const atlasAnswer = z.object({
  release,
  chosen: z.object({
    definition: z.string(),
    year: z.string(),
    sex: z.string(),
    kind: z.string().describe('Empty: every kind'),
  }),
  offered: z.object({
    definition: z.array(z.string()),
    year: z.array(z.string()),
    sex: z.array(z.string()),
    kind: z.array(z.string()),
  }),
  refused: z
    .array(z.object({ dimension: z.string(), wanted: z.string() }))
    .describe('What was asked for and is not there'),
  values: z.array(z.object({ code: country, value: z.number(), kind: z.enum(KINDS) })),
});

export const releaseList = z.object({
  releases: z.array(
    z.object({
      number: z.number().int(),
      publishedAt: z.iso.datetime(),
      withdrawnAt: z.iso.datetime().nullable(),
      withdrawnReason: z.string().nullable(),
      invented: z.boolean(),
      package: z.string().describe('SHA-256 of the package'),
      signature: z.string(),
      publicKey: z.string(),
      download: z.string().nullable(),
    }),
  ),
});

export const sourceList = z.object({
  release,
  sources: z.array(
    z.looseObject({ id: z.string(), slug: z.string(), holder: z.string(), licence: z.string() }),
  ),
  ties: z.array(z.looseObject({ from: z.string(), on: z.string() })),
});

export const officeQuery = z.strictObject({
  operator: country.optional(),
  country: country.optional(),
  kind: z.string().max(80).optional(),
  after: z.uuid().optional().describe('Id of the last office of the page before'),
  limit,
});

export const office = z.object({
  id: z.string(),
  operator: country,
  country,
  city: z.string().nullable(),
  kind: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
});

export const officePage = z.object({ offices: z.array(office), next: z.string().nullable() });

export const featureCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string().optional(),
        geometry: z
          .object({
            type: z.literal('Point'),
            coordinates: z.array(z.number()).length(2).describe('Longitude, latitude'),
          })
          .nullable(),
        properties: z.looseObject({}),
      }),
    ),
  })
  .describe('RFC 7946');

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
  })
  .describe('RFC 9457');
