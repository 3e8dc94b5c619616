import type { FC } from 'hono/jsx';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { Sheet } from '../../web/components/paper.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Printed, PrintedBefore } from './letters.ts';
import { paragraphsOf } from './mail.ts';
import { wordsIn } from './words.ts';

interface Letterhead {
  readonly name: string;
  readonly address: string;
  /** On which day it was printed. */
  readonly on: string;
}

interface LettersProps {
  readonly locale: Locale;
  readonly waiting: number;
  /** What was just taken to be printed; null before. */
  readonly printed: readonly Printed[] | null;
  /** What was printed in the last weeks, and may have been lost. */
  readonly before: readonly PrintedBefore[];
  /** How many wait to be said by a relay. */
  readonly calls: number;
  readonly from: Letterhead;
}

/** Messages on paper for those without e-mail: one sheet each, the window left empty for the relay to fill. */
export const Letters: FC<LettersProps> = ({ locale, waiting, printed, before, calls, from }) => (
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
        <form class="stack" method="post">
          <p>{locale.t('letters.waiting', { n: waiting })}</p>
          <p>
            <Button>{locale.t('letters.take')}</Button>
          </p>
        </form>
      )}
      {calls > 0 && <p>{locale.t('letters.calls', { n: calls })}</p>}
      {before.length > 0 && <Before locale={locale} before={before} />}
    </div>
    {printed?.map((letter) => (
      <LetterSheet letter={letter} from={from} />
    ))}
  </>
);

const Before: FC<Pick<LettersProps, 'locale' | 'before'>> = ({ locale, before }) => (
  <section class="section stack" aria-labelledby="lost">
    <h2 id="lost">{locale.t('letters.lost')}</h2>
    <p>{locale.t('letters.lost.text')}</p>
    <DataTable
      locale={locale}
      id="printed"
      stacked
      caption={locale.t('letters.before')}
      rows={before}
      columns={[
        {
          title: locale.t('letters.number'),
          header: true,
          cell: ({ number }) => <bdi dir="ltr">{number}</bdi>,
        },
        { title: locale.t('letters.on'), cell: ({ on }) => longDate(on, locale.lang) },
        {
          title: locale.t('letters.action'),
          cell: ({ id, number }) => (
            <form method="post" action={`/${locale.lang}/staff/letters/${id}/again`}>
              <Button tone="link">
                {locale.t('letters.again')}
                <span class="unseen"> {number}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  </section>
);

/** Who writes and when at the head, as on any letter; below the window for whom it is, and about what. */
const LetterSheet: FC<{ readonly letter: Printed; readonly from: Letterhead }> = ({
  letter,
  from,
}) => {
  const locale = localeOf(letter.lang);
  const { subject } = wordsIn(letter.content, locale);
  return (
    <Sheet large lang={locale.lang} dir={locale.dir}>
      <header class="letter-head">
        <strong>{from.name}</strong>
        <span>{longDate(from.on, locale.lang)}</span>
      </header>
      <div class="letter">
        {letter.name && <p>{locale.t('letters.for', { name: letter.name })}</p>}
        {/* An official notice bears its subject between the lines that its code signs. */}
        {!letter.content.code && <h2>{subject}</h2>}
        {paragraphsOf(letter.content, locale, `${from.address}/${locale.lang}`).map((text) => (
          <p>{text}</p>
        ))}
        {letter.why && (
          <p>
            {locale.t('message.why', letter.why)}{' '}
            {locale.t('letters.stop', { address: `${from.address}/${locale.lang}/me/consents` })}
          </p>
        )}
        <p class="small muted">{locale.t('letters.numbered', { number: letter.number })}</p>
      </div>
    </Sheet>
  );
};
