/** What nobody knows, and how far a headline can be trusted: codes with arguments, turned into words by the pages. */
import { CONTAINED_IN } from '../../../methods/concordance/concordance.ts';
import type { SqlStep } from '../step.ts';
import type { ConfidenceCode, UnknownCode } from './document.ts';
import { struct, texts, UNKNOWN_ORIGIN_SHARE } from './fragments.ts';

export const AGREE_RATIO = 1.25;
export const DISAGREE_RATIO = 2;
export const RECENT_YEARS = 5;
export const OLD_YEARS = 10;

const CONTAINMENTS = Object.entries(CONTAINED_IN)
  .flatMap(([narrow, broader]) => broader.map((broad) => `(${texts([narrow, broad])})`))
  .join(', ');

const CONTAINMENTS_STEP: SqlStep = {
  table: 'containments',
  about: 'Which definition contains which by its meaning.',
  sql: `
select * from (values ${CONTAINMENTS}) as contained(narrow, broad) order by narrow, broad`,
};

const INVERSIONS: SqlStep = {
  table: 'inversions',
  about:
    'Two definitions of which one contains the other by its meaning, and yet some source gives the narrower one at least twice the people that another gives the broader one.',
  sql: `
select n.key, n.definition as narrow, b.definition as broad, n.high as narrow_value, b.low as broad_value
from containments c
join disagreement n on n.measure = 'stock' and n.definition = c.narrow
join disagreement b on b.measure = 'stock' and b.definition = c.broad and b.key = n.key
where n.high >= b.low * ${DISAGREE_RATIO}
order by n.key, narrow, broad`,
};

const args = (fields: Readonly<Record<string, string>>): string =>
  Object.keys(fields).length === 0 ? `'{}'` : `to_json(${struct(fields)})::varchar`;

let position = 0;
const unknown = (
  code: UnknownCode,
  from: string,
  fields: Readonly<Record<string, string>> = {},
): string => {
  position += 1;
  return `select key, ${position} as position, '${code}' as code, ${args(fields)} as args from ${from}`;
};

const split = (dimension: string): string =>
  `headlines where key not in (select key from composition where measure = 'stock' and dimension = '${dimension}')`;

const UNKNOWNS: SqlStep = {
  table: 'unknowns',
  about: 'What nobody knows of each corridor: one row a gap, in the order in which it is told.',
  sql: `
${[
  unknown('no_stock', 'pairs where key not in (select key from headlines)'),
  unknown('one_source', `headlines where no_range = 'one_source'`, { source: 'source' }),
  unknown('only_dependent', `headlines where no_range = 'only_dependent'`, {
    sources: 'in_definition',
  }),
  unknown(
    'nothing_since',
    `(select key, max(year) as year from candidates group by key) where year < (select max(year) from cells)`,
    { year: 'year' },
  ),
  unknown('definition_mixed', `headlines where definition = 'born_or_citizen'`),
  unknown('definitions_inverted', 'inversions', {
    narrow: 'narrow',
    broad: 'broad',
    narrowValue: 'narrow_value',
    broadValue: 'broad_value',
  }),
  unknown('no_sex', split('sex')),
  unknown('no_age', split('age')),
  unknown('no_education', split('education')),
  unknown('no_occupation', split('isco')),
  unknown('no_labour', split('labour')),
  unknown('no_duration', split('duration')),
  unknown('no_place', split('place')),
  unknown(
    'unknown_origin',
    `headlines h join coverage c on c.side = 'residence' and c.code = h.residence and c.measure = 'stock'
  and c.source = h.source and c.definition = h.definition and c.year = h.year
where c.known < c.value * (1 - ${UNKNOWN_ORIGIN_SHARE})`,
    { share: 'round(1 - c.known / c.value, 4)', year: 'h.year', source: 'h.source' },
  ),
  unknown(
    'protection_overlap',
    `(select key, list(distinct measure order by measure) as measures from protection group by key)
where key in (select key from headlines)`,
    { measures: `array_to_string(measures, ',')` },
  ),
  unknown('no_money', 'pairs where key not in (select key from money)'),
  unknown('no_price', 'pairs where key not in (select key from prices)'),
].join('\nunion all\n')}
order by key, position, args`,
};

const reason = (
  code: ConfidenceCode,
  strikes: number,
  when: string,
  fields: Readonly<Record<string, string>> = {},
): string =>
  `select key, ${strikes} as strikes, '${code}' as code, ${args(fields)} as args from judged where ${when}`;

const SPREAD = { sources: 'voices', ratio: 'round(ratio, 3)' };

const CONFIDENCE: SqlStep = {
  table: 'confidence',
  about:
    'Strikes against a headline: for its kind, for what no independent source confirms, for its age, for definitions that contradict each other. None or one: high; two: medium; three or more: low.',
  sql: `
with judged as (
  select h.*, case when h.no_range is null then h.range_high / h.range_low end as ratio, (select max(year) from cells) - h.year as age, i.narrow, i.broad
  from headlines h left join inversions i on i.key = h.key
  qualify row_number() over (partition by h.key order by i.narrow, i.broad) = 1
), reasons as (
${[
  reason('observed', 0, `kind = 'observed'`),
  reason('modelled', 1, `kind = 'modelled'`),
  reason('extrapolated', 2, `kind = 'extrapolated'`),
  reason('self_reported', 2, `kind = 'self_reported'`),
  reason('sources_agree', 0, `ratio < ${AGREE_RATIO}`, SPREAD),
  reason('sources_differ', 1, `ratio >= ${AGREE_RATIO} and ratio < ${DISAGREE_RATIO}`, SPREAD),
  reason('sources_disagree', 2, `ratio >= ${DISAGREE_RATIO}`, SPREAD),
  reason('one_source', 1, `no_range = 'one_source'`),
  reason('only_dependent', 1, `no_range = 'only_dependent'`),
  reason('definitions_inverted', 1, 'narrow is not null', { narrow: 'narrow', broad: 'broad' }),
  reason('recent', 0, `age <= ${RECENT_YEARS}`, { year: 'year' }),
  reason('ageing', 1, `age > ${RECENT_YEARS} and age <= ${OLD_YEARS}`, { year: 'year' }),
  reason('old', 2, `age > ${OLD_YEARS}`, { year: 'year' }),
].join('\nunion all\n')}
)
select key, sum(strikes)::int as strikes,
  case when sum(strikes) <= 1 then 'high' when sum(strikes) = 2 then 'medium' else 'low' end as level,
  '[' || string_agg('{"code":"' || code || '","args":' || args || '}', ',' order by strikes desc, code) || ']' as reasons
from reasons group by key order by key`,
};

export const VERDICT_STEPS: readonly SqlStep[] = [
  CONTAINMENTS_STEP,
  INVERSIONS,
  UNKNOWNS,
  CONFIDENCE,
];
