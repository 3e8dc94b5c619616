-- From facts to corridors, step by step. Written from src/process/pipeline/corridors/; do not edit.
-- Inputs: input_facts (the facts of all applied imports, with source and import_id), input_sources, input_scope.
-- Each step leaves one table of its name as Parquet in the run's directory. Its rules: docs/methods/corridors.md.

-- 1. data_types
-- Birth or citizenship, residence by residence, for sources that do not say which: learned from the totals (all
-- origins together) of the same holder and vintage, where these name one of the two. Not where they contradict
-- each other, nor where the source itself says so for that residence.
create table data_types as
with spoken as (
  select f.source, s.holder, s.vintage, s.slug, f.origin, f.residence, f.definition, f.year, import_id || '/' || sheet || '!R' || "row" || 'C' || "column" as fact
  from input_facts f join input_sources s on s.id = f.source
  where f.measure = 'stock' and f.residence <> 'WLD'
), stated as (
  select holder, vintage, residence, source, slug, min(definition) as definition, max_by(fact, (year, fact)) as fact
  from spoken where origin = 'WLD' group by all
  having count(distinct definition) = 1 and min(definition) in ('birth', 'citizenship')
), learned as (
  select holder, vintage, residence, min(definition) as definition, min_by(source, slug) as stated_by, min_by(fact, slug) as fact
  from stated group by all having count(distinct definition) = 1
), asking as (
  select source, holder, vintage, residence
  from spoken group by all
  having bool_or(definition = 'born_or_citizen' and origin <> 'WLD') and not bool_or(definition in ('birth', 'citizenship'))
)
select a.source, a.residence, l.definition, l.stated_by, l.fact
from asking a join learned l using (holder, vintage, residence)
order by a.source, a.residence;

-- 2. repeats
-- Facts that a newer import of their source, or an earlier cell of the same one, gives again: one of them stands.
-- What one table lists under several labels of nobody’s country (other north, other south, unknown) is added up.
create table repeats as
with suspect as (
  select hash(source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition) as suspicion from input_facts group by suspicion having count(*) > 1
), compared as (
  select import_id, sheet, "row", "column", value,
    case when origin in ('UNK', 'STA') or residence in ('UNK', 'STA')
      then sum(value) over (partition by source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition, import_id, sheet) else value end as total,
    row_number() over (partition by source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition order by import_id desc, sheet, "row", "column") as nth
  from input_facts where hash(source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition) in (select suspicion from suspect)
)
select import_id, sheet, "row", "column", nth = 1 as stands, total from compared
where nth > 1 or total <> value order by all;

-- 3. readings
-- Every fact of every source with its stable key, in the order of its file. Where a source gives one cell twice,
-- its newest import stands. `definition` is the one learned from the holder’s data types where there is one;
-- `stated_definition` is that of the table itself.
create table readings as
select import_id || '/' || sheet || '!R' || "row" || 'C' || "column" as fact, 
  f.* replace (coalesce(t.definition, f.definition) as definition, coalesce(r.total, f.value) as value),
  f.definition as stated_definition,
  list_position((select list(id order by id) from input_sources), f.source) - 1 as source_nr,
  ((exists (select 1 from input_scope where side = 'origin' and code = '*') or origin in (select code from input_scope where side = 'origin')) or origin in ('WLD', 'UNK', 'STA')) and ((exists (select 1 from input_scope where side = 'residence' and code = '*') or f.residence in (select code from input_scope where side = 'residence')) or f.residence in ('WLD', 'UNK', 'STA')) as in_scope
from input_facts f
left join data_types t
  on f.measure = 'stock' and f.definition = 'born_or_citizen' and t.source = f.source and t.residence = f.residence
left join repeats r using (import_id, sheet, "row", "column")
where coalesce(r.stands, true);

-- 4. facts
-- The facts of the hub’s own scope, totals and unknown origins of its countries included.
create table facts as
select * exclude (source_nr, in_scope) from readings where in_scope;

-- 5. cells
-- One figure a source, corridor, year, measure, definition and sex, over the whole world: the coarsest table that
-- the source gives, added up only where it gives nothing coarser, and ages only where they begin at birth; a year
-- before its last quarter. Places are never added up: they may not cover a country. What a source never puts
-- above 0, and measures of which no sheet speaks, stay in the facts.
-- In chunks: select count(*) from input_sources.
create table cells as
with spoken as (
  select * from readings
  where source_nr = :chunk and (measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless', 'remittances', 'remittance_cost') or measure in ('remittance_inflow', 'remittance_outflow'))
), heard as (
  select distinct origin, residence, measure, definition from spoken where value > 0
), masked as (
  select *, (sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int as mask from spoken semi join heard using (origin, residence, measure, definition)
), coarse as (
  select source, origin, residence, year, measure, definition, stated_definition, sex, kind, value, low, high, fact, 1 as cells
  from masked where mask <= 1 and quarter is null
), finer as (
  select source, origin, residence, year, measure, definition, stated_definition, 'both' as sex, sex as part, mask, age like '0-%' as newborns, quarter, kind, value, low, high, fact
  from masked where mask < 128 and (mask > 0 or quarter is not null)
  union all
  select source, origin, residence, year, measure, definition, stated_definition, sex, sex, mask, age like '0-%', quarter, kind, value, low, high, fact
  from masked where mask < 128 and mask % 2 = 1 and (mask > 1 or quarter is not null)
), lacking as (
  select *, bit_count(mask) * 100000 + (4 - coalesce(quarter, 4.5)) * 1000 + mask as distance
  from finer anti join coarse using (source, origin, residence, year, measure, definition, stated_definition, sex)
), nearest as (
  select source, origin, residence, year, measure, definition, stated_definition, sex, min(distance) as distance from lacking group by all
), summed as (
  select source, origin, residence, year, measure, definition, stated_definition, sex, arg_max(kind, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind)) as kind,
    case when count(*) = 1 then min(value) else round(sum(value), 6) end as value,
    case when count(*) = 1 then min(low) end as low,
    case when count(*) = 1 then min(high) end as high,
    min(fact) as fact, count(*) as cells
  from lacking join nearest using (source, origin, residence, year, measure, definition, stated_definition, sex, distance)
  group by source, origin, residence, year, measure, definition, stated_definition, sex
  having (sex <> 'both' or min(mask) % 2 = 0 or count(distinct part) = 2)
    and (min(mask) & 2 = 0 or bool_or(newborns))
)
select * from coarse union all select * from summed
order by source, measure, origin, residence, definition, year, sex;

-- 6. pairs
-- The corridors of the hub: pairs of its scope for which some source gives a figure above 0.
create table pairs as
with found as (
  select origin, residence, count(*) as figures from cells
  where measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless', 'remittances', 'remittance_cost') and origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence and (exists (select 1 from input_scope where side = 'origin' and code = '*') or origin in (select code from input_scope where side = 'origin')) and (exists (select 1 from input_scope where side = 'residence' and code = '*') or residence in (select code from input_scope where side = 'residence'))
  group by all having max(value) > 0
)
select origin || '-' || residence as key, origin, residence,
  (sum(figures) over (order by origin, residence rows unbounded preceding) // 30000)::int as chunk
from found order by origin, residence;

-- 7. side_by_side
-- What each source says of each corridor, by measure, definition, year and sex.
create table side_by_side as
select p.key, p.chunk, c.* from cells c join pairs p using (origin, residence)
where measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless', 'remittances', 'remittance_cost')
order by p.key, c.measure, c.definition, c.year, c.sex, c.source;

-- 8. dependence_counts
-- For two sources and one measure: over the corridors of which both speak, how often they give the same figure,
-- for each pair of years at most 5 apart.
create table dependence_counts as
with plain as (
  select source, origin, residence, year, measure, stated_definition as definition, value from cells
  where sex = 'both' and value > 0 and origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence
), compared as (
  select a.measure, a.source as a, b.source as b, a.definition as a_definition, b.definition as b_definition,
    a.year as a_year, b.year as b_year, a.value as a_value, b.value as b_value,
    a.value = b.value as same, a.value = b.value or (least(a.value, b.value) >= 100 and (round(a.value / 10) * 10 = b.value or round(b.value / 10) * 10 = a.value)) or (least(a.value, b.value) >= 1000 and (round(a.value / 100) * 100 = b.value or round(b.value / 100) * 100 = a.value)) or (least(a.value, b.value) >= 10000 and (round(a.value / 1000) * 1000 = b.value or round(b.value / 1000) * 1000 = a.value)) as rounded, (least(a.value, b.value) >= 100 or (a.value % 1 <> 0 and b.value % 1 <> 0)) as telling
  from plain a join plain b using (origin, residence, measure)
  where a.source < b.source and abs(a.year - b.year) <= 5
)
select measure, a, b, a_definition, b_definition, a_year, b_year,
  count(*) as cells, count_if(same) as identical, count_if(rounded) as identical_rounded,
  count_if(telling) as telling, count_if(telling and same) as telling_identical,
  count_if(telling and rounded) as telling_identical_rounded,
  round(nullif(corr(ln(a_value), ln(b_value)), 'nan'::double), 6) as correlation
from compared group by all
order by measure, a, b, a_definition, b_definition, a_year, b_year;

-- 9. dependence
-- The verdict on each pair of sources, from the pair of years in which they look most alike: independent,
-- dependent or copied, and which of the two leans on the other.
-- In TypeScript, from dependence_counts, input_sources: measure VARCHAR, from_source VARCHAR, on_source VARCHAR,
-- verdict VARCHAR, judged BOOLEAN, declared BOOLEAN, same_definition BOOLEAN, same_holder BOOLEAN, from_year
-- INTEGER, on_year INTEGER, cells INTEGER, share_identical DOUBLE, share_identical_rounded DOUBLE, telling
-- INTEGER, share_telling DOUBLE, correlation DOUBLE.

-- 10. voices
-- Sources that lean on one another, directly or through a third, are one voice; named by the first of them.
-- In TypeScript, from dependence, cells, input_sources: measure VARCHAR, source VARCHAR, voice VARCHAR.

-- 11. candidates
-- The newest stock above 0 of each source and definition in each corridor, in headline order: not stale, by kind,
-- not leaning on another source of the corridor, saying whom it counts, newest year, newest vintage.
create table candidates as
with newest as (
  select * from side_by_side where measure = 'stock' and sex = 'both' and value > 0
  qualify row_number() over (partition by key, source, definition order by year desc) = 1
), leaning as (
  select distinct n.key, n.source
  from newest n
  join dependence d on d.measure = 'stock' and d.verdict <> 'independent' and d.from_source = n.source
  join newest o on o.key = n.key and o.source = d.on_source
), judged as (
  select n.*, s.slug, s.vintage, v.voice, l.key is not null as leans,
    -- A copy that is dated later makes nothing older.
    n.year < max(n.year) filter (l.key is null) over (partition by n.key) - 10 as stale
  from newest n
  join input_sources s on s.id = n.source
  join voices v on v.measure = 'stock' and v.source = n.source
  left join leaning l on l.key = n.key and l.source = n.source
)
select key, chunk, origin, residence, source, definition, kind, year, value, leans, stale, voice,
  row_number() over (partition by key order by
    stale, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind), leans, (definition in ('born_or_citizen', 'none'))::int, year desc, vintage desc, array_position(['birth', 'citizenship', 'born_or_citizen', 'ancestry', 'self_identification', 'registration', 'protection', 'none'], definition), slug, definition) as place
from judged order by key, place;

-- 12. figures
-- For the interval chart: each source's figure nearest to the headline's year. Compared are those of the
-- headline's definition at most 5 years away that lean on no other source of the corridor, one for each voice.
create table figures as
with first as (select * from candidates where place = 1),
near as (
  select s.*, c.place, c.leans, c.voice, f.year as headline_year,
    c.place = 1 as is_headline,
    s.definition = f.definition as same_definition,
    abs(s.year - f.year) <= 5 as in_window,
    case when s.stated_definition <> s.definition then {'stated': s.stated_definition, 'source': t.stated_by, 'fact': t.fact} end as learned
  from side_by_side s
  join candidates c on c.key = s.key and c.source = s.source and c.definition = s.definition
  join first f on f.key = s.key
  left join data_types t on t.source = s.source and t.residence = s.residence
  where s.measure = 'stock' and s.sex = 'both' and s.value > 0
  qualify row_number() over (partition by s.key, s.source, s.definition
    order by abs(s.year - f.year), s.year desc) = 1
)
select *, same_definition and in_window and (is_headline or not leans) and row_number() over (
    partition by key, voice, same_definition, in_window order by place) = 1 as compared
from near order by key, place;

-- 13. headlines
-- The headline of each corridor and its range: lowest and highest of the compared figures, or why there is none.
create table headlines as
with range as (
  select key,
    count_if(compared) as voices,
    count_if(same_definition and in_window) as in_definition,
    min(value) filter (compared) as range_low,
    max(value) filter (compared) as range_high,
    list(source order by place) filter (compared) as range_sources,
    min(year) filter (compared) as range_from,
    max(year) filter (compared) as range_to
  from figures group by key
)
select f.key, f.chunk, f.origin, f.residence, f.source, f.measure, f.definition, f.stated_definition, f.kind, f.year, f.value, f.low, f.high, f.fact, f.cells, f.learned,
  r.voices, r.in_definition, r.range_low, r.range_high, r.range_sources, r.range_from, r.range_to,
  case when r.voices > 1 then null when r.in_definition > 1 then 'only_dependent' else 'one_source' end as no_range
from figures f join range r using (key) where f.is_headline order by f.key;

-- 14. disagreement
-- How far sources are apart within one measure and one definition: for stocks near the headline’s year, for the
-- rest by newest year. Definitions stay apart: nothing is added up or averaged.
create table disagreement as
with others as (
  select s.*, v.voice from side_by_side s join voices v on v.measure = s.measure and v.source = s.source
  where s.measure <> 'stock' and s.sex = 'both' and s.value > 0
  qualify row_number() over (partition by s.key, s.measure, s.definition, s.source order by s.year desc) = 1
), recent as (
  select * from others
  qualify year >= max(year) over (partition by key, measure, definition) - 5
), compared as (
  select key, measure, definition, source, voice, value, year from figures where in_window
  union all
  select key, measure, definition, source, voice, value, year from recent
)
select key, measure, definition,
  min(value) as low, max(value) as high, round(max(value) / min(value), 6) as ratio, round(ln(max(value) / min(value)), 6) as log_range,
  count(*) as sources, count(distinct voice) as voices, list(source order by source) as source_ids,
  min(year) as from_year, max(year) as to_year
from compared group by all order by key, measure, definition;

-- 15. series
-- What each source says of each corridor over the years, both sexes.
create table series as
select key, chunk, measure, definition, source, kind, year, value, fact
from side_by_side where sex = 'both' and (measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless') or measure = 'remittances')
order by key, measure, definition, source, kind, year;

-- 16. composition
-- How each source splits its newest figure by sex, age, education, occupation, labour status, duration,
-- generation or place: from its least detailed table that has the dimension.
create table composition as
with split as (
  select p.key, p.chunk, r.source, r.measure, r.definition, r.year, r.quarter, r.kind, r.value, r.fact,
    ((sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int) as mask,
    unnest([
      {'dimension': 'sex', 'code': case when sex <> 'both' then sex end},
      {'dimension': 'age', 'code': age}, {'dimension': 'education', 'code': education},
      {'dimension': 'isco', 'code': isco}, {'dimension': 'labour', 'code': labour},
      {'dimension': 'duration', 'code': duration}, {'dimension': 'generation', 'code': generation},
      {'dimension': 'place', 'code': place}]) as part
  from readings r join pairs p using (origin, residence)
  where measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless') and ((sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int) > 0
), ranked as (
  select *, dense_rank() over (partition by key, source, measure, definition, part.dimension
    order by year desc, quarter desc nulls last, bit_count(mask), mask) as nearness
  from split where part.code is not null
), parts as (
  select key, chunk, source, measure, definition, part.dimension as dimension, part.code as code, year,
    arg_max(kind, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind)) as kind, round(sum(value), 6) as value, min(fact) as fact, count(*) as cells
  from ranked where nearness = 1 group by all
)
select p.*, t.value as total
from parts p left join side_by_side t
  on t.key = p.key and t.source = p.source and t.measure = p.measure and t.definition = p.definition
  and t.year = p.year and t.sex = 'both'
order by p.key, p.measure, p.dimension, p.source, p.definition, p.code;

-- 17. ranks
-- Rank of the residence among those of the origin, and of the origin among those of the residence, within the
-- headline’s source, year and definition as its table states it, over the whole world.
create table ranks as
with peers as (
  select source, stated_definition, year, origin, residence,
    rank() over from_here as residence_rank, count(*) over whole_origin as residence_of,
    round(value / sum(value) over whole_origin, 6) as residence_share,
    rank() over to_here as origin_rank, count(*) over whole_residence as origin_of,
    round(value / sum(value) over whole_residence, 6) as origin_share
  from cells where measure = 'stock' and sex = 'both' and value > 0 and origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence
  window from_here as (partition by source, stated_definition, year, origin order by value desc),
    whole_origin as (partition by source, stated_definition, year, origin),
    to_here as (partition by source, stated_definition, year, residence order by value desc),
    whole_residence as (partition by source, stated_definition, year, residence)
)
select h.key, p.* exclude (source, stated_definition, year, origin, residence)
from headlines h join peers p using (source, stated_definition, year, origin, residence) order by h.key;

-- 18. money
-- Remittances from the residence (sender) to the origin (receiver): the newest figure of each source, dependent
-- ones beside the one they lean on.
create table money as
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
    array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], n.kind), l.key is not null, n.year desc, s.vintage desc, s.slug) as place
from newest n join input_sources s on s.id = n.source left join leaning l using (key, source)
order by n.key, place;

-- 19. flows
-- Money that a country receives from everywhere or sends everywhere: newest of each source.
create table flows as
select case measure when 'remittance_inflow' then origin else residence end as code, *
from cells
where sex = 'both' and value > 0 and (
  (measure = 'remittance_inflow' and residence = 'WLD') or (measure = 'remittance_outflow' and origin = 'WLD'))
qualify row_number() over (partition by measure, code, source order by year desc) = 1
order by measure, code, year desc, source;

-- 20. prices
-- What sending money costs, in percent, by quarter: of the newest source that speaks of the corridor.
create table prices as
select p.key, p.chunk, r.source, r.kind, r.year, r.quarter, r.value, r.fact
from readings r join pairs p using (origin, residence) join input_sources s on s.id = r.source
where r.measure = 'remittance_cost' and ((sex <> 'both')::int + 2 * (age is not null)::int + 4 * (education is not null)::int + 8 * (isco is not null)::int + 16 * (labour is not null)::int + 32 * (duration is not null)::int + 64 * (generation is not null)::int + 128 * (place is not null)::int) = 0
qualify dense_rank() over (partition by p.key order by s.vintage desc, s.slug) = 1
order by p.key, r.year, r.quarter nulls first, r.fact;

-- 21. protection
-- Refugees, asylum seekers and others under protection: newest figure of each source and measure; what ended long
-- ago is left to the series. Never added to migrants, nor to each other.
create table protection as
select s.* from side_by_side s
where measure in ('refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless') and sex = 'both'
qualify row_number() over (partition by key, measure, definition, source order by year desc) = 1
  and s.value > 0 and s.year >= (select max(year) from cells) - 10
order by key, measure, source, definition;

-- 22. atlas_cells
-- For the atlas: one figure a corridor, measure, definition, year and sex; where sources compete, by kind, then
-- the source that leans on no other, then the newest. A figure whose definition was learned also stays on the map
-- of the definition that its table states, which would else lose whole countries.
create table atlas_cells as
with leaning as (
  select distinct measure, from_source as source from dependence where verdict <> 'independent'
), shown as (
  select * from side_by_side
  union all
  select * replace (stated_definition as definition) from side_by_side where stated_definition <> definition
)
select s.origin, s.residence, s.measure, s.definition, s.year, s.sex, s.kind, s.source, s.value
from shown s join input_sources i on i.id = s.source left join leaning l using (measure, source)
where measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless') and s.value > 0
qualify row_number() over (partition by s.origin, s.residence, s.measure, s.definition, s.year, s.sex
  order by array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], s.kind), l.source is not null, i.vintage desc, i.slug) = 1
order by s.measure, s.definition, s.year, s.sex, s.origin, s.residence;

-- 23. coverage
-- Over the whole world: what each source places under a country and what it only has in its total, by country and
-- year.
create table coverage as
with plain as (
  select * from cells where sex = 'both' and measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless')
), named as (
  select * from plain where value > 0 and origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence
), sides as (
  -- Only within one residence is the learned definition everybody’s; a sum over several goes by what the table states.
  select 'origin' as side, origin as code, * replace (stated_definition as definition) from named
  union all select 'residence', residence, * from named
  union all select 'hub', '*', * replace (stated_definition as definition) from named
), known as (
  select side, code, source, measure, definition, stated_definition, year, arg_max(kind, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind)) as kind,
    round(sum(value), 6) as known, count(*) as partners
  from sides group by all
), stated as (
  select 'origin' as side, origin as code, source, measure, stated_definition as definition, year, kind, value, fact
  from plain where residence = 'WLD' and origin <> 'WLD' and true
  union all
  select 'residence', residence, source, measure, definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence <> 'WLD' and true
  union all
  select 'hub', '*', source, measure, stated_definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence = 'WLD' and true and true
), unplaced as (
  select 'residence' as side, residence as code, source, measure, definition, year, sum(value) as unplaced
  from plain where origin in ('UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and true group by all
  union all
  select 'hub', '*', source, measure, stated_definition, year, sum(value)
  from plain where origin in ('UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and true and true group by all
  union all
  select 'origin', origin, source, measure, stated_definition, year, sum(value)
  from plain where residence in ('UNK', 'STA') and origin not in ('WLD', 'UNK', 'STA') and true group by all
), lent as (
  -- A holder often states its totals in another table than its corridors: its own first, then its newest.
  select k.side, k.code, k.source, k.measure, k.definition, k.year, t.value as stated, t.source as stated_by, t.fact as stated_fact
  from known k
  join input_sources ks on ks.id = k.source
  join stated t on t.side = k.side and t.code = k.code and t.measure = k.measure and t.definition = k.definition and t.year = k.year
  join input_sources ts on ts.id = t.source and ts.holder = ks.holder
  qualify row_number() over (partition by k.side, k.code, k.source, k.measure, k.definition, k.year
    order by t.source = k.source desc, ts.vintage desc, ts.slug) = 1
)
select k.*, l.stated, l.stated_by, l.stated_fact, coalesce(u.unplaced, 0) as unplaced,
  coalesce(l.stated >= k.known, false) as is_stated,
  case when l.stated >= k.known then l.stated else k.known + coalesce(u.unplaced, 0) end as value
from known k
left join lent l using (side, code, source, measure, definition, year)
left join unplaced u using (side, code, source, measure, definition, year)
order by k.side, k.code, k.measure, k.definition, k.source, k.year;

-- 24. totals
-- The same over the corridors of the hub. A stated total is used only where the other side of the scope is the
-- whole world.
create table totals as
with plain as (
  select * from cells where sex = 'both' and measure in ('stock', 'refugees', 'asylum_seekers', 'others_protected', 'others_of_concern', 'stateless')
), named as (
  select p.* from plain p join pairs using (origin, residence) where p.value > 0
), sides as (
  -- Only within one residence is the learned definition everybody’s; a sum over several goes by what the table states.
  select 'origin' as side, origin as code, * replace (stated_definition as definition) from named
  union all select 'residence', residence, * from named
  union all select 'hub', '*', * replace (stated_definition as definition) from named
), known as (
  select side, code, source, measure, definition, stated_definition, year, arg_max(kind, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind)) as kind,
    round(sum(value), 6) as known, count(*) as partners
  from sides group by all
), stated as (
  select 'origin' as side, origin as code, source, measure, stated_definition as definition, year, kind, value, fact
  from plain where residence = 'WLD' and origin <> 'WLD' and exists (select 1 from input_scope where side = 'residence' and code = '*')
  union all
  select 'residence', residence, source, measure, definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence <> 'WLD' and exists (select 1 from input_scope where side = 'origin' and code = '*')
  union all
  select 'hub', '*', source, measure, stated_definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence = 'WLD' and exists (select 1 from input_scope where side = 'origin' and code = '*') and exists (select 1 from input_scope where side = 'residence' and code = '*')
), unplaced as (
  select 'residence' as side, residence as code, source, measure, definition, year, sum(value) as unplaced
  from plain where origin in ('UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and exists (select 1 from input_scope where side = 'origin' and code = '*') group by all
  union all
  select 'hub', '*', source, measure, stated_definition, year, sum(value)
  from plain where origin in ('UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and exists (select 1 from input_scope where side = 'origin' and code = '*') and exists (select 1 from input_scope where side = 'residence' and code = '*') group by all
  union all
  select 'origin', origin, source, measure, stated_definition, year, sum(value)
  from plain where residence in ('UNK', 'STA') and origin not in ('WLD', 'UNK', 'STA') and exists (select 1 from input_scope where side = 'residence' and code = '*') group by all
), lent as (
  -- A holder often states its totals in another table than its corridors: its own first, then its newest.
  select k.side, k.code, k.source, k.measure, k.definition, k.year, t.value as stated, t.source as stated_by, t.fact as stated_fact
  from known k
  join input_sources ks on ks.id = k.source
  join stated t on t.side = k.side and t.code = k.code and t.measure = k.measure and t.definition = k.definition and t.year = k.year
  join input_sources ts on ts.id = t.source and ts.holder = ks.holder
  qualify row_number() over (partition by k.side, k.code, k.source, k.measure, k.definition, k.year
    order by t.source = k.source desc, ts.vintage desc, ts.slug) = 1
)
select k.*, l.stated, l.stated_by, l.stated_fact, coalesce(u.unplaced, 0) as unplaced,
  coalesce(l.stated >= k.known, false) as is_stated,
  case when l.stated >= k.known then l.stated else k.known + coalesce(u.unplaced, 0) end as value
from known k
left join lent l using (side, code, source, measure, definition, year)
left join unplaced u using (side, code, source, measure, definition, year)
order by k.side, k.code, k.measure, k.definition, k.source, k.year;

-- 25. total_headlines
-- The newest total of each source in headline order: sources that cover at least 50 % as many countries as the
-- best one first, then as for corridors.
create table total_headlines as
with newest as (
  select * from totals
  qualify row_number() over (partition by side, code, measure, source, definition order by year desc) = 1
), leaning as (
  select distinct n.side, n.code, n.measure, n.source
  from newest n
  join dependence d on d.measure = n.measure and d.verdict <> 'independent' and d.from_source = n.source
  join newest o on o.side = n.side and o.code = n.code and o.measure = n.measure and o.source = d.on_source
), judged as (
  select *,
    partners < 0.5 * max(partners) over (partition by side, code, measure) as narrow,
    year < max(year) over (partition by side, code, measure) - 10 as stale
  from newest
)
select n.* exclude (narrow, stale), row_number() over (partition by n.side, n.code, n.measure order by
    narrow, stale, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], n.kind), l.source is not null, (n.definition in ('born_or_citizen', 'none'))::int, n.year desc, s.vintage desc, array_position(['birth', 'citizenship', 'born_or_citizen', 'ancestry', 'self_identification', 'registration', 'protection', 'none'], n.definition), s.slug, n.definition) as place
from judged n join input_sources s on s.id = n.source
left join leaning l using (side, code, measure, source)
order by n.side, n.code, n.measure, place;

-- 26. partners
-- The countries at the other end, within the one source, definition and year of the headline total.
create table partners as
with first as (
  select side, code, source, definition, stated_definition, year, known from total_headlines where measure = 'stock' and place = 1
), found as (
  select f.side, f.code, c.residence as partner, c.value, c.fact, f.known
  from first f join side_by_side c on f.side = 'origin' and c.origin = f.code
    and c.source = f.source and c.stated_definition = f.stated_definition and c.year = f.year
  where c.measure = 'stock' and c.sex = 'both' and c.value > 0
  union all
  select f.side, f.code, c.origin, c.value, c.fact, f.known
  from first f join side_by_side c on f.side = 'residence' and c.residence = f.code
    and c.source = f.source and c.definition = f.definition and c.year = f.year
  where c.measure = 'stock' and c.sex = 'both' and c.value > 0
  union all
  select 'hub-' || t.side, '*', t.code, t.known, null, f.known
  from first f join totals t on f.side = 'hub' and t.side <> 'hub'
    and t.source = f.source and t.stated_definition = f.stated_definition and t.year = f.year
  where t.measure = 'stock'
)
select side, code, partner, value, fact, round(value / known, 6) as share,
  rank() over (partition by side, code order by value desc) as rank
from found order by side, code, rank, partner;

-- 27. total_sex
-- Men and women within the source, definition and year of the headline total.
create table total_sex as
with first as (
  select side, code, source, stated_definition, year from total_headlines where measure = 'stock' and place = 1
), sexes as (
  select 'origin' as side, origin as code, source, stated_definition, year, sex, value from side_by_side
  where measure = 'stock' and sex <> 'both'
  union all select 'residence', residence, source, stated_definition, year, sex, value from side_by_side
  where measure = 'stock' and sex <> 'both'
  union all select 'hub', '*', source, stated_definition, year, sex, value from side_by_side
  where measure = 'stock' and sex <> 'both'
)
select side, code, round(sum(value) filter (sex = 'male'), 6) as male, round(sum(value) filter (sex = 'female'), 6) as female
from sexes join first using (side, code, source, stated_definition, year) group by side, code
having male is not null and female is not null
order by side, code;

-- 28. money_partners
-- The largest senders to an origin and receivers from a residence, by one source and year.
create table money_partners as
with sides as (
  select 'origin' as side, origin as code, residence as partner, * from money
  union all select 'residence', residence, origin, * from money
), sizes as (
  select side, code, source, year, count(*) as partners, min(place) as best from sides group by all
), sources as (
  select *, row_number() over (partition by side, code order by partners desc, best, year desc, source) as nth from sizes
)
select s.side, s.code, s.source, s.year, s.partner, s.value, s.fact,
  round(s.value / sum(s.value) over (partition by s.side, s.code), 6) as share,
  rank() over (partition by s.side, s.code order by s.value desc) as rank
from sides s join sources b on b.nth = 1 and b.side = s.side and b.code = s.code and b.source = s.source and b.year = s.year
order by s.side, s.code, rank, s.partner;

-- 29. sources
-- What each source covers within the hub, and over the world the share of people whom it cannot place in its
-- newest year.
create table sources as
with counted as (
  select source, count(*) as facts, count(distinct (origin, residence)) filter (origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence and value > 0) as corridors,
    count(distinct origin) filter (origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence and value > 0) as origins,
    count(distinct residence) filter (origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA') and origin <> residence and value > 0) as residences,
    min(year) as first_year, max(year) as last_year,
    list(distinct measure order by measure) as measures,
    list(distinct definition order by definition) as definitions,
    list(distinct sex order by sex) as sexes
  from facts group by source
), placed as (
  select source, year as placed_year, value as stated_total, known as known_total, round(1 - known / value, 6) as unknown_share
  from coverage where side = 'hub' and measure = 'stock'
  qualify row_number() over (partition by source order by year desc, definition) = 1
)
select s.*, c.* exclude (source), p.* exclude (source)
from input_sources s join counted c on c.source = s.id left join placed p on p.source = s.id
order by s.slug;

-- 30. containments
-- Which definition contains which by its meaning.
create table containments as
select * from (values ('birth', 'born_or_citizen'), ('citizenship', 'born_or_citizen')) as contained(narrow, broad) order by narrow, broad;

-- 31. inversions
-- Two definitions of which one contains the other by its meaning, and yet some source gives the narrower one at
-- least twice the people that another gives the broader one.
create table inversions as
select n.key, n.definition as narrow, b.definition as broad, n.high as narrow_value, b.low as broad_value
from containments c
join disagreement n on n.measure = 'stock' and n.definition = c.narrow
join disagreement b on b.measure = 'stock' and b.definition = c.broad and b.key = n.key
where n.high >= b.low * 2
order by n.key, narrow, broad;

-- 32. unknowns
-- What nobody knows of each corridor: one row a gap, in the order in which it is told.
create table unknowns as
select key, 1 as position, 'no_stock' as code, '{}' as args from pairs where key not in (select key from headlines)
union all
select key, 2 as position, 'one_source' as code, to_json({'source': source})::varchar as args from headlines where no_range = 'one_source'
union all
select key, 3 as position, 'only_dependent' as code, to_json({'sources': in_definition})::varchar as args from headlines where no_range = 'only_dependent'
union all
select key, 4 as position, 'nothing_since' as code, to_json({'year': year})::varchar as args from (select key, max(year) as year from candidates group by key) where year < (select max(year) from cells)
union all
select key, 5 as position, 'definition_mixed' as code, '{}' as args from headlines where definition = 'born_or_citizen'
union all
select key, 6 as position, 'definitions_inverted' as code, to_json({'narrow': narrow, 'broad': broad, 'narrowValue': narrow_value, 'broadValue': broad_value})::varchar as args from inversions
union all
select key, 7 as position, 'no_sex' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'sex')
union all
select key, 8 as position, 'no_age' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'age')
union all
select key, 9 as position, 'no_education' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'education')
union all
select key, 10 as position, 'no_occupation' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'isco')
union all
select key, 11 as position, 'no_labour' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'labour')
union all
select key, 12 as position, 'no_duration' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'duration')
union all
select key, 13 as position, 'no_place' as code, '{}' as args from headlines where key not in (select key from composition where measure = 'stock' and dimension = 'place')
union all
select key, 14 as position, 'unknown_origin' as code, to_json({'share': round(1 - c.known / c.value, 4), 'year': h.year, 'source': h.source})::varchar as args from headlines h join coverage c on c.side = 'residence' and c.code = h.residence and c.measure = 'stock'
  and c.source = h.source and c.definition = h.definition and c.year = h.year
where c.known < c.value * (1 - 0.01)
union all
select key, 15 as position, 'protection_overlap' as code, to_json({'measures': array_to_string(measures, ',')})::varchar as args from (select key, list(distinct measure order by measure) as measures from protection group by key)
where key in (select key from headlines)
union all
select key, 16 as position, 'no_money' as code, '{}' as args from pairs where key not in (select key from money)
union all
select key, 17 as position, 'no_price' as code, '{}' as args from pairs where key not in (select key from prices)
order by key, position, args;

-- 33. confidence
-- Strikes against a headline: for its kind, for what no independent source confirms, for its age, for definitions
-- that contradict each other. None or one: high; two: medium; three or more: low.
create table confidence as
with judged as (
  select h.*, case when h.no_range is null then h.range_high / h.range_low end as ratio, (select max(year) from cells) - h.year as age, i.narrow, i.broad
  from headlines h left join inversions i on i.key = h.key
  qualify row_number() over (partition by h.key order by i.narrow, i.broad) = 1
), reasons as (
select key, 0 as strikes, 'observed' as code, '{}' as args from judged where kind = 'observed'
union all
select key, 1 as strikes, 'modelled' as code, '{}' as args from judged where kind = 'modelled'
union all
select key, 2 as strikes, 'extrapolated' as code, '{}' as args from judged where kind = 'extrapolated'
union all
select key, 2 as strikes, 'self_reported' as code, '{}' as args from judged where kind = 'self_reported'
union all
select key, 0 as strikes, 'sources_agree' as code, to_json({'sources': voices, 'ratio': round(ratio, 3)})::varchar as args from judged where ratio < 1.25
union all
select key, 1 as strikes, 'sources_differ' as code, to_json({'sources': voices, 'ratio': round(ratio, 3)})::varchar as args from judged where ratio >= 1.25 and ratio < 2
union all
select key, 2 as strikes, 'sources_disagree' as code, to_json({'sources': voices, 'ratio': round(ratio, 3)})::varchar as args from judged where ratio >= 2
union all
select key, 1 as strikes, 'one_source' as code, '{}' as args from judged where no_range = 'one_source'
union all
select key, 1 as strikes, 'only_dependent' as code, '{}' as args from judged where no_range = 'only_dependent'
union all
select key, 1 as strikes, 'definitions_inverted' as code, to_json({'narrow': narrow, 'broad': broad})::varchar as args from judged where narrow is not null
union all
select key, 0 as strikes, 'recent' as code, to_json({'year': year})::varchar as args from judged where age <= 5
union all
select key, 1 as strikes, 'ageing' as code, to_json({'year': year})::varchar as args from judged where age > 5 and age <= 10
union all
select key, 2 as strikes, 'old' as code, to_json({'year': year})::varchar as args from judged where age > 10
)
select key, sum(strikes)::int as strikes,
  case when sum(strikes) <= 1 then 'high' when sum(strikes) = 2 then 'medium' else 'low' end as level,
  '[' || string_agg('{"code":"' || code || '","args":' || args || '}', ',' order by strikes desc, code) || ']' as reasons
from reasons group by key order by key;

-- 34. documents
-- The sheet of each corridor as JSON, with the cell that each figure was read from.
-- In chunks: select max(chunk) + 1 from pairs.
create table documents as
with k as materialized (select * from pairs where chunk = :chunk),
headline as (select key, any_value(to_json({'source': headlines.source, 'measure': headlines.measure, 'definition': headlines.definition, 'kind': headlines.kind, 'year': headlines.year, 'value': headlines.value, 'low': headlines.low, 'high': headlines.high, 'fact': headlines.fact, 'cells': headlines.cells, 'range': case when no_range is null then {'low': range_low, 'high': range_high, 'sources': range_sources, 'fromYear': range_from, 'toYear': range_to} end, 'noRange': no_range, 'learned': headlines.learned})) as json from headlines where chunk = :chunk group by key),
trust as (
  select key, to_json({'level': level, 'reasons': reasons::json}) as json from confidence join k using (key)
),
cards as (
  select key, to_json([x.v for x in list_sort(list({'k': row(s.slug), 'v': to_json({'id': s.id, 'slug': s.slug, 'holder': s.holder, 'title': s.title::json, 'definition': s.definition, 'kind': s.kind, 'vintage': s.vintage, 'licence': s.licence})}))]) as json
  from (
    select key, source from side_by_side where chunk = :chunk
    union select key, source from composition where chunk = :chunk
    union select key, learned.source from figures where chunk = :chunk and learned is not null
    union select k.key, f.source from flows f join k on k.origin = f.code where f.measure = 'remittance_inflow'
  ) c join input_sources s on s.id = c.source
  group by key
),
ties as (
  select f.key, f.source, f.definition, [x.v for x in list_sort(list({'k': row(d.on_source, o.definition), 'v': {'source': d.on_source, 'verdict': d.verdict, 'sameHere': o.value = f.value}}))] as ties
  from figures f
  join dependence d on d.measure = 'stock' and d.verdict <> 'independent' and d.from_source = f.source
  join figures o on o.key = f.key and o.source = d.on_source
  where f.chunk = :chunk group by all
),
"rows" as (
  select f.key, to_json([x.v for x in list_sort(list({'k': row(f.place), 'v': {'source': f.source, 'measure': f.measure, 'definition': f.definition, 'kind': f.kind, 'year': f.year, 'value': f.value, 'low': f.low, 'high': f.high, 'fact': f.fact, 'cells': f.cells, 'isHeadline': f.is_headline, 'inRange': f.compared and h.no_range is null, 'learned': f.learned, 'dependsOn': coalesce(t.ties, [])}}))]) as json
  from figures f join headlines h on h.key = f.key left join ties t on t.key = f.key and t.source = f.source and t.definition = f.definition
  where f.chunk = :chunk group by f.key
),
broader as (
  select n.key, n.definition, list_sort(list(b.definition)) as within
  from disagreement n join k using (key)
  join containments c on c.narrow = n.definition
  join disagreement b on b.key = n.key and b.measure = 'stock' and b.definition = c.broad
  where n.measure = 'stock' group by n.key, n.definition
),
lattice as (
  select d.key, to_json([x.v for x in list_sort(list({'k': row(d.definition), 'v': {'definition': d.definition, 'low': d.low, 'high': d.high, 'ratio': d.ratio, 'sources': d.source_ids, 'independent': d.voices, 'within': coalesce(b.within, [])}}))]) as json
  from disagreement d join k using (key) left join broader b using (key, definition)
  where d.measure = 'stock' group by d.key
),
lines as (
  select key, measure, source, definition, kind, [x.v for x in list_sort(list({'k': row(year), 'v': {'year': year, 'value': value, 'fact': fact}}))] as points
  from series where chunk = :chunk group by all
),
trend as (
  select key, to_json([x.v for x in list_sort(list({'k': row(source, definition, kind), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json from lines where measure = 'stock' group by key
),
money_trend as (
  select key, to_json([x.v for x in list_sort(list({'k': row(source, definition, kind), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json from lines where measure = 'remittances' group by key
),
shelter_trend as (
  select key, to_json([x.v for x in list_sort(list({'k': row(measure, source, definition, kind), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json
  from lines where measure not in ('stock', 'remittances') group by key
),
split as (
  select key, dimension, source, measure, definition, year, any_value(total) as total,
    round(sum(value), 6) as sum, arg_max(kind, kind_rank) as kind,
    [x.v for x in list_sort(list({'k': row(code), 'v': {'code': code, 'value': value, 'share': round(value / whole, 6), 'fact': fact, 'cells': cells}}))] as parts
  from (
    select *, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind) as kind_rank,
      sum(value) over (partition by key, dimension, source, measure, definition, year) as whole
    from composition where chunk = :chunk
  ) where whole > 0 group by all
),
parts as (
  select key, to_json([x.v for x in list_sort(list({'k': row(measure <> 'stock', measure, dimension, source, definition), 'v': {'dimension': dimension, 'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'total': total, 'sum': sum, 'parts': parts}}))]) as json from split group by key
),
standing as (
  select key, to_json({'residence': {'rank': residence_rank, 'of': residence_of, 'share': residence_share}, 'origin': {'rank': origin_rank, 'of': origin_of, 'share': origin_share}}) as json from ranks join k using (key)
),
received as (
  select code as origin, to_json([x.v for x in list_sort(list({'k': row(-year, source), 'v': {'source': flows.source, 'measure': flows.measure, 'definition': flows.definition, 'kind': flows.kind, 'year': flows.year, 'value': flows.value, 'low': flows.low, 'high': flows.high, 'fact': flows.fact, 'cells': flows.cells}}))]) as json
  from flows where measure = 'remittance_inflow' group by code
),
sent as (
  select key, to_json([x.v for x in list_sort(list({'k': row(place), 'v': {'source': money.source, 'measure': money.measure, 'definition': money.definition, 'kind': money.kind, 'year': money.year, 'value': money.value, 'low': money.low, 'high': money.high, 'fact': money.fact, 'cells': money.cells, 'dependsOn': depends_on}}))]) as json from money where chunk = :chunk group by key
),
amounts as (
  select k.key, to_json({'figures': coalesce(sent.json, '[]'::json), 'inflow': coalesce(received.json, '[]'::json), 'series': coalesce(money_trend.json, '[]'::json)}) as json
  from k left join sent using (key) left join money_trend using (key) left join received using (origin)
  where sent.json is not null or received.json is not null
),
quarters as (
  select key, source, arg_max(kind, year * 10 + coalesce(quarter, 0)) as kind,
    [x.v for x in list_sort(list({'k': row(year, coalesce(quarter, 0), fact), 'v': {'year': year, 'quarter': quarter, 'value': value, 'fact': fact}}))] as points
  from prices where chunk = :chunk group by all
),
costs as (
  select key, to_json({'source': source, 'kind': kind, 'latest': points[-1], 'first': points[1], 'change': round(points[-1].value - points[1].value, 6), 'meetsTarget': points[-1].value <= 3, 'aboveCeiling': points[-1].value > 5, 'points': points}) as json from quarters
),
guarded as (
  select key, to_json([x.v for x in list_sort(list({'k': row(measure, source, definition), 'v': {'source': protection.source, 'measure': protection.measure, 'definition': protection.definition, 'kind': protection.kind, 'year': protection.year, 'value': protection.value, 'low': protection.low, 'high': protection.high, 'fact': protection.fact, 'cells': protection.cells}}))]) as json
  from protection where chunk = :chunk group by key
),
shelter as (
  select k.key, to_json({'figures': coalesce(guarded.json, '[]'::json), 'series': coalesce(shelter_trend.json, '[]'::json), 'overlap': 'unknown'}) as json
  from k left join guarded using (key) left join shelter_trend using (key)
  where guarded.json is not null or shelter_trend.json is not null
),
gaps as (
  select key, to_json([x.v for x in list_sort(list({'k': row(position, args), 'v': {'code': code, 'args': args::json}}))]) as json
  from unknowns join k using (key) group by key
)
select k.key, k.origin, k.residence, to_json({'version': 1, 'key': k.key, 'origin': k.origin, 'residence': k.residence, 'asOf': (select max(year) from cells), 'headline': headline.json, 'confidence': trust.json, 'sources': cards.json, 'rows': coalesce("rows".json, '[]'::json), 'lattice': coalesce(lattice.json, '[]'::json), 'series': coalesce(trend.json, '[]'::json), 'composition': coalesce(parts.json, '[]'::json), 'ranks': standing.json, 'money': amounts.json, 'prices': costs.json, 'protection': shelter.json, 'unknowns': coalesce(gaps.json, '[]'::json)})::varchar as document
from k
left join headline using (key)
left join trust using (key)
left join cards using (key)
left join "rows" using (key)
left join lattice using (key)
left join trend using (key)
left join parts using (key)
left join standing using (key)
left join amounts using (key)
left join costs using (key)
left join shelter using (key)
left join gaps using (key)
order by k.key;

-- 35. corridors
-- One row a corridor: what its sheet holds.
create table corridors as
select p.key, p.origin, p.residence, h.source, h.definition, h.kind, h.year, h.value, h.range_low, h.range_high, h.no_range,
  c.level as confidence,
  (select count(distinct source) from side_by_side s where s.key = p.key) as sources,
  p.key in (select key from composition) as has_composition,
  p.key in (select key from money) as has_money,
  p.key in (select key from prices) as has_prices,
  p.key in (select key from protection) as has_protection
from pairs p left join headlines h using (key) left join confidence c using (key) order by p.key;

-- 36. origin_documents
-- The page of each origin as JSON.
create table origin_documents as
with 
tops as (
  select code, to_json(any_value({'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}) filter (place = 1)) as headline, to_json([x.v for x in list_sort(list({'k': row(place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as totals
  from total_headlines where side = 'origin' and measure = 'stock' group by code
),
sexes as (
  select code, to_json({'male': male, 'female': female}) as json from total_sex where side = 'origin'
),
lines as (
  select code, source, measure, definition, arg_max(kind, year) as kind,
    [x.v for x in list_sort(list({'k': row(year), 'v': {'year': year, 'value': value}}))] as points
  from totals where side = 'origin' and measure = 'stock' group by all
),
trend as (
  select code, to_json([x.v for x in list_sort(list({'k': row(source, definition), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json from lines group by code
),
shelter as (
  select code, to_json([x.v for x in list_sort(list({'k': row(measure, place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as json
  from total_headlines where side = 'origin' and measure <> 'stock' group by code
),
gaps as (
  select code, to_json([x.v for x in list_sort(list({'k': row(position), 'v': {'code': gap, 'args': args}}))]) as json from (
    select code, 1 as position, 'one_source' as gap, to_json({'source': any_value(source)}) as args
    from total_headlines where side = 'origin' and measure = 'stock' group by code having count(distinct source) = 1
    union all
    select code, 2, 'nothing_since', to_json({'year': max(year)})
    from total_headlines where side = 'origin' and measure = 'stock' group by code
    having max(year) < (select max(year) from cells)
    union all
    select code, 3, 'definition_mixed', to_json(map {})
    from total_headlines where side = 'origin' and measure = 'stock' and place = 1 and definition = 'born_or_citizen'
    union all
    select code, 4, 'no_sex', to_json(map {})
    from total_headlines where side = 'origin' and measure = 'stock' and place = 1
      and code not in (select code from total_sex where side = 'origin')
    union all
    select code, 5, 'unknown_origin', to_json({'share': round(1 - known / value, 4), 'year': year, 'source': source})
    from total_headlines where side = 'origin' and measure = 'stock' and place = 1
      and known < value * (1 - 0.01)
    union all
    select code, 6, 'protection_overlap', to_json({'measures': string_agg(distinct measure, ',' order by measure)})
    from total_headlines where side = 'origin' and measure <> 'stock' group by code
  ) group by code
),
named as (
  select code, source from total_headlines where side = 'origin'
  union select code, stated_by from total_headlines where side = 'origin' and is_stated
  union select code, source from flows where measure = 'remittance_inflow'
  union select code, source from money_partners where side = 'origin'
),
cards as (
  select code, to_json([x.v for x in list_sort(list({'k': row(s.slug), 'v': to_json({'id': s.id, 'slug': s.slug, 'holder': s.holder, 'title': s.title::json, 'definition': s.definition, 'kind': s.kind, 'vintage': s.vintage, 'licence': s.licence})}))]) as json from named n join input_sources s on s.id = n.source group by code
),
others as (
  select code, to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) as json from partners where side = 'origin' group by code
),
flowing as (
  select code, to_json([x.v for x in list_sort(list({'k': row(-year, source), 'v': {'source': flows.source, 'measure': flows.measure, 'definition': flows.definition, 'kind': flows.kind, 'year': flows.year, 'value': flows.value, 'low': flows.low, 'high': flows.high, 'fact': flows.fact, 'cells': flows.cells}}))]) as json from flows where measure = 'remittance_inflow' group by code
),
exchanging as (
  select code, any_value(source) as source, any_value(year) as year, to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) as json
  from money_partners where side = 'origin' group by code
),
amounts as (
  select code, to_json({'flows': coalesce(flowing.json, '[]'::json), 'source': source, 'year': year, 'partners': coalesce(exchanging.json, '[]'::json)}) as json
  from flowing full join exchanging using (code)
),
codes as (select distinct origin as code from pairs)
select c.code as key, to_json({'version': 1, 'kind': 'origin', 'code': c.code, 'asOf': (select max(year) from cells), 'headline': tops.headline, 'totals': coalesce(tops.totals, '[]'::json), 'partners': coalesce(others.json, '[]'::json), 'sex': sexes.json, 'series': coalesce(trend.json, '[]'::json), 'protection': coalesce(shelter.json, '[]'::json), 'money': amounts.json, 'sources': coalesce(cards.json, '[]'::json), 'unknowns': coalesce(gaps.json, '[]'::json)})::varchar as document
from codes c
left join tops using (code)
left join others using (code)
left join sexes using (code)
left join trend using (code)
left join shelter using (code)
left join amounts using (code)
left join cards using (code)
left join gaps using (code)
order by c.code;

-- 37. residence_documents
-- The page of each residence as JSON.
create table residence_documents as
with 
tops as (
  select code, to_json(any_value({'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}) filter (place = 1)) as headline, to_json([x.v for x in list_sort(list({'k': row(place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as totals
  from total_headlines where side = 'residence' and measure = 'stock' group by code
),
sexes as (
  select code, to_json({'male': male, 'female': female}) as json from total_sex where side = 'residence'
),
lines as (
  select code, source, measure, definition, arg_max(kind, year) as kind,
    [x.v for x in list_sort(list({'k': row(year), 'v': {'year': year, 'value': value}}))] as points
  from totals where side = 'residence' and measure = 'stock' group by all
),
trend as (
  select code, to_json([x.v for x in list_sort(list({'k': row(source, definition), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json from lines group by code
),
shelter as (
  select code, to_json([x.v for x in list_sort(list({'k': row(measure, place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as json
  from total_headlines where side = 'residence' and measure <> 'stock' group by code
),
gaps as (
  select code, to_json([x.v for x in list_sort(list({'k': row(position), 'v': {'code': gap, 'args': args}}))]) as json from (
    select code, 1 as position, 'one_source' as gap, to_json({'source': any_value(source)}) as args
    from total_headlines where side = 'residence' and measure = 'stock' group by code having count(distinct source) = 1
    union all
    select code, 2, 'nothing_since', to_json({'year': max(year)})
    from total_headlines where side = 'residence' and measure = 'stock' group by code
    having max(year) < (select max(year) from cells)
    union all
    select code, 3, 'definition_mixed', to_json(map {})
    from total_headlines where side = 'residence' and measure = 'stock' and place = 1 and definition = 'born_or_citizen'
    union all
    select code, 4, 'no_sex', to_json(map {})
    from total_headlines where side = 'residence' and measure = 'stock' and place = 1
      and code not in (select code from total_sex where side = 'residence')
    union all
    select code, 5, 'unknown_origin', to_json({'share': round(1 - known / value, 4), 'year': year, 'source': source})
    from total_headlines where side = 'residence' and measure = 'stock' and place = 1
      and known < value * (1 - 0.01)
    union all
    select code, 6, 'protection_overlap', to_json({'measures': string_agg(distinct measure, ',' order by measure)})
    from total_headlines where side = 'residence' and measure <> 'stock' group by code
  ) group by code
),
named as (
  select code, source from total_headlines where side = 'residence'
  union select code, stated_by from total_headlines where side = 'residence' and is_stated
  union select code, source from flows where measure = 'remittance_outflow'
  union select code, source from money_partners where side = 'residence'
),
cards as (
  select code, to_json([x.v for x in list_sort(list({'k': row(s.slug), 'v': to_json({'id': s.id, 'slug': s.slug, 'holder': s.holder, 'title': s.title::json, 'definition': s.definition, 'kind': s.kind, 'vintage': s.vintage, 'licence': s.licence})}))]) as json from named n join input_sources s on s.id = n.source group by code
),
others as (
  select code, to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) as json from partners where side = 'residence' group by code
),
flowing as (
  select code, to_json([x.v for x in list_sort(list({'k': row(-year, source), 'v': {'source': flows.source, 'measure': flows.measure, 'definition': flows.definition, 'kind': flows.kind, 'year': flows.year, 'value': flows.value, 'low': flows.low, 'high': flows.high, 'fact': flows.fact, 'cells': flows.cells}}))]) as json from flows where measure = 'remittance_outflow' group by code
),
exchanging as (
  select code, any_value(source) as source, any_value(year) as year, to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) as json
  from money_partners where side = 'residence' group by code
),
amounts as (
  select code, to_json({'flows': coalesce(flowing.json, '[]'::json), 'source': source, 'year': year, 'partners': coalesce(exchanging.json, '[]'::json)}) as json
  from flowing full join exchanging using (code)
),
codes as (select distinct residence as code from pairs)
select c.code as key, to_json({'version': 1, 'kind': 'residence', 'code': c.code, 'asOf': (select max(year) from cells), 'headline': tops.headline, 'totals': coalesce(tops.totals, '[]'::json), 'partners': coalesce(others.json, '[]'::json), 'sex': sexes.json, 'series': coalesce(trend.json, '[]'::json), 'protection': coalesce(shelter.json, '[]'::json), 'money': amounts.json, 'sources': coalesce(cards.json, '[]'::json), 'unknowns': coalesce(gaps.json, '[]'::json)})::varchar as document
from codes c
left join tops using (code)
left join others using (code)
left join sexes using (code)
left join trend using (code)
left join shelter using (code)
left join amounts using (code)
left join cards using (code)
left join gaps using (code)
order by c.code;

-- 38. hub_documents
-- The home page as JSON, one row.
create table hub_documents as
with 
tops as (
  select code, to_json(any_value({'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}) filter (place = 1)) as headline, to_json([x.v for x in list_sort(list({'k': row(place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as totals
  from total_headlines where side = 'hub' and measure = 'stock' group by code
),
sexes as (
  select code, to_json({'male': male, 'female': female}) as json from total_sex where side = 'hub'
),
lines as (
  select code, source, measure, definition, arg_max(kind, year) as kind,
    [x.v for x in list_sort(list({'k': row(year), 'v': {'year': year, 'value': value}}))] as points
  from totals where side = 'hub' and measure = 'stock' group by all
),
trend as (
  select code, to_json([x.v for x in list_sort(list({'k': row(source, definition), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}}))]) as json from lines group by code
),
shelter as (
  select code, to_json([x.v for x in list_sort(list({'k': row(measure, place), 'v': {'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'year': year, 'value': value, 'basis': case when is_stated then 'stated' else 'summed' end, 'statedBy': case when is_stated then stated_by end, 'statedFact': case when is_stated then stated_fact end, 'known': known, 'unknown': value - known, 'unknownShare': case when value > 0 then round(1 - known / value, 6) else 0 end, 'partners': partners}}))]) as json
  from total_headlines where side = 'hub' and measure <> 'stock' group by code
),
gaps as (
  select code, to_json([x.v for x in list_sort(list({'k': row(position), 'v': {'code': gap, 'args': args}}))]) as json from (
    select code, 1 as position, 'one_source' as gap, to_json({'source': any_value(source)}) as args
    from total_headlines where side = 'hub' and measure = 'stock' group by code having count(distinct source) = 1
    union all
    select code, 2, 'nothing_since', to_json({'year': max(year)})
    from total_headlines where side = 'hub' and measure = 'stock' group by code
    having max(year) < (select max(year) from cells)
    union all
    select code, 3, 'definition_mixed', to_json(map {})
    from total_headlines where side = 'hub' and measure = 'stock' and place = 1 and definition = 'born_or_citizen'
    union all
    select code, 4, 'no_sex', to_json(map {})
    from total_headlines where side = 'hub' and measure = 'stock' and place = 1
      and code not in (select code from total_sex where side = 'hub')
    union all
    select code, 5, 'unknown_origin', to_json({'share': round(1 - known / value, 4), 'year': year, 'source': source})
    from total_headlines where side = 'hub' and measure = 'stock' and place = 1
      and known < value * (1 - 0.01)
    union all
    select code, 6, 'protection_overlap', to_json({'measures': string_agg(distinct measure, ',' order by measure)})
    from total_headlines where side = 'hub' and measure <> 'stock' group by code
  ) group by code
)
select '*' as key, to_json({'version': 1, 'kind': 'hub', 'asOf': (select coalesce(max(year), 0) from cells), 'scope': {'origins': (select case when bool_or(code = '*') then to_json('all') else coalesce(to_json(list(code order by code)), '[]'::json) end from input_scope where side = 'origin'), 'residences': (select case when bool_or(code = '*') then to_json('all') else coalesce(to_json(list(code order by code)), '[]'::json) end from input_scope where side = 'residence')}, 'who': {'headline': (select headline from tops), 'totals': coalesce((select totals from tops), '[]'::json), 'sex': (select json from sexes)}, 'where': {'residences': coalesce((select to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) from partners where side = 'hub-residence'), '[]'::json), 'origins': coalesce((select to_json([x.v for x in list_sort(list({'k': row(rank, partner), 'v': {'code': partner, 'value': value, 'share': share, 'rank': rank, 'fact': fact}}))]) from partners where side = 'hub-origin'), '[]'::json)}, 'what': null, 'series': coalesce((select json from trend), '[]'::json), 'protection': coalesce((select json from shelter), '[]'::json), 'counts': {'facts': (select count(*) from facts), 'corridors': (select count(*) from pairs), 'origins': (select count(distinct origin) from pairs), 'residences': (select count(distinct residence) from pairs), 'sources': (select count(*) from sources)}, 'sources': coalesce((select to_json([x.v for x in list_sort(list({'k': row(s.slug), 'v': {'id': s.id, 'slug': s.slug, 'holder': s.holder, 'title': s.title::json, 'definition': s.definition, 'kind': s.kind, 'vintage': s.vintage, 'licence': s.licence, 'method': s.method, 'biases': s.biases, 'facts': s.facts, 'corridors': s.corridors, 'origins': s.origins, 'residences': s.residences, 'firstYear': s.first_year, 'lastYear': s.last_year, 'measures': s.measures, 'definitions': s.definitions, 'sexes': s.sexes}}))]) from sources s), '[]'::json), 'ties': coalesce((select to_json([x.v for x in list_sort(list({'k': row(measure, from_source, on_source), 'v': {'from': from_source, 'on': on_source, 'measure': measure, 'verdict': verdict, 'shareIdentical': round(share_identical, 4), 'cells': cells}}))]) from dependence where verdict <> 'independent'), '[]'::json), 'unknowns': coalesce((select json from gaps), '[]'::json)})::varchar as document
order by key;

-- Linkage of lists of persons, stage by stage (docs/methods/linkage.md): as it ran over two lists with given names (some
-- in other letters), surnames, dates of birth and towns; one rule and one chunk stand for all. Written from
-- src/process/linkage/; do not edit.

-- steps
-- What is done; each step is one transaction with its row here, so that a run that was cut goes on.
create table if not exists steps (step text primary key, note text);

-- dates
-- What each date of each list says; read in TypeScript.
create or replace temp table dates ("passerelle list" smallint, "passerelle written" text, "passerelle said" text);

-- standardised
-- Every record of every list in one form, in an order that follows from what the records say.
create table standardised as
  select (row_number() over (order by hash(source, id, "f_given", "f_surname", "f_birth-date", "f_town"), source, id) - 1)::integer as idx, *
  from (select * replace (case
  when regexp_full_match(concat_ws(' ', "f_given", "f_surname"), '(na|nan|nil|none|null|nd|nr|x|prueba)( (na|nan|nil|none|null|nd|nr|x|prueba))*') then null
  else "f_given" end as "f_given",
  case
  when regexp_full_match(concat_ws(' ', "f_given", "f_surname"), '(na|nan|nil|none|null|nd|nr|x|prueba)( (na|nan|nil|none|null|nd|nr|x|prueba))*') then null
  else "f_surname" end as "f_surname") from (select 0::smallint as source, (row_number() over ())::text as id,
  case
  when trim(regexp_replace(lower(strip_accents("given name")), '[^\p{L}\p{N}]+', ' ', 'g')) in (/* fillers.ts */) then null
  else trim(regexp_replace(lower(strip_accents("given name")), '[^\p{L}\p{N}]+', ' ', 'g')) end as "f_given",
  case
  when trim(regexp_replace(lower(strip_accents("surname")), '[^\p{L}\p{N}]+', ' ', 'g')) in (/* fillers.ts */) then null
  else trim(regexp_replace(lower(strip_accents("surname")), '[^\p{L}\p{N}]+', ' ', 'g')) end as "f_surname", (select "passerelle said" from dates where "passerelle list" = 0 and "passerelle written" = "date of birth") as "f_birth-date",
  case
  when trim(regexp_replace(lower(strip_accents("town")), '[^\p{L}\p{N}]+', ' ', 'g')) in (/* fillers.ts */) then null
  else trim(regexp_replace(lower(strip_accents("town")), '[^\p{L}\p{N}]+', ' ', 'g')) end as "f_town" from list_a union all /* and so of list_b */));

-- natives
-- How names were written that now stand in Latin letters.
create table natives (field text, latin text, name text);

-- alike
-- Names in several scripts, compared by their learned similarity.
create table alike (field text, l text, r text, same boolean);

-- keyed
-- The keys of each record under each blocking rule, as hashes.
create table keyed as select idx, source,
  case
  when ("f_surname") || '|' || (case
  when right("f_birth-date", 2) <> '00' then "f_birth-date" end) is not null then hash(("f_surname") || '|' || (case
  when right("f_birth-date", 2) <> '00' then "f_birth-date" end)) end as h0 from standardised;

-- compared
-- Candidate pairs with the levels of all comparisons, packed in one integer; rule by rule, chunk by chunk.
create table compared (l integer, r integer, vector bigint);

-- paired
-- Pairs to be compared, where names in several scripts are heard first; else a part of the query.
create or replace temp table paired as select l.idx as a, r.idx as b from keyed l join keyed r on l.h0 = r.h0 where l.idx < r.idx;

insert into compared
  select a as l, b as r, (case
  when l."f_given" is null or r."f_given" is null then 0
  when l."f_given" = r."f_given" then 1
  when (l."f_given" <> r."f_given" and (l."f_given" = r."f_surname" or jaro_winkler_similarity(l."f_given", r."f_surname") >= 0.88) and (l."f_surname" = r."f_given" or jaro_winkler_similarity(l."f_surname", r."f_given") >= 0.88)) then 2
  when h0.l is not null then 3
  when jaro_winkler_similarity(l."f_given", r."f_given") >= 0.92 or (least(length(l."f_given"), length(r."f_given")) >= 3 and (starts_with(l."f_given", r."f_given") or starts_with(r."f_given", l."f_given"))) then 4
  when jaro_winkler_similarity(l."f_given", r."f_given") >= 0.82 then 5
  when ((length(l."f_given") = 1 or length(r."f_given") = 1) and left(l."f_given", 1) = left(r."f_given", 1)) then 6
  else 7 end)::bigint * 1 + (case
  when l."f_surname" is null or r."f_surname" is null or (l."f_surname" <> r."f_surname" and (l."f_surname" = r."f_given" or jaro_winkler_similarity(l."f_surname", r."f_given") >= 0.88) and (l."f_given" = r."f_surname" or jaro_winkler_similarity(l."f_given", r."f_surname") >= 0.88)) then 0
  when l."f_surname" = r."f_surname" then 1
  when jaro_winkler_similarity(l."f_surname", r."f_surname") >= 0.92 or (least(length(l."f_surname"), length(r."f_surname")) >= 3 and (starts_with(l."f_surname", r."f_surname") or starts_with(r."f_surname", l."f_surname"))) then 2
  when jaro_winkler_similarity(l."f_surname", r."f_surname") >= 0.82 then 3
  when ((length(l."f_surname") = 1 or length(r."f_surname") = 1) and left(l."f_surname", 1) = left(r."f_surname", 1)) then 4
  else 5 end)::bigint * 8 + (case
  when l."f_birth-date" is null or r."f_birth-date" is null then 0
  when l."f_birth-date" = r."f_birth-date" and not (right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') then 1
  when left(l."f_birth-date", 4) = left(r."f_birth-date", 4) and substr(l."f_birth-date", 5, 2) = right(r."f_birth-date", 2) and right(l."f_birth-date", 2) = substr(r."f_birth-date", 5, 2) and not (right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') then 2
  when not (right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') and not (right(l."f_birth-date", 4) in ('0000', '0101', '1231') and right(r."f_birth-date", 4) in ('0000', '0101', '1231')) and (hamming(l."f_birth-date", r."f_birth-date") = 1 or (hamming(l."f_birth-date", r."f_birth-date") = 2 and damerau_levenshtein(l."f_birth-date", r."f_birth-date") = 1)) then 3
  when not (right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') and not (right(l."f_birth-date", 4) in ('0000', '0101', '1231') and right(r."f_birth-date", 4) in ('0000', '0101', '1231')) and (substr(l."f_birth-date", 5, 2) = substr(r."f_birth-date", 5, 2))::int + (right(l."f_birth-date", 2) = right(r."f_birth-date", 2))::int + (left(l."f_birth-date", 4) = left(r."f_birth-date", 4))::int = 2 then 4
  when left(l."f_birth-date", 4) = left(r."f_birth-date", 4) and (right(l."f_birth-date", 4) = '0000' or right(r."f_birth-date", 4) = '0000' or ((right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') and substr(l."f_birth-date", 5, 2) = substr(r."f_birth-date", 5, 2))) then 5
  when left(l."f_birth-date", 4) = left(r."f_birth-date", 4) and (right(l."f_birth-date", 4) in ('0000', '0101', '1231') or right(r."f_birth-date", 4) in ('0000', '0101', '1231')) then 6
  when left(l."f_birth-date", 4) = left(r."f_birth-date", 4) then 7
  when not (right(l."f_birth-date", 2) = '00' or right(r."f_birth-date", 2) = '00') and hamming(l."f_birth-date", r."f_birth-date") = 2 then 8
  else 9 end)::bigint * 48 + (case
  when l."f_town" is null or r."f_town" is null then 0
  when l."f_town" = r."f_town" then 1
  when jaro_winkler_similarity(l."f_town", r."f_town") >= 0.92 then 2
  when jaro_winkler_similarity(l."f_town", r."f_town") >= 0.82 then 3
  else 4 end)::bigint * 480 + (case
  when l.source <> r.source then 1
  else 2 end)::bigint * 2400 as vector
  from paired join standardised l on l.idx = a join standardised r on r.idx = b left join alike h0 on h0.same and h0.field = 'given' and h0.l = l."f_given" and h0.r = r."f_given";

-- verdicts
-- What reviewers said.
create table verdicts (sl smallint, il text, sr smallint, ir text, same boolean);

-- said
-- The same, by the places of records.
create table said as
  select least(a.idx, b.idx) as a, greatest(a.idx, b.idx) as b, bool_and(same) as same
  from verdicts v join standardised a on a.source = v.sl and a.id = v.il join standardised b on b.source = v.sr and b.id = v.ir
  where a.idx <> b.idx group by all;

create or replace temp table paired as select a, b from said;

-- judged
-- The same with their levels, to be learnt from.
create table judged as
  select x.l, x.r, x.vector, s.same, c.l is not null as candidate
  from (
  select a as l, b as r, /* as in compared */ vector
  from paired join standardised l on l.idx = a join standardised r on r.idx = b left join alike h0 on h0.same and h0.field = 'given' and h0.l = l."f_given" and h0.r = r."f_given") x join said s on s.a = x.l and s.b = x.r left join compared c on c.l = x.l and c.r = x.r;

-- vectors
-- How many candidates show each vector. From these, m, u, λ and ties are learnt in TypeScript.
create table vectors as select vector, count(*) as pairs from compared group by all;

-- learned
-- What was learnt.
create table learned (comparison integer, field text, level integer, name text, m double, u double);

-- frequencies
-- Bits that each value says more, or less, than the field does on average, where another record has it too.
create table frequencies as select idx,
  case
  when "f_given" is null then 0
  else log2((select u from learned where comparison = 0 and level = 1) * (count("f_given") over ()) / (count(*) over (partition by "f_given"))) end as t0,
  case
  when "f_surname" is null then 0
  else log2((select u from learned where comparison = 1 and level = 1) * (count("f_surname") over ()) / (count(*) over (partition by "f_surname"))) end as t1,
  case
  when "f_birth-date" is null then 0
  else log2((select u from learned where comparison = 2 and level = 1) * (count("f_birth-date") over ()) / (count(*) over (partition by "f_birth-date"))) end as t2,
  case
  when "f_town" is null then 0
  else log2((select u from learned where comparison = 3 and level = 1) * (count("f_town") over ()) / (count(*) over (partition by "f_town"))) end as t3 from standardised;

-- weighed
-- The weight of each vector in bits, and the comparisons whose values agree (as bits of an integer).
create table weighed (vector bigint primary key, weight double, kin double, same bigint);

-- scored
-- Candidate pairs worth keeping, with their weight.
create table scored as select * from (select l, r, vector, (weight + rare - log2(1 + 2 ** (kin + rare)))::real as weight from (
  select p.l, p.r, p.vector, w.weight, w.kin, least(12,
  case
  when (same // 1) % 2 = 1 then t0
  else 0 end + case
  when (same // 2) % 2 = 1 then t1
  else 0 end + case
  when (same // 4) % 2 = 1 then t2
  else 0 end + case
  when (same // 8) % 2 = 1 then t3
  else 0 end) as rare
  from compared p join weighed w using (vector) join frequencies f on f.idx = p.l )) where weight >= -6.6293566200796095;

-- grouped
-- Records that links hold together (grp), and groups that verdicts hold together (circle).
create table grouped (circle integer, grp integer, idx integer);

create or replace temp table paired as select x.idx as a, y.idx as b from grouped x join grouped y on x.circle = y.circle and x.idx < y.idx;

-- inner_pairs
-- All pairs inside a circle, whether or not a rule found them.
create table inner_pairs as
  select a as l, b as r, /* as in compared */ vector
  from paired join standardised l on l.idx = a join standardised r on r.idx = b left join alike h0 on h0.same and h0.field = 'given' and h0.l = l."f_given" and h0.r = r."f_given";

-- inner_scored
-- The same with their weight. Groups are split into persons in TypeScript.
create table inner_scored as select l, r, vector, (weight + rare - log2(1 + 2 ** (kin + rare)))::real as weight from (
  select p.l, p.r, p.vector, w.weight, w.kin, /* as in scored */ rare
  from inner_pairs p join weighed w using (vector) join frequencies f on f.idx = p.l );

-- joined
-- Records whose person bears the name of another record.
create table joined (idx integer, cluster integer);

-- persons
-- The person of each record, named by the smallest place among its records.
create table persons as select s.idx, coalesce(j.cluster, s.idx) as cluster from standardised s left join joined j using (idx);
