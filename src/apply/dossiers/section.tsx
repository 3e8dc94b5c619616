import type { Child, FC } from 'hono/jsx';
import { number } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { rounded, yearName } from '../figures/figures.ts';

export const Section: FC<{
  readonly id: string;
  readonly title: Child;
  readonly children?: Child;
  readonly class?: string;
}> = ({ id, title, children, class: classes }) => (
  <section class={classes ? `section ${classes}` : 'section'} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** Paper has room for the first of a list: how many there are besides, and where. */
export const MoreOnPaper: FC<{ readonly locale: Locale; readonly left: number }> = ({
  locale,
  left,
}) =>
  left > 0 ? (
    <p class="small muted paper-only">{locale.t('dossiers.more-at-address', { n: left })}</p>
  ) : null;

export function trendSentence(
  points: readonly { year: number; value: number }[],
  locale: Locale,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const say = (value: number) => number(rounded({ value, kind: 'observed' }), locale);
  return locale.t('dossiers.trend.sentence', {
    from: yearName(first.year, locale),
    to: yearName(last.year, locale),
    first: say(first.value),
    last: say(last.value),
  });
}
