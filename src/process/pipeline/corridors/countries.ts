/** Documents of an origin, a residence and the hub. Their shapes are in `document.ts`. */
import type { SqlStep } from '../step.ts';
import { CARD } from './documents.ts';
import { figure, jsonList, sorted, struct, UNKNOWN_ORIGIN_SHARE } from './fragments.ts';

const EMPTY = `'[]'::json`;

const TOTAL = struct({
  source: 'source',
  measure: 'measure',
  definition: 'definition',
  kind: 'kind',
  year: 'year',
  value: 'value',
  basis: `case when is_stated then 'stated' else 'summed' end`,
  statedBy: 'case when is_stated then stated_by end',
  statedFact: 'case when is_stated then stated_fact end',
  known: 'known',
  unknown: 'value - known',
  unknownShare: 'case when value > 0 then round(1 - known / value, 6) else 0 end',
  partners: 'partners',
});

const PARTNER = struct({
  code: 'partner',
  value: 'value',
  share: 'share',
  rank: 'rank',
  fact: 'fact',
});

/** What any side of the totals has: headline, totals, sexes, trend, protection, the sources named, what is unknown. */
const COMMON = (side: string): string => `
tops as (
  select code, to_json(any_value(${TOTAL}) filter (place = 1)) as headline, ${jsonList(TOTAL, 'place')} as totals
  from total_headlines where side = '${side}' and measure = 'stock' group by code
),
sexes as (
  select code, to_json({'male': male, 'female': female}) as json from total_sex where side = '${side}'
),
lines as (
  select code, source, measure, definition, arg_max(kind, year) as kind,
    ${sorted(`{'year': year, 'value': value}`, 'year')} as points
  from totals where side = '${side}' and measure = 'stock' group by all
),
trend as (
  select code, ${jsonList(
    `{'source': source, 'measure': measure, 'definition': definition, 'kind': kind, 'points': points}`,
    'source, definition',
  )} as json from lines group by code
),
shelter as (
  select code, ${jsonList(TOTAL, 'measure, place')} as json
  from total_headlines where side = '${side}' and measure <> 'stock' group by code
),
gaps as (
  select code, ${jsonList(`{'code': gap, 'args': args}`, 'position')} as json from (
    select code, 1 as position, 'one_source' as gap, to_json({'source': any_value(source)}) as args
    from total_headlines where side = '${side}' and measure = 'stock' group by code having count(distinct source) = 1
    union all
    select code, 2, 'nothing_since', to_json({'year': max(year)})
    from total_headlines where side = '${side}' and measure = 'stock' group by code
    having max(year) < (select max(year) from cells)
    union all
    select code, 3, 'definition_mixed', to_json(map {})
    from total_headlines where side = '${side}' and measure = 'stock' and place = 1 and definition = 'born_or_citizen'
    union all
    select code, 4, 'no_sex', to_json(map {})
    from total_headlines where side = '${side}' and measure = 'stock' and place = 1
      and code not in (select code from total_sex where side = '${side}')
    union all
    select code, 5, 'unknown_origin', to_json({'share': round(1 - known / value, 4), 'year': year, 'source': source})
    from total_headlines where side = '${side}' and measure = 'stock' and place = 1
      and known < value * (1 - ${UNKNOWN_ORIGIN_SHARE})
    union all
    select code, 6, 'protection_overlap', to_json({'measures': string_agg(distinct measure, ',' order by measure)})
    from total_headlines where side = '${side}' and measure <> 'stock' group by code
  ) group by code
)`;

const country = (side: 'origin' | 'residence', flow: string): SqlStep => ({
  table: `${side}_documents`,
  about: `The page of each ${side} as JSON.`,
  sql: `
with ${COMMON(side)},
named as (
  select code, source from total_headlines where side = '${side}'
  union select code, stated_by from total_headlines where side = '${side}' and is_stated
  union select code, source from flows where measure = '${flow}'
  union select code, source from money_partners where side = '${side}'
),
cards as (
  select code, ${jsonList(CARD, 's.slug')} as json from named n join input_sources s on s.id = n.source group by code
),
others as (
  select code, ${jsonList(PARTNER, 'rank, partner')} as json from partners where side = '${side}' group by code
),
flowing as (
  select code, ${jsonList(figure('flows'), '-year, source')} as json from flows where measure = '${flow}' group by code
),
exchanging as (
  select code, any_value(source) as source, any_value(year) as year, ${jsonList(PARTNER, 'rank, partner')} as json
  from money_partners where side = '${side}' group by code
),
amounts as (
  select code, to_json(${struct({
    flows: `coalesce(flowing.json, ${EMPTY})`,
    source: 'source',
    year: 'year',
    partners: `coalesce(exchanging.json, ${EMPTY})`,
  })}) as json
  from flowing full join exchanging using (code)
),
codes as (select distinct ${side} as code from pairs)
select c.code as key, to_json(${struct({
    version: '1',
    kind: `'${side}'`,
    code: 'c.code',
    asOf: '(select max(year) from cells)',
    headline: 'tops.headline',
    totals: `coalesce(tops.totals, ${EMPTY})`,
    partners: `coalesce(others.json, ${EMPTY})`,
    sex: 'sexes.json',
    series: `coalesce(trend.json, ${EMPTY})`,
    protection: `coalesce(shelter.json, ${EMPTY})`,
    money: 'amounts.json',
    sources: `coalesce(cards.json, ${EMPTY})`,
    unknowns: `coalesce(gaps.json, ${EMPTY})`,
  })})::varchar as document
from codes c
${['tops', 'others', 'sexes', 'trend', 'shelter', 'amounts', 'cards', 'gaps']
  .map((name) => `left join ${name} using (code)`)
  .join('\n')}
order by c.code`,
});

const scopeOf = (side: string): string =>
  `(select case when bool_or(code = '*') then to_json('all') else coalesce(to_json(list(code order by code)), ${EMPTY}) end from input_scope where side = '${side}')`;

const SUMMARY = struct({
  id: 's.id',
  slug: 's.slug',
  holder: 's.holder',
  title: 's.title::json',
  definition: 's.definition',
  kind: 's.kind',
  vintage: 's.vintage',
  licence: 's.licence',
  method: 's.method',
  biases: 's.biases',
  facts: 's.facts',
  corridors: 's.corridors',
  origins: 's.origins',
  residences: 's.residences',
  firstYear: 's.first_year',
  lastYear: 's.last_year',
  measures: 's.measures',
  definitions: 's.definitions',
  sexes: 's.sexes',
});

const TIE = struct({
  from: 'from_source',
  on: 'on_source',
  measure: 'measure',
  verdict: 'verdict',
  shareIdentical: 'round(share_identical, 4)',
  cells: 'cells',
});

const partnersOf = (side: string): string =>
  `coalesce((select ${jsonList(PARTNER, 'rank, partner')} from partners where side = '${side}'), ${EMPTY})`;

const HUB: SqlStep = {
  table: 'hub_documents',
  about: 'The home page as JSON, one row.',
  sql: `
with ${COMMON('hub')}
select '*' as key, to_json(${struct({
    version: '1',
    kind: `'hub'`,
    asOf: '(select coalesce(max(year), 0) from cells)',
    scope: struct({ origins: scopeOf('origin'), residences: scopeOf('residence') }),
    who: struct({
      headline: '(select headline from tops)',
      totals: `coalesce((select totals from tops), ${EMPTY})`,
      sex: '(select json from sexes)',
    }),
    where: struct({ residences: partnersOf('hub-residence'), origins: partnersOf('hub-origin') }),
    what: 'null',
    series: `coalesce((select json from trend), ${EMPTY})`,
    protection: `coalesce((select json from shelter), ${EMPTY})`,
    counts: struct({
      facts: '(select count(*) from facts)',
      corridors: '(select count(*) from pairs)',
      origins: '(select count(distinct origin) from pairs)',
      residences: '(select count(distinct residence) from pairs)',
      sources: '(select count(*) from sources)',
    }),
    sources: `coalesce((select ${jsonList(SUMMARY, 's.slug')} from sources s), ${EMPTY})`,
    ties: `coalesce((select ${jsonList(TIE, 'measure, from_source, on_source')} from dependence where verdict <> 'independent'), ${EMPTY})`,
    unknowns: `coalesce((select json from gaps), ${EMPTY})`,
  })})::varchar as document
order by key`,
};

const CORRIDORS: SqlStep = {
  table: 'corridors',
  about: 'One row a corridor: what its sheet holds.',
  sql: `
select p.key, p.origin, p.residence, h.source, h.definition, h.kind, h.year, h.value, h.range_low, h.range_high, h.no_range,
  c.level as confidence,
  (select count(distinct source) from side_by_side s where s.key = p.key) as sources,
  p.key in (select key from composition) as has_composition,
  p.key in (select key from money) as has_money,
  p.key in (select key from prices) as has_prices,
  p.key in (select key from protection) as has_protection
from pairs p left join headlines h using (key) left join confidence c using (key) order by p.key`,
};

export const COUNTRY_STEPS: readonly SqlStep[] = [
  CORRIDORS,
  country('origin', 'remittance_inflow'),
  country('residence', 'remittance_outflow'),
  HUB,
];
