import { describe, expect, it } from 'vitest';
import { acceptedEncoding, acceptedType, isKnown } from './negotiation.ts';

describe('the encoding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['*', 'br'],
    ['gzip;q=1, br;q=0.1', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR;q=0, x-gzip, *;q=0.1', 'gzip'],
    ['xbr, gzipped', 'identity'],
    ['deflate', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['identity;q=0, gzip', 'gzip'],
    ['identity;q=0, *', 'br'],
    ['identity;q=0', null],
    ['*;q=0', null],
    ['*;q=0, identity', 'identity'],
  ])('is, for «%s», %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

describe('an answer that the reader has', () => {
  it.each([
    ['"abc"', true],
    ['W/"abc"', true],
    ['"x", "abc"', true],
    ['*', true],
    ['"abc-br"', false],
    [undefined, false],
  ])('is known by «%s»: %s', (header, known) => {
    expect(isKnown(header, '"abc"')).toBe(known);
  });
});

describe('the form of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/json;q=0.2, text/csv;q=0.9', 'text/csv'],
    ['application/json;q=0, */*', 'text/csv'],
    ['application/xml', null],
    ['*/*;q=0', null],
  ])('is, for «%s», %s', (header, type) => {
    expect(acceptedType(header, ['application/json', 'text/csv'])).toBe(type);
  });
});
