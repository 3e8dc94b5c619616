import { diffArrays } from 'diff';
import type { FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

export interface Piece {
  readonly how: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** What has changed between two wordings, word by word as their language parts them. */
export function piecesBetween(before: string, after: string, lang: string): Piece[] {
  const changes = diffArrays(wordsOf(before, lang), wordsOf(after, lang));
  return changes.map(({ added, removed, value }) => ({
    how: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}

// The package's own words are Latin ones: an Arabic word would fall into letters.
const wordsOf = (text: string, lang: string): string[] =>
  [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment,
  );

interface DifferencesProps {
  readonly locale: Locale;
  /** The language of both wordings. */
  readonly lang: string;
  readonly before: string;
  readonly after: string;
  /** What each is called: "Version 2", "Amendement 3". */
  readonly titles: readonly [before: string, after: string];
}

/** Two wordings side by side; what goes and what comes is said in words, too, for who does not see the marks. */
export const Differences: FC<DifferencesProps> = ({ locale, lang, before, after, titles }) => {
  const pieces = piecesBetween(before, after, lang);
  return (
    <div class="two differences">
      {(['gone', 'new'] as const).map((side, index) => (
        <div>
          <p class="small muted">{titles[index]}</p>
          <p lang={lang} dir="auto">
            {pieces
              .filter(({ how }) => how === 'same' || how === side)
              .map((piece) => (
                <Said locale={locale} piece={piece} />
              ))}
          </p>
        </div>
      ))}
    </div>
  );
};

const Said: FC<{ readonly locale: Locale; readonly piece: Piece }> = ({ locale, piece }) => {
  if (piece.how === 'same' || piece.text.trim() === '') return <>{piece.text}</>;
  const Mark = piece.how === 'new' ? 'ins' : 'del';
  return (
    <Mark>
      <span class="unseen" lang={locale.lang}>
        {locale.t(`differences.${piece.how}`)}{' '}
      </span>
      {piece.text}
      <span class="unseen" lang={locale.lang}>
        {' '}
        {locale.t('differences.end')}
      </span>
    </Mark>
  );
};
