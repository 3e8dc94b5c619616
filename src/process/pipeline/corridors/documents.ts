/** One JSON document a corridor, so that a page is one look-up. The shape is `CorridorDocument`. */
import type { SqlStep } from '../step.ts';
import { PRICE_CEILING_PERCENT, PRICE_TARGET_PERCENT } from './document.ts';
import { figure, jsonList, sorted, struct } from './fragments.ts';

export const CARD = `to_json(${struct({
  id: 's.id',
  slug: 's.slug',
  holder: 's.holder',
  title: 's.title::json',
  definition: 's.definition',
  kind: 's.kind',
  vintage: 's.vintage',
  licence: 's.licence',
})})`;

const section = (name: string, table: string, json: string): string =>
  `${name} as (select key, ${json} as json from ${table} where chunk = :chunk group by key)`;

const POINT = struct({ year: 'year', value: 'value', fact: 'fact' });
const QUARTER = struct({ year: 'year', quarter: 'quarter', value: 'value', fact: 'fact' });

const PART = struct({
  code: 'code',
  value: 'value',
  share: 'round(value / whole, 6)',
  fact: 'fact',
  cells: 'cells',
});

const SERIES_LINE = struct({
  source: 'source',
  measure: 'measure',
  definition: 'definition',
  kind: 'kind',
  points: 'points',
});

const TIE = struct({
  source: 'd.on_source',
  verdict: 'd.verdict',
  sameHere: 'o.value = f.value',
});

const DOCUMENT = struct({
  version: '1',
  key: 'k.key',
  origin: 'k.origin',
  residence: 'k.residence',
  asOf: '(select max(year) from cells)',
  headline: 'headline.json',
  confidence: 'trust.json',
  sources: 'cards.json',
  rows: `coalesce("rows".json, '[]'::json)`,
  lattice: `coalesce(lattice.json, '[]'::json)`,
  series: `coalesce(trend.json, '[]'::json)`,
  composition: `coalesce(parts.json, '[]'::json)`,
  ranks: 'standing.json',
  money: 'amounts.json',
  prices: 'costs.json',
  protection: 'shelter.json',
  unknowns: `coalesce(gaps.json, '[]'::json)`,
});

const DOCUMENTS: SqlStep = {
  table: 'documents',
  about: 'The sheet of each corridor as JSON, with the cell that each figure was read from.',
  chunks: 'select max(chunk) + 1 from pairs',
  rowGroup: 2_048,
  sql: `
with k as materialized (select * from pairs where chunk = :chunk),
${section(
  'headline',
  'headlines',
  `any_value(to_json(${figure('headlines', {
    range: `case when no_range is null then ${struct({
      low: 'range_low',
      high: 'range_high',
      sources: 'range_sources',
      fromYear: 'range_from',
      toYear: 'range_to',
    })} end`,
    noRange: 'no_range',
    learned: 'headlines.learned',
  })}))`,
)},
trust as (
  select key, to_json(${struct({ level: 'level', reasons: 'reasons::json' })}) as json from confidence join k using (key)
),
cards as (
  select key, ${jsonList(CARD, 's.slug')} as json
  from (
    select key, source from side_by_side where chunk = :chunk
    union select key, source from composition where chunk = :chunk
    union select key, learned.source from figures where chunk = :chunk and learned is not null
    union select k.key, f.source from flows f join k on k.origin = f.code where f.measure = 'remittance_inflow'
  ) c join input_sources s on s.id = c.source
  group by key
),
ties as (
  select f.key, f.source, f.definition, ${sorted(TIE, 'd.on_source, o.definition')} as ties
  from figures f
  join dependence d on d.measure = 'stock' and d.verdict <> 'independent' and d.from_source = f.source
  join figures o on o.key = f.key and o.source = d.on_source
  where f.chunk = :chunk group by all
),
"rows" as (
  select f.key, ${jsonList(
    figure('f', {
      isHeadline: 'f.is_headline',
      inRange: 'f.compared and h.no_range is null',
      learned: 'f.learned',
      dependsOn: 'coalesce(t.ties, [])',
    }),
    'f.place',
  )} as json
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
  select d.key, ${jsonList(
    struct({
      definition: 'd.definition',
      low: 'd.low',
      high: 'd.high',
      ratio: 'd.ratio',
      sources: 'd.source_ids',
      independent: 'd.voices',
      within: 'coalesce(b.within, [])',
    }),
    'd.definition',
  )} as json
  from disagreement d join k using (key) left join broader b using (key, definition)
  where d.measure = 'stock' group by d.key
),
lines as (
  select key, measure, source, definition, kind, ${sorted(POINT, 'year')} as points
  from series where chunk = :chunk group by all
),
trend as (
  select key, ${jsonList(SERIES_LINE, 'source, definition, kind')} as json from lines where measure = 'stock' group by key
),
money_trend as (
  select key, ${jsonList(SERIES_LINE, 'source, definition, kind')} as json from lines where measure = 'remittances' group by key
),
shelter_trend as (
  select key, ${jsonList(SERIES_LINE, 'measure, source, definition, kind')} as json
  from lines where measure not in ('stock', 'remittances') group by key
),
split as (
  select key, dimension, source, measure, definition, year, any_value(total) as total,
    round(sum(value), 6) as sum, arg_max(kind, kind_rank) as kind,
    ${sorted(PART, 'code')} as parts
  from (
    select *, array_position(['observed', 'modelled', 'extrapolated', 'self_reported'], kind) as kind_rank,
      sum(value) over (partition by key, dimension, source, measure, definition, year) as whole
    from composition where chunk = :chunk
  ) where whole > 0 group by all
),
parts as (
  select key, ${jsonList(
    struct({
      dimension: 'dimension',
      source: 'source',
      measure: 'measure',
      definition: 'definition',
      kind: 'kind',
      year: 'year',
      total: 'total',
      sum: 'sum',
      parts: 'parts',
    }),
    "measure <> 'stock', measure, dimension, source, definition",
  )} as json from split group by key
),
standing as (
  select key, to_json(${struct({
    residence: struct({
      rank: 'residence_rank',
      of: 'residence_of',
      share: 'residence_share',
    }),
    origin: struct({ rank: 'origin_rank', of: 'origin_of', share: 'origin_share' }),
  })}) as json from ranks join k using (key)
),
received as (
  select code as origin, ${jsonList(figure('flows'), '-year, source')} as json
  from flows where measure = 'remittance_inflow' group by code
),
sent as (
  ${`select key, ${jsonList(figure('money', { dependsOn: 'depends_on' }), 'place')} as json from money where chunk = :chunk group by key`}
),
amounts as (
  select k.key, to_json(${struct({
    figures: `coalesce(sent.json, '[]'::json)`,
    inflow: `coalesce(received.json, '[]'::json)`,
    series: `coalesce(money_trend.json, '[]'::json)`,
  })}) as json
  from k left join sent using (key) left join money_trend using (key) left join received using (origin)
  where sent.json is not null or received.json is not null
),
quarters as (
  select key, source, arg_max(kind, year * 10 + coalesce(quarter, 0)) as kind,
    ${sorted(QUARTER, 'year, coalesce(quarter, 0), fact')} as points
  from prices where chunk = :chunk group by all
),
costs as (
  select key, to_json(${struct({
    source: 'source',
    kind: 'kind',
    latest: 'points[-1]',
    first: 'points[1]',
    change: 'round(points[-1].value - points[1].value, 6)',
    meetsTarget: `points[-1].value <= ${PRICE_TARGET_PERCENT}`,
    aboveCeiling: `points[-1].value > ${PRICE_CEILING_PERCENT}`,
    points: 'points',
  })}) as json from quarters
),
guarded as (
  select key, ${jsonList(figure('protection'), 'measure, source, definition')} as json
  from protection where chunk = :chunk group by key
),
shelter as (
  select k.key, to_json(${struct({
    figures: `coalesce(guarded.json, '[]'::json)`,
    series: `coalesce(shelter_trend.json, '[]'::json)`,
    overlap: `'unknown'`,
  })}) as json
  from k left join guarded using (key) left join shelter_trend using (key)
  where guarded.json is not null or shelter_trend.json is not null
),
gaps as (
  select key, ${jsonList(`{'code': code, 'args': args::json}`, 'position, args')} as json
  from unknowns join k using (key) group by key
)
select k.key, k.origin, k.residence, to_json(${DOCUMENT})::varchar as document
from k
${[
  'headline',
  'trust',
  'cards',
  '"rows"',
  'lattice',
  'trend',
  'parts',
  'standing',
  'amounts',
  'costs',
  'shelter',
  'gaps',
]
  .map((name) => `left join ${name} using (key)`)
  .join('\n')}
order by k.key`,
};

export const DOCUMENT_STEPS: readonly SqlStep[] = [DOCUMENTS];
