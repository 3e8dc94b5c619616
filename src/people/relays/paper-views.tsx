import type { Child, FC } from 'hono/jsx';
import { PrintButton } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import {
  AnswerBoxes,
  Boxes,
  Receipt,
  Rules,
  Sheet,
  SheetHead,
} from '../../web/components/paper.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sentenceOf } from '../consents/consents.ts';
import type { Asked } from './asked.ts';
import { optionsOf } from './question-views.tsx';
import type { PrintedSheet } from './sheets.ts';

interface PaperProps {
  /** The language of the sheets. */
  readonly locale: Locale;
  readonly hub: string;
  readonly address: string;
  readonly large: boolean;
  readonly until: string;
  readonly asked: readonly Asked[];
}

interface PrintedSheetsProps {
  /** The relay's language. */
  readonly locale: Locale;
  readonly count: number;
  readonly children?: Child;
}

/** Sheets that were just made: they are printed from here, and cannot be shown again. */
export const PrintedSheets: FC<PrintedSheetsProps> = ({ locale, count, children }) => (
  <>
    <div class="stack screen-only">
      <h1>{locale.t('relay.printed.title', { n: count })}</h1>
      <Notice tone="attention" title={locale.t('relay.printed.once')}>
        <p>{locale.t('relay.printed.text')}</p>
      </Notice>
      <div class="row">
        <PrintButton locale={locale} />
        <a class="button plain" href={`/${locale.lang}/me/relay`}>
          {locale.t('relay.back')}
        </a>
      </div>
    </div>
    <div class="stack">{children}</div>
  </>
);

export const ProfileSheet: FC<PaperProps & { readonly sheet: PrintedSheet }> = (props) => {
  const { locale, hub, address, large, asked, sheet } = props;
  return (
    <Sheet large={large} lang={locale.lang} dir={locale.dir}>
      <SheetHead
        of={hub}
        title={locale.t('sheet.title')}
        codeLabel={locale.t('sheet.code')}
        code={sheet.code}
      />
      <p class="serif">{locale.t('relay.sentence')}</p>
      <p class="small">{locale.t('sheet.never')}</p>
      <div class="rules">
        {(['residence', 'city', 'languages', 'occupation'] as const).map((name) => (
          <div>
            <h3>{locale.t(`profile.${name}`)}</h3>
            <Rules />
          </div>
        ))}
      </div>
      {(['offers', 'wants'] as const).map((name) => (
        <>
          <h3>{locale.t(`profile.${name}`)}</h3>
          <Boxes labels={optionsOf(name, locale)} />
          <Rules count={2} />
        </>
      ))}
      {asked.map(({ purpose, recipient, until }) => (
        <section>
          <h3>{purpose.texts[locale.lang].title}</h3>
          <p class="small">{purpose.texts[locale.lang].about}</p>
          <p class="serif">{sentenceOf(purpose, recipient, until, locale.lang)}</p>
          <AnswerBoxes yes={locale.t('consent.yes')} no={locale.t('consent.no')} />
        </section>
      ))}
      <Receipt
        title={locale.t('sheet.receipt')}
        secrets={[
          { label: locale.t('sheet.code'), secret: sheet.code },
          { label: locale.t('sheet.secret'), secret: sheet.secret },
        ]}
        address={`${address}/${locale.lang}/claim#${sheet.code}.${sheet.secret}`}
        qr={locale.t('sheet.receipt.qr')}
      >
        <p>
          {locale.t('sheet.receipt.text')}{' '}
          <strong dir="ltr">{`${address.replace(/^https?:\/\//, '')}/${locale.lang}/claim`}</strong>
        </p>
        <p class="small">
          {locale.t('sheet.receipt.until', { until: longDate(props.until, locale.lang) })}
        </p>
      </Receipt>
    </Sheet>
  );
};
