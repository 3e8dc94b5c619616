/** The sources of a release as a table. */
import type { HubDocument } from '../../process/pipeline/corridors/document.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { csvOf } from '../twins/twins.ts';

const COLUMNS = [
  'id',
  'slug',
  'holder',
  'title',
  'definition',
  'kind',
  'vintage',
  'licence',
  'first_year',
  'last_year',
  'facts',
  'corridors',
  'origins',
  'residences',
  'measures',
];

export const sourcesCsv = ({ sources }: Pick<HubDocument, 'sources'>, lang: Lang): string =>
  csvOf(
    COLUMNS,
    sources.map((source) => [
      source.id,
      source.slug,
      source.holder,
      source.title[lang],
      source.definition,
      source.kind,
      source.vintage,
      source.licence,
      source.firstYear,
      source.lastYear,
      source.facts,
      source.corridors,
      source.origins,
      source.residences,
      source.measures.join(' '),
    ]),
  );
