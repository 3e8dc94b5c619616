import type { FC } from 'hono/jsx';
import { Drawing } from '../../web/components/drawing.tsx';
import { percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Tally, voicesIn } from './result.ts';

const ANSWERS = ['agree', 'pass', 'disagree'] as const;
const HEIGHT = 12;

interface SplitBarProps {
  readonly locale: Locale;
  readonly tally: Tally;
}

/** How a statement was answered: three parts of one bar from where reading begins; its figures stand beside it in words. */
export const SplitBar: FC<SplitBarProps> = ({ locale, tally }) => {
  const shares = ANSWERS.map((answer) => (100 * tally[answer]) / Math.max(1, voicesIn(tally)));
  const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, one) => sum + one, 0));
  return (
    <Drawing class="split" height={HEIGHT}>
      {ANSWERS.map((answer, at) => {
        const [start, wide] = [starts[at] ?? 0, shares[at] ?? 0];
        const x = locale.dir === 'rtl' ? 100 - start - wide : start;
        return (
          wide > 0 && (
            <rect class={answer} x={`${round(x)}%`} width={`${round(wide)}%`} height={HEIGHT} />
          )
        );
      })}
    </Drawing>
  );
};

const round = (value: number) => Math.round(value * 100) / 100;

/** 72 % d’accord, 18 % pas d’accord, 10 % passent; 143 voix. */
export function inFigures(tally: Tally, locale: Locale): string {
  const all = Math.max(1, voicesIn(tally));
  return locale.t('results.figures', {
    agree: percent(tally.agree / all, locale),
    disagree: percent(tally.disagree / all, locale),
    pass: percent(tally.pass / all, locale),
    voices: locale.t('results.voices', { n: voicesIn(tally) }),
  });
}

/** What the three colours of a bar are, once a page. */
export const SplitLegend: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <ul class="legend">
    {ANSWERS.map((answer) => (
      <li class="kind">
        <svg class="split" width="14" height="12" aria-hidden="true">
          <rect class={answer} width="14" height="12" />
        </svg>
        {locale.t(`results.answer.${answer}`)}
      </li>
    ))}
  </ul>
);
