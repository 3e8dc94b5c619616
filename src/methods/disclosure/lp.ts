import highsModule, { type Highs, type InitOptions, type Model } from 'highs';

/** The package's types tell of its CommonJS file; what an import gets is the ES module, whose default is the function. */
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>;

/** A linear program whose rows are equations with coefficients +1 and -1. */
export interface Program {
  readonly columns: number;
  readonly rows: readonly Equation[];
  /** Columns lie between 0 and this; Infinity where nothing bounds them. */
  readonly upper: Float64Array;
  readonly cost: Float64Array;
  readonly method: keyof typeof STRATEGY;
}

/** Σ plus − Σ minus = equals. */
export interface Equation {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly equals: number;
}

export interface Solver {
  readonly cost: (column: number, cost: number) => void;
  readonly bounds: (column: number, lower: number, upper: number) => void;
  /** Forgets the last basis. */
  readonly afresh: () => void;
  /** The columns at the least cost; null where no solution exists or none is least. */
  readonly solve: () => Float64Array | null;
}

/** `dual` starts well where bounds change, `primal` where costs do; `whole` asks for whole numbers, near the least cost. */
const STRATEGY = {
  dual: { presolve: 'off', solver: 'simplex', simplex_strategy: 1 },
  primal: { presolve: 'off', solver: 'simplex', simplex_strategy: 4 },
  whole: { presolve: 'on', solver: 'choose', mip_rel_gap: 0.01, mip_max_nodes: 2_000 },
} as const;

let loaded: Promise<Highs> | undefined;

/** HiGHS in WebAssembly, loaded once; it runs on one thread and gives the same each time. */
export const openHighs = (): Promise<Highs> => {
  loaded ??= loadHighs();
  return loaded;
};

/** Lends a solver of this program while the work lasts. */
export async function withSolver<T>(program: Program, work: (solver: Solver) => T): Promise<T> {
  const highs = await openHighs();
  const model = highs.createModel(matrixOf(program, highs));
  try {
    model.options.set({ output_flag: false, ...STRATEGY[program.method] });
    return work(solverOf(model, highs));
  } finally {
    model.dispose();
  }
}

function matrixOf({ columns, rows, upper, cost, method }: Program, highs: Highs) {
  const entries = rows.map(({ plus, minus }) => [
    ...plus.map((at) => ({ at, value: 1 })),
    ...minus.map((at) => ({ at, value: -1 })),
  ]);
  const starts = new Int32Array(rows.length + 1);
  entries.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + row.length;
  });
  const flat = entries.flat();
  const equals = Float64Array.from(rows, (row) => row.equals);
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: cost,
    colLower: new Float64Array(columns),
    colUpper: upper.map((one) => (one === Number.POSITIVE_INFINITY ? highs.infinity : one)),
    rowLower: equals,
    rowUpper: equals,
    ...(method === 'whole' && {
      integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
    }),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(flat, ({ at }) => at),
      values: Float64Array.from(flat, ({ value }) => value),
    },
  };
}

const solverOf = (model: Model, highs: Highs): Solver => ({
  cost: (column, cost) => void model.changeColCost(column, cost),
  bounds: (column, lower, upper) =>
    void model.changeColBounds(column, lower, Number.isFinite(upper) ? upper : highs.infinity),
  afresh: () => void model.setLogicalBasis(),
  solve: () => {
    const { optimal, solutionLimit } = highs.constants.modelStatus;
    const { modelStatus } = model.run();
    return modelStatus === optimal || modelStatus === solutionLimit
      ? model.getSolution().colValue
      : null;
  },
});
