/** Which sources repeat one another. */
import type { Kind } from '../../../collect/facts/fact.ts';
import { groupsOf, judge, standing } from '../../../methods/concordance/concordance.ts';
import type { RunStep, SqlStep, StepContext } from '../step.ts';
import { NAMED, WINDOW_YEARS } from './fragments.ts';

// One is the other rounded to tens, hundreds or thousands, with at least two digits left.
const ROUNDED = [10, 100, 1000]
  .map(
    (unit) =>
      `(least(a.value, b.value) >= ${unit * 10} and (round(a.value / ${unit}) * ${unit} = b.value or round(b.value / ${unit}) * ${unit} = a.value))`,
  )
  .join(' or ');

// At least three digits: 100 people, or a figure with decimals.
const TELLING = '(least(a.value, b.value) >= 100 or (a.value % 1 <> 0 and b.value % 1 <> 0))';

const COUNTS: SqlStep = {
  table: 'dependence_counts',
  about: `For two sources and one measure: over the corridors of which both speak, how often they give the same figure, for each pair of years at most ${WINDOW_YEARS} apart.`,
  sql: `
with plain as (
  select source, origin, residence, year, measure, stated_definition as definition, value from cells
  where sex = 'both' and value > 0 and ${NAMED}
), compared as (
  select a.measure, a.source as a, b.source as b, a.definition as a_definition, b.definition as b_definition,
    a.year as a_year, b.year as b_year, a.value as a_value, b.value as b_value,
    a.value = b.value as same, a.value = b.value or ${ROUNDED} as rounded, ${TELLING} as telling
  from plain a join plain b using (origin, residence, measure)
  where a.source < b.source and abs(a.year - b.year) <= ${WINDOW_YEARS}
)
select measure, a, b, a_definition, b_definition, a_year, b_year,
  count(*) as cells, count_if(same) as identical, count_if(rounded) as identical_rounded,
  count_if(telling) as telling, count_if(telling and same) as telling_identical,
  count_if(telling and rounded) as telling_identical_rounded,
  round(nullif(corr(ln(a_value), ln(b_value)), 'nan'::double), 6) as correlation
from compared group by all
order by measure, a, b, a_definition, b_definition, a_year, b_year`,
};

interface SourceRow {
  readonly id: string;
  readonly slug: string;
  readonly holder: string;
  readonly vintage: string;
  readonly kind: Kind;
  readonly derived_from: string;
}

interface CountsRow {
  readonly measure: string;
  readonly a: string;
  readonly b: string;
  readonly a_definition: string;
  readonly b_definition: string;
  readonly a_year: number;
  readonly b_year: number;
  readonly cells: number;
  readonly identical: number;
  readonly identical_rounded: number;
  readonly telling: number;
  readonly telling_identical: number;
  readonly telling_identical_rounded: number;
  readonly correlation: number | null;
}

const DEPENDENCE: RunStep = {
  table: 'dependence',
  about:
    'The verdict on each pair of sources, from the pair of years in which they look most alike: independent, dependent or copied, and which of the two leans on the other.',
  reads: ['dependence_counts', 'input_sources'],
  columns: {
    measure: 'VARCHAR',
    from_source: 'VARCHAR',
    on_source: 'VARCHAR',
    verdict: 'VARCHAR',
    judged: 'BOOLEAN',
    declared: 'BOOLEAN',
    same_definition: 'BOOLEAN',
    same_holder: 'BOOLEAN',
    from_year: 'INTEGER',
    on_year: 'INTEGER',
    cells: 'INTEGER',
    share_identical: 'DOUBLE',
    share_identical_rounded: 'DOUBLE',
    telling: 'INTEGER',
    share_telling: 'DOUBLE',
    correlation: 'DOUBLE',
  },
  run: async ({ duck }: StepContext) => {
    const sources = await duck.rows<SourceRow>('select * from input_sources');
    const known = new Map(sources.map((source) => [source.id, source]));
    // Most alike first; then nearest in time, for the same answer on every run.
    const counts = await duck.rows<CountsRow>(`
select * from dependence_counts
qualify row_number() over (partition by measure, a, b order by
  telling >= 20 desc, telling_identical_rounded / greatest(telling, 1) desc, cells desc,
  abs(a_year - b_year), a_year desc, b_year desc, a_definition, b_definition) = 1
order by measure, a, b`);
    return counts.flatMap((row) => {
      const [a, b] = [known.get(row.a), known.get(row.b)];
      return a && b ? [verdictRow(row, a, b)] : [];
    });
  },
};

function verdictRow(row: CountsRow, a: SourceRow, b: SourceRow) {
  const declared = derives(a, b) || derives(b, a);
  const judgement = judge(
    {
      cells: row.cells,
      identical: row.identical,
      identicalRounded: row.identical_rounded,
      telling: row.telling,
      tellingIdentical: row.telling_identical,
      tellingIdenticalRounded: row.telling_identical_rounded,
    },
    declared,
  );
  const { from, on } = derives(a, b)
    ? { from: a, on: b }
    : derives(b, a)
      ? { from: b, on: a }
      : standing(a, b);
  const [from_year, on_year] = from === a ? [row.a_year, row.b_year] : [row.b_year, row.a_year];
  return {
    measure: row.measure,
    from_source: from.id,
    on_source: on.id,
    verdict: judgement.verdict,
    judged: judgement.judged,
    declared,
    same_definition: row.a_definition === row.b_definition,
    same_holder: a.holder === b.holder,
    from_year,
    on_year,
    cells: row.cells,
    share_identical: judgement.shareIdentical,
    share_identical_rounded: judgement.shareIdenticalRounded,
    telling: row.telling,
    share_telling: judgement.shareTelling,
    correlation: row.correlation,
  };
}

function derives(source: SourceRow, other: SourceRow): boolean {
  // Written by `input_sources` as a JSON list of ids.
  return (JSON.parse(source.derived_from) as string[]).includes(other.id);
}

const VOICES: RunStep = {
  table: 'voices',
  about:
    'Sources that lean on one another, directly or through a third, are one voice; named by the first of them.',
  reads: ['dependence', 'cells', 'input_sources'],
  columns: { measure: 'VARCHAR', source: 'VARCHAR', voice: 'VARCHAR' },
  run: async ({ duck }: StepContext) => {
    const heard = await duck.rows<{ measure: string; source: string }>(
      'select distinct measure, source from cells order by measure, source',
    );
    const ties = await duck.rows<{ measure: string; a: string; b: string }>(
      "select measure, from_source as a, on_source as b from dependence where verdict <> 'independent' order by all",
    );
    const byMeasure = Map.groupBy(heard, ({ measure }) => measure);
    return [...byMeasure].flatMap(([measure, sources]) => {
      const tied = ties.filter((tie) => tie.measure === measure);
      const groups = groupsOf(
        sources.map(({ source }) => source),
        tied.map(({ a, b }) => [a, b]),
      );
      return [...groups].map(([source, voice]) => ({ measure, source, voice }));
    });
  },
};

export const DEPENDENCE_STEPS = [COUNTS, DEPENDENCE, VOICES] as const;
