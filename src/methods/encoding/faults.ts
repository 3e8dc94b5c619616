import type { TextEncoding } from './schema.ts';

/** Why a value cannot be encoded as it stands. */
export type Fault =
  | { readonly code: 'charset'; readonly charset: TextEncoding }
  | { readonly code: 'integer' | 'number' | 'capitals' | 'small-letters' | 'id-missing' }
  | { readonly code: 'below' | 'above' | 'short' | 'long'; readonly limit: number }
  | { readonly code: 'date'; readonly format: string }
  | { readonly code: 'choice'; readonly choices: string }
  | { readonly code: 'pattern'; readonly pattern: string }
  | { readonly code: 'id-twice'; readonly row: number };

/** What is wrong and how to mend it, to be read after the value. */
export function mendOf(fault: Fault): string {
  switch (fault.code) {
    case 'charset':
      return `cannot be written in ${fault.charset}: respell it`;
    case 'integer':
      return 'is no whole number: correct it, or give the schema a missingValue for it';
    case 'number':
      return 'is no number: correct it, or compare it as text';
    case 'below':
    case 'above':
      return `is ${fault.code} ${fault.limit}: correct it`;
    case 'short':
      return `is shorter than ${fault.limit} characters: complete it`;
    case 'long':
      return `is longer than ${fault.limit} characters: shorten it`;
    case 'capitals':
      return 'is not in capitals: write it so';
    case 'small-letters':
      return 'is not in small letters: write it so';
    case 'date':
      return `is no date of the form ${fault.format}: correct it`;
    case 'choice':
      return `is none of ${fault.choices}: take one of these`;
    case 'pattern':
      return `does not match ${fault.pattern}: correct it`;
    case 'id-missing':
      return 'is no id: give it one, or name another column with --id';
    case 'id-twice':
      return `is the id of row ${fault.row} too: correct it, or name another column with --id`;
  }
}
