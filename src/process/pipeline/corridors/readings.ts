/** From the holders' facts to one comparable figure a cell. */
import type { SqlStep } from '../step.ts';
import {
  CORRIDOR_MEASURE,
  FACT_KEY,
  inScope,
  kindRank,
  MIXED_DEFINITION,
  NAMED,
  SPECIAL,
  texts,
} from './fragments.ts';

const IDENTITY =
  'source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition';

/** The specials other than the total: counted somewhere, but not under a country. */
export const UNPLACED = texts(['UNK', 'STA']);

const REPEATS: SqlStep = {
  table: 'repeats',
  about:
    'Facts that a newer import of their source, or an earlier cell of the same one, gives again: one of them stands. What one table lists under several labels of nobody’s country (other north, other south, unknown) is added up.',
  // Few cells are given twice: a hash finds those that may be, and only they are compared in full.
  sql: `
with suspect as (
  select hash(${IDENTITY}) as suspicion from input_facts group by suspicion having count(*) > 1
), compared as (
  select import_id, sheet, "row", "column", value,
    case when origin in (${UNPLACED}) or residence in (${UNPLACED})
      then sum(value) over (partition by ${IDENTITY}, import_id, sheet) else value end as total,
    row_number() over (partition by ${IDENTITY} order by import_id desc, sheet, "row", "column") as nth
  from input_facts where hash(${IDENTITY}) in (select suspicion from suspect)
)
select import_id, sheet, "row", "column", nth = 1 as stands, total from compared
where nth > 1 or total <> value order by all`,
};

const READINGS: SqlStep = {
  table: 'readings',
  about:
    'Every fact of every source with its stable key, in the order of its file. Where a source gives one cell twice, its newest import stands. `definition` is the one learned from the holder’s data types where there is one; `stated_definition` is that of the table itself.',
  inOrder: true,
  sql: `
select ${FACT_KEY} as fact, 
  f.* replace (coalesce(t.definition, f.definition) as definition, coalesce(r.total, f.value) as value),
  f.definition as stated_definition,
  list_position((select list(id order by id) from input_sources), f.source) - 1 as source_nr,
  (${inScope('origin')} or origin in (${SPECIAL})) and (${inScope('residence', 'f.residence')} or f.residence in (${SPECIAL})) as in_scope
from input_facts f
left join data_types t
  on f.measure = 'stock' and f.definition = '${MIXED_DEFINITION}' and t.source = f.source and t.residence = f.residence
left join repeats r using (import_id, sheet, "row", "column")
where coalesce(r.stands, true)`,
};

const FACTS: SqlStep = {
  table: 'facts',
  about: 'The facts of the hub’s own scope, totals and unknown origins of its countries included.',
  inOrder: true,
  sql: `
select * exclude (source_nr, in_scope) from readings where in_scope`,
};

/** Which dimensions a fact is split by, as bits: 1 sex, 2 age, 4 education, … 128 place. */
export const MASK = `(sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int`;

const CELL = 'source, origin, residence, year, measure, definition, stated_definition, sex';

const CELLS: SqlStep = {
  table: 'cells',
  chunks: 'select count(*) from input_sources',
  about:
    'One figure a source, corridor, year, measure, definition and sex, over the whole world: the coarsest table that the source gives, added up only where it gives nothing coarser, and ages only where they begin at birth; a year before its last quarter. Places are never added up: they may not cover a country. What a source never puts above 0, and measures of which no sheet speaks, stay in the facts.',
  sql: `
with spoken as (
  select * from readings
  where source_nr = :chunk and (${CORRIDOR_MEASURE} or measure in ('remittance_inflow', 'remittance_outflow'))
), heard as (
  select distinct origin, residence, measure, definition from spoken where value > 0
), masked as (
  select *, ${MASK} as mask from spoken semi join heard using (origin, residence, measure, definition)
), coarse as (
  select ${CELL}, kind, value, low, high, fact, 1 as cells
  from masked where mask <= 1 and quarter is null
), finer as (
  select ${CELL.replace('sex', "'both' as sex")}, sex as part, mask, age like '0-%' as newborns, quarter, kind, value, low, high, fact
  from masked where mask < 128 and (mask > 0 or quarter is not null)
  union all
  select ${CELL}, sex, mask, age like '0-%', quarter, kind, value, low, high, fact
  from masked where mask < 128 and mask % 2 = 1 and (mask > 1 or quarter is not null)
), lacking as (
  select *, bit_count(mask) * 100000 + (4 - coalesce(quarter, 4.5)) * 1000 + mask as distance
  from finer anti join coarse using (${CELL})
), nearest as (
  select ${CELL}, min(distance) as distance from lacking group by all
), summed as (
  select ${CELL}, arg_max(kind, ${kindRank()}) as kind,
    case when count(*) = 1 then min(value) else round(sum(value), 6) end as value,
    case when count(*) = 1 then min(low) end as low,
    case when count(*) = 1 then min(high) end as high,
    min(fact) as fact, count(*) as cells
  from lacking join nearest using (${CELL}, distance)
  group by ${CELL}
  having (sex <> 'both' or min(mask) % 2 = 0 or count(distinct part) = 2)
    and (min(mask) & 2 = 0 or bool_or(newborns))
)
select * from coarse union all select * from summed
order by source, measure, origin, residence, definition, year, sex`,
};

/** Figures whose documents are made at once: keeps memory flat, however many sources speak. */
const CHUNK_FIGURES = 30_000;

const PAIRS: SqlStep = {
  table: 'pairs',
  about:
    'The corridors of the hub: pairs of its scope for which some source gives a figure above 0.',
  sql: `
with found as (
  select origin, residence, count(*) as figures from cells
  where ${CORRIDOR_MEASURE} and ${NAMED} and ${inScope('origin')} and ${inScope('residence')}
  group by all having max(value) > 0
)
select origin || '-' || residence as key, origin, residence,
  (sum(figures) over (order by origin, residence rows unbounded preceding) // ${CHUNK_FIGURES})::int as chunk
from found order by origin, residence`,
};

const SIDE_BY_SIDE: SqlStep = {
  table: 'side_by_side',
  about: 'What each source says of each corridor, by measure, definition, year and sex.',
  sql: `
select p.key, p.chunk, c.* from cells c join pairs p using (origin, residence)
where ${CORRIDOR_MEASURE}
order by p.key, c.measure, c.definition, c.year, c.sex, c.source`,
};

export const READING_STEPS: readonly SqlStep[] = [
  REPEATS,
  READINGS,
  FACTS,
  CELLS,
  PAIRS,
  SIDE_BY_SIDE,
];
