import type { FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

interface ShareTextProps {
  readonly locale: Locale;
  readonly text: string;
}

/** A few lines for a chat, with the address: to be selected by hand, or copied by a button where there is script. */
export const ShareText: FC<ShareTextProps> = ({ locale, text }) => (
  <details class="section screen-only">
    <summary>{locale.t('share.title')}</summary>
    <copy-text class="form">
      <div class="field">
        <label for="share-text">{locale.t('share.text')}</label>
        <textarea
          id="share-text"
          rows={text.split('\n').length + Math.ceil(text.length / 60)}
          readonly
          dir="auto"
        >
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
  </details>
);
