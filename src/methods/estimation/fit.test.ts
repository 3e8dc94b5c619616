import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from './designs.ts';
import { fitPoisson } from './fit.ts';

const sparse = fc.record({
  counts: fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })), {
      minLength: 15,
      maxLength: 15,
    })
    .filter((counts) => counts.some(Boolean)),
  dependent: fc.subarray([3, 5, 6, 9, 10, 12]),
});

describe('for any sparse table of four lists and any dependences', () => {
  it('the fit reproduces what the model holds, and only empty cells are put at 0', () => {
    fc.assert(
      fc.property(sparse, ({ counts, dependent }) => {
        const histories = { lists: ['a', 'b', 'c', 'd'], counts: Float64Array.of(0, ...counts) };
        const { cells, columns } = cellsOf(histories, { perList: true, dependent });
        const fit = fitPoisson(cells, columns);
        expect(fit.converged).toBe(true);
        for (let column = 0; column < columns; column += 1) {
          const sum = (of: (at: number) => number) =>
            cells.reduce(
              (all, cell, at) => (cell.columns.includes(column) ? all + of(at) : all),
              0,
            );
          expect(sum((at) => fit.means[at] ?? 0)).toBeCloseTo(
            sum((at) => cells[at]?.count ?? 0),
            6,
          );
        }
        cells.forEach(({ count }, at) => {
          if (fit.means[at] === 0) expect(count).toBe(0);
        });
      }),
    );
  });
});

it('An estimate that does not exist is extended: the cells of a pair without a common person are 0', () => {
  // A 40, B 30, C 20, A and B 6; the model lets A and C, and B and C, exclude each other.
  const histories = { lists: ['A', 'B', 'C'], counts: Float64Array.of(0, 40, 30, 6, 20, 0, 0, 0) };
  const { cells, columns } = cellsOf(histories, { perList: true, dependent: [5, 6] });
  const fit = fitPoisson(cells, columns);
  expect(fit).toMatchObject({ zeroed: 3, estimable: true, rank: 4 });
  expect(fit.missing).toBeCloseTo((40 * 30) / 6, 6);
  expect(fit.deviance).toBeCloseTo(0, 8);
});
