import type { FC } from 'hono/jsx';
import type {
  CorridorDocument,
  Figure,
  Protection,
} from '../../process/pipeline/corridors/document.ts';
import { Sparkline } from '../../web/charts/sparkline.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { measureName, sourceById, sourceName, yearName } from '../figures/figures.ts';
import { Section, trendSentence } from './section.tsx';

interface ProtectionProps {
  readonly locale: Locale;
  readonly document: CorridorDocument;
}

/** People under protection, apart: never added to migrants nor to each other. */
export const ProtectionSection: FC<ProtectionProps> = ({ locale, document }) => {
  const { protection, headline } = document;
  if (!protection || !showsProtection(document)) return null;
  const present = protection.figures.filter(({ value }) => value > 0);
  if (present.length === 0)
    return (
      <Section id="protection" title={locale.t('dossiers.protection')}>
        <p class="muted">
          {locale.t('dossiers.protection.past', { year: yearName(lastYear(protection), locale) })}
        </p>
      </Section>
    );
  const one = onlySource(present);
  return (
    <Section id="protection" title={locale.t('dossiers.protection')}>
      <p>
        {locale.t('dossiers.protection.apart')}
        {headline && ` ${locale.t('dossiers.protection.overlap')}`}
      </p>
      <dl class="facts">
        {present.map((figure) => (
          <div>
            <dt>{measureName(figure.measure, locale)}</dt>
            <dd>
              <Line locale={locale} document={document} figure={figure} sourced={!one} />
            </dd>
          </div>
        ))}
      </dl>
      {one && (
        <p class="small muted">
          {locale.t('figure.source')} {sourceName(sourceById(document.sources, one), locale)}
        </p>
      )}
    </Section>
  );
};

/** A series of nothing but zeros says nothing of protection. */
export const showsProtection = ({ protection }: Pick<CorridorDocument, 'protection'>): boolean =>
  protection !== null && lastYear(protection) > 0;

/** The last year in which somebody was under protection; 0 where nobody ever was. */
const lastYear = ({ figures, series }: Protection): number =>
  Math.max(
    0,
    ...[...figures, ...series.flatMap(({ points }) => points)]
      .filter(({ value }) => value > 0)
      .map(({ year }) => year),
  );

/** The source of all figures, where they have but one. */
function onlySource(figures: readonly Figure[]): string | undefined {
  const [first, ...others] = new Set(figures.map(({ source }) => source));
  return others.length === 0 ? first : undefined;
}

interface LineProps extends ProtectionProps {
  readonly figure: Figure;
  /** Names its source, which is not the same for all. */
  readonly sourced: boolean;
}

const Line: FC<LineProps> = ({ locale, document, figure, sourced }) => {
  const { measure, source, value, kind, year } = figure;
  const series = document.protection?.series.find(
    (each) => each.measure === measure && each.source === source,
  );
  return (
    <>
      {series && series.points.length > 2 && (
        <Sparkline
          locale={locale}
          values={byYear(series.points)}
          label={trendSentence(series.points, locale)}
        />
      )}{' '}
      <strong class="numbers">{number(value, locale)}</strong>{' '}
      <KindMark locale={locale} kind={kind} /> <span>{yearName(year, locale)}</span>{' '}
      {sourced && (
        <span class="small muted">{sourceName(sourceById(document.sources, source), locale)}</span>
      )}
    </>
  );
};

/** One value a beat of the source (a year, five years), null where it skips one, so that the line shows the gap. */
export function byYear(points: readonly { year: number; value: number }[]): (number | null)[] {
  const [first, last] = [points[0]?.year ?? 0, points.at(-1)?.year ?? 0];
  const known = new Map(points.map(({ year, value }) => [year, value]));
  const beat = points.reduce((sum, { year }) => commonDivisor(sum, year - first), 0) || 1;
  const beats = (last - first) / beat + 1;
  return Array.from({ length: beats }, (_, nth) => known.get(first + nth * beat) ?? null);
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
