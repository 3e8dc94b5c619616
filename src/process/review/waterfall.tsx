import type { FC } from 'hono/jsx';
import { probabilityOf } from '../../methods/linkage/linkage.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import { number } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { fieldWords, levelWords, type PairEvidence } from '../intake/intake.ts';

interface Step {
  readonly what: string;
  readonly says: string;
  readonly bits: number | null;
  /** Where the sum stands before and after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Why the model believes what it believes: each comparison in words, and a bar that begins where the one before ended.
 * Right of the line is for one person, left of it against.
 */
export const Waterfall: FC<{ readonly locale: Locale; readonly evidence: PairEvidence }> = ({
  locale,
  evidence,
}) => {
  const steps = stepsOf(locale, evidence);
  const all = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  return (
    <DataTable
      locale={locale}
      id="waterfall"
      stacked
      caption={locale.t('review.why')}
      note={locale.t('review.why.note')}
      rows={steps}
      foot={[
        {
          what: locale.t('review.why.total'),
          says: locale.t('review.why.probability', { share: likely(locale, evidence.weight) }),
          bits: evidence.weight,
          from: 0,
          to: evidence.weight,
        },
      ]}
      columns={[
        { title: locale.t('review.why.what'), header: true, cell: ({ what }) => what },
        { title: locale.t('review.why.says'), cell: ({ says }) => says },
        {
          title: <span class="unseen">{locale.t('review.why.drawn')}</span>,
          cell: ({ from, to }) => <Bar locale={locale} from={from} to={to} low={low} high={high} />,
        },
        {
          title: locale.t('review.why.bits'),
          numeric: true,
          cell: ({ bits }) => bits ?? 0,
          format: { maximumFractionDigits: 1, signDisplay: 'exceptZero' },
        },
      ]}
    />
  );
};

function stepsOf(locale: Locale, { start, reasons, together, rarity }: PairEvidence): Step[] {
  const parts = [
    {
      what: locale.t('review.why.start'),
      says: locale.t('review.why.start.says', { n: significant(2 ** -start + 1) }),
      bits: start,
    },
    ...reasons.map(({ field, kind, level, bits }) => ({
      what: fieldWords(locale, { kind, name: field }, reasons),
      says:
        level === null
          ? locale.t('review.why.missing')
          : locale.t('review.why.level', {
              level: levelWords(locale, level),
              effect: effectOf(locale, bits),
            }),
      bits,
    })),
    ...(Math.abs(together) < LEAST
      ? []
      : [
          {
            what: locale.t('review.why.together'),
            says: effectOf(locale, together),
            bits: together,
          },
        ]),
    ...(Math.abs(rarity) < LEAST
      ? []
      : [
          {
            what: locale.t(rarity > 0 ? 'review.why.rare' : 'review.why.frequent'),
            says: effectOf(locale, rarity),
            bits: rarity,
          },
        ]),
  ];
  let sum = 0;
  return parts.map((part) => {
    const from = sum;
    sum += part.bits;
    return { ...part, from, to: sum };
  });
}

/** In bits; less is not worth a line. */
const LEAST = 0.05;

/** How much likelier, or less likely, something makes it that two records are one person. */
function effectOf(locale: Locale, bits: number): string {
  const times = 2 ** Math.abs(bits);
  if (times < 1.15) return locale.t('review.why.same');
  return locale.t(bits > 0 ? 'review.why.more' : 'review.why.less', { n: significant(times) });
}

/** Two figures are as many as a model knows. */
const significant = (value: number): number => Number(value.toPrecision(2));

function likely(locale: Locale, weight: number): string {
  const p = probabilityOf(weight);
  const share = (value: number) =>
    number(value, locale, { style: 'percent', maximumFractionDigits: value > 0.99 ? 1 : 0 });
  if (p > 0.999) return locale.t('review.why.above', { share: share(0.999) });
  if (p < 0.01) return locale.t('review.why.below', { share: share(0.01) });
  return share(p);
}

interface BarProps {
  readonly locale: Locale;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

const [WIDTH, HEIGHT] = [240, 20];

/** What speaks for one person is full, what speaks against is an outline. */
const Bar: FC<BarProps> = ({ locale, from, to, low, high }) => {
  const span = high - low || 1;
  const place = (value: number): number => {
    const share = (value - low) / span;
    return Math.round((locale.dir === 'rtl' ? 1 - share : share) * (WIDTH - 4)) + 2;
  };
  const [a, b] = [place(from), place(to)].toSorted((x, y) => x - y);
  return (
    <Drawing class="waterfall ink" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
      <line class="grid zero" x1={place(0)} x2={place(0)} y1="0" y2={HEIGHT} />
      {from !== to && (
        <rect
          x={a}
          y="5"
          width={Math.max(2, (b ?? 0) - (a ?? 0))}
          height="10"
          fill={to < from ? 'none' : 'currentColor'}
          stroke="currentColor"
        />
      )}
    </Drawing>
  );
};
