import { describe, expect, it } from 'vitest';
import { csvOf } from './twins.ts';

describe('a table handed out as CSV', () => {
  it('keeps numbers bare and quotes what needs it', () => {
    expect(
      csvOf(
        ['name', 'value'],
        [
          ['Côte d’Ivoire', 3],
          ['a "b", c', null],
        ],
      ),
    ).toBe('\ufeffname,value\r\nCôte d’Ivoire,3\r\n"a ""b"", c",\r\n');
  });
  it('never hands a formula to a spreadsheet', () => {
    expect(csvOf(['x'], [['=1+1'], ['@SUM(A1)'], [-5]])).toBe(
      "\ufeffx\r\n'=1+1\r\n'@SUM(A1)\r\n-5\r\n",
    );
  });
});
