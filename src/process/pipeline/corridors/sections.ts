/** What a sheet shows besides its headline: trend, composition, rank, money, price, protection. */
import type { SqlStep } from '../step.ts';
import { HISTORY_YEARS, IS_PROTECTION, kindRank, NAMED, PEOPLE_MEASURE } from './fragments.ts';
import { MASK } from './readings.ts';

const SERIES: SqlStep = {
  table: 'series',
  about: 'What each source says of each corridor over the years, both sexes.',
  sql: `
select key, chunk, measure, definition, source, kind, year, value, fact
from side_by_side where sex = 'both' and (${PEOPLE_MEASURE} or measure = 'remittances')
order by key, measure, definition, source, kind, year`,
};

const COMPOSITION: SqlStep = {
  table: 'composition',
  about:
    'How each source splits its newest figure by sex, age, education, occupation, labour status, duration, generation or place: from its least detailed table that has the dimension.',
  sql: `
with split as (
  select p.key, p.chunk, r.source, r.measure, r.definition, r.year, r.quarter, r.kind, r.value, r.fact,
    (${MASK}) as mask,
    unnest([
      {'dimension': 'sex', 'code': case when sex <> 'both' then sex end},
      {'dimension': 'age', 'code': age}, {'dimension': 'education', 'code': education},
      {'dimension': 'isco', 'code': isco}, {'dimension': 'labour', 'code': labour},
      {'dimension': 'duration', 'code': duration}, {'dimension': 'generation', 'code': generation},
      {'dimension': 'place', 'code': place}]) as part
  from readings r join pairs p using (origin, residence)
  where ${PEOPLE_MEASURE} and (${MASK}) > 0
), ranked as (
  select *, dense_rank() over (partition by key, source, measure, definition, part.dimension
    order by year desc, quarter desc nulls last, bit_count(mask), mask) as nearness
  from split where part.code is not null
), parts as (
  select key, chunk, source, measure, definition, part.dimension as dimension, part.code as code, year,
    arg_max(kind, ${kindRank()}) as kind, round(sum(value), 6) as value, min(fact) as fact, count(*) as cells
  from ranked where nearness = 1 group by all
)
select p.*, t.value as total
from parts p left join side_by_side t
  on t.key = p.key and t.source = p.source and t.measure = p.measure and t.definition = p.definition
  and t.year = p.year and t.sex = 'both'
order by p.key, p.measure, p.dimension, p.source, p.definition, p.code`,
};

const RANKS: SqlStep = {
  table: 'ranks',
  about:
    'Rank of the residence among those of the origin, and of the origin among those of the residence, within the headline’s source, year and definition as its table states it, over the whole world.',
  sql: `
with peers as (
  select source, stated_definition, year, origin, residence,
    rank() over from_here as residence_rank, count(*) over whole_origin as residence_of,
    round(value / sum(value) over whole_origin, 6) as residence_share,
    rank() over to_here as origin_rank, count(*) over whole_residence as origin_of,
    round(value / sum(value) over whole_residence, 6) as origin_share
  from cells where measure = 'stock' and sex = 'both' and value > 0 and ${NAMED}
  window from_here as (partition by source, stated_definition, year, origin order by value desc),
    whole_origin as (partition by source, stated_definition, year, origin),
    to_here as (partition by source, stated_definition, year, residence order by value desc),
    whole_residence as (partition by source, stated_definition, year, residence)
)
select h.key, p.* exclude (source, stated_definition, year, origin, residence)
from headlines h join peers p using (source, stated_definition, year, origin, residence) order by h.key`,
};

const MONEY: SqlStep = {
  table: 'money',
  about:
    'Remittances from the residence (sender) to the origin (receiver): the newest figure of each source, dependent ones beside the one they lean on.',
  sql: `
with newest as (
  select * from side_by_side where measure = 'remittances' and sex = 'both' and value > 0
  qualify row_number() over (partition by key, source, definition order by year desc) = 1
), leaning as (
  select n.key, n.source, list(distinct d.on_source order by d.on_source) as depends_on
  from newest n
  join dependence d on d.measure = 'remittances' and d.verdict <> 'independent' and d.from_source = n.source
  join newest o on o.key = n.key and o.source = d.on_source
  group by all
)
select n.*, coalesce(l.depends_on, []) as depends_on,
  row_number() over (partition by n.key order by
    ${kindRank('n.kind')}, l.key is not null, n.year desc, s.vintage desc, s.slug) as place
from newest n join input_sources s on s.id = n.source left join leaning l using (key, source)
order by n.key, place`,
};

const FLOWS: SqlStep = {
  table: 'flows',
  about:
    'Money that a country receives from everywhere or sends everywhere: newest of each source.',
  sql: `
select case measure when 'remittance_inflow' then origin else residence end as code, *
from cells
where sex = 'both' and value > 0 and (
  (measure = 'remittance_inflow' and residence = 'WLD') or (measure = 'remittance_outflow' and origin = 'WLD'))
qualify row_number() over (partition by measure, code, source order by year desc) = 1
order by measure, code, year desc, source`,
};

const PRICES: SqlStep = {
  table: 'prices',
  about:
    'What sending money costs, in percent, by quarter: of the newest source that speaks of the corridor.',
  sql: `
select p.key, p.chunk, r.source, r.kind, r.year, r.quarter, r.value, r.fact
from readings r join pairs p using (origin, residence) join input_sources s on s.id = r.source
where r.measure = 'remittance_cost' and (${MASK}) = 0
qualify dense_rank() over (partition by p.key order by s.vintage desc, s.slug) = 1
order by p.key, r.year, r.quarter nulls first, r.fact`,
};

const PROTECTION: SqlStep = {
  table: 'protection',
  about:
    'Refugees, asylum seekers and others under protection: newest figure of each source and measure; what ended long ago is left to the series. Never added to migrants, nor to each other.',
  sql: `
select s.* from side_by_side s
where ${IS_PROTECTION} and sex = 'both'
qualify row_number() over (partition by key, measure, definition, source order by year desc) = 1
  and s.value > 0 and s.year >= (select max(year) from cells) - ${HISTORY_YEARS}
order by key, measure, source, definition`,
};

const ATLAS: SqlStep = {
  table: 'atlas_cells',
  about:
    'For the atlas: one figure a corridor, measure, definition, year and sex; where sources compete, by kind, then the source that leans on no other, then the newest. A figure whose definition was learned also stays on the map of the definition that its table states, which would else lose whole countries.',
  sql: `
with leaning as (
  select distinct measure, from_source as source from dependence where verdict <> 'independent'
), shown as (
  select * from side_by_side
  union all
  select * replace (stated_definition as definition) from side_by_side where stated_definition <> definition
)
select s.origin, s.residence, s.measure, s.definition, s.year, s.sex, s.kind, s.source, s.value
from shown s join input_sources i on i.id = s.source left join leaning l using (measure, source)
where ${PEOPLE_MEASURE} and s.value > 0
qualify row_number() over (partition by s.origin, s.residence, s.measure, s.definition, s.year, s.sex
  order by ${kindRank('s.kind')}, l.source is not null, i.vintage desc, i.slug) = 1
order by s.measure, s.definition, s.year, s.sex, s.origin, s.residence`,
};

export const SECTION_STEPS: readonly SqlStep[] = [
  SERIES,
  COMPOSITION,
  RANKS,
  MONEY,
  FLOWS,
  PRICES,
  PROTECTION,
  ATLAS,
];
