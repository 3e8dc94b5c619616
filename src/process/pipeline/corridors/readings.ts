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

const READINGS: SqlStep = {
  table: 'readings',
  about:
    'Every fact of every source with its stable key. Where a source gives one cell twice, its newest import stands. What one table lists under several labels of nobody’s country (other north, other south, unknown) is added up. `definition` is the one learned from the holder’s data types where there is one; `stated_definition` is that of the table itself.',
  // Few cells are given twice: a hash finds those that may be, and only they are compared in full. The key is made
  // after the sort, which would otherwise carry it.
  sql: `
with typed as (
  select f.* replace (coalesce(t.definition, f.definition) as definition), f.definition as stated_definition
  from input_facts f left join data_types t
    on f.measure = 'stock' and f.definition = '${MIXED_DEFINITION}' and t.source = f.source and t.residence = f.residence
), hashed as (
  select *, hash(${IDENTITY}) as suspicion from typed
), suspect as (
  select suspicion from hashed group by suspicion having count(*) > 1
)
select ${FACT_KEY} as fact, * exclude (suspicion),
  (${inScope('origin')} or origin in (${SPECIAL})) and (${inScope('residence')} or residence in (${SPECIAL})) as in_scope
from (
  select * from hashed where suspicion not in (select suspicion from suspect)
  union all
  select * replace (case when origin in (${UNPLACED}) or residence in (${UNPLACED})
    then sum(value) over (partition by ${IDENTITY}, import_id, sheet) else value end as value)
  from hashed where suspicion in (select suspicion from suspect)
  qualify row_number() over (partition by ${IDENTITY} order by import_id desc, sheet, "row", "column") = 1
)
order by measure, source, import_id, sheet, "row", "column"`,
};

const FACTS: SqlStep = {
  table: 'facts',
  about:
    'The facts of the hub’s own scope, totals and unknown origins of its countries included. A filter keeps the order.',
  sql: `
select * exclude (in_scope) from readings where in_scope`,
};

/** Which dimensions a fact is split by, as bits: 1 sex, 2 age, 4 education, … 128 place. */
export const MASK = `(sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int`;

const CELL = 'source, origin, residence, year, measure, definition, stated_definition, sex';

const MEASURES_STEP: SqlStep = {
  table: 'measures',
  about:
    'The measures from which corridors and flows are made, numbered; the others stay in the facts.',
  sql: `
select measure, row_number() over (order by measure) - 1 as nr from readings
where ${CORRIDOR_MEASURE} or measure in ('remittance_inflow', 'remittance_outflow')
group by measure order by measure`,
};

const CELLS: SqlStep = {
  table: 'cells',
  chunks: 'select count(*) from measures',
  about:
    'One figure a source, corridor, year, measure, definition and sex, over the whole world: the coarsest table that the source gives, added up only where it gives nothing coarser, and ages only where they begin at birth; a year before its last quarter. Places are never added up: they may not cover a country. What a source never puts above 0 stays in the facts.',
  sql: `
with spoken as (
  select * from readings where measure = (select measure from measures where nr = :chunk)
), heard as (
  select distinct source, origin, residence, definition from spoken where value > 0
), masked as (
  select *, ${MASK} as mask from spoken semi join heard using (source, origin, residence, definition)
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
order by measure, origin, residence, source, definition, year, sex`,
};

/** Corridors whose documents are made at once: keeps memory flat. */
const CHUNK_CORRIDORS = 1_200;

const PAIRS: SqlStep = {
  table: 'pairs',
  about:
    'The corridors of the hub: pairs of its scope for which some source gives a figure above 0.',
  sql: `
with found as (
  select distinct origin, residence from cells
  where value > 0 and ${CORRIDOR_MEASURE} and ${NAMED} and ${inScope('origin')} and ${inScope('residence')}
)
select origin || '-' || residence as key, origin, residence,
  (row_number() over (order by origin, residence) - 1) // ${CHUNK_CORRIDORS} as chunk
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
  READINGS,
  FACTS,
  MEASURES_STEP,
  CELLS,
  PAIRS,
  SIDE_BY_SIDE,
];
