import type { Child, FC } from 'hono/jsx';
import { KindMark } from './kind.tsx';
import { type Kind, type Locale, number } from './locale.ts';

interface FigureProps {
  readonly locale: Locale;
  /** The definition, in full: "Personnes nées au Sénégal vivant en France". */
  readonly title: Child;
  /** Already rounded to what is known; null where nobody knows. */
  readonly value: number | null;
  readonly format?: Intl.NumberFormatOptions;
  /** Stands after the number in small: "M $", "%". */
  readonly unit?: string;
  /** The value as the source gives it, shown on demand. */
  readonly exact?: number;
  readonly low?: number | null;
  readonly high?: number | null;
  /** How the range is said where it is not the margin that the source itself gives. */
  readonly between?: string;
  readonly kind: Kind;
  /** Year or period, already written out. */
  readonly when?: string;
  readonly source: { readonly label: Child; readonly href?: string };
  /** What nobody knows about this figure. */
  readonly unknown?: Child;
  /** The one figure of the page. */
  readonly main?: boolean;
}

/** A figure never stands alone: its definition, range, kind, source and what nobody knows come with it. */
export const Figure: FC<FigureProps> = (props) => {
  const { locale, title, when, kind, source, unknown, main = false } = props;
  return (
    <figure class={main ? 'figure figure-main' : 'figure'}>
      <figcaption>{title}</figcaption>
      <Value {...props} />
      <p class="figure-range">
        <Range {...props} />
        <KindMark kind={kind} locale={locale} />
        {when && <span>{when}</span>}
      </p>
      <p class="small">
        {locale.t('figure.source')}{' '}
        {source.href ? <a href={source.href}>{source.label}</a> : source.label}
      </p>
      {unknown && (
        <details class="unknown">
          <summary>{locale.t('figure.unknown')}</summary>
          <div>{unknown}</div>
        </details>
      )}
    </figure>
  );
};

const Value: FC<FigureProps> = ({ locale, value, format, unit, exact }) => {
  if (value === null) return <p class="figure-number absent">{locale.t('figure.absent')}</p>;
  const text = number(value, locale, format);
  // Eleven signs are a hundred million; the unit is set at less than half the size.
  const long = text.length + (unit?.length ?? 0) / 2 > 11;
  return (
    <p class={long ? 'figure-number long' : 'figure-number'}>
      <data
        value={exact ?? value}
        {...(exact !== undefined && { title: number(exact, locale, format) })}
      >
        {text}
      </data>
      {unit && <small> {unit}</small>}
    </p>
  );
};

const Range: FC<FigureProps> = ({ locale, value, low, high, format, between }) => {
  if (value === null) return null;
  const text = between
    ? between
    : typeof low === 'number' && typeof high === 'number'
      ? locale.t('figure.range', {
          low: number(low, locale, format),
          high: number(high, locale, format),
        })
      : locale.t('figure.no-range');
  return <span class="range">{text}</span>;
};
