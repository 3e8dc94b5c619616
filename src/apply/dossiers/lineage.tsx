import { createHash } from 'node:crypto';
import type { FC } from 'hono/jsx';
import type { Definition } from '../../collect/facts/fact.ts';
import type {
  CorridorDocument,
  Figure,
  Learned,
} from '../../process/pipeline/corridors/document.ts';
import { lineageOf } from '../../process/releases/releases.ts';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  definitionName,
  exactly,
  measureName,
  sourceById,
  sourceName,
  yearName,
} from '../figures/figures.ts';

/** A fact's key as the name of a place on a page. */
export const factAnchor = (fact: string): string =>
  `f${createHash('sha256').update(fact).digest('hex').slice(0, 10)}`;

/** « feuille Table 1, ligne 512, colonne 7 » */
export function cellName(fact: string, locale: Locale): string {
  const { sheet, row, column } = lineageOf(fact);
  const plain = (value: number) => number(value, locale, { useGrouping: false });
  const place = { sheet, row: plain(row), column: plain(column) };
  return sheet
    ? locale.t('figures.cell', place)
    : locale.t('figures.cell.plain', { row: place.row, column: place.column });
}

interface LineageProps {
  readonly locale: Locale;
  readonly figure: Figure & { readonly learned?: Learned | null };
  readonly document: Pick<CorridorDocument, 'key' | 'sources'>;
}

/** The way back from a figure to the cell that it was read from. */
export const Lineage: FC<LineageProps> = ({ locale, figure, document }) => (
  <details class="unknown screen-only">
    <summary>{locale.t('dossiers.lineage')}</summary>
    <div>
      <p>{locale.t('figures.exact', { value: exactly(figure.value, figure.measure, locale) })}</p>
      <p>
        {sourceName(sourceById(document.sources, figure.source), locale)}
        {locale.t('dossiers.comma')}{' '}
        {figure.cells > 1 && locale.t('figures.cells', { n: figure.cells })}{' '}
        {cellName(figure.fact, locale)}
      </p>
      {figure.learned && <p>{learnedFrom(figure.definition, figure.learned, document, locale)}</p>}
      <p>{locale.t('dossiers.rule')}</p>
      <p>
        <a href={`/${locale.lang}/dossiers/${document.key}/figures#${factAnchor(figure.fact)}`}>
          {locale.t('dossiers.figures.link')}
        </a>
      </p>
    </div>
  </details>
);

function learnedFrom(
  definition: Definition,
  { stated, source, fact }: Learned,
  { sources }: LineageProps['document'],
  locale: Locale,
): string {
  return locale.t('dossiers.learned', {
    stated: definitionName(stated, locale),
    definition: definitionName(definition, locale),
    source: sourceName(sourceById(sources, source), locale),
    cell: cellName(fact, locale),
  });
}

interface FiguresPageProps {
  readonly locale: Locale;
  readonly document: CorridorDocument;
  readonly title: string;
}

/** Every figure of a dossier to the last digit, with the cell of the file that it was read from. */
export const FiguresPage: FC<FiguresPageProps> = ({ locale, document, title }) => (
  <div class="stack">
    <p class="card-over">{title}</p>
    <h1>{locale.t('dossiers.figures.title')}</h1>
    <p class="lead">{locale.t('dossiers.figures.lead')}</p>
    <DataTable
      locale={locale}
      id="figures"
      caption={title}
      tall
      csv={`/${locale.lang}/dossiers/${document.key}.csv`}
      rows={allFigures(document)}
      columns={[
        {
          title: locale.t('table.measure'),
          header: true,
          cell: ({ measure, definition, fact }) => (
            <span id={factAnchor(fact)}>
              {measure === 'stock'
                ? definitionName(definition, locale)
                : measureName(measure, locale)}
            </span>
          ),
        },
        {
          title: locale.t('table.year'),
          numeric: true,
          cell: ({ year }) => yearName(year, locale),
        },
        {
          title: locale.t('table.value'),
          numeric: true,
          cell: ({ value, measure }) => exactly(value, measure, locale),
        },
        {
          title: locale.t('table.kind'),
          mark: true,
          cell: ({ kind }) => <KindMark locale={locale} kind={kind} />,
        },
        {
          title: locale.t('table.source'),
          cell: ({ source }) => sourceName(sourceById(document.sources, source), locale),
        },
        {
          title: locale.t('table.cell'),
          cell: ({ fact, cells }) =>
            `${cells > 1 ? `${locale.t('figures.cells', { n: cells })} ` : ''}${cellName(fact, locale)}`,
        },
      ]}
    />
  </div>
);

type Line = Pick<
  Figure,
  'source' | 'measure' | 'definition' | 'kind' | 'year' | 'value' | 'fact' | 'cells'
>;

/** Each cell once, in the order of the page. */
export function allFigures(document: CorridorDocument): Line[] {
  const { rows, series, composition, money, prices, protection } = document;
  const trends = [...series, ...(money?.series ?? []), ...(protection?.series ?? [])];
  const lines: Line[] = [
    ...rows,
    ...trends.flatMap(({ points, ...rest }) =>
      points.map((point) => ({ ...rest, ...point, cells: 1 })),
    ),
    ...composition.flatMap(({ parts, source, measure, definition, kind, year }) =>
      parts.map(({ value, fact, cells }) => ({
        source,
        measure,
        definition,
        kind,
        year,
        value,
        fact,
        cells,
      })),
    ),
    ...(money?.figures ?? []),
    ...(money?.inflow ?? []),
    ...(prices?.points ?? []).map(({ year, value, fact }) => ({
      source: prices?.source ?? '',
      measure: 'remittance_cost' as const,
      definition: 'none' as const,
      kind: prices?.kind ?? ('observed' as const),
      year,
      value,
      fact,
      cells: 1,
    })),
    ...(protection?.figures ?? []),
  ];
  return [...new Map(lines.map((line) => [line.fact, line])).values()];
}
