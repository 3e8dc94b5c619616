import type { FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

interface ShareTextProps {
  readonly locale: Locale;
  readonly text: string;
}

interface CopyTextProps extends ShareTextProps {
  readonly id: string;
  readonly label: string;
  readonly rows: number;
  readonly dir: 'auto' | 'ltr';
}

/** A text to be selected by hand, or copied by a button where there is script. */
export const CopyText: FC<CopyTextProps> = ({ locale, id, label, rows, dir, text }) => (
  <copy-text class="form">
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={rows} readonly dir={dir}>
        {text}
      </textarea>
    </div>
    <div class="row">
      <button class="button plain" type="button" hidden>
        {locale.t('share.copy')}
      </button>
      <span role="status" data-done={locale.t('share.copied')} />
    </div>
  </copy-text>
);

/** A few lines for a chat, with the address: to be selected by hand, or copied by a button where there is script. */
export const ShareText: FC<ShareTextProps> = ({ locale, text }) => (
  <details class="section screen-only">
    <summary>{locale.t('share.title')}</summary>
    <CopyText
      locale={locale}
      id="share-text"
      label={locale.t('share.text')}
      rows={text.split('\n').length + Math.ceil(text.length / 60)}
      dir="auto"
      text={text}
    />
  </details>
);
