/** From the holders' facts to one comparable figure a cell. */
import type { SqlStep } from '../step.ts';
import { CORRIDOR_MEASURE, inScope, kindRank, NAMED, texts } from './fragments.ts';

const IDENTITY =
  'source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition';

const READINGS: SqlStep = {
  table: 'readings',
  about:
    'Every fact of every source with its stable key. Where a source gives one cell twice, its newest import stands.',
  sql: `
select import_id || '/' || sheet || '!R' || "row" || 'C' || "column" as fact, *
from input_facts
qualify row_number() over (partition by ${IDENTITY} order by import_id desc, sheet, "row", "column") = 1
order by source, import_id, sheet, "row", "column"`,
};

const FACTS: SqlStep = {
  table: 'facts',
  about: 'The facts of the hub’s own scope; totals and unknown origins of its countries included.',
  sql: `
select * from readings
where (${inScope('origin')} or origin in ('WLD', 'UNK', 'STA'))
  and (${inScope('residence')} or residence in ('WLD', 'UNK', 'STA'))
order by source, import_id, sheet, "row", "column"`,
};

/** Which dimensions a fact is split by, as bits: 1 sex, 2 age, 4 education, … 128 place. */
export const MASK = `(sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int`;

const CELLS: SqlStep = {
  table: 'cells',
  about:
    'One figure a source, corridor, year, measure, definition and sex, over the whole world: the coarsest table that the source gives, added up only where it gives nothing coarser; the last quarter of a year. Places are never added up: they may not cover a country.',
  sql: `
with masked as (
  select *, ${MASK} as mask, 4 - coalesce(quarter, 0) as earliness from readings
), wanted as (
  select source, origin, residence, year, measure, definition, 'both' as sex, sex as part,
    bit_count(mask) * 100000 + earliness * 1000 + mask as distance, mask, kind, value, low, high, fact
  from masked where mask < 128
  union all
  select source, origin, residence, year, measure, definition, sex, sex,
    bit_count(mask) * 100000 + earliness * 1000 + mask, mask, kind, value, low, high, fact
  from masked where mask < 128 and mask % 2 = 1
), nearest as (
  select source, origin, residence, year, measure, definition, sex, min(distance) as distance
  from wanted group by all
)
select source, origin, residence, year, measure, definition, sex,
  arg_max(kind, ${kindRank()}) as kind,
  case when count(*) = 1 then min(value) else round(sum(value), 6) end as value,
  case when count(*) = 1 then min(low) end as low,
  case when count(*) = 1 then min(high) end as high,
  min(fact) as fact,
  count(*) as cells
from wanted join nearest using (source, origin, residence, year, measure, definition, sex, distance)
group by source, origin, residence, year, measure, definition, sex
having sex <> 'both' or min(mask) % 2 = 0 or count(distinct part) = 2
order by measure, origin, residence, source, definition, year, sex`,
};

export const CHUNKS = 8;

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
  ((row_number() over (order by origin, residence) - 1) * ${CHUNKS}) // count(*) over () as chunk
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

export const READING_STEPS: readonly SqlStep[] = [READINGS, FACTS, CELLS, PAIRS, SIDE_BY_SIDE];

/** The specials other than the total: counted somewhere, but not under a country. */
export const UNPLACED = texts(['UNK', 'STA']);
