import type { Child, FC } from 'hono/jsx';
import { FRAMES } from '../../reference/frames/frames.ts';
import { Boxes, Receipt, Rules, Sheet, SheetHead } from '../../web/components/paper.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { KINDS } from './request-form.ts';

interface RequestSheetProps {
  /** The language of the sheet. */
  readonly locale: Locale;
  readonly hub: string;
  readonly address: string;
  readonly large: boolean;
  readonly until: string;
  /** Its own code, and the code by which its author follows what becomes of it. */
  readonly sheet: { readonly code: string; readonly secret: string };
}

/** What somebody looks for or offers, on paper: no name, and a receipt to follow the answer by. */
export const RequestSheet: FC<RequestSheetProps> = (props) => {
  const { locale, hub, address, large, until, sheet } = props;
  const topics = FRAMES.topics.map(({ name }) => name[locale.lang]);
  return (
    <Sheet large={large} lang={locale.lang} dir={locale.dir}>
      <SheetHead
        of={hub}
        title={locale.t('sheet.request.title')}
        codeLabel={locale.t('sheet.code')}
        code={sheet.code}
      />
      <p class="serif">{locale.t('sheet.request.text')}</p>
      <p class="small">{locale.t('sheet.request.one')}</p>
      <h3>{locale.t('sheet.request.kind')}</h3>
      <Boxes labels={KINDS.map((kind) => locale.t(`requests.kind.${kind}`))} />
      <h3>{locale.t('sheet.request.topic')}</h3>
      <Boxes labels={topics} />
      <h3>{locale.t('sheet.request.words')}</h3>
      <p class="small">{locale.t('requests.text.hint')}</p>
      <Rules count={large ? 8 : 10} />
      <div class="rules">
        {(['residence', 'town', 'origin'] as const).map((name) => (
          <div>
            <h3>{locale.t(`requests.${name}`)}</h3>
            <Rules />
          </div>
        ))}
      </div>
      <p class="small">{locale.t('requests.seen.text')}</p>
      <p class="small">
        {locale.t('sheet.request.until', { until: longDate(until, locale.lang) })}
      </p>
      <FollowReceipt locale={locale} address={address} code={sheet.secret}>
        <p>{locale.t('sheet.request.receipt')}</p>
      </FollowReceipt>
    </Sheet>
  );
};

interface FollowReceiptProps {
  readonly locale: Locale;
  readonly address: string;
  readonly code: string;
  readonly children?: Child;
}

/** The code by which a request is followed, and where, to be taken home. */
export const FollowReceipt: FC<FollowReceiptProps> = ({ locale, address, code, children }) => {
  const page = `${address}/${locale.lang}/requests/follow`;
  return (
    <Receipt
      title={locale.t('sheet.receipt')}
      secrets={[{ label: locale.t('requests.code'), secret: code }]}
      address={`${page}#${code}`}
      qr={locale.t('sheet.request.qr')}
    >
      {children}
      <p>
        <strong dir="ltr">{page.replace(/^https?:\/\//, '')}</strong>
      </p>
    </Receipt>
  );
};
