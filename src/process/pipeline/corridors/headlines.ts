/** Which figure goes first, what stands beside it, and how far apart independent sources of one definition are. */
import type { SqlStep } from '../step.ts';
import { definitionRank, kindRank, STALE_YEARS, vagueness, WINDOW_YEARS } from './fragments.ts';

const CANDIDATES: SqlStep = {
  table: 'candidates',
  about:
    'The newest stock above 0 of each source and definition in each corridor, in headline order: not stale, by kind, not leaning on another source of the corridor, saying whom it counts, newest year, newest vintage.',
  sql: `
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
    n.year < max(n.year) filter (l.key is null) over (partition by n.key) - ${STALE_YEARS} as stale
  from newest n
  join input_sources s on s.id = n.source
  join voices v on v.measure = 'stock' and v.source = n.source
  left join leaning l on l.key = n.key and l.source = n.source
)
select key, chunk, origin, residence, source, definition, kind, year, value, leans, stale, voice,
  row_number() over (partition by key order by
    stale, ${kindRank()}, leans, ${vagueness()}, year desc, vintage desc, ${definitionRank()}, slug, definition) as place
from judged order by key, place`,
};

const FIGURES: SqlStep = {
  table: 'figures',
  about: `For the interval chart: each source's figure nearest to the headline's year. Compared are those of the headline's definition at most ${WINDOW_YEARS} years away that lean on no other source of the corridor, one for each voice.`,
  sql: `
with first as (select * from candidates where place = 1),
near as (
  select s.*, c.place, c.leans, c.voice, f.year as headline_year,
    c.place = 1 as is_headline,
    s.definition = f.definition as same_definition,
    abs(s.year - f.year) <= ${WINDOW_YEARS} as in_window,
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
from near order by key, place`,
};

const HEADLINES: SqlStep = {
  table: 'headlines',
  about:
    'The headline of each corridor and its range: lowest and highest of the compared figures, or why there is none.',
  sql: `
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
from figures f join range r using (key) where f.is_headline order by f.key`,
};

const DISAGREEMENT: SqlStep = {
  table: 'disagreement',
  about:
    'How far sources are apart within one measure and one definition: for stocks near the headline’s year, for the rest by newest year. Definitions stay apart: nothing is added up or averaged.',
  sql: `
with others as (
  select s.*, v.voice from side_by_side s join voices v on v.measure = s.measure and v.source = s.source
  where s.measure <> 'stock' and s.sex = 'both' and s.value > 0
  qualify row_number() over (partition by s.key, s.measure, s.definition, s.source order by s.year desc) = 1
), recent as (
  select * from others
  qualify year >= max(year) over (partition by key, measure, definition) - ${WINDOW_YEARS}
), compared as (
  select key, measure, definition, source, voice, value, year from figures where in_window
  union all
  select key, measure, definition, source, voice, value, year from recent
)
select key, measure, definition,
  min(value) as low, max(value) as high, round(max(value) / min(value), 6) as ratio, round(ln(max(value) / min(value)), 6) as log_range,
  count(*) as sources, count(distinct voice) as voices, list(source order by source) as source_ids,
  min(year) as from_year, max(year) as to_year
from compared group by all order by key, measure, definition`,
};

export const HEADLINE_STEPS: readonly SqlStep[] = [CANDIDATES, FIGURES, HEADLINES, DISAGREEMENT];
