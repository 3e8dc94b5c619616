import type { FC } from 'hono/jsx';
import { Mark } from '../charts/mark.tsx';
import { Drawing } from './drawing.tsx';
import { KINDS, type Kind, type Locale } from './locale.ts';

interface KindMarkProps {
  readonly kind: Kind;
  readonly locale: Locale;
  /** The word is shown beside the mark unless it stands right next to it anyway. */
  readonly wordless?: boolean;
}

/** Dénombré ●, modélisé ◍, extrapolé ⁘, déclaratif ○: the word and its mark. */
export const KindMark: FC<KindMarkProps> = ({ kind, locale, wordless = false }) => {
  const word = locale.t(`kind.${kind}`);
  return (
    <span class="kind">
      <Drawing label={wordless ? word : undefined} viewBox="-7 -7 14 14">
        <Mark kind={kind} r={6} />
      </Drawing>
      {wordless ? null : <span class="word">{word}</span>}
    </span>
  );
};

interface KindLegendProps {
  readonly locale: Locale;
  readonly kinds?: readonly Kind[];
}

/** The four marks with what each means; the same on every map, chart and table. */
export const KindLegend: FC<KindLegendProps> = ({ locale, kinds = KINDS }) => (
  <ul class="legend" aria-label={locale.t('kind.legend')}>
    {KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
      <li title={locale.t(`kind.${kind}.meaning`)}>
        <KindMark kind={kind} locale={locale} />
      </li>
    ))}
  </ul>
);
