/** Whom a table counts, where the table itself does not say and another one of its holder does. */
import type { SqlStep } from '../step.ts';
import { FACT_KEY, MIXED_DEFINITION, SPECIFIC_DEFINITIONS, texts } from './fragments.ts';

const SPECIFIC = texts(SPECIFIC_DEFINITIONS);

const DATA_TYPES: SqlStep = {
  table: 'data_types',
  about:
    'Birth or citizenship, residence by residence, for sources that do not say which: learned from the totals (all origins together) of the same holder and vintage, where these name one of the two. Not where they contradict each other, nor where the source itself says so for that residence.',
  sql: `
with spoken as (
  select f.source, s.holder, s.vintage, s.slug, f.origin, f.residence, f.definition, f.year, ${FACT_KEY} as fact
  from input_facts f join input_sources s on s.id = f.source
  where f.measure = 'stock' and f.residence <> 'WLD'
), stated as (
  select holder, vintage, residence, source, slug, min(definition) as definition, max_by(fact, (year, fact)) as fact
  from spoken where origin = 'WLD' group by all
  having count(distinct definition) = 1 and min(definition) in (${SPECIFIC})
), learned as (
  select holder, vintage, residence, min(definition) as definition, min_by(source, slug) as stated_by, min_by(fact, slug) as fact
  from stated group by all having count(distinct definition) = 1
), asking as (
  select source, holder, vintage, residence
  from spoken group by all
  having bool_or(definition = '${MIXED_DEFINITION}' and origin <> 'WLD') and not bool_or(definition in (${SPECIFIC}))
)
select a.source, a.residence, l.definition, l.stated_by, l.fact
from asking a join learned l using (holder, vintage, residence)
order by a.source, a.residence`,
};

export const DATA_TYPE_STEPS: readonly SqlStep[] = [DATA_TYPES];
