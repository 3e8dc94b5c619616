import { type Fault, mendOf } from './faults.ts';

/** A schema, a secret or encodings that cannot be used as they are; the message says where and how to mend it. */
export class EncodingError extends Error {}

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
