import { type Fault, mendOf } from './faults.ts';

/** What can be wrong with a linkage schema, for whoever says it in another language than the message. */
export const SCHEMA_FAULTS = [
  ...['not-json', 'unknown-key', 'missing', 'empty', 'too-small', 'too-big', 'not-positive'],
  ...['choice', 'string', 'number', 'object', 'array', 'boolean', 'whole', 'base64', 'double-hash'],
  ...['pattern-alone', 'one-of', 'weight', 'threshold', 'bits', 'power-of-two', 'one-bit'],
  ...['key-size', 'keys-long', 'date-unknown', 'date-twice', 'pattern'],
] as const;

export interface SchemaFault {
  readonly code: (typeof SCHEMA_FAULTS)[number];
  /** Where in the JSON: `features[0].hashing.weight`. */
  readonly place?: string;
  /** What stands there, or what is allowed. */
  readonly [argument: string]: string | number | undefined;
}

/** A schema, a secret or encodings that cannot be used as they are; the message says where and how to mend it. */
export class EncodingError extends Error {
  readonly fault: SchemaFault | null;

  constructor(message: string, fault: SchemaFault | null = null) {
    super(message);
    this.fault = fault;
  }
}

/** A value that its feature does not allow; whoever knows the row adds it. */
export class ValueError extends Error {
  /** Which feature, by its place in the schema. */
  readonly feature: number;
  readonly value: string;
  readonly fault: Fault;

  constructor(feature: number, value: string, fault: Fault) {
    super(mendOf(fault));
    this.feature = feature;
    this.value = value;
    this.fault = fault;
  }
}
