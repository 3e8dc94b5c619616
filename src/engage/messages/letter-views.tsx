import type { FC } from 'hono/jsx';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Printed } from './letters.ts';
import { paragraphsOf } from './mail.ts';

interface LettersProps {
  readonly locale: Locale;
  readonly waiting: number;
  /** What was just taken to be printed; null before. */
  readonly printed: readonly Printed[] | null;
  readonly address: string;
}

/** Messages on paper for those without e-mail: one sheet each, the window left empty for the relay to fill. */
export const Letters: FC<LettersProps> = ({ locale, waiting, printed, address }) => (
  <>
    <div class="stack screen-only">
      <h1>{locale.t('letters.title')}</h1>
      <p class="lead">{locale.t('letters.lead')}</p>
      {printed ? (
        <div class="row">
          <p>{locale.t('letters.printed', { n: printed.length })}</p>
          <PrintButton locale={locale} />
        </div>
      ) : waiting === 0 ? (
        <EmptyState title={locale.t('letters.empty')} />
      ) : (
        <form method="post">
          <p>{locale.t('letters.waiting', { n: waiting })}</p>
          <Button>{locale.t('letters.take')}</Button>
        </form>
      )}
    </div>
    {printed?.map((letter) => (
      <Sheet letter={letter} address={address} />
    ))}
  </>
);

const Sheet: FC<{ readonly letter: Printed; readonly address: string }> = ({ letter, address }) => {
  const locale = localeOf(letter.lang);
  return (
    <article class="letter" lang={locale.lang} dir={locale.dir}>
      <p class="small">{letter.name && locale.t('letters.for', { name: letter.name })}</p>
      {paragraphsOf(letter.content, locale, `${address}/${locale.lang}`).map((text) => (
        <p>{text}</p>
      ))}
    </article>
  );
};
