import type { Fault } from './faults.ts';
import { readInteger } from './python-numbers.ts';
import type { Format, Hashing, TextEncoding } from './schema.ts';

export type Formatted = { readonly text: string } | { readonly fault: Fault };

/** A value as it is hashed (replaced where missing, integers and dates in one spelling), or why it is not allowed. */
export function formatValue(value: string, { missing, format, encoding }: Hashing): Formatted {
  const absent = missing !== null && value === missing.sentinel;
  const spelt = absent ? missing.replaceWith : value;
  if (!fits(spelt, encoding)) return { fault: { code: 'charset', charset: encoding } };
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
    return text === null ? { fault: { code: 'date', format: format.format } } : { text };
  }
  if (format.type === 'enum')
    return format.values.has(value)
      ? { text: value }
      : { fault: { code: 'choice', choices: [...format.values].slice(0, 10).join(', ') } };
  return format.pattern.test(value)
    ? { text: value }
    : { fault: { code: 'pattern', pattern: format.source } };
}

function integer(value: string, { least, most }: Format & { type: 'integer' }): Formatted {
  const number = readInteger(value);
  if (number === null) return { fault: { code: 'integer' } };
  if (number < least) return { fault: { code: 'below', limit: least } };
  if (number > most) return { fault: { code: 'above', limit: most } };
  return { text: String(number) };
}

function limited(value: string, format: Format & { type: 'string' }): Formatted {
  const length = format.least > 0 || format.most < Infinity ? Array.from(value).length : 0;
  if (length < format.least) return { fault: { code: 'short', limit: format.least } };
  if (length > format.most) return { fault: { code: 'long', limit: format.most } };
  if (format.case === 'upper' && value.toUpperCase() !== value)
    return { fault: { code: 'capitals' } };
  if (format.case === 'lower' && value.toLowerCase() !== value)
    return { fault: { code: 'small-letters' } };
  return { text: value };
}
