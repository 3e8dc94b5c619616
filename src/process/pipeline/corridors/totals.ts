/** What each source says of a whole country, and how many people it cannot place. */
import type { SqlStep } from '../step.ts';
import {
  COVERAGE_SHARE,
  definitionRank,
  isAll,
  kindRank,
  NAMED,
  PEOPLE_MEASURE,
  STALE_YEARS,
  vagueness,
} from './fragments.ts';
import { UNPLACED } from './readings.ts';

/** Sums by source, year and country against the stated totals; over the hub's corridors only, or over the world. */
function totals(named: string, origins: string, residences: string): string {
  return `
with plain as (
  select * from cells where sex = 'both' and ${PEOPLE_MEASURE}
), named as (
  ${named}
), sides as (
  -- Only within one residence is the learned definition everybody’s; a sum over several goes by what the table states.
  select 'origin' as side, origin as code, * replace (stated_definition as definition) from named
  union all select 'residence', residence, * from named
  union all select 'hub', '*', * replace (stated_definition as definition) from named
), known as (
  select side, code, source, measure, definition, stated_definition, year, arg_max(kind, ${kindRank()}) as kind,
    round(sum(value), 6) as known, count(*) as partners
  from sides group by all
), stated as (
  select 'origin' as side, origin as code, source, measure, stated_definition as definition, year, kind, value, fact
  from plain where residence = 'WLD' and origin <> 'WLD' and ${residences}
  union all
  select 'residence', residence, source, measure, definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence <> 'WLD' and ${origins}
  union all
  select 'hub', '*', source, measure, stated_definition, year, kind, value, fact
  from plain where origin = 'WLD' and residence = 'WLD' and ${origins} and ${residences}
), unplaced as (
  select 'residence' as side, residence as code, source, measure, definition, year, sum(value) as unplaced
  from plain where origin in (${UNPLACED}) and residence not in ('WLD', ${UNPLACED}) and ${origins} group by all
  union all
  select 'hub', '*', source, measure, stated_definition, year, sum(value)
  from plain where origin in (${UNPLACED}) and residence not in ('WLD', ${UNPLACED}) and ${origins} and ${residences} group by all
  union all
  select 'origin', origin, source, measure, stated_definition, year, sum(value)
  from plain where residence in (${UNPLACED}) and origin not in ('WLD', ${UNPLACED}) and ${residences} group by all
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
order by k.side, k.code, k.measure, k.definition, k.source, k.year`;
}

const COVERAGE: SqlStep = {
  table: 'coverage',
  about:
    'Over the whole world: what each source places under a country and what it only has in its total, by country and year.',
  sql: totals(`select * from plain where value > 0 and ${NAMED}`, 'true', 'true'),
};

const TOTALS: SqlStep = {
  table: 'totals',
  about:
    'The same over the corridors of the hub. A stated total is used only where the other side of the scope is the whole world.',
  sql: totals(
    'select p.* from plain p join pairs using (origin, residence) where p.value > 0',
    isAll('origin'),
    isAll('residence'),
  ),
};

const TOTAL_HEADLINES: SqlStep = {
  table: 'total_headlines',
  about: `The newest total of each source in headline order: sources that cover at least ${COVERAGE_SHARE * 100} % as many countries as the best one first, then as for corridors.`,
  sql: `
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
    partners < ${COVERAGE_SHARE} * max(partners) over (partition by side, code, measure) as narrow,
    year < max(year) over (partition by side, code, measure) - ${STALE_YEARS} as stale
  from newest
)
select n.* exclude (narrow, stale), row_number() over (partition by n.side, n.code, n.measure order by
    narrow, stale, ${kindRank('n.kind')}, l.source is not null, ${vagueness('n.definition')}, n.year desc, s.vintage desc, ${definitionRank('n.definition')}, s.slug, n.definition) as place
from judged n join input_sources s on s.id = n.source
left join leaning l using (side, code, measure, source)
order by n.side, n.code, n.measure, place`,
};

const PARTNERS: SqlStep = {
  table: 'partners',
  about:
    'The countries at the other end, within the one source, definition and year of the headline total.',
  sql: `
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
from found order by side, code, rank, partner`,
};

const TOTAL_SEX: SqlStep = {
  table: 'total_sex',
  about: 'Men and women within the source, definition and year of the headline total.',
  sql: `
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
order by side, code`,
};

const MONEY_PARTNERS: SqlStep = {
  table: 'money_partners',
  about: 'The largest senders to an origin and receivers from a residence, by one source and year.',
  sql: `
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
order by s.side, s.code, rank, s.partner`,
};

const SOURCES: SqlStep = {
  table: 'sources',
  about:
    'What each source covers within the hub, and over the world the share of people whom it cannot place in its newest year.',
  sql: `
with counted as (
  select source, count(*) as facts, count(distinct (origin, residence)) filter (${NAMED} and value > 0) as corridors,
    count(distinct origin) filter (${NAMED} and value > 0) as origins,
    count(distinct residence) filter (${NAMED} and value > 0) as residences,
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
order by s.slug`,
};

export const TOTAL_STEPS: readonly SqlStep[] = [
  COVERAGE,
  TOTALS,
  TOTAL_HEADLINES,
  PARTNERS,
  TOTAL_SEX,
  MONEY_PARTNERS,
  SOURCES,
];
