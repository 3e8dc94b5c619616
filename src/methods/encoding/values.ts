import { readInteger } from './python-numbers.ts';
import type { Format, Hashing, TextEncoding } from './schema.ts';

export type Formatted = { readonly text: string } | { readonly mend: string };

/** A value as it is hashed (replaced where missing, integers and dates in one spelling), or why it is not allowed. */
export function formatValue(value: string, { missing, format, encoding }: Hashing): Formatted {
  const absent = missing !== null && value === missing.sentinel;
  const spelt = absent ? missing.replaceWith : value;
  if (!fits(spelt, encoding)) return { mend: `cannot be written in ${encoding}: respell it` };
  return absent ? { text: spelt } : formatted(value, format);
}

function fits(value: string, encoding: TextEncoding): boolean {
  return encoding === 'ascii' ? !/[^\0-\x7f]/.test(value) : value.isWellFormed();
}

function formatted(value: string, format: Format): Formatted {
  if (format.type === 'integer') return integer(value, format);
  if (format.type === 'string') return limited(value, format);
  if (format.type === 'date') {
    const text = format.read(value);
    return text === null
      ? { mend: `is no date of the form ${format.format}: correct it` }
      : { text };
  }
  if (format.type === 'enum')
    return format.values.has(value)
      ? { text: value }
      : { mend: `is none of ${[...format.values].slice(0, 10).join(', ')}: take one of these` };
  return format.pattern.test(value)
    ? { text: value }
    : { mend: `does not match ${format.source}: correct it` };
}

function integer(value: string, { least, most }: Format & { type: 'integer' }): Formatted {
  const number = readInteger(value);
  if (number === null)
    return { mend: 'is no whole number: correct it, or give the schema a missingValue for it' };
  if (number < least) return { mend: `is below ${least}: correct it` };
  if (number > most) return { mend: `is above ${most}: correct it` };
  return { text: String(number) };
}

function limited(value: string, format: Format & { type: 'string' }): Formatted {
  const length = format.least > 0 || format.most < Infinity ? Array.from(value).length : 0;
  if (length < format.least)
    return { mend: `is shorter than ${format.least} characters: complete it` };
  if (length > format.most) return { mend: `is longer than ${format.most} characters: shorten it` };
  if (format.case === 'upper' && value.toUpperCase() !== value)
    return { mend: 'is not in capitals: write it so' };
  if (format.case === 'lower' && value.toLowerCase() !== value)
    return { mend: 'is not in small letters: write it so' };
  return { text: value };
}
